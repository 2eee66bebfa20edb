# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Matches what was typed against a name, loosely: letters in order, best where words begin or letters adjoin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """How well it fits (higher is better) and which letters of the name were met."""

    score: int
    letters: tuple[int, ...]


_START_OF_WORD = 12
_ADJOINING = 8
_MET = 1


def match(typed: str, name: str) -> Match | None:
    """Match `typed` against `name`, without regard to case; None when it does not fit.

    An unbroken stretch wins over scattered letters, and the start of a word over its middle. Empty input
    fits everything.
    """
    wanted, lowered = typed.strip().casefold(), name.lower()
    if not wanted:
        return Match(0, ())
    whole = _find_whole(wanted, lowered)
    if whole is not None:
        start = lowered[whole - 1 : whole].isalnum() is False or whole == 0
        score = 1000 + (500 if start else 0) - whole - len(name) // 4
        return Match(score, tuple(range(whole, whole + len(wanted))))
    return _scattered(wanted, lowered)


def _find_whole(wanted: str, name: str) -> int | None:
    """Where `wanted` stands in the name: at the start of a word if it does anywhere."""
    places = [at for at in range(len(name)) if name.startswith(wanted, at)]
    starts = [at for at in places if at == 0 or not name[at - 1].isalnum()]
    best = starts or places
    return best[0] if best else None


def _scattered(wanted: str, name: str) -> Match | None:
    letters: list[int] = []
    score = 0
    at = 0
    for letter in wanted.replace(" ", ""):
        found = _next_letter(letter, name, at)
        if found is None:
            return None
        if letters and found == letters[-1] + 1:
            score += _ADJOINING
        elif found == 0 or not name[found - 1].isalnum():
            score += _START_OF_WORD
        score += _MET
        letters.append(found)
        at = found + 1
    # Letters met by chance all over a name are no match.
    return (
        Match(score - (letters[-1] - letters[0]) // 3, tuple(letters)) if score > 2 * len(letters) else None
    )


def _next_letter(letter: str, name: str, start: int) -> int | None:
    """The next place of a letter, preferring one that begins a word."""
    first = name.find(letter, start)
    if first < 0:
        return None
    if first == start:
        return first
    at = first
    while at >= 0:
        if at == 0 or not name[at - 1].isalnum():
            return at
        at = name.find(letter, at + 1)
    return first
