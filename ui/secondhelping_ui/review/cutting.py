# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts the line on the card anew: in two, with what follows, in another wording, with a question of ours."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from secondhelping.domain.changes import Changes
from secondhelping.domain.snippet import Snippet
from secondhelping.operations.recut import (
    accept_question,
    choose_wording,
    join,
    places_to_cut,
    questions,
    split,
    wordings,
)
from secondhelping_ui.session import Session

LONGEST = 90
"""Letters of a text that a line of a menu shows."""


class Card(Protocol):
    """Where the menus open, and how the room for a text is said."""

    def room_words(self, text: str) -> str:
        """How much room a text leaves, in a few words: "X 72 left"."""

    def menu_place(self) -> QPoint:
        """The corner of the screen at which a menu opens."""


class Cutting:
    """Runs the operations. `change` runs one after which the same snippet is shown."""

    def __init__(
        self,
        session: Session,
        card: Card,
        current: Callable[[], Snippet | None],
        change: Callable[[Callable[[], Changes | None]], None],
        parent: QWidget,
    ) -> None:
        self._session = session
        self._card = card
        self._current = current
        self._change = change
        self._parent = parent
        self.menu: QMenu | None = None

    def split(self) -> None:
        """Split in two: at once where there is one place for it, else where the owner chooses."""
        snippet = self._current()
        if snippet is None:
            return
        halves = places_to_cut(snippet)
        if len(halves) < 2:
            self._run_split(snippet, 1)
            return
        choices = [
            (f"Before “{_short(half)}”", lambda n=number: self._run_split(snippet, n))
            for number, half in enumerate(halves, 1)
        ]
        self._open("Split where?", choices)

    def _run_split(self, snippet: Snippet, number: int) -> None:
        self._change(lambda: self._session.run(split, snippet.id, number))

    def join(self) -> None:
        """Join with what follows."""
        snippet = self._current()
        if snippet is not None:
            self._change(lambda: self._session.run(join, snippet.id))

    def reword(self) -> None:
        """Choose another wording of the author's own words."""
        snippet = self._current()
        if snippet is None:
            return
        choices = [
            (
                f"{one.way.value}: {_short(one.text)}   ({self._card.room_words(one.text)})",
                lambda text=one.text: self._change(
                    lambda: self._session.run(choose_wording, snippet.id, text)
                ),
            )
            for one in wordings(snippet)
        ]
        if not choices:
            self._session.toast("There is no other wording: it is one sentence, or a list.", icon="info")
            return
        self._open("Your own words, cut otherwise", choices)

    def ask(self) -> None:
        """Choose a question of ours that goes with the line."""
        snippet = self._current()
        if snippet is None:
            return
        asked = questions(snippet)
        if not asked:
            self._session.toast(
                "A question of ours goes with helpful lines that ask none themselves.", icon="info"
            )
            return
        choices = [
            (
                _short(text.rsplit("\n\n", 1)[-1])
                + ("   (after the line)" if "\n\n" in text else "   (alone)"),
                lambda text=text: self._change(lambda: self._session.run(accept_question, snippet.id, text)),
            )
            for text in asked
        ]
        self._open("Questions put together by Second Helping", choices)

    def _open(self, title: str, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
        menu = QMenu(self._parent)
        head = menu.addAction(title)
        head.setEnabled(False)
        menu.addSeparator()
        for words, handler in choices:
            # In a menu "&" would be the key of the letter after it.
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.destroyed.connect(self._forget)
        menu.popup(self._card.menu_place())

    def _forget(self) -> None:
        self.menu = None


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " …"
