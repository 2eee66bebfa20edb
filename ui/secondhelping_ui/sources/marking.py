# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps words that the owner marked on a page, or in the text, of a document as a snippet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from secondhelping.domain.document import Passage
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.progress import Progress
from secondhelping.domain.snippet import Candidate, Span
from secondhelping_ui.session import Session
from secondhelping_ui.shared.shared_workshop import SharedWorkshop, workshop_of
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role, action_button

if TYPE_CHECKING:
    from secondhelping_ui.sources.page_view import PageView
    from secondhelping_ui.sources.text_view import TextView

NOTHING = (
    "Mark words on the page or in its text first: with the mouse, or with Shift and the arrows in the text."
)

_CLOSING = '.!?…”"’)'
_LEFT, _ROOM = 64, 12  # right of the marks in the margin


def whole_words(passages: Sequence[Passage], span: Span) -> Span:
    """A span that begins and ends between words, with the signs that close its last one."""
    first, last = passages[span.first].text, passages[span.last].text
    start, end = span.start, span.end
    while 0 < start < len(first) and first[start - 1].isalnum() and first[start].isalnum():
        start -= 1
    while 0 < end < len(last) and last[end - 1].isalnum() and last[end].isalnum():
        end += 1
    while end < len(last) and last[end] in _CLOSING:
        end += 1
    return Span(span.first, start, span.last, end)


class Marking:
    """Judges marked words off the window's thread, and adds them as a kept snippet."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, document_id: DocumentId | None, span: Span | None) -> None:
        """Keep the words of a span of a document; with none, say how it is done."""
        project = self._session.project
        if project is None or document_id is None or span is None:
            self._session.toast(NOTHING, icon="info")
            return
        self._session.jobs.start(
            _judge,
            project,
            document_id,
            span,
            workshop_of(self._session),
            on_done=lambda marked: self._add(project, document_id, marked),
        )

    def _add(self, project: Any, document_id: DocumentId, marked: Candidate) -> None:
        from secondhelping.operations import recut

        if self._session.project is project:
            self._session.run(recut.add_mark, document_id, marked)


class MarkButton(QWidget):
    """Offers to keep the words that are marked, at the lower edge of the text or page, while some are."""

    def __init__(self, session: Session, text: "TextView | PageView") -> None:
        super().__init__(text)
        self._text = text
        self.button: Button = action_button(
            session.actions.action("sources.mark"), Role.SECONDARY, icon="check", key="M"
        )
        self.button.setParent(self)
        self.restyle()
        self.hide()
        text.selectionChanged.connect(self._follow)
        text.resized.connect(self._follow)

    def restyle(self) -> None:
        # It lies on words: its shadow lifts it off them.
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 8)
        shadow.setColor(color("shadow", 0.30))
        self.setGraphicsEffect(shadow)

    def _follow(self) -> None:
        shown = self._text.marked_span() is not None
        if shown:
            self.resize(self.button.sizeHint())
            self.button.resize(self.button.sizeHint())
            height = self._text.viewport().height()
            self.move(_LEFT, max(0, height - self._text.covered - self.height() - _ROOM))
            self.raise_()
        self.setVisible(shown)


def _judge(
    project: Any, document_id: DocumentId, span: Span, workshop: SharedWorkshop, progress: Progress
) -> Candidate:
    from secondhelping.operations import recut

    # Told at once where it can be no line: no child is needed to say so.
    recut.marked_words(project, document_id, span)
    return recut.mark(project, document_id, span, workshop.get())
