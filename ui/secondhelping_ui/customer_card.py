# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The way from the menu to the customer card and back: shown, kept as one step, and what suits worked out anew."""

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.customer import CustomerCard, Fit
from secondhelping.domain.errors import KnownError
from secondhelping.domain.progress import Progress
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import customer
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.customer_dialog import CustomerDialog
from secondhelping_ui.shared.shared_workshop import SharedWorkshop, workshop_of


class CustomerCards(QObject):
    """At most one dialog is open. Once the card was seen, a change of it, undo included, has the kept snippets compared
    with it in the background."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._job: Job | None = None
        self.dialog: CustomerDialog | None = None
        session.changed.connect(self._look_at)

    def open_it(self) -> None:
        """Show the card of the open project."""
        project = self._session.project
        if project is None or self.dialog is not None:
            return
        # Over Plan for me, where it was asked for there.
        parent = QApplication.activeModalWidget() or self._window
        dialog = self.dialog = CustomerDialog(parent, customer.card(project))
        dialog.saved.connect(self._save)
        dialog.nearest_asked.connect(self._find_nearest)
        dialog.finished.connect(self._forget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, card: CustomerCard) -> None:
        try:
            changes = customer.set_card(self._session.project, card)
        except KnownError as error:
            if self.dialog is not None:
                self.dialog.show_problem(error)
            return
        if self.dialog is not None:
            self.dialog.close_saved()
        self._session.tell(changes)

    def _find_nearest(self, card: CustomerCard) -> None:
        dialog = self.dialog
        if dialog is None:
            return

        def show(found: list[tuple[Snippet, Fit]]) -> None:
            if self.dialog is dialog:
                dialog.show_nearest(found)

        def tell(error: KnownError) -> None:
            if self.dialog is dialog:
                dialog.show_problem(error)

        project, workshop = self._session.project, workshop_of(self._session)
        self._job = self._session.jobs.start(_nearest, project, workshop, card, on_done=show, on_failed=tell)

    def _forget(self) -> None:
        self.dialog = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _look_at(self, changes: Changes) -> None:
        if changes.label and changes.of(Noun.SETTING):
            project, workshop = self._session.project, workshop_of(self._session)

            def tell(found: Changes) -> None:
                if self._session.project is project:
                    self._session.tell(found, toast=False)

            self._session.jobs.start(_refresh, project, workshop, on_done=tell, on_failed=_keep_still)


def _nearest(
    project: Any, workshop: SharedWorkshop, card: CustomerCard, progress: Progress
) -> list[tuple[Snippet, Fit]]:
    return customer.nearest(project, workshop.get(), card, progress=progress)


def _refresh(project: Any, workshop: SharedWorkshop, progress: Progress) -> Changes:
    """How near the kept snippets are to the card; nothing where that is known."""
    return customer.refresh(project, workshop.get(), progress) if customer.stale(project) else Changes()


def _keep_still(_error: KnownError) -> None:
    """Nobody asked for it: where the model is missing, adding a document says so."""
