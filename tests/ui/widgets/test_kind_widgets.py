# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Chips, dots and the switch of the kinds: icon, word and colour together."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from painting import near, painted, share_of
from secondhelping.domain.kind import Kind
from secondhelping_ui.theme import color, kind_color, theme
from secondhelping_ui.widgets.kind import KindChip, KindDot, KindSwitch
from secondhelping_ui.wording import KIND_NAMES


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("small", [False, True])
def test_chip(qtbot: QtBot, both_themes: str, kind: Kind, small: bool) -> None:
    chip = KindChip(kind, small=small)
    qtbot.addWidget(chip)
    assert chip.height() == (20 if small else 22)
    assert chip.accessibleName() == KIND_NAMES[kind]
    image = painted(chip, chip.size())
    assert share_of(image, kind_color(kind, "soft")) > 0.4
    assert share_of(image, kind_color(kind), 60) > 0.02


def test_a_chip_takes_another_kind(qtbot: QtBot, light: None) -> None:
    chip = KindChip(Kind.HELPFUL)
    qtbot.addWidget(chip)
    width = chip.width()
    chip.set_kind(Kind.CONVERSATION)
    assert chip.kind is Kind.CONVERSATION
    assert chip.width() > width


def test_chips_grow_with_the_text(qtbot: QtBot, light: None) -> None:
    chip = KindChip(Kind.HELPFUL)
    qtbot.addWidget(chip)
    before = chip.size()
    theme().set_scale(150)
    assert chip.height() == 33
    assert chip.width() > before.width()


@pytest.mark.parametrize("kind", list(Kind))
def test_dot(qtbot: QtBot, both_themes: str, kind: Kind) -> None:
    dot = KindDot(kind)
    qtbot.addWidget(dot)
    assert dot.size() == QSize(22, 22)
    assert dot.toolTip() == dot.accessibleName() == KIND_NAMES[kind]
    assert near(painted(dot, dot.size()).pixelColor(3, 3), kind_color(kind, "soft"))


class TestSwitch:
    @pytest.fixture
    def switch(self, qtbot: QtBot, both_themes: str) -> KindSwitch:
        made = KindSwitch(Kind.HELPFUL)
        qtbot.addWidget(made)
        made.resize(500, made.sizeHint().height())
        made.show()
        return made

    def test_names(self, switch: KindSwitch) -> None:
        assert [switch.segment(kind).accessibleName() for kind in Kind] == [
            "Kind: Helpful, 1 of 4",
            "Kind: Promotional, 2 of 4",
            "Kind: Conversation, 3 of 4",
            "Kind: Curated, 4 of 4",
        ]
        assert switch.segment(Kind.HELPFUL).height() == 34

    def test_the_owner_chooses(self, switch: KindSwitch, qtbot: QtBot) -> None:
        with qtbot.waitSignal(switch.chosen) as heard:
            qtbot.mouseClick(switch.segment(Kind.CURATED), Qt.MouseButton.LeftButton)
        assert heard.args == [Kind.CURATED]
        assert switch.kind is Kind.CURATED

    def test_setting_is_not_choosing(self, switch: KindSwitch, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(switch.chosen):
            switch.set_kind(Kind.CONVERSATION)
        assert switch.kind is Kind.CONVERSATION

    def test_keys_are_shown_on_all_or_on_none(self, switch: KindSwitch) -> None:
        assert switch.keys_shown
        switch.resize(400, switch.height())
        assert not switch.keys_shown

    def test_keys_that_do_not_act_are_not_shown(self, switch: KindSwitch) -> None:
        before = switch.grab().toImage()
        switch.set_keys(False)
        assert not switch.keys_shown
        assert switch.grab().toImage() != before
        assert switch.segment(Kind.PROMOTIONAL).toolTip() == "Promotional (Alt+2)"
        switch.set_keys(True)
        assert switch.segment(Kind.PROMOTIONAL).toolTip() == "Promotional (2)"
        assert switch.grab().toImage() == before

    def test_segments_do_not_move_when_another_is_chosen(self, switch: KindSwitch) -> None:
        before = [switch.segment(kind).geometry() for kind in Kind]
        switch.set_kind(Kind.CURATED)
        assert [switch.segment(kind).geometry() for kind in Kind] == before
        assert before[0].left() == 1
        assert before[-1].right() == switch.width() - 2

    def test_the_chosen_one_is_underlined(self, switch: KindSwitch) -> None:
        switch.set_kind(Kind.PROMOTIONAL)
        image = switch.grab().toImage()
        segment = switch.segment(Kind.PROMOTIONAL)
        x, y = segment.geometry().center().x(), segment.geometry().bottom()
        assert near(image.pixelColor(x, y), kind_color(Kind.PROMOTIONAL))
        other = switch.segment(Kind.HELPFUL).geometry()
        assert not near(image.pixelColor(other.center().x(), other.bottom()), kind_color(Kind.HELPFUL))

    def test_it_fits_where_it_is_narrow(self, switch: KindSwitch) -> None:
        switch.resize(380, switch.height())
        switch.grab()
        assert all(switch.segment(kind).width() > 60 for kind in Kind)

    def test_the_keyboard_reaches_it(self, switch: KindSwitch, qtbot: QtBot) -> None:
        with qtbot.waitActive(switch):
            switch.activateWindow()
        switch.segment(Kind.CURATED).setFocus(Qt.FocusReason.MouseFocusReason)
        segment = switch.segment(Kind.HELPFUL)
        segment.setFocus(Qt.FocusReason.TabFocusReason)
        assert share_of(segment.grab().toImage(), color("focus")) > 0.02
