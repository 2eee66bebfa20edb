# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The look of the program: colours by token, fonts by type style, the palette and the style sheet.

No other file of the screen names a colour. Widgets ask `color("accent")`, `font("title")` and `px(32)` each
time they paint or size themselves, so a change of theme or text size needs no more than a repaint and
`restyle()` on those that keep a size.
"""

import json
import string
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import secondhelping_resources
from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override

TEXT_SIZES = (90, 100, 115, 130, 150)
"""The text sizes on offer, in percent."""

KIND_TOKENS: Mapping[Kind, str] = {
    Kind.HELPFUL: "k-helpful",
    Kind.PROMOTIONAL: "k-promo",
    Kind.CONVERSATION: "k-talk",
    Kind.CURATED: "k-curated",
}


class Mode(StrEnum):
    """Which theme the owner wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TypeStyle(NamedTuple):
    """A style of the type scale (design system, section 4): sizes in px, tracking in percent."""

    size: float
    line: float
    weight: int = 400
    tracking: float = -0.6
    display: bool = False


TYPE_STYLES: Mapping[str, TypeStyle] = {
    "hero": TypeStyle(40, 46, 600, -2.4, True),
    "display": TypeStyle(28, 36, 600, -1.8, True),
    "number": TypeStyle(26, 34, 600, -1.8, True),
    "title": TypeStyle(20, 28, 600, -1.2, True),
    "snippet": TypeStyle(21, 32, 500, -1.2, True),
    "snippet-edit": TypeStyle(19, 30, 500, -1.0, True),
    "heading": TypeStyle(15, 22, 600, -1.0),
    "lead": TypeStyle(14, 22),
    "editor": TypeStyle(14, 21),
    "product": TypeStyle(13.5, 17, 600, -1.2),
    "body": TypeStyle(13, 20),
    "strong": TypeStyle(13, 20, 600),
    "row": TypeStyle(13, 18),
    "tray": TypeStyle(12.5, 17),
    "button": TypeStyle(13, 20, 500),
    "button-small": TypeStyle(12.5, 18, 500),
    "button-large": TypeStyle(14, 20, 500),
    "meta": TypeStyle(12, 16),
    "meta-strong": TypeStyle(12, 16, 600),
    "small": TypeStyle(11.5, 15, 400, -1.0),
    "business": TypeStyle(11.5, 15, 400, -2.2),
    "label": TypeStyle(11.5, 16, 600, 0.5),
    "chip": TypeStyle(12, 16, 600),
    "chip-small": TypeStyle(11.5, 16, 600),
    "chip-text": TypeStyle(12, 15.5, 400, -1.2),
    "micro": TypeStyle(11, 14, 500, 0),
    "micro-strong": TypeStyle(11, 14, 600, 0),
    "caption": TypeStyle(11, 15, 400, 0),
    "key": TypeStyle(10.5, 16, 500, 0),
    "monogram": TypeStyle(10, 12, 600, 0),
    "monogram-small": TypeStyle(9, 11, 600, 0),
    "monogram-large": TypeStyle(12, 14, 600, 0),
}


@runtime_checkable
class Restyled(Protocol):
    """A widget that keeps something derived from the theme, such as a fixed height."""

    def restyle(self) -> None:
        """Derive it anew: the theme or the text size changed."""


class _Values(Mapping[str, str]):
    """What stands behind `${...}` in the style sheet: tokens, and `px-N` for scaled pixels."""

    def __init__(self, tokens: Mapping[str, str], scale: int) -> None:
        self._tokens = tokens
        self._scale = scale

    @override
    def __getitem__(self, key: str) -> str:
        if key.startswith("px-"):
            return str(round(int(key[3:]) * self._scale / 100))
        return self._tokens[key]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._tokens)

    @override
    def __len__(self) -> int:
        return len(self._tokens)


class _SheetTemplate(string.Template):
    idpattern = r"[a-z0-9-]+"


def resource(name: str) -> Path:
    """The path of a data file that ships with the program, such as "icons/app-icon.svg"."""
    return Path(secondhelping_resources.__path__[0], *name.split("/"))


@cache
def token_sets() -> Mapping[str, Mapping[str, str]]:
    """The tokens of both themes, as "#RRGGBB", by theme name."""
    loaded: dict[str, dict[str, str]] = json.loads(resource("theme/tokens.json").read_text("utf-8"))
    return loaded


