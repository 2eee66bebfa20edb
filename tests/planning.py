# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes what tests of plan, gate and export need, and judges a mix by brute force, without the code under test."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations_with_replacement

from secondhelping.domain.ids import AccountId, DocumentId, ExportId, PostId, SlotId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing, Served, Slot
from secondhelping.domain.snippet import Snippet, Span, Verdict
from secondhelping.gate.checking import GateSubject
from secondhelping.plan import zones

NOW = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
ZONE = "Europe/London"
LINKEDIN = Account(AccountId(1), Network.LINKEDIN, "Harbour Lane")
X = Account(AccountId(2), Network.X, "harbourlane")
BLUESKY = Account(AccountId(3), Network.BLUESKY, "harbour.example")
RULE = MixRule("80/20", 5, {Kind.PROMOTIONAL: 1}, {})
H, P, T, C = Kind  # helpful, promotional, conversation, curated: the order of the enum
LETTERS = {"H": H, "P": P, "T": T, "C": C}

Place = tuple[Kind, bool]


def day(number: int, hour: int = 9, minute: int = 0) -> datetime:
    """A wall-clock time so many days after Monday 11 May 2026."""
    return datetime(2026, 5, 11, hour, minute) + timedelta(days=number)


def places(letters: str) -> list[Place]:
    """ "hhP" as the rule sees it: small letters are history, capitals are planned."""
    return [(LETTERS[letter.upper()], letter.islower()) for letter in letters]


def outgoing(
    number: int,
    kind: Kind = H,
    at: datetime | None = None,
    account: Account = LINKEDIN,
    text: str = "",
    zone: str = ZONE,
    link: str = "",
) -> Outgoing:
    """A planned post; without a time on day `number`, without a text one of its own."""
    at = day(number) if at is None else at
    text = text or f"Tip {number}: {WORDS[number % len(WORDS)]}"
    return Outgoing(PostId(number), account.id, text, kind, at, zones.to_utc(at, zone), link=link)


def served(
    number: int, kind: Kind = H, at: datetime | None = None, account: Account = LINKEDIN, text: str = ""
) -> Served:
    """A post that went out; without a time so many days before Monday 11 May 2026."""
    at = day(-number) if at is None else at
    text = text or f"Served {number}: {WORDS[number % len(WORDS)]}"
    return Served(PostId(10_000 + number), account.id, text, kind, at, zones.to_utc(at, ZONE), ExportId(1))


def subject(*posts: Outgoing, history: Sequence[Served] = (), rule: MixRule = RULE) -> GateSubject:
    """A subject of the gate with three accounts in London."""
    return GateSubject(tuple(posts), tuple(history), (LINKEDIN, X, BLUESKY), rule, ZONE)


def snippet(
    number: int,
    kind: Kind = H,
    document: int = 1,
    score: float = 0.5,
    text: str = "",
) -> Snippet:
    """A kept snippet with words of its own."""
    words = text or f"Number {number}: {WORDS[number % len(WORDS)]}"
    return Snippet(
        SnippetId(number),
        DocumentId(document),
        f"Document {document}",
        words,
        words,
        Span(0, 0, 0, len(words)),
        kind,
        kind,
        {kind: 0.9},
        score,
        0.9,
        0.8,
        Verdict.KEPT,
    )


def slot(number: int, weekday: int, hour: int = 9, account: Account = LINKEDIN) -> Slot:
    """A weekly slot."""
    return Slot(SlotId(number), account.id, weekday, day(0, hour).time())


WORDS = (
    "stand up when the timer rings.",
    "carry two light bags rather than one heavy one.",
    "walk while you talk on the phone.",
    "swap hands when you rake leaves.",
    "put the printer on another floor.",
    "breathe out on the hard part of the lift.",
    "look out of the window between two letters.",
)


def broken(line: Sequence[Place], rule: MixRule) -> bool:
    """Whether some window with a planned post breaks the rule, by trying every window and every way to plan it."""
    return any(_too_many(window, rule) for window in _windows(line, rule.window)) or any(
        _too_few(window, rule) for window in _windows(line, rule.window) if len(window) == rule.window
    )


def broken_literally(line: Sequence[Place], rule: MixRule) -> bool:
    """The rule read to the letter: every window with a planned post must keep it, whoever is to blame."""
    for window in _windows(line, rule.window):
        kinds = [kind for kind, _ in window]
        if all(history for _, history in window):
            continue
        if any(kinds.count(kind) > most for kind, most in rule.at_most.items()):
            return True
        if len(window) == rule.window and _lacking(kinds, rule):
            return True
    return False


def _windows(line: Sequence[Place], size: int) -> Iterator[Sequence[Place]]:
    if len(line) < size:
        yield line
    for start in range(len(line) - size + 1):
        yield line[start : start + size]


def _too_many(window: Sequence[Place], rule: MixRule) -> bool:
    for kind, most in rule.at_most.items():
        of_kind = [history for other, history in window if other is kind]
        if len(of_kind) > most and not all(of_kind):
            return True
    return False


def _too_few(window: Sequence[Place], rule: MixRule) -> bool:
    history = [kind for kind, out in window if out]
    planned = len(window) - len(history)
    if not planned:
        return False
    ways = combinations_with_replacement(Kind, planned)
    return _lacking([kind for kind, _ in window], rule) > min(
        _lacking([*history, *way], rule) for way in ways
    )


def _lacking(kinds: Sequence[Kind], rule: MixRule) -> int:
    return sum(max(0, least - kinds.count(kind)) for kind, least in rule.at_least.items())
