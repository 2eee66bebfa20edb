# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Documents come in by the page, read by the real processes: added, refused, left out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.documents.long_building import book
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, review, undo
from secondhelping.operations.project import Project
from secondhelping_ui.session import Session
from secondhelping_ui.sources.leave_dialog import LeaveDialog

Open = Callable[[Project], Any]
WAIT = 60_000

ADVICE = """Back care at your desk

If you can't remember when you last moved, that's your answer. Set a timer for 30 minutes, stand up, and \
reach for the ceiling. Your back notices by Friday.

Put the printer on another floor, so that you have to walk to it. Phone calls are walking time, too.
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def wait_until_idle(qtbot: QtBot, window: Any) -> None:
    qtbot.waitUntil(lambda: not window.page.intake.importer.busy, timeout=WAIT)


def test_dropped_files_are_read_one_after_the_other(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    files = [
        write(tmp_path, "desk.txt", ADVICE),
        write(tmp_path, "nothing.txt", ""),
        write(tmp_path, "prices.md", "# Price list\n\n- Chair\n- Table\n"),
    ]
    assert window.page.drop_files([str(file) for file in files])
    qtbot.waitUntil(lambda: window.page.intake.import_card.isVisible(), timeout=WAIT)
    wait_until_idle(qtbot, window)
    documents = look.documents(empty_project)
    assert [document.title for document in documents] == ["Price list", "Back care at your desk"]
    assert documents[1].snippets > 0
    told = window.page.intake.notes.sentences
    assert len(told) == 2
    assert told[0] == "No lines stood out in “Price list”. That's common for lists and forms."
    assert "nothing.txt" in told[1]
    assert window.problems == []
    assert any(toast.startswith("Added “Back care at your desk”, ") for toast in window.toasts)
    assert not window.page.intake.import_card.isVisible()
    assert window.page.list.current() == documents[1]


def test_messages_can_be_closed(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    window.page.drop_files([str(tmp_path / "gone.pdf"), str(write(tmp_path, "empty.txt", ""))])
    wait_until_idle(qtbot, window)
    notes = window.page.intake.notes
    assert len(notes.sentences) == 2
    qtbot.mouseClick(notes.cards[0].close_button, Qt.MouseButton.LeftButton)
    assert len(notes.sentences) == 1
    qtbot.mouseClick(notes.cards[0].close_button, Qt.MouseButton.LeftButton)
    assert not notes.isVisible()


def test_the_same_file_again_is_refused_kindly(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    write(tmp_path, "desk.txt", ADVICE)
    write(tmp_path, "copy.txt", ADVICE)
    window.page.add([tmp_path / "desk.txt", tmp_path / "desk.txt", tmp_path / "copy.txt"])
    wait_until_idle(qtbot, window)
    assert len(look.documents(empty_project)) == 1
    assert [sentence.split(" is ")[0] for sentence in window.page.intake.notes.sentences] == ["“copy.txt”"]


def test_a_folder_gives_its_documents(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    folder, bare = tmp_path / "old", tmp_path / "photos"
    folder.mkdir()
    bare.mkdir()
    write(folder, "a.txt", ADVICE)
    write(folder, "picture.jpg", "no document")
    window = open_page(empty_project)
    window.page.drop_files([str(folder), str(bare)])
    wait_until_idle(qtbot, window)
    assert len(look.documents(empty_project)) == 1
    assert window.page.intake.notes.sentences[0].startswith("“photos” holds no documents.")


def test_escape_leaves_out_the_file_being_read(
    open_page: Open, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(project)
    window.page.add([write(tmp_path, "long.txt", ADVICE * 400), write(tmp_path, "desk.txt", ADVICE)])
    qtbot.waitUntil(lambda: window.page.intake.importer.current is not None, timeout=WAIT)
    qtbot.keyClick(window.page.list, Qt.Key.Key_Escape)
    wait_until_idle(qtbot, window)
    assert len(look.documents(project)) == 3
    assert look.documents(project)[0].path.endswith("desk.txt")
    assert window.page.intake.notes.sentences == []


def test_cancel_all_keeps_what_was_finished(
    open_page: Open, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(project)
    files = [write(tmp_path, "desk.txt", ADVICE)]
    files += [write(tmp_path, f"{n}.txt", f"{n}\n\n" + ADVICE * 300) for n in range(4)]
    window.page.add(files)
    qtbot.waitUntil(lambda: len(look.documents(project)) == 3, timeout=WAIT)
    qtbot.waitUntil(lambda: window.page.intake.import_card.cancel_all_button.isVisible(), timeout=WAIT)
    qtbot.mouseClick(window.page.intake.import_card.cancel_all_button, Qt.MouseButton.LeftButton)
    wait_until_idle(qtbot, window)
    assert len(look.documents(project)) == 3
    assert window.page.intake.importer.left == 0
    assert not window.page.intake.import_card.isVisible()


def test_quitting_asks_while_documents_are_read(
    open_page: Open, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(project)
    assert window.page.can_close()
    window.page.add([write(tmp_path, "long.txt", ADVICE * 400), write(tmp_path, "desk.txt", ADVICE)])
    qtbot.waitUntil(lambda: window.page.intake.importer.left == 2, timeout=WAIT)
    asked: list[str] = []

    def answer(button: str) -> None:
        dialog = next(found for found in window.page.findChildren(LeaveDialog) if found.isVisible())
        asked.append(dialog.windowTitle())
        getattr(dialog, button).click()

    QTimer.singleShot(50, lambda: answer("cancel_button"))
    assert not window.page.can_close()
    QTimer.singleShot(50, lambda: answer("primary_button"))
    assert window.page.can_close()
    assert asked == ["Still reading 2 documents"] * 2
    wait_until_idle(qtbot, window)
    assert len(look.documents(project)) == 2


def test_another_project_does_not_get_what_was_meant_for_the_first(
    open_page: Open, project: Project, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    from secondhelping.operations import project as projects

    window = open_page(project)
    window.page.add([write(tmp_path, "long.txt", ADVICE * 400), write(tmp_path, "desk.txt", ADVICE)])
    qtbot.waitUntil(lambda: window.page.intake.importer.current is not None, timeout=WAIT)
    with projects.create(tmp_path / "other.helping", "Other", "UTC") as other:
        session.set_project(other)
        window.page.refresh()
        wait_until_idle(qtbot, window)
        assert look.documents(other) == []
        assert window.page.empty.choose_button.isVisible()
    session.set_project(None)


def test_the_window_is_not_held_up_while_documents_are_read(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    import time

    window = open_page(empty_project)
    stretches: list[float] = []
    # What this thread itself works: by the clock, a busy machine would hold it up as well.
    last = time.thread_time()

    def beat() -> None:
        nonlocal last
        now = time.thread_time()
        stretches.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    window.page.add([write(tmp_path, f"{n}.txt", f"{n}\n\n{ADVICE}" * 20) for n in range(3)])
    timer.start(5)
    wait_until_idle(qtbot, window)
    timer.stop()
    assert len(look.documents(empty_project)) == 3
    assert sum(stretch > 0.1 for stretch in stretches) <= 2


def test_a_long_document_can_be_reviewed_while_it_is_read_and_stopped_midway(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    path = book(tmp_path / "book.pdf", 104)
    window.page.drop_files([str(path)])
    qtbot.waitUntil(lambda: bool(look.documents(empty_project)), timeout=WAIT)
    qtbot.waitUntil(lambda: window.page.list.current() is not None, timeout=WAIT)
    (document,) = look.documents(empty_project)
    assert document.read_to
    assert window.page.intake.import_card.isVisible()
    kept = look.snippets(empty_project)[0]
    assert window.page.session.run(review.keep, [kept.id]) is not None
    qtbot.waitUntil(lambda: look.documents(empty_project)[0].read_to >= 16, timeout=WAIT)
    window.page.intake.importer.cancel_current()
    wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    last = document.read_to
    assert last >= 16
    shown = window.page.reader.text
    qtbot.waitUntil(lambda: shown.complete, timeout=WAIT)
    assert shown.passage_count == len(look.passages(empty_project, document.id))
    assert window.toasts[-1].startswith(f"Stopped at page {last}. The {document.snippets} snippets found so")
    assert kept.id in {line.id for line in look.snippets(empty_project, Verdict.KEPT)}
    assert f"Pages 1 to {last} of 104 are in." in document.warnings[0]
    assert window.problems == []

    window.page.drop_files([str(path)])
    wait_until_idle(qtbot, window)
    (document,) = look.documents(empty_project)
    assert (document.read_to, document.warnings) == (0, ())
    assert kept.id in {line.id for line in look.snippets(empty_project, Verdict.KEPT)}


def test_a_long_document_taken_back_while_it_is_read_is_said_to_be_stopped_and_no_more(
    open_page: Open, empty_project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_page(empty_project)
    window.page.drop_files([str(book(tmp_path / "book.pdf", 104))])
    qtbot.waitUntil(lambda: bool(look.documents(empty_project)), timeout=WAIT)
    window.page.session.run(undo.undo)
    wait_until_idle(qtbot, window)
    assert look.documents(empty_project) == []
    assert window.toasts[-1] == "Stopped reading “book”"
    assert window.problems == []
