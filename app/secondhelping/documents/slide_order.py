# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts what stands on a slide into the order in which it is read: rows from the top, in a row from the left.

The slide is cut where nothing stands in the way: across, then down, and so on in each part. Two things besides: a
short line over a longer text of its width is the heading of that text and stays with it, where such pairs stand side
by side; and what overlaps so much that no cut parts it is read around the largest piece.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Boxes are larger than their text: they may overlap by so much of the smaller one and still follow each other.
_SLACK = 0.25
_SAME_WIDTH = 0.7
_MOST_LETTERS_OF_A_HEADING = 60
_SAME_TOP = 0.5
# More than this on one slide is a drawing; its words have no order that a cut could find.
_MOST_CUT = 200


class Box(NamedTuple):
    """Left, top, right and bottom in any unit, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Item:
    box: Box
    numbers: tuple[int, ...]
    letters: int = 0


_Side = Callable[[Box], float]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these; an empty one for none."""
    if not boxes:
        return Box(0, 0, 0, 0)
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def reading_order(boxes: Sequence[Box], letters: Sequence[int]) -> list[int]:
    """The numbers of the boxes as they are read; `letters` tells how long the text of each is."""
    if len(boxes) > _MOST_CUT:
        return sorted(range(len(boxes)), key=lambda number: (boxes[number].top, boxes[number].left))
    items = [
        _Item(box, (number,), length) for number, (box, length) in enumerate(zip(boxes, letters, strict=True))
    ]
    return [number for item in _cut(_with_headings(items)) for number in item.numbers]


def _cut(items: Sequence[_Item]) -> list[_Item]:
    if len(items) < 2:
        return list(items)
    for start, end in ((_top, _bottom), (_left, _right)):
        parts = _parts(items, start, end)
        if len(parts) > 1:
            return [item for part in parts for item in _cut(part)]
    return _around_largest(items)


def _around_largest(items: Sequence[_Item]) -> list[_Item]:
    """What lies over each other: the largest is taken out, often a text with much room under it, then cut anew."""
    largest = max(items, key=lambda item: _area(item.box))
    rest = [item for item in items if item is not largest]
    before = [item for item in rest if item.box.top < largest.box.top]
    after = [item for item in rest if item.box.top >= largest.box.top]
    return [*_cut(before), largest, *_cut(after)]


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _parts(items: Sequence[_Item], start: _Side, end: _Side) -> list[list[_Item]]:
    """The items in groups that follow each other without overlapping, in one direction."""
    parts: list[list[_Item]] = []
    reach = 0.0
    for item in sorted(items, key=lambda item: start(item.box)):
        size = end(item.box) - start(item.box)
        if parts and start(item.box) < reach - _SLACK * min(size, _largest(parts[-1], start, end)):
            parts[-1].append(item)
            reach = max(reach, end(item.box))
        else:
            parts.append([item])
            reach = end(item.box)
    return parts


def _largest(part: Sequence[_Item], start: _Side, end: _Side) -> float:
    return max(end(item.box) - start(item.box) for item in part)


def _with_headings(items: Sequence[_Item]) -> list[_Item]:
    """The items, with short lines joined to the longer texts that stand right under them, pair beside pair."""
    pairs = {}
    for head in items:
        below = _text_under(head, items) if 0 < head.letters <= _MOST_LETTERS_OF_A_HEADING else None
        if below is not None and below.letters > head.letters:
            pairs[head.numbers] = (head, below)
    beside = [
        pair for pair in pairs.values() if _has_neighbour(pair[0], [other for other, _ in pairs.values()])
    ]
    taken: set[int] = set()
    joined = []
    for head, below in beside:
        numbers = {*head.numbers, *below.numbers}
        # Boxes that overlap can be the text of one line and the heading of another, or the text of two: once is enough.
        if not numbers & taken:
            taken |= numbers
            joined.append(_joined(head, below))
    return [item for item in items if item.numbers[0] not in taken] + joined


def _text_under(head: _Item, items: Sequence[_Item]) -> _Item | None:
    """The next item under a line, if it is of the same width."""
    under = [
        item
        for item in items
        if item is not head
        and _overlap(head.box, item.box, _left, _right) > 0
        and _follows(head.box, item.box)
    ]
    nearest = min(under, key=lambda item: item.box.top, default=None)
    if nearest is None or _overlap(head.box, nearest.box, _left, _right) < _SAME_WIDTH:
        return None
    near = nearest.box.top - head.box.bottom <= head.box.bottom - head.box.top
    return nearest if near else None


def _follows(head: Box, box: Box) -> bool:
    return box.top >= head.bottom - _SLACK * min(head.bottom - head.top, box.bottom - box.top)


def _has_neighbour(head: _Item, others: Sequence[_Item]) -> bool:
    return any(
        other is not head and _overlap(head.box, other.box, _top, _bottom) > _SAME_TOP for other in others
    )


def _joined(head: _Item, below: _Item) -> _Item:
    box = around([head.box, below.box])
    return _Item(box, head.numbers + below.numbers, head.letters + below.letters)


def _overlap(one: Box, other: Box, start: _Side, end: _Side) -> float:
    """How much of the wider of two boxes the two share, from 0 to 1."""
    shared = min(end(one), end(other)) - max(start(one), start(other))
    return max(0.0, shared) / max(end(one) - start(one), end(other) - start(other), 1e-9)


def _left(box: Box) -> float:
    return box.left


def _top(box: Box) -> float:
    return box.top


def _right(box: Box) -> float:
    return box.right


def _bottom(box: Box) -> float:
    return box.bottom
