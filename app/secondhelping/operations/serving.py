# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a snippet is served: its wordings and where each went out, when it may go out, how often; changed as one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.timing import Timing
from secondhelping.domain.timing_words import timing_words
from secondhelping.operations import planning, recut
from secondhelping.operations.project import Project
from secondhelping.plan import occurrences, stale
from secondhelping.posts.composing import compose, parted
from secondhelping.posts.sameness import normalised
from secondhelping.review import decisions
from secondhelping.store import accounts, history, posts, snippets

AS_FOUND = "As it stands in the document"
OWN = "Your wording"


@dataclass(frozen=True, slots=True)
class Use:
    """A time at which a snippet went out (`exported`), or goes out as planned, and on which accounts."""

    at: datetime
    accounts: tuple[AccountId, ...]
    exported: bool


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording with its uses by time. `stale` are the words in it that are out of date today, "" for none; `way`
    says of one that was made by a fixed edit what was done."""

    text: str
    uses: tuple[Use, ...] = ()
    stale: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True)
class Serving:
    """A snippet with its wordings, its own words first; `made` are those that can be made of the author's own words,
    which take their turn after the others. `next` is the wording in which it goes out next, `elsewise` its uses in
    words that are none of these."""

    snippet: Snippet
    wordings: tuple[Worded, ...]
    made: tuple[Worded, ...]
    elsewise: tuple[Use, ...]
    next: str

    @property
    def times(self) -> int:
        """How many times it went out."""
        return sum(use.exported for use in self._uses)

    @property
    def planned(self) -> int:
        """How many times it goes out as planned."""
        return sum(not use.exported for use in self._uses)

    @property
    def _uses(self) -> list[Use]:
        return [*(use for one in (*self.wordings, *self.made) for use in one.uses), *self.elsewise]


def serving(project: Project, snippet_id: SnippetId) -> Serving | None:
    """How a snippet is served; None where there is no such snippet."""
    found = snippets.get(project.store.read(), [snippet_id])
    if not found:
        return None
    snippet = found[0]
    rows = _uses(project, [snippet_id])
    by_words: dict[str, list[Use]] = {}
    for row in rows:
        by_words.setdefault(normalised(row.text), []).append(Use(row.at, row.accounts, row.exported))
    today = project.wall_now().date()

    def worded(text: str, way: str = "") -> Worded:
        uses = by_words.pop(normalised(compose(text, snippet.chosen_hashtags)), [])
        old = stale.stale(text, today, language=snippet.language)
        return Worded(text, tuple(uses), old.words if old else "", way)

    own = tuple(worded(text) for text in (snippet.text, *snippet.wordings))
    known = {normalised(one.text) for one in own}
    others = [(AS_FOUND, snippet.original)] if snippet.edited else []
    others += [(one.way.value, one.text) for one in recut.wordings(snippet)]
    made = tuple(worded(text, way) for way, text in others if normalised(text) not in known)
    every = tuple(account.id for account in accounts.all_(project.store.read()))
    following = planning.next_text(project, snippet, project.wall_now(), every)
    return Serving(
        snippet,
        own,
        made,
        tuple(use for uses in by_words.values() for use in uses),
        next(
            (one.text for one in (*own, *made) if compose(one.text, snippet.chosen_hashtags) == following),
            snippet.text,
        ),
    )


def planned(project: Project, ids: Collection[SnippetId]) -> tuple[datetime, ...]:
    """When posts of these snippets stand on the calendar, still to go out, by time."""
    return tuple(row.at for row in _uses(project, ids) if not row.exported)


def _uses(project: Project, ids: Collection[SnippetId]) -> list[Occurrence]:
    """What went out and is planned of these snippets, by time. The rest of a long calendar, and of a long history, need
    not be gone through: the owner is waiting."""
    connection = project.store.read()
    out = history.of_snippets(connection, ids)
    own = posts.of_snippets(connection, ids)
    return occurrences.occurrences(own, out, ())


def made_of(text: str) -> tuple[tuple[str, str], ...]:
    """What can be made of a text by fixed edits: what was done, and the wording."""
    from secondhelping.snippets import variants

    return tuple((one.way.value, one.text) for one in variants.variants(text))


def other_words(project: Project, snippet_id: SnippetId | None, text: str) -> tuple[tuple[str, str], ...]:
    """Other texts for a post: the wordings of its snippet, then what can be made of the text by fixed edits. Each with
    what it is; its link and hashtags stay at the end."""
    words, end = parted(text)
    found = snippets.get(project.store.read(), [snippet_id]) if snippet_id is not None else []
    own = [(OWN, one) for snippet in found for one in (snippet.text, *snippet.wordings)]
    known = {normalised(words)}
    others: list[tuple[str, str]] = []
    for way, one in [*own, *made_of(words)]:
        if normalised(one) not in known:
            known.add(normalised(one))
            others.append((way, " ".join(part for part in (one, end) if part)))
    return tuple(others)


def change(project: Project, snippet_id: SnippetId, texts: Sequence[str], timing: Timing) -> Changes:
    """Gives a snippet these words (the first are its own, the others are served in turn with them) and says when it may
    go out, as one action. Posts that stand on the calendar stay as they are.

    Raises:
        KnownError: there is no such snippet, one of the texts is empty, or two say the same.
    """
    found = snippets.get(project.store.read(), [snippet_id])
    if not found:
        raise KnownError(
            "There is no snippet to change.", "It was taken out of the project.", "Choose another one."
        )
    before = found[0]
    texts = checked(texts)
    with project.action("Changed how 1 snippet is served") as writing:
        if texts[0] != before.text:
            snippets.set_text(writing.connection, snippet_id, texts[0])
        if texts[1:] != before.wordings:
            snippets.set_wordings(writing.connection, snippet_id, texts[1:])
        if timing != before.timing:
            snippets.set_timing(writing.connection, [snippet_id], timing)
    return writing.changes


def checked(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts without white space around them.

    Raises:
        KnownError: one of them is empty, or two say the same.
    """
    stripped = [text.strip() for text in texts]
    if not stripped:
        decisions.edited("")
    known: dict[str, int] = {}
    for number, text in enumerate(stripped, 1):
        if not text:
            raise KnownError(
                f"Wording {number} has no words.",
                "A wording is a text to post.",
                "Write a few words, or remove it.",
            )
        normal = normalised(text)
        if normal in known:
            raise KnownError(
                f"Wordings {known[normal]} and {number} say the same.",
                "To a network the two texts would be the same post.",
                "Change more than signs and capitals, or remove one.",
            )
        known[normal] = number
    return tuple(stripped)


def said(project: Project, timing: Timing) -> str:
    """When a snippet may go out, in words, with the next day on which it may; "" for always."""
    today = project.wall_now().date()
    told = timing_words(timing, today, project.zone)
    if not told:
        return ""
    following = timing.next_day(today)
    told = f"Goes out {told}." if following is not None else f"{told[0].upper()}{told[1:]}."
    if following is None:
        return f"{told} It is not served any more."
    return told if following == today else f"{told} The first day that it may: {_day(following, today)}."


def _day(day: date, today: date) -> str:
    return words.day(day) + ("" if day.year == today.year else f" {day.year}")
