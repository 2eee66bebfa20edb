# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How much room a text leaves on each of the project's accounts, as rings."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account, Count
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.length_ring import LengthRing, ring_words

Fit = tuple[Account, Count]


class RoomRow(QWidget):
    """One ring per account. Quick enough to be told of every keystroke."""

    def __init__(self, *, diameter: int = 34, gap: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diameter = diameter
        self._flow = FlowRow(gap=gap, line_gap=8)
        self._accounts: tuple[Account, ...] = ()
        self._rings: list[LengthRing] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)

    @property
    def rings(self) -> tuple[LengthRing, ...]:
        return tuple(self._rings)

    def show_fits(self, fits: Sequence[Fit], posts: Mapping[AccountId, int] | None = None) -> None:
        """Show these counts, one for each account; where a text goes out as several posts, how many."""
        accounts = tuple(account for account, _count in fits)
        if accounts != self._accounts:
            self._accounts = accounts
            self._rings = [
                LengthRing(account.network, count, diameter=self._diameter, account=account.name)
                for account, count in fits
            ]
            self._flow.set_items(self._rings)
        for ring, (account, count) in zip(self._rings, fits, strict=True):
            ring.set_count(count)
            ring.set_posts(0 if count.fits else (posts or {}).get(account.id, 0))

    def spoken(self, fits: Sequence[Fit]) -> str:
        """The counts in words for a screen reader."""
        return ". ".join(ring_words(account.network, count) for account, count in fits)
