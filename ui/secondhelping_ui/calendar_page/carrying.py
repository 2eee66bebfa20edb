# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner takes up from the month or the tray, and where it may be laid down."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from secondhelping.domain.snippet import Snippet
from secondhelping.operations import look
from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.chip import Chip
from secondhelping_ui.calendar_page.field import Field
from secondhelping_ui.calendar_page.lift import Lift, spot_words
from secondhelping_ui.calendar_page.load import Around, Load
from secondhelping_ui.calendar_page.tray import TalkSlot, Tray
from secondhelping_ui.session import Session
from secondhelping_ui.wording import moment_words


class Lifting(Protocol):
    """A view whose chips can be pulled at."""

    @property
    def lifted(self) -> Any:
        """Comes with the chip and where it was taken hold of."""
        ...


class Carrying(QObject):
    """Lifts chips, cards and talk times. `around` tells of the calendar at that moment."""

    def __init__(
        self,
        page: QWidget,
        session: Session,
        field: Callable[[], Field],
        tray: Tray,
        around: Callable[[], Around],
    ) -> None:
        super().__init__(page)
        self._session = session
        self._tray = tray
        self._around = around
        self._ghosts: list[Chip] = []
        self.lift = Lift(page, field, tray)
        self.lift.ended.connect(self._lay_down)
        self.lift.spotted.connect(self._tell_spot)
        tray.view.lifted.connect(self._lift_card)
        tray.view.picked_up.connect(self.pick_up)
        for slot in tray.slots:
            slot.lifted.connect(self._lift_talk_slot)

    def learn_spots(self) -> None:
        """The month was turned with something in the air: what do its days mean for it?"""
        self.lift.know_spots()

    def follow(self, view: Lifting) -> None:
        """Lift what is pulled at in this view."""
        view.lifted.connect(self._lift_chip)

    def _prepare(self) -> None:
        self._session.actions.set_scope("calendar.carry")
        self.lift.prepare(self._around(), look.today(self._session.project))

    def _lift_chip(self, chip: Chip, held: QPointF) -> None:
        picture = chip.grab()
        self._prepare()
        self.lift.start_by_mouse(Load(row=chip.row), chip, picture, held.toPoint())
        chip.set_ghost(True)
        self._ghosts.append(chip)

    def _lift_card(self, snippet: Snippet, picture: QPixmap, held: QPoint) -> None:
        self._prepare()
        self.lift.start_by_mouse(Load(snippet=snippet), self._tray.view.viewport(), picture, held)
        self._tray.set_carried(snippet.id)

    def _lift_talk_slot(self, slot: TalkSlot, picture: QPixmap, held: QPoint) -> None:
        self._prepare()
        self.lift.start_by_mouse(Load(minutes=slot.minutes), slot, picture, held)

    def pick_up(self, snippet: Snippet) -> None:
        """Enter in the tray: carry the card by the arrow keys."""
        model = self._tray.model
        picture = self._tray.view.picture_of(model.index(model.row_of(snippet.id)))
        self._tray.set_carried(snippet.id)
        self._prepare()
        self.lift.start_by_keys(Load(snippet=snippet), picture)

    def _tell_spot(self, spot: Spot | None) -> None:
        load = self.lift.load
        if spot is not None and load is not None:
            when = moment_words(spot.at, look.today(self._session.project))
            self._session.announce(" ".join([f"{when}.", *spot_words(load, spot)]).strip())

    def _lay_down(self) -> None:
        self._session.actions.set_scope("calendar")
        self._tray.set_carried(None)
        for chip in self._ghosts:
            chip.set_ghost(False)
        self._ghosts.clear()
