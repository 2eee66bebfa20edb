# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card: who the owner helps, what worries them, and in which words they say it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.customer import CustomerCard, Fit
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.words import quoted
from secondhelping_ui.shared.growing_text import GrowingText
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import Field
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.widgets.tags import HashtagChip

_SIZE = QSize(720, 730)


class WordField(QLineEdit):
    """A word is added with Enter or a comma; Enter in the empty field is left to the dialog."""

    added = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Add a word, then Enter")
        self.setMaxLength(200)
        self.textEdited.connect(self._part)

    def take(self) -> None:
        """Add what stands in the field."""
        words = tuple(word for part in self.text().split(",") if (word := " ".join(part.split())))
        self.clear()
        if words:
            self.added.emit(words)

    def _part(self, text: str) -> None:
        if "," in text:
            self.take()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.take()
        else:
            super().keyPressEvent(event)


class Words(QWidget):
    """The words as chips, each on until it is taken out."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = FlowRow()
        self.field = WordField()
        self.field.added.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.chips)
        self.setFocusProxy(self.field)
        self._add(tuple(words))

    @property
    def words(self) -> tuple[str, ...]:
        """Those that are on."""
        self.field.take()
        return tuple(chip.text() for chip in self._all() if chip.isChecked())

    def _all(self) -> list[HashtagChip]:
        return [chip for chip in self.chips.items if isinstance(chip, HashtagChip)]

    def _add(self, words: tuple[str, ...]) -> None:
        found = {chip.text().casefold(): chip for chip in self._all()}
        for word in words:
            chip = found.setdefault(word.casefold(), HashtagChip(word, True))
            chip.setChecked(True)
        self.chips.set_items(list(found.values()))
        self.chips.setVisible(bool(found))


class CustomerDialog(Dialog):
    """Nothing is kept until Save, and then all of it as one step. `nearest_asked` carries the card as it stands; the
    answer goes to `show_nearest`. `saved` carries it, and closing waits for `close_saved` or `show_problem`."""

    nearest_asked = Signal(object)
    saved = Signal(object)

    def __init__(self, parent: QWidget | None, card: CustomerCard) -> None:
        super().__init__(
            parent,
            "Who are you helping?",
            "Two or three plain sentences. Plan for me serves sooner what suits them, and says so.",
            primary="Save",
            note="It stays on this computer. One step: Undo takes it back.",
        )
        self.problem = Banner(BannerKind.ATTENTION, "", "", closable=True)
        self.problem.hide()
        self.problem.closed.connect(self.problem.hide)
        self.who = GrowingText(card.who, "Who is your customer?", least=2, most=5)
        self.worries = GrowingText(card.worries, "What are they worried about?", least=2, most=5)
        self.words = Words(card.words)
        self.show_button = Button("Show what suits them", Role.SECONDARY, icon="target")
        self.nearest = Label("", "body", "text-2", wrap=True)
        self.nearest.hide()
        self._build()
        self.primary_button.clicked.disconnect()
        self.primary_button.clicked.connect(lambda: self.saved.emit(self.card))
        self.show_button.clicked.connect(self._ask)
        for text in (self.who, self.worries):
            text.installEventFilter(self)
            text.textChanged.connect(self.nearest.hide)
        self.resize(fitting_size(_SIZE, parent))
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        column.addWidget(self.problem)
        for field in (
            Field("Who is your customer?", self.who, "Their day, where they are, what they want to do."),
            Field("What are they worried about?", self.worries, "As they would say it to a friend."),
            Field("Words they use", self.words, "One after the other, such as stiff back or desk job."),
        ):
            column.addWidget(field)
        self.words.field.setAccessibleName("Words they use")
        row = QHBoxLayout()
        row.addWidget(self.show_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.nearest)
        column.addStretch()
        area = scrolling(pane)
        self._bar = area.verticalScrollBar()
        # What suits stands at the end: it is brought into sight once it has its place.
        self._bar.rangeChanged.connect(self._show_end)
        self.inner.addWidget(area, 1)

    @property
    def card(self) -> CustomerCard:
        """The card as it stands."""
        return CustomerCard(
            self.who.toPlainText().strip(), self.worries.toPlainText().strip(), self.words.words
        )

    # What suits them

    def _ask(self) -> None:
        self.problem.hide()
        self.show_button.setEnabled(False)
        self._tell("Looking through what you kept…")
        self.nearest_asked.emit(self.card)

    def show_nearest(self, found: Sequence[tuple[Snippet, Fit]]) -> None:
        """The kept snippets nearest to the card."""
        self.show_button.setEnabled(True)
        if not found:
            self._tell("Nothing to show yet: keep some snippets in Review, and write a line above.")
            return
        lines = [f"{quoted(snippet.text, 72)}, near to {quoted(fit.near, 36)}" for snippet, fit in found]
        self._tell("\n".join(["Of what you kept, these suit them most:", *lines]))

    def _tell(self, words: str) -> None:
        self.nearest.setText(words)
        self.nearest.setAccessibleName(words)
        self.nearest.show()

    def _show_end(self, _least: int, most: int) -> None:
        if self.nearest.isVisible():
            self._bar.setValue(most)

    # The end

    def show_problem(self, error: KnownError) -> None:
        """What keeps it from being saved, or what suits from being found."""
        self.show_button.setEnabled(True)
        self.nearest.hide()
        self.problem.set_words(error.what, f"{error.why} {error.todo}".strip())
        self.problem.show()

    def close_saved(self) -> None:
        """The card is kept."""
        self.accept()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Ctrl+Enter saves from the fields of several lines."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.primary_button.click()
                return True
        return False
