# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the page shows when there is nothing to decide on: all looked at, nothing yet, nothing that fits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.snippet import Verdict
from secondhelping.operations.look import Counts
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.empty_state import EmptyState
from secondhelping_ui.widgets.full_bowl import FullBowl
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted


class AllLookedAt(QWidget):
    """Every snippet has a verdict: how many of each, and where to go from here."""

    def __init__(self, counts: Counts, ready: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = Button("Place them on the calendar", Role.PRIMARY, "large", icon="calendar-plus")
        role = Role.SECONDARY if ready else Role.PRIMARY
        self.another = Button("Add another document", role, "large", icon="plus")
        self.look_again = Button("Look again", Role.SECONDARY, "small")
        self.words = all_looked_at(counts, ready)
        self._lay_out(counts, ready)
        self.setAccessibleName("All looked at")
        self.setAccessibleDescription(self.words)

    def _lay_out(self, counts: Counts, ready: int) -> None:
        words = Label(self.words, "lead", "text-2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(450)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(FullBowl(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        column.addWidget(Label("All looked at", "title", align=Qt.AlignmentFlag.AlignHCenter))
        column.addSpacing(6)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(22)
        column.addLayout(_centred(*([self.place] if ready else []), self.another))
        if counts.set_aside:
            column.addSpacing(36)
            column.addLayout(_centred(self._second_look(counts.set_aside)))
        column.addStretch()

    def _second_look(self, number: int) -> QWidget:
        card = Card(margins=(16, 14, 16, 14))
        card.setFixedWidth(640)
        row = QHBoxLayout()
        row.setSpacing(14)
        told = QVBoxLayout()
        told.setSpacing(1)
        one = "Look again at the one you set aside"
        told.addWidget(Label(one if number == 1 else f"Look again at the {number} you set aside", "strong"))
        stays = "It stays here until you keep it." if number == 1 else "They stay here until you keep them."
        told.addWidget(Label(stays, "meta", "text-2"))
        row.addWidget(IconLabel("archive", "text-2", 18))
        row.addLayout(told, 1)
        row.addWidget(self.look_again)
        card.inner.addLayout(row)
        return card


def all_looked_at(counts: Counts, ready: int) -> str:
    """ "132 kept, 13 set aside. You now have 46 ready to serve."."""
    serving = f"You now have {ready} ready to serve." if ready else "All that you kept is on the calendar."
    if not counts.kept:
        serving = "Another document may hold more for you."
    return f"{counts.kept} kept, {counts.set_aside} set aside. {serving}"


class EmptyRoom(QWidget):
    """The whole page when there is nothing to decide on: all looked at, or nothing found yet."""

    calendar_asked = Signal()
    document_asked = Signal()
    sources_asked = Signal()
    verdict_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: QWidget | None = None
        self.first: QWidget = self
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def show_done(self, counts: Counts, ready: int) -> None:
        """Every snippet has a verdict."""
        done = AllLookedAt(counts, ready)
        done.place.clicked.connect(self.calendar_asked)
        done.another.clicked.connect(self.document_asked)
        done.look_again.clicked.connect(lambda: self.verdict_asked.emit(Verdict.SET_ASIDE))
        self._show(done, done.place if ready else done.another)

    def show_nothing_yet(self) -> None:
        """No document has given a snippet so far."""
        button = Button("Go to Sources", Role.PRIMARY, "large", icon="files")
        button.clicked.connect(self.sources_asked)
        text = (
            "Lines worth sharing come here once a document is read. "
            "Add a brochure, an article or the notes from a talk."
        )
        self._show(EmptyState("Nothing to review yet", text, buttons=[button]), button)

    def _show(self, widget: QWidget, first: QWidget) -> None:
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
        self.shown, self.first = widget, first
        self._room.addWidget(widget)


class NothingHere(QWidget):
    """Stands in the place of the card where a list is empty, with a way out where there is one."""

    show_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "heading", align=Qt.AlignmentFlag.AlignHCenter)
        self._text = Label("", "body", "text-2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(340)
        self.button = Button("Show all", Role.SECONDARY)
        self.button.clicked.connect(self.show_all_asked)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(_centred(self.button))
        column.addStretch(3)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_for(self, verdict: Verdict, *, filtered: bool, hidden: int) -> None:
        """Say why nothing is here; `hidden` snippets of this verdict are kept from sight by the filters."""
        if filtered and hidden:
            self._title.setText("Nothing fits these filters")
            self._text.setText(f"They hide {counted(hidden, 'snippet')}.")
        else:
            title, text = _EMPTY[verdict]
            self._title.setText(title)
            self._text.setText(text)
        self.button.setVisible(filtered and hidden > 0)


_EMPTY = {
    Verdict.WAITING: ("All looked at", "Every snippet has your word."),
    Verdict.KEPT: ("Nothing kept yet", "What you keep is listed here, ready for the calendar."),
    Verdict.SET_ASIDE: ("Nothing set aside", "What you set aside is listed here. Nothing is deleted."),
}


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
