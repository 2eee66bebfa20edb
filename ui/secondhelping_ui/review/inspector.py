# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pane at the right: why this snippet was picked, why it has its kind, and where it came from."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.document import Passage
from secondhelping.domain.kind import Kind, Sureness
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.review.excerpt import Excerpt
from secondhelping_ui.review.lines import ReasonList
from secondhelping_ui.review.page_excerpt import PageExcerpt
from secondhelping_ui.review.preview import Preview
from secondhelping_ui.review.where import Where
from secondhelping_ui.session import Session
from secondhelping_ui.theme import KIND_TOKENS, color
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card, Line
from secondhelping_ui.widgets.kind import KindChip
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.widgets.sizes import pane_px
from secondhelping_ui.wording import KIND_NAMES, SURENESS

WIDTH = 328

_BARS = {Sureness.SURE: 4, Sureness.FAIRLY_SURE: 3, Sureness.EITHER_WAY: 2}
_GONE = "Its words are no longer in the document"
_CHECK = "Read from a picture: please check the words against the page"


class SureBars(QWidget):
    """Four small bars, as many filled as it is sure; the word stands beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = 0
        self._token = "k-helpful-fill"
        self.setFixedSize(QSize(26, 10))

    def show_sureness(self, sureness: Sureness, kind: Kind) -> None:
        self._filled = _BARS[sureness]
        self._token = f"{KIND_TOKENS[kind]}-fill"
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(4):
            token = self._token if number < self._filled else "track"
            paint_box(painter, QRectF(number * 6.5, 0, 5, 10), 1, color(token))


class Inspector(QWidget):
    """Shows what speaks for and against a snippet. Read only."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview()
        self.preview.hide()
        self.reasons = ReasonList()
        self.cues = ReasonList()
        self.excerpt = Excerpt()
        self.page_excerpt = PageExcerpt()
        self._where = Where(session, self)
        self._chip = KindChip(Kind.HELPFUL, small=True)
        self._bars = SureBars()
        self._sure = Label("", "meta", "text-2")
        self._own = Label("", "meta", "text-2", wrap=True)
        self._place = Label("", "meta", "text-2", wrap=True)
        self.gone = ReasonList()
        self.unsure = ReasonList()
        self._excerpt_room = self._excerpt_card()
        self.open_button = Button("Open page", Role.LINK, "small", key="O")
        self.page_excerpt.clicked.connect(self.open_button.click)
        self.restyle()
        self.setAccessibleName("Why and where")
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("ground", "canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._why = QWidget()
        why = QVBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(0)
        why.addWidget(_section(Label("Why this one", "strong"), self.reasons))
        why.addWidget(Line("line"))
        why.addWidget(_section(self._why_row(), self.cues, self._own))
        column.addWidget(self._why)
        column.addWidget(self.preview)
        column.addWidget(Line("line"))
        where = (self._where_row(), self.gone, self.unsure, self._excerpt_room, self.page_excerpt)
        column.addWidget(_section(*where, self._place))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Line("line", vertical=True))
        outer.addWidget(scroll, 1)

    def set_editing(self, editing: bool) -> None:
        """While a snippet is edited: how it will look, in the place of why it was picked."""
        self.preview.setVisible(editing)
        self._why.setVisible(not editing)

    def _why_row(self) -> QWidget:
        return _across(Label("Why", "strong"), self._chip, None, self._bars, self._sure)

    def _where_row(self) -> QWidget:
        return _across(Label("Where it came from", "strong"), None, self.open_button)

    def _excerpt_card(self) -> QWidget:
        card = Card(radius=10, margins=(12, 10, 12, 10))
        card.inner.addWidget(self.excerpt)
        return card

    def restyle(self) -> None:
        """Wider with larger text."""
        self.setFixedWidth(pane_px(WIDTH))

    @property
    def place(self) -> str:
        """Title and page, as shown."""
        return self._place.text()

    @property
    def own_words(self) -> str:
        """What is said where the owner chose another kind; "" where they did not."""
        return "" if self._own.isHidden() else self._own.text()

    @property
    def place_shown(self) -> QWidget:
        """What shows where the snippet came from: a part of its page, or of the text."""
        return self.excerpt if self.page_excerpt.isHidden() else self.page_excerpt

    def show_picture(self, shown: bool) -> None:
        """Show the page's picture, or the text in its place."""
        self.page_excerpt.setVisible(shown)
        self._excerpt_room.setHidden(shown or not self.gone.isHidden())

    def show_snippet(
        self, snippet: Snippet, passages: Sequence[Passage], all_: Iterable[Snippet] = ()
    ) -> None:
        """Explain a snippet; `passages` are those of its document, and `all_` the snippets that may stand beside
        it on its page."""
        self.reasons.show_lines([_reason_line(reason) for reason in (*snippet.reasons, *snippet.because)])
        self.cues.show_lines([_cue_line(cue) for cue in snippet.cues])
        self._chip.set_kind(snippet.suggested_kind)
        self._bars.show_sureness(snippet.sureness, snippet.suggested_kind)
        self._show_sureness(snippet)
        self._place.setText(_place_words(snippet, passages))
        self.excerpt.show_span(passages, snippet.span, snippet.kind)
        self.gone.show_lines([(_GONE, "circle-alert", "caution")] if snippet.gone else [])
        self.gone.setVisible(snippet.gone)
        unsure = _unsure_lines(snippet, passages)
        self.unsure.show_lines(unsure)
        self.unsure.setVisible(bool(unsure))
        self._where.show(snippet, all_)

    def _show_sureness(self, snippet: Snippet) -> None:
        words = SURENESS[snippet.sureness]
        either = snippet.sureness is Sureness.EITHER_WAY
        self._sure.setText("" if either else words)
        own = snippet.kind is not snippet.suggested_kind
        yours = f"You made it {KIND_NAMES[snippet.kind]}. Your word is final."
        told = yours if own else (f"{words}." if either else "")
        self._own.setText(told)
        self._own.setVisible(bool(told))


def _reason_line(reason: str) -> tuple[str, str, str]:
    if reason.startswith("-"):
        return reason[1:].strip(), "minus", "caution"
    return reason, "check", "ok"


def _unsure_lines(snippet: Snippet, passages: Sequence[Passage]) -> list[tuple[str, str, str]]:
    """What is said of a snippet that Tesseract read from a picture."""
    here = [] if snippet.gone else passages[snippet.span.first : snippet.span.last + 1]
    if not any(passage.is_from_a_picture for passage in here):
        return []
    words = [word for passage in here for word in passage.unsure if word in snippet.original]
    lines = [(_CHECK, "eye", "caution")]
    if words:
        named = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
        lines.append((f"It may not say {named}", "circle-alert", "caution"))
    return lines


def _cue_line(cue: str) -> tuple[str, str, str]:
    if cue.startswith("-"):
        return cue[1:].strip(), "minus", "caution"
    return cue, "plus", "ok"


def _place_words(snippet: Snippet, passages: Sequence[Passage]) -> str:
    """Title and page, or what the format has in its place: "Seminar notes, paragraph 12"."""
    if snippet.gone:
        return snippet.document_title
    if snippet.page is not None:
        return f"{snippet.document_title}, {'slide' if snippet.on_slides else 'page'} {snippet.page}"
    path = passages[snippet.span.first].place.path if snippet.span.first < len(passages) else ""
    return ", ".join([snippet.document_title, *path.split(" > ")]) if path else snippet.document_title


def _section(*parts: QWidget) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(18, 14, 16, 14)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return section


def _across(*parts: QWidget | None) -> QWidget:
    """Widgets in a row; None is a stretch."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return line
