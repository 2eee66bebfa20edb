# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner takes up from the month or the tray, and where it may be laid down."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import look
from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.grid import MonthGrid
from secondhelping_ui.calendar_page.lift import Lift, spot_words
from secondhelping_ui.calendar_page.load import Load
from secondhelping_ui.calendar_page.tray import TalkSlot, Tray
from secondhelping_ui.session import Session
from secondhelping_ui.wording import moment_words


class Carrying(QObject):
    """Lifts chips, cards and talk times. `among` gives the accounts shown, none for all."""

    def __init__(
        self,
        page: QWidget,
        session: Session,
        grid: MonthGrid,
        tray: Tray,
        among: Callable[[], tuple[AccountId, ...]],
    ) -> None:
        super().__init__(page)
        self._session = session
        self._grid = grid
        self._tray = tray
        self._among = among
        self.lift = Lift(page, grid)
        self.lift.ended.connect(self._lay_down)
        self.lift.spotted.connect(self._tell_spot)
        grid.lifted.connect(self._lift_chip)
        tray.view.lifted.connect(self._lift_card)
        tray.view.picked_up.connect(self.pick_up)
        for slot in tray.slots:
            slot.lifted.connect(self._lift_talk_slot)

    def learn_spots(self) -> None:
        """The month was turned with something in the air: what do its days mean for it?"""
        if self.lift.load is not None:
            self.lift.know_spots(self._spots(self.lift.load))

    def _spots(self, load: Load) -> dict[date, Spot]:
        return load.spots(self._session.project, self._grid.month.frame.days, self._among())

    def _lift_chip(self, chip: Chip, held: QPointF) -> None:
        load = Load(row=chip.row)
        picture = chip.grab()
        self.lift.start_by_mouse(load, self._spots(load), chip, picture, held.toPoint())
        chip.set_ghost(True)

    def _lift_card(self, snippet: Snippet, picture: QPixmap, held: QPoint) -> None:
        load = Load(snippet=snippet)
        self.lift.start_by_mouse(load, self._spots(load), self._tray.view.viewport(), picture, held)
        self._tray.set_carried(snippet.id)

    def _lift_talk_slot(self, slot: TalkSlot, picture: QPixmap, held: QPoint) -> None:
        load = Load(minutes=slot.minutes)
        self.lift.start_by_mouse(load, self._spots(load), slot, picture, held)

    def pick_up(self, snippet: Snippet) -> None:
        """Enter in the tray: carry the card by the arrow keys."""
        load = Load(snippet=snippet)
        model = self._tray.model
        picture = self._tray.view.picture_of(model.index(model.row_of(snippet.id)))
        self._tray.set_carried(snippet.id)
        self.lift.start_by_keys(load, self._spots(load), picture, self._grid.day)

    def _tell_spot(self, spot: Spot | None) -> None:
        load = self.lift.load
        if spot is not None and load is not None:
            when = moment_words(spot.at, look.today(self._session.project))
            self._session.announce(" ".join([f"{when}.", *spot_words(load, spot)]).strip())

    def _lay_down(self) -> None:
        self._tray.set_carried(None)
        for cell in self._grid.cells():
            for chip in cell.chips:
                chip.set_ghost(False)
