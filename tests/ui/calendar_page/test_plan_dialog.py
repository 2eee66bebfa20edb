# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": what it says before anything happens, another try, and what is laid out in the end."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import with_snippets
from secondhelping.domain.ids import AccountId, SlotId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.plan import NewPost, Slot
from secondhelping.domain.planning import OnHolidays, PlanningRules
from secondhelping.operations import look, planning, undo
from secondhelping_ui.calendar_page.plan_dialog import PlanDialog
from secondhelping_ui.calendar_page.plan_form import short_rule
from secondhelping_ui.calendar_page.plan_times import times_words
from secondhelping_ui.calendar_page.plan_weeks import Period, WeeksInSmall, post_words
from ui.calendar_page.conftest import Desk


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> PlanDialog:
    return opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> PlanDialog:
    desk.keys("P")
    found = desk.page.findChild(PlanDialog)
    assert isinstance(found, PlanDialog)
    qtbot.waitUntil(lambda: found.settled, timeout=10_000)
    return found


def settle(dialog: PlanDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.settled, timeout=10_000)


def test_it_says_what_it_would_do_and_does_nothing(desk: Desk, dialog: PlanDialog) -> None:
    proposal = dialog.proposal
    assert proposal is not None
    number = len(proposal.posts)
    assert number > 0
    assert dialog.primary_button.text() == f"Lay out {number} posts"
    assert dialog.view.figures[0].text == f"{number} posts in 4 weeks"
    assert dialog.view.notes.texts == [
        "Every run of posts keeps to your rule, with what is on the calendar and went out before.",
        *proposal.notes,
    ]
    assert dialog.form.accounts_words == "Mon to Fri 09:00"
    assert dialog.form.times.words.startswith("Mon: 09:00\n")
    assert desk.posts() == []


def test_each_post_says_why_it_stands_there(dialog: PlanDialog) -> None:
    proposal, weeks = dialog.proposal, dialog.view.weeks
    assert proposal is not None
    first = min(proposal.posts, key=lambda post: post.at)
    assert first.because
    weeks.setFocus()
    QTest.keyClick(weeks, Qt.Key.Key_Right)
    words = weeks.accessibleDescription()
    assert words == post_words(first, dialog.form.first_day)
    assert words.startswith("Mon 11 May, 09:00 · ")
    assert words.endswith("\n".join(f"• {reason}" for reason in first.because))
    QTest.keyClick(weeks, Qt.Key.Key_Right)
    assert weeks.accessibleDescription() != words
    QTest.keyClick(weeks, Qt.Key.Key_Left)
    QTest.keyClick(weeks, Qt.Key.Key_Left)
    assert weeks.accessibleDescription() == words
    places = (QPoint(x, y) for y in range(0, weeks.height(), 6) for x in range(0, weeks.width(), 6))
    assert words in {weeks.words_at(QPointF(place)) for place in places}


def test_a_day_with_more_posts_than_stand_side_by_side_has_them_below_one_another(qtbot: QtBot) -> None:
    def weeks_of(number: int) -> WeeksInSmall:
        weeks = WeeksInSmall()
        qtbot.addWidget(weeks)
        weeks.resize(500, weeks.height())
        posts = [
            NewPost(SnippetId(n), f"Tip {n}.", Kind.HELPFUL, datetime(2026, 5, 11, 9 + n), (AccountId(1),))
            for n in range(number)
        ]
        weeks.show_posts(posts, Period(date(2026, 5, 11), date(2026, 5, 18), "1 week"))
        return weeks

    few, many, crowd = weeks_of(2), weeks_of(4), weeks_of(9)
    assert few.height() < many.height() == crowd.height()
    said = {crowd.words_at(QPointF(x, y)) for x in range(66, 120, 3) for y in range(26, crowd.height(), 3)}
    for number in range(9):
        assert any(f"Tip {number}." in words for words in said)


def test_the_form_fits_a_narrow_dialog(dialog: PlanDialog) -> None:
    form = dialog.form
    assert form.minimumSizeHint().width() <= 440


