# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner decides: by key and by click, one and several, there and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look, place, review, undo
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping_ui.review.empty import AllLookedAt
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.empty_state import EmptyState

LEFT = Qt.MouseButton.LeftButton
NOTES_SECOND = "Sitting still is the thing to watch, whatever the chair you do it in and whoever made it."
OpenPage = Callable[[Project | None], ReviewPage]


def texts(project: Project, verdict: Verdict) -> list[str]:
    return [snippet.text for snippet in look.snippets(project, verdict)]


def shown(page: ReviewPage) -> Snippet:
    assert page.card.snippet is not None
    return page.card.snippet


def focus() -> object:
    return QApplication.focusWidget()


def test_the_first_snippet_is_shown_with_everything_that_speaks_for_it(page: ReviewPage) -> None:
    assert shown(page).text == "Phone calls are walking time."
    assert page.card.head.place == "1 of 5"
    assert page.pane.looked_at.text() == "0 of 5 looked at · about 1 minute to go"
    assert page.inspector.reasons.texts == ["Makes sense on its own", "Tells people what to do: “stand up”"]
    assert page.inspector.cues.texts == ["Advice a reader can use today", "Mentions a price: “£49”"]
    assert page.inspector.place == "Seminar notes, page 4"
    assert page.inspector.excerpt.toPlainText().startswith("Phone calls are walking time.")
    assert [ring.figure for ring in page.card.room.rings] == ["2971", "251"]
    assert focus() is page.pane.view


