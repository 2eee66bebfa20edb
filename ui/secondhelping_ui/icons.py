# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Icons by the names of the design system, drawn from qtawesome's fonts in the colour of a token.

Importing qtawesome and drawing its first icon takes about 0.1 s, which is a third of the time until the
window shows; its two font files alone are loaded in a few milliseconds, so they are read directly.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPixmap,
)

from secondhelping.domain.kind import Kind
from secondhelping.domain.overriding import override
from secondhelping_ui.theme import color, theme

# Name in the design system -> name in qtawesome ("ph." Phosphor, "mdi6." Material Design Icons).
ICONS: dict[str, str] = {
    "archive": "ph.archive",
    "arrow-down-up": "ph.arrows-down-up",
    "arrow-left": "ph.arrow-left",
    "arrow-right": "ph.arrow-right",
    "book-open": "ph.book-open",
    "bookmark": "ph.bookmark-simple",
    "calendar-check": "ph.calendar-check",
    "calendar-clock": "ph.calendar",
    "calendar-days": "ph.calendar-blank",
    "calendar-plus": "ph.calendar-plus",
    "chart-column": "ph.chart-bar",
    "check": "ph.check",
    "chevron-down": "ph.caret-down",
    "chevron-left": "ph.caret-left",
    "chevron-right": "ph.caret-right",
    "chevron-up": "ph.caret-up",
    "chevrons-up-down": "mdi6.unfold-more-horizontal",
    "circle-alert": "ph.warning-circle",
    "circle-check": "ph.check-circle",
    "circle-check-big": "ph.check-circle",
    "clock": "ph.clock",
    "copy": "ph.copy",
    "download": "ph.download-simple",
    "ellipsis": "ph.dots-three",
    "eye": "ph.eye",
    "eye-off": "ph.eye-slash",
    "file-down": "ph.file-arrow-down",
    "file-lock-2": "mdi6.file-lock-outline",
    "file-spreadsheet": "mdi6.file-delimited-outline",
    "file-text": "ph.file-text",
    "file-type": "mdi6.file-word-outline",
    "files": "ph.files",
    "filter": "ph.funnel",
    "flag": "ph.flag",
    "folder-open": "ph.folder-open",
    "grip-vertical": "ph.dots-six-vertical",
    "hand-heart": "mdi6.hand-heart-outline",
    "hash": "ph.hash",
    "heart": "ph.heart",
    "hourglass": "ph.hourglass",
    "image": "ph.image",
    "info": "ph.info",
    "key-round": "ph.key",
    "keyboard": "ph.keyboard",
    "layers": "ph.stack",
    "life-buoy": "ph.lifebuoy",
    "lightbulb": "ph.lightbulb",
    "list-checks": "mdi6.format-list-checks",
    "list-filter": "ph.funnel-simple",
    "lock-keyhole": "ph.lock-key",
    "megaphone": "ph.megaphone-simple",
    "merge": "mdi6.call-merge",
    "message-circle": "ph.chat-circle",
    "messages-square": "ph.chats",
    "minus": "ph.minus",
    "moon": "ph.moon",
    "newspaper": "ph.newspaper",
    "notebook-pen": "ph.note-pencil",
    "panel-right": "mdi6.dock-right",
    "pause": "ph.pause",
    "pencil-line": "ph.pencil-line",
    "plane": "ph.airplane-tilt",
    "play": "ph.play",
    "plus": "ph.plus",
    "presentation": "ph.presentation",
    "printer": "ph.printer",
    "repeat-2": "ph.repeat",
    "rotate-ccw": "ph.arrow-counter-clockwise",
    "rotate-cw": "ph.arrow-clockwise",
    "scale": "ph.scales",
    "scissors": "ph.scissors",
    "search": "ph.magnifying-glass",
    "settings": "ph.gear-six",
    "shield-check": "ph.shield-check",
    "shuffle": "ph.shuffle",
    "sign-out": "ph.sign-out",
    "sliders-horizontal": "ph.sliders-horizontal",
    "soup": "mdi6.bowl-mix-outline",
    "sprout": "mdi6.sprout-outline",
    "star": "ph.star",
    "sticky-note": "ph.note",
    "sun": "ph.sun",
    "table": "ph.table",
    "table-2": "ph.table",
    "target": "ph.target",
    "text-size": "ph.text-aa",
    "timer": "ph.timer",
    "trash": "ph.trash",
    "trending-up": "ph.trend-up",
    "triangle-alert": "ph.warning",
    "upload": "ph.upload-simple",
    "user": "ph.user",
    "user-plus": "ph.user-plus",
    "users": "ph.users",
    "wand-sparkles": "ph.magic-wand",
    "x": "ph.x",
    "zoom-in": "ph.magnifying-glass-plus",
    "zoom-out": "ph.magnifying-glass-minus",
}

