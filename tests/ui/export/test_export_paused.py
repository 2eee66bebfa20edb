# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A plan that is not in order: nothing can be saved, everything says why, and the fixes open the way."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.operations import export_plan, look, place, setup, undo
from secondhelping_ui.export.finding_row import FindingRow
from secondhelping_ui.export.fix_all_dialog import FixAllDialog
from secondhelping_ui.export.over_quote import OverQuote
from secondhelping_ui.export.period import between
from secondhelping_ui.shared.fix_popover import FixPopover
from secondhelping_ui.shared.setup_dialog import SetupDialog
from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.mix_bar import MixBar

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = ("Stand up when the timer rings, and sit down when the kettle has boiled. " * 5).strip()

OpenScreen = Callable[[Any], Any]
Press = Callable[..., None]


def titles(rows: list[FindingRow]) -> list[str]:
    return [row.noted.finding.title for row in rows]


def button(row: FindingRow, word: str) -> Button:
    return row.buttons[word]


def over_the_rule(plan: Any) -> Any:
    """Two promotions on one day, among posts that are in order. Returns the second."""
    plan.in_order()
    return plan.put(Kind.PROMOTIONAL, 2, 15)


def test_a_paused_plan_offers_no_save_at_all(
    plan: Any, open_screen: OpenScreen, press: Press, choose_folder: Any, qtbot: QtBot, tmp_path: Any
) -> None:
    over_the_rule(plan)
    screen = open_screen(plan)
    asked = choose_folder(tmp_path)
    page = screen.page
    assert page.check.isVisible()
    assert not page.ready.isVisible()
    assert not page.ready_side.save.isVisible()
    assert page.paused_side.save.isVisible()
    assert not page.paused_side.save.isEnabled()
    assert not page.session.actions.available("export.save")
    assert all(not card.isEnabled() for card in page.paused_side.targets.cards)
    qtbot.mouseClick(page.paused_side.save, LEFT)
    press(Qt.Key.Key_S, CONTROL)
    page.session.actions.trigger("export.save")
    page.saving.save()
    assert asked == []
    assert plan.out() == set()
    assert look.exports(plan.project) == []


def test_it_says_what_and_why_and_shows_the_mix(plan: Any, open_screen: OpenScreen) -> None:
    over_the_rule(plan)
    page = open_screen(plan).page
    assert page.check.hero.title_label.text() == "One thing to sort out first"
    assert page.check.hero.line_label.text() == "It has a fix ready. Nothing changes until you say so."
    assert titles(page.check.pausing.rows) == ["On LinkedIn and X, 2 of 5 posts in a row promote"]
    before, after = page.check.pausing.rows[0].findChildren(MixBar)
    assert before.accessibleName().endswith("Promotional 2.")
    assert after.accessibleName().endswith("Promotional 1.")
    assert page.paused_side.why.label.text() == (
        "You set the 80/20 rule so that people keep reading. "
        "When the item on the left is sorted, this side opens by itself."
    )
    assert page.check.passed_line.bold.text() == "18 checks passed"
    assert "Every post is in the future" in page.check.passed.texts
    assert page.steps.accessibleName() == "Step 1 of 3: Check"
    assert page.check.fix_all.isHidden()


def test_a_draft_on_paper_is_always_to_be_had(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path, qtbot: QtBot, press: Press
) -> None:
    over_the_rule(plan)
    choose_folder(tmp_path)
    screen = open_screen(plan)
    qtbot.mouseClick(screen.page.paused_side.draft, LEFT)
    qtbot.waitUntil(lambda: len(screen.toasts) == 1, timeout=20_000)
    press(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: len(screen.toasts) == 2, timeout=20_000)
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert look.exports(plan.project) == []


def test_the_key_stands_on_the_button_that_it_presses(
    plan: Any, open_screen: OpenScreen, press: Press
) -> None:
    over_the_rule(plan)
    plan.put(Kind.HELPFUL, -10)
    page = open_screen(plan).page
    first, second = page.walk.rows[:2]
    with_key, without = first.suggested.sizeHint().width(), second.suggested.sizeHint().width()
    press(Qt.Key.Key_Down)
    assert first.suggested.sizeHint().width() < with_key
    assert second.suggested.sizeHint().width() > without
    assert second.suggested.width() == second.suggested.sizeHint().width()


