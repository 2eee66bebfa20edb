# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A series as the owner edits it: a post becomes the first of one; this one, this and the following, or all are changed
or taken off."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, PostId, SeriesId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Post, Series
from secondhelping.domain.recurrence import Recurrence, like
from secondhelping.operations import laying_out, place, recurring, serving
from secondhelping.operations.project import Project
from secondhelping.plan import recurring as rules
from secondhelping.plan import recurring_rules
from secondhelping.store import posts
from secondhelping.store import series as series_rows

_DAY = timedelta(days=1)


class Scope(StrEnum):
    """How much of a series is meant."""

    THIS = "this one"
    FOLLOWING = "this and the following"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Draft:
    """A series as it is to be: from `first` on by `recurrence`, or by `rule` where that says more than a recurrence
    can; the days in `skipped` are left out, and the texts take turns. They are those of the snippet `snippet_id`, None
    where they are the owner's own."""

    recurrence: Recurrence
    first: datetime
    texts: tuple[str, ...]
    kind: Kind
    accounts: tuple[AccountId, ...]
    skipped: frozenset[date] = frozenset()
    rule: str = ""
    snippet_id: SnippetId | None = None

    @property
    def written(self) -> str:
        return self.rule or recurring_rules.written(self.recurrence)


@dataclass(frozen=True, slots=True)
class Repeating:
    """A post and the series it is of, None for one by itself. `day` is the day it stands for, `before` how many times
    of the series come before that, `begins` that none of them is on the calendar, `beyond` that its rule says more
    than a form can, and `past` that the time of the post is over."""

    post: Post
    series: Series | None = None
    day: date = date.min
    before: int = 0
    begins: bool = True
    beyond: bool = False
    past: bool = False


def repeating(project: Project, post_id: PostId) -> Repeating:
    """A post with its series.

    Raises:
        KnownError: there is no such post, or it went out.
    """
    post = laying_out.changeable(project, post_id)
    past = not laying_out.still_ahead(project, post.at)
    found = series_rows.of_post(project.store.read(), post_id)
    if found is None:
        return Repeating(post, day=post.at.date(), past=past)
    series, day = laying_out.get(project, found[0]), found[1]
    before = rules.before(series.rule, series.first, day)
    begins = not before or min(series_rows.posts_of(project.store.read(), series.id).values()) == day
    beyond = recurring_rules.read(series.rule, series.first) is None
    return Repeating(post, series, day, before, begins, beyond, past)


def draft(found: Repeating, scope: Scope) -> Draft:
    """What a form begins with: a post by itself comes again every week on its day."""
    series, post = found.series, found.post
    if series is None or scope is Scope.THIS:
        return Draft(
            like(post.at.date()), post.at, (post.text,), post.kind, post.accounts, snippet_id=post.snippet_id
        )
    recurrence = recurring_rules.read(series.rule, series.first) or like(series.first.date())
    rule = series.rule if found.beyond else ""
    whole = Draft(
        recurrence,
        series.first,
        series.texts,
        series.kind,
        series.accounts,
        series.skipped,
        rule,
        post.snippet_id,
    )
    return whole if scope is Scope.ALL else _from(whole, found)


def _from(whole: Draft, found: Repeating) -> Draft:
    """What is left of a series from a post on: as many times as are not over, and the words in the order in which they
    come from there."""
    recurrence = whole.recurrence
    if recurrence.count is not None:
        recurrence = replace(recurrence, count=max(1, recurrence.count - found.before))
    return replace(
        whole,
        recurrence=recurrence,
        first=datetime.combine(found.day, whole.first.time()),
        texts=laying_out.in_turn(whole.texts, found.before),
        skipped=frozenset(day for day in whole.skipped if day >= found.day),
        rule=recurring_rules.shorter(whole.rule, found.before),
    )


def gives_way(project: Project, found: Repeating, scope: Scope) -> tuple[PostId, ...]:
    """The posts in whose place others come when a draft of this scope is saved."""
    if found.series is None or scope is Scope.THIS:
        return (found.post.id,)
    start = date.min if scope is Scope.ALL else found.day
    return tuple(laying_out.as_laid_out(project, found.series, start))


