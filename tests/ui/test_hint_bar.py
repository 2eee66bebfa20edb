# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The hint bar: what fits is shown, "All keys" always, and the page's own words at the right."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from secondhelping_ui.actions import Hint
from secondhelping_ui.hint_bar import HintBar, KindLegend, fitting, hint_width

HINTS = [
    Hint((("K",),), "Keep"),
    Hint((("Ctrl", "Z"),), "Undo"),
    Hint((("1",), ("2",)), "Kind"),
    Hint((("?",),), "All keys"),
]


def test_everything_is_shown_where_there_is_room(light: None) -> None:
    assert fitting(HINTS, 2000) == HINTS


def test_the_last_stays_when_others_go(light: None) -> None:
    room = hint_width(HINTS[0]) + 16 + hint_width(HINTS[3])
    assert fitting(HINTS, room) == [HINTS[0], HINTS[3]]
    assert fitting(HINTS, 1) == [HINTS[3]]


def test_it_is_read_as_a_sentence(qtbot: QtBot, both_themes: str) -> None:
    bar = HintBar()
    qtbot.addWidget(bar)
    bar.resize(900, bar.height())
    bar.set_hints(HINTS)
    assert bar.accessibleName() == "Keys: K: Keep; Ctrl+Z: Undo; 1 or 2: Kind; ?: All keys"
    assert bar.height() == 32
    bar.grab()


def test_a_page_keeps_its_foot(qtbot: QtBot, light: None) -> None:
    bar = HintBar()
    qtbot.addWidget(bar)
    legend, other = KindLegend(), QLabel("Kept today: 18")
    bar.set_foot(legend)
    bar.set_foot(other)
    bar.set_foot(legend)
    assert (legend.parentWidget(), other.parentWidget()) == (bar, bar)
    assert other.isHidden()
    bar.set_foot(None)
    assert legend.isHidden()


def test_the_legend_names_the_kinds(qtbot: QtBot, both_themes: str) -> None:
    legend = KindLegend()
    qtbot.addWidget(legend)
    assert legend.accessibleName() == "Helpful, Promotional, Conversation, Curated"
    legend.grab()
