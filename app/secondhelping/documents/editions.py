# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Compares two editions of a document passage by passage, and finds a snippet's words again in the new one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondhelping.domain.document import Passage
from secondhelping.domain.snippet import Span

# From this share of common words on (Dice), a passage reads as another one reworded.
_ALIKE = 0.5
# How far from its own place among the passages without a partner a reworded passage is looked for.
_REACH = 4
_WORD = re.compile(r"\w+")
_UNBROKEN = re.compile(r"\S+")
# Between two letters or digits these hold a word together: "10.50", "don't", "well-known".
_JOINERS = frozenset(".,:'’@/-")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions side by side, as numbers of passages from 0. Each passage of either stands in it once.

    `kept` and `changed` hold pairs (old, new); a passage that moved is kept. `added` are numbers of the new
    edition, `gone` of the old.
    """

    kept: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int], ...]
    added: tuple[int, ...]
    gone: tuple[int, ...]


def compare(old: Sequence[Passage], new: Sequence[Passage]) -> Comparison:
    """Which passages stayed, changed, came and went. White space does not count."""
    before, after = ([normal(passage.text) for passage in passages] for passages in (old, new))
    kept = _kept(before, after)
    changed = _changed(before, after, kept)
    pairs = {**kept, **changed}
    found = set(pairs.values())
    return Comparison(
        tuple(sorted(kept.items())),
        tuple(sorted(changed.items())),
        tuple(number for number in range(len(new)) if number not in found),
        tuple(number for number in range(len(old)) if number not in pairs),
    )


def normal(text: str) -> str:
    """The text with single spaces for all white space, none at its ends."""
    return " ".join(text.split())


def _kept(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Passages of the same words, old -> new. Those at both ends first: where a text stands more than once,
    its places there are certain."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    most = shorter - head
    tail = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    kept = {number: number for number in range(head)}
    kept |= {len(before) - n: len(after) - n for n in range(1, tail + 1)}
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for number in range(head, len(after) - tail):
        places[after[number]].append(number)
    for number in range(head, len(before) - tail):
        if same := places.get(before[number]):
            kept[number] = same.popleft()
    return kept


def _changed(before: Sequence[str], after: Sequence[str], kept: Mapping[int, int]) -> dict[int, int]:
    """Passages without a partner that stand at the same place and share words, old -> new."""
    found: dict[int, int] = {}
    back = {new: old for old, new in kept.items()}
    for forward in (True, False):
        old = [number for number in range(len(before)) if number not in kept and number not in found]
        taken = {*back, *found.values()}
        new = [number for number in range(len(after)) if number not in taken]
        old_groups = _grouped(old, kept, len(before), forward=forward)
        same = {number: number for number in back}
        new_groups = _grouped(new, same, len(after), forward=forward)
        for place, mine in old_groups.items():
            found |= _alike(mine, new_groups.get(place, []), before, after)
    return found


def _grouped(
    numbers: Sequence[int], partners: Mapping[int, int], length: int, *, forward: bool
) -> dict[int, list[int]]:
    """The numbers by the partner of the nearest kept passage before them (or after them); -1 for none."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    wanted = set(numbers)
    place = -1
    for number in range(length) if forward else reversed(range(length)):
        if number in wanted:
            groups[place].append(number)
        else:
            place = partners.get(number, place)
    for group in groups.values():
        group.sort()
    return groups


