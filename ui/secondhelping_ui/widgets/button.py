# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Buttons: a verb, an icon, the key that does the same; one primary per view."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from secondhelping.domain.overriding import override
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, font, px
from secondhelping_ui.widgets.painting import keys_width, paint_box, paint_keys, paint_text, text_width


class Role(StrEnum):
    """What a button is for; its look follows from that."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SOFT = "soft"
    GHOST = "ghost"
    LINK = "link"
    ATTENTION = "attention"


# size name -> height, padding, type style, radius
_SIZES = {
    "small": (28, 10, "button-small", 6),
    "normal": (32, 12, "button", 7),
    "large": (38, 16, "button-large", 8),
}
_GAP = 7
_ICON = 16
_GHOST_EDGE = 10
LINK_EDGE = 6
"""What a link has beside its words, in px."""

# role -> ground, hover, pressed, line, text ("" for none)
_LOOKS = {
    Role.PRIMARY: ("accent", "accent-hover", "accent-press", "", "accent-on"),
    Role.SECONDARY: ("bg-surface", "bg-hover", "bg-nav", "line", "text"),
    Role.SOFT: ("accent-soft", "bg-selected", "bg-nav", "", "accent-text"),
    Role.GHOST: ("", "bg-hover", "bg-nav", "", "text-2"),
    Role.LINK: ("", "bg-hover", "bg-nav", "", "accent-text"),
    Role.ATTENTION: ("attn-fill", "attn", "attn", "", "attn-on"),
}


class Button(QPushButton):
    """A button of the house. `key` shows the key that does the same; `caret` that a menu opens.

    Without text it is square, and `tip` is its tooltip and accessible name.
    """

    def __init__(
        self,
        text: str = "",
        role: Role | str = Role.SECONDARY,
        size: str = "normal",
        *,
        icon: str = "",
        key: str = "",
        tip: str = "",
        caret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = Role(role)
        self._size = size
        self._icon_name = icon
        self._key = tuple(key.split("+")) if key else ()
        self._key_shown = True
        self._caret = caret
        self.setProperty("role", self._role.value)
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(font(_SIZES[self._size][2]))
        self.setFixedHeight(px(_SIZES[self._size][0]))
        self.updateGeometry()

    def set_role(self, role: Role | str) -> None:
        self._role = Role(role)
        self.setProperty("role", self._role.value)
        self.update()

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show a key that does the same, such as "Ctrl+Enter"."""
        self._key = tuple(key.split("+")) if key else ()
        self.updateGeometry()
        self.update()

    def show_key(self, shown: bool) -> None:
        """Whether its key is shown; without it, it is narrower."""
        if shown != self._key_shown:
            self._key_shown = shown
            self.updateGeometry()
            self.update()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text or self.toolTip())
        self.updateGeometry()

    @property
    def focus_radius(self) -> float:
        """The radius of its corners in px, for the focus ring."""
        return _SIZES[self._size][3]

    @override
    def sizeHint(self) -> QSize:
        height = px(_SIZES[self._size][0])
        if not self.text():
            return QSize(height, height)
        return QSize(int(self._content_width() + 2 * self._padding()) + 2, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _padding(self) -> int:
        if self._role is Role.LINK:
            return LINK_EDGE
        # A ghost has no edge that would come too near to its words.
        return min(_GHOST_EDGE, _SIZES[self._size][1]) if self._role is Role.GHOST else _SIZES[self._size][1]

    def _content_width(self) -> float:
        widths = []
        if self._icon_name:
            widths.append(float(_ICON))
        if self.text():
            widths.append(text_width(self.text(), _SIZES[self._size][2]) + 1)
        if self._key and self._key_shown:
            widths.append(keys_width(self._key))
        if self._caret:
            widths.append(14.0)
        return sum(widths) + _GAP * max(0, len(widths) - 1)

    def _tones(self) -> tuple[str, str, str]:
        """Ground, line and text, by role and state."""
        ground, hover, pressed, line, text = _LOOKS[self._role]
        if not self.isEnabled():
            sunken = self._role in (Role.PRIMARY, Role.ATTENTION)
            ground = "bg-sunken" if sunken else ("bg-canvas" if ground else "")
            return ground, "line" if ground else "", "text-disabled"
        if self.isDown() or (self.isCheckable() and self.isChecked()):
            ground = pressed
        elif self.underMouse():
            ground = hover
        return ground, line, text

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, line, text = self._tones()
        paint_box(
            painter,
            QRectF(self.rect()),
            self.focus_radius,
            color(ground) if ground else None,
            color(line) if line else None,
        )
        self._paint_content(painter, text)

    def _paint_content(self, painter: QPainter, tone: str) -> None:
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon_name:
            draw_icon(painter, x, middle - _ICON / 2, self._icon_name, tone, _ICON)
            x += _ICON + _GAP
        if self.text():
            width = text_width(self.text(), _SIZES[self._size][2]) + 1
            room = QRectF(x, 0, min(width, self.width() - x), self.height())
            paint_text(painter, room, self.text(), _SIZES[self._size][2], color(tone))
            x += width + _GAP
        if self._key and self._key_shown:
            self._paint_key(painter, x, middle, tone)
        if self._caret:
            draw_icon(painter, x, middle - 7, "chevron-down", tone, 14)

    def _paint_key(self, painter: QPainter, x: float, middle: float, tone: str) -> None:
        on_accent = self._role in (Role.PRIMARY, Role.ATTENTION) and self.isEnabled()
        line = color("key-on-accent" if on_accent else "line")
        tint = color(tone if on_accent or not self.isEnabled() else "text-2")
        paint_keys(painter, x, middle, self._key, tint, line, None if on_accent else color("bg-canvas"))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


def icon_button(icon: str, tip: str, size: str = "normal", role: Role | str = Role.GHOST) -> Button:
    """A square button with an icon alone; `tip` says what it does."""
    return Button("", role, size, icon=icon, tip=tip)


def action_button(
    action: QAction, role: Role | str = Role.SECONDARY, size: str = "normal", **look: str
) -> Button:
    """A button that does an action of the registry and follows whether it can be done.

    `look` may give `text`, `icon`, `key` and `tip`; the text is the action's by default.
    """
    text = look.pop("text", action.text())
    button = Button(text, role, size, **look)  # type: ignore[arg-type]
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


class MenuButton(Button):
    """A button that opens a menu, such as a filter: its text is what is chosen."""

    def __init__(
        self, text: str, *, icon: str = "", size: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, Role.SECONDARY, size, icon=icon, caret=True, parent=parent)
        self._menu = QMenu(self)
        self.clicked.connect(self.open_menu)

    @property
    def menu_shown(self) -> QMenu:
        """The menu, to be filled by the page."""
        return self._menu

    def add_choice(self, text: str, handler: Callable[[], object], *, checked: bool = False) -> QAction:
        """Add a line to the menu."""
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: handler())
        return action

    def open_menu(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
