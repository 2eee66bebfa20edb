# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""All keys on one sheet (F1), out of the action registry, with a field to search them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.actions import ActionRegistry, ActionSpec, key_caps
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import keys_width, paint_keys, paint_text, text_width
from secondhelping_ui.widgets.search_field import SearchField
from secondhelping_ui.wording import PAGE_NAMES

_NAMED_ANEW = ("edit.undo", "edit.redo")
"""Their text says what would be undone now, which does not belong among the keys."""

_COLUMNS = (("everywhere",), ("sources", "review", "review.edit"), ("calendar", "export", "results"))


def key_lines(
    actions: ActionRegistry, scope: str, typed: str = ""
) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The actions of a scope that have keys: their words, and the caps of each of their keys."""
    lines = []
    for spec in actions.connected():
        words = spec.help or (spec.text if spec.id in _NAMED_ANEW else actions.action(spec.id).text())
        if spec.scope == scope and spec.keys and spec.listed and typed.casefold() in words.casefold():
            lines.append((words, _caps(spec)))
    return lines


def _caps(spec: ActionSpec) -> list[tuple[str, ...]]:
    return [key_caps(key) for key in spec.keys]


class KeyRow(QWidget):
    """An action's words at the left, its keys at the right, a line below."""

    def __init__(self, words: str, keys: Sequence[tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._keys = list(keys)
        self.setAccessibleName(f"{words}: {' or '.join('+'.join(key) for key in keys)}")
        self.setFixedHeight(px(27))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = float(self.width())
        for number, key in enumerate(reversed(self._keys)):
            if number:
                gap = 3.0 if len(key) == 1 and len(self._keys[-1]) == 1 else self._paint_or(painter, x)
                x -= gap
            x -= keys_width(key)
            paint_keys(painter, x, self.height() / 2, key, color("text-2"), color("line"), color("bg-canvas"))
        room = QRectF(0, 0, x - 8, self.height())
        paint_text(painter, room, self._words, "body", color("text-2"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line-subtle"))

    def _paint_or(self, painter: QPainter, x: float) -> float:
        width = text_width("or", "meta") + 8
        room = QRectF(x - width + 4, 0, width, self.height())
        paint_text(painter, room, "or", "meta", color("text-2"))
        return width


class KeysHelp(Dialog):
    """The sheet of keys."""

    def __init__(self, parent: QWidget, actions: ActionRegistry) -> None:
        super().__init__(parent, "Keys", "Everything works without a mouse", cancel="Close")
        self._actions = actions
        self.search = SearchField("Search keys", width=200)
        self.search.textChanged.connect(self._fill)
        self.inner.setContentsMargins(24, 14, 12, 0)
        self.head.addWidget(self.search)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner.addWidget(self._area, 1)
        room = parent.window().size()
        self.resize(min(1016, room.width() - 48), min(700, room.height() - 48))
        self._fill("")
        self.search.setFocus()

    def _fill(self, typed: str) -> None:
        sheet = QWidget()
        sheet.setProperty("ground", "surface")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 6, 14, 16)
        row.setSpacing(36)
        for scopes in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(0)
            for scope in scopes:
                self._add_scope(column, scope, typed)
            column.addStretch()
            row.addLayout(column, 1)
        self._area.setWidget(sheet)

    def _add_scope(self, column: QVBoxLayout, scope: str, typed: str) -> None:
        lines = key_lines(self._actions, scope, typed)
        if not lines:
            return
        column.addWidget(Label(PAGE_NAMES[scope], "heading"))
        column.addSpacing(2)
        for words, keys in lines:
            column.addWidget(KeyRow(words, keys))
        column.addSpacing(16)
