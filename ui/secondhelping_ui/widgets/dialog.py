# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The dialog: a title and a line, a body, and a footer with a note and buttons, over a scrim."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.errors import KnownError
from secondhelping_ui.theme import color, theme
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box


class Scrim(QWidget):
    """Darkens the window behind a dialog or the palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), color("scrim", 0.6 if theme().dark else 0.42))


class Footer(QWidget):
    """The lower end of a dialog or popover: on the ground of the window, with a line above.

    `radius` rounds its lower corners, where it ends a popover.
    """

    def __init__(self, radius: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.save()
        painter.setClipRect(self.rect())
        paint_box(painter, box.adjusted(0, -2 * self._radius, 0, 0), self._radius, color("bg-window"))
        painter.restore()
        painter.fillRect(0, 0, self.width(), 1, color("line"))


class Dialog(QDialog):
    """Base of the dialogs: window modal, with the scrim of its parent's window behind it.

    Things are put into `inner`, and into `head` beside the title. Return does the primary unless the focus is
    in a text of several lines or on Cancel; Esc cancels.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        line: str = "",
        *,
        primary: str = "",
        cancel: str = "Cancel",
        note: str = "",
        attention: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._scrim = Scrim(parent.window()) if parent is not None else None
        self.title_label = Label(title, "title")
        self.line_label = Label(line, "body", "text-2", wrap=True)
        self.inner = QVBoxLayout()
        self.inner.setContentsMargins(24, 16, 24, 20)
        self.inner.setSpacing(12)
        self.note_label = Label(note, "meta", "text-2", wrap=True, align=Qt.AlignmentFlag.AlignVCenter)
        self.cancel_button = Button(cancel, Role.SECONDARY)
        self.primary_button = Button(primary, Role.ATTENTION if attention else Role.PRIMARY)
        # Hidden, never shown, while they have no parent: a widget without one would flash as a window.
        for widget, words in (
            (self.line_label, line),
            (self.cancel_button, cancel),
            (self.primary_button, primary),
        ):
            if not words:
                widget.hide()
        self.cancel_button.clicked.connect(self.reject)
        self.primary_button.clicked.connect(self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title_label)
        words.addWidget(self.line_label)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(24, 16, 24, 14)
        self.head.setSpacing(16)
        self.head.addLayout(words, 1)
        self.footer = Footer()
        foot = QHBoxLayout(self.footer)
        foot.setContentsMargins(24, 13, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.note_label, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.primary_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(Line())
        column.addLayout(self.inner, 1)
        column.addWidget(self.footer)

    @override
    def setVisible(self, visible: bool) -> None:
        if self._scrim is not None:
            self._scrim.setVisible(visible)
            self._scrim.raise_()
        super().setVisible(visible)
        if visible and self._first_in_line() is self.cancel_button and self.primary_button.isVisible():
            # Nothing to fill in: the focus would go to Cancel, and Return with it.
            self.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_in_line(self) -> QWidget | None:
        """What Qt would give the focus to when the dialog opens."""
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and widget.isVisibleTo(self) and widget.isEnabled() and self.isAncestorOf(widget):
                return widget
            widget = widget.nextInFocusChain()
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not isinstance(self.focusWidget(), QTextEdit | QPlainTextEdit):
                self._answer()
            return
        super().keyPressEvent(event)

    def _answer(self) -> None:
        """What Return does: cancel where that has the focus or is all there is, else the primary."""
        cancels = self.cancel_button.hasFocus() or not self.primary_button.isVisible()
        (self.cancel_button if cancels else self.primary_button).click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 0, color("bg-surface"))


class ProblemDialog(Dialog):
    """A known error that no page can show: what happened, why, and what to do."""

    def __init__(self, parent: QWidget | None, error: KnownError) -> None:
        super().__init__(parent, error.what, primary="", cancel="Close")
        self.inner.addWidget(Label(f"{error.why} {error.todo}".strip(), "body", "text-2", wrap=True))
        self.setMinimumWidth(440)
