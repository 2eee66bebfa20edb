# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The registry: what is connected can be done, keys act where they should, and everything comes out of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import (
    EVERYWHERE,
    ActionRegistry,
    ActionSpec,
    Hint,
    is_plain,
    key_caps,
    sequences,
)
from secondhelping_ui.icons import ICONS
from secondhelping_ui.menus import MENUS

SPECS = (
    ActionSpec("edit.undo", "Undo", ("Ctrl+Z",), hint="Undo", order=80, menu="Edit"),
    ActionSpec("list.move", "Move", ("Up", "Down"), "list", "Move", 10, told=True),
    ActionSpec("list.keep", "Keep", ("K",), "list", "Keep", 20, "Edit"),
    ActionSpec("list.one", "One", ("1",), "list", "Kind", 30),
    ActionSpec("list.two", "Two", ("2",), "list", "Kind", 31),
    ActionSpec("list.open", "Open", ("Return",), "list"),
    ActionSpec("other.keep", "Other", ("K",), "other", "Other", 10),
)


class Desk(QWidget):
    """A list and a field, with the registry as a window has it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.actions_ = ActionRegistry(SPECS, self)
        self.field = QLineEdit()
        self.list = QListWidget()
        self.list.addItems(["a", "b"])
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.actions_.attach_window(self)
        self.actions_.attach("list", self.list)
        self.actions_.set_scope("list")
        for spec in SPECS:
            if not spec.told and spec.scope != "other":
                self.actions_.connect_action(spec.id, lambda name=spec.id: self.done.append(name))


@pytest.fixture
def desk(qtbot: QtBot, light: None) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_plain_keys_act_on_the_list_and_never_in_a_field(desk: Desk, qtbot: QtBot) -> None:
    desk.list.setFocus()
    qtbot.keyClick(desk.list, Qt.Key.Key_K)
    desk.field.setFocus()
    qtbot.keyClicks(desk.field, "k1")
    assert desk.done == ["list.keep"]
    assert desk.field.text() == "k1"


def test_both_enters_do_the_same(desk: Desk, qtbot: QtBot) -> None:
    desk.list.setFocus()
    qtbot.keyClick(desk.list, Qt.Key.Key_Return)
    qtbot.keyClick(desk.list, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert desk.done == ["list.open", "list.open"]


def test_keys_of_everywhere_act_in_the_whole_window(desk: Desk, qtbot: QtBot) -> None:
    desk.list.setFocus()
    qtbot.keyClick(desk.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["edit.undo"]


def test_a_field_keeps_its_own_undo(desk: Desk, qtbot: QtBot) -> None:
    desk.field.setFocus()
    qtbot.keyClicks(desk.field, "abc")
    qtbot.keyClick(desk.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == []


def test_hints_are_grouped_in_order_and_of_this_page(desk: Desk) -> None:
    assert desk.actions_.hints() == [
        Hint((("↑",), ("↓",)), "Move"),
        Hint((("K",),), "Keep"),
        Hint((("1",), ("2",)), "Kind"),
        Hint((("Ctrl", "Z"),), "Undo"),
    ]


def test_what_cannot_be_done_now_is_not_hinted_nor_offered(desk: Desk) -> None:
    heard: list[bool] = []
    desk.actions_.hints_changed.connect(lambda: heard.append(True))
    desk.actions_.set_enabled("list.keep", False, "Nothing is chosen")
    assert heard == [True]
    assert "Keep" not in [hint.text for hint in desk.actions_.hints()]
    assert "list.keep" not in [entry.spec.id for entry in desk.actions_.entries()]
    assert desk.actions_.action("list.keep").toolTip() == "Nothing is chosen"


def test_what_is_not_connected_leads_nowhere_and_is_nowhere(desk: Desk) -> None:
    desk.actions_.set_scope("other")
    assert [hint.text for hint in desk.actions_.hints()] == ["Undo"]
    desk.actions_.trigger("other.keep")
    assert desk.done == []
    with pytest.raises(KeyError):
        desk.actions_.action("no.such")


def test_menus_show_this_page_and_everywhere(desk: Desk) -> None:
    assert [spec.id for _action, spec in desk.actions_.in_menu("Edit")] == ["edit.undo", "list.keep"]


def test_two_actions_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two actions"):
        ActionRegistry([SPECS[0], SPECS[0]])


@pytest.mark.parametrize(
    ("key", "caps"),
    [
        ("Ctrl+Shift+Z", ("Ctrl", "Shift", "Z")),
        ("Return", ("Enter",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("+", ("+",)),
        ("Ctrl+-", ("Ctrl", "−")),
        ("PgDown", ("PgDn",)),
        ("Alt+Left", ("Alt", "←")),
    ],
)
def test_key_caps(key: str, caps: tuple[str, ...]) -> None:
    assert key_caps(key) == caps


def test_plain_keys_are_told_from_others() -> None:
    assert [key for key in ("K", "Shift+F", "Del", "/", "F1", "Ctrl+K", "Alt+Up") if is_plain(key)] == [
        "K",
        "Shift+F",
        "Del",
        "/",
    ]


class TestTheList:
    """What must hold for the declared actions."""

    def test_keys_of_one_scope_do_one_thing(self, qapp: object) -> None:
        scopes = {spec.scope for spec in ACTIONS}
        for scope in scopes:
            seen: dict[str, str] = {}
            for spec in ACTIONS:
                if spec.scope not in (scope, EVERYWHERE) or spec.told:
                    continue
                for sequence in sequences(spec):
                    key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
                    assert key, f"{spec.id} has a key that Qt does not know"
                    assert key not in seen, f"{spec.id} and {seen.get(key)} share {key} in {scope}"
                    seen[key] = spec.id

    def test_plain_keys_never_act_everywhere(self) -> None:
        plain = [
            (spec.id, key)
            for spec in ACTIONS
            for key in spec.keys
            if spec.scope == EVERYWHERE and is_plain(key)
        ]
        assert plain == [("help.keys", "?")]

    def test_menus_and_icons_exist(self) -> None:
        for spec in ACTIONS:
            assert spec.menu in ("", *MENUS), spec.id
            assert not spec.icon or spec.icon in ICONS, spec.id

    def test_every_plain_key_has_a_menu_item_or_a_palette_entry(self) -> None:
        for spec in ACTIONS:
            if not spec.told and any(is_plain(key) for key in spec.keys):
                assert spec.menu or spec.palette, spec.id
