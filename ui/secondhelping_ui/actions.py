# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The one registry of everything the owner can do: menus, keys, hint bar, palette and help come out of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

EVERYWHERE = "everywhere"


class ActionSpec(NamedTuple):
    """One thing that can be done, as data.

    `keys` are Qt's portable names; the first is shown. `scope` is "everywhere" or a page's. Actions of a
    scope that share a `hint` stand together in the hint bar, in `order`; no hint, not in the bar. `told`
    actions are done by the widget itself (arrow keys): they are only listed. `menu` is "" for none.
    `listed` is False for what the help tells of elsewhere.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    scope: str = EVERYWHERE
    hint: str = ""
    order: int = 0
    menu: str = ""
    icon: str = ""
    told: bool = False
    help: str = ""
    checkable: bool = False
    palette: bool = True
    listed: bool = True


class Hint(NamedTuple):
    """Keys that belong together and the word for what they do. Each key is a list of caps."""

    keys: tuple[tuple[str, ...], ...]
    text: str


class Entry(NamedTuple):
    """A line of the palette: an action that can be done now."""

    action: QAction
    spec: ActionSpec


_CAP_NAMES = {
    "Return": "Enter",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Del": "Delete",
    "Ins": "Insert",
    "Minus": "−",
    "-": "−",
    "PgDown": "PgDn",
}


def key_caps(key: str) -> tuple[str, ...]:
    """The caps of a key combination: "Ctrl+Shift+Z" -> ("Ctrl", "Shift", "Z")."""
    parts = ["+"] if key == "+" else key.replace("++", "+Plus").split("+")
    return tuple("+" if part == "Plus" else _CAP_NAMES.get(part, part) for part in parts)


def is_plain(key: str) -> bool:
    """Whether a key is typed without Ctrl, Alt or Meta, so that it must never act in a text field."""
    return not any(f"{modifier}+" in key for modifier in ("Ctrl", "Alt", "Meta")) and not _is_function(key)


def _is_function(key: str) -> bool:
    last = key.rsplit("+", 1)[-1]
    return len(last) > 1 and last[0] == "F" and last[1:].isdigit()


def sequences(spec: ActionSpec) -> list[QKeySequence]:
    """The key sequences of an action; Return also means the Enter of the number pad."""
    found = []
    for key in spec.keys:
        found.append(QKeySequence(key))
        if key == "Return" or key.endswith("+Return"):
            found.append(QKeySequence(key.replace("Return", "Enter")))
    return found


class ActionRegistry(QObject):
    """Builds one QAction per spec and knows which of them can be done now.

    An action without a handler is in no menu, no hint, no palette and no help, so nothing leads nowhere.
    """

    hints_changed = Signal()

    def __init__(self, specs: Iterable[ActionSpec], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        self._places: dict[str, list[QWidget]] = {}
        self._scope = EVERYWHERE
        for spec in specs:
            if spec.id in self._specs:
                raise ValueError(f"two actions are called {spec.id}")
            self._specs[spec.id] = spec

    @property
    def scope(self) -> str:
        """The scope of the page on the screen."""
        return self._scope

    def set_scope(self, scope: str) -> None:
        self._scope = scope
        self.hints_changed.emit()

    def action(self, identity: str) -> QAction:
        """The QAction of a spec, to hang on buttons and menus. Raises KeyError for an unknown id."""
        found = self._actions.get(identity)
        if found is None:
            found = self._actions[identity] = self._make(self._specs[identity])
        return found

    def spec(self, identity: str) -> ActionSpec:
        return self._specs[identity]

    def connect_action(
        self, identity: str, handler: Callable[[], object], *, enabled: bool = True
    ) -> QAction:
        """Say what an action does. Connecting it again replaces the handler."""
        action = self.action(identity)
        self._handlers[identity] = handler
        action.setEnabled(enabled)
        self._bind(self._specs[identity])
        self._tell_hints(identity)
        return action

    def set_enabled(self, identity: str, enabled: bool, why: str = "") -> None:
        """Whether it can be done now; `why` not, for the tooltip."""
        action = self.action(identity)
        action.setToolTip(why if why and not enabled else self._specs[identity].text)
        if action.isEnabled() != enabled:
            action.setEnabled(enabled)
            self._tell_hints(identity)

    def _tell_hints(self, identity: str) -> None:
        spec = self._specs[identity]
        if spec.hint and spec.scope in (self._scope, EVERYWHERE):
            self.hints_changed.emit()

    def set_text(self, identity: str, text: str) -> None:
        """Another wording for now, such as "Undo: Kept 1 snippet"."""
        self.action(identity).setText(text)

    def attach(self, scope: str, widget: QWidget) -> None:
        """Let the plain keys of a scope act while `widget`, or something inside it, has the focus."""
        places = self._places.setdefault(scope, [])
        if widget not in places:
            places.append(widget)
            widget.destroyed.connect(lambda: places.remove(widget) if widget in places else None)
        for spec in self._specs.values():
            if spec.scope == scope and spec.id in self._handlers:
                widget.addAction(self._actions[spec.id])

    def attach_window(self, window: QWidget) -> None:
        """Let the keys of "everywhere" act in the whole window."""
        self._places[EVERYWHERE] = [window]
        for identity in self._handlers:
            self._bind(self._specs[identity])

    def trigger(self, identity: str) -> None:
        """Do it, as if its key had been pressed."""
        if identity in self._handlers:
            self._actions[identity].trigger()

    def available(self, identity: str) -> bool:
        """Whether it has a handler and is enabled."""
        return identity in self._handlers and self.action(identity).isEnabled()

    def connected(self) -> Iterator[ActionSpec]:
        """The specs that do something, in the order declared, and those that are only told of."""
        yield from (spec for spec in self._specs.values() if spec.told or spec.id in self._handlers)

    def hints(self) -> list[Hint]:
        """What the hint bar shows for the page on the screen, in order."""
        groups: dict[str, list[ActionSpec]] = {}
        shown = [spec for spec in self.connected() if spec.hint and spec.scope in (self._scope, EVERYWHERE)]
        for spec in sorted(shown, key=lambda spec: spec.order):
            if spec.told or self._actions[spec.id].isEnabled():
                groups.setdefault(spec.hint, []).append(spec)
        return [Hint(_hint_keys(specs), text) for text, specs in groups.items()]

    def entries(self) -> list[Entry]:
        """What the palette offers: everything that can be done on this page."""
        return [
            Entry(self._actions[spec.id], spec)
            for spec in self.connected()
            if spec.palette and spec.scope in (self._scope, EVERYWHERE) and self.available(spec.id)
        ]

    def in_menu(self, menu: str) -> list[tuple[QAction, ActionSpec]]:
        """The actions of a menu on this page, in the order declared, with their icons."""
        shown = [
            (self._actions[spec.id], spec)
            for spec in self.connected()
            if spec.menu == menu and spec.scope in (self._scope, EVERYWHERE) and not spec.told
        ]
        from secondhelping_ui.icons import icon

        for action, spec in shown:
            if spec.icon and action.icon().isNull():
                action.setIcon(icon(spec.icon))
        return shown

    def _make(self, spec: ActionSpec) -> QAction:
        """Actions are made when they are first asked for: at the start only a few are."""
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setToolTip(spec.text)
        # Menu texts come from the spec alone: macOS must not move "Settings" or "Quit" by guessing.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setShortcuts(sequences(spec))
        action.setShortcutContext(_context(spec))
        action.triggered.connect(lambda _checked=False, identity=spec.id: self._do(identity))
        return action

    def _do(self, identity: str) -> None:
        handler = self._handlers.get(identity)
        if handler is not None:
            handler()

    def _bind(self, spec: ActionSpec) -> None:
        for place in self._places.get(spec.scope, []):
            if self._actions[spec.id] not in place.actions():
                place.addAction(self._actions[spec.id])


def _context(spec: ActionSpec) -> Qt.ShortcutContext:
    if spec.scope == EVERYWHERE:
        return Qt.ShortcutContext.WindowShortcut
    return Qt.ShortcutContext.WidgetWithChildrenShortcut


def _hint_keys(specs: list[ActionSpec]) -> tuple[tuple[str, ...], ...]:
    """One action shows its first key; several show one each; a told action shows all of its keys."""
    keys: list[tuple[str, ...]] = []
    for spec in specs:
        keys += [key_caps(key) for key in (spec.keys if spec.told else spec.keys[:1])]
    return tuple(keys)
