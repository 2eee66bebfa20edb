# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of snippets as they are marked on the picture of a page: which boxes, and how they are painted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.domain.word_boxes import WordBox
from secondhelping_ui.theme import KIND_TOKENS, color, mixed
from secondhelping_ui.widgets.painting import paint_box

LINE = 2.0
"""The height of the line under marked words, in px."""

_OVERLAP = 0.5
_GAP = 2.5
"""Words of a line stand no further apart than so many times their height."""

_SIDEWAYS = 1.3
_DARK = 110
_WHITE = 255
_SAMPLES = 16
_EDGES = (-0.1, 0.12, 1.1)
"""Where the ground is looked at, as shares of a line's height."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A snippet on a page: the lines of its words there as boxes in points from the page's top left corner, none
    where their place is not known."""

    snippet: Snippet
    lines: tuple[QRectF, ...]


def lines_of(boxes: Iterable[WordBox]) -> tuple[QRectF, ...]:
    """The boxes of words in reading order, those side by side on a line made one. Points."""
    lines: list[QRectF] = []
    last = QRectF()
    for box in boxes:
        word = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        if lines and (_side_by_side(last, word) or _stacked(last, word)):
            lines[-1] = lines[-1].united(word)
        else:
            lines.append(word)
        last = word
    return tuple(lines)


def _side_by_side(last: QRectF, word: QRectF) -> bool:
    height = min(last.height(), word.height())
    shared = min(last.bottom(), word.bottom()) - max(last.top(), word.top())
    gap = word.left() - last.right()
    return shared > _OVERLAP * height and -height < gap < _GAP * height


def _stacked(last: QRectF, word: QRectF) -> bool:
    """Words of a line that runs up or down the page. Only long ones tell such a line from two lines of text."""
    if not all(box.height() > _SIDEWAYS * box.width() for box in (last, word)):
        return False
    shared = min(last.right(), word.right()) - max(last.left(), word.left())
    gap = max(word.top() - last.bottom(), last.top() - word.bottom())
    width = min(last.width(), word.width())
    return shared > _OVERLAP * width and -width < gap < _GAP * width


def on_screen(box: QRectF, origin: tuple[float, float], scale: float) -> QRectF:
    """A box of a page in points as it stands on the screen: `origin` is the page's corner there, `scale` px per
    point."""
    left, top = origin
    return QRectF(left + box.x() * scale, top + box.y() * scale, box.width() * scale, box.height() * scale)


def is_dark(image: QImage, box: QRectF, scale: float) -> bool:
    """Whether the ground under a box (points) of a picture is dark; `scale` is dots of the picture per point."""
    # Along its edges there is more ground than ink; the three of them outvote ink that touches one.
    ys = [round((box.top() + share * box.height()) * scale) for share in _EDGES]
    xs = [round((box.left() + box.width() * (step + 0.5) / _SAMPLES) * scale) for step in range(_SAMPLES)]
    found = sorted(_grey(image, x, y) for y in ys for x in xs if image.valid(x, y))
    return bool(found) and found[len(found) // 2] < _DARK


def _grey(image: QImage, x: int, y: int) -> int:
    dot = image.pixelColor(x, y)
    return (dot.red() * 11 + dot.green() * 16 + dot.blue() * 5) // 32


def paint_marked(
    painter: QPainter, boxes: Sequence[QRectF], snippet: Snippet, *, current: bool, dark: Sequence[bool] = ()
) -> None:
    """Mark lines of words on a picture: a tint that leaves the words black (or white, on a `dark` ground), and a
    line below. Boxes in px."""
    tint, line = _colours(snippet, current)
    painter.save()
    for number, box in enumerate(boxes):
        wide = box.adjusted(-2, -1, 2, 1)
        on_dark = number < len(dark) and dark[number]
        under = _lighter(snippet) if on_dark else line
        _paint_tint(painter, wide, tint, on_dark=on_dark)
        painter.fillRect(QRectF(wide.left(), round(wide.bottom()) - LINE, wide.width(), LINE), under)
    painter.restore()


def paint_chosen(painter: QPainter, box: QRectF, *, dark: bool = False) -> None:
    """Mark a line of words that the owner chose on a picture, in px; `dark` is the ground below them."""
    painter.save()
    _paint_tint(painter, box, color("accent", 0.34), on_dark=dark)
    painter.restore()


def _paint_tint(painter: QPainter, box: QRectF, tint: QColor, *, on_dark: bool) -> None:
    """A tint of the ground alone: letters stay as dark (as light, on a dark ground) as they are."""
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.CompositionMode_Screen if on_dark else modes.CompositionMode_Multiply)
    paint_box(painter, box, 2, tint)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)


def _colours(snippet: Snippet, current: bool) -> tuple[QColor, QColor]:
    fill = f"{KIND_TOKENS[snippet.kind]}-fill"
    if snippet.verdict is Verdict.SET_ASIDE and not current:
        return color("line-control", 0.16), color("line-control")
    return color(fill, 0.42 if current else 0.22), color(fill)


def _lighter(snippet: Snippet) -> QColor:
    """The line under words on a dark ground, which may well be of the kind's own colour."""
    return mixed(f"{KIND_TOKENS[snippet.kind]}-fill", "paper", 0.35)


def paint_paper(painter: QPainter, page: QRectF, image: QImage | None) -> None:
    """A page's picture in its place, on paper of the theme; the bare paper where there is no picture."""
    if image is None:
        painter.fillRect(page, color("paper"))
        return
    painter.save()
    dots = painter.device().devicePixelRatioF()
    if abs(image.width() - page.width() * dots) > 1:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(page, image)
    paper = color("paper")
    if paper.lightness() < _WHITE:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(page, paper)
    painter.restore()
