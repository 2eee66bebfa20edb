# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The sidebar: mark and business, search, the pages with their counts, this week's mix, help, the promise."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.mark import Mark
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.painting import (
    keys_width,
    paint_box,
    paint_keys,
    paint_plain,
    paint_text,
    text_width,
)
from secondhelping_ui.wording import PRODUCT, PROMISE, counted

KEEP_IT_UP = ("results",)
"""The first page below the others: what is done once posts are out."""

FULL_WIDTH = 224
RAIL_WIDTH = 56
_GAP = 6
_BEHIND = "bg-window"


class NavItem(QAbstractButton):
    """A page in the sidebar, or something else that stands there. It spans the whole width of the sidebar,
    so that the bar of the current page can stand at the window's edge."""

    def __init__(
        self, text: str, icon: str, *, caps: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._caps = tuple(caps)
        self._count = 0
        self._alert = ""
        self._rail = False
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.restyle()
        self._tell()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.restyle()
        self._tell()

    def set_count(self, count: int) -> None:
        """A figure at the right; 0 shows none."""
        self._count = count
        self._tell()

    def set_alert(self, why: str) -> None:
        """The beetroot triangle, with a sentence; "" takes it away."""
        self._alert = why
        self._tell()

    def restyle(self) -> None:
        self.setFixedHeight(px(36 if self._rail else 32))

    def _tell(self) -> None:
        parts = [self.text(), str(self._count) if self._count else "", self._alert]
        name = ". ".join(part for part in parts if part)
        self.setAccessibleName(name)
        self.setToolTip(name if self._rail or self._alert else "")
        self.update()

    def _box(self) -> QRectF:
        side = 8 if self._rail else 10
        return QRectF(side, 0, self.width() - 2 * side, self.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH if self._rail else FULL_WIDTH, px(36 if self._rail else 32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self._box()
        current = self.isCheckable() and self.isChecked()
        if self._ground() != _BEHIND:
            paint_box(painter, box, 7, color(self._ground()))
        if current:
            self._paint_current(painter)
        if self.hasFocus():
            paint_box(painter, box, 7, None, color("focus"), 2.0)
        tone = "accent-text" if current else "text-2"
        if self._rail:
            self._paint_rail(painter, box, tone)
        else:
            self._paint_full(painter, box, tone, current)

    def _ground(self) -> str:
        """The colour token of what it is painted on."""
        if self.isDown() or (self.isCheckable() and self.isChecked()):
            return "bg-nav"
        return "bg-hover" if self.underMouse() else _BEHIND

    def _paint_current(self, painter: QPainter) -> None:
        """The bar at the window's edge, so that the state is not colour only."""
        painter.save()
        painter.setClipRect(0, 0, 3, self.height())
        paint_box(painter, QRectF(-3, 7, 6, self.height() - 14), 3, color("accent"))
        painter.restore()

    def _paint_full(self, painter: QPainter, box: QRectF, tone: str, current: bool) -> None:
        draw_icon(painter, box.left() + 8, box.center().y() - 8.5, self._icon_name, tone, 17)
        style = "strong" if current else "button"
        room = QRectF(box.left() + 35, 0, box.width() - 43 - self._end_width(), self.height())
        paint_text(painter, room, self.text(), style, color("text" if current else "text-2"))
        right = box.right() - 8
        if self._alert:
            draw_icon(painter, right - 14, box.center().y() - 7, "triangle-alert", "attn", 14)
        elif self._count:
            end = QRectF(box.left(), 0, box.width() - 8, self.height())
            tint = color("text" if current else "text-2")
            paint_text(painter, end, f"{self._count:,}", "chip-small", tint, Qt.AlignmentFlag.AlignRight)
        elif self._caps:
            x = right - keys_width(self._caps)
            paint_keys(
                painter, x, box.center().y(), self._caps, color("text-2"), color("line"), color("bg-canvas")
            )

    def _end_width(self) -> float:
        """What stands at the right end takes, in px, with a gap."""
        if self._alert:
            return 14 + _GAP
        if self._count:
            return text_width(f"{self._count:,}", "chip-small") + _GAP
        return keys_width(self._caps) + _GAP if self._caps else 0

    def _paint_rail(self, painter: QPainter, box: QRectF, tone: str) -> None:
        draw_icon(painter, box.center().x() - 9, box.center().y() - 9, self._icon_name, tone, 18)
        if self._alert:
            mark = QRectF(box.right() - 15, 0, 15, 15)
            paint_box(painter, mark, 6, color("bg-window"))
            draw_icon(painter, mark.left() + 1, mark.top() + 1, "triangle-alert", "attn", 13)
        elif self._count:
            words = str(self._count) if self._count < 100 else "99+"
            width = text_width(words, "monogram") + 8
            # Three figures reach beyond the item, not over its icon.
            beside = min(box.center().x() + 1, self.width() - width - 1)
            badge = QRectF(max(box.right() - width, beside), 0, width, 14)
            # A gap in the colour of the ground keeps it off the icon's lines.
            paint_box(painter, badge.adjusted(-2, -2, 2, 2), 9, color(self._ground()))
            paint_box(painter, badge, 7, color("accent"))
            paint_text(painter, badge, words, "monogram", color("accent-on"), Qt.AlignmentFlag.AlignHCenter)


class SearchButton(QAbstractButton):
    """Looks like a field and opens the palette."""

    def __init__(self, caps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = tuple(caps)
        self._rail = False
        self.focus_radius = 7.0
        self.setText("Find or do…")
        self.setAccessibleName("Find or do")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.restyle()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setToolTip(self.text() if rail else "")
        self.restyle()
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(px(36 if self._rail else 32))

    @override
    def sizeHint(self) -> QSize:
        return QSize(40 if self._rail else 120, px(36 if self._rail else 32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        middle = box.center().y()
        if self._rail:
            if self.underMouse():
                paint_box(painter, box, 7, color("bg-hover"))
            draw_icon(painter, box.center().x() - 9, middle - 9, "search", "text-2", 18)
            return
        line = "line-control" if self.underMouse() else "line"
        paint_box(painter, box, 7, color("bg-surface"), color(line))
        draw_icon(painter, 9, middle - 7.5, "search", "text-3", 15)
        keys = keys_width(self._caps)
        x = self.width() - 6 - keys
        paint_text(painter, QRectF(31, 0, x - 35, self.height()), self.text(), "body", color("text-3"))
        paint_keys(painter, x, middle, self._caps, color("text-2"), color("line"), color("bg-canvas"))


class WeekCard(Card):
    """This week's mix; hidden until the calendar has something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=10, margins=(10, 10, 10, 10), spacing=0, parent=parent)
        self._figures = Label("", "small", "text-2", elide=True)
        self._bar = MixBar(thickness=8)
        self.inner.addWidget(Label("This week", "meta-strong"))
        self.inner.addWidget(self._figures)
        self.inner.addSpacing(4)
        self.inner.addWidget(self._bar)

    def set_week(self, posts: int, mix: Mapping[Kind, int], limit: float | None) -> None:
        """`limit` is the share of promotional posts that the rule allows; the mark stands that far from the right."""
        promotional = mix.get(Kind.PROMOTIONAL, 0)
        self._figures.setText(f"{counted(posts, 'post')} · {promotional} promotional")
        self._bar.set_mix(mix, None if limit is None else 1 - limit)
        self.setAccessibleName(f"This week: {self._figures.text()}")
        self.setVisible(posts > 0)


class Sidebar(QWidget):
    """The sidebar, 224 px wide, or as a rail of 56. `asked` carries a page's name."""

    asked = Signal(str)
    palette_asked = Signal()
    help_asked = Signal()

    def __init__(self, pages: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`pages`: name, words, icon, in order."""
        super().__init__(parent)
        self._rail = False
        self._items: dict[str, NavItem] = {}
        self._heads: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._business = Label("", "business", "text-2", elide=True)
        self._search = SearchButton(("Ctrl", "K"))
        self._week = WeekCard()
        self._help = NavItem("Help and shortcuts", "life-buoy", caps=("F1",))
        self._build(pages)
        self._search.clicked.connect(self.palette_asked)
        self._help.clicked.connect(self.help_asked)
        self.setAccessibleName("Sidebar")
        self.set_rail(False)

    def _build(self, pages: Sequence[tuple[str, str, str]]) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, 10)
        column.addWidget(self._build_head())
        self._search_row = _inset(self._search, 10, 0, 10, 12)
        column.addWidget(self._search_row)
        for name, words, icon in pages:
            if name in KEEP_IT_UP:
                self._heads.append(_inset(Label("Keep it up", "label", "text-3"), 18, 12, 10, 4))
                column.addWidget(self._heads[-1])
            item = NavItem(words, icon)
            item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            self._group.addButton(item)
            self._items[name] = item
            column.addWidget(item)
        column.addStretch()
        self._week_row = _inset(self._week, 10, 0, 10, 10)
        self._week.hide()
        column.addWidget(self._week_row)
        column.addWidget(self._help)
        self._promise_row = self._build_promise()
        column.addWidget(self._promise_row)

    def _build_head(self) -> QWidget:
        head = QWidget()
        self._head_row = QHBoxLayout(head)
        self._head_row.setSpacing(9)
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(Label(PRODUCT, "product", elide=True))
        names.addWidget(self._business)
        self._head_row.addWidget(Mark())
        self._head_row.addWidget(self._names, 1)
        return head

    def _build_promise(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(18, 8, 18, 0)
        row.setSpacing(7)
        row.addWidget(IconLabel("shield-check", "text-3", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(PROMISE, "caption", "text-3", wrap=True), 1)
        return holder

    @property
    def rail(self) -> bool:
        return self._rail

    @property
    def week(self) -> WeekCard:
        return self._week

    def item(self, name: str) -> NavItem:
        """The item of a page."""
        return self._items[name]

    def set_rail(self, rail: bool) -> None:
        """Icons only, or all of it."""
        self._rail = rail
        self.setFixedWidth(RAIL_WIDTH if rail else FULL_WIDTH)
        self._head_row.setContentsMargins(*((13, 0, 12, 9) if rail else (16, 2, 16, 10)))
        self._column.setSpacing(3 if rail else 1)
        side = 8 if rail else 10
        layout = self._search_row.layout()
        if layout is not None:
            layout.setContentsMargins(side, 0, side, 0 if rail else 11)
        for widget in (self._names, self._week_row, self._promise_row, *self._heads):
            widget.setVisible(not rail)
        self._search.set_rail(rail)
        self._help.set_rail(rail)
        for item in self._items.values():
            item.set_rail(rail)

    def set_current(self, name: str) -> None:
        self._items[name].setChecked(True)

    def set_business(self, name: str) -> None:
        self._business.setText(name)
        self._business.setToolTip(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_plain(painter, QRectF(self.rect()), color("bg-window"))
        paint_plain(painter, QRectF(self.width() - 1, 0, 1, self.height()), color("line"))


def _inset(widget: QWidget, left: int, top: int, right: int, bottom: int) -> QWidget:
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(left, top, right, bottom)
    row.addWidget(widget)
    return holder
