# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the sidebar's figures and the labels of Undo and Redo true to the project."""

from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from secondhelping.operations import look, undo
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.sidebar import Sidebar

WAIT_MS = 80
"""The figures ask the gate about the whole plan: several changes in a row are told of once."""

_MOST_WAIT_MS = 4_000

PAUSED = "Paused: something is to be sorted out"


class Numbers(QObject):
    """Undo's labels are shown at once, the figures as soon as there is time, and whether the export is paused when the
    gate has looked: off the screen's thread, for it looks at all that is planned."""

    def __init__(
        self, session: Session, sidebar: Sidebar, pages: set[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sidebar = sidebar
        self._pages = pages
        self._job: Job | None = None
        self._asked = 0
        self._since = 0.0
        # As long as the last look took nothing may have changed before the next one: what is looked at in the
        # background slows the window down.
        self._gate = QTimer(self)
        self._gate.setSingleShot(True)
        self._gate.setInterval(0)
        self._gate.timeout.connect(self.ask_the_gate)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.show_figures)
        session.changed.connect(self.show_soon)
        session.project_changed.connect(self._show_project)

    def _show_project(self) -> None:
        self._asked += 1
        project = self._session.project
        self._sidebar.set_business(look.business(project) if project is not None else "")
        self._sidebar.week.hide()
        self.show_soon()

    def show_soon(self) -> None:
        """Undo and Redo now, the figures in a moment; at the start, once the window stands."""
        self._show_undo()
        self._gate.stop()
        if self._sidebar.isVisible():
            self._timer.start()

    def show_figures(self) -> None:
        """What is to review and this week's mix; then whether the export is paused."""
        self._timer.stop()
        project = self._session.project
        if project is None:
            return
        figures = look.sidebar(project)
        self._sidebar.set_business(figures.business)
        self._sidebar.week.set_week(figures.week_posts, figures.week_mix, figures.rule_limit)
        if "review" in self._pages:
            self._sidebar.item("review").set_count(figures.to_review)
        if "export" in self._pages:
            self._gate.start()

    def ask_the_gate(self) -> None:
        """Whether the export is paused, which is told when it is known."""
        from secondhelping.operations import export_plan

        project = self._session.project
        if project is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        self._since = perf_counter()
        self._job = self._session.jobs.start(
            export_plan.paused, project, on_done=partial(self._tell_paused, self._asked)
        )

    def _tell_paused(self, asked: int, paused: bool) -> None:
        # One that was asked for before may come later, about a plan or a project as it was.
        if asked == self._asked:
            took = round(1000 * (perf_counter() - self._since))
            self._gate.setInterval(max(0, min(_MOST_WAIT_MS, took - WAIT_MS)))
            self._sidebar.item("export").set_alert(PAUSED if paused else "")

    def _show_undo(self) -> None:
        project = self._session.project
        labels = undo.labels(project) if project is not None else (None, None)
        actions = self._session.actions
        for identity, word, label in zip(("edit.undo", "edit.redo"), ("Undo", "Redo"), labels, strict=True):
            actions.set_text(identity, f"{word}: {label}" if label else word)
            actions.set_enabled(identity, label is not None, f"There is nothing to {word.lower()}")
