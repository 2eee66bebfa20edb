# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What every plan keeps to: days off, public holidays, rests; and when a snippet may go out, and in which words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.planning import Holiday, PlanningRules
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import Timing
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project, system_zone
from secondhelping.plan import public_holidays, stale, zones
from secondhelping.posts.composing import compose
from secondhelping.posts.sameness import normalised
from secondhelping.store import planning as planning_rows
from secondhelping.store import posts, snippets

_YEAR = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class WordingView:
    """One way a snippet is worded, and when it went out last in these words (None for never). `stale` are the words
    in it that are out of date today, "" for none."""

    text: str
    last: datetime | None
    stale: str = ""


def rules(project: Project) -> PlanningRules:
    """What the owner says of planning."""
    return planning_rows.rules(project.store.read())


def set_rules(project: Project, wanted: PlanningRules) -> Changes:
    """Changes what every plan keeps to. What stands on the calendar stays there.

    Raises:
        KnownError: the country or region is not known.
    """
    public_holidays.check(wanted.country, wanted.region)
    with project.action("Changed how plans are made") as writing:
        planning_rows.put_rules(writing.connection, wanted)
    return writing.changes


def countries() -> dict[str, tuple[str, ...]]:
    """The countries whose public holidays are known, by ISO 3166 code, with the codes of their regions. Slow when
    first asked: not for the screen's thread."""
    return public_holidays.countries()


def holidays(project: Project, start: date, end: date) -> tuple[Holiday, ...]:
    """The public holidays from `start` to before `end` in the owner's country and region, by day."""
    found = rules(project)
    return public_holidays.between(found.country, found.region, start, end)


def days_off(project: Project, start: date, end: date) -> dict[date, str]:
    """The owner's days off from `start` to before `end`, with what they are called."""
    found: dict[date, str] = {}
    for days in rules(project).days_off:
        day = max(days.first, start)
        while day <= days.last and day < end:
            found[day] = days.name
            day += timedelta(days=1)
    return dict(sorted(found.items()))


def travel(project: Project, here: str | None = None) -> str:
    """What is to be said where the computer is set to another zone than the plan (`here`: its zone, looked up where
    it isn't given) whose clocks differ today; "" where all is well. Nothing is changed by it."""
    here = system_zone() if here is None else here
    if here == project.zone:
        return ""
    apart = zones.apart(here, project.zone, project.now())
    if not apart:
        return ""
    minutes = abs(int(apart.total_seconds())) // 60
    hours, rest = divmod(minutes, 60)
    parts = [words.counted(hours, "hour")] if hours else []
    parts += [words.counted(rest, "minute")] if rest else []
    where = "ahead of" if apart > timedelta(0) else "behind"
    return (
        f"This computer is on the clocks of {here}, {' and '.join(parts)} {where} "
        f"your plan’s, which are those of {project.zone}. The times of your plan stay as they are."
    )


def set_timing(project: Project, ids: Collection[SnippetId], timing: Timing) -> Changes:
    """Says when snippets may go out: first and last day, season, how many times at most. Posts that stand on the
    calendar stay there."""
    with project.action(f"Changed when {words.counted(len(ids), 'snippet')} may go out") as writing:
        snippets.set_timing(writing.connection, ids, timing)
    return writing.changes


def set_wordings(project: Project, snippet_id: SnippetId, texts: Sequence[str]) -> Changes:
    """Gives a snippet these other wordings; they are served in turn with its own words, so that nothing comes back in
    the same words. What says the same as another one is left out."""
    with project.action("Changed the wordings of 1 snippet") as writing:
        for snippet in snippets.get(writing.connection, [snippet_id]):
            known = {normalised(snippet.text)}
            kept: list[str] = []
            for text in (text.strip() for text in texts):
                if text and normalised(text) not in known:
                    known.add(normalised(text))
                    kept.append(text)
            snippets.set_wordings(writing.connection, snippet_id, kept)
    return writing.changes


def add_wording(project: Project, snippet_id: SnippetId, text: str) -> Changes:
    """Gives a snippet one more wording.

    Raises:
        KnownError: there are no words in it, or they say the same as what is there.
    """
    found = snippets.get(project.store.read(), [snippet_id])
    if not found:
        raise KnownError(
            "There is no snippet to word anew.", "It was taken out of the project.", "Choose another one."
        )
    known = [found[0].text, *found[0].wordings]
    if not text.strip():
        raise KnownError("There are no words in it.", "A wording is a text to post.", "Write a few words.")
    if normalised(text) in {normalised(other) for other in known}:
        raise KnownError(
            "These words are there already.",
            "To a network the two texts would be the same post.",
            "Change more than signs and capitals.",
        )
    return set_wordings(project, snippet_id, [*found[0].wordings, text])


def wordings(project: Project, snippet_id: SnippetId) -> tuple[WordingView, ...]:
    """The ways a snippet is worded, its own words first, each with when it goes or went out last."""
    connection = project.store.read()
    found = snippets.get(connection, [snippet_id])
    if not found:
        return ()
    snippet = found[0]
    out: dict[str, datetime] = {}
    for text, at in [(p.text, p.at) for p in posts.all_(connection)] + [
        (s.text, s.at) for s in plan_view.history(project, ())
    ]:
        normal = normalised(text)
        out[normal] = max(at, out.get(normal, at))
    today = project.wall_now().date()
    return tuple(
        WordingView(
            text,
            out.get(normalised(compose(text, snippet.chosen_hashtags))),
            _stale(text, today, snippet.language),
        )
        for text in (snippet.text, *snippet.wordings)
    )


def _stale(text: str, today: date, language: str) -> str:
    found = stale.stale(text, today, language=language)
    return found.words if found else ""


def texts(snippet: Snippet) -> tuple[str, ...]:
    """The complete texts that a snippet may go out in, the first wanted first: its own words, the owner's other
    wordings, and for one that is served again those made by fixed edits of the author's words."""
    found = [snippet.text, *snippet.wordings]
    if snippet.served or snippet.planned:
        # Only here: most snippets never come back.
        from secondhelping.snippets import variants

        found += [variant.text for variant in variants.variants(snippet.text)]
    return tuple(compose(text, snippet.chosen_hashtags) for text in found)


def next_text(project: Project, snippet: Snippet, at: datetime, accounts: Collection[AccountId]) -> str:
    """The text in which a snippet goes out when the owner places it: the first wording that did not go out on these
    accounts within a year (within the rest, where the owner allows the same words) and is not out of date; its own
    words where each did."""
    if not (snippet.wordings or snippet.served or snippet.planned):
        return compose(snippet.text, snippet.chosen_hashtags)
    connection = project.store.read()
    said = rules(project)
    same = snippet.timing.same_words or said.same_words
    apart = timedelta(weeks=said.rest_weeks) if same else _YEAR
    used = {
        normalised(text)
        for text, when, on in [
            *((p.text, p.at, p.accounts) for p in posts.all_(connection)),
            *((s.text, s.at, (s.account_id,)) for s in plan_view.history(project, ())),
        ]
        if abs(when - at) < apart and set(on) & set(accounts)
    }
    fresh = [text for text in texts(snippet) if normalised(text) not in used]
    dated = [text for text in fresh if stale.stale(text, at.date(), language=snippet.language) is None]
    return (dated or fresh or list(texts(snippet)))[0]
