# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Fix, by mouse and by keys: what it offers, what it does, and that one undo takes it back."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import monday, with_snippets
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.words import quoted
from secondhelping.operations import look, place, plan_for_me, undo
from secondhelping.operations.project import Project
from secondhelping.operations.repair import Remedy, Step
from secondhelping_ui.shared.fix_popover import FixPopover
from secondhelping_ui.shared.remedy_choice import Words, remedy_words
from ui.calendar_page.conftest import Desk, at, put


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Project]:
    """Two weeks laid out by the planner, then a promotion moved beside the planner's own."""
    with with_snippets(tmp_path, helpful=12, promotional=2) as made:
        plan_for_me.lay_out(made, plan_for_me.propose(made, monday().date(), 2))
        first, second = (post for post in look.calendar(made) if post.kind is Kind.PROMOTIONAL)
        assert first.post_id is not None
        place.move(made, first.post_id, second.at + timedelta(hours=5))
        yield made


def opened(desk: Desk, qtbot: QtBot) -> FixPopover:
    """The popover, once it has found what it was looking for."""
    popover = desk.page.popover
    assert isinstance(popover, FixPopover)
    qtbot.waitUntil(lambda: popover.fix is not None, timeout=20_000)
    return popover


def test_the_strips_button_offers_remedies_and_enter_does_the_first(
    broken: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_page(broken, 1440, 860)
    (week,) = (week for week in desk.page.grid.shown_weeks if week.over)
    QTest.mouseClick(week.strip.button, Qt.MouseButton.LeftButton)
    popover = opened(desk, qtbot)
    assert popover.accessibleName() == f"Put week {week.monday.isocalendar().week} right"
    assert 1 <= len(popover.choices) <= 3
    assert popover.chosen is popover.choices[0].remedy
    assert popover.now.figure == "2 of 5"
    assert popover.after.figure.startswith("1 of")
    assert popover.choices[0].hasFocus()
    before = look.calendar(broken)
    desk.keys("Return")
    assert desk.page.popover is None
    assert look.broken_runs(broken) == []
    assert not week.over
    assert desk.toasts[-1].startswith("Fixed the plan")
    undo.undo(broken)
    assert look.calendar(broken) == before


def test_f_opens_it_for_the_next_week_that_is_over_and_the_arrows_choose(
    broken: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_page(broken, 1440, 860)
    desk.keys("T", "F")
    popover = opened(desk, qtbot)
    last = len(popover.choices) - 1
    assert last >= 1
    desk.keys(*["Down"] * (last + 1))
    assert popover.chosen is popover.choices[last].remedy
    assert popover.choices[last].hasFocus()
    desk.keys("Up")
    wanted = popover.choices[last - 1].remedy
    assert popover.chosen is wanted
    desk.keys("Return")
    assert look.broken_runs(broken) == []


def test_esc_leaves_it_as_it_is(broken: Project, open_page: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = open_page(broken)
    before = look.calendar(broken)
    desk.keys("F")
    opened(desk, qtbot)
    desk.keys("Escape")
    assert desk.page.popover is None
    assert look.calendar(broken) == before
    assert desk.page.grid.has_focus()


def test_closing_it_while_it_looks_ends_the_looking(
    broken: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_page(broken)
    # Both keys before anything that is found can arrive: how fast the looking is does not matter.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F)
    assert desk.session.jobs.running
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.page.popover is None
    qtbot.waitUntil(lambda: not desk.session.jobs.running, timeout=20_000)
    assert look.broken_runs(broken)


def test_the_owners_own_posts_are_touched_only_where_nothing_else_helps_and_that_is_said(
    project: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    put(project, Kind.PROMOTIONAL, 0, at(12))
    put(project, Kind.PROMOTIONAL, 1, at(13))
    desk = open_page(project)
    desk.keys("F")
    popover = opened(desk, qtbot)
    assert popover.choices
    assert all("You placed it yourself." in c.accessibleDescription() for c in popover.choices)
    desk.keys("Return")
    assert look.broken_runs(project) == []


def test_it_leaves_the_button_that_asked_for_it_in_sight_in_the_month_and_in_the_week(
    broken: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    for size in ((1440, 860), (1280, 640)):
        desk = open_page(broken, *size)
        for turn in ("M", "W"):
            desk.keys(turn, "F")
            popover = opened(desk, qtbot)
            button = desk.page.views.fix_button(desk.page.front.day)
            assert button is not None
            assert button.isVisible()
            corner = button.mapTo(desk.page, button.rect().topLeft())
            assert popover.side is not None
            assert not popover.geometry().intersects(button.rect().translated(corner))
            desk.keys("Escape")


def test_every_remedy_says_what_is_different_and_nothing_of_it_is_cut(
    broken: Project, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = open_page(broken, 1280, 720)
    desk.keys("F")
    popover = opened(desk, qtbot)
    titles = [choice.text() for choice in popover.choices]
    assert len(set(titles)) == len(titles) > 1
    for choice in popover.choices:
        (step,) = choice.remedy.steps
        assert quoted(step.text, 40) in choice.text()
        choice.setChecked(True)
        assert all(not line.endswith("…") for line in choice.lines)
        # The layout follows when it has its turn.
        qtbot.waitUntil(lambda choice=choice: choice.height() >= choice.sizeHint().height())


def remedy(*steps: tuple[str, int, int | None], mine: bool = False, fewest: bool = True) -> Remedy:
    """Steps of a text, from a day of May at 9 to another one, or off the calendar."""
    made = [
        Step(PostId(n), Kind.PROMOTIONAL, at(day), None if after is None else at(after), "", text)
        for n, (text, day, after) in enumerate(steps)
    ]
    return Remedy(f"Change {len(made)}", tuple(made), mine=mine, fewest=fewest)


def test_remedies_in_words() -> None:
    today = at(6).date()
    assert remedy_words(remedy(("Open late.", 13, 22)), today) == Words(
        "Move “Open late.” to Fri 22 May, 09:00",
        ("Now on Wed 13 May, 09:00.",),
        "Nothing comes off the calendar.",
        (),
    )
    assert remedy_words(remedy(("Open late.", 13, None), mine=True), today) == Words(
        "Take off “Open late.”",
        ("Now on Wed 13 May, 09:00.",),
        "It goes back to Ready to serve.",
        ("You placed it yourself.",),
    )
    swap = remedy(("Open late.", 13, 14), ("Stand up.", 14, 13), mine=True, fewest=False)
    assert remedy_words(swap, today) == Words(
        "Swap “Open late.” and “Stand up.”",
        ("Wed 13 May, 09:00, and Thu 14 May, 09:00.",),
        "Nothing comes off the calendar.",
        ("It touches posts you placed yourself.", "A smaller change may exist."),
    )
    many = remedy(*((f"Number {n}.", 11 + n, 18 + n if n % 3 else None) for n in range(7)))
    assert remedy_words(many, today) == Words(
        "Change 7",
        (
            "“Number 0.” comes off Mon 11 May, 09:00.",
            "“Number 1.”: Tue 12 May, 09:00 → Tue 19 May, 09:00.",
            "“Number 2.”: Wed 13 May, 09:00 → Wed 20 May, 09:00.",
            "“Number 3.” comes off Thu 14 May, 09:00.",
            "And 3 more: 2 move, 1 comes off.",
        ),
        "3 posts go back to Ready to serve.",
        (),
    )


def test_without_anything_over_there_is_nothing_to_press(desk: Desk) -> None:
    assert not desk.session.actions.available("calendar.fix")
