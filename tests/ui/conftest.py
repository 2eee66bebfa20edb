# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What every test of the screen needs: no screen, our theme, settings in a file of their own, a window."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from making import NOW, clock, new_project
from secondhelping.operations.project import Project
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.page import Page
from secondhelping_ui.pages import PageEntry
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session
from secondhelping_ui.theme import Mode, theme


def plain_page(scope_: str, title_: str) -> Callable[[Session], Page]:
    """Makes a page that only counts what it is told."""

    class PlainPage(Page):
        scope = scope_
        title = title_

        def __init__(self, session: Session) -> None:
            super().__init__(session)
            self.told: list[str] = []

        def refresh(self) -> None:
            self.told.append("refresh")

        def activated(self) -> None:
            self.told.append("activated")

        def show_place(self, **where: object) -> None:
            self.told.append(f"place {sorted(where.items())}")

        def drop_files(self, paths: list[str]) -> bool:
            self.told.append(f"dropped {len(paths)}")
            return True

    return PlainPage


PLAIN_PAGES = tuple(
    PageEntry(name, title, icon, plain_page(name, title))
    for name, title, icon in (
        ("sources", "Sources", "files"),
        ("review", "Review", "list-checks"),
        ("calendar", "Calendar", "calendar-days"),
        ("export", "Export", "file-down"),
    )
)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is learned behind a test's back: that starts a process. Tests of learning say when."""
    from secondhelping_ui.review import learner

    monkeypatch.setattr(learner, "WAIT", 3_600_000)


@pytest.fixture(params=["light", "dark"])
def both_themes(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    """Runs the test in the light and in the dark theme."""
    theme().dress(Mode(request.param), 100)
    yield request.param
    theme().dress(Mode.LIGHT, 100)


@pytest.fixture
def light(qapp: object) -> Iterator[None]:
    """The light theme at its normal text size, before and after."""
    theme().dress(Mode.LIGHT, 100)
    yield
    theme().dress(Mode.LIGHT, 100)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a file of this test's own."""
    return Preferences(QSettings(str(tmp_path / "screen.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Project]:
    """An empty project."""
    with new_project(tmp_path) as project:
        yield project


@pytest.fixture
def shell(qtbot: QtBot, light: None, preferences: Preferences) -> Iterator[MainWindow]:
    """The main window with plain pages, shown, without a project."""
    actions = ActionRegistry(ACTIONS)
    session = Session(actions, clock(NOW))
    window = MainWindow(session, preferences, PLAIN_PAGES)
    actions.setParent(window)
    session.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.desk.close()
