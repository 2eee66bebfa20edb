# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window: pages made when shown, problems and toasts, undo, the look, the menus, files dropped anywhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import new_project, with_snippets
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, place, review, undo
from secondhelping.operations.project import Project
from secondhelping_ui.main_window import DEFAULT_SIZE, MINIMUM_SIZE, MainWindow
from secondhelping_ui.numbers import PAUSED
from secondhelping_ui.theme import Mode, theme


@pytest.fixture
def window(shell: MainWindow, tmp_path: Path) -> MainWindow:
    """The window on a project with snippets to review."""
    with with_snippets(tmp_path, keep=False) as project:
        path = project.path
    assert shell.desk.open(path)
    shell.show_page("sources")
    return shell


def told(window: MainWindow, name: str) -> list[str]:
    found = window.page(name).told  # type: ignore[attr-defined]
    assert isinstance(found, list)
    return found


def test_size(shell: MainWindow) -> None:
    assert shell.size() == DEFAULT_SIZE
    assert shell.minimumSize() == MINIMUM_SIZE


def test_only_the_first_page_is_made_at_the_start(window: MainWindow) -> None:
    assert list(window._pages) == ["sources"]
    assert told(window, "sources") == ["refresh", "activated"]


def test_the_title_names_the_business(window: MainWindow) -> None:
    assert window.windowTitle() == "Harbour Lane — Second Helping"


def test_numbers_stand_in_the_sidebar_when_there_is_time(window: MainWindow, qtbot: QtBot) -> None:
    waiting = len(look.snippets(window.session.project))
    item = window.sidebar.item("review")
    qtbot.waitUntil(lambda: item.accessibleName() == f"Review. {waiting}")
    window.session.run(review.keep_best, 1)
    window.session.run(review.keep_best, 1)
    qtbot.waitUntil(lambda: item.accessibleName() == f"Review. {waiting - 2}")


def test_export_says_that_it_is_paused_once_the_gate_has_looked(window: MainWindow, qtbot: QtBot) -> None:
    item = window.sidebar.item("export")
    project = window.session.project
    window.session.run(review.keep_best, 1)
    kept = next(one for one in look.snippets(project) if one.verdict is Verdict.KEPT)
    window.session.run(place.place, kept.id, project.wall_now() + timedelta(days=2))
    post = look.calendar(project)[0]
    window.session.run(place.change_post, post.post_id, text="Come to [place].")
    qtbot.waitUntil(lambda: item.accessibleName() == f"Export. {PAUSED}")
    window.session.run(undo.undo)
    qtbot.waitUntil(lambda: item.accessibleName() == "Export")


def test_a_project_can_be_closed_while_the_gate_looks(window: MainWindow) -> None:
    window.numbers.ask_the_gate()
    assert window.session.jobs.running
    window.desk.close()
    QApplication.processEvents()
    assert not window.session.jobs.running


def test_without_a_project_there_are_no_numbers(window: MainWindow) -> None:
    window.desk.close()
    window.numbers.show_figures()
    assert not window.sidebar.week.isVisible()
    assert not window.session.actions.action("edit.undo").isEnabled()


def test_a_page_behind_is_refreshed_when_it_comes_to_the_front(window: MainWindow) -> None:
    window.show_page("review")
    window.show_page("sources")
    told(window, "review").clear()
    window.session.run(review.keep_best, 1)
    assert told(window, "review") == []
    window.show_page("review")
    assert told(window, "review") == ["refresh", "activated"]


def test_keys_go_to_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page is window.page("calendar")
    assert window.sidebar.item("calendar").isChecked()


def test_another_page_can_be_asked_for_with_a_place(window: MainWindow) -> None:
    window.session.go("calendar", post=7)
    assert told(window, "calendar")[-1] == "place [('post', 7)]"


def test_undo_and_redo_are_labelled_and_said(window: MainWindow, qtbot: QtBot) -> None:
    actions = window.session.actions
    assert actions.action("edit.redo").isEnabled() is False
    changes = window.session.run(review.keep_best, 2)
    assert changes is not None
    assert window.toast.text == changes.label
    assert actions.action("edit.undo").text() == f"Undo: {changes.label}"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text == f"Undone: {changes.label}"
    assert actions.action("edit.redo").text() == f"Redo: {changes.label}"
    window.redo()
    assert actions.action("edit.undo").text() == f"Undo: {changes.label}"


