# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A line found in a document, first as a candidate, then as the owner's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind, Sureness
from secondhelping.domain.timing import ALWAYS, Timing


class Origin(StrEnum):
    """Whose words a snippet is made of."""

    FOUND = "found"
    MARKED = "marked"
    PASSED_ON = "passed on"
    OURS = "ours"


class Verdict(StrEnum):
    """What the owner said of a snippet."""

    WAITING = "to review"
    KEPT = "kept"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a snippet's words stand: passage number `first` to `last` (from 0, inclusive) of its document,
    from letter `start` of the first to letter `end` of the last (end exclusive)."""

    first: int
    start: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One to three sentences that could be posted, with everything that speaks for and against them.

    `text` may be trimmed by a fixed, reversible edit; `original` is what stands in the document.
    `score`, `standalone` and `worth` lie between 0 and 1, as do `kind_probabilities`, which sum to 1.
    `reasons` say in plain words why it was picked, `cues` why it was given its kind; a cue against the
    suggested kind starts with "-". `liking` is how far what was learned of the owner moves the score, in log odds
    (see `domain/liking.py`), and `because` says by what; `score` is what it is without.
    """

    text: str
    original: str
    span: Span
    kind: Kind
    kind_probabilities: Mapping[Kind, float]
    score: float
    standalone: float
    worth: float
    page: int | None = None
    reasons: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    keyphrases: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    liking: float = 0.0
    because: tuple[str, ...] = ()
    origin: Origin = Origin.FOUND

    @property
    def sureness(self) -> Sureness:
        return Sureness.of(self.kind_probabilities.get(self.kind, 0.0))


@dataclass(frozen=True, slots=True)
class Snippet:
    """A candidate that belongs to a project. `text` is what will be posted: the owner may have edited it;
    `original` stays as the document has it. `kind` is the owner's where they chose, else the suggested one.
    `chosen_hashtags` are those that go out with the text. `planned` and `served` count posts made of it.
    `gone` says that its words are not in the latest edition of its document; `span` is empty then, at the place
    where they stood. `on_slides` says that its document is a presentation: its pages are slides.
    `score` has in it what was learned of the owner, in so far as `liking` says, by what `because` says.
    `timing` says when it may go out; `wordings` are other words for it, served in turn with `text`.
    `language` is that of its document, "" where it is not known."""

    id: SnippetId
    document_id: DocumentId
    document_title: str
    text: str
    original: str
    span: Span
    kind: Kind
    suggested_kind: Kind
    kind_probabilities: Mapping[Kind, float]
    score: float
    standalone: float
    worth: float
    verdict: Verdict = Verdict.WAITING
    page: int | None = None
    reasons: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    keyphrases: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    chosen_hashtags: tuple[str, ...] = field(default=())
    planned: int = 0
    served: int = 0
    gone: bool = False
    on_slides: bool = False
    liking: float = 0.0
    because: tuple[str, ...] = ()
    unlearned: bool = False
    origin: Origin = Origin.FOUND
    timing: Timing = ALWAYS
    wordings: tuple[str, ...] = ()
    language: str = ""

    @property
    def edited(self) -> bool:
        return self.text != self.original

    @property
    def sureness(self) -> Sureness:
        return Sureness.of(self.kind_probabilities.get(self.suggested_kind, 0.0))
