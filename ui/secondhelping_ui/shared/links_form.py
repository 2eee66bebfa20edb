# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Links": what is added to them, where a document's own address goes, and how threads are made."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secondhelping.domain.link_habits import PLAIN, USUAL, LinkHabits
from secondhelping.domain.plan import Thread
from secondhelping_ui.widgets.fields import CheckBox, Field
from secondhelping_ui.widgets.label import Label

_WHY = (
    "Statistics of your website then tell visitors of one network from those of another. It is added once, when the "
    "files are made; the rings and the check count the links with it."
)
_NAMES = ("source", "medium", "campaign")


class LinksPane(QWidget):
    """Everything it says is a wish: `changed` with the habits wanted, `threads_changed` with how new threads are made.
    `example` makes of habits what a link becomes."""

    changed = Signal(object)
    threads_changed = Signal(object)

    def __init__(self, example: Callable[[LinkHabits], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._habits = PLAIN
        self._example = example
        self.mark = CheckBox("Say in each link where a visitor came from")
        self.fields = {name: QLineEdit() for name in _NAMES}
        self.fields["campaign"].setPlaceholderText("spring 2026")
        for field in self.fields.values():
            field.setMaxLength(100)
        self.sites = QLineEdit()
        self.sites.setPlaceholderText("Every link; or your own sites, as in “harbourlane.com”")
        self.sites.setAccessibleName("Only links to these sites")
        self.becomes = Label("", "meta", "text-2", wrap=True)
        self.column = CheckBox(
            "Put a web page's own address beside its lines, where the scheduler has a column for it"
        )
        self.numbers = CheckBox("Number the posts of a new thread, as in “(1/3)”")
        self._lay_out()
        self.mark.toggled.connect(self._switch)
        for field in (*self.fields.values(), self.sites):
            field.editingFinished.connect(self._tell)
            field.textEdited.connect(lambda _text: self._show_example())
        self.column.toggled.connect(self._tell)
        self.numbers.toggled.connect(
            lambda on: self.threads_changed.emit(Thread.NUMBERED if on else Thread.PLAIN)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label("Links", "heading"))
        column.addWidget(self.mark)
        column.addWidget(Label(_WHY, "meta", "text-2", wrap=True))
        self._marks = QWidget()
        marks = QVBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, label in zip(_NAMES, ("Source", "Medium", "Campaign"), strict=True):
            row.addWidget(Field(label, self.fields[name]), 1)
        marks.addLayout(row)
        words = "“{network}” and “{account}” are filled in for each account. What is empty is left out."
        marks.addWidget(Label(words, "meta", "text-2", wrap=True))
        marks.addWidget(Field("Only links to", self.sites))
        marks.addWidget(self.becomes)
        column.addWidget(self._marks)
        column.addWidget(self.column)
        column.addSpacing(8)
        column.addWidget(Label("Threads", "heading"))
        column.addWidget(self.numbers)
        column.addStretch()

    def show_habits(self, habits: LinkHabits, thread: Thread) -> None:
        """What the project does."""
        self._habits = habits
        boxes = (
            (self.mark, habits.mark),
            (self.column, habits.column),
            (self.numbers, thread is not Thread.PLAIN),
        )
        for box, on in boxes:
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        for name, field in self.fields.items():
            field.setText(getattr(habits, name))
        self.sites.setText(", ".join(habits.sites))
        self._marks.setVisible(habits.mark)
        self._show_example()

    @property
    def wanted(self) -> LinkHabits:
        """What stands in the fields."""
        typed = {name: field.text() for name, field in self.fields.items()} if self.mark.isChecked() else {}
        plain = replace(PLAIN, **typed)  # type: ignore[arg-type]
        sites = tuple(site.strip() for site in self.sites.text().split(",") if site.strip())
        return replace(plain, sites=sites, column=self.column.isChecked())

    def _switch(self, on: bool) -> None:
        usual = {"source": USUAL.source, "medium": USUAL.medium, "campaign": ""} if on else {}
        for name, field in self.fields.items():
            field.setText(usual.get(name, ""))
        self._marks.setVisible(on)
        self._show_example()
        self._tell()

    def _tell(self) -> None:
        if self.wanted != self._habits:
            self.changed.emit(self.wanted)

    def _show_example(self) -> None:
        self.becomes.setText(f"For example: {self._example(replace(self.wanted, sites=()))}")
