# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the cards of locked files: one asks for each, hands its password on once, and goes when it is not needed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from secondhelping_ui.session import Session
from secondhelping_ui.sources.import_area import Notes
from secondhelping_ui.sources.importer import Importer

if TYPE_CHECKING:
    from secondhelping_ui.sources.locked_card import LockedCard


TYPING = "sources.locked"
"""The scope whose keys the hint bar tells while a password is typed."""


class LockedFiles(QObject):
    """`notes` gives where the cards stand; `go_home` puts the focus where it belongs when none is left."""

    def __init__(
        self,
        session: Session,
        importer: Importer,
        notes: Callable[[], Notes],
        go_home: Callable[[], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._importer = importer
        self._notes = notes
        self._go_home = go_home
        self._page = page
        self._cards: list[LockedCard] = []
        self._offered: LockedCard | None = None
        importer.locked.connect(self._ask)
        importer.password_spent.connect(self._close)
        importer.emptied.connect(self._offer)

    @property
    def cards(self) -> "tuple[LockedCard, ...]":
        """Those that ask, the one on top first."""
        return tuple(self._cards)

    def _ask(self, path: Path, tried: bool) -> None:
        from secondhelping_ui.sources.locked_card import WRONG, LockedCard

        card = next((card for card in self.cards if card.path == path), None)
        if card is None:
            card = LockedCard(path)
            card.answered.connect(partial(self._importer.unlock, path))
            # Before the notes take it away: then the focus would be anywhere.
            card.closed.connect(partial(self._forget, card))
            card.field.focused.connect(self._tell_keys)
            self._cards.append(card)
            self._notes().add(card)
        if tried:
            card.show_wrong()
        self._session.announce(WRONG if tried else f"{card.what}.")

    def _tell_keys(self, typing: bool) -> None:
        """The hint bar follows the focus, as long as this page is on the screen."""
        here, there = ("sources", TYPING) if typing else (TYPING, "sources")
        if self._session.actions.scope == here:
            self._session.actions.set_scope(there)

    def _close(self, path: Path) -> None:
        for card in self.cards:
            if card.path == path:
                card.closed.emit()

    def _forget(self, left: "LockedCard") -> None:
        if left in self._cards:
            self._cards.remove(left)
        if not left.isAncestorOf(QApplication.focusWidget() or self._page):
            return
        if self._cards:
            self._cards[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_home()

    def _offer(self) -> None:
        """All others are read: a password can be typed at once, unless the owner is typing elsewhere."""
        first = next(iter(self._cards), None)
        if first is None or first is self._offered or not self._page.isVisible():
            return
        self._offered = first
        if not isinstance(QApplication.focusWidget(), QLineEdit) and QApplication.activeModalWidget() is None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
