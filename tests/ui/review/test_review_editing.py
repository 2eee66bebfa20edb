# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Editing a snippet in place: saved, kept, restored, left; and its hashtags."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look, review, undo
from secondhelping.operations.project import Project
from secondhelping_ui.review.page import EDITING, ReviewPage

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
FIRST = "Phone calls are walking time."


@pytest.fixture
def editing(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The page with the first snippet in the editor."""
    qtbot.keyClick(page.pane.view, Qt.Key.Key_E)
    assert page.card.editing
    return page


def field(page: ReviewPage) -> QWidget:
    return page.card.editor_box.editor


def first(project: Project) -> Snippet:
    return next(found for found in look.snippets(project) if found.original == FIRST)


def type_at_start(page: ReviewPage, text: str) -> None:
    QTest.keyClick(field(page), Qt.Key.Key_Home, CONTROL)
    if text.isascii():
        QTest.keyClicks(field(page), text)
    else:
        # No keyboard types an emoji as a key: it comes from an input method, which inserts it.
        page.card.editor_box.editor.insertPlainText(text)


def test_enter_edits_with_the_focus_in_the_text(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field(page)
    assert page.card.edited_text == FIRST
    assert page.session.actions.scope == EDITING
    assert page.session.actions.available("review.save")
    assert not page.session.actions.available("review.place")


def test_letters_and_figures_are_text_and_no_keys_while_editing(
    editing: ReviewPage, project: Project
) -> None:
    type_at_start(editing, "Keys 1 2 3 4? ")
    assert editing.card.edited_text == "Keys 1 2 3 4? " + FIRST
    assert first(project).kind is Kind.HELPFUL
    assert first(project).verdict is Verdict.WAITING


def test_save_and_keep_is_one_action(editing: ReviewPage, project: Project, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    qtbot.keyClick(field(editing), Qt.Key.Key_Return, CONTROL)
    assert (first(project).text, first(project).verdict) == ("Remember: " + FIRST, Verdict.KEPT)
    assert first(project).original == FIRST
    assert not editing.card.editing
    assert editing.card.text.text().startswith("Sitting still")
    assert QApplication.focusWidget() is editing.card
    editing.session.run_quietly(undo.undo)
    assert (first(project).text, first(project).verdict) == (FIRST, Verdict.WAITING)


def test_save_and_keep_without_a_change_keeps(editing: ReviewPage, project: Project, qtbot: QtBot) -> None:
    qtbot.mouseClick(editing.card.buttons.save, LEFT)
    assert (first(project).text, first(project).verdict) == (FIRST, Verdict.KEPT)
    assert not editing.card.editing


def test_save_only_leaves_it_to_review(editing: ReviewPage, project: Project, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    qtbot.keyClick(field(editing), Qt.Key.Key_S, CONTROL)
    assert (first(project).text, first(project).verdict) == ("Remember: " + FIRST, Verdict.WAITING)
    assert not editing.card.editing
    assert editing.card.text.text() == "Remember: " + FIRST
    assert editing.session.actions.scope == "review"


def test_a_kept_snippet_is_saved_and_stays_kept(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    page.show_verdict(Verdict.KEPT)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_E)
    assert page.card.buttons.save.text() == "Save"
    type_at_start(page, "Remember: ")
    qtbot.keyClick(field(page), Qt.Key.Key_Return, CONTROL)
    assert (first(project).text, first(project).verdict) == ("Remember: " + FIRST, Verdict.KEPT)
    assert not page.card.editing


def test_an_empty_text_is_refused_in_words_and_the_editor_stays(
    editing: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClick(field(editing), Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(field(editing), Qt.Key.Key_Backspace)
    qtbot.keyClick(field(editing), Qt.Key.Key_Return, CONTROL)
    assert editing.card.editing
    assert editing.problem.accessibleName().startswith("That would leave the snippet empty.")
    assert first(project).text == FIRST
    qtbot.keyClick(field(editing), Qt.Key.Key_R, CONTROL)
    assert editing.card.edited_text == FIRST
    qtbot.keyClick(field(editing), Qt.Key.Key_Return, CONTROL)
    assert not editing.problem.isVisible()


def test_restore_can_be_undone_as_typing(editing: ReviewPage, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    qtbot.mouseClick(editing.card.buttons.restore, LEFT)
    assert editing.card.edited_text == FIRST
    qtbot.keyClick(field(editing), Qt.Key.Key_Z, CONTROL)
    assert editing.card.edited_text == "Remember: " + FIRST


def test_esc_closes_at_once_where_nothing_changed(editing: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(field(editing), Qt.Key.Key_Escape)
    assert not editing.card.editing
    assert QApplication.focusWidget() is editing.card


def test_esc_asks_before_changes_are_lost(editing: ReviewPage, project: Project, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    qtbot.keyClick(field(editing), Qt.Key.Key_Escape)
    assert editing.card.leave_note.isVisible()
    assert QApplication.focusWidget() is editing.card.leave_note.go_on
    qtbot.keyClick(editing.card.leave_note.go_on, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field(editing)
    assert editing.card.edited_text == "Remember: " + FIRST
    qtbot.keyClick(field(editing), Qt.Key.Key_Escape)
    qtbot.mouseClick(editing.card.leave_note.leave, LEFT)
    assert not editing.card.editing
    assert first(project).text == FIRST


def test_going_to_another_snippet_asks_first_and_then_goes(editing: ReviewPage, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    row = editing.pane.view.visualRect(editing.pane.model.index(3)).center()
    qtbot.mouseClick(editing.pane.view.viewport(), LEFT, pos=row)
    qtbot.waitUntil(editing.card.leave_note.isVisible)
    assert editing.card.edited_text == "Remember: " + FIRST
    assert editing.card.snippet is not None
    assert editing.pane.view.current == editing.card.snippet.id
    qtbot.mouseClick(editing.card.leave_note.leave, LEFT)
    assert editing.card.text.text().startswith("Which chair")


def test_going_to_another_tab_asks_first_and_then_goes(editing: ReviewPage, qtbot: QtBot) -> None:
    type_at_start(editing, "Remember: ")
    qtbot.mouseClick(editing.pane.tabs.segment(2), LEFT)
    assert editing.pane.tabs.index == 0
    qtbot.mouseClick(editing.card.leave_note.leave, LEFT)
    assert editing.pane.tabs.index == 2


def test_the_window_does_not_close_over_unsaved_words(editing: ReviewPage) -> None:
    assert editing.can_close()
    type_at_start(editing, "Remember: ")
    assert not editing.can_close()
    assert editing.card.leave_note.isVisible()


def test_typed_words_survive_a_visit_to_another_page(editing: ReviewPage) -> None:
    type_at_start(editing, "Remember: ")
    editing.hide()
    editing.session.actions.set_scope("sources")
    editing.show()
    editing.refresh()
    editing.activated()
    assert editing.card.edited_text == "Remember: " + FIRST
    assert editing.session.actions.scope == EDITING


def test_typed_words_survive_a_change_made_elsewhere(editing: ReviewPage, project: Project) -> None:
    type_at_start(editing, "Remember: ")
    last = look.snippets(project)[-1]
    editing.session.tell(review.keep(project, [last.id]), toast=False)
    assert editing.card.edited_text == "Remember: " + FIRST
    assert editing.card.head.place == "1 of 4"


def test_a_document_taken_off_takes_its_editor_along(editing: ReviewPage) -> None:
    editing.session.run_quietly(undo.undo)
    assert not editing.card.editing
    assert editing.session.actions.scope == "review"
    assert {group.title for group in editing.queue.groups} == {"Brochure"}


def test_rings_and_figures_follow_each_letter(editing: ReviewPage) -> None:
    before = [ring.figure for ring in editing.card.room.rings]
    type_at_start(editing, "ab 🙂")
    after = [ring.figure for ring in editing.card.room.rings]
    assert before == ["2971", "251"]
    assert after == ["2966", "246"]
    assert editing.card.editor_box.figures == "33 characters · 6 words · easy reading"


def test_what_is_new_is_marked(editing: ReviewPage, qtbot: QtBot) -> None:
    box = editing.card.editor_box
    type_at_start(editing, "🙂 Remember: ")
    qtbot.waitUntil(lambda: bool(box.marked))
    assert box.marked == ["🙂 Remember:"]


def test_what_is_over_the_limit_is_marked_in_the_text(editing: ReviewPage, qtbot: QtBot) -> None:
    box = editing.card.editor_box
    type_at_start(
        editing, "Walk. " * 60
    )  # 360 letters and the snippet's 29, where Bluesky or X takes 280 or 300
    qtbot.waitUntil(lambda: bool(box.marked_over))
    over = int(editing.card.room.rings[1].figure.replace("−", "-"))
    assert over < 0
    assert len(box.marked_over) == -over
    assert box.words.endswith(box.marked_over)
    box.editor.replace_all("Walk.")
    qtbot.waitUntil(lambda: not box.marked_over)


def test_an_offer_among_helpful_words_is_pointed_out(
    editing: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    note = editing.card.hint_note
    assert not note.isVisible()
    type_at_start(editing, "Book now for £49. ")
    assert note.isVisible()
    assert "“£49”" in note.accessibleName()
    assert note.accessibleName().startswith("Reads like an offer now:")
    qtbot.keyClick(field(editing), Qt.Key.Key_2, ALT)
    assert not note.isVisible()
    assert first(project).kind is Kind.PROMOTIONAL
    assert editing.card.edited_text == "Book now for £49. " + FIRST


def test_a_question_put_first_is_pointed_out(editing: ReviewPage, project: Project, qtbot: QtBot) -> None:
    note = editing.card.hint_note
    type_at_start(editing, "When did you last move? ")
    assert note.isVisible()
    assert note.accessibleName().startswith("Opens with a question now.")
    qtbot.keyClick(field(editing), Qt.Key.Key_3, ALT)
    assert not note.isVisible()
    assert first(project).kind is Kind.CONVERSATION


def test_changes_are_tracked_and_can_be_left_out(editing: ReviewPage, qtbot: QtBot) -> None:
    box = editing.card.editor_box
    assert not box.tracked.isVisible()
    assert not box.changes.isEnabled()
    box.editor.replace_all(FIRST.replace("walking", "resting"))
    qtbot.waitUntil(box.tracked.isVisible)
    assert box.tracked.text() == FIRST.replace("walking", "walking resting")
    assert box.tracked.accessibleName() == "Changes: taken out “walking”, put in “resting”"
    box.changes.click()
    assert not box.tracked.isVisible()
    assert box.marked == []


def test_spaces_that_must_not_break_are_no_change(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    page.session.run_quietly(review.edit_text, first(project).id, "Walk\u00a0for 10\u00a0minutes.")
    qtbot.keyClick(page.pane.view, Qt.Key.Key_E)
    assert page.card.edited_text == "Walk\u00a0for 10\u00a0minutes."
    assert not page.card.changed


def test_three_hashtags_are_plenty(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    row = page.card.hashtags
    for tag in ("#backcare", "#deskwork", "#posture"):
        qtbot.mouseClick(row.chip(tag), LEFT)
    assert first(project).chosen_hashtags == ("#backcare", "#deskwork", "#posture")
    assert [ring.figure for ring in page.card.room.rings][1] == "222"
    qtbot.mouseClick(row.chip("#sitting"), LEFT)
    assert row.note == "Three is plenty. Take one off first."
    assert not row.chip("#sitting").isChecked()
    assert len(first(project).chosen_hashtags) == 3
    qtbot.mouseClick(row.chip("#backcare"), LEFT)
    assert row.note == ""
    assert first(project).chosen_hashtags == ("#deskwork", "#posture")


def test_a_hashtag_of_ones_own(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    row = page.card.hashtags
    qtbot.mouseClick(row.add_chip, LEFT)
    assert QApplication.focusWidget() is row.field
    qtbot.keyClicks(row.field, "two words")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.note == "“#two words” isn't a hashtag. Try it without spaces or signs."
    row.field.clear()
    qtbot.keyClicks(row.field, "walkandtalk")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert first(project).chosen_hashtags == ("#walkandtalk",)
    assert row.chip("#walkandtalk").isChecked()
    assert not row.field.isVisible()
    assert not page.card.editing


def test_h_leads_to_the_hashtags_and_space_switches_them(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_H)
    chip = page.card.hashtags.chip("#backcare")
    assert QApplication.focusWidget() is chip
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert first(project).chosen_hashtags == ("#backcare",)
    assert QApplication.focusWidget() is chip


def test_tab_goes_from_the_kinds_over_the_hashtags_to_the_buttons(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    page.card.kinds.segment(Kind.HELPFUL).setFocus()
    names = []
    for _step in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
    assert names == [
        "#backcare, off",
        "#deskwork, off",
        "#posture, off",
        "#sitting, off",
        "Add a hashtag of your own",
        "Keep",
        "Set aside",
    ]
