# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The sidebar: counts, the triangle, this week's mix, and the rail."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from painting import column_has, near
from secondhelping.domain.kind import Kind
from secondhelping_ui.sidebar import FULL_WIDTH, RAIL_WIDTH, NavItem, Sidebar
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.painting import keys_width

PAGES = [
    ("sources", "Sources", "files"),
    ("review", "Review", "list-checks"),
    ("export", "Export", "file-down"),
]


@pytest.fixture
def sidebar(qtbot: QtBot, both_themes: str) -> Sidebar:
    made = Sidebar(PAGES)
    qtbot.addWidget(made)
    made.resize(FULL_WIDTH, 700)
    made.set_current("sources")
    made.show()
    return made


def test_items_say_what_they_show(sidebar: Sidebar) -> None:
    sidebar.item("review").set_count(23)
    sidebar.item("export").set_alert("Paused: something is to be sorted out")
    assert sidebar.item("review").accessibleName() == "Review. 23"
    assert sidebar.item("export").accessibleName() == "Export. Paused: something is to be sorted out"
    assert sidebar.item("export").toolTip()


def test_the_current_page_has_a_bar_at_the_edge(sidebar: Sidebar) -> None:
    image = sidebar.item("sources").grab().toImage()
    assert near(image.pixelColor(1, 16), color("accent"))
    other = sidebar.item("review").grab().toImage()
    assert not column_has(other, 1, color("accent"))


def test_the_triangle_is_beetroot(sidebar: Sidebar) -> None:
    item = sidebar.item("export")
    before = item.grab().toImage()
    item.set_alert("Paused")
    after = item.grab().toImage()
    at = range(FULL_WIDTH - 34, FULL_WIDTH - 14)
    assert not any(column_has(before, x, color("attn"), 40) for x in at)
    assert any(column_has(after, x, color("attn"), 40) for x in at)


def test_the_week_is_told_once_there_is_one(sidebar: Sidebar) -> None:
    sidebar.week.set_week(0, {}, 0.2)
    assert not sidebar.week.isVisible()
    sidebar.week.set_week(10, {Kind.HELPFUL: 9, Kind.PROMOTIONAL: 1}, 0.2)
    assert sidebar.week.isVisible()
    assert sidebar.week.accessibleName() == "This week: 10 posts · 1 promotional"


def test_a_click_asks_for_the_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.asked) as heard:
        sidebar.item("review").click()
    assert heard.args == ["review"]


def test_a_count_of_three_figures_leaves_the_icon_of_the_rail_free(sidebar: Sidebar) -> None:
    sidebar.set_rail(True)
    item = sidebar.item("review")
    item.set_count(120)
    item.resize(RAIL_WIDTH, item.height())
    image = item.grab(QRect(0, 0, RAIL_WIDTH, 14)).toImage()
    badge = [x for x in range(RAIL_WIDTH) if column_has(image, x, color("accent"))]
    assert badge
    icon = (19, 37)
    assert min(badge) > sum(icon) // 2 - 2
    assert max(badge) < RAIL_WIDTH


def test_the_rail_keeps_names_in_tooltips(sidebar: Sidebar) -> None:
    sidebar.item("review").set_count(123)
    sidebar.set_rail(True)
    assert sidebar.width() == RAIL_WIDTH
    assert sidebar.item("review").height() == 36
    assert sidebar.item("review").toolTip() == "Review. 123"
    assert sidebar.item("sources").toolTip() == "Sources"
    sidebar.grab()
    sidebar.set_rail(False)
    assert sidebar.width() == FULL_WIDTH
    assert sidebar.item("sources").toolTip() == ""


def test_a_long_name_ends_before_the_keys_at_its_right(qtbot: QtBot, both_themes: str) -> None:
    item = NavItem("Help and shortcuts and whatever else", "life-buoy", caps=("F1",))
    qtbot.addWidget(item)
    item.resize(FULL_WIDTH, item.height())
    image = item.grab().toImage()
    gap = FULL_WIDTH - 18 - round(keys_width(("F1",))) - 3
    assert {image.pixelColor(gap, y).name() for y in range(image.height())} == {
        image.pixelColor(gap, 0).name()
    }
