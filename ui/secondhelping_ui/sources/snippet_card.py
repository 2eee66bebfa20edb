# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The card that floats over the text: the current snippet, whether it is kept, and what can be done with it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.sources.words import STATES
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.kind import KindChip
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box

_MOST_LINES = 7


class SnippetCard(QWidget):
    """`kept`, `reviewed` and `closed` come from its buttons."""

    kept = Signal()
    reviewed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snippet: Snippet | None = None
        self._chip: KindChip | None = None
        self._place = Label("", "meta", "text-2", elide=True)
        self._text = Label("", "lead", wrap=True, most=_MOST_LINES)
        self.keep_button = Button("Keep", Role.PRIMARY, "small", icon="check", key="K")
        self.review_button = Button("Review it", Role.SECONDARY, "small", key="Enter")
        self.close_button = icon_button("x", "Close", "small")
        self.keep_button.clicked.connect(self.kept)
        self.review_button.clicked.connect(self.reviewed)
        self.close_button.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        self._head.setSpacing(8)
        self._head.addWidget(self._place, 1)
        self._head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.review_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 13)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self._text)
        column.addSpacing(2)
        column.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def restyle(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(36)
        shadow.setOffset(0, 10)
        shadow.setColor(color("shadow", 0.22))
        self.setGraphicsEffect(shadow)

    @property
    def snippet(self) -> Snippet | None:
        """The snippet on the card."""
        return self._snippet

    @property
    def words(self) -> tuple[str, str]:
        """The line that says which and how it stands, and the text."""
        return self._place.text(), self._text.text()

    def show_snippet(self, snippet: Snippet, number: int, count: int, *, on_page: bool = False) -> None:
        """Put a snippet on the card: "Snippet 2 of 6 · waiting for review", or "Snippet 2 on this page"."""
        self._snippet = snippet
        self._show_kind(snippet)
        gone = ", no longer in the document" if snippet.gone else ""
        which = f"{number} on this page" if on_page else f"{number} of {count}"
        self._place.setText(f"Snippet {which} · {STATES[snippet.verdict]}{gone}")
        self._text.setText(snippet.text)
        self.keep_button.setVisible(snippet.verdict is not Verdict.KEPT)
        self.review_button.setText(
            "Look at it in Review" if snippet.verdict is not Verdict.WAITING else "Review it"
        )
        self.setAccessibleName(f"{self._place.text()}: {snippet.text}")

    def _show_kind(self, snippet: Snippet) -> None:
        if self._chip is None:
            self._chip = KindChip(snippet.kind, small=True)
            self._head.insertWidget(0, self._chip)
        self._chip.set_kind(snippet.kind)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 12, color("bg-surface"), color("popover-line"))


class WellCard:
    """Keeps the card at the lower edge of the well, as high as its text, right of the marks in the margin."""

    MARGINS = (52, 49, 14)

    def __init__(self, card: SnippetCard, well: QWidget) -> None:
        self._card = card
        self._well = well

    def place(self) -> None:
        """Put the card where it belongs; call it after the well or the text changed its size."""
        left, right, below = self.MARGINS
        width = max(200, self._well.width() - left - right)
        layout = self._card.layout()
        wanted = layout.heightForWidth(width) if layout is not None else -1
        height = wanted if wanted > 0 else self._card.sizeHint().height()
        self._card.setGeometry(left, self._well.height() - below - height, width, height)
        self._card.raise_()
