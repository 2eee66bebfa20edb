# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown after saving: where the files are, and what is left for the owner to do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.plan import ExportRecord
from secondhelping_ui.export import words
from secondhelping_ui.export.targets import Target
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.full_bowl import FullBowl
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted

_WIDTH = 560
_MOST_NAMES = 6


class SavedView(QWidget):
    """Built anew for each export."""

    folder_asked = Signal(object)
    calendar_asked = Signal()

    def __init__(
        self, record: ExportRecord, target: Target, posts: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = [Path(file) for file in record.files]
        self.folder = self._paths[0].parent
        self.title = f"Saved {counted(len(self._paths), 'file')}"
        self.words = saved_words(self.folder, posts)
        self.steps = next_steps(target, len(self._paths))
        self.open = Button("Open folder", Role.PRIMARY, "large", icon="folder-open")
        self.calendar = Button("Go to Calendar", Role.SECONDARY, "large", icon="calendar-days")
        self.open.clicked.connect(lambda: self.folder_asked.emit(self.folder))
        self.calendar.clicked.connect(self.calendar_asked)
        self._lay_out()
        self.setAccessibleName(self.title)
        self.setAccessibleDescription(self.words)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        text = Label(self.words, "lead", "text-2", wrap=True, align=centre)
        text.setFixedWidth(470)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(FullBowl(), 0, centre)
        column.addSpacing(14)
        column.addWidget(Label(self.title, "title", align=centre))
        column.addSpacing(6)
        column.addLayout(_centred(text))
        column.addSpacing(20)
        column.addLayout(_centred(self._card()))
        column.addSpacing(20)
        column.addLayout(_centred(self.open, self.calendar))
        column.addStretch()

    def _card(self) -> Card:
        card = Card(margins=(16, 14, 16, 14), spacing=8)
        card.setFixedWidth(_WIDTH)
        for path in self._paths[:_MOST_NAMES]:
            card.inner.addLayout(_line("file-text", path.name, "strong", "text"))
        if len(self._paths) > _MOST_NAMES:
            more = f"and {len(self._paths) - _MOST_NAMES} more"
            card.inner.addWidget(Label(more, "meta", "text-2"))
        card.inner.addSpacing(4)
        for step in self.steps:
            card.inner.addLayout(_line("arrow-right", step, "body", "text-2"))
        return card


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _line(icon: str, text: str, style: str, tone: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconLabel(icon, "text-2", 16, line=style), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, style, tone, wrap=True), 1)
    return row


def saved_words(folder: Path, posts: int) -> str:
    """Where they are, and what became of the posts."""
    these = "this post" if posts == 1 else f"these {posts:,} posts"
    return (
        f"In {words.folder_words(folder)}. Your mix rule counts {these} from now on. "
        "One with a mistake can be corrected on the calendar until its time comes."
    )


def next_steps(target: Target, files: int) -> Sequence[str]:
    """What the owner does now."""
    where = target.title if target.name != "generic" else "your scheduler"
    it = "it" if files == 1 else "each of them"
    account = ", to the account it is named after" if "per account" in target.line else ""
    steps = [f"Upload {it} to {where} yourself{account}."]
    if not target.sure:
        steps.append("Check your first upload: look whether the times came over as you planned them.")
    steps.append("Be there at your talk times, when people answer.")
    return steps
