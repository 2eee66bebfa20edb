# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of a PDF as the owner sees them: the words of snippets are marked where they stand."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pypdfium2 import PdfPage
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from secondhelping.documents.reading import read
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look
from secondhelping.operations.add_document import add_document
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared, Workshop
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session
from secondhelping_ui.sources.page import SourcesPage
from secondhelping_ui.sources.page_view import GUTTER
from secondhelping_ui.theme import color
from ui.sources.leaflets import (
    PRICE,
    TIMER,
    WALK,
    Draw,
    Open,
    Press,
    add,
    first,
    make_pdf,
    second,
    seen,
    settle,
    text,
)


@pytest.fixture
def window(open_page: Open, empty_project: Project, leaflet: Path, qtbot: QtBot) -> Any:
    window = open_page(empty_project)
    settle(window, qtbot)
    return window


def dots(image: QImage, wanted: Callable[[Any], Any]) -> list[tuple[int, int]]:
    """The places (x, y) of the dots of some colour, right of the margin."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    found = np.argwhere(wanted(rows[:, GUTTER : plain.width(), 2::-1].astype(int)))
    return [(int(x) + GUTTER, int(y)) for y, x in found]


def is_ink(colours: Any) -> Any:
    return colours.max(axis=2) < 90


def of_token(token: str) -> Callable[[Any], Any]:
    wanted = color(token)
    return lambda colours: (colours == (wanted.red(), wanted.green(), wanted.blue())).all(axis=2)


def sideways(canvas: Canvas) -> None:
    canvas.translate(300, 150)
    canvas.rotate(90)
    text(canvas, WALK, 0, 100)


@pytest.mark.parametrize(
    ("draw", "change"),
    [
        (lambda canvas: text(canvas, WALK, 90, 640), None),
        (lambda canvas: text(canvas, WALK, 250, 640), lambda page: page.set_cropbox(60, 400, 560, 740)),
        (lambda canvas: text(canvas, WALK, 90, 640), lambda page: page.set_mediabox(-80, 50, 500, 760)),
        (sideways, lambda page: page.set_rotation(90)),
    ],
    ids=["plain", "cropped", "moved", "turned"],
)
def test_the_marks_lie_on_the_words(
    open_page: Open,
    empty_project: Project,
    tmp_path: Path,
    qtbot: QtBot,
    draw: Draw,
    change: Callable[[PdfPage], object] | None,
) -> None:
    add(empty_project, make_pdf(tmp_path / "one.pdf", draw, change=change), (WALK, Kind.HELPFUL))
    window = open_page(empty_project)
    settle(window, qtbot)
    window.page.reader.close_card()
    image = seen(window)
    ink, line = dots(image, is_ink), dots(image, of_token("k-helpful-fill"))
    assert ink
    assert line
    assert abs(min(x for x, _ in ink) - min(x for x, _ in line)) <= 4
    assert abs(max(x for x, _ in ink) - max(x for x, _ in line)) <= 4
    # The line is below the letters, and the tint around them.
    assert 0 <= max(y for _, y in line) - max(y for _, y in ink) <= 4
    top = min(y for _, y in ink)
    middle = image.pixelColor(min(x for x, _ in ink) - 1, top + 2)
    paper = color("paper")
    assert middle.green() > middle.red()
    assert middle != paper


def test_the_page_says_what_is_on_it(window: Any) -> None:
    reader = window.page.reader
    assert reader.place == "Page 1 of 2"
    assert reader.count == "2 snippets on this page"
    assert [mark.accessibleName() for mark in reader.page_view.marks] == [
        f"Snippet 1 of 2, Helpful, waiting: {WALK}",
        f"Snippet 2 of 2, Helpful, waiting: {TIMER}",
    ]
    assert reader.card.words == ("Snippet 1 on this page · waiting for review", WALK)


def test_pages_are_turned_and_stop_at_the_ends(window: Any, press: Press, qtbot: QtBot) -> None:
    reader = window.page.reader
    press(window, Qt.Key.Key_PageUp)
    assert reader.place == "Page 1 of 2"
    press(window, Qt.Key.Key_PageDown)
    settle(window, qtbot)
    assert reader.place == "Page 2 of 2"
    assert reader.count == "1 snippet on this page"
    assert not reader.card.isVisible()
    assert reader.current() is None
    assert dots(seen(window), of_token("k-promo-fill"))
    press(window, Qt.Key.Key_PageDown)
    assert reader.place == "Page 2 of 2"


def test_n_goes_on_from_the_page_that_is_seen(window: Any, press: Press, qtbot: QtBot) -> None:
    reader = window.page.reader
    press(window, Qt.Key.Key_N)
    assert reader.card.words[1] == TIMER
    press(window, Qt.Key.Key_N)
    assert reader.place == "Page 2 of 2"
    assert reader.card.words == ("Snippet 1 on this page · waiting for review", PRICE)
    press(window, Qt.Key.Key_N)
    assert (reader.place, reader.card.words[1]) == ("Page 1 of 2", WALK)
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_N)
    assert reader.card.words[1] == PRICE
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert reader.card.words[1] == TIMER


def test_n_brings_the_focus_to_the_mark_where_the_page_has_it(window: Any, press: Press) -> None:
    view = window.page.reader.page_view
    press(window, Qt.Key.Key_N)
    assert window.page.list.hasFocus() or window.page.list.isAncestorOf(window.focusWidget())
    view.setFocus()
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_N)
    assert window.focusWidget() is view.marks[0]
    assert view.marks[0].current


def test_a_click_on_marked_words_or_a_mark_shows_their_snippet(window: Any, qtbot: QtBot) -> None:
    reader = window.page.reader
    line = dots(seen(window), of_token("k-helpful-fill"))
    x, y = max(line, key=lambda place: (place[1], -place[0]))
    qtbot.mouseClick(reader.page_view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 20, y - 5))
    assert reader.card.words[1] == TIMER
    qtbot.mouseClick(reader.page_view.marks[0], Qt.MouseButton.LeftButton)
    assert reader.card.words[1] == WALK
    reader.close_card()
    qtbot.mouseClick(reader.page_view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 20, y + 40))
    assert not reader.card.isVisible()


def test_k_keeps_what_is_shown(window: Any, press: Press, empty_project: Project) -> None:
    press(window, Qt.Key.Key_K)
    assert [one.verdict for one in look.snippets(empty_project)] == [
        Verdict.KEPT,
        Verdict.WAITING,
        Verdict.WAITING,
    ]
    assert window.page.reader.page_view.marks[0].accessibleName().startswith("Snippet 1 of 2, Helpful, kept")


def test_the_size_changes_and_fits_again(window: Any, press: Press, qtbot: QtBot) -> None:
    view = window.page.reader.page_view
    view.setFocus()
    before = view.picture.image.width()
    press(window, Qt.Key.Key_Plus)
    press(window, Qt.Key.Key_Plus)
    assert view.zoom == 150
    assert view.horizontalScrollBar().maximum() > 0
    # The old picture is there until the sharper one comes.
    assert view.picture is not None
    settle(window, qtbot)
    assert view.picture.image.width() == pytest.approx(before * 1.5, abs=2)
    press(window, Qt.Key.Key_Minus)
    assert view.zoom == 125
    press(window, Qt.Key.Key_0)
    assert view.zoom == 100
    assert view.horizontalScrollBar().maximum() == 0
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == 125


def wheel(view: Any, by: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_turns_the_page_once_it_has_come_to_the_end(window: Any, qtbot: QtBot) -> None:
    reader = window.page.reader
    bar = reader.page_view.verticalScrollBar()
    bar.setValue(bar.maximum())
    wheel(reader.page_view, -120)
    assert reader.place == "Page 1 of 2"
    qtbot.wait(300)
    wheel(reader.page_view, -120)
    assert reader.place == "Page 2 of 2"
    qtbot.wait(300)
    wheel(reader.page_view, 120)
    assert reader.place == "Page 1 of 2"


def test_v_shows_the_text_at_the_same_place(window: Any, press: Press, qtbot: QtBot) -> None:
    reader = window.page.reader
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_V)
    assert not reader.on_pages
    assert reader.text.isVisible()
    assert reader.count == "3 snippets in this document"
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_N)
    assert reader.card.words == ("Snippet 3 of 3 · waiting for review", PRICE)
    press(window, Qt.Key.Key_V)
    assert reader.on_pages
    assert reader.place == "Page 2 of 2"
    assert reader.card.words == ("Snippet 1 on this page · waiting for review", PRICE)
    settle(window, qtbot)


def test_the_choice_is_remembered(
    empty_project: Project,
    leaflet: Path,
    session: Session,
    workshop: Workshop,
    preferences: Preferences,
    qtbot: QtBot,
) -> None:
    from ui.sources.conftest import Window

    def opened() -> Any:
        page = SourcesPage(session, workshop=workshop, warm_after=None)
        window = Window(session, page)
        window.preferences = preferences  # type: ignore[attr-defined]
        qtbot.addWidget(window)
        page.refresh()
        window.show()
        qtbot.waitExposed(window)
        return page.reader

    session.set_project(empty_project)
    reader = opened()
    assert reader.on_pages
    reader.toggle_view()
    assert not preferences.reader_shows_pages()
    assert not opened().on_pages
    reader.toggle_view()
    assert opened().on_pages
    session.set_project(None)


@pytest.mark.parametrize("what", ["moved", "changed"])
def test_where_the_pages_cannot_be_shown_the_text_is(
    open_page: Open, empty_project: Project, leaflet: Path, qtbot: QtBot, press: Press, what: str
) -> None:
    if what == "moved":
        leaflet.rename(leaflet.with_name("elsewhere.pdf"))
    else:
        make_pdf(leaflet, second, first)
    window = open_page(empty_project)
    reader = window.page.reader
    qtbot.waitUntil(lambda: bool(reader.notice), timeout=20_000)
    says = {
        "moved": "“leaflet.pdf” isn't where it was.",
        "changed": "“leaflet.pdf” has changed since it was read.",
    }
    assert reader.notice.startswith(f"{says[what]} Its snippets are safe.")
    assert reader.text.isVisible()
    assert reader.card.words == ("Snippet 1 of 3 · waiting for review", WALK)
    # It is there again: the pages are tried anew.
    if what == "moved":
        leaflet.with_name("elsewhere.pdf").rename(leaflet)
    else:
        make_pdf(leaflet, first, second)
    press(window, Qt.Key.Key_V)
    settle(window, qtbot)
    assert reader.on_pages
    assert not reader.notice


def test_a_locked_file_is_shown_as_text(
    open_page: Open, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), pagesize=A4, encrypt="Open Sesame")
    first(canvas)
    canvas.save()
    content = read(path, password="Open Sesame")
    add_document(empty_project, Prepared(path, content, (), ()))
    reader = open_page(empty_project).page.reader
    qtbot.waitUntil(lambda: bool(reader.notice), timeout=20_000)
    assert reader.notice.startswith("“locked.pdf” is locked")
    assert "Its snippets are safe." in reader.notice
    assert reader.text.isVisible()


def test_what_has_no_pages_is_text_and_has_no_switch(
    open_page: Open, project: Project, press: Press, session: Session
) -> None:
    window = open_page(project)
    reader = window.page.reader
    assert not reader.on_pages
    assert not reader._head.switch.isVisible()
    assert not session.actions.available("sources.view")
    press(window, Qt.Key.Key_V)
    assert not reader.on_pages


def test_an_empty_sheet_waits_for_a_slow_picture(
    open_page: Open, empty_project: Project, leaflet: Path, qtbot: QtBot
) -> None:
    window = open_page(empty_project)
    reader = window.page.reader
    reader.pages._show_skeleton()
    assert dots(seen(window), of_token("k-helpful-fill"))
    assert not dots(seen(window), is_ink)
    settle(window, qtbot)


def test_marks_beside_one_another_do_not_overlap(
    open_page: Open, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    lines = [f"Tip number {number} is to stand up." for number in range(1, 6)]

    def close(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            text(canvas, line, 90 + 230 * (number % 2), 640 - 16 * (number // 2), 12)

    path = make_pdf(tmp_path / "close.pdf", close)
    add(empty_project, path, *((line, Kind.HELPFUL) for line in lines))
    window = open_page(empty_project)
    settle(window, qtbot)
    marks = sorted(window.page.reader.page_view.marks, key=lambda mark: mark.y())
    assert len(marks) == 5
    for above, below in itertools.pairwise(marks):
        assert below.y() - above.y() >= 20


def test_a_long_leafing_keeps_few_pictures(
    open_page: Open, empty_project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    pages = [
        lambda canvas, number=number: text(canvas, f"Page number {number}.", 90, 640) for number in range(14)
    ]
    add(empty_project, make_pdf(tmp_path / "long.pdf", *pages))
    window = open_page(empty_project)
    pictures = window.page.reader.pages.source.pictures
    for number in range(1, 14):
        settle(window, qtbot)
        assert window.page.reader.place == f"Page {number} of 14"
        window.page.reader.turn(1)
    settle(window, qtbot)
    assert 2 <= len(pictures._kept) <= 10


def test_the_card_leaves_the_marks_in_the_margin_free(window: Any) -> None:
    reader = window.page.reader
    assert reader.card.isVisible()
    left = reader.card.mapTo(reader, QPoint(0, 0)).x()
    ring = 4
    assert reader.page_view.marks
    for mark in reader.page_view.marks:
        assert mark.mapTo(reader, QPoint(mark.width(), 0)).x() <= left + ring
