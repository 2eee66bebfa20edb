# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card in the window: opened from the menu or by its keys, kept as one step, refused in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from making import with_snippets
from secondhelping.domain.customer import CustomerCard
from secondhelping.operations import customer, undo
from secondhelping_ui.calendar_page.plan_dialog import PlanDialog
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.shared.customer_dialog import CustomerDialog
from secondhelping_ui.shared.shared_workshop import workshop_of

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


@pytest.fixture
def window(shell: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    with with_snippets(tmp_path) as project:
        customer.set_card(project, CustomerCard("They sit all day.", "", ("stiff back",)))
        path = project.path
    assert shell.desk.open(path)
    shell.show_page("calendar")
    yield shell
    assert shell.session.jobs.shut_down(30)
    workshop_of(shell.session).close()


def opened(window: MainWindow) -> CustomerDialog:
    window.session.actions.trigger("edit.customer")
    dialog = window.customer_cards.dialog
    assert dialog is not None
    return dialog


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """What suits is worked out anew."""
    qtbot.waitUntil(lambda: not customer.stale(window.session.project), timeout=60_000)


def test_it_is_in_the_menu_and_has_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.fill("Edit")
    assert "Your customer…" in [action.text() for action in window.menus.menu("Edit").actions()]
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_U, keys)
    assert window.customer_cards.dialog is not None
    window.customer_cards.dialog.reject()


def test_all_of_it_is_kept_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    assert dialog.who.toPlainText() == "They sit all day."
    assert [chip.accessibleName() for chip in dialog.words.chips.items] == ["stiff back, on"]
    dialog.worries.setPlainText("That it will need surgery.\n")
    qtbot.mouseClick(dialog.words.chips.items[0], LEFT)
    qtbot.keyClicks(dialog.words.field, "desk job, bad  knees")
    qtbot.keyClick(dialog.words.field, ENTER)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.words.field, ENTER)
    wanted = CustomerCard("They sit all day.", "That it will need surgery.", ("desk job", "bad knees"))
    assert customer.card(window.session.project) == wanted
    assert window.customer_cards.dialog is None
    settled(window, qtbot)
    window.session.run_quietly(undo.undo)
    assert customer.card(window.session.project) == CustomerCard("They sit all day.", "", ("stiff back",))
    settled(window, qtbot)


def test_what_is_too_long_is_told_in_place_and_nothing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.who.setPlainText("They sit. " * 5 + "".join(f"They worry about {n}. " for n in range(70)))
    qtbot.mouseClick(dialog.primary_button, LEFT)
    assert dialog.problem.isVisible()
    assert customer.card(window.session.project).who == "They sit all day."
    dialog.who.setPlainText("They sit.")
    qtbot.keyClick(dialog.who, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert customer.card(window.session.project).who == "They sit."
    settled(window, qtbot)


def test_cancel_and_an_unchanged_card_change_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.who.setPlainText("Others.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.customer_cards.dialog is None
    before = undo.last(window.session.project)
    qtbot.mouseClick(opened(window).primary_button, LEFT)
    assert undo.last(window.session.project) == before
    assert customer.card(window.session.project).who == "They sit all day."


def test_what_suits_is_shown_before_it_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.who.setPlainText("They sit on a chair for hours.")
    qtbot.mouseClick(dialog.show_button, LEFT)
    assert not dialog.show_button.isEnabled()
    qtbot.waitUntil(dialog.show_button.isEnabled, timeout=60_000)
    assert dialog.nearest.isVisible()
    told = dialog.nearest.text()
    assert "“The best chair is the one you leave every half hour." in told
    assert "near to “They sit on a chair for hours.”" in told
    dialog.who.setPlainText("Others.")
    assert not dialog.nearest.isVisible()
    dialog.reject()


def test_plan_for_me_leads_to_it_and_counts_it_at_once(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page("calendar")
    dialog = PlanDialog(window.session, page)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.settled, timeout=20_000)
    assert dialog.form.customer.text() == "They sit all day."
    qtbot.mouseClick(dialog.form.who, LEFT)
    card = window.customer_cards.dialog
    assert card is not None
    card.who.setPlainText("They rake leaves for hours.")
    qtbot.mouseClick(card.primary_button, LEFT)
    assert dialog.form.customer.text() == "They rake leaves for hours."

    def counted() -> bool:
        told = dialog.proposal.posts if dialog.settled and dialog.proposal else ()
        return any(
            "Suits your customer: “They rake leaves for hours.”" in one for p in told for one in p.because
        )

    qtbot.waitUntil(counted, timeout=60_000)
    dialog.reject()