class Theme(QObject):
    """The current theme of the application. There is one; `theme()` returns it."""

    theme_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.SYSTEM
        self._scale = 100
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._dark = self._wanted_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def name(self) -> str:
        """ "light" or "dark"."""
        return "dark" if self._dark else "light"

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def scale(self) -> int:
        """The text size in percent."""
        return self._scale

    def dress(self, mode: Mode, percent: int) -> None:
        """At the start: theme and text size at once, and everything dressed in them."""
        self._mode = mode
        self._dark = self._wanted_dark()
        self._scale = _nearest_size(percent)
        self.apply()

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        self._mode = mode
        self._follow()

    def set_scale(self, percent: int) -> None:
        """Set the text size; values between the sizes on offer go to the nearest."""
        nearest = _nearest_size(percent)
        if nearest != self._scale:
            self._scale = nearest
            self.apply()

    def color(self, token: str) -> QColor:
        """The colour of a token. Raises KeyError for a name that is no token."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(token_sets()[self.name][token])
        return QColor(found)

    def font(self, style: str) -> QFont:
        """The font of a type style, at the owner's text size."""
        return QFont(self.face(style))

    def face(self, style: str) -> QFont:
        """The same font, not a copy of it: for painters, which ask for one at every word and change none."""
        found = self._fonts.get(style)
        if found is None:
            found = self._fonts[style] = self._make_font(TYPE_STYLES[style])
        return found

    def px(self, size: float) -> int:
        """A height in px of the design system at the owner's text size."""
        return round(size * self._scale / 100)

    def apply(self) -> None:
        """Dress the whole application in the theme as it stands, and say so."""
        self._colors.clear()
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self.palette())
            app.setFont(self.font("body"))
            app.setStyleSheet(self.sheet())
            for widget in app.allWidgets():
                if isinstance(widget, Restyled):
                    widget.restyle()
        self.theme_changed.emit()

    def palette(self) -> QPalette:
        """The tokens as a palette, for what Qt paints by itself."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text-disabled"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, self.color("bg-nav"))
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, self.color("text-disabled")
        )
        return palette

    def sheet(self) -> str:
        """The style sheet, filled in."""
        template = _SheetTemplate(resource("theme/style.qss").read_text("utf-8"))
        return template.substitute(_Values(token_sets()[self.name], self._scale))

    def _make_font(self, style: TypeStyle) -> QFont:
        font = QFont()
        system = QGuiApplication.font().families()
        font.setFamilies([*(["Inter Display"] if style.display else []), "Inter", *_system_families(system)])
        size = style.size if self._scale == 100 else float(round(style.size * self._scale / 100))
        _set_pixels(font, size)
        font.setWeight(QFont.Weight(style.weight))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * style.tracking / 100)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _wanted_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    def _follow(self) -> None:
        dark = self._wanted_dark()
        if dark != self._dark:
            self._dark = dark
            self.apply()


_PALETTE: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg-canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "bg-surface",
    QPalette.ColorRole.AlternateBase: "bg-canvas",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Button: "bg-surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "attn",
    QPalette.ColorRole.Light: "bg-surface",
    QPalette.ColorRole.Midlight: "line-subtle",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line-control",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent-on",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent-text",
    QPalette.ColorRole.LinkVisited: "accent-text",
    QPalette.ColorRole.ToolTipBase: "toast-bg",
    QPalette.ColorRole.ToolTipText: "toast-text",
}


def _set_pixels(font: QFont, size: float) -> None:
    """Set a size in px. Qt takes only whole ones; half ones go by way of points."""
    if size == int(size):
        font.setPixelSize(int(size))
        return
    screen = QGuiApplication.primaryScreen()
    font.setPointSizeF(size * 72 / (screen.logicalDotsPerInchY() if screen is not None else 96))


def _nearest_size(percent: int) -> int:
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))


def _system_families(families: list[str]) -> list[str]:
    """The families of the system's interface font, without ours (set as application font later on)."""
    return [family for family in families if not family.startswith("Inter")]


_current: Theme | None = None


def theme() -> Theme:
    """The theme of this application. Needs a QApplication."""
    global _current
    if _current is None:
        _current = Theme()
    return _current


def color(token: str, alpha: float = 1.0) -> QColor:
    """The colour of a token, `alpha` between 0 (clear) and 1."""
    found = theme().color(token)
    if alpha < 1.0:
        found.setAlphaF(alpha)
    return found


def mixed(token: str, other: str, share: float) -> QColor:
    """`share` (0 to 1) of one token's colour, the rest of the other's."""
    return blended(theme().color(token), theme().color(other), share)


def blended(one: QColor, two: QColor, share: float) -> QColor:
    """`share` (0 to 1) of one colour, the rest of the other."""
    return QColor.fromRgbF(
        one.redF() * share + two.redF() * (1 - share),
        one.greenF() * share + two.greenF() * (1 - share),
        one.blueF() * share + two.blueF() * (1 - share),
    )


def on_paper(shade: float = 0.0) -> QColor:
    """A grey for what is printed, from 0 (black) to 1 (white), whatever the theme."""
    return QColor.fromRgbF(shade, shade, shade)


def kind_color(kind: Kind, part: str = "") -> QColor:
    """A kind's colour: `part` is "" (text and icon), "fill", "soft" or "line"."""
    token = KIND_TOKENS[kind]
    return theme().color(f"{token}-{part}" if part else token)


def font(style: str) -> QFont:
    """The font of a type style, such as "title" or "meta"."""
    return theme().font(style)


def line_height(style: str) -> int:
    """The height of a line of a type style, in px at the owner's text size."""
    return theme().px(TYPE_STYLES[style].line)


def px(size: float) -> int:
    """A height in px of the design system at the owner's text size."""
    return theme().px(size)
