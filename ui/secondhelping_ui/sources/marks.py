# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the lines that were found stand in the text on the screen: their boxes, and the marks in the margin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextDocument, QTextLine

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.sources.passage_text import PassageText
from secondhelping_ui.theme import KIND_TOKENS, color, kind_color, mixed, px
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

_MARK_LEFT = 12
_MARK_STEP = 23


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark in the margin of one snippet; `number` counts from 1 in reading order."""

    number: int
    snippet: Snippet
    box: QRectF


def mark_width(number: int) -> float:
    """The width of a mark in px."""
    return 4 + 13 + 3 + text_width(str(number), "micro-strong") + 6


def marks(places: Iterable[tuple[int, Snippet, float]]) -> Iterator[Mark]:
    """The marks of (number, snippet, y of its first line), in order, pushed apart where lines are close."""
    last = float("-inf")
    for number, snippet, y in places:
        top = max(y, last + _MARK_STEP)
        last = top
        yield Mark(number, snippet, QRectF(_MARK_LEFT, top, mark_width(number), px(20)))


def paint_mark(painter: QPainter, mark: Mark, current: bool) -> None:
    """Icon and number in the colours of the kind; the current one has a ring, a done one is pale."""
    kind = mark.snippet.kind
    aside = mark.snippet.verdict is Verdict.SET_ASIDE
    if current:
        paint_box(painter, mark.box.adjusted(-4, -4, 4, 4), 10, None, color("focus"), 2.0)
    fill = color("bg-surface") if aside else kind_color(kind, "soft")
    paint_box(painter, mark.box, 6, fill, color("line") if aside else kind_color(kind, "line"))
    middle = mark.box.center().y()
    token = "text-3" if aside else KIND_TOKENS[kind]
    icon = "check" if mark.snippet.verdict is Verdict.KEPT else KIND_ICONS[kind]
    draw_icon(painter, mark.box.left() + 4, middle - 6.5, icon, token, 13)
    room = QRectF(mark.box.left() + 20, mark.box.top(), mark.box.width() - 20, mark.box.height())
    paint_text(painter, room, str(mark.number), "micro-strong", color(token))


def pieces(text: PassageText, snippet: Snippet) -> list[tuple[int, int, int]]:
    """A snippet as (block, start, end) in Qt's units, a piece for each passage that is in the text."""
    span = snippet.span
    found = []
    for number in range(span.first, min(span.last, len(text.passages) - 1) + 1):
        length = len(text.passages[number].text)
        start = span.start if number == span.first else 0
        end = min(span.end, length) if number == span.last else length
        if start < end:
            found.append((number, text.units(number, start), text.units(number, end)))
    return found


def boxes(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """The boxes of a stretch of a block, one per line, in the document's coordinates (px)."""
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    text = block.text()
    # Places count in UTF-16 units; only where each letter is one of them can the text be looked at by place.
    narrow = len(text) == block.length() - 1
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        while narrow and first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append(_box(line, first, last).translated(corner))
    return found


def _box(line: QTextLine, first: int, last: int) -> QRectF:
    left, right = _x(line, first), _x(line, last)
    ascent, descent = line.ascent(), line.descent()
    baseline = line.y() + ascent
    return QRectF(left, baseline - ascent - 1, right - left, ascent + descent + 2)


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    # PySide gives the pair of C++ as a tuple or as the number alone, by version.
    return float(found[0] if isinstance(found, tuple) else found)


def paint_highlight(
    painter: QPainter, found: Sequence[QRectF], kind: Kind, state: Verdict, current: bool
) -> None:
    """The marked stretch: a tint of the kind under the words and a line below them."""
    fill = f"{KIND_TOKENS[kind]}-fill"
    if state is Verdict.SET_ASIDE and not current:
        ground, line = mixed("line", "paper", 0.35), color("line-control")
    else:
        ground, line = mixed(fill, "paper", 0.40 if current else 0.22), color(fill)
    thick = 2.0 if current else 1.5
    for box in found:
        wide = box.adjusted(-2, -1, 2, 0) if current else box
        paint_box(painter, wide, 2, ground)
        painter.fillRect(QRectF(wide.left(), wide.bottom() - thick, wide.width(), thick), line)


def first_line_top(document: QTextDocument, block: QTextBlock, position: int) -> float:
    """The upper edge of the line with this place, in the document's coordinates (px)."""
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(position)
    if not line.isValid():
        return corner.y()
    return corner.y() + line.y() + line.ascent() - QFontMetricsF(document.defaultFont()).ascent()
