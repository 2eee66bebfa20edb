# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Leaves out what a page repeats: decoration, and panels printed several times on one sheet, to be cut apart.

A sheet of panels is told by one step (so far to the side, so far down) that leads from nearly every fragment of the
page to another with the same text. Days of a programme that are alike stay: their headings differ.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from secondhelping.documents.fragments import Fragment

# Fewer letters than this are a stamp or a price tag, which may well be meant each time.
_FEWEST_LETTERS = 100
_LEAST_SHARE = 0.995
_MOST_COPIES = 12
# A page of more alike pieces is a pattern: comparing each with each would take too long.
_MOST_ALIKE = 200
_NEAR = 3.0
# Halves of halves of halves: eight panels on a sheet.
_MOST_FOLDS = 3

_NOT_A_WORD = re.compile(r"\W")
_TIMES_OF_DECORATION = 6

_Step = tuple[float, float]


def without_repeats(found: list[Fragment]) -> list[Fragment]:
    """The fragments of a page, each panel once, and without decoration: one text six times or more."""
    return _without_decoration(_folded(found))


def _without_decoration(found: list[Fragment]) -> list[Fragment]:
    keys = [_NOT_A_WORD.sub("", fragment.text.lower()) for fragment in found]
    times = Counter(keys)
    return [
        fragment
        for fragment, key in zip(found, keys, strict=True)
        if times[key] < _TIMES_OF_DECORATION or len(fragment.text) <= 8
    ]


def _folded(found: list[Fragment]) -> list[Fragment]:
    for _ in range(_MOST_FOLDS):
        once = _folded_once(found)
        if once is None:
            break
        found = once
    return found


def _folded_once(found: list[Fragment]) -> list[Fragment] | None:
    """What is left when the copies of one step are gone; None where no step leads from panel to panel."""
    alike: dict[str, list[Fragment]] = defaultdict(list)
    for fragment in found:
        alike[fragment.text].append(fragment)
    total = _letters(found)
    doubled = sum(_letters(same) for same in alike.values() if len(same) > 1)
    if total < 2 * _FEWEST_LETTERS or doubled < _LEAST_SHARE * total:
        return None
    if max(map(len, alike.values())) > _MOST_ALIKE:
        return None
    step = _commonest_step(alike)
    if step is None:
        return None
    copies = {id(f) for same in alike.values() for f in same if _is_led_to(f, same, step)}
    origins = {id(f) for same in alike.values() for f in same if _is_led_to(f, same, (-step[0], -step[1]))}
    in_panels = [fragment for fragment in found if id(fragment) in copies | origins]
    kept = [fragment for fragment in found if id(fragment) not in copies]
    if _letters(in_panels) < _LEAST_SHARE * total or _letters(kept) < _FEWEST_LETTERS:
        return None
    return kept if _are_apart(found, copies, step) else None


def _letters(found: Sequence[Fragment]) -> int:
    return sum(len(fragment.text) for fragment in found)


def _commonest_step(alike: dict[str, list[Fragment]]) -> _Step | None:
    """The step that leads from most letters to their like: to the right, or straight down."""
    votes: Counter[tuple[int, int]] = Counter()
    steps: dict[tuple[int, int], _Step] = {}
    for text, same in alike.items():
        for step in _steps(same) if len(same) <= _MOST_COPIES else ():
            key = (round(step[0] / _NEAR), round(step[1] / _NEAR))
            votes[key] += len(text)
            steps.setdefault(key, step)
    # Of steps that lead as far as each other the first in order, whatever the order of the letters in the file.
    best = min(votes, key=lambda key: (-votes[key], key), default=None)
    return steps[best] if best is not None else None


def _steps(same: Sequence[Fragment]) -> Iterator[_Step]:
    for first in same:
        for other in same:
            aside, down = other.x0 - first.x0, other.base - first.base
            if aside > _NEAR or (abs(aside) <= _NEAR and down < -_NEAR):
                yield aside, down


def _is_led_to(fragment: Fragment, same: Sequence[Fragment], step: _Step) -> bool:
    return any(
        abs(other.x0 + step[0] - fragment.x0) <= _NEAR and abs(other.base + step[1] - fragment.base) <= _NEAR
        for other in same
    )


def _are_apart(found: Sequence[Fragment], copies: set[int], step: _Step) -> bool:
    """Whether the step is longer than a panel is wide or high, so that panels lie beside each other. Alike lines
    of one text, as in a table, lead from each other in steps that are shorter than the text."""
    origins = [fragment for fragment in found if id(fragment) not in copies]
    wide = max(f.x1 for f in origins) - min(f.x0 for f in origins)
    high = max(f.y1 for f in origins) - min(f.y0 for f in origins)
    return abs(step[0]) > 0.9 * wide or abs(step[1]) > 0.9 * high