def test_keep_by_key_shows_the_next_and_the_focus_stays(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    said: list[str] = []
    toasts: list[str] = []
    page.session.announced.connect(said.append)
    page.session.toasted.connect(lambda text, _action, _icon: toasts.append(text))
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    assert texts(project, Verdict.KEPT) == ["Phone calls are walking time."]
    assert shown(page).text.startswith("Sitting still")
    assert page.card.head.place == "1 of 4"
    assert page.pane.looked_at.text() == "1 of 5 looked at · about 1 minute to go"
    assert toasts == ["Kept 1 snippet"]
    assert said == [f"Kept. Next: {shown(page).text} Helpful. 4 to go."]
    assert focus() is page.pane.view


def test_set_aside_by_a_click_on_the_card(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    page.card.setFocus()
    qtbot.mouseClick(page.card.buttons.set_aside, LEFT)
    assert texts(project, Verdict.SET_ASIDE) == ["Phone calls are walking time."]
    assert focus() is page.card
    qtbot.keyClick(page.card, Qt.Key.Key_K)
    assert texts(project, Verdict.KEPT) == [NOTES_SECOND]


def test_undo_brings_the_snippet_back_and_shows_it(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_S)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
    page.session.run_quietly(undo.undo)
    assert shown(page).text == NOTES_SECOND
    assert texts(project, Verdict.SET_ASIDE) == []
    page.session.run_quietly(undo.redo)
    assert texts(project, Verdict.SET_ASIDE) == [NOTES_SECOND]
    assert shown(page).text.startswith("Which chair")


def test_undo_shows_the_snippet_although_a_filter_hides_it(page: ReviewPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    page.filters.choose_kind(Kind.CONVERSATION)
    assert shown(page).kind is Kind.CONVERSATION
    page.session.run_quietly(undo.undo)
    assert shown(page).text == "Phone calls are walking time."
    assert page.filters.kind is None


@pytest.mark.parametrize(("key", "kind"), list(zip("1234", Kind, strict=True)))
def test_the_number_keys_choose_the_kind(
    key: str, kind: Kind, page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.pane.view, key)
    changed = look.snippet(project, shown(page).id)
    assert changed is not None
    assert changed.kind is kind
    assert page.card.kinds.kind is kind
    wanted = "" if kind is Kind.HELPFUL else f"You made it {kind.value.capitalize()}. Your word is final."
    assert page.inspector.own_words == wanted


def test_a_snippet_stays_in_sight_when_its_kind_leaves_the_filter(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    page.filters.choose_kind(Kind.HELPFUL)
    first = shown(page)
    qtbot.keyClick(page.pane.view, "2")
    assert shown(page).id == first.id
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    kept = look.snippet(project, first.id)
    assert kept is not None
    assert (kept.kind, kept.verdict) == (Kind.PROMOTIONAL, Verdict.KEPT)


def test_the_kind_switch_can_be_clicked(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.card.kinds.segment(Kind.CURATED), LEFT)
    assert next(found.kind for found in look.snippets(project)) is Kind.CURATED


def test_several_are_chosen_with_shift_and_kept_as_one_action(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    for _step in range(3):
        qtbot.keyClick(page.pane.view, Qt.Key.Key_Down, shift)
    assert page.card.head.place == "4 snippets chosen"
    assert page.card.buttons.keep.text() == "Keep 4"
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    assert len(texts(project, Verdict.KEPT)) == 4
    assert shown(page).text == "Set a timer for 30 minutes and stand up."
    page.session.run_quietly(undo.undo)
    assert texts(project, Verdict.KEPT) == []


def test_the_tabs_show_the_other_verdicts_and_lead_back(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    qtbot.keyClick(page.pane.view, Qt.Key.Key_S)
    qtbot.mouseClick(page.pane.tabs.segment(1), LEFT)
    assert shown(page).text == "Phone calls are walking time."
    assert not page.card.buttons.keep.isVisible()
    qtbot.mouseClick(page.card.buttons.again, LEFT)
    assert texts(project, Verdict.KEPT) == []
    assert page.panes_row.nothing.isVisible()
    assert page.panes_row.nothing.title == "Nothing kept yet"
    qtbot.mouseClick(page.pane.tabs.segment(2), LEFT)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    assert texts(project, Verdict.KEPT) == [NOTES_SECOND]


def test_no_key_acts_that_does_not_fit_the_tab(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    page.show_verdict(Verdict.KEPT)
    page.pane.view.setFocus()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_K)
    assert page.session.actions.available("review.again")
    assert not page.session.actions.available("review.keep")
    assert len(texts(project, Verdict.KEPT)) == 1


def test_arrows_pass_over_the_heads_from_end_to_end(page: ReviewPage, qtbot: QtBot) -> None:
    seen = [shown(page).text]
    for _step in range(6):
        qtbot.keyClick(page.pane.view, Qt.Key.Key_Down)
        seen.append(shown(page).text)
    assert len(set(seen)) == 5
    qtbot.keyClick(page.pane.view, Qt.Key.Key_Home)
    assert shown(page).text == seen[0]
    qtbot.keyClick(page.pane.view, Qt.Key.Key_End)
    assert shown(page).text == seen[4]
    page.card.setFocus()
    qtbot.keyClick(page.card, Qt.Key.Key_Up)
    assert shown(page).text == seen[3]


def test_words_are_looked_for_with_slash_and_esc_ends_it(
    page: ReviewPage, project: Project, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.pane.view, "/")
    assert focus() is page.pane.field
    qtbot.keyClicks(page.pane.field, "Stand TIMER")
    assert [snippet.text for group in page.queue.groups for snippet in group.snippets] == [
        "Set a timer for 30 minutes and stand up."
    ]
    assert texts(project, Verdict.KEPT) == []
    qtbot.keyClick(page.pane.field, Qt.Key.Key_Escape)
    assert len(page.queue.order) == 5
    assert focus() is page.pane.view


def test_a_filter_that_hides_everything_says_so(page: ReviewPage, qtbot: QtBot) -> None:
    page.filters.choose_kind(Kind.CURATED)
    assert page.panes_row.nothing.title == "Nothing fits these filters"
    qtbot.mouseClick(page.panes_row.nothing.button, LEFT)
    assert page.filters.kind is None
    assert len(page.queue.order) == 5


def test_one_source_can_be_shown(page: ReviewPage) -> None:
    page.filters.sources.menu_shown.aboutToShow.emit()
    names = [action.text() for action in page.filters.sources.menu_shown.actions()]
    assert names == ["All sources", "Seminar notes", "Brochure"]
    page.filters.sources.menu_shown.actions()[2].trigger()
    assert {group.title for group in page.queue.groups} == {"Brochure"}
    assert page.pane.looked_at.text() == "0 of 2 looked at · about 1 minute to go"


def test_all_looked_at_is_said_and_undo_leads_back(page: ReviewPage, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_S):
        qtbot.keyClick(page.pane.view, key)
    done = page.empty.shown
    assert isinstance(done, AllLookedAt)
    assert done.isVisible()
    assert done.words == "4 kept, 1 set aside. You now have 4 ready to serve."
    assert focus() is done.place
    went: list[str] = []
    page.session.went.connect(lambda name, _where: went.append(name))
    qtbot.mouseClick(done.place, LEFT)
    assert went == ["calendar"]
    page.session.run_quietly(undo.undo)
    assert shown(page).text == "Set a timer for 30 minutes and stand up."
    assert page.card.isVisible()
    assert focus() is page.pane.view


def test_from_all_looked_at_to_those_set_aside(page: ReviewPage, project: Project, qtbot: QtBot) -> None:
    page.session.run(review.set_aside, [snippet.id for snippet in look.snippets(project)])
    done = page.empty.shown
    assert isinstance(done, AllLookedAt)
    assert done.words == "0 kept, 5 set aside. Another document may hold more for you."
    qtbot.mouseClick(done.look_again, LEFT)
    assert page.card.isVisible()
    assert shown(page).verdict is Verdict.SET_ASIDE


def test_a_new_project_leads_to_the_sources(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with projects.create(tmp_path_factory.mktemp("new") / "new.helping") as new:
        page = open_page(new)
        assert isinstance(page.empty.shown, EmptyState)
        assert page.empty.shown.accessibleName() == "Nothing to review yet"
        went: list[str] = []
        page.session.went.connect(lambda name, _where: went.append(name))
        assert isinstance(page.empty.first, Button)
        page.empty.first.click()
        assert went == ["sources"]
        assert not page.tools.place.isVisible()


def test_place_is_offered_only_when_something_is_ready(page: ReviewPage, project: Project) -> None:
    assert not page.tools.place.isVisible()
    first = shown(page)
    page.session.run(review.keep, [first.id])
    assert page.tools.place.isVisible()
    wall = project.wall_now().replace(day=20, hour=9)
    page.session.run(place.place, first.id, wall)
    assert not page.tools.place.isVisible()


def test_another_page_can_jump_to_a_snippet_or_a_document(page: ReviewPage, project: Project) -> None:
    last = look.snippets(project)[-1]
    page.session.run_quietly(review.set_aside, [last.id])
    page.show_place(snippet=last.id)
    assert shown(page).id == last.id
    assert page.wanted.verdict is Verdict.SET_ASIDE
    page.show_place(document=last.document_id)
    assert page.wanted.verdict is Verdict.WAITING
    assert {group.title for group in page.queue.groups} == {"Brochure"}


def test_the_page_of_a_snippet_is_opened_in_sources(page: ReviewPage, qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    page.session.went.connect(lambda name, where: went.append((name, where)))
    qtbot.keyClick(page.pane.view, Qt.Key.Key_O)
    assert went == [("sources", {"document": shown(page).document_id, "snippet": shown(page).id})]


def test_in_a_narrow_window_the_inspector_is_a_drawer(page: ReviewPage, qtbot: QtBot) -> None:
    assert page.inspector.isVisible()
    page.resize(1000, 640)
    qtbot.waitUntil(lambda: page.panes_row.narrow)
    assert not page.inspector.isVisible()
    assert page.tools.why.isVisible()
    qtbot.keyClick(page.pane.view, Qt.Key.Key_I)
    assert page.inspector.isVisible()
    assert page.inspector.geometry().right() == page.panes_row.width() - 1
    page.resize(1300, 840)
    qtbot.waitUntil(lambda: not page.panes_row.narrow)
    assert page.inspector.isVisible()
    assert not page.tools.why.isVisible()


def test_the_inspector_is_a_drawer_where_the_card_would_be_cut_beside_it(
    page: ReviewPage, qtbot: QtBot
) -> None:
    page.resize(1300, 840)
    qtbot.waitUntil(lambda: not page.panes_row.narrow)
    # As beside a full sidebar with larger text: the window is wide, what is left of it is not.
    page.panes_row.setMaximumWidth(1070)
    qtbot.waitUntil(lambda: page.panes_row.narrow)
    assert not page.inspector.isVisible()
    page.panes_row.setMaximumWidth(1300)
    qtbot.waitUntil(lambda: not page.panes_row.narrow)


def test_the_card_says_what_a_screen_reader_needs(page: ReviewPage) -> None:
    assert page.card.accessibleName() == "Phone calls are walking time."
    assert page.card.accessibleDescription() == (
        "Helpful, fairly sure. Seminar notes, page 4. "
        "LinkedIn: 2971 characters left of 3000. X: 251 characters left of 280"
    )