def test_ctrl_enter_lays_out_as_one_action(desk: Desk, dialog: PlanDialog) -> None:
    proposal = dialog.proposal
    assert proposal is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert [post.at for post in desk.posts()] == sorted(post.at for post in proposal.posts)
    assert undo.labels(desk.project)[0] == f"Laid out {len(proposal.posts)} posts"
    assert desk.page.grid.day == desk.posts()[0].day
    assert look.broken_runs(desk.project) == []
    undo.undo(desk.project)
    assert desk.posts() == []


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_what_was_laid_out_is_turned_to(desk: Desk, qtbot: QtBot, view: str) -> None:
    desk.page.show_view(view)
    dialog = opened(desk, qtbot)
    dialog.form.start.setDate(QDate(2026, 7, 6))
    settle(dialog, qtbot)
    dialog.primary_button.click()
    QApplication.processEvents()
    first = desk.posts()[0]
    assert first.day >= date(2026, 7, 6)
    assert desk.page.front.day == first.day
    assert desk.page.front.row == first
    assert view == "list" or desk.page.views.field.month.on(first.day)


def test_s_is_another_try(tmp_path: Path, open_page: Callable[..., Desk], qtbot: QtBot) -> None:
    # Among many lines that are about as good, chance has a say.
    with with_snippets(tmp_path, helpful=60) as project:
        dialog = opened(open_page(project), qtbot)
        tries = set()
        for _ in range(3):
            assert dialog.proposal is not None
            tries.add(tuple(post.snippet_id for post in dialog.proposal.posts))
            dialog.primary_button.setFocus()
            QTest.keyClick(dialog, Qt.Key.Key_S)
            settle(dialog, qtbot)
        assert len(tries) > 1


def test_s_in_a_field_is_no_other_try(dialog: PlanDialog, qtbot: QtBot) -> None:
    before = dialog.proposal
    dialog.form.start.setFocus()
    QTest.keyClick(dialog.form.start, Qt.Key.Key_Return)
    settle(dialog, qtbot)
    assert dialog.proposal is not None
    assert dialog.proposal == before
    assert dialog.isVisible()


def test_other_dates_give_another_plan(dialog: PlanDialog, qtbot: QtBot) -> None:
    form = dialog.form
    form.start.setDate(QDate(2026, 6, 1))
    assert form.end.date() == QDate(2026, 6, 28)  # it stays as long as it was
    form.end.setDate(QDate(2026, 6, 7))
    settle(dialog, qtbot)
    assert dialog.proposal is not None
    days = {post.at.date() for post in dialog.proposal.posts}
    assert days
    assert all(day.isocalendar().week == 23 for day in days)
    assert form.quick.index == -1
    form.end.setDate(QDate(2026, 6, 2))
    settle(dialog, qtbot)
    assert {post.at.date().day for post in dialog.proposal.posts} == {1, 2}
    assert dialog.view.figures[0].text.endswith("in 2 days")
    form.quick.segment(2).click()
    settle(dialog, qtbot)
    assert form.end.date() == QDate(2026, 7, 26)
    assert form.quick.index == 2


def test_an_account_can_be_left_out(desk: Desk, dialog: PlanDialog, qtbot: QtBot) -> None:
    chips = dialog.form.chips
    assert len(chips) > 1
    chips[0].click()
    settle(dialog, qtbot)
    assert dialog.proposal is not None
    left_out = chips[0].account.id
    assert dialog.proposal.posts
    assert all(left_out not in post.accounts for post in dialog.proposal.posts)
    for chip in chips[1:]:
        chip.click()
    assert chips[-1].isChecked()  # the last one stays
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.posts() == []


def test_another_rule_is_kept_with_the_plan_and_undone_with_it(
    desk: Desk, dialog: PlanDialog, qtbot: QtBot
) -> None:
    before = look.rule(desk.project)
    dialog.form.radios["Thirds"].click()
    dialog.form.rest_weeks.setValue(20)
    dialog.form.no_same_words.click()
    settle(dialog, qtbot)
    assert look.rule(desk.project) == before
    assert dialog.form.rest.value() == 20
    dialog.primary_button.click()
    assert look.rule(desk.project).name == "Thirds"
    rules = planning.rules(desk.project)
    assert (rules.rest_weeks, rules.same_words) == (20, True)
    undo.undo(desk.project)
    assert look.rule(desk.project) == before
    assert planning.rules(desk.project).rest_weeks == 12
    assert desk.posts() == []


