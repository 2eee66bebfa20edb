# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Fields of the house: combo, check box, radio button, spin boxes with arrows, and a field's frame."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QRadioButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, px
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width

_BOX = 16


class ComboBox(QComboBox):
    """One of several, in a field 32 high (28 small)."""

    def __init__(self, *, small: bool = False, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._icon_name = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(font("button-small" if self._small else "body"))
        self.setFixedHeight(px(28 if self._small else 32))

    @override
    def sizeHint(self) -> QSize:
        widest = max((text_width(self.itemText(i), "body") for i in range(self.count())), default=60.0)
        extra = 9 + 9 + 16 + 7 + (22 if self._icon_name else 0)
        return QSize(round(widest) + extra + 4, px(28 if self._small else 32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(72, px(28 if self._small else 32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = "bg-hover" if self.underMouse() and self.isEnabled() else "bg-surface"
        if not self.isEnabled():
            ground = "bg-canvas"
        line, width = ("focus", 2.0) if self.hasFocus() else ("line-control", 1.0)
        paint_box(painter, QRectF(self.rect()), 7, color(ground), color(line), width)
        tone = "text" if self.isEnabled() else "text-disabled"
        x = 9.0
        if self._icon_name:
            draw_icon(painter, x, self.height() / 2 - 7.5, self._icon_name, "text-3", 15)
            x += 22
        room = QRectF(x, 0, self.width() - x - 28, self.height())
        style = "button-small" if self._small else "body"
        paint_text(painter, room, self.currentText(), style, color(tone))
        draw_icon(painter, self.width() - 24, self.height() / 2 - 7, "chevron-down", "text-2", 14)


class CheckBox(QCheckBox):
    """A check box as painted by the house."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_BOX + 9 + text_width(self.text(), "body")) + 4, px(24))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = _paint_choice(painter, self, 4, self.isChecked())
        if self.isChecked():
            draw_icon(painter, box.left() + 2, box.top() + 2, "check", "accent-on", 12)


class RadioButton(QRadioButton):
    """A radio button as painted by the house."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(_BOX + 9 + text_width(self.text(), "body")) + 4, px(24))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = _paint_choice(painter, self, 8, self.isChecked())
        if self.isChecked():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent-on"))
            painter.drawEllipse(box.center(), 3, 3)


def _paint_choice(painter: QPainter, button: QCheckBox | QRadioButton, radius: float, on: bool) -> QRectF:
    """Box, text and focus ring of a check box or radio button; returns the box."""
    box = QRectF(1, round((button.height() - _BOX) / 2), _BOX, _BOX)
    enabled = button.isEnabled()
    fill = ("accent-hover" if button.underMouse() else "accent") if on and enabled else "bg-surface"
    if not enabled:
        fill = "bg-sunken"
    line = ("accent" if on else "line-control") if enabled else "line"
    paint_box(painter, box, radius, color(fill), color(line))
    if button.hasFocus():
        paint_box(painter, box.adjusted(-1, -1, 1, 1), radius + 1, None, color("focus"), 2.0)
    room = QRectF(box.right() + 9, 0, button.width() - box.right() - 9, button.height())
    paint_text(painter, room, button.text(), "body", color("text" if enabled else "text-disabled"))
    return box


def _paint_arrows(spin: QAbstractSpinBox) -> None:
    """The style sheet leaves the arrows of a spin box empty: icons can't be tinted there."""
    painter = QPainter(spin)
    x = spin.width() - 18.0
    middle = spin.height() / 2
    tone = "text-2" if spin.isEnabled() else "text-disabled"
    draw_icon(painter, x, middle - 11, "chevron-up", tone, 11)
    draw_icon(painter, x, middle, "chevron-down", tone, 11)


def _keep_off_edge(spin: QAbstractSpinBox) -> None:
    """The padding of the style sheet does not reach the field inside a spin box."""
    field = spin.lineEdit()
    if field is not None:
        field.setTextMargins(7, 0, 0, 0)


def _as_high_as_a_field(spin: QAbstractSpinBox, hint: QSize) -> QSize:
    """Qt would make it some px higher than a field for text."""
    return QSize(hint.width(), px(28 if spin.property("size") == "small" else 32))


class SpinBox(QSpinBox):
    """A number in a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _keep_off_edge(self)

    @override
    def sizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().minimumSizeHint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrows(self)


class DateField(QDateEdit):
    """A date in a field, as the system writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("ddd d MMM yyyy")
        _keep_off_edge(self)

    @override
    def sizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().minimumSizeHint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrows(self)


class TimeField(QTimeEdit):
    """A time of day in a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        _keep_off_edge(self)

    @override
    def sizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return _as_high_as_a_field(self, super().minimumSizeHint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrows(self)


class Field(QWidget):
    """A field with its label above and help below; `set_problem` says what keeps it from being saved."""

    def __init__(self, label: str, field: QWidget, helper: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._helper = helper
        name = Label(label, "strong")
        name.setBuddy(field)
        field.setAccessibleName(label)
        self._below = Label(helper, "meta", "text-2", wrap=True)
        if not helper:
            self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (name, field, self._below):
            column.addWidget(widget)

    @property
    def field(self) -> QWidget:
        return self._field

    def set_problem(self, problem: str) -> None:
        """A sentence in attention below the field, and a line round it; "" when all is well again."""
        self._field.setProperty("problem", "true" if problem else "false")
        self._field.style().polish(self._field)
        self._below.setText(problem or self._helper)
        self._below.set_tone("attn" if problem else "text-2")
        self._below.setVisible(bool(problem or self._helper))
        self._field.setAccessibleDescription(problem)
