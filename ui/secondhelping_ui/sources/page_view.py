# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The picture of one page on its ground, with the words of snippets marked, and their marks in the margin."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Span
from secondhelping.operations.look import PageWord
from secondhelping_ui.shared.page_marks import (
    Marked,
    is_dark,
    lines_of,
    on_screen,
    paint_chosen,
    paint_marked,
    paint_paper,
)
from secondhelping_ui.shared.page_pictures import WIDEST, Picture
from secondhelping_ui.sources.mark_button import MarkButton
from secondhelping_ui.sources.marks import marks
from secondhelping_ui.sources.page_selection import PageSelection
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.painting import paint_box

GUTTER = 52
_RIGHT = 38
_TOP = 16
_BOTTOM = 18
ZOOMS = (50, 65, 80, 100, 125, 150, 200, 250, 300, 400)
"""The sizes of the page on offer, in percent of the width that fits."""

A4 = QSizeF(595, 842)
_STILL = 4
_REST_MS = 250
_LINE_STEP = 48
_SHADOW = ((0.10, 1), (0.05, 3), (0.03, 6))


class PageView(QAbstractScrollArea):
    """Shows what it is given and asks for the rest: `turn_wanted` carries how many pages on (or back, below 0);
    `width_changed` says that a picture of another width would fit better; `snippet_chosen` comes when marked words
    or a mark are clicked; `resized` when the view has another size; `selectionChanged` (as Qt names it for its texts)
    when other words are marked."""

    snippet_chosen = Signal(object)
    turn_wanted = Signal(int)
    width_changed = Signal()
    resized = Signal()
    selectionChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._size = A4
        self._shown = False
        self._marked: tuple[Marked, ...] = ()
        self._dark: tuple[tuple[bool, ...], ...] = ()
        self._current: SnippetId | None = None
        self._zoom = 100
        self._covered = 0
        self._buttons: list[MarkButton] = []
        self._pressed_at: QPointF | None = None
        self._held: QPoint | None = None
        self._selection = PageSelection()
        self._selecting = False
        self._moved = QElapsedTimer()
        self._moved.start()
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: it would change the width that the page is to fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.setAccessibleName("Page of the document")
        self.setAccessibleDescription("With the keyboard, words are marked in its text: V shows that.")

    # What is shown

    def show_page(
        self, picture: Picture | None, size: QSizeF, marked: Sequence[Marked], *, top: bool = True
    ) -> None:
        """Show a page of this size in points, from its upper end or, with `top` False, from its lower one; without
        a picture as an empty sheet."""
        self._shown = True
        self._marked = tuple(marked)
        self._size = size
        self.set_picture(picture)
        bar = self.verticalScrollBar()
        bar.setValue(0 if top else bar.maximum())

    def set_picture(self, picture: Picture | None) -> None:
        """The page's picture, or a better one."""
        self._picture = picture
        if picture is not None:
            self._size = picture.size
        self._dark = tuple(self._ground_of(one) for one in self._marked)
        self._lay_out()

    def set_marked(self, marked: Sequence[Marked]) -> None:
        """The snippets of the page that is shown, in reading order."""
        self._marked = tuple(marked)
        self.set_picture(self._picture)

    def set_words(self, ask: Callable[[], Sequence[PageWord]]) -> None:
        """The words of the page, asked for when the mouse comes near them. None are marked any more."""
        self._selection.show(ask)
        self._tell_selection()

    def marked_span(self) -> Span | None:
        """Where the words stand that are marked with the mouse; None where none are."""
        return self._selection.span()

    def unmark(self) -> None:
        """No words are marked any more."""
        if self._selection.some:
            self._selection.clear()
            self._tell_selection()

    @property
    def covered(self) -> int:
        """How much of the lower end (px) lies under something else."""
        return self._covered

    def _tell_selection(self) -> None:
        self.viewport().update()
        self.selectionChanged.emit()

    def clear(self) -> None:
        """Show no page."""
        self.set_words(tuple)
        self._shown = False
        self._picture = None
        self._marked = self._dark = ()
        self._lay_out()

    def set_current(self, snippet_id: SnippetId | None, *, reveal: bool = True) -> None:
        """Show one snippet's words stronger than the others, and bring them into view."""
        self._current = snippet_id
        if reveal:
            self._reveal()
        self._place_buttons()
        self.viewport().update()

    def set_covered(self, height: int) -> None:
        """How much of the lower end (px) lies under something else."""
        if height != self._covered:
            self._covered = height
            self._set_ranges()

    @property
    def picture(self) -> Picture | None:
        return self._picture

    @property
    def dots(self) -> int:
        """The width in dots that a picture should have."""
        return max(1, min(WIDEST, round(self._page_width() * self.devicePixelRatioF())))

    @property
    def zoom(self) -> int:
        """The size of the page in percent of the width that fits."""
        return self._zoom

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        """A size up or down; what is at a place of the viewport (px) stays there, else the current words."""
        place = ZOOMS.index(self._zoom) + steps
        self.set_zoom(ZOOMS[max(0, min(place, len(ZOOMS) - 1))], at)

    def set_zoom(self, percent: int, at: QPointF | None = None) -> None:
        """Set the size of the page; 100 fits the width."""
        if percent == self._zoom:
            return
        fixed = at or self._middle()
        before = self._page_box()
        share = (fixed - before.topLeft()) / max(1.0, before.width())
        self._zoom = percent
        self._lay_out()
        after = self._page_box()
        moved = after.topLeft() + share * after.width() - fixed
        self._scroll_by(moved.x(), moved.y())
        self.width_changed.emit()

    def _middle(self) -> QPointF:
        """What stays where it is when the size changes: the current words, or the middle."""
        seen = QRectF(GUTTER, 0, self.viewport().width() - GUTTER, self.viewport().height() - self._covered)
        current = (one for one in self._marked if one.snippet.id == self._current)
        first = next((box for one in current for box in self._boxes(one)), QRectF())
        return first.topLeft() if seen.contains(first.topLeft()) else seen.center()

    @property
    def marks(self) -> Sequence[MarkButton]:
        """The marks in the margin, in reading order."""
        return [button for button in self._buttons if not button.isHidden()]

    def focus_current(self) -> None:
        """Give the current mark the focus, so that it is read."""
        for button in self.marks:
            if button.snippet.id == self._current:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Where things stand

    def _page_width(self) -> float:
        room = max(80, self.viewport().width() - GUTTER - _RIGHT)
        return max(1, round(room * self._zoom / 100))

    def _page_box(self) -> QRectF:
        """The page in the viewport, px."""
        width = self._page_width()
        height = round(width * self._size.height() / self._size.width())
        room = self.viewport().width() - GUTTER - _RIGHT
        left = GUTTER + max(0, round((room - width) / 2)) - self.horizontalScrollBar().value()
        return QRectF(left, _TOP - self.verticalScrollBar().value(), width, height)

    def _scale(self) -> float:
        """Px per point."""
        return self._page_width() / self._size.width()

    def _boxes(self, marked: Marked) -> list[QRectF]:
        page = self._page_box()
        return [on_screen(line, (page.left(), page.top()), self._scale()) for line in marked.lines]

    def _lay_out(self) -> None:
        self._set_ranges()
        self._place_buttons()
        self.viewport().update()

    def _set_ranges(self) -> None:
        page, view = self._page_box(), self.viewport()
        below = max(_BOTTOM, self._covered + 8)
        down = _TOP + page.height() + below - view.height() if self._shown else 0
        across = GUTTER + page.width() + _RIGHT - view.width() if self._shown else 0
        for bar, most, step in (
            (self.verticalScrollBar(), down, view.height()),
            (self.horizontalScrollBar(), across, view.width()),
        ):
            bar.setRange(0, max(0, round(most)))
            # It keeps its place, but with nothing to scroll it has no handle.
            bar.setEnabled(most > 0)
            bar.setPageStep(step)
            bar.setSingleStep(_LINE_STEP)

    def _ground_of(self, marked: Marked) -> tuple[bool, ...]:
        picture = self._picture
        if picture is None:
            return ()
        return tuple(is_dark(picture.image, line, picture.scale) for line in marked.lines)

    def _place_buttons(self) -> None:
        while len(self._buttons) < len(self._marked):
            self._buttons.append(self._new_button())
        for number, (button, one) in enumerate(zip(self._buttons, self._marked, strict=False), 1):
            button.show_snippet(
                one.snippet, number, len(self._marked), current=one.snippet.id == self._current
            )
        self._move_buttons()
        for button in self._buttons[len(self._marked) :]:
            if button.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            button.hide()

    def _new_button(self) -> MarkButton:
        button = MarkButton(self.viewport())
        button.clicked.connect(lambda: self.snippet_chosen.emit(button.snippet.id))
        return button

    def _move_buttons(self) -> None:
        places = []
        for number, one in enumerate(self._marked, 1):
            boxes = self._boxes(one)
            middle = boxes[0].center().y() if boxes else self._page_box().top() + px(10)
            places.append((number, one.snippet, middle - px(20) / 2))
        # Down the margin, whatever the order of reading: columns stand side by side.
        for mark in marks(sorted(places, key=lambda place: place[2])):
            self._buttons[mark.number - 1].place(mark.box)

    def _reveal(self) -> None:
        marked = next((one for one in self._marked if one.snippet.id == self._current), None)
        if marked is None or not marked.lines:
            return
        boxes = self._boxes(marked)
        seen = self.viewport().height() - self._covered
        first = boxes[0]
        if first.top() < 12 or max(box.bottom() for box in boxes[:3]) > seen - 8:
            self._scroll_by(0, first.top() - max(24.0, 0.22 * seen))
        right = self.viewport().width() - 8
        if first.left() < GUTTER or first.right() > right:
            self._scroll_by(first.left() - GUTTER - 24, 0)

    def _scroll_by(self, x: float, y: float) -> None:
        for bar, by in ((self.horizontalScrollBar(), x), (self.verticalScrollBar(), y)):
            bar.setValue(bar.value() + round(by))

    def _scrolled(self) -> None:
        self._moved.restart()
        self._move_buttons()
        self.viewport().update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color("bg-sunken"))
        if not self._shown:
            return
        page = self._page_box()
        painter.setClipRect(QRectF(self.viewport().rect()).adjusted(GUTTER - 6, 0, 0, 0))
        for strength, reach in _SHADOW:
            around = page.adjusted(-reach / 2, 0, reach / 2, reach)
            paint_box(painter, around, 2, color("shadow", strength))
        paint_paper(painter, page, self._picture.image if self._picture else None)
        paint_box(painter, page.adjusted(-1, -1, 1, 1), 1, None, color("line"))
        if self._picture is None:
            self._paint_skeleton(painter, page)
            # The size of the sheet may be a guess yet, and marks would lie beside it.
            painter.setClipRect(page, Qt.ClipOperation.IntersectClip)
        self._paint_marked(painter)
        self._paint_selection(painter)

    def _paint_selection(self, painter: QPainter) -> None:
        page, picture = self._page_box(), self._picture
        for line in lines_of(self._selection.boxes()):
            box = on_screen(line, (page.left(), page.top()), self._scale()).adjusted(-1, -1, 1, 1)
            dark = picture is not None and is_dark(picture.image, line, picture.scale)
            paint_chosen(painter, box, dark=dark)

    def _paint_skeleton(self, painter: QPainter, page: QRectF) -> None:
        edge = page.width() * 0.1
        y, number = page.top() + edge, 0
        while y < page.bottom() - edge:
            width = (page.width() - 2 * edge) * (0.55 if number % 5 == 4 else 1.0)
            paint_box(painter, QRectF(page.left() + edge, y, width, 8), 3, color("line", 0.45))
            y, number = y + (30 if number % 5 == 4 else 18), number + 1

    def _paint_marked(self, painter: QPainter) -> None:
        for number, one in enumerate(self._marked):
            dark = self._dark[number] if number < len(self._dark) else ()
            current = one.snippet.id == self._current
            paint_marked(painter, self._boxes(one), one.snippet, current=current, dark=dark)

    # Mouse and keys

    def snippet_at(self, where: QPointF) -> SnippetId | None:
        """The snippet whose marked words are at a place of the viewport (px)."""
        for one in self._marked:
            if any(box.adjusted(-2, -2, 2, 2).contains(where) for box in self._boxes(one)):
                return one.snippet.id
        return None

    def _in_points(self, where: QPointF) -> QPointF:
        """A place of the viewport (px) on the page."""
        return (where - self._page_box().topLeft()) / self._scale()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position()
        word = self._selection.word_at(self._in_points(event.position()))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._selection.some:
            self._select_to(event.position())
            self._selecting, self._pressed_at = True, None
        elif word is not None:
            self._selecting = True
        else:
            self._held = event.position().toPoint()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Marks the sentence; the mouse still held, it marks on, sentence by sentence."""
        word = self._selection.word_at(self._in_points(event.position()))
        if event.button() is Qt.MouseButton.LeftButton and word is not None:
            self._selection.begin(word, sentence=True)
            self._selecting, self._pressed_at = True, None
            self._tell_selection()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at, self._held = self._pressed_at, None, None
        self._selecting = False
        if pressed is None or (event.position() - pressed).manhattanLength() >= _STILL:
            self._show_hand(event.position())
            return
        self.unmark()
        found = self.snippet_at(event.position())
        if found is not None:
            self.snippet_chosen.emit(found)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selecting:
            self._select_on(event.position())
            return
        held = self._held
        if held is None:
            self._show_hand(event.position())
            return
        # The page is pulled along.
        now = event.position().toPoint()
        self._scroll_by(held.x() - now.x(), held.y() - now.y())
        self._held = now

    def _select_on(self, where: QPointF) -> None:
        """The mouse moves with its button held: words are marked from where it was pressed."""
        pressed = self._pressed_at
        if pressed is not None:
            if (where - pressed).manhattanLength() < _STILL:
                return
            first = self._selection.word_at(self._in_points(pressed))
            self._pressed_at = None
            if first is not None:
                self._selection.begin(first)
        self._select_to(where)

    def _select_to(self, where: QPointF) -> None:
        word = self._selection.nearest(self._in_points(where))
        if word is not None:
            self._selection.extend(word)
            self._tell_selection()

    def _show_hand(self, where: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self.snippet_at(where) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._selection.word_at(self._in_points(where)) is not None:
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps:
                self.zoom_by(1 if steps > 0 else -1, event.position())
            event.accept()
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if steps > 0 else bar.maximum())
        if steps and at_end:
            # Only once it has come to rest there: the last turn of the wheel shall not turn the page too.
            if self._moved.elapsed() > _REST_MS:
                self._moved.restart()
                self.turn_wanted.emit(-1 if steps > 0 else 1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = {Qt.Key.Key_Left: -_LINE_STEP, Qt.Key.Key_Right: _LINE_STEP}
        down = {Qt.Key.Key_Up: -_LINE_STEP, Qt.Key.Key_Down: _LINE_STEP}
        key = Qt.Key(event.key())
        if not event.modifiers() and (key in across or key in down):
            self._scroll_by(across.get(key, 0), down.get(key, 0))
        elif key == Qt.Key.Key_Escape and self._selection.some:
            self.unmark()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.resized.emit()
        if event.oldSize().width() != event.size().width():
            self.width_changed.emit()

    def restyle(self) -> None:
        self._lay_out()
