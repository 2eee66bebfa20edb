# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words marked in the text of a document are kept with one key, whole words only."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Passage
from secondhelping.domain.snippet import Origin, Span, Verdict
from secondhelping.operations import look
from secondhelping.operations.project import Project
from secondhelping_ui.session import Session
from secondhelping_ui.shared.shared_workshop import workshop_of
from secondhelping_ui.sources.marking import NOTHING, whole_words


def mark(page: Any, passage: int, start: int, end: int) -> None:
    """Mark letters of a passage as a mouse would."""
    text = page.reader.text
    block = text.document().findBlockByNumber(passage)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(2, 8, "Stand up"), (0, 8, "Stand up"), (9, 12, "often 🙂"), (9, 14, "often.")],
)
def test_whole_words_are_taken(start: int, end: int, words: str) -> None:
    text = {"often 🙂": "Stand up often 🙂 please."}.get(words, "Stand up often.")
    span = whole_words([Passage(text)], Span(0, start, 0, end))
    assert text[span.start : span.end] in (words, "often", words + ".")


def test_marked_words_are_kept_by_m(
    open_page: Callable[[Project], Any],
    project: Project,
    session: Session,
    qtbot: QtBot,
    press: Callable[..., None],
) -> None:
    window = open_page(project)
    page = window.page
    page.reader.choose_view(pages=False)
    document = page.reader.document_id
    passages = look.passages(project, document)
    number = next(n for n, passage in enumerate(passages) if len(passage.text.split()) >= 6)
    words = " ".join(passages[number].text.split()[:6])
    mark(page, number, 1, len(words) - 1)
    with qtbot.waitSignal(session.changed, timeout=30_000):
        session.actions.trigger("sources.mark")
    kept = [one for one in look.snippets(project, Verdict.KEPT) if one.origin is Origin.MARKED]
    assert [one.text.rstrip(".") for one in kept] == [words.rstrip(".")]
    assert not page.reader.text.textCursor().hasSelection()
    workshop_of(session).close()


def test_with_nothing_marked_it_says_how(
    open_page: Callable[[Project], Any], project: Project, session: Session
) -> None:
    window = open_page(project)
    session.actions.trigger("sources.mark")
    assert window.toasts == [NOTHING]
    assert not window.page.reader.on_pages


def test_the_button_is_there_while_words_are_marked(
    open_page: Callable[[Project], Any], project: Project, qtbot: QtBot
) -> None:
    from secondhelping_ui.sources.marking import MarkButton

    page = open_page(project).page
    page.reader.choose_view(pages=False)
    (offer,) = page.reader.text.findChildren(MarkButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert not offer.isVisible()
    mark(page, 0, 0, 4)
    assert offer.isVisible()
    assert offer.button.isEnabled()
    page.reader.text.unmark()
    assert not offer.isVisible()
