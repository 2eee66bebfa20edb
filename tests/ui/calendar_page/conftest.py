# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A calendar page on a real project, on Wednesday 6 May 2026 in London, and hands to carry things with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from making import NOW, clock, with_snippets
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import export_plan, look, place
from secondhelping.operations.project import Project
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.day import DayCell
from secondhelping_ui.calendar_page.page import CalendarPage
from secondhelping_ui.session import Session
from secondhelping_ui.theme import Mode, theme


@dataclass
class Desk:
    """The page, its project, and what it told the owner."""

    page: CalendarPage
    project: Project
    session: Session
    toasts: list[str]
    problems: list[KnownError]
    went: list[str]

    def cell(self, day: int, month: int = 5) -> DayCell:
        found = self.page.grid.cell(date(2026, month, day))
        assert found is not None
        return found

    def chip(self, day: int, number: int = 0, month: int = 5) -> Chip:
        return self.cell(day, month).chips[number]

    def posts(self) -> list[Occurrence]:
        """The planned posts of the project, by time."""
        return [row for row in look.calendar(self.project) if row.post_id is not None and not row.exported]

    def talk_times(self) -> list[Occurrence]:
        return [row for row in look.calendar(self.project) if row.talk_time_id is not None]

    def keys(self, *names: str) -> None:
        """Press keys, as "Alt+Right", wherever the focus is."""
        for name in names:
            *modifiers, key = name.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
            target = QApplication.focusWidget() or self.page
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), held)
            QApplication.processEvents()

    def carry(self, source: QWidget, start: QPoint, target: QWidget, *, let_go: bool = True) -> None:
        """Pull at a widget with the mouse, over a target, and let go there."""
        QTest.mousePress(source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        move(source, start + QPoint(30, 4))
        there = source.mapFromGlobal(target.mapToGlobal(target.rect().center()))
        move(source, there)
        if let_go:
            QTest.mouseRelease(source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
            QApplication.processEvents()

    def carry_card(self, row: int, target: QWidget, *, let_go: bool = True) -> None:
        """Carry a card of the tray."""
        view = self.page.tray.view
        box = view.visualRect(self.page.tray.model.index(row))
        self.carry(view.viewport(), box.center(), target, let_go=let_go)

    def carry_chip(self, chip: Chip, target: QWidget, *, let_go: bool = True) -> None:
        self.carry(chip, chip.rect().center(), target, let_go=let_go)


def move(widget: QWidget, place_: QPoint) -> None:
    """A mouse move with the button held, as the window system sends it."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place_),
        QPointF(widget.mapToGlobal(place_)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Eight helpful and two promotional snippets, kept; LinkedIn and X with times on weekdays at 09:00."""
    with with_snippets(tmp_path) as made:
        yield made


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Opens the calendar on a project in a window of its own."""
    made: list[Desk] = []

    def open_(project: Project, width: int = 1200, height: int = 840) -> Desk:
        theme().dress(Mode.LIGHT, 100)
        session = Session(ActionRegistry(ACTIONS), clock(NOW))
        page = CalendarPage(session)
        session.setParent(page)
        session.actions.setParent(page)
        qtbot.addWidget(page)
        desk = Desk(page, project, session, [], [], [])
        session.changed.connect(page.show_changes)
        session.problem_found.connect(desk.problems.append)
        session.problem_found.connect(page.show_problem)
        session.toasted.connect(lambda text, _action, _icon: desk.toasts.append(text))
        session.went.connect(lambda name, _where: desk.went.append(name))
        session.set_project(project)
        session.actions.set_scope("calendar")
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.refresh()
        page.activated()
        QApplication.processEvents()
        made.append(desk)
        return desk

    yield open_
    for desk in made:
        desk.session.jobs.shut_down()


@pytest.fixture
def desk(project: Project, open_page: Callable[..., Desk]) -> Desk:
    return open_page(project)


def at(day: int, hour: int = 9, minute: int = 0, month: int = 5) -> datetime:
    """A wall-clock time in May 2026."""
    return datetime(2026, month, day, hour, minute)


def put(project: Project, kind: Kind, number: int, when: datetime) -> PostId:
    """Place the n-th snippet of a kind on all accounts; gives the post's id."""
    snippets = [snippet for snippet in look.snippets(project) if snippet.kind is kind]
    changes = place.place(project, snippets[number].id, when)
    return PostId(max(post for noun, ids in changes.ids.items() if noun.value == "post" for post in ids))


def export_all(project: Project, folder: Path) -> None:
    """Everything on the calendar goes out."""
    export_plan.export(project, export_plan.check(project), "generic", folder)
