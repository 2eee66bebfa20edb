# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix as a bar: promotional is hatched and last, so it may not cross the mark at the limit."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color, kind_color
from secondhelping_ui.widgets.painting import rounded
from secondhelping_ui.wording import KIND_NAMES

DRAWING_ORDER = (Kind.HELPFUL, Kind.CURATED, Kind.CONVERSATION, Kind.PROMOTIONAL)
"""In bars and rings, so that promotional sits at the right of the mark."""

MARK_OVERHANG = 4
_GAP = 2
_HATCH_STEP = 5.9


def paint_mix(
    painter: QPainter,
    rect: QRectF,
    counts: Mapping[Kind, int],
    limit: float | None = None,
    ground: str = "bg-surface",
) -> None:
    """Draw a mix bar into `rect`; the mark stands 4 px beyond it, above and below.

    Args:
        counts: posts by kind; kinds without posts may be missing.
        limit: where the mark stands, from the left, 0 to 1; None for no mark.
        ground: the token of what is behind, for the mark's halo.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded(rect, min(4.0, rect.height() / 2)), Qt.ClipOperation.IntersectClip)
    total = sum(counts.values())
    if total:
        _paint_segments(painter, rect, counts, total)
    else:
        painter.fillRect(rect, color("track"))
    painter.restore()
    if limit is not None:
        _paint_mark(painter, rect, limit, ground)


def _paint_segments(painter: QPainter, rect: QRectF, counts: Mapping[Kind, int], total: int) -> None:
    kinds = [kind for kind in DRAWING_ORDER if counts.get(kind)]
    usable = rect.width() - _GAP * (len(kinds) - 1)
    x = rect.left()
    for kind in kinds:
        width = usable * counts[kind] / total
        _paint_segment(painter, QRectF(x, rect.top(), width, rect.height()), kind)
        x += width + _GAP


def _paint_segment(painter: QPainter, box: QRectF, kind: Kind) -> None:
    path = rounded(box, 2)
    painter.fillPath(path, kind_color(kind, "fill"))
    if kind is Kind.CURATED:
        painter.strokePath(rounded(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5), QPen(color("curated-edge"), 1))
    if kind is not Kind.PROMOTIONAL:
        return
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color("promo-hatch"), 1.2))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _HATCH_STEP
    painter.restore()
    painter.strokePath(rounded(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5), QPen(color("promo-hatch"), 1))


def _paint_mark(painter: QPainter, rect: QRectF, limit: float, ground: str) -> None:
    x = round(rect.left() + rect.width() * limit)
    top, height = rect.top() - MARK_OVERHANG, rect.height() + 2 * MARK_OVERHANG
    painter.fillRect(QRectF(x - 2, top, 4, height), color(ground))
    painter.fillRect(QRectF(x - 1, top, 2, height), color("text"))


def mix_words(counts: Mapping[Kind, int], allowed: int | None = None) -> str:
    """The mix in words: "Helpful 6, Curated 1, Conversation 1, Promotional 2. Your rule allows 2."

    Where `allowed` promotional posts are exceeded it says by how many.
    """
    words = ", ".join(f"{KIND_NAMES[kind]} {counts.get(kind, 0)}" for kind in DRAWING_ORDER)
    if allowed is None:
        return f"{words}."
    over = counts.get(Kind.PROMOTIONAL, 0) - allowed
    return f"{words}. Over the rule by {over}." if over > 0 else f"{words}. Your rule allows {allowed}."


class MixBar(QWidget):
    """A mix bar of `thickness` px (8 in side bar and month, 10 to 12 in lists, 14 to 16 in dialogs)."""

    def __init__(
        self,
        counts: Mapping[Kind, int] | None = None,
        limit: float | None = None,
        *,
        thickness: int = 8,
        ground: str = "bg-surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._counts: dict[Kind, int] = dict(counts or {})
        self._limit = limit
        self._thickness = thickness
        self._ground = ground
        self.setFixedHeight(thickness + 2 * MARK_OVERHANG)
        self.setMinimumWidth(48)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_mix(self._counts, limit)

    def set_mix(
        self, counts: Mapping[Kind, int], limit: float | None = None, allowed: int | None = None
    ) -> None:
        """Show these counts; `allowed` promotional posts are told in the words."""
        self._counts = dict(counts)
        self._limit = limit
        words = mix_words(counts, allowed)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self._thickness + 2 * MARK_OVERHANG)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        bar = QRectF(0, MARK_OVERHANG, self.width(), self._thickness)
        paint_mix(QPainter(self), bar, self._counts, self._limit, self._ground)
