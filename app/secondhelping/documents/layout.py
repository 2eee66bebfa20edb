# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the reading order of a page: boxes inside boxes, columns beside columns, strips under strips.

A recursive cut. A region is parted where a clean gutter runs through it, else where a clean strip lies
across it, else at a gutter that some lines span (headings over two columns): those lines part the region
into bands. Cells of a table row stay together. `y` grows upwards, in points.
"""

import bisect
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from secondhelping.documents.fragments import Fragment

Rect = tuple[float, float, float, float]

_DEEPEST = 40
_MOST_BOXES = 300
_WIDEST = 20_000
# A gutter is narrow where both its sides are long, wider where one is short; in letter sizes.
_GUTTER_BETWEEN_LONG_SIDES = 0.6
_GUTTER = 1.5
_STRIP = 1.25
_LEAST_STRIP = 0.55
_NARROWEST_COLUMN = 2.2
_WIDEST_TABLE_GAP = 12.0
_LARGER = 1.2
_IN_THE_MIDDLE = 0.08
# How much of a gutter's height may be spanned by lines: none, then a little, then more.
_SPANNED = (0.0, 0.06, 0.16)


class Box:
    """What stands in a painted frame or ground, moved about as a whole. The frame itself takes no room:
    the grounds of captions reach over gutters."""

    __slots__ = ("items", "size", "x0", "x1", "y0", "y1")

    def __init__(self, items: "list[Item]") -> None:
        self.x0: float = min(item.x0 for item in items)
        self.y0: float = min(item.y0 for item in items)
        self.x1: float = max(item.x1 for item in items)
        self.y1: float = max(item.y1 for item in items)
        self.items = items
        self.size: float = median(item.size for item in items)


Item = Fragment | Box


@dataclass(frozen=True, slots=True)
class _Parting:
    """A region parted by a gutter: what is left and right of it, and what spans it."""

    left: list[Item]
    right: list[Item]
    across: list[Item]
    worth: float


def regions(found: Sequence[Fragment], boxes: Sequence[Rect], page: Rect) -> list[list[Fragment]]:
    """The fragments by region (a column, a panel, a heading across), in reading order."""
    return list(_cut(_nest(found, boxes, page), 0))


def _nest(found: Sequence[Fragment], boxes: Sequence[Rect], page: Rect) -> list[Item]:
    """Puts fragments into the painted boxes that hold them, small boxes first, so that boxes hold boxes."""
    items: list[Item] = list(found)
    for place in _usable(boxes, page):
        inside = [item for item in items if _holds(place, item)]
        if 2 <= len(inside) < len(items) and sum(_letters(item) for item in inside) > 15:
            gone = set(map(id, inside))
            items = [item for item in items if id(item) not in gone]
            items.append(Box(inside))
    return items


def _usable(boxes: Sequence[Rect], page: Rect) -> list[Rect]:
    whole = (page[2] - page[0]) * (page[3] - page[1])
    rounded = {(float(round(a)), float(round(b)), float(round(c)), float(round(d))) for a, b, c, d in boxes}
    sized = sorted((_area(box), box) for box in rounded)
    return [box for area, box in sized if 1200 < area < 0.72 * whole][:_MOST_BOXES]


def _area(box: Rect) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(place: Rect, item: Item) -> bool:
    """Whether the item stands in the box; a line may stick out a little, as over-long lines do."""
    out = max(3.0, 0.1 * (item.x1 - item.x0))
    level = item.y0 >= place[1] - 3 and item.y1 <= place[3] + 3
    return level and item.x0 >= place[0] - out and item.x1 <= place[2] + out


def _letters(item: Item) -> int:
    return len(item.text) if isinstance(item, Fragment) else sum(_letters(inner) for inner in item.items)


def _cut(items: list[Item], depth: int) -> Iterator[list[Fragment]]:
    if len(items) <= 1 or depth > _DEEPEST:
        yield from _as_they_stand(items, depth)
        return
    size = median(item.size for item in items)
    downwards = sorted(items, key=lambda item: -item.y1)
    gap, below = _widest_strip(downwards)
    if _is_headed(downwards, size):
        yield from _cut(downwards[:1], depth + 1)
        yield from _cut(downwards[1:], depth + 1)
        return
    for spanned in _SPANNED:
        if spanned and below and gap > _STRIP * size:
            yield from _cut(downwards[:below], depth + 1)
            yield from _cut(downwards[below:], depth + 1)
            return
        parting = _best_parting(items, size, spanned)
        if parting is not None:
            yield from _in_bands(parting, size, depth)
            return
    if below and gap > _LEAST_STRIP * size and len(items) > 2:
        yield from _cut(downwards[:below], depth + 1)
        yield from _cut(downwards[below:], depth + 1)
        return
    yield from _boxes_apart(downwards, depth)


def _is_headed(downwards: Sequence[Item], size: float) -> bool:
    """Whether the topmost item is a heading in the middle above all the others, so that a gutter under it does
    not part it from one side."""
    head, rest = downwards[0], downwards[1:]
    if isinstance(head, Box) or len(rest) < 2 or head.size < _LARGER * size:
        return False
    if abs(rest[0].size - head.size) < 0.1 * head.size and head.y0 - rest[0].y1 < head.size:
        return False
    left, right = min(item.x0 for item in rest), max(item.x1 for item in rest)
    aside = abs((head.x0 + head.x1) - (left + right)) / 2
    return head.y0 > max(item.y1 for item in rest) and aside < _IN_THE_MIDDLE * (right - left)


def _as_they_stand(items: list[Item], depth: int) -> Iterator[list[Fragment]]:
    for item in sorted(items, key=lambda item: (-item.y1, item.x0)):
        if isinstance(item, Box):
            yield from _cut(item.items, min(depth, _DEEPEST) + 1)
        else:
            yield [item]


def _boxes_apart(downwards: list[Item], depth: int) -> Iterator[list[Fragment]]:
    """One region of plain lines, parted only by the boxes among them."""
    lines: list[Fragment] = []
    for item in downwards:
        if isinstance(item, Fragment):
            lines.append(item)
            continue
        if lines:
            yield lines
            lines = []
        yield from _cut(item.items, depth + 1)
    if lines:
        yield lines


def _widest_strip(downwards: Sequence[Item]) -> tuple[float, int]:
    """The height of the highest empty strip across, and the number of items above it (0 for none)."""
    lowest, best = downwards[0].y0, (0.0, 0)
    for place, item in enumerate(downwards[1:], start=1):
        if lowest - item.y1 > best[0]:
            best = (lowest - item.y1, place)
        lowest = min(lowest, item.y0)
    return best


def _best_parting(items: list[Item], size: float, spanned: float) -> _Parting | None:
    total = sum(item.y1 - item.y0 for item in items)
    partings = (
        _part(items, start, end, size, total, clean=not spanned)
        for start, end in _gutters(items, max(0.01, spanned * total))
    )
    return max((parting for parting in partings if parting), key=lambda parting: parting.worth, default=None)


def _gutters(items: list[Item], limit: float) -> list[tuple[float, float]]:
    """The stretches of x at which at most `limit` points of height are covered, without the margins."""
    left = min(item.x0 for item in items)
    width = min(int(max(item.x1 for item in items) - left) + 2, _WIDEST)
    change = [0.0] * (width + 1)
    for item in items:
        start, end = max(0, math.ceil(item.x0 - left)), min(width, int(item.x1 - left))
        if end > start:
            change[start] += item.y1 - item.y0
            change[end] -= item.y1 - item.y0
    return [(left + start, left + end) for start, end in _low_stretches(change[:width], limit)]


def _low_stretches(change: list[float], limit: float) -> Iterator[tuple[int, int]]:
    covered, start = 0.0, -1
    for x, step in enumerate(change):
        covered += step
        if covered <= limit:
            start = x if start < 0 else start
        elif start >= 0:
            if start > 0:
                yield start, x
            start = -1


def _part(
    items: list[Item], start: float, end: float, size: float, total: float, clean: bool
) -> _Parting | None:
    """The region parted at the gutter from `start` to `end`, where that is a gutter between columns."""
    width = end - start
    slack = 1.5 if clean else max(1.5, width - 0.8 * size)
    left = [item for item in items if item.x1 <= start + slack]
    right = [item for item in items if item.x1 > start + slack and item.x0 >= end - 1.5]
    across = [item for item in items if item.x1 > start + slack and item.x0 < end - 1.5]
    if not left or not right or not _wide_enough(left, right, width, size):
        return None
    if not across and width < _WIDEST_TABLE_GAP * size and _is_table(left, right, size):
        return None
    lower = min(_height(left), _height(right))
    if across and lower < 0.12 * total:
        return None
    return _Parting(left, right, across, width * lower**0.5 * (0.5 if across else 1.0))


def _wide_enough(left: list[Item], right: list[Item], width: float, size: float) -> bool:
    long_sides = min(_lines(left, size), _lines(right, size)) >= 4
    narrowest = min(_width(left), _width(right))
    least = (_GUTTER_BETWEEN_LONG_SIDES if long_sides else _GUTTER) * size
    return width >= least and narrowest >= _NARROWEST_COLUMN * size


def _is_table(left: list[Item], right: list[Item], size: float) -> bool:
    """Whether the two sides are cells of rows rather than columns: short, with base lines that agree."""
    cells = [item for item in right if isinstance(item, Fragment)]
    others = sorted(item.base for item in left if isinstance(item, Fragment))
    if not cells or not others or (_running(left) and _running(right)):
        return False
    level = sum(1 for cell in cells if _nearest(others, cell.base) < 0.25 * size)
    return level >= 0.8 * len(cells) and (_short(left) or _short(right))


def _running(items: list[Item]) -> bool:
    """Whether these are the lines of running text, however narrow: many of them begin with a small letter."""
    lines = [item.text for item in items if isinstance(item, Fragment)]
    return len(lines) >= 3 and sum(line[:1].islower() for line in lines) >= len(lines) / 3


def _nearest(values: list[float], value: float) -> float:
    place = bisect.bisect(values, value)
    return min(abs(value - other) for other in values[max(0, place - 1) : place + 1])


def _short(items: list[Item]) -> bool:
    words = [len(item.text.split()) for item in items if isinstance(item, Fragment)]
    return bool(words) and median(words) <= 2


def _in_bands(parting: _Parting, size: float, depth: int) -> Iterator[list[Fragment]]:
    """Left column, right column; where lines span both, first what is above each such line."""
    if not parting.across:
        yield from _cut(parting.left, depth + 1)
        yield from _cut(parting.right, depth + 1)
        return
    rest = parting.left + parting.right
    for band in _bands(parting.across, size):
        middle = (max(item.y1 for item in band) + min(item.y0 for item in band)) / 2
        above = [item for item in rest if (item.y0 + item.y1) / 2 > middle]
        rest = [item for item in rest if (item.y0 + item.y1) / 2 <= middle]
        yield from _cut(above, depth + 1)
        yield from _cut(band, depth + 1)
    yield from _cut(rest, depth + 1)


def _bands(across: list[Item], size: float) -> list[list[Item]]:
    """The spanning lines, from the top, those close together as one."""
    bands: list[list[Item]] = []
    for item in sorted(across, key=lambda item: -item.y1):
        if bands and min(other.y0 for other in bands[-1]) - item.y1 < 1.2 * size:
            bands[-1].append(item)
        else:
            bands.append([item])
    return bands


def _height(items: Sequence[Item]) -> float:
    return sum(item.y1 - item.y0 for item in items)


def _width(items: Sequence[Item]) -> float:
    return max(item.x1 for item in items) - min(item.x0 for item in items)


def _lines(items: Sequence[Item], size: float) -> int:
    return len({round(item.y0 / max(0.6 * size, 1.0)) for item in _flat(items)})


def _flat(items: Sequence[Item]) -> Iterator[Fragment]:
    for item in items:
        if isinstance(item, Fragment):
            yield item
        else:
            yield from _flat(item.items)
