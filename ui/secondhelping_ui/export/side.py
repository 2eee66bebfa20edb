# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The right side: why saving is paused, or what will be saved, where to, and the button that does it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.operations.sort_out import Desk
from secondhelping_ui.export import words
from secondhelping_ui.export.notes import Note
from secondhelping_ui.export.targets import Target, Targets
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role, action_button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted

PAUSED_WIDTH, READY_WIDTH, SMALL_WIDTH = 420, 372, 320

_MOST_NAMES = 6
_LABEL = 92
_EDGE = 20
_LEFT = Qt.AlignmentFlag.AlignLeft


class Side(QWidget):
    """A pane on the ground of the window with a line at its left. Things are put into `top` and `bottom`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setProperty("ground", "none")
        self.top = QVBoxLayout(content)
        self.top.setContentsMargins(_EDGE, 20, _EDGE, 12)
        self.top.setSpacing(12)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bottom = QVBoxLayout()
        self.bottom.setContentsMargins(_EDGE, 12, _EDGE, 20)
        self.bottom.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(self.bottom)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-window"))
        painter.fillRect(0, 0, 1, self.height(), color("line"))


def _save_button(action: QAction, text: str) -> Button:
    button = action_button(action, Role.PRIMARY, "large", text=text, icon="download", key="Ctrl+S")
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


class PausedSide(Side):
    """Nothing can be saved from here: the targets are locked, and the button says why."""

    def __init__(self, found: Sequence[Target], paper: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = action_button(paper, Role.SECONDARY, "small", icon="printer", text="Print a draft…")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("lock-keyhole", "text-2", 16))
        head.addWidget(Label("Saving is paused", "heading"), 1)
        self.why = Note("info")
        self.targets = Targets(found, columns=2, locked=True)
        self.save = Button("Save files…", Role.PRIMARY, "large", icon="download")
        self.save.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save.setEnabled(False)
        self.top.addLayout(head)
        self.top.addWidget(self.why)
        self.top.addWidget(self.targets)
        self.top.addWidget(self._draft_card())
        self.top.addStretch()
        self.bottom.addWidget(self.save)

    def _draft_card(self) -> Card:
        """What can be had while nothing can be saved."""
        card = Card(radius=10, margins=(14, 12, 14, 14), spacing=6)
        card.inner.addWidget(Label("Need to show someone now?", "strong"))
        card.inner.addWidget(Label(words.DRAFT, "tray", "text-2", wrap=True))
        card.inner.addSpacing(4)
        card.inner.addWidget(self.draft, 0, _LEFT)
        return card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_targets()

    def restyle(self) -> None:
        """The titles have another size."""
        self._fit_targets()

    def _fit_targets(self) -> None:
        self.targets.set_columns(self.targets.columns_in(self.width() - 2 * _EDGE, 2))

    def show_desk(self, desk: Desk) -> None:
        reason = words.paused_reason(desk.rule, desk.pausing)
        self.why.set_text(reason)
        self.save.setToolTip(reason)
        self.save.setAccessibleDescription(reason)


class ReadySide(Side):
    """The choices of the chosen target, and what will be written."""

    def __init__(self, save: QAction, forget: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forget = action_button(forget, Role.SECONDARY, "small", icon="x")
        self.title = Label("", "heading")
        self.zone = Label("", "body", elide=True)
        self.files = Label("", "body", elide=True)
        self.folder = Button("Choose a folder…", Role.SECONDARY, "small", icon="folder-open")
        self.note = Note("info")
        self.talk = Note("messages-square")
        self.only = Note("shield-check", words.SAVES_ONLY)
        self.names = Label("", "meta", "text-2", wrap=True)
        self.save = _save_button(save, "Save")
        self._build()

    def _build(self) -> None:
        card = Card(radius=10, margins=(14, 12, 14, 12), spacing=10)
        for name, widget in (("Time zone", self.zone), ("Files", self.files), ("Save in", self.folder)):
            row = QHBoxLayout()
            row.setSpacing(10)
            label = Label(name, "label", "text-2")
            label.setFixedWidth(_LABEL)
            row.addWidget(label)
            row.addWidget(widget, 1)
            card.inner.addLayout(row)
        self.folder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.top.addWidget(self.title)
        for part in (card, self.note, self.forget, self.talk, self.only):
            self.top.addWidget(part, 0, _LEFT if part is self.forget else Qt.AlignmentFlag(0))
        self.top.addStretch()
        self.bottom.addWidget(self.names)
        self.bottom.addWidget(self.save)

    def show_choice(self, target: Target, desk: Desk, names: Sequence[str]) -> None:
        """What is chosen, and the files it makes."""
        self.title.setText(target.title)
        self.zone.setText(desk.zone)
        self.files.setText(target.line.removeprefix("CSV, ").capitalize())
        self.note.set_text(target.note)
        self.note.set_icon(*(("info", "text-2") if target.sure else ("circle-alert", "caution")))
        self.forget.setVisible(target.learned)
        self.talk.set_text(words.talk_words(desk.talk_times) if desk.talk_times else "")
        shown = list(names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            shown[-1] = f"and {len(names) - _MOST_NAMES + 1} more"
        self.names.setText("\n".join(shown))

    def show_folder(self, folder: Path | None, files: int) -> None:
        """Where they go; without a folder the button asks for one first, and says so."""
        self.folder.setText(words.folder_words(folder) if folder is not None else "Choose a folder…")
        self.folder.setToolTip(str(folder) if folder is not None else "")
        self.folder.setAccessibleName(f"Save in: {self.folder.text()}")
        self.save.setText(f"Save {counted(files, 'file')}{'' if folder is not None else '…'}")


def beside(left: QWidget, right: QWidget) -> QWidget:
    """A view and its side in one row."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left, 1)
    row.addWidget(right)
    return room
