# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How posts did, taken in from the window: shown before it is kept, one step to undo; read as charts or a table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, look, place, results, undo
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.pages import PAGES
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.results.intake_dialog import ResultsDialog
from secondhelping_ui.results.page import ResultsPage
from secondhelping_ui.session import Session

LEFT = Qt.MouseButton.LeftButton
WAIT = 20_000


@dataclass
class Screen:
    """The window at the Results page, a month after the posts, and the network's file."""

    window: MainWindow
    file: Path
    toasts: list[str] = field(default_factory=list)

    @property
    def page(self) -> ResultsPage:
        page = self.window.page("results")
        assert isinstance(page, ResultsPage)
        return page

    def opened(self, qtbot: QtBot, path: Path | None = None) -> ResultsDialog:
        """The dialog, once the file is read."""
        assert self.page.drop_files([str(path or self.file)])
        return self.read(qtbot)

    def read(self, qtbot: QtBot) -> ResultsDialog:
        dialog = self.page.intake.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=WAIT)
        return dialog

    def taken(self, qtbot: QtBot) -> None:
        """All of the file is kept."""
        qtbot.mouseClick(self.opened(qtbot).primary_button, LEFT)
        qtbot.waitUntil(lambda: self.page.intake.dialog is None, timeout=WAIT)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.page.activated()


@pytest.fixture
def screen(qtbot: QtBot, light: None, preferences: Preferences, tmp_path: Path) -> Iterator[Screen]:
    with making.with_snippets(tmp_path, 8, 1) as made:
        account = look.accounts(made)[0].id
        chosen = [*making.ids(made, Kind.HELPFUL)[:4], *making.ids(made, Kind.PROMOTIONAL)]
        for day, snippet in enumerate(chosen):
            place.place(made, snippet, making.monday() + timedelta(days=day), [account])
        export_plan.export(made, export_plan.check(made), "buffer", tmp_path / "out")
        posts = [row for row in look.calendar(made) if row.exported]
        lines = [
            f'"{row.text}",{row.at:%d/%m/%Y},1.000,{answered}'
            for row, answered in zip(posts, (50, 20, 30, 10, 5), strict=True)
        ]
        head = "Post text,Date,Impressions,Engagements"
        path = tmp_path / "analytics.csv"
        strange = ["Somebody else wrote this.,11/05/2026,9,1", "Ho.,sometime,9,1"]
        path.write_text("\n".join([head, *lines, *strange, ""]), "utf-8")
        at = making.NOW + timedelta(days=40)
        made.clock = making.clock(at)
        actions = ActionRegistry(ACTIONS)
        session = Session(actions, making.clock(at))
        window = MainWindow(session, preferences, [entry for entry in PAGES if entry.name == "results"])
        actions.setParent(window)
        session.setParent(window)
        found = Screen(window, path)
        session.toasted.connect(lambda text, _action, _icon: found.toasts.append(text))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        session.set_project(made)
        window.show_page("results")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield found
        assert session.jobs.shut_down(10)
        window.session.set_project(None)


