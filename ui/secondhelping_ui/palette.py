# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The palette (Ctrl+K): everything that can be done on this page, and every snippet and document, by its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping_ui.actions import EVERYWHERE, ActionRegistry, Entry, key_caps
from secondhelping_ui.fuzzy import Match, match
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, px
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.dialog import Footer, Scrim
from secondhelping_ui.widgets.kbd import Kbd
from secondhelping_ui.widgets.kind import paint_kind_dot
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import keys_width, paint_box, paint_keys, paint_text, text_width
from secondhelping_ui.widgets.popover import Popover
from secondhelping_ui.wording import PAGE_NAMES

MOST = 30
"""Results shown at most."""

WIDTH = 620
_PER_GROUP = 12
_TOP = 118
_ROW = 38
_HEAD = 30
_LIST_HEIGHT = 380


@dataclass(frozen=True, slots=True)
class Result:
    """A line of the palette; a heading where `run` is None."""

    text: str
    run: Callable[[], object] | None = None
    icon: str = ""
    kind: Kind | None = None
    where: str = ""
    caps: tuple[str, ...] = ()
    letters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Findable:
    """A snippet or a document that the palette can jump to. `group` is its heading."""

    group: str
    text: str
    where: str
    run: Callable[[], object]
    icon: str = "file-text"
    kind: Kind | None = None


def search(typed: str, actions: ActionRegistry, findables: Iterable[Findable]) -> list[Result]:
    """The lines for what was typed, best first within each group, headings included, MOST at most."""
    groups: dict[str, list[tuple[Match, Result]]] = {}
    for entry in sorted(actions.entries(), key=_nearness):
        words = entry.spec.help or entry.action.text()
        found = match(typed, words)
        if found is not None:
            where = "" if entry.spec.scope == "everywhere" else PAGE_NAMES.get(entry.spec.scope, "")
            caps = key_caps(entry.spec.keys[0]) if entry.spec.keys else ()
            line = Result(words, entry.action.trigger, entry.spec.icon, None, where, caps, found.letters)
            groups.setdefault("Do", []).append((found, line))
    if typed.strip():
        for thing in findables:
            found = match(typed, thing.text)
            # Long texts hold almost any letters in order: only the words as typed count there.
            if found is not None and found.score >= 400:
                line = Result(thing.text, thing.run, thing.icon, thing.kind, thing.where, (), found.letters)
                groups.setdefault(thing.group, []).append((found, line))
    return _flat(groups, _PER_GROUP if typed.strip() else MOST)


def _nearness(entry: Entry) -> int:
    """What this page does comes first, then the way to other pages, then the rest."""
    if entry.spec.scope != EVERYWHERE:
        return 0
    return 1 if entry.spec.menu == "Go" else 2


def _flat(groups: dict[str, list[tuple[Match, Result]]], per_group: int) -> list[Result]:
    lines: list[Result] = []
    left = MOST
    for heading, found in groups.items():
        best = sorted(found, key=lambda pair: -pair[0].score)[: min(left, per_group)]
        if best:
            lines.append(Result(heading))
            lines += [line for _match, line in best]
            left -= len(best)
    return lines