def stays(project: Project, found: Repeating, scope: Scope) -> frozenset[date]:
    """The days whose posts stay as they are when a draft of this scope is saved: changed by hand, or in a file."""
    if found.series is None or scope is Scope.THIS:
        return frozenset()
    gone = gives_way(project, found, scope)
    there = series_rows.posts_of(project.store.read(), found.series.id)
    start = date.min if scope is Scope.ALL else found.day
    return frozenset(day for number, day in there.items() if day >= start and number not in gone)


def make(project: Project, post_id: PostId, wanted: Draft) -> Changes:
    """Makes a post the first of a series, as the draft says.

    Raises:
        KnownError: it comes again already or went out, or the draft can't be kept.
    """
    return recurring.begin(project, _new(project, _checked(wanted)), post_id)


def change(project: Project, post_id: PostId, wanted: Draft, scope: Scope) -> Changes:
    """Changes a post of a series, it and those that follow, or the whole series. Posts that the owner changed by hand,
    and those that went out, stay as they are.

    Raises:
        KnownError: it is of no series or went out, or the draft can't be kept.
    """
    found = repeating(project, post_id)
    series = _of_one(found)
    wanted = _checked(wanted, rule=scope is not Scope.THIS)
    if scope is Scope.THIS:
        return place.change_post(
            project,
            post_id,
            text=wanted.texts[0],
            kind=wanted.kind,
            at=None if wanted.first == found.post.at else wanted.first,
            accounts=wanted.accounts,
        )
    if scope is Scope.ALL or found.begins:
        return recurring.change(
            project,
            series.id,
            rule=wanted.written,
            first=wanted.first,
            texts=wanted.texts,
            kind=wanted.kind,
            accounts=wanted.accounts,
            skipped=wanted.skipped,
        )
    with project.action(f"Repeats {_said(wanted)} from {words.day(wanted.first)} on") as writing:
        gone = gives_way(project, found, scope)
        left = [
            (number, day)
            for number, day in series_rows.posts_of(writing.connection, series.id).items()
            if day >= found.day and number not in gone
        ]
        made = _new(project, wanted)
        made = replace(made, id=series_rows.add(writing.connection, made))
        for number, day in left:
            series_rows.join(writing.connection, number, made.id, day)
        snippet_id = series_rows.snippet_of(writing.connection, series.id)
        posts.remove(writing.connection, gone)
        series_rows.change(writing.connection, _until(series, found.day - _DAY))
        laying_out.lay_out(project, writing, made, snippet_id=snippet_id)
    return writing.changes


def take_off(project: Project, post_id: PostId, scope: Scope) -> Changes:
    """Takes a post of a series off, it and those that follow, or ends the series. Those changed by hand stay.

    Raises:
        KnownError: it is of no series, or went out.
    """
    found = repeating(project, post_id)
    series = _of_one(found)
    if scope is Scope.THIS:
        return recurring.skip(project, post_id)
    if scope is Scope.ALL or found.begins:
        return recurring.end(project, series.id)
    last = found.day - _DAY
    with project.action(
        f"Repeats {rules.spoken(series.rule, series.first)} until {words.day(last)}"
    ) as writing:
        posts.remove(writing.connection, laying_out.as_laid_out(project, series, found.day, past=True))
        series_rows.change(writing.connection, _until(series, last))
    return writing.changes


def _of_one(found: Repeating) -> Series:
    if found.series is None:
        raise KnownError(
            "This post doesn't come again.",
            "Only one of a series can be changed so.",
            "Open the post itself.",
        )
    return found.series


def _until(series: Series, last: date) -> Series:
    return replace(
        series, rule=recurring_rules.ended(series.rule, last), until=min(series.until, last + _DAY)
    )


def _new(project: Project, wanted: Draft) -> Series:
    until = laying_out.horizon(project, wanted.first)
    return Series(
        SeriesId(0),
        wanted.written,
        wanted.first,
        wanted.texts,
        wanted.kind,
        wanted.accounts,
        wanted.skipped,
        until,
    )


def _checked(wanted: Draft, *, rule: bool = True) -> Draft:
    """The draft with its texts in order.

    Raises:
        KnownError: no words, no account, or a rule that never comes.
    """
    if not wanted.accounts:
        raise KnownError("There is no account to post to.", "A post needs one.", "Choose an account.")
    texts = serving.checked(wanted.texts)
    if rule:
        rules.check(wanted.written, wanted.first)
    return replace(wanted, texts=texts)


def _said(wanted: Draft) -> str:
    return rules.spoken(wanted.written, wanted.first)