def _alike(
    old: Sequence[int], new: Sequence[int], before: Sequence[str], after: Sequence[str]
) -> dict[int, int]:
    """Pairs of reworded passages, the most alike first; each compared with the few near its own place."""
    if not old or not new:
        return {}
    old_words = [_counted(before[number]) for number in old]
    new_words = [_counted(after[number]) for number in new]
    scored = []
    for rank, words in enumerate(old_words):
        middle = rank * len(new) // len(old)
        for other in range(max(0, middle - _REACH), min(len(new), middle + _REACH + 1)):
            likeness = _likeness(words, new_words[other])
            if likeness >= _ALIKE:
                scored.append((-likeness, abs(other - middle), rank, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, rank, other in sorted(scored):
        if old[rank] not in found and new[other] not in taken:
            found[old[rank]] = new[other]
            taken.add(new[other])
    return found


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The words that two texts share, as a part of all their words: 0 to 1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


class Locator:
    """Finds words in an edition, over the ends of passages too. Made once for many snippets."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        # Passages of white space alone have no place in the joined text.
        texts = [(number, text) for number, p in enumerate(passages) if (text := normal(p.text))]
        self._numbers = [number for number, _ in texts]
        self._starts: list[int] = []
        length = 0
        for _, text in texts:
            self._starts.append(length)
            length += len(text) + 1
        self._joined = " ".join(text for _, text in texts)

    def find(self, words: str, passage: int = 0, letter: int = 0) -> Span | None:
        """Where the words stand, whole and in a row; the place nearest to a letter of a passage, if several do.

        Only white space may differ. None where they are not, or only as a part of longer words.
        """
        wanted = normal(words)
        near = self._place(passage, letter)
        start = min(self._places(wanted), key=lambda place: abs(place - near), default=None)
        if start is None:
            return None
        first, begin = self._letter(start)
        last, end = self._letter(start + len(wanted) - 1)
        return Span(first, begin, last, end + 1)

    def _places(self, wanted: str) -> Iterator[int]:
        place = self._joined.find(wanted) if wanted else -1
        while place >= 0:
            if not (_in_word(self._joined, place) or _in_word(self._joined, place + len(wanted))):
                yield place
            place = self._joined.find(wanted, place + 1)

    def _place(self, passage: int, letter: int) -> int:
        """The place of a letter in the joined text; of the passage's neighbour where it holds no words."""
        index = max(0, bisect_right(self._numbers, passage) - 1)
        if not self._numbers:
            return 0
        inside = normal(self._passages[passage].text[:letter]) if passage < len(self._passages) else ""
        return self._starts[index] + len(inside) + bool(inside)

    def _letter(self, place: int) -> tuple[int, int]:
        """The passage and the letter in it that stand at a place of the joined text."""
        index = bisect_right(self._starts, place) - 1
        number, rest = self._numbers[index], place - self._starts[index]
        for run in _UNBROKEN.finditer(self._passages[number].text):
            if rest < run.end() - run.start():
                return number, run.start() + rest
            rest -= run.end() - run.start() + 1
        raise AssertionError("a place in the joined text belongs to a passage")


def _in_word(text: str, cut: int) -> bool:
    """Whether a word goes on over this place: "£10" is not in "£10.50"."""
    before, left = text[max(0, cut - 2) : cut].rjust(2)[:1], text[max(0, cut - 1) : cut]
    right, after = text[cut : cut + 1], text[cut + 1 : cut + 2]
    return (
        (left.isalnum() and right.isalnum())
        or (left.isalnum() and right in _JOINERS and after.isalnum())
        or (before.isalnum() and left in _JOINERS and right.isalnum())
    )


def relocate(span: Span, old: Sequence[Passage], new: Sequence[Passage]) -> Span | None:
    """The place in the new edition of the words at a place of the old one; None when they are gone."""
    place = new_places(compare(old, new))(span.first)
    return Locator(new).find(words_at(span, old), place, span.start)


def words_at(span: Span, passages: Sequence[Passage]) -> str:
    """The words of a span, passages apart by a space."""
    parts = []
    for number in range(span.first, span.last + 1):
        start = span.start if number == span.first else 0
        end = span.end if number == span.last else None
        parts.append(passages[number].text[start:end])
    return " ".join(parts)


def new_places(comparison: Comparison) -> Callable[[int], int]:
    """Gives the new number of an old passage; where it is gone, that of the nearest one before it; 0 for none."""
    pairs = sorted([*comparison.kept, *comparison.changed])
    olds = [old for old, _ in pairs]

    def new_place(passage: int) -> int:
        index = bisect_right(olds, passage) - 1
        return pairs[index][1] if index >= 0 else 0

    return new_place


def overlap(one: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a letter with one of the others."""
    start, end = (one.first, one.start), (one.last, one.end)
    return any(start < (other.last, other.end) and (other.first, other.start) < end for other in others)
