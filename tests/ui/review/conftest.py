# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project with two documents and a review page on it, for clicking and typing as an owner does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Span
from secondhelping.operations import add_document
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.session import Session
from secondhelping_ui.theme import Mode, theme

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
NOTES = (
    ("Phone calls are walking time.", Kind.HELPFUL),
    (
        "Sitting still is the thing to watch, whatever the chair you do it in and whoever made it.",
        Kind.HELPFUL,
    ),
    ("Which chair in your house do you like sitting in, and why?", Kind.CONVERSATION),
)
BROCHURE = (
    ("Our desk checks take half an hour and cost £49.", Kind.PROMOTIONAL),
    ("Set a timer for 30 minutes and stand up.", Kind.HELPFUL),
)


def clock() -> datetime:
    return NOW


def candidate(number: int, text: str, kind: Kind) -> Candidate:
    """A candidate that is the whole of passage `number`."""
    rest = [other for other in Kind if other is not kind]
    return Candidate(
        text=text,
        original=text,
        span=Span(number, 0, number, len(text)),
        kind=kind,
        kind_probabilities={kind: 0.7, **dict.fromkeys(rest, 0.1)},
        score=0.5,
        standalone=0.8,
        worth=0.8,
        page=4,
        reasons=("Makes sense on its own", "Tells people what to do: “stand up”"),
        cues=("Advice a reader can use today", "-Mentions a price: “£49”"),
        keyphrases=("desk", "chair"),
        hashtags=("#backcare", "#deskwork", "#posture", "#sitting"),
    )


def prepared(title: str, lines: tuple[tuple[str, Kind], ...], mark: str) -> Prepared:
    """A document whose passages are exactly these lines."""
    passages = tuple(Passage(text, Role.PARAGRAPH, Place(page=4)) for text, _kind in lines)
    content = Content(title, Format.PDF, mark * 64, passages, "en", 12)
    found = tuple(candidate(number, text, kind) for number, (text, kind) in enumerate(lines))
    return Prepared(Path(f"{title}.pdf"), content, found, ())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(tmp_path / "practice.helping", "Practice", "Europe/London", clock) as made:
        add_document.add_document(made, prepared("Brochure", BROCHURE, "b"))
        add_document.add_document(made, prepared("Seminar notes", NOTES, "a"))
        yield made


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[[Project | None], ReviewPage]:
    """Opens a review page on a project, in front and with the focus."""

    def opened(project: Project | None) -> ReviewPage:
        theme().dress(Mode.LIGHT, 100)
        session = Session(ActionRegistry(ACTIONS), clock)
        page = ReviewPage(session)
        session.setParent(page)
        session.actions.setParent(page)
        session.changed.connect(page.show_changes)
        session.problem_found.connect(page.show_problem)
        session.set_project(project)
        qtbot.addWidget(page)
        page.resize(1216, 840)
        session.actions.set_scope(page.scope)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        page.activated()
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[[Project | None], ReviewPage], project: Project) -> ReviewPage:
    return open_page(project)


@pytest.fixture
def make_prepared() -> Callable[..., Prepared]:
    """Makes what reading and finding would make of a file of these lines."""
    return prepared
