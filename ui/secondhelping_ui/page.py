# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What every page is: a header of fixed height, a place for problems, and a body."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.overriding import override
from secondhelping_ui.session import Session
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_plain

if TYPE_CHECKING:
    from secondhelping_ui.widgets.banner import Banner

LOW_WINDOW = 800
"""Below this height of the window (px) the header is lower."""

NARROW_WINDOW = 1360
"""Below this width of the window (px) the sidebar is a rail and margins are smaller."""


class PageHeader(QWidget):
    """Title, one line beside it, and widgets: on the left after the title, and on the right."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "title")
        self._subtitle = Label(subtitle, "body", "text-2", elide=True)
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        for inner in (self._left, self._right):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(10)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(14)
        row.addWidget(self._title)
        row.addLayout(self._left)
        row.addWidget(self._subtitle, 1)
        row.addLayout(self._right)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_subtitle(self, text: str) -> None:
        self._subtitle.setText(text)

    def add_left(self, widget: QWidget) -> None:
        """Add a widget right of the title."""
        self._left.addWidget(widget)

    def add_right(self, widget: QWidget) -> None:
        """Add a widget at the right end."""
        self._right.addWidget(widget)

    def needed_width(self) -> int:
        """The width of everything shown, in px, also right after something was shown or hidden."""
        # A layout in another one keeps its old widths until it is laid out again.
        for layout in (self._left, self._right, self._row):
            layout.invalidate()
        return self.sizeHint().width()

    def restyle(self) -> None:
        low = self.window().height() < LOW_WINDOW and self.window() is not self
        self.setFixedHeight(px(52 if low else 60))
        narrow = self.window().width() < NARROW_WINDOW and self.window() is not self
        self._row.setContentsMargins(16 if narrow else 24, 0, 12 if narrow else 20, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_plain(painter, QRectF(self.rect()), color("bg-canvas"))
        paint_plain(painter, QRectF(0, self.height() - 1, self.width(), 1), color("line"))


class Page(QWidget):
    """Base of the pages. Subclasses set `scope`, `title` and fill `body_layout` in `__init__`.

    `foot` is shown at the right end of the hint bar while the page is in front (a legend, a count).
    A page reads from `session.project` in `refresh()`, and again, where it concerns it, in `show_changes`.
    """

    scope: ClassVar[str] = ""
    title: ClassVar[str] = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.header = PageHeader(self.title)
        self.foot: QWidget | None = None
        self._problem: Banner | None = None
        self.body = QWidget()
        self.body_layout = QVBoxLayout(self.body)
        self.body_layout.setContentsMargins(0, 0, 0, 0)
        self.body_layout.setSpacing(0)
        self._lay_out()
        self.setAccessibleName(self.title)

    def _lay_out(self) -> None:
        self._problem_room = QWidget()
        self._problem_room.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._problem_room)
        column.addWidget(self.body, 1)

    @property
    def problem(self) -> "Banner":
        """The place for problems, above the body; made for the first one."""
        if self._problem is None:
            from secondhelping_ui.widgets.banner import Banner, BannerKind

            self._problem = Banner(BannerKind.ATTENTION, "", "", closable=True)
            self._problem.closed.connect(self._problem_room.hide)
            room = QVBoxLayout(self._problem_room)
            room.setContentsMargins(24, 12, 20, 0)
            room.addWidget(self._problem)
        return self._problem

    def activated(self) -> None:
        """The page came to the front: put the focus where the work is."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything anew: another project is open, or the page is shown for the first time."""

    def show_changes(self, changes: Changes) -> None:
        """An operation changed something. The safe default reads everything anew."""
        self.refresh()

    def show_place(self, **where: Any) -> None:
        """Another page jumped here; `where` says to what, such as `post=PostId(7)`."""

    def panes(self) -> list[QWidget]:
        """The widgets that F6 goes through, in order."""
        return [self.body]

    def takes(self, paths: list[str]) -> bool:
        """Whether files dropped on the window while this page is shown are for it, and no documents."""
        return False

    def drop_files(self, paths: list[str]) -> bool:
        """Files were dropped on the window; True when the page takes them."""
        return False

    def can_close(self) -> bool:
        """Whether the window may close now, as far as this page is concerned."""
        return True

    def show_problem(self, error: KnownError) -> None:
        """Tell the owner what happened, why, and what to do, above the body."""
        self.problem.set_words(error.what, " ".join(part for part in (error.why, error.todo) if part))
        self._problem_room.show()

    def clear_problem(self) -> None:
        self._problem_room.hide()
