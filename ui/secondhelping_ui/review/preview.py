# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pane at the right while a snippet is edited: how it will look, and what to see to before it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.network import Account, Count
from secondhelping_ui.review.lines import ReasonList
from secondhelping_ui.review.network_tabs import NetworkTabs
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.card import Card, Line
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box, paint_text
from secondhelping_ui.wording import counted

Fit = tuple[Account, Count]

LIKENESS = "A plain likeness, so you can judge the length and line breaks. Each network has its own look."
MOST_HASHTAGS = 3

_NUMBERS = {1: "One", 2: "Two", 3: "Three"}


class _Initials(QWidget):
    """The first letters of the business in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        self.setFixedSize(34, 34)

    def show_name(self, name: str) -> None:
        words = [word for word in name.split() if word[:1].isalnum()]
        self._letters = "".join(word[0] for word in words[:2]).upper()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, 17, color("accent-soft"))
        paint_text(
            painter, box, self._letters, "meta-strong", color("accent-text"), Qt.AlignmentFlag.AlignHCenter
        )


class Preview(QWidget):
    """Follows what is typed. Read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits: Sequence[Fit] = ()
        self._text = ""
        self._tags: tuple[str, ...] = ()
        self.networks = NetworkTabs()
        self.name = Label("", "strong", elide=True)
        self.handle = Label("", "meta", "text-2", elide=True)
        self.text = Label("", "body", wrap=True)
        self.tags = Label("", "body", "accent-text", wrap=True)
        self.checks = ReasonList()
        self._initials = _Initials()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.name)
        who.addWidget(self.handle)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._initials)
        head.addLayout(who, 1)
        card = Card(margins=(14, 12, 14, 14), spacing=6)
        card.inner.addLayout(head)
        card.inner.addWidget(self.text)
        card.inner.addWidget(self.tags)
        self._likeness = _section()
        likeness = Label(LIKENESS, "meta", "text-2", wrap=True)
        parts: tuple[QWidget, ...] = (Label("How it will look", "strong"), self.networks, card, likeness)
        for part in parts:
            self._inner(self._likeness).addWidget(part)
        before = _section()
        self._inner(before).addWidget(Label("Before you keep it", "strong"))
        self._inner(before).addWidget(self.checks)
        self._column.addWidget(self._likeness)
        self._column.addWidget(Line("line"))
        self._column.addWidget(before)
        self.networks.chosen.connect(lambda _index: self._show_one())

    def _inner(self, section: QWidget) -> QVBoxLayout:
        layout = section.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def show_text(
        self, text: str, tags: Sequence[str], fits: Sequence[Fit], alike: str, business: str
    ) -> None:
        """Show what is typed, its hashtags, how it fits, and what it is alike to ("" for nothing)."""
        self._text, self._tags, self._fits = text, tuple(tags), list(fits)
        self.networks.show_accounts([account for account, _count in self._fits])
        self._initials.show_name(business)
        self.name.setText(business)
        self._likeness.setVisible(bool(self._fits))
        self._show_one()
        self.checks.show_lines(checks(text, self._tags, fits, alike))

    def next_network(self) -> None:
        """Show the next network."""
        if self._fits:
            self.networks.set_index((self.networks.index + 1) % len(self._fits))
            self._show_one()

    def _show_one(self) -> None:
        if not self._fits:
            return
        account, count = self._fits[min(self.networks.index, len(self._fits) - 1)]
        self.handle.setText(account.name)
        self.text.set_parts(_with_the_rest(self._text, count))
        self.tags.setText(" ".join(self._tags))
        self.tags.setVisible(bool(self._tags))


def checks(text: str, tags: Sequence[str], fits: Sequence[Fit], alike: str) -> list[tuple[str, str, str]]:
    """Lines of (text, icon, colour token) on what to see to."""
    lines = []
    over = [
        f"{account.network.label} by {count.length - count.limit}"
        for account, count in fits
        if not count.fits
    ]
    if over:
        lines.append((f"Too long for {', '.join(over)}", "circle-alert", "caution"))
    elif len(fits) > 1:
        both = "both" if len(fits) == 2 else f"all {len(fits)}"
        lines.append((f"Fits {both} networks", "check", "ok"))
    elif fits:
        lines.append((f"Fits {fits[0][0].network.label}", "check", "ok"))
    number = _NUMBERS.get(len(tags), "No")
    tag_words = f"{number} hashtag{'' if len(tags) == 1 else 's'}"
    limit = "" if len(tags) == MOST_HASHTAGS else ". Three is your limit"
    lines.append((f"{tag_words}{limit}", "check", "ok"))
    links = text.count("http://") + text.count("https://")
    lines.append((f"Has {counted(links, 'link')}" if links else "No link needed", "check", "ok"))
    if not text.strip():
        lines = [("There are no words in it", "circle-alert", "caution")]
    if alike:
        lines.append((alike, "layers", "caution"))
    return lines


def _with_the_rest(text: str, count: Count) -> list[tuple[str, str, str]]:
    """The text; where it is too long, what is beyond the room is paler."""
    over = count.length - count.limit
    if over <= 0 or over >= len(text):
        return [(text, "body", "text")]
    return [(text[:-over], "body", "text"), (text[-over:], "body", "text-disabled")]


def _section() -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(18, 14, 16, 14)
    column.setSpacing(10)
    return section
