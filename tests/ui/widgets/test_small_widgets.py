# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Rings, tags, marks, key caps, cards, lines and the progress bar."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from painting import near, painted, share_of
from secondhelping.domain.network import Count, Network
from secondhelping_ui.theme import Mode, color, theme
from secondhelping_ui.widgets.card import Card, Ground, Line
from secondhelping_ui.widgets.kbd import Kbd
from secondhelping_ui.widgets.length_ring import LengthRing
from secondhelping_ui.widgets.progress import ProgressBar
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.widgets.tags import HashtagChip, KeywordTag, NetworkMark


@pytest.mark.parametrize(
    ("used", "figure", "word", "spoken", "ring"),
    [
        (208, "72", "left", "X: 72 characters left of 280", "k-helpful-fill"),
        (268, "12", "left", "X: 12 characters left of 280", "caution-fill"),
        (280, "0", "left", "X: 0 characters left of 280", "caution-fill"),
        (297, "−17", "over", "X: 17 characters over", "attn-fill"),
    ],
)
def test_length_ring(
    qtbot: QtBot, both_themes: str, used: int, figure: str, word: str, spoken: str, ring: str
) -> None:
    made = LengthRing(Network.X, Count(used, 280))
    qtbot.addWidget(made)
    assert (made.figure, made.word, made.accessibleName()) == (figure, word, spoken)
    assert made.sizeHint().height() == 34
    assert share_of(painted(made), color(ring)) > 0.03


def test_a_ring_says_that_a_text_may_be_too_long(qtbot: QtBot, both_themes: str) -> None:
    made = LengthRing(Network.X, Count(279, 280, less=3, more=4))
    qtbot.addWidget(made)
    assert (made.figure, made.word) == ("−3", "maybe")
    assert made.accessibleName().startswith("X: may be 3 characters over")
    assert share_of(painted(made), color("caution-fill")) > 0.03


def test_a_ring_of_nothing_is_its_track(qtbot: QtBot, both_themes: str) -> None:
    made = LengthRing(Network.MASTODON, Count(0, 500), diameter=30)
    qtbot.addWidget(made)
    assert share_of(painted(made), color("ring-track")) > 0.03


def test_hashtag_chip(qtbot: QtBot, both_themes: str) -> None:
    chip = HashtagChip("#backcare", True)
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == 24
    assert chip.accessibleName() == "#backcare, on"
    assert share_of(painted(chip), color("accent-soft")) > 0.4
    width = chip.sizeHint().width()
    chip.click()
    assert chip.accessibleName() == "#backcare, off"
    assert chip.sizeHint().width() == width
    assert share_of(painted(chip), color("bg-surface")) > 0.4


def test_add_chip_is_no_switch(qtbot: QtBot, light: None) -> None:
    chip = HashtagChip("Add", checkable=False)
    qtbot.addWidget(chip)
    chip.click()
    assert not chip.isChecked()
    assert chip.accessibleName() == "Add"


def test_keyword_tag(qtbot: QtBot, both_themes: str) -> None:
    tag = KeywordTag("stand up")
    qtbot.addWidget(tag)
    assert tag.accessibleName() == "stand up"
    assert share_of(painted(tag), color("bg-sunken")) > 0.5


@pytest.mark.parametrize("network", list(Network))
def test_network_mark(qtbot: QtBot, light: None, network: Network) -> None:
    mark = NetworkMark(network)
    qtbot.addWidget(mark)
    assert mark.toolTip() == mark.accessibleName() == network.label
    assert mark.height() == 16
    assert share_of(painted(mark, mark.size()), color("text-2"), 60) > 0.01


def test_key_caps(qtbot: QtBot, both_themes: str) -> None:
    caps = Kbd(("Ctrl", "K"))
    qtbot.addWidget(caps)
    assert caps.accessibleName() == "Ctrl+K"
    assert caps.sizeHint().height() == 18
    assert share_of(painted(caps), color("line")) > 0.05


def test_card(qtbot: QtBot, both_themes: str) -> None:
    card = Card()
    qtbot.addWidget(card)
    image = painted(card, QSize(100, 60))
    assert near(image.pixelColor(50, 30), color("bg-surface"))
    assert near(image.pixelColor(50, 0), color("line"))
    card.set_chosen(True)
    image = painted(card, QSize(100, 60))
    assert near(image.pixelColor(50, 1), color("accent"))
    assert near(image.pixelColor(50, 30), color("bg-selected"))


def test_a_drop_zone_is_dashed(qtbot: QtBot, both_themes: str) -> None:
    card = Card(dashed=True)
    qtbot.addWidget(card)
    image = painted(card, QSize(200, 60))
    row = [near(image.pixelColor(x, 0), color("line-control"), 40) for x in range(30, 170)]
    assert any(row)
    assert not all(row)


def test_lines_and_grounds(qtbot: QtBot, both_themes: str) -> None:
    for widget, size, token in (
        (Line(), QSize(50, 1), "line"),
        (Line(vertical=True), QSize(1, 50), "line"),
        (Ground("bg-window"), QSize(20, 20), "bg-window"),
    ):
        assert isinstance(widget, QWidget)
        qtbot.addWidget(widget)
        assert share_of(painted(widget, size), color(token)) == 1.0


def test_progress(qtbot: QtBot, both_themes: str) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.set_step(5, 10)
    image = painted(bar, QSize(200, 6))
    assert near(image.pixelColor(50, 3), color("accent"))
    assert near(image.pixelColor(150, 3), color("track"))
    assert bar.height() == 6


def test_progress_of_unknown_length_moves(qtbot: QtBot, light: None) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.set_step(0, 0)
    bar.show()
    first = bar.grab().toImage()
    qtbot.waitUntil(lambda: bar.grab().toImage() != first, timeout=3000)
    bar.hide()
    assert not bar._timer.isActive()


class TestSegmented:
    @pytest.fixture
    def control(self, qtbot: QtBot, both_themes: str) -> Segmented:
        made = Segmented(["Month", "Week", "List"], name="View")
        qtbot.addWidget(made)
        made.show()
        return made

    def test_choosing(self, control: Segmented, qtbot: QtBot) -> None:
        with qtbot.waitSignal(control.chosen) as heard:
            qtbot.mouseClick(control.segment(1), Qt.MouseButton.LeftButton)
        assert heard.args == [1]
        assert control.index == 1

    def test_setting_is_not_choosing(self, control: Segmented, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(control.chosen):
            control.set_index(2)
        assert control.index == 2

    def test_counts_are_read(self, control: Segmented) -> None:
        control.set_count(0, "23")
        assert control.segment(0).accessibleName() == "Month 23"

    def test_the_chosen_one_stands_out(self, control: Segmented) -> None:
        image = control.grab().toImage()
        chosen = control.segment(0).geometry()
        assert near(image.pixelColor(chosen.left() + 6, chosen.top() + 5), color("segment-on"))
        other = control.segment(1).geometry()
        assert near(image.pixelColor(other.left() + 3, other.top() + 4), color("bg-sunken"))

    def test_it_grows_with_the_text(self, control: Segmented) -> None:
        width = control.sizeHint().width()
        theme().set_scale(150)
        assert control.sizeHint().width() > width


def test_dialogs_grow_with_the_text_within_their_window(qtbot: QtBot, light: None) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    assert fitting_size(QSize(600, 400), window) == QSize(600, 400)
    theme().dress(Mode.LIGHT, 150)
    assert fitting_size(QSize(600, 400), window) == QSize(750, 500)
    assert fitting_size(QSize(900, 400), window) == QSize(1000 - 32, 500)
