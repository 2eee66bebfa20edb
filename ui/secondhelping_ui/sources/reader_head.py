# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The head and the foot of the reader: title and switch above, where one is and the size below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.banner import Banner
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented

PAGE, TEXT = range(2)
"""The places of the two views in the switch."""


class Bar(QWidget):
    """A row on the canvas with a line on one side."""

    def __init__(self, *, line_below: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_below = line_below

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        y = self.height() - 1 if self._line_below else 0
        painter.fillRect(0, y, self.width(), 1, color("line"))


class BannerRoom(Bar):
    """A banner under the head, with its room."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(line_below=True)
        room = QVBoxLayout(self)
        room.setContentsMargins(16, 10, 16, 11)
        room.addWidget(banner)


class ReaderHead(Bar):
    """The document's title, a line about it, and the switch between its pages and its text."""

    def __init__(self) -> None:
        super().__init__(line_below=True)
        self.title = Label("", "strong", elide=True)
        self.meta = Label("", "meta", "text-2", elide=True)
        self.switch = Segmented(("Page", "Text"), ("image", "file-text"), "Page or text")
        for place, tip in ((PAGE, "The page as it looks (V)"), (TEXT, "Its words alone (V)")):
            self.switch.segment(place).setToolTip(tip)
        self.switch.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.meta)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 16, 13)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.switch)


class ReaderFoot(Bar):
    """Buttons to turn pages and for the size, where one is, and how many snippets there are."""

    def __init__(self) -> None:
        super().__init__(line_below=False)
        self.back_button = icon_button("chevron-left", "Page back (PgUp)", "small")
        self.on_button = icon_button("chevron-right", "Page on (PgDn)", "small")
        self.smaller_button = icon_button("zoom-out", "Zoom out (−)", "small")
        self.larger_button = icon_button("zoom-in", "Zoom in (+)", "small")
        self.fit_button = Button("Fit", Role.GHOST, "small", tip="Usual size (0)")
        self.position = Label("", "button", align=Qt.AlignmentFlag.AlignHCenter)
        self.position.setMinimumWidth(92)
        self.count = Label("", "body", "text-2", elide=True, align=Qt.AlignmentFlag.AlignHCenter)
        tools = QHBoxLayout(self)
        tools.setContentsMargins(12, 11, 12, 10)
        tools.setSpacing(4)
        for widget in (self.back_button, self.position, self.on_button):
            tools.addWidget(widget)
        tools.addWidget(self.count, 1)
        for widget in (self.smaller_button, self.fit_button, self.larger_button):
            tools.addWidget(widget)

    def show_place(self, words: str, *, back: bool = True, on: bool = True) -> None:
        """Where one is: "" for all of it at once. `back` and `on` say whether there is more on either side."""
        for widget in (self.back_button, self.position, self.on_button):
            widget.setVisible(bool(words))
        self.back_button.setEnabled(back)
        self.on_button.setEnabled(on)
        self.position.setText(words)
