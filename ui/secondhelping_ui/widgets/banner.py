# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A banner: an icon, a bold first clause, a plain sentence, and buttons at the right or, where it is narrow, below."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import icon_button
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box


class BannerKind(StrEnum):
    """What a banner is about."""

    ATTENTION = "attention"
    CAUTION = "caution"
    SUCCESS = "success"
    NEUTRAL = "neutral"


# kind -> ground, line, icon colour, icon
_LOOKS = {
    BannerKind.ATTENTION: ("attn-soft", "attn-line", "attn", "triangle-alert"),
    BannerKind.CAUTION: ("caution-soft", "caution-line", "caution", "hourglass"),
    BannerKind.SUCCESS: ("ok-soft", "k-helpful-line", "ok", "check"),
    BannerKind.NEUTRAL: ("bg-window", "line", "text-2", "info"),
}

_LEAST_WORDS = 220
"""With less room for the words (px at 100 % text) the buttons go below."""


class Banner(QWidget):
    """`bold` is the first clause, `plain` what follows; `closed` comes when the owner closes it."""

    closed = Signal()

    def __init__(
        self,
        kind: BannerKind | str,
        bold: str,
        plain: str = "",
        *,
        icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = BannerKind(kind)
        self._icon = IconLabel(icon or _LOOKS[self._kind][3], _LOOKS[self._kind][2], 17)
        self._words = Label("", "body", wrap=True, align=Qt.AlignmentFlag.AlignVCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._below = False
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._words, 0, 1)
        grid.addLayout(self._buttons, 0, 2)
        if closable:
            self._add_close()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(bold, plain)

    def _add_close(self) -> None:
        button = icon_button("x", "Close this message", "small")
        button.clicked.connect(self.closed)
        self._grid.addWidget(button, 0, 3, Qt.AlignmentFlag.AlignTop)

    @property
    def kind(self) -> BannerKind:
        return self._kind

    def set_kind(self, kind: BannerKind | str, icon: str = "") -> None:
        self._kind = BannerKind(kind)
        self._icon.set_icon(icon or _LOOKS[self._kind][3], _LOOKS[self._kind][2])
        self.update()

    def set_words(self, bold: str, plain: str = "") -> None:
        """The first clause and what follows."""
        self._words.set_parts([(bold, "strong", "text"), (f" {plain}" if plain else "", "body", "text")])
        self.setAccessibleName(f"{bold} {plain}".strip())
        self._fit()

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right."""
        self._buttons.addWidget(button)
        self._fit()

    def _fit(self) -> None:
        """Buttons below where the words would have too little room; never higher than what is in it."""
        beside = self._buttons.sizeHint().width() + 100
        below = self._buttons.count() > 0 and self.width() - beside < px(_LEAST_WORDS)
        if below != self._below:
            self._below = below
            self._grid.removeItem(self._buttons)
            row, column = (1, 1) if below else (0, 2)
            left = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
            self._grid.addLayout(self._buttons, row, column, left)
        # Words that wrap are as high as they are for this width: the size hint knows of another.
        self.setMaximumHeight(self.heightForWidth(self.width()))

    def restyle(self) -> None:
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, line, _tint, _icon = _LOOKS[self._kind]
        paint_box(QPainter(self), QRectF(self.rect()), 10, color(ground), color(line))
