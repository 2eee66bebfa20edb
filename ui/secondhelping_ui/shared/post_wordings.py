# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Other words for a post while it is edited: its snippet's wordings, and shorter ones where a network has less room."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.operations import serving
from secondhelping_ui.session import Session
from secondhelping_ui.shared.room_row import Fit
from secondhelping_ui.shared.serving_words import room_words

_LONGEST = 72
NONE = "There is no other wording: it is one sentence, or a list."


class PostWordings:
    """Opens the menu. `fits` counts a text on the accounts chosen, `take` puts one in the place of the text."""

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        fits: Callable[[str], Sequence[Fit]],
        take: Callable[[str], object],
    ) -> None:
        self._session = session
        self._parent = parent
        self._fits = fits
        self._take = take
        self.menu: QMenu | None = None

    def open(self, snippet_id: SnippetId | None, text: str, below: QWidget) -> None:
        """What there is for a text, in a menu; those that fit everywhere first where it does not fit itself."""
        found = [
            (way, one, *room_words(self._fits(one)))
            for way, one in serving.other_words(self._session.project, snippet_id, text)
        ]
        if not found:
            self._session.toast(NONE, icon="info")
            return
        if not all(count.fits for _, count in self._fits(text)):
            found.sort(key=lambda one: not one[3])
        menu = QMenu(self._parent)
        menu.setAccessibleName("Another wording")
        for way, one, room, fits in found:
            # In a menu "&" would be the key of the letter after it.
            words = f"{way}: {_short(one)}   ({room})".replace("&", "&&")
            action = menu.addAction(words)
            action.setToolTip(one)
            action.setStatusTip("" if fits else "It does not fit everywhere.")
            action.triggered.connect(lambda _on=False, one=one: self._take(one))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.destroyed.connect(self._forget)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _forget(self) -> None:
        self.menu = None


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
