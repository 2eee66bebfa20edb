# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The order of the queue, remembered, and kept still while the owner works."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.operations import look
from secondhelping.operations.look import Order
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.widgets.button import MenuButton

NAMES = {Order.BEST: "Best first", Order.DOCUMENT: "As in the document"}
_ICONS = {Order.BEST: "star", Order.DOCUMENT: "file-text"}


class QueueOrder(QObject):
    """Which order the owner wants, with the button that says so. `changed` comes when they want another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.button = MenuButton("")
        self.button.menu_shown.aboutToShow.connect(self._fill)
        self._preferences: Preferences | None = None
        self.order = Order.BEST
        self.standing: list[SnippetId] = []
        """The ids in the order in which they are shown, with some that are shown no more and may come back."""
        self._show()

    def remember_at(self, window: QWidget) -> None:
        """Take the order that was wanted last in this window, and have it remember another one."""
        found = getattr(window, "preferences", None)
        preferences = found if isinstance(found, Preferences) else None
        if preferences is not None and preferences is not self._preferences:
            self._preferences = preferences
            self.order = Order.BEST if preferences.reviews_best_first() else Order.DOCUMENT
            self._show()

    def choose(self, order: Order) -> None:
        """Put the queue in this order; the best first is put together anew."""
        self.order = order
        if self._preferences is not None:
            self._preferences.set_reviews_best_first(order is Order.BEST)
        self._show()
        self.put_anew()
        self.changed.emit()

    def toggle(self) -> None:
        """The other order."""
        self.choose(Order.DOCUMENT if self.order is Order.BEST else Order.BEST)

    def put_anew(self) -> None:
        """Nothing stands any more: the owner looks at the queue anew."""
        self.standing = []

    def keep(self, shown: Sequence[SnippetId]) -> None:
        """This is shown now, and stands."""
        known = set(self.standing)
        self.standing += [snippet_id for snippet_id in shown if snippet_id not in known]

    def loosen(self, shown: Sequence[SnippetId], fixed: int) -> None:
        """Something was learned: of what is shown only the first `fixed` keep their places."""
        self.standing = look.still_standing(self.standing, shown, fixed)

    def _show(self) -> None:
        self.button.setText(NAMES[self.order])
        self.button.set_icon(_ICONS[self.order])
        self.button.setToolTip("The order of the lines of each document (T)")

    def _fill(self) -> None:
        menu = self.button.menu_shown
        menu.clear()
        for order in Order:
            self.button.add_choice(NAMES[order], partial(self.choose, order), checked=order is self.order)
