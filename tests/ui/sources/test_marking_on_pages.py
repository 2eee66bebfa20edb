# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words are marked by hand on the picture of a page, and kept as a line."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secondhelping.domain.snippet import Origin, Verdict
from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.shared.shared_workshop import workshop_of
from secondhelping_ui.sources.marking import NOTHING
from secondhelping_ui.sources.marking import MarkButton as KeepMarked
from secondhelping_ui.theme import Mode, theme
from ui.sources.leaflets import WALK, Open, Press, seen, settle


@pytest.fixture
def window(open_page: Open, empty_project: Project, leaflet: Path, qtbot: QtBot) -> Any:
    window = open_page(empty_project)
    settle(window, qtbot)
    return window


def on_word(window: Any, word: str, share: float = 0.5) -> QPoint:
    """A place on a word of the page, so far along it."""
    view = window.page.reader.page_view
    page = window.page.reader.pages.page
    project = window.page.session.project
    texts = [passage.text for passage in look.passages(project, window.page.reader.document_id)]
    (found,) = [
        one
        for one in look.page_words(project, window.page.reader.document_id, page)
        if texts[one.passage][one.start : one.end] == word
    ]
    box = found.boxes[0]
    across = box.left + share * (box.right - box.left)
    place = QPointF(across, (box.top + box.bottom) / 2) * view._scale() + view._page_box().topLeft()
    return place.toPoint()


def drag(view: Any, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for place in ((start + end) / 2, end):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(view.viewport().mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), move)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def marked(window: Any) -> str:
    span = window.page.reader.page_view.marked_span()
    if span is None:
        return ""
    passages = look.passages(window.page.session.project, window.page.reader.document_id)
    assert span.first == span.last
    return passages[span.first].text[span.start : span.end]


def test_words_are_marked_on_the_page_and_kept(window: Any, press: Press, qtbot: QtBot) -> None:
    view, project = window.page.reader.page_view, window.page.session.project
    window.page.reader.close_card()
    words = WALK.rstrip(".").split()
    drag(view, qtbot, on_word(window, words[0], 0.2), on_word(window, words[2], 0.7))
    assert marked(window) == " ".join(words[:3])
    assert any(button.isVisible() for button in view.findChildren(KeepMarked))
    before = seen(window)
    press(view, Qt.Key.Key_Escape)
    assert marked(window) == ""
    assert not any(button.isVisible() for button in view.findChildren(KeepMarked))
    assert seen(window) != before

    drag(view, qtbot, on_word(window, words[2], 0.7), on_word(window, words[0], 0.2))
    assert marked(window) == " ".join(words[:3])
    qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        on_word(window, words[1]),
    )
    assert marked(window) == " ".join(words[1:3])

    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_word(window, words[1]))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=on_word(window, words[1]))
    assert marked(window) == WALK
    with qtbot.waitSignal(window.page.session.changed, timeout=60_000):
        press(view, Qt.Key.Key_M)
    kept = [one for one in look.snippets(project, Verdict.KEPT) if one.origin is Origin.MARKED]
    assert [one.text for one in kept] == [WALK]
    assert window.page.reader.on_pages
    assert marked(window) == ""
    workshop_of(window.page.session).close()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_marking_leaves_the_letters_as_dark_as_they_are(window: Any, qtbot: QtBot, mode: Mode) -> None:
    theme().dress(mode, 100)
    view = window.page.reader.page_view
    window.page.reader.close_card()
    before = dots_of(seen(window))
    words = WALK.rstrip(".").split()
    drag(view, qtbot, on_word(window, words[0], 0.2), on_word(window, words[2], 0.7))
    for button in view.findChildren(KeepMarked):
        button.hide()
    after = dots_of(seen(window))
    assert (after != before).any()
    assert (after <= before).all()
    theme().dress(Mode.LIGHT, 100)


def dots_of(image: QImage) -> Any:
    """The red, green and blue of a picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return rows[:, : plain.width(), :3].copy()


def test_a_page_without_marked_words_leads_to_its_text(window: Any, press: Press) -> None:
    press(window, Qt.Key.Key_M)
    assert not window.page.reader.on_pages
    assert window.toasts[-1] == NOTHING


def test_another_page_has_nothing_marked(window: Any, qtbot: QtBot) -> None:
    view = window.page.reader.page_view
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_word(window, WALK.split()[0]))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=on_word(window, WALK.split()[0]))
    assert marked(window)
    window.page.reader.turn(1)
    settle(window, qtbot)
    assert marked(window) == ""


def test_what_is_beside_the_words_still_pulls_the_page(window: Any, qtbot: QtBot) -> None:
    view = window.page.reader.page_view
    view.set_zoom(200)
    before = view.verticalScrollBar().value()
    below = QPoint(view.viewport().width() // 2, view.viewport().height() - 40)
    drag(view, qtbot, below, below - QPoint(0, 60))
    assert marked(window) == ""
    assert view.verticalScrollBar().value() == before + 60
