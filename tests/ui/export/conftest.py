# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window with the Calendar and Export pages on a project with a plan, as an owner would have it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, place
from secondhelping.operations.project import Project
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.export.page import ExportPage
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.pages import PAGES
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session

LONG = ("Stand up when the timer rings, and sit down when the kettle has boiled. " * 5).strip()


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.at = making.NOW

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Plan:
    """A project, and ways to put posts on its calendar."""

    project: Project
    clock: Clock
    used: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))

    def put(self, kind: Kind, day: int, hour: int = 9, text: str = "") -> PostId:
        """A post of the next snippet of a kind, so many days after Monday 11 May."""
        snippet = making.ids(self.project, kind)[self.used[kind]]
        self.used[kind] += 1
        before = self.posts()
        place.place(self.project, snippet, making.monday(0, hour) + timedelta(days=day))
        (post,) = self.posts() - before
        if text:
            place.change_post(self.project, post, text=text)
        return post

    def in_order(self) -> None:
        """Two weeks that keep the rule: ten posts, two of them promotional, and a talk time in each."""
        for number in range(10):
            self.put(Kind.PROMOTIONAL if number % 5 == 2 else Kind.HELPFUL, number + 2 * (number // 5))
        for week in (0, 1):
            place.add_talk_time(self.project, making.monday(week, 10, 30))

    def posts(self) -> set[PostId]:
        """All on the calendar, those that went out included."""
        return {row.post_id for row in look.calendar(self.project) if row.post_id is not None}

    def out(self) -> set[PostId]:
        """Those that went out."""
        rows = look.calendar(self.project)
        return {row.post_id for row in rows if row.exported and row.post_id is not None}


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    clock = Clock()
    made = making.with_snippets(tmp_path, 16, 5)
    made.clock = clock
    with made:
        yield Plan(made, clock)


@dataclass
class Screen:
    """The window, the page on it, and what it said."""

    window: MainWindow
    toasts: list[str] = field(default_factory=list)
    problems: list[KnownError] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def page(self) -> ExportPage:
        page = self.window.page("export")
        assert isinstance(page, ExportPage)
        return page


@pytest.fixture
def open_screen(qtbot: QtBot, light: None, preferences: Preferences) -> Iterator[Callable[[Plan], Screen]]:
    """Shows the window on a plan, at the Export page."""
    windows: list[MainWindow] = []

    def opened(plan: Plan) -> Screen:
        actions = ActionRegistry(ACTIONS)
        session = Session(actions, plan.clock)
        entries = [entry for entry in PAGES if entry.name in ("calendar", "export")]
        window = MainWindow(session, preferences, entries)
        windows.append(window)
        actions.setParent(window)
        session.setParent(window)
        screen = Screen(window)
        session.toasted.connect(lambda text, _action, _icon: screen.toasts.append(text))
        session.problem_found.connect(screen.problems.append)
        session.announced.connect(screen.said.append)
        qtbot.addWidget(window)
        window.resize(1440, 900)
        session.set_project(plan.project)
        window.show_page("export")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        screen.page.activated()
        return screen

    yield opened
    for window in windows:
        window.session.set_project(None)


Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Presses a key wherever the focus is."""

    def press_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        qtbot.keyClick(target, key, modifier)

    return press_key


@pytest.fixture
def choose_folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], list[str]]:
    """Answers the system's folder dialog; returns where it was asked to begin."""

    def chosen(folder: Path | None) -> list[str]:
        asked: list[str] = []

        def answer(_parent: object, _title: str, start: str) -> str:
            asked.append(start)
            return "" if folder is None else str(folder)

        monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
        return asked

    return chosen
