# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shift+R: a post comes again by one of the usual rules; one of them is skipped, the series ended."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QMenu

from secondhelping.domain.kind import Kind
from secondhelping.operations import recurring, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page.repeating import repeat_menu
from secondhelping_ui.shared.post_editor import PostEditor
from ui.calendar_page.conftest import Desk, at, put


def trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_post_is_repeated_by_the_keys(project: Project, open_page: Callable[..., Desk]) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Shift+R")
    menu = next(found for found in desk.page.findChildren(QMenu) if found.accessibleName() == "Repeat")
    assert menu.isVisible()
    # Below the post, wherever the mouse is.
    chip = desk.chip(12)
    assert menu.pos() == chip.mapToGlobal(chip.rect().bottomLeft())
    trigger(menu, "Every month on the second Tuesday")
    menu.close()
    QApplication.processEvents()
    (series,) = recurring.all_series(project)
    assert (series.words, series.posts) == ("every month on the second Tuesday", 12)
    undo.undo(project)
    assert recurring.all_series(project) == ()


def test_one_is_skipped_and_the_series_ended(project: Project, open_page: Callable[..., Desk]) -> None:
    first = put(project, Kind.HELPFUL, 0, at(12))
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=4")
    desk = open_page(project)
    second = desk.posts()[1]
    assert second.post_id is not None
    menu = repeat_menu(desk.session, desk.page, second.post_id, second.at)
    assert menu.actions()[0].text() == "Repeats every Tuesday, 4 times"
    trigger(menu, "Skip this one")
    assert len(desk.posts()) == 3
    trigger(menu, "End the series")
    assert recurring.all_series(project) == ()


def test_the_editor_says_that_a_post_repeats(project: Project, open_page: Callable[..., Desk]) -> None:
    first = put(project, Kind.HELPFUL, 0, at(12))
    put(project, Kind.HELPFUL, 1, at(13))
    recurring.repeat(project, first, "FREQ=WEEKLY;COUNT=4")
    desk = open_page(project)
    desk.page.show_post(first)
    desk.session.actions.trigger("calendar.open")
    shown = desk.page.popover
    assert isinstance(shown, PostEditor)
    assert shown.repeats is not None
    assert shown.repeats.text().startswith("Every Tuesday, 4 times. What you change here holds for this one")
    shown.close_it()
    desk.page.grid.go_to_day(date(2026, 5, 13))
    desk.session.actions.trigger("calendar.open")
    other = desk.page.popover
    assert isinstance(other, PostEditor)
    assert other.repeats is None
    other.close_it()
