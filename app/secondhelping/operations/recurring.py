# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts that come again: "every first Monday", with one of them skipped or changed.

A series lays out posts like any other, a year ahead: they count in the mix, are judged by the gate, exported, moved and
changed one by one. The series only remembers by which rule they came, so that they can be laid out further, changed or
ended together. What the owner changed on one of them stays.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, PostId, SeriesId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Series
from secondhelping.operations import laying_out, plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import recurring, zones
from secondhelping.store import accounts as account_rows
from secondhelping.store import posts
from secondhelping.store import series as series_rows


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series as the owner sees it: `words` such as "every first Monday", the posts still to go out, the next one
    (`post` with its time `next`), and the day up to which they are laid out."""

    series: Series
    words: str
    posts: int
    next: datetime | None
    until: date
    post: PostId | None = None


def choices(first: datetime) -> tuple[tuple[str, str], ...]:
    """The usual rules for a post that first comes at a time, each with its words."""
    return recurring.choices(first)


def add(
    project: Project,
    first: datetime,
    rule: str,
    texts: Sequence[str],
    kind: Kind,
    accounts: Sequence[AccountId] = (),
) -> Changes:
    """Makes a series and lays out its posts for a year. With several texts they take turns.

    Raises:
        KnownError: no rule, no words, no account, or nothing of it is ahead.
    """
    every = tuple(text.strip() for text in texts if text.strip())
    if not every:
        raise KnownError("There are no words in it.", "A post is a text.", "Write a few words.")
    chosen = tuple(accounts) or tuple(account.id for account in account_rows.all_(project.store.read()))
    until = laying_out.horizon(project, first)
    return begin(project, Series(SeriesId(0), rule.upper(), first, every, kind, chosen, frozenset(), until))


def repeat(project: Project, post_id: PostId, rule: str, texts: Sequence[str] = ()) -> Changes:
    """Makes a post that stands on the calendar the first of a series. With `texts`, they take turns with its own.

    Raises:
        KnownError: there is no such post, it went out or comes again already, or no rule; or nothing of it is ahead.
    """
    post = laying_out.changeable(project, post_id)
    every = (post.text, *(text.strip() for text in texts if text.strip()))
    until = laying_out.horizon(project, post.at)
    wanted = Series(SeriesId(0), rule.upper(), post.at, every, post.kind, post.accounts, frozenset(), until)
    return begin(project, wanted, post_id)


def begin(project: Project, wanted: Series, post_id: PostId | None = None) -> Changes:
    """Makes a series, with a post that stands on the calendar for the first of it that is still ahead. It begins with
    its first words then, however many of its days are gone by or skipped.

    Raises:
        KnownError: there is no such post, it went out or comes again already; no account, no rule, or nothing of it is
            ahead.
    """
    if post_id is not None:
        laying_out.changeable(project, post_id)
        if series_rows.of_post(project.store.read(), post_id) is not None:
            raise KnownError(
                "This post comes again already.",
                "A post belongs to one series.",
                "Change or end that series first.",
            )
    if not wanted.accounts:
        raise KnownError("There is no account to post to.", "A post needs one.", "Add an account first.")
    recurring.check(wanted.rule, wanted.first)
    ahead = laying_out.to_come(project, wanted.rule, wanted.first, wanted.until)
    at, turn = next((one for one in ahead if one[0].date() not in wanted.skipped), (None, 0))
    if at is None:
        raise _none_ahead(wanted, skipped=bool(ahead))
    with project.action(f"Repeats {recurring.spoken(wanted.rule, wanted.first)}") as writing:
        new = replace(wanted, texts=laying_out.in_turn(wanted.texts, -turn))
        made = replace(new, id=series_rows.add(writing.connection, new))
        if post_id is not None:
            posts.change(
                writing.connection,
                post_id,
                text=wanted.texts[0],
                kind=wanted.kind,
                at=zones.moved_on(at, project.zone),
                accounts=wanted.accounts,
                pinned=True,
            )
            series_rows.join(writing.connection, post_id, made.id, at.date())
        laying_out.lay_out(project, writing, made)
    return writing.changes


def _none_ahead(wanted: Series, *, skipped: bool) -> KnownError:
    if skipped:
        why, todo = (
            "Every day of it that is still to come is skipped.",
            "Keep one of its days, or choose others.",
        )
    else:
        why = f"It begins on {words.day(wanted.first)}, and its last day is gone by."
        todo = "Choose a later beginning or a later end."
    return KnownError("Nothing would be laid out.", why, todo)


def skip(project: Project, post_id: PostId) -> Changes:
    """Takes one post of a series off; the others stay, and it does not come back.

    Raises:
        KnownError: it is of no series, or went out.
    """
    post = laying_out.changeable(project, post_id)
    series, day = laying_out.of(project, post_id)
    with project.action(f"Skipped {words.day(post.at)}") as writing:
        posts.remove(writing.connection, [post_id])
        series_rows.change(writing.connection, replace(series, skipped=series.skipped | {day}))
    return writing.changes


def change(
    project: Project,
    series_id: SeriesId,
    *,
    rule: str | None = None,
    first: datetime | None = None,
    texts: Sequence[str] | None = None,
    kind: Kind | None = None,
    accounts: Sequence[AccountId] | None = None,
    skipped: Collection[date] | None = None,
) -> Changes:
    """Changes a series: the posts still to come are laid out anew. Those that the owner moved or worded otherwise,
    and those that went out, stay as they are; days that were skipped stay skipped, unless others are given.

    Raises:
        KnownError: there is no such series, or it could not come any more.
    """
    old = laying_out.get(project, series_id)
    new = replace(
        old,
        rule=old.rule if rule is None else rule.upper(),
        first=old.first if first is None else first,
        texts=old.texts if texts is None else tuple(text.strip() for text in texts if text.strip()),
        kind=old.kind if kind is None else kind,
        accounts=old.accounts if accounts is None else tuple(accounts),
        skipped=old.skipped if skipped is None else frozenset(skipped),
    )
    if not new.texts or not new.accounts:
        raise KnownError(
            "A series needs words and an account.",
            "With none it would go nowhere.",
            "Choose one, or end the series.",
        )
    recurring.check(new.rule, new.first)
    new = replace(new, until=laying_out.horizon(project, new.first))
    with project.action(f"Repeats {recurring.spoken(new.rule, new.first)}") as writing:
        posts.remove(writing.connection, laying_out.as_laid_out(project, old))
        series_rows.change(writing.connection, new)
        laying_out.lay_out(project, writing, new)
    return writing.changes


def end(project: Project, series_id: SeriesId) -> Changes:
    """Ends a series: its posts still to come are taken off, but for those the owner moved or worded otherwise.

    Raises:
        KnownError: there is no such series.
    """
    old = laying_out.get(project, series_id)
    with project.action(f"No longer repeats {recurring.spoken(old.rule, old.first)}") as writing:
        posts.remove(writing.connection, laying_out.as_laid_out(project, old))
        series_rows.remove(writing.connection, series_id)
    return writing.changes


def lay_out_further(project: Project) -> Changes:
    """Lays every series out for a year from now, where it is not yet."""
    with project.action("Laid out what repeats, a year ahead") as writing:
        for one in series_rows.all_(writing.connection):
            until = laying_out.horizon(project, one.first)
            if until > one.until:
                further = replace(one, until=until)
                series_rows.change(writing.connection, further)
                laying_out.lay_out(project, writing, further, one.until)
    return writing.changes


def all_series(project: Project) -> tuple[SeriesView, ...]:
    """Every series, in the order they were made."""
    return tuple(_view(project, one) for one in series_rows.all_(project.store.read()))


def _view(project: Project, one: Series) -> SeriesView:
    to_come = plan_view.planned_of(project, series_rows.posts_of(project.store.read(), one.id))
    upcoming = next((post for post in to_come if post.at > project.wall_now()), None)
    return SeriesView(
        one,
        recurring.spoken(one.rule, one.first),
        len(to_come),
        upcoming.at if upcoming else None,
        one.until,
        upcoming.id if upcoming else None,
    )


def words_of(project: Project, post_id: PostId) -> str:
    """By which rule a post comes again, "every first Monday"; "" for a post by itself."""
    found = series_rows.of_post(project.store.read(), post_id)
    if found is None:
        return ""
    series = laying_out.get(project, found[0])
    return recurring.spoken(series.rule, series.first)


def series_of(project: Project, post_id: PostId) -> SeriesView | None:
    """The series that a post belongs to; None for a post by itself."""
    found = series_rows.of_post(project.store.read(), post_id)
    return _view(project, laying_out.get(project, found[0])) if found else None