def test_a_problem_is_told_on_the_page(window: MainWindow) -> None:
    window.session.run(_refuse)
    assert window.page("sources").problem.isVisible()


def _refuse(project: Project) -> Changes:
    raise KnownError("What.", "Why.", "Do.")


def test_a_project_that_is_in_use_is_refused_in_plain_words(shell: MainWindow, tmp_path: Path) -> None:
    with new_project(tmp_path) as held:
        assert not shell.desk.open(held.path)
    shell.show_page("sources")
    assert shell.session.project is None
    assert shell._no_project is not None
    assert shell._no_project.problem.isVisible()
    assert "open" in shell._no_project.problem.accessibleName()


def test_a_refused_project_leaves_the_open_one_open(window: MainWindow, tmp_path: Path) -> None:
    before = window.session.project
    other = tmp_path / "notes.helping"
    other.write_text("these are notes")
    assert not window.desk.open(other)
    assert window.session.project is before
    assert window.page("sources").problem.isVisible()


def test_an_unwritable_folder_is_refused_in_plain_words(shell: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not shell.desk.make(tmp_path / "file" / "x.helping")
    assert shell._no_project is not None
    assert "can't be" in shell._no_project.problem.accessibleName()


def test_the_sidebar_is_a_rail_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.sidebar.rail
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.sidebar.rail)
    assert window.page("sources").header.height() == 52
    assert window.hint_bar.height() == 28
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not window.sidebar.rail
    assert window.preferences.sidebar_pinned() is True


def test_the_look_is_remembered(window: MainWindow) -> None:
    window.set_mode(Mode.DARK)
    window._step_text_size(1)
    assert (theme().name, theme().scale) == ("dark", 115)
    assert (window.preferences.mode(), window.preferences.text_size()) == (Mode.DARK, 115)
    assert window.session.actions.action("view.dark").isChecked()
    window._step_text_size(-5)
    assert theme().scale == 90


def test_the_window_comes_back_where_it_was(window: MainWindow) -> None:
    window.resize(QSize(1200, 760))
    window.close()
    assert window.preferences.geometry() is not None
    assert window.preferences.last() is not None
    assert window.session.project is None


def test_menus_are_filled_for_the_page(window: MainWindow) -> None:
    texts = {}
    for name in ("File", "Edit", "View", "Go", "Help"):
        window.menus.fill(name)
        texts[name] = [action.text() for action in window.menus.menu(name).actions() if action.text()]
    assert texts["File"] == ["New project…", "Open project…", "Open recent", "Quit"]
    assert texts["Go"][:4] == ["Sources", "Review", "Calendar", "Export"]
    assert {"Light", "Dark", "As the system", "Larger text"} <= set(texts["View"])
    assert "All keys" in texts["Help"]


def test_alt_shows_the_menu_bar_and_hides_it(window: MainWindow, qtbot: QtBot) -> None:
    if window.menuBar().isNativeMenuBar():
        pytest.skip("the menu bar belongs to the system here")
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_alt_with_another_key_is_not_alt_alone(window: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []
    body = window.page("sources").body
    body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    body.setFocus()
    window.session.actions.attach("calendar", body)
    window.session.actions.connect_action("calendar.day_left", lambda: done.append(True))
    qtbot.keyClick(body, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert done == [True]
    assert not window.menuBar().isVisible()


def test_files_dropped_anywhere_go_to_the_sources(window: MainWindow, tmp_path: Path) -> None:
    window.show_page("calendar")
    data = QMimeData()
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text("x")
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files] + [QUrl("https://example.org/a")])
    enter = QDragEnterEvent(
        QPoint(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.drop_overlay.words == "Let go to add 2 documents"
    window.drop_overlay.grab()
    drop = QDropEvent(
        QPointF(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, drop)
    assert window.current_page is window.page("sources")
    assert told(window, "sources")[-1] == "dropped 2"
    assert not window.drop_overlay.isVisible()


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(700, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not window.drop_overlay.isVisible()


def test_f6_goes_through_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.page("sources").body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.page("sources").body.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.sidebar.item("sources")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.page("sources").body


def test_the_window_paints_in_both_themes(window: MainWindow) -> None:
    lit = window.grab().toImage()
    window.set_mode(Mode.DARK)
    assert window.grab().toImage() != lit
