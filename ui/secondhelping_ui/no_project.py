# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows while no project is open: why, if it was refused, and the two ways on."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Role, action_button
from secondhelping_ui.widgets.empty_state import EmptyState


class NoProject(QWidget):
    """An empty state with "New project…" and "Open project…"."""

    def __init__(self, make: QAction, open_: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Banner(BannerKind.ATTENTION, "", "")
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 0)
        column.addWidget(self.problem)
        column.addWidget(
            EmptyState(
                "No project is open",
                "A project holds your documents, the lines you kept and your calendar, in one file.",
                buttons=[
                    action_button(make, Role.PRIMARY, "large", icon="plus"),
                    action_button(open_, Role.SECONDARY, "large", icon="folder-open"),
                ],
            ),
            1,
        )

    def show_problem(self, error: KnownError) -> None:
        """Say what happened, why, and what to do."""
        self.problem.set_words(error.what, " ".join(part for part in (error.why, error.todo) if part))
        self.problem.show()