KIND_ICONS: dict[Kind, str] = {
    Kind.HELPFUL: "lightbulb",
    Kind.PROMOTIONAL: "megaphone",
    Kind.CONVERSATION: "message-circle",
    Kind.CURATED: "bookmark",
}

# The beginning of the file names in qtawesome by prefix; its version follows, then ".ttf" or ".json".
_FONTS = {"ph": "phosphor-", "mdi6": "materialdesignicons6-webfont-"}
_CHARMAPS = {prefix: f"{start}charmap-" for prefix, start in _FONTS.items()}
_CACHE_LIMIT = 800
_SMALL = 14
"""Up to this size (px) the lines of Phosphor would be thinner than a pixel: its bold ones are taken."""

_pixmaps: dict[tuple[str, str, int, float, str], QPixmap] = {}


@cache
def _font_files() -> list[Path]:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("qtawesome is not installed")
    return sorted(Path(spec.submodule_search_locations[0], "fonts").iterdir())


def _one_file(start: str) -> Path:
    found = [path for path in _font_files() if path.name.removeprefix(start)[:1].isdigit()]
    if not found:
        raise RuntimeError(f"qtawesome has no file {start}*")
    return found[-1]


@cache
def _family(prefix: str) -> str:
    identity = QFontDatabase.addApplicationFont(str(_one_file(_FONTS[prefix])))
    families = QFontDatabase.applicationFontFamilies(identity)
    if not families:
        raise RuntimeError(f"the icon font {prefix} can't be loaded")
    return families[0]


@cache
def _charmap(prefix: str) -> bytes:
    return _one_file(_CHARMAPS[prefix]).read_bytes()


@cache
def _glyph(name: str, small: bool = False) -> tuple[str, str]:
    """The prefix and the character of an icon of the design system."""
    prefix, glyph = ICONS[name].split(".", 1)
    if small and prefix == "ph":
        glyph += "-bold"
    # A charmap has thousands of lines such as `"soup": "0xf1a2",` and two dozen are used: searched, not parsed.
    charmap, key = _charmap(prefix), f'"{glyph}":'.encode()
    start = charmap.find(key) + len(key)
    if start < len(key):
        raise RuntimeError(f"qtawesome has no icon {ICONS[name]}")
    return prefix, chr(int(charmap[start : start + 16].split(b'"')[1], 16))


def paint_icon(painter: QPainter, rect: QRectF, name: str, tint: QColor) -> None:
    """Draw an icon into a square: the em square of the font fills it."""
    side = min(rect.width(), rect.height())
    prefix, character = _glyph(name, side <= _SMALL)
    font = QFont(_family(prefix))
    font.setPixelSize(max(1, round(side)))
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(QPointF(0, 0), font, character)
    box = path.boundingRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - box.center())
    painter.fillPath(path, tint)
    painter.restore()


def pixmap(name: str, token: str = "text-2", size: int = 16, dpr: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` px (device independent), from the cache if it was drawn before."""
    key = (name, token, size, dpr, theme().name)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) >= _CACHE_LIMIT:
            _pixmaps.clear()
        found = _pixmaps[key] = _draw(name, color(token), size, dpr)
    return found


def _draw(name: str, tint: QColor, size: int, dpr: float) -> QPixmap:
    picture = QPixmap(round(size * dpr), round(size * dpr))
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRectF(0, 0, size, size), name, tint)
    painter.end()
    return picture


def draw_icon(painter: QPainter, x: float, y: float, name: str, token: str, size: int) -> None:
    """Draw an icon with its top left at (x, y), from the cache, sharp at the device's resolution."""
    device = painter.device()
    dpr = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(round(x), round(y)), pixmap(name, token, size, dpr))


class _TintedEngine(QIconEngine):
    """Draws an icon in the theme of the moment, so that no icon needs to be set anew."""

    def __init__(self, name: str, token: str, on: str) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._on = on

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "text-disabled"
        return self._on if state == QIcon.State.On else self._token

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, QRectF(rect), self._name, color(self._tint(mode, state)))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._tint(mode, state), min(size.width(), size.height()))

    @override
    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token, self._on)


def icon(name: str, token: str = "text-2", on: str = "") -> QIcon:
    """A QIcon for menus and stock widgets; `on` is the token while checked."""
    return QIcon(_TintedEngine(name, token, on or token))
