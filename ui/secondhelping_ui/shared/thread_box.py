# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A post as a thread: offered where a text is too long for a network, then shown post by post as it will go out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secondhelping.domain.network import Account, Count
from secondhelping.domain.plan import Thread
from secondhelping.domain.words import counted, listed
from secondhelping_ui.theme import line_height, px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Role, action_button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.fields import CheckBox
from secondhelping_ui.widgets.label import Label

_MOST_SHOWN = 172
"""Px at 100 % text that the posts may take; with more of them they are scrolled."""

Parts = Mapping[Account, tuple[str, ...]]


class ThreadBox(QWidget):
    """Hidden while there is nothing to say. `changed` carries how the post is to go out."""

    changed = Signal(object)

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.as_thread = Thread.NONE
        self._shown: tuple[object, ...] = ()
        self.offer = Banner(BannerKind.CAUTION, "", icon="list-checks")
        self.offer.add_button(action_button(action, Role.SECONDARY, "small", key="Alt+T"))
        self.title = Label("", "strong")
        self.off = action_button(action, Role.LINK, "small", text="One post again")
        self.numbers = CheckBox("Number the posts")
        self.numbers.toggled.connect(self._number)
        self._posts = QWidget()
        self._posts.setProperty("ground", "none")
        self._column = QVBoxLayout(self._posts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._area = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        area = self._area
        area.setWidget(self._posts)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("The posts of the thread")
        area.viewport().setAutoFillBackground(False)
        self._thread = QWidget()
        inside = QVBoxLayout(self._thread)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.off)
        inside.addLayout(head)
        inside.addWidget(area)
        inside.addWidget(self.numbers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.offer)
        column.addWidget(self._thread)
        self.offer.hide()
        self._thread.hide()
        self.hide()

    @property
    def posts(self) -> tuple[str, ...]:
        """The texts shown, one for each post."""
        labels = self._posts.findChildren(Label)
        return tuple(label.text() for label in labels if label.property("part"))

    def show_parts(self, thread: Thread, parts: Parts, counts: Mapping[Account, Sequence[Count]]) -> bool:
        """How the post goes out, and would go out as a thread: the posts on each account that needs several.

        Returns whether what is shown has changed.
        """
        now = (thread, tuple(parts.items()))
        if now == self._shown:
            return False
        self._shown = now
        self.as_thread = thread
        self.numbers.blockSignals(True)
        self.numbers.setChecked(thread is not Thread.PLAIN)
        self.numbers.blockSignals(False)
        on = thread is not Thread.NONE
        self.offer.setVisible(not on and bool(parts))
        self._thread.setVisible(on)
        self.setVisible(on or bool(parts))
        if on:
            self._show_thread(parts, counts)
        elif parts:
            self.offer.set_words(
                f"Too long for {_networks(parts)}.", f"It could go out there as {_how_many(parts)}."
            )
        return True

    def _show_thread(self, parts: Parts, counts: Mapping[Account, Sequence[Count]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._area.setVisible(bool(parts))
        self.numbers.setVisible(bool(parts))
        if not parts:
            self.title.setText("A thread, but it fits in one post")
            return
        self.title.setText(f"{_how_many(parts).capitalize()} on {_networks(parts)}")
        shown = max(parts, key=lambda account: len(parts[account]))
        rows = [_row(text, count) for text, count in zip(parts[shown], counts[shown], strict=True)]
        for row in rows:
            self._column.addWidget(row)
        wide = max(self.width(), 360)
        high = sum(row.heightForWidth(wide - 12) for row in rows) + 6 * (len(rows) - 1)
        self._area.setFixedHeight(min(high, px(_MOST_SHOWN)))

    def _number(self, on: bool) -> None:
        self.changed.emit(Thread.NUMBERED if on else Thread.PLAIN)


def _row(text: str, count: Count) -> Card:
    """One post as it will stand there, with the room it leaves."""
    card = Card(radius=8, ground="bg-canvas", margins=(10, 7, 10, 7), spacing=2)
    words = Label(text, "row", wrap=True)
    words.setProperty("part", True)
    card.inner.addWidget(words)
    card.inner.addWidget(Label(f"{count.left} left", "small", "text-3"))
    card.setAccessibleName(f"{text}. {count.left} left")
    card.setMinimumHeight(2 * line_height("row"))
    return card


def _networks(parts: Parts) -> str:
    return listed(list(dict.fromkeys(account.network.label for account in parts)))


def _how_many(parts: Parts) -> str:
    """ "3 posts", or "2 or 3 posts" where networks differ."""
    numbers = sorted({len(texts) for texts in parts.values()})
    if len(numbers) == 1:
        return counted(numbers[0], "post")
    between = "or" if numbers[-1] - numbers[0] == 1 else "to"
    return f"{numbers[0]} {between} {numbers[-1]} posts"
