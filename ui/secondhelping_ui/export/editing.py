# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Opens a post of a finding in its editor, here, or the ways to put the plan right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secondhelping.domain.ids import PostId
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, place
from secondhelping_ui.session import Session
from secondhelping_ui.shared.post_editor import PostEditor
from secondhelping_ui.widgets.popover import Side

if TYPE_CHECKING:
    from secondhelping_ui.shared.fix_popover import FixPopover


class Editing(QObject):
    """At most one popover is open; `left` comes when it was closed and what was changed is saved."""

    left = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.editor: PostEditor | FixPopover | None = None

    def open_beside(self, post: PostId, anchor: QWidget) -> None:
        """Open a post beside a button."""
        row = self._occurrence(post)
        if row is None:
            return
        self.close_it()
        editor = self.editor = PostEditor(self._session, self._page, row)
        # Not over the words of the finding, where there is room elsewhere.
        editor.sides = (Side.RIGHT, Side.BELOW, Side.ABOVE, Side.LEFT)
        editor.take_off_asked.connect(self._take_off)
        editor.closed.connect(self._forget)
        editor.open_beside(anchor)

    def show_ways_out(self, posts: Sequence[PostId], anchor: QWidget) -> None:
        """Look for the smallest changes that put the plan right; `posts` are those of the finding."""
        from secondhelping_ui.shared.fix_popover import FixPopover

        self.close_it()
        row = self._occurrence(posts[0]) if posts else None
        today = look.today(self._session.project)
        near = None if row is None else row.day
        popover = self.editor = FixPopover(self._session, self._page, "Put the plan right", near, today)
        popover.chosen_others.connect(lambda chosen: self._session.go("calendar", posts=chosen))
        popover.closed.connect(self._forget)
        popover.open_beside(anchor)

    def close_it(self) -> None:
        """Close what is open; what was changed is kept."""
        if self.editor is not None:
            self.editor.close_it()

    def _occurrence(self, post: PostId) -> Occurrence | None:
        rows = look.calendar(self._session.project)
        return next((row for row in rows if row.post_id == post), None)

    def _take_off(self, row: Occurrence) -> None:
        if row.post_id is not None:
            self._session.run(place.take_off, [PostId(int(row.post_id))])

    def _forget(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None
        self.left.emit()
