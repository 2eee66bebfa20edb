# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""In a post's editor: a text that is too long becomes a thread, shown post by post; the page's address is offered."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Thread
from secondhelping.operations import add_document, look, place, undo
from secondhelping_ui.shared.post_editor import PostEditor
from ui.calendar_page.conftest import Desk, at, put

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SENTENCE = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down. "
LONG = (SENTENCE * 6).strip()
PAGE = "https://harbourlane.com/desk"


def opened(desk: Desk, post: int) -> PostEditor:
    desk.page.refresh()
    assert desk.page.show_post(post)
    desk.session.actions.trigger("calendar.open")
    editor = desk.page.popover
    assert isinstance(editor, PostEditor)
    return editor


def rings(editor: PostEditor) -> dict[str, tuple[str, str]]:
    return {ring.accessibleName().split(":")[0]: (ring.figure, ring.word) for ring in editor.room.rings}


def below(upper: QWidget, lower: QWidget) -> bool:
    """Whether nothing of the one lies over the other."""
    bottom = upper.mapToGlobal(upper.rect().bottomLeft()).y()
    return bottom < lower.mapToGlobal(lower.rect().topLeft()).y()


def test_a_long_text_is_offered_as_a_thread_and_shown_post_by_post(qtbot: QtBot, desk: Desk) -> None:
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    editor = opened(desk, post)
    assert editor.thread_box.isHidden()
    assert not editor._session.actions.available("post.thread")
    editor.text.setPlainText(LONG)
    qtbot.waitUntil(lambda: editor.thread_box.isVisible())
    assert editor.thread_box.offer.accessibleName() == "Too long for X. It could go out there as 2 posts."
    assert editor.marked_over
    qtbot.wait(10)
    assert below(editor.text, editor.room)
    assert below(editor.room, editor.thread_box.offer)
    assert below(editor.thread_box.offer, editor.when)
    qtbot.keyClick(editor.text, Qt.Key.Key_T, ALT)
    three = (SENTENCE * 3).strip()
    assert editor.thread_box.posts == (f"{three} (1/2)", f"{three} (2/2)")
    assert editor.thread_box.title.text() == "2 posts on X"
    qtbot.wait(10)
    assert below(editor.room, editor.thread_box.title)
    assert below(editor.thread_box.numbers, editor.when)
    assert rings(editor)["X"] == ("2", "posts")
    assert editor.marked_over == ""
    editor.thread_box.numbers.click()
    assert editor.thread_box.posts == (three, three)
    editor.close_it()
    (row,) = [row for row in look.calendar(desk.project) if row.post_id == post]
    assert (row.text, row.thread) == (LONG, Thread.PLAIN)
    desk.page.session.run_quietly(undo.undo)
    (row,) = [row for row in look.calendar(desk.project) if row.post_id == post]
    assert (row.text == LONG, row.thread) == (False, Thread.NONE)


def test_one_post_again(qtbot: QtBot, desk: Desk) -> None:
    post = put(desk.project, Kind.HELPFUL, 0, at(14))
    place.change_post(desk.project, post, text=LONG, thread=Thread.NUMBERED)  # type: ignore[arg-type]
    editor = opened(desk, post)
    assert len(editor.thread_box.posts) == 2
    qtbot.mouseClick(editor.thread_box.off, LEFT)
    assert editor.thread_box.offer.isVisible()
    assert rings(editor)["X"][1] == "over"
    editor.text.setPlainText("Stand up.")
    qtbot.waitUntil(lambda: editor.thread_box.isHidden())
    editor.close_it()
    assert not desk.page.session.actions.available("post.thread")


def test_the_address_of_the_page_is_offered_where_there_is_no_link(qtbot: QtBot, desk: Desk) -> None:
    document = making.prepared([("Lift the screen, not the chin.", Kind.HELPFUL)], "A page", "page.html")
    add_document.add_document(desk.project, replace(document, content=replace(document.content, link=PAGE)))
    snippet = look.snippets(desk.project)[0]
    place.place(desk.project, snippet.id, at(15))
    (row,) = [row for row in look.calendar(desk.project) if row.snippet_id == snippet.id]
    place.change_post(desk.project, row.post_id, text="Lift the screen. #backcare")  # type: ignore[arg-type]
    editor = opened(desk, row.post_id)  # type: ignore[arg-type]
    assert editor.add_link.isVisible()
    qtbot.mouseClick(editor.add_link, LEFT)
    assert editor.text.toPlainText() == f"Lift the screen. {PAGE} #backcare"
    qtbot.waitUntil(lambda: not editor.add_link.isEnabled())
    editor.text.undo()
    assert editor.text.toPlainText() == "Lift the screen. #backcare"
    editor.close_it()
