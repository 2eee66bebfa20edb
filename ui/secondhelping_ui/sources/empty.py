# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the Sources page shows before the first document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from secondhelping_ui.sources.words import TYPE_TAGS
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.empty_state import EmptyState

_POINTERS = (
    ("presentation", "Talk notes", "The best bits are often the asides you wrote in the margin."),
    ("book-open", "Your brochure", "Usually more helpful than you remember."),
    ("newspaper", "Old articles", "Good advice doesn’t go off. Bring the ones nobody has seen for a year."),
)


class EmptySources(QScrollArea):
    """The drop area with its two buttons, and three ideas where to begin. Scrolls in a low window."""

    choose_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_button = Button("Choose documents…", Role.PRIMARY, "large", icon="plus")
        self.samples_button = Button("Try with sample documents", Role.SECONDARY, "large", icon="soup")
        self.choose_button.clicked.connect(self.choose_wanted)
        self.samples_button.clicked.connect(self.samples_wanted)
        state = self._state()
        state.setProperty("ground", "none")
        self.setWidget(state)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def _state(self) -> EmptyState:
        return EmptyState(
            "Start with something you’ve already written",
            "A brochure, an article, the notes from a talk. Second Helping finds the lines worth sharing. "
            "You choose which ones to serve again.",
            buttons=(self.choose_button, self.samples_button),
            below="Or drop files anywhere in this window.",
            tags=TYPE_TAGS,
            pointers=_POINTERS,
            dashed=True,
        )