def test_a_locked_card_says_in_short_what_it_has_no_room_for(plan: Any, open_screen: OpenScreen) -> None:
    over_the_rule(plan)
    cards = open_screen(plan).page.paused_side.targets
    assert cards.more.line_in(100) == f"{len(cards.more.found)} to choose from"
    assert cards.more.line_in(1000).endswith("more")
    assert cards.learn.line_in(100) == "From its sample file"
    assert cards.cards[0].line_in(10) == cards.cards[0].target.line
    # Where not even the titles have room, they stand below one another.
    assert [cards.columns_in(width, 2) for width in (2000, 380, 250, 50)] == [2, 2, 1, 1]


def test_taking_one_off_by_a_click_opens_the_saving(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    extra = over_the_rule(plan)
    screen = open_screen(plan)
    page = screen.page
    qtbot.mouseClick(button(page.check.pausing.rows[0], "Take off one"), LEFT)
    assert extra not in plan.posts()
    assert page.ready.isVisible()
    assert page.session.actions.available("export.save")
    assert screen.toasts == ["Took off 1 post. It's back in Ready to serve"]
    assert "All clear. Saving is open." in screen.said
    assert page.body.isAncestorOf(QApplication.focusWidget())
    screen.window.undo()
    assert extra in plan.posts()
    assert page.check.isVisible()
    assert not page.session.actions.available("export.save")


@pytest.mark.parametrize(("width", "below"), [(1280, True), (1440, True), (2400, False)])
def test_the_words_of_a_finding_keep_their_room(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot, width: int, below: bool
) -> None:
    """Two accounts on one network have long names on the buttons: these go below the words."""
    setup.add_account(plan.project, Network.X, "Harbour Lane Physiotherapy and friends")
    setup.add_account(plan.project, Network.X, "Harbour Lane Company")
    plan.in_order()
    place.change_post(
        plan.project, min(plan.posts()), text=LONG, accounts=[one.id for one in look.accounts(plan.project)]
    )
    screen = open_screen(plan)
    page = screen.page
    screen.window.resize(width, 800)
    qtbot.wait(50)
    row = next(row for row in page.check.pausing.rows if row.noted.long is not None)
    qtbot.waitUntil(lambda: row.below == below)
    qtbot.wait(50)
    quote = row.findChild(OverQuote)
    assert quote.width() >= 360
    shown = sorted(row.buttons.values(), key=lambda one: (one.y(), one.x()))
    for one in shown:
        assert one.width() >= one.sizeHint().width()
        assert one.geometry().right() <= one.parentWidget().width()
    assert (shown[0] is row.suggested) == below
    assert row.visibleRegion().boundingRect().width() == row.width()
    if below:
        assert row.suggested.mapTo(row, QPoint(0, 0)).y() > quote.geometry().bottom()


def test_up_and_down_go_through_all_and_f_fixes_the_one(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    over_the_rule(plan)
    late = plan.put(Kind.HELPFUL, -10)
    page = open_screen(plan).page
    shown = titles(page.walk.rows)
    assert shown[:2] == [
        "On LinkedIn and X, 2 of 5 posts in a row promote",
        "Fri 1 May, 09:00: this time has passed",
    ]
    assert shown[2] == "No talk time in the week of Mon 27 April"
    focus = QApplication.focusWidget
    assert focus() is page.walk.rows[0]
    press(Qt.Key.Key_Up)
    assert focus() is page.walk.rows[0]
    press(Qt.Key.Key_Down)
    assert focus() is page.walk.rows[1]
    assert page.walk.rows[1].current
    assert not page.walk.rows[0].current
    press(Qt.Key.Key_F)
    assert late not in plan.posts()
    assert titles(page.walk.rows) == shown[:1]
    assert focus() is page.walk.rows[0]
    press(Qt.Key.Key_F)
    popover = page.editing.editor
    assert isinstance(popover, FixPopover)
    qtbot.waitUntil(lambda: popover.fix is not None, timeout=20_000)
    assert page.rect().contains(popover.geometry())
    press(Qt.Key.Key_Return)
    assert page.editing.editor is None
    assert page.ready.isVisible()
    assert page.ready.preview.table.hasFocus()


def test_enter_shows_the_post_on_the_calendar(plan: Any, open_screen: OpenScreen, press: Press) -> None:
    plan.in_order()
    late = plan.put(Kind.HELPFUL, -25)
    screen = open_screen(plan)
    press(Qt.Key.Key_Return)
    calendar: Any = screen.window.current_page
    assert calendar.title == "Calendar"
    assert calendar.grid.row.post_id == late


def test_show_me_by_a_click_goes_there_too(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    over_the_rule(plan)
    screen = open_screen(plan)
    row = screen.page.check.pausing.rows[0]
    qtbot.mouseClick(button(row, "Show me"), LEFT)
    calendar: Any = screen.window.current_page
    assert calendar.title == "Calendar"
    assert calendar.grid.row.post_id == row.noted.finding.posts[0]


def test_a_text_too_long_is_marked_and_may_leave_its_network_out(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    plan.in_order()
    post = plan.put(Kind.HELPFUL, 5, text=LONG)
    page = open_screen(plan).page
    (row,) = page.check.pausing.rows
    assert titles([row]) == ["Sat 16 May, 09:00: too long for X by 79 characters"]
    quote = row.findChild(OverQuote)
    assert quote.over == LONG[280:]
    assert quote.fitting.startswith("Stand up when the timer rings")
    assert "rule" not in page.paused_side.why.label.text()
    qtbot.mouseClick(button(row, "Leave X out"), LEFT)
    (found,) = [r for r in look.calendar(plan.project) if r.post_id == post]
    assert found.accounts == (look.accounts(plan.project)[0].id,)
    assert page.ready.isVisible()


def test_shortening_it_here_with_the_ring_beside(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    plan.in_order()
    post = plan.put(Kind.HELPFUL, 5, text=LONG)
    page = open_screen(plan).page
    press(Qt.Key.Key_F)
    editor = page.editing.editor
    assert editor is not None
    assert editor.isVisible()
    assert page.rect().contains(editor.geometry())
    assert editor.text.hasFocus()
    editor.text.selectAll()
    qtbot.keyClicks(editor.text, "If it is short, it fits 12.")
    # Plain letters and figures were typed, not acted upon.
    assert page.editing.editor is editor
    press(Qt.Key.Key_Escape)
    assert page.editing.editor is None
    (found,) = [r for r in look.calendar(plan.project) if r.post_id == post]
    assert found.text == "If it is short, it fits 12."
    assert page.ready.isVisible()
    assert page.body.isAncestorOf(QApplication.focusWidget())


def test_taking_it_off_from_the_editor(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    plan.in_order()
    post = plan.put(Kind.HELPFUL, 5, text="Read on at [LINK]")
    page = open_screen(plan).page
    press(Qt.Key.Key_F)
    qtbot.mouseClick(page.editing.editor.take_off, LEFT)
    assert post not in plan.posts()
    assert page.ready.isVisible()


def test_all_at_once_is_shown_before_it_is_done(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    extra = over_the_rule(plan)
    late = plan.put(Kind.HELPFUL, -10)
    screen = open_screen(plan)
    page = screen.page
    assert page.check.fix_all.text() == "Fix both…"
    press(Qt.Key.Key_F, SHIFT)
    dialog = page.findChild(FixAllDialog)
    assert [line.split(":")[0] for line in dialog.lines] == [
        "Takes off Fri 1 May, 09",
        "Takes off Wed 13 May, 15",
    ]
    assert {extra, late} <= plan.posts()
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    assert {extra, late} <= plan.posts()
    qtbot.mouseClick(page.check.fix_all, LEFT)
    again = next(one for one in page.findChildren(FixAllDialog) if one.isVisible())
    qtbot.mouseClick(again.primary_button, LEFT)
    assert not {extra, late} & plan.posts()
    assert page.ready.isVisible()
    screen.window.undo()
    assert {extra, late} <= plan.posts()


def test_what_is_fine_is_hidden_and_can_be_shown_again(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    over_the_rule(plan)
    plan.put(Kind.HELPFUL, 16)
    page = open_screen(plan).page
    assert titles(page.check.worth.rows) == ["No talk time in the week of Mon 25 May"]
    press(Qt.Key.Key_I)
    assert len(page.check.worth.rows) == 1, "what pauses can't be waved through"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_I)
    assert page.check.worth.isHidden()
    place.move(plan.project, min(plan.posts()), making.monday(0, 11))
    page.refresh()
    assert page.check.worth.isHidden(), "a change elsewhere brings it back"
    assert page.check.worth_line.again.text() == "Show 1 more"
    qtbot.mouseClick(page.check.worth_line.again, LEFT)
    assert len(page.check.worth.rows) == 1
    qtbot.mouseClick(button(page.check.worth.rows[0], "It's fine"), LEFT)
    plan.put(Kind.HELPFUL, 23)
    page.refresh()
    assert titles(page.check.worth.rows) == ["No talk time in the week of Mon 1 June"]


def test_an_account_named_like_a_formula_leads_to_the_accounts(
    plan: Any, open_screen: OpenScreen, press: Press
) -> None:
    plan.in_order()
    account = look.accounts(plan.project)[0]
    setup.change_account(plan.project, type(account)(account.id, account.network, "=1+1"))
    page = open_screen(plan).page
    press(Qt.Key.Key_F)
    dialog = page.findChild(SetupDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_post_whose_time_came_while_the_page_stood_open(
    plan: Any, open_screen: OpenScreen, press: Press, choose_folder: Any, tmp_path: Any
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    choose_folder(tmp_path)
    page = screen.page
    assert page.ready.isVisible()
    plan.clock.at += timedelta(days=5, hours=2)
    press(Qt.Key.Key_S, CONTROL)
    assert plan.out() == set()
    assert [error.what for error in screen.problems] == ["Saving is paused."]
    assert page.problem.isVisible()
    assert page.check.isVisible()
    assert titles(page.check.pausing.rows) == ["Mon 11 May, 09:00: this time has passed"]


def test_coming_back_to_the_page_checks_anew(plan: Any, open_screen: OpenScreen) -> None:
    plan.in_order()
    screen = open_screen(plan)
    screen.window.show_page("calendar")
    plan.clock.at += timedelta(days=5, hours=2)
    screen.window.show_page("export")
    assert screen.page.check.isVisible()


def test_another_period_is_another_verdict(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    plan.in_order()
    plan.put(Kind.HELPFUL, -10)
    page = open_screen(plan).page
    assert page.header._subtitle.text() == "11 posts, 2 accounts"
    page.choose_period(between(date(2026, 5, 17), date(2026, 5, 11)))
    assert page.menu.text() == "11 to 17 May 2026"
    assert page.header._subtitle.text() == "5 posts, 2 accounts"
    assert page.ready.isVisible()
    page.choose_period(between(date(2026, 7, 1), date(2026, 8, 2)))
    assert page.menu.text() == "1 July to 2 August 2026"
    assert page.empty.title == "Nothing to save in this period"
    qtbot.mouseClick(page.empty.first, LEFT)
    assert page.check.isVisible()
    assert page.menu.text() == "All that is planned"


def test_many_findings_come_up_bit_by_bit(plan: Any, open_screen: OpenScreen) -> None:
    for week in range(13):
        plan.put(Kind.HELPFUL, 7 * week)
    plan.put(Kind.HELPFUL, 95, text="[LINK]")
    page = open_screen(plan).page
    spoken = page.check.worth.rows[0].accessibleName()
    assert spoken.startswith("Worth a look, 1 of 14: No talk time in the week of Mon 11 May.")
    assert page.check.pausing.rows[0].accessibleName() == (
        "To sort out, 1 of 1: Fri 14 August, 09:00: still has “[LINK]” in it. "
        "That looks like a gap to fill in before it goes out. Fix: edit."
    )


@pytest.mark.parametrize("undone", [False, True])
def test_the_sidebar_and_the_page_agree(plan: Any, open_screen: OpenScreen, undone: bool) -> None:
    over_the_rule(plan)
    screen = open_screen(plan)
    if undone:
        screen.window.session.run(undo.undo)
    assert export_plan.check(plan.project).passed is undone
    assert screen.page.ready.isVisible() is undone