def test_a_file_is_chosen_shown_taken_in_and_undone(
    screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, session = screen.page, screen.window.session
    assert page.stack.currentWidget() is page.empty
    assert not page.add_button.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(screen.file), ""))
    qtbot.keyClick(screen.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.read(qtbot)
    assert dialog.told.text() == (
        "Results of 5 posts; 1 row of the file matches no post that went out from here; 1 row could not be read."
    )
    assert (
        "Words: Post text · Date: Date · Seen: Impressions · Answered: Engagements" in dialog.columns.text()
    )
    assert dialog.account.currentText() == "LinkedIn, Harbour Lane"
    assert dialog.model.rows[0][:4] == ("Mon 11 May 2026, 09:00", "Helpful", "1,000", "50")
    assert dialog.notes.text().splitlines() == [
        "No post of yours here: “Somebody else wrote this.”",
        "Row 8 has “sometime” for its date, which can’t be read.",
    ]
    assert dialog.primary_button.text() == "Take in 5 results"
    qtbot.mouseClick(dialog.primary_button, LEFT)
    qtbot.waitUntil(lambda: page.intake.dialog is None, timeout=WAIT)
    assert screen.toasts == ["Took in results of 5 posts"]
    assert page.found.posts == 5
    assert page.stack.currentWidget() is not page.empty
    assert page.add_button.isVisible()
    session.run_quietly(undo.undo)
    assert page.stack.currentWidget() is page.empty
    assert results.overview(session.project)[0].posts == 0


def test_the_order_of_dates_and_the_account_are_the_owners_word(
    screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"
    head, first, *_ = screen.file.read_text("utf-8").splitlines()
    path.write_text(f"{head}\n{first}\n", "utf-8")
    dialog = screen.opened(qtbot, path)
    assert dialog.day_first.isVisible()
    assert dialog.day_first.isChecked()
    assert "read with the day first" in dialog.columns.text()
    qtbot.mouseClick(dialog.day_first, LEFT)
    screen.read(qtbot)
    assert not dialog.primary_button.isEnabled()
    assert "None of these posts went out from here." in dialog.told.text()
    assert not dialog.table.isVisible()
    qtbot.mouseClick(dialog.day_first, LEFT)
    screen.read(qtbot)
    assert dialog.primary_button.isEnabled()
    dialog.account.setCurrentIndex(1)
    dialog.account.activated.emit(1)
    screen.read(qtbot)
    assert dialog.account.currentText() == "X, Harbour Lane"
    assert not dialog.primary_button.isEnabled()
    dialog.reject()


def test_what_is_no_file_of_results_is_told_in_place(screen: Screen, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "addresses.csv"
    path.write_text("Name,Street\nAnn,High Street\n", "utf-8")
    dialog = screen.opened(qtbot, path)
    assert dialog.problem.isVisible()
    assert not dialog.primary_button.isEnabled()
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    assert screen.page.intake.dialog is None
    assert not screen.page.takes(["brochure.pdf"])
    assert not screen.page.takes(["one.csv", "two.csv"])


def test_closed_while_it_is_read_nothing_more_comes(screen: Screen, qtbot: QtBot) -> None:
    assert screen.page.drop_files([str(screen.file)])
    dialog = screen.page.intake.dialog
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert screen.page.intake.dialog is None
    screen.taken(qtbot)
    screen.taken(qtbot)
    assert screen.toasts == ["Took in results of 5 posts", "All of these results were known"]


def test_closed_while_it_is_kept_the_window_knows_what_was_taken_in(screen: Screen, qtbot: QtBot) -> None:
    dialog = screen.opened(qtbot)
    qtbot.mouseClick(dialog.primary_button, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert screen.page.intake.dialog is None
    session = screen.window.session
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=WAIT)
    assert results.overview(session.project)[0].posts == 5
    assert screen.toasts == ["Took in results of 5 posts"]
    assert screen.page.found.posts == 5


def test_charts_say_in_words_what_they_show_and_are_a_table_as_well(screen: Screen, qtbot: QtBot) -> None:
    screen.taken(qtbot)
    page = screen.page
    assert [figure.text() for figure in page.figures] == ["5", "2.0%", "0.5%"]
    assert page.below[2].text() == "Helpful: 2.5%"
    assert page.kinds.accessibleName() == "By kind. Helpful: 2.5 percent, 4 posts"
    page.activated()
    qtbot.keyClick(page.kinds, Qt.Key.Key_Down)
    assert page.kinds.accessibleName() == "By kind. Promotional: 0.5 percent, 1 post"
    assert page.hours.accessibleName() == "By day and hour. Monday, 9 o'clock: 5.0 percent, 1 post"
    qtbot.keyClick(page.hours, Qt.Key.Key_Down)
    assert page.hours.accessibleName() == "By day and hour. Tuesday, 9 o'clock: 2.0 percent, 1 post"
    qtbot.keyClick(page.kinds, Qt.Key.Key_V)
    assert page.stack.currentIndex() == 2
    assert page.model.rows[:2] == (("Kind", "Helpful", "2.5%", "4"), ("Kind", "Promotional", "0.5%", "1"))
    assert ("Hour", "Monday, 9:00", "5.0%", "1") in page.model.rows
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert page.found.posts == 0
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert page.found.posts == 5
    page.account.setCurrentIndex(2)
    page.account.activated.emit(2)
    assert page.found.posts == 0


def test_what_did_better_leads_to_its_snippet(screen: Screen, qtbot: QtBot) -> None:
    screen.taken(qtbot)
    page, session = screen.page, screen.window.session
    went: list[tuple[str, dict[str, object]]] = []
    session.went.disconnect()
    session.went.connect(lambda name, where: went.append((name, where)))
    assert [row.when.text() for row in page.good.rows] == ["Mon 11 May", "Wed 13 May"]
    session.project.clock = making.clock(making.NOW + timedelta(days=120))
    page.refresh()
    assert page.good.rows[0].when.text() == "Mon 11 May, ready to serve again"
    qtbot.mouseClick(page.good.rows[0].button, LEFT)
    assert went == [("review", {"snippet": page.found.good[0].snippet_id})]


@pytest.mark.parametrize(("width", "below"), [(1024, True), (1440, False)])
def test_in_a_narrow_window_what_did_better_stands_below(
    screen: Screen, qtbot: QtBot, width: int, below: bool
) -> None:
    screen.taken(qtbot)
    screen.window.resize(width, 700)
    page = screen.page
    kinds, good, topics = page.kinds, page.good, page.topics

    def is_below() -> bool:
        return good.mapTo(page, good.rect().topLeft()).y() > topics.mapTo(page, topics.rect().topLeft()).y()

    qtbot.waitUntil(lambda: kinds.width() >= 240 and is_below() is below)
