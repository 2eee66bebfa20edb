# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sorts out what stands in the way of an export: a finding's fix, all of them at once, or "it's fine"."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from secondhelping.domain.ids import PostId
from secondhelping.operations import sort_out
from secondhelping.operations.sort_out import Do, Noted, Remedy
from secondhelping_ui.export.editing import Editing
from secondhelping_ui.export.fix_all_dialog import FixAllDialog
from secondhelping_ui.export.reading import Reading

if TYPE_CHECKING:
    from secondhelping_ui.export.page import ExportPage


class SortingOut(QObject):
    """Acts on the finding that is chosen. `fine` are those that the owner waved through while this project is open."""

    def __init__(self, page: "ExportPage") -> None:
        super().__init__(page)
        self._page = page
        self.fine: set[str] = set()
        self.editing = Editing(page.session, page)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What does each action of the page that is about a finding."""
        return {
            "fix": self._fix_here,
            "fix_all": self.fix_all,
            "show": self._show_here,
            "fine": self._fine_here,
        }

    def not_fine(self, reading: Reading) -> list[Noted]:
        """What is worth a look and was not waved through."""
        return [noted for noted in reading.desk.worth_a_look if noted.key not in self.fine]

    def fix(self, noted: Noted, remedy: Remedy) -> None:
        """Do what a button of a finding says."""
        if remedy.direct:
            self._page.session.run(sort_out.apply, [remedy])
        elif remedy.do is Do.EDIT and remedy.posts:
            self.edit(remedy.posts[0])
        elif remedy.do is Do.FIX:
            self.show_ways_out(noted)
        else:
            self._open_accounts()

    def leave_out(self, remedy: Remedy, _checked: bool = False) -> None:
        self._page.session.run(sort_out.apply, [remedy])

    def show_ways_out(self, noted: Noted) -> None:
        """The smallest changes that put the plan right, beside the finding."""
        row = self._page.walk.row
        anchor = self._page.check if row is None else row.suggested or row
        self.editing.show_ways_out(noted.finding.posts, anchor)

    def fix_all(self) -> None:
        """Show what would be done to sort out everything that needs no words of the owner's, and do it."""
        project = self._page.session.project
        remedies = sort_out.fix_all(project, self._page.period.start, self._page.period.end)
        if not remedies or self._page.reading is None:
            return
        left = [n for n in self._page.reading.desk.pausing if not any(r.direct for r in n.remedies)]
        dialog = FixAllDialog(self._page, remedies, len(left))
        dialog.accepted.connect(lambda: self._page.session.run(sort_out.apply, remedies))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_on_calendar(self, noted: Noted) -> None:
        """Jump to the first of its posts."""
        if noted.finding.posts:
            self._page.session.go("calendar", post=noted.finding.posts[0])

    def wave_through(self, noted: Noted) -> None:
        """It's fine: not shown again while this project is open."""
        self.fine.add(noted.key)
        self._page.read_anew()

    def show_fine_again(self) -> None:
        self.fine.clear()
        self._page.read_anew()

    def edit(self, post: PostId) -> None:
        """Open the post's editor beside its finding."""
        row = self._page.walk.row
        anchor = self._page.check if row is None else row.suggested or row
        self.editing.open_beside(post, anchor)

    def _open_accounts(self) -> None:
        from secondhelping_ui.shared.setup_dialog import SetupDialog

        dialog = SetupDialog(self._page.session, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _fix_here(self) -> None:
        noted = self._page.walk.noted
        if noted is not None and noted.remedies:
            self.fix(noted, noted.remedies[0])

    def _show_here(self) -> None:
        if self._page.walk.noted is not None:
            self.show_on_calendar(self._page.walk.noted)

    def _fine_here(self) -> None:
        noted = self._page.walk.noted
        if noted is not None and not noted.pauses:
            self.wave_through(noted)


def many_fixes(reading: Reading) -> bool:
    """Whether several of what pauses the export can be put right without a word of the owner's."""
    fixable = [noted for noted in reading.desk.pausing if any(r.direct for r in noted.remedies)]
    return len(fixable) > 1