def test_cancel_keeps_nothing_of_what_was_tried(desk: Desk, dialog: PlanDialog, qtbot: QtBot) -> None:
    dialog.form.radios["5-3-2"].click()
    dialog.form.rest_weeks.setValue(3)
    settle(dialog, qtbot)
    dialog.cancel_button.click()
    assert look.rule(desk.project).name == "80/20"
    assert planning.rules(desk.project).rest_weeks == 12


def test_public_holidays_are_hatched_and_told(desk: Desk, qtbot: QtBot) -> None:
    planning.set_rules(desk.project, PlanningRules(country="GB", region="ENG"))
    dialog = opened(desk, qtbot)
    dialog.form.start.setDate(QDate(2026, 5, 18))
    settle(dialog, qtbot)
    assert dialog.form.no_promotions.isChecked()
    assert dialog.form.country.isHidden()
    told = [text for text in dialog.view.notes.texts if "public holiday" in text]
    assert len(told) == 1
    assert told[0].startswith("Mon 25 May is a public holiday, Spring Bank Holiday: ")
    dialog.form.no_promotions.click()
    settle(dialog, qtbot)
    assert dialog.form.wishes.rules is not None
    assert dialog.form.wishes.rules.on_holidays is OnHolidays.ANYTHING


def test_without_a_country_holidays_are_offered(dialog: PlanDialog, qtbot: QtBot) -> None:
    assert not dialog.form.no_promotions.isEnabled()
    with qtbot.waitSignal(dialog.setup_asked) as asked:
        dialog.form.country.click()
    assert asked.args == [3]


def test_the_slider_goes_by_mouse_and_keys(dialog: PlanDialog, qtbot: QtBot) -> None:
    slider = dialog.form.rest
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, slider.height() // 2))
    assert slider.value() == slider.maximum() == dialog.form.rest_weeks.value()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert dialog.form.rest_weeks.value() == slider.maximum() - 1
    assert dialog.form.rest_weeks.text() == "51 weeks"


def test_rules_in_one_short_line() -> None:
    assert {name: short_rule(rule) for name, rule in PRESETS.items()} == {
        "80/20": "Up to 1 promotional of 5",
        "70/20/10": "Up to 1 promotional, 2+ curated of 10",
        "4-1-1": "Up to 1 promotional, 4+ curated of 6",
        "5-3-2": "No promotional, 5+ curated, 2+ conversation of 10",
        "Thirds": "Up to 2 promotional, 1+ curated, 1+ conversation of 6",
    }


def test_esc_leaves_everything_as_it_was(desk: Desk, dialog: PlanDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert desk.page.findChild(PlanDialog) is None
    assert desk.posts() == []


def test_without_snippets_it_says_what_is_missing(
    tmp_path: Path, open_page: Callable[..., Desk], qtbot: QtBot
) -> None:
    with with_snippets(tmp_path, keep=False) as project:
        dialog = opened(open_page(project), qtbot)
        assert dialog.proposal is None
        assert not dialog.primary_button.isEnabled()
        assert dialog.view.notes.texts == [
            "There is nothing ready to serve. No snippet has been kept yet. Keep a few in Review, then plan."
        ]


def test_weekly_times_in_few_words() -> None:
    def slots(*times: tuple[int, int, int]) -> list[Slot]:
        return [Slot(SlotId(n), AccountId(1), d, time(h, m)) for n, (d, h, m) in enumerate(times)]

    assert times_words([]) == "no weekly times"
    assert times_words(slots((0, 9, 0), (1, 9, 0), (2, 9, 0), (2, 12, 30), (5, 10, 0))) == (
        "Mon to Tue 09:00 · Wed 09:00, 12:30 · Sat 10:00"
    )
