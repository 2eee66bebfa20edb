# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The hint bar at the bottom: the keys of the page on the screen, and what the page has to say at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override
from secondhelping_ui.actions import Hint
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.page import LOW_WINDOW, NARROW_WINDOW
from secondhelping_ui.theme import KIND_TOKENS, color, px
from secondhelping_ui.widgets.painting import keys_width, paint_keys, paint_plain, paint_text, text_width
from secondhelping_ui.wording import KIND_NAMES

_LEFT = 24
_RIGHT = 20
_GAP = 16
_KEY_GAP = 3
_WORD_GAP = 6


def hint_width(hint: Hint) -> float:
    """The width of one hint in px: its caps and its word."""
    caps = sum(keys_width(key, _KEY_GAP) for key in hint.keys) + _KEY_GAP * max(0, len(hint.keys) - 1)
    return caps + _WORD_GAP + text_width(hint.text, "meta")


def fitting(hints: Sequence[Hint], room: float) -> list[Hint]:
    """The hints that fit into `room` px. The last one ("All keys") always stays; others go from the end."""
    kept = list(hints)
    while len(kept) > 1 and sum(hint_width(hint) + _GAP for hint in kept) - _GAP > room:
        kept.pop(-2)
    return kept


class HintBar(QWidget):
    """Not focusable: everything in it is a key or a menu item too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[Hint] = []
        self._foot: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_LEFT, 1, _RIGHT, 0)
        self._row.addStretch()
        self.restyle()

    @property
    def hints(self) -> list[Hint]:
        return list(self._hints)

    def set_hints(self, hints: Sequence[Hint]) -> None:
        self._hints = list(hints)
        words = "; ".join(f"{' or '.join('+'.join(key) for key in hint.keys)}: {hint.text}" for hint in hints)
        self.setAccessibleName(f"Keys: {words}")
        self.update()

    def set_foot(self, foot: QWidget | None) -> None:
        """What the page shows at the right end, such as a legend. The page keeps it."""
        if self._foot is foot:
            return
        if self._foot is not None:
            self._row.removeWidget(self._foot)
            self._foot.hide()
        self._foot = foot
        if foot is not None:
            self._row.addWidget(foot)
            foot.show()

    def restyle(self) -> None:
        low = self.window() is not self and self.window().height() < LOW_WINDOW
        self.setFixedHeight(px(28 if low else 32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_plain(painter, QRectF(self.rect()), color("bg-window"))
        paint_plain(painter, QRectF(0, 0, self.width(), 1), color("line"))
        foot = self._foot.width() + _GAP if self._foot is not None else 0
        x = float(_LEFT if self.window().width() >= NARROW_WINDOW else 16)
        for hint in fitting(self._hints, self.width() - x - _RIGHT - foot):
            x = self._paint_hint(painter, x, hint) + _GAP

    def _paint_hint(self, painter: QPainter, x: float, hint: Hint) -> float:
        middle = (self.height() + 1) / 2
        for key in hint.keys:
            paint_keys(painter, x, middle, key, color("text-2"), color("line"), color("bg-surface"), _KEY_GAP)
            x += keys_width(key, _KEY_GAP) + _KEY_GAP
        x += _WORD_GAP - _KEY_GAP
        width = text_width(hint.text, "meta") + 1
        paint_text(painter, QRectF(x, 1, width, self.height() - 1), hint.text, "meta", color("text-2"))
        return x + width


class KindLegend(QWidget):
    """The four kinds in words and colours, for the right end of the hint bar; `exported` adds its check."""

    def __init__(self, *, exported: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exported = exported
        self.setAccessibleName(", ".join(KIND_NAMES.values()))
        self.restyle()

    def _entries(self) -> list[tuple[str, str, str]]:
        entries = [(KIND_ICONS[kind], KIND_TOKENS[kind], KIND_NAMES[kind]) for kind in Kind]
        return entries + ([("check", "text-2", "Exported")] if self._exported else [])

    def restyle(self) -> None:
        width = sum(13 + 4 + text_width(words, "meta") + 14 for _icon, _token, words in self._entries())
        self.setFixedSize(round(width), px(24))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for icon, token, words in self._entries():
            draw_icon(painter, x, (self.height() - 13) / 2, icon, token, 13)
            x += 17
            width = text_width(words, "meta") + 1
            paint_text(painter, QRectF(x, 0, width, self.height()), words, "meta", color(token))
            x += width + 13
