# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The panel under the card for lines that say nearly the same: side by side, what they share marked, one suggested."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.review.card_parts import page_of
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import Role, action_button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.fields import RadioButton
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import counted, short_date, tip

HINT = "Keep the one that sounds most like you"
SHARED_TONE = "text on bg-sunken"

_WORD = re.compile(r"\w+")
_SIDE_BY_SIDE = 2
_LEAST_WIDTH = 230
_EDGES = 32
_SCROLLED = 14
_COMMON = 3  # shorter words are in every line


def shared_parts(text: str, others: Sequence[str]) -> list[tuple[str, str, str]]:
    """The text in stretches for a label: words that one of the others has too stand on a ground of their own."""
    known = {word for other in others for word in _words(other)}
    parts: list[tuple[str, str, str]] = []
    end = 0
    for match in _WORD.finditer(text):
        if (match.group().casefold() in known and len(match.group()) > _COMMON) or match.group().isdigit():
            if match.group().casefold() not in known:
                continue
            if text[end : match.start()]:
                parts.append((text[end : match.start()], "body", "text-2"))
            parts.append((match.group(), "body", SHARED_TONE))
            end = match.end()
    if text[end:]:
        parts.append((text[end:], "body", "text-2"))
    return parts


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


class AlikeCard(Card):
    """One of the lines, to be chosen with a click, the space bar or the arrows."""

    chosen = Signal(object)

    def __init__(self, snippet: Snippet, others: Sequence[str], name: str) -> None:
        super().__init__(radius=10, margins=(14, 10, 14, 12), spacing=6)
        self.snippet_id = snippet.id
        self.radio = RadioButton(name)
        self.radio.setAutoExclusive(False)
        self.radio.setAccessibleName(f"{name}: {snippet.text}")
        self.radio.clicked.connect(lambda: self.chosen.emit(self.snippet_id))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.radio)
        head.addStretch()
        place = QHBoxLayout()
        place.setSpacing(0)
        place.addWidget(Label(snippet.document_title, "meta", "text-2", elide=True))
        # By itself: of a long title the end may go, of the page nothing.
        place.addWidget(Label(page_of(snippet).replace(" · ", ", "), "meta", "text-2"))
        head.addLayout(place)
        self.text = Label("", "body", "text-2", wrap=True, most=5)
        flat = " ".join(snippet.text.split())
        self.text.set_parts(shared_parts(flat, others))
        self.text.setToolTip(tip(snippet.text))
        self.inner.addLayout(head)
        self.inner.addWidget(self.text)
        self.inner.addStretch()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chosen(self, chosen: bool) -> None:
        self.radio.setChecked(chosen)
        self.set_chosen(chosen)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.snippet_id)


class AlikePanel(QWidget):
    """Shows a group. `pick` is the line that would be kept; what happens then is the page's."""

    picked = Signal(object)

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pick: SnippetId | None = None
        self.cards: list[AlikeCard] = []
        self._shown: tuple[object, ...] = ()
        self.title = Label("", "strong")
        self.settle = action_button(actions.action("review.settle"), Role.SECONDARY, key="D")
        self.both = action_button(actions.action("review.keep_both"), Role.GHOST, key="B")
        self.posted = Label("", "meta", "caution", wrap=True)
        self._row = QHBoxLayout()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("layers", "text", 16))
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(Label(HINT, "meta", "text-2", elide=True))
        inside = QWidget()
        inside.setProperty("ground", "none")
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        inside.setLayout(self._row)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("bare", "true")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.settle)
        buttons.addWidget(self.both)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGES // 2, 12, _EDGES // 2, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._area)
        column.addWidget(self.posted)
        column.addLayout(buttons)

    def show_group(
        self, current: Snippet, others: Sequence[Snippet], posted: Sequence[date], today: date
    ) -> None:
        """Show the line on the card beside those that say nearly the same; nothing where there are none."""
        shown = (current, tuple(others), tuple(posted))
        if shown == self._shown:
            return
        self._shown = shown
        self.pick = current.id
        self._show_cards([current, *others] if others else [])
        self.title.setText(_title(len(others) + 1) if others else "Nearly the same went out before")
        self.posted.setText(_posted_words(posted, today))
        self.posted.setVisible(bool(posted))
        self._area.setVisible(bool(others))
        self.settle.setVisible(bool(others))
        self.both.setVisible(bool(others))
        self.both.setText("Keep both" if len(others) == 1 else f"Keep all {len(others) + 1}")
        verb = "the other" if len(others) == 1 else "the others"
        self.settle.setText(f"Keep this, set {verb} aside")
        self.setVisible(bool(others or posted))

    def clear(self) -> None:
        """There is no group."""
        self._shown = ()
        self.pick = None
        self.hide()

    def choose(self, snippet_id: SnippetId) -> None:
        """Make a line the one that would be kept."""
        self.pick = snippet_id
        for card in self.cards:
            card.show_chosen(card.snippet_id == snippet_id)
        self.picked.emit(snippet_id)

    def _show_cards(self, members: Sequence[Snippet]) -> None:
        for old in self.cards:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = []
        for number, member in enumerate(members):
            others = [other.text for other in members if other is not member]
            card = AlikeCard(member, others, _name(number, len(members)))
            card.show_chosen(number == 0)
            card.chosen.connect(self.choose)
            if len(members) > _SIDE_BY_SIDE:
                card.setMinimumWidth(px(_LEAST_WIDTH))
            self._row.addWidget(card, 1)
            self.cards.append(card)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the longest of the lines; where they have too little room, they are scrolled along."""
        number = len(self.cards)
        if not number:
            return
        gaps = self._row.spacing() * (number - 1)
        room = self.width() - _EDGES - gaps
        least = max(max(card.minimumSizeHint().width(), card.minimumWidth()) for card in self.cards)
        wide = max(room // number, least)
        high = max(card.heightForWidth(wide) for card in self.cards)
        self._area.setFixedHeight(high + (_SCROLLED if wide * number > room else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), 14, color("bg-window"), color("line"))


def _title(count: int) -> str:
    number = {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))
    return f"These {number} say nearly the same thing"


def _name(number: int, count: int) -> str:
    if number == 0:
        return "This one"
    return "The other" if count == _SIDE_BY_SIDE else f"Number {number + 1}"


def _posted_words(posted: Sequence[date], today: date) -> str:
    if not posted:
        return ""
    last = short_date(max(posted), today)
    if len(posted) == 1:
        return f"Nearly the same went out on {last}."
    return f"Nearly the same went out {counted(len(posted), 'time')}, the last time on {last}."
