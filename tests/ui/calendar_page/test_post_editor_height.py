# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The editor of a post grows with its text, nothing in it lies over something else, and what is over is marked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.operations import look, setup
from secondhelping_ui.shared.post_editor import PostEditor
from secondhelping_ui.widgets.length_ring import LengthRing
from ui.calendar_page.conftest import Desk, at, put

LONG = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down. " * 6


def bottom_of(editor: PostEditor, widget: QWidget) -> int:
    return widget.mapTo(editor, widget.rect().bottomLeft()).y()


def top_of(editor: PostEditor, widget: QWidget) -> int:
    return widget.mapTo(editor, widget.rect().topLeft()).y()


def test_rings_stand_below_a_text_that_grew(qtbot: QtBot, desk: Desk) -> None:
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    desk.page.refresh()
    assert desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    before = editor.height()
    editor.text.setPlainText(LONG)
    QApplication.processEvents()
    assert editor.height() > before
    rings = editor.findChildren(LengthRing)
    assert rings
    assert all(top_of(editor, ring) > bottom_of(editor, editor.text) for ring in rings)
    assert all(bottom_of(editor, ring) < top_of(editor, editor.when) for ring in rings)
    assert bottom_of(editor, editor.done) < editor.height()


def test_it_says_what_the_post_does_to_the_mix_and_follows_what_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    put(desk.project, Kind.PROMOTIONAL, 0, at(13))
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    desk.page.refresh()
    assert desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    accounts = look.accounts(desk.project)
    assert editor.mix.text == ("On LinkedIn and X, 1 of 2 posts in a row promotes. Your rule allows 1.")
    qtbot.mouseClick(editor.kind.segment(Kind.PROMOTIONAL), Qt.MouseButton.LeftButton)
    assert editor.mix.text == "On LinkedIn and X, 2 of 2 posts in a row promote. Your rule allows 1."
    qtbot.keyClick(editor.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert " 1 of 2 posts" in editor.mix.text
    editor.where.box(accounts[0].id).click()
    assert editor.mix.text == "On X, 1 of 2 posts in a row promotes. Your rule allows 1."
    QApplication.processEvents()
    assert bottom_of(editor, editor.mix) < top_of(editor, editor.done)


def test_accounts_stand_in_a_row_and_twins_are_told_apart_by_name(qtbot: QtBot, desk: Desk) -> None:
    setup.add_account(desk.project, Network.X, "@walks")
    setup.add_account(desk.project, Network.BLUESKY, "practice.bsky.social")
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    desk.page.refresh()
    assert desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    accounts = look.accounts(desk.project)
    boxes = [editor.where.box(account.id) for account in accounts]
    (x,) = (account.name for account in accounts if account.network is Network.X and account.name != "@walks")
    assert sorted(box.text() for box in boxes) == sorted(["LinkedIn", x, "@walks", "Bluesky"])
    assert [box.accessibleName() for box in boxes] == [
        f"{account.network.label}, {account.name}" for account in accounts
    ]
    assert len({box.y() for box in boxes}) < len(boxes)
    assert all(box.geometry().right() < editor.where.width() for box in boxes)
    # All of a box is clicked, not its mark alone.
    before = boxes[0].isChecked()
    qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton, pos=boxes[0].rect().center())
    assert boxes[0].isChecked() is not before


def test_what_is_over_for_a_chosen_account_is_marked(qtbot: QtBot, desk: Desk) -> None:
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    desk.page.refresh()
    assert desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    editor.text.setPlainText("🙂" + LONG)
    qtbot.waitUntil(lambda: bool(editor.marked_over))
    over = [ring.figure for ring in editor.room.rings if ring.word == "over"]
    assert len(editor.marked_over) == max(int(figure.lstrip("−")) for figure in over)
    assert editor.text.toPlainText().rstrip().endswith(editor.marked_over)
    assert {ring.toolTip().split(".")[0] for ring in editor.room.rings} == {
        account.name for account in look.accounts(desk.project)
    }