class ResultModel(QAbstractListModel):
    """The lines of the palette."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: list[Result] = []

    def set_results(self, results: list[Result]) -> None:
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def result(self, row: int) -> Result:
        return self._results[row]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._results)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        result = self._results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return result.text
        if role == Qt.ItemDataRole.UserRole:
            return result
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (result.text, result.where, "+".join(result.caps)) if part)
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._results[index.row()].run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def next_row(self, row: int, step: int) -> int:
        """The next line that can be chosen, from `row` in the direction of `step`; `row` if there is none."""
        at = row + step
        while 0 <= at < len(self._results):
            if self._results[at].run is not None:
                return at
            at += step
        return row


class ResultDelegate(QStyledItemDelegate):
    """Paints a line: icon or kind, words with the met letters marked, page, keys."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        result = index.data(Qt.ItemDataRole.UserRole)
        return QSize(WIDTH - 20, px(_HEAD if result.run is None else _ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        result: Result = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        if result.run is None:
            paint_text(painter, box.adjusted(18, 4, 0, 0), result.text, "label", color("text-3"))
            return
        box.adjust(8, 0, -8, 0)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 8, color("bg-selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 8, color("bg-hover"))
        self._paint_mark(painter, box, result)
        right = self._paint_right(painter, box, result)
        room = QRectF(box.left() + 38, box.top(), right - box.left() - 46, box.height())
        _paint_met(painter, room, result)

    def _paint_mark(self, painter: QPainter, box: QRectF, result: Result) -> None:
        middle = box.center().y()
        if result.kind is not None:
            paint_kind_dot(painter, box.left() + 8, round(middle - 11), result.kind)
        else:
            icon = result.icon or "arrow-right"
            draw_icon(painter, box.left() + 11, middle - 8, icon, "text-2", 16)

    def _paint_right(self, painter: QPainter, box: QRectF, result: Result) -> float:
        """Keys and page at the right; returns where they begin."""
        right = box.right() - 10
        if result.caps:
            right -= keys_width(result.caps)
            paint_keys(
                painter,
                right,
                box.center().y(),
                result.caps,
                color("text-2"),
                color("line"),
                color("bg-surface"),
            )
            right -= 12
        if result.where:
            width = text_width(result.where, "meta") + 1
            right -= width
            paint_text(
                painter, QRectF(right, box.top(), width, box.height()), result.where, "meta", color("text-2")
            )
        return right


def _paint_met(painter: QPainter, room: QRectF, result: Result) -> None:
    """The words, with the letters that were typed on a soft ground and in bold."""
    met = set(result.letters)
    x = room.left()
    for text, is_met in _stretches(result.text, met):
        style = "strong" if is_met else "body"
        width = text_width(text, style)
        if x + width > room.right():
            rest = QRectF(x, room.top(), max(0.0, room.right() - x), room.height())
            paint_text(painter, rest, text, style, color("text"))
            return
        if is_met:
            paint_box(
                painter, QRectF(x - 1, room.center().y() - 9, width + 2, 18), 3, color("k-helpful-soft")
            )
        tint: QColor = color("accent-text" if is_met else "text")
        paint_text(painter, QRectF(x, room.top(), width + 1, room.height()), text, style, tint)
        x += width


def _stretches(text: str, met: set[int]) -> list[tuple[str, bool]]:
    """The text in stretches of letters that were met, or not."""
    pieces: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        if pieces and pieces[-1][1] == (at in met):
            pieces[-1] = (pieces[-1][0] + letter, at in met)
        else:
            pieces.append((letter, at in met))
    return pieces


class Palette(Popover):
    """The palette itself. `findables` is asked anew at each opening."""

    def __init__(
        self, window: QWidget, actions: ActionRegistry, findables: Callable[[], list[Findable]]
    ) -> None:
        super().__init__(window, width=WIDTH, margins=(1, 1, 1, 1), radius=14, pointed=False)
        self._actions = actions
        self._findables = findables
        self._known: list[Findable] = []
        self._scrim = Scrim(window)
        self.field = QLineEdit()
        self.model = ResultModel(self)
        self.list = QListView()
        self._nothing = Label("Nothing by that name here.", "body", "text-2")
        self._build()
        self.closed.connect(self._scrim.hide)
        self.setAccessibleName("Find or do")

    def _build(self) -> None:
        self.inner.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(18, 14, 18, 14)
        top.setSpacing(12)
        self.field.setProperty("bare", True)
        self.field.setFont(font("heading"))
        self.field.setPlaceholderText("Find or do…")
        self.field.setAccessibleName("Find or do")
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        top.addWidget(IconLabel("search", "text-2", 18))
        top.addWidget(self.field, 1)
        self.inner.addLayout(top)
        self.inner.addWidget(Line())
        self._build_list()
        self._nothing_row = QWidget()
        nothing = QHBoxLayout(self._nothing_row)
        nothing.setContentsMargins(18, 10, 18, 10)
        nothing.addWidget(self._nothing)
        self.inner.addWidget(self._nothing_row)
        self.inner.addWidget(self._build_footer())

    def _build_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setProperty("ground", "surface")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Results")
        self.list.clicked.connect(lambda index: self._do(index.row()))
        self.inner.addWidget(self.list)

    def _build_footer(self) -> QWidget:
        footer = Footer(13)
        row = QHBoxLayout(footer)
        row.setContentsMargins(18, 9, 18, 8)
        row.setSpacing(6)
        for caps, words in ((("↑", "↓"), "Move"), (("Enter",), "Do it")):
            row.addWidget(Kbd(caps))
            row.addWidget(Label(words, "meta", "text-2"))
            row.addSpacing(10)
        row.addStretch()
        row.addWidget(Kbd(("Esc",)))
        row.addWidget(Label("Close", "meta", "text-2"))
        return footer

    def open_it(self) -> None:
        """Open over the scrim, with an empty field."""
        self._known = self._findables()
        self.field.clear()
        self._search("")
        self._scrim.show()
        self._scrim.raise_()
        self.open_centred(_TOP if self.window().height() > 700 else 60, self.field)

    def _search(self, typed: str) -> None:
        results = search(typed, self._actions, self._known)
        self.model.set_results(results)
        self._nothing_row.setVisible(not results)
        self._fit_list()
        self._choose(self.model.next_row(-1, 1))

    def _fit_list(self) -> None:
        """The list is as high as its lines, up to a limit."""
        rows = range(self.model.rowCount())
        wanted = sum(px(_HEAD if self.model.result(row).run is None else _ROW) for row in rows)
        self.list.setFixedHeight(min(_LIST_HEIGHT, self.window().height() - 240, wanted + 8 if wanted else 0))
        self.adjustSize()

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _do(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        run = self.model.result(row).run
        if run is not None:
            self.close_it()
            run()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else 0
        if watched is self.field and pressed and self._field_key(pressed):
            return True
        return super().eventFilter(watched, event)

    def _field_key(self, key: int) -> bool:
        """Keys that the field leaves to the list. True when the key was one of them."""
        row = self.list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            self._choose(self.model.next_row(row, steps[Qt.Key(key)]))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(row)
            return True
        return False
