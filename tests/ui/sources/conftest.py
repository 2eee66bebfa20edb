# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project with two documents, and the Sources page on it, as the window would have it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Span
from secondhelping.operations import project as projects
from secondhelping.operations.add_document import add_document
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared, Workshop
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.session import Session
from secondhelping_ui.shared.page_pictures import pictures_of
from secondhelping_ui.sources.page import SourcesPage
from ui.sources.leaflets import PRICE, TIMER, WALK, add, first, make_pdf, second

NOW = datetime(2026, 5, 14, 10, 0, tzinfo=UTC)

BACK_CARE = (
    Passage("Back care at your desk", Role.TITLE),
    Passage("Between nine and five", Role.HEADING, level=2),
    Passage("Most of us sit for longer than we sleep. Set a timer for 30 minutes 🙂 and stand up."),
    Passage("Phone calls are walking time.", Role.LIST_ITEM, level=1),
    Passage("Our desk checks are on Tuesdays, £35 a desk."),
)
BROCHURE = tuple(
    Passage(f"Page {page} tells what we do, in words {line}.", place=Place(page=page))
    for page in range(1, 9)
    for line in range(1, 11)
)


def candidate(passages: tuple[Passage, ...], number: int, text: str, kind: Kind = Kind.HELPFUL) -> Candidate:
    """A line found in passage `number`, as the finder would give it."""
    start = passages[number].text.index(text)
    span = Span(number, start, number, start + len(text))
    page = passages[number].place.page
    return Candidate(text, text, span, kind, {kind: 1.0}, 0.8, 0.9, 0.8, page)


def prepared(
    title: str, passages: tuple[Passage, ...], lines: tuple[Candidate, ...], format_: Format = Format.DOCX
) -> Prepared:
    """What reading and finding would make of a file of this title."""
    pages = max((passage.place.page or 0 for passage in passages), default=0)
    content = Content(title, format_, title, passages, "en", pages)
    return Prepared(Path(f"/documents/{title}.{format_.value}"), content, lines, ())


def back_care() -> Prepared:
    lines = (
        candidate(BACK_CARE, 2, "Most of us sit for longer than we sleep."),
        candidate(BACK_CARE, 2, "Set a timer for 30 minutes 🙂 and stand up."),
        candidate(BACK_CARE, 3, "Phone calls are walking time."),
        candidate(BACK_CARE, 4, "Our desk checks are on Tuesdays, £35 a desk.", Kind.PROMOTIONAL),
    )
    return prepared("Back care at your desk", BACK_CARE, lines)


def brochure() -> Prepared:
    lines = (candidate(BROCHURE, 0, "Page 1 tells what we do"), candidate(BROCHURE, 75, "Page 8 tells"))
    return prepared("Welcome to Harbour Lane", BROCHURE, lines, Format.PDF)


@pytest.fixture
def empty_project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(tmp_path / "lane.helping", "Harbour Lane", "Europe/London", lambda: NOW) as project:
        yield project


@pytest.fixture
def project(empty_project: Project) -> Project:
    add_document(empty_project, brochure())
    add_document(empty_project, back_care())
    return empty_project


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    with Workshop() as workshop:
        yield workshop


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    actions = ActionRegistry(ACTIONS)
    session = Session(actions, lambda: NOW)
    yield session
    pictures_of(session).close()
    assert session.jobs.shut_down(5)


class Window(QWidget):
    """What the main window does for a page: shows it, tells it of changes, keeps what it is told."""

    def __init__(self, session: Session, page: SourcesPage) -> None:
        super().__init__()
        self.page = page
        self.toasts: list[str] = []
        self.went: list[tuple[str, dict[str, object]]] = []
        self.problems: list[object] = []
        session.changed.connect(page.show_changes)
        session.toasted.connect(lambda text, _action, _icon: self.toasts.append(text))
        session.went.connect(lambda name, where: self.went.append((name, where)))
        session.problem_found.connect(self.problems.append)
        session.bug_found.connect(self._raise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.resize(1216, 820)

    def _raise(self, bug: BaseException) -> None:
        raise bug


MakeWindow = Callable[[Project], Window]


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, workshop: Workshop) -> Iterator[MakeWindow]:
    """Shows the page on a project, with the focus where it belongs."""

    def make(project: Project) -> Window:
        session.set_project(project)
        page = SourcesPage(session, workshop=workshop, warm_after=None)
        window = Window(session, page)
        qtbot.addWidget(window)
        session.actions.set_scope("sources")
        page.refresh()
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.activated()
        qtbot.waitUntil(lambda: page.reader.text.complete)
        # The reader is made after the first paint: with this one its text is laid out, too.
        window.grab()
        return window

    yield make
    session.set_project(None)


Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Presses a key wherever the focus is."""

    def press_key(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        target = window.focusWidget() or window.page
        qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    return press_key


@pytest.fixture
def make_prepared() -> Callable[..., Prepared]:
    """Makes what reading and finding would make of a file."""
    return prepared


@pytest.fixture
def leaflet(empty_project: Project, tmp_path: Path) -> Path:
    """A document of two pages, with two snippets on the first and one on the second."""
    path = make_pdf(tmp_path / "leaflet.pdf", first, second)
    add(empty_project, path, (WALK, Kind.HELPFUL), (TIMER, Kind.HELPFUL), (PRICE, Kind.PROMOTIONAL))
    return path
