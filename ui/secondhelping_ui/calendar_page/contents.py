# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the calendar shows of the project, as it was read last: a month or a week of it, and those beside it."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Occurrence, Slot
from secondhelping.operations import look
from secondhelping_ui.calendar_page.month import DAY, Frame, Month
from secondhelping_ui.calendar_page.special_days import SpecialDays

_AROUND = timedelta(days=130)
"""So far around what is shown the days that are named are known: as far as it is made ready ahead."""


class Contents:
    """Rows, runs, accounts and times. The views are given what they show out of it."""

    def __init__(self, special: SpecialDays) -> None:
        self._special = special
        self.rows: list[Occurrence] = []
        self.runs: list[look.BrokenRunView] = []
        self.accounts: dict[AccountId, Account] = {}
        self.limit: float | None = None
        self.slots: list[Slot] = []

    def read_settings(self, project: Any) -> None:
        """The accounts, the rule and the weekly times."""
        self.accounts = {account.id: account for account in look.accounts(project)}
        self.limit = look.rule_limit(look.rule(project))
        self.slots = look.slots(project)

    def read_rows(self, project: Any) -> None:
        """Everything on the calendar, and what breaks the rule."""
        self.rows, self.runs = look.shown(project)

    def month(self, frame: Frame, today: date, among: Collection[AccountId] | None) -> Month:
        """What a frame shows, with `among` only the posts that go to one of these accounts."""
        named = self._special.names(frame.first - _AROUND, frame.end + _AROUND)
        return Month.of(frame, self.rows, self.runs, today, among, named)

    def beside(
        self, month: Month, most: int, among: Collection[AccountId] | None, *, onward: bool
    ) -> Iterator[Month]:
        """What is likely to be turned to from a month (or a week): the next one in the direction that the owner goes,
        the one before, and then those farther on. Nothing is read."""
        steps = (1, -1, 2, 3)[:most] if onward else (-1, 1, -2, -3)[:most]
        rows, runs = self.rows, self.runs
        for step in steps:
            yield Month.of(_shifted(month.frame, step), rows, runs, month.today, among, month.named)


def _shifted(frame: Frame, steps: int) -> Frame:
    """A frame so many months (or weeks) on."""
    for _step in range(abs(steps)):
        if frame.weeks == 1:
            first = frame.end if steps > 0 else frame.first - 7 * DAY
            frame = Frame(first, first, 1)
        else:
            frame = frame.later() if steps > 0 else frame.earlier()
    return frame
