# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a locked PDF, and says what to do without one."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.sources.import_area import NoteCard, wrapped_label
from secondhelping_ui.sources.password_field import OWN_KEYS, PasswordField
from secondhelping_ui.sources.words import spoken_name
from secondhelping_ui.theme import line_height
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.label import IconLabel, Label

FIELD_NAME = "Password for this document"
WHY = "Whoever made it asked for a password, so the words can't be read yet. Nothing is wrong with the file."
WRONG = "That one didn't open it. Passwords mind capitals and spaces."
NO_PASSWORD = (
    "Ask whoever sent it for an unlocked copy, or open it where you can and save a new PDF. "
    "The password is used once and never stored."
)
_GAP = 8
_SIGN = 14
_LEAST_FIELD = 180
"""Where the field would be narrower (px) beside its buttons, they stand below it."""


class LockedCard(NoteCard):
    """`answered` carries a password to try. The field keeps it until it is known whether it opened the file:
    one that did not can be looked at and mended."""

    answered = Signal(str)
    pinned = True

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        title = f"“{spoken_name(path)}” is locked with a password"
        super().__init__(title, WHY, ("lock-keyhole", "PDF"), problem=True, parent=parent)
        self.setAccessibleName(f"{title}. {WHY}")
        self.path = path
        self._opening = False
        self.field = PasswordField(FIELD_NAME)
        self.open_button = Button("Open it", Role.PRIMARY, key="Enter")
        self.leave_button = Button("Leave it out", Role.SECONDARY, tip="Esc")
        self._problem_row = QWidget()
        self._above_sign = QSpacerItem(0, _above_sign())
        self._problem_words = wrapped_label(WRONG, "body", "attn")
        self.add_below(self._body())
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self._answer)
        self.field.left.connect(self._leave)
        self.open_button.clicked.connect(self._answer)
        self.leave_button.clicked.connect(self._leave)
        self.closed.connect(self.field.forget)
        # The lowest it can be is told by its width: by its size hint, a scroll area would make it too high.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._refresh()

    def _body(self) -> QWidget:
        name = Label(FIELD_NAME, "meta-strong", "text-2")
        name.setBuddy(self.field)
        help_ = wrapped_label("", "meta", "text-2")
        help_.set_parts((("No password?", "meta-strong", "text"), (f" {NO_PASSWORD}", "meta", "text-2")))
        problem = QHBoxLayout(self._problem_row)
        problem.setContentsMargins(0, 2, 0, 0)
        problem.setSpacing(6)
        sign = QVBoxLayout()
        sign.addSpacerItem(self._above_sign)
        sign.addWidget(IconLabel("circle-alert", "attn", _SIGN))
        sign.addStretch()
        problem.addLayout(sign)
        problem.addWidget(self._problem_words, 1)
        self._problem_row.hide()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(_FieldRow(self.field, (self.open_button, self.leave_button)))
        column.addWidget(self._problem_row)
        column.addSpacing(6)
        column.addWidget(Line())
        column.addSpacing(6)
        column.addWidget(help_)
        return body

    def restyle(self) -> None:
        self._above_sign.changeSize(0, _above_sign())

    @property
    def opening(self) -> bool:
        """Whether a password is being tried."""
        return self._opening

    @property
    def problem(self) -> str:
        """What is said of the last password; "" for nothing."""
        return "" if self._problem_row.isHidden() else WRONG

    def show_wrong(self) -> None:
        """The password did not open it: another one may be typed."""
        self._opening = False
        self._show_problem(True)
        self._refresh()
        self.field.selectAll()

    @override
    def event(self, event: QEvent) -> bool:
        # Keys on one of its buttons, which the page has other uses for; in the field, the field takes them.
        if isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take_key(event)
                return True
        return super().event(event)

    def _take_key(self, event: QKeyEvent) -> None:
        pressed = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif isinstance(pressed, Button):
            pressed.click()

    def _typed(self) -> None:
        self._show_problem(False)
        self._refresh()

    def _answer(self) -> None:
        if self._opening or not self.field.text():
            return
        # The button is about to be disabled, and the focus would wander off.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opening = True
        self._show_problem(False)
        self._refresh()
        self.answered.emit(self.field.text())

    def _leave(self) -> None:
        if not self._opening:
            self.closed.emit()

    def _show_problem(self, shown: bool) -> None:
        if shown is bool(self.problem):
            return
        self._problem_row.setVisible(shown)
        self.field.setProperty("problem", "true" if shown else "false")
        self.field.style().polish(self.field)
        self.field.setAccessibleDescription(WRONG if shown else "")
        self.grown.emit()

    def _refresh(self) -> None:
        self.field.setReadOnly(self._opening)
        self.open_button.setEnabled(bool(self.field.text()) and not self._opening)
        self.leave_button.setEnabled(not self._opening)
        self.close_button.setEnabled(not self._opening)


def _above_sign() -> int:
    """The room above the sign that puts it in the middle of its first line."""
    return max(0, (line_height("body") - _SIGN) // 2)


class _FieldRow(QWidget):
    """The field with its buttons beside it, or below it where there is little room."""

    def __init__(
        self, field: PasswordField, buttons: tuple[Button, Button], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._buttons = buttons
        for part in (field, *buttons):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _beside(self) -> int:
        """The width of the buttons with the gaps before them."""
        return sum(button.sizeHint().width() + _GAP for button in self._buttons)

    def _line(self) -> int:
        return max(part.sizeHint().height() for part in (self._field, *self._buttons))

    def _low(self, width: int) -> bool:
        return width >= _LEAST_FIELD + self._beside()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._line() if self._low(width) else 2 * self._line() + _GAP

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_FIELD + self._beside(), self._line())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._beside(), self._line())

    def restyle(self) -> None:
        self.updateGeometry()
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        line, low = self._line(), self._low(self.width())
        self._field.setGeometry(0, 0, self.width() - (self._beside() if low else 0), line)
        x, y = (self._field.width() + _GAP, 0) if low else (0, line + _GAP)
        for button in self._buttons:
            size = button.sizeHint()
            button.setGeometry(x, y + (line - size.height()) // 2, size.width(), size.height())
            x += size.width() + _GAP
