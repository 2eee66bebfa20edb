# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How many posts of each kind a plan has at the end of each week, and by how much a change moves them off target."""

from secondhelping.domain.kind import Kind
from secondhelping.plan import objective
from secondhelping.plan.objective import Wishes


class Tally:
    """The posts of each kind, counted as the objective does: at the end of each week, from the start of the stretch
    on that the week is in. Every cost is what the objective loses by a change; below 0 is a gain."""

    def __init__(self, wishes: Wishes) -> None:
        ends = wishes.ends
        self._targets = wishes.targets
        self._weeks = len(ends)
        # The week (by number of its end) that each opening is in.
        self._week = [
            week for week, end in enumerate(ends) for _ in range(end - (ends[week - 1] if week else 0))
        ]
        self._counts = {kind: [0] * len(ends) for kind in Kind}
        self._costs: dict[tuple[Kind, int, int, int], float] = {}

    def count(self, number: int, kind: Kind, sign: int) -> None:
        """One post of the kind more (1) or less (-1) at an opening."""
        counts = self._counts[kind]
        week = self._week[number]
        for later in range(week, self._stretch_end(week)):
            counts[later] += sign
        self._costs.clear()

    def cost(self, number: int, kind: Kind) -> float:
        """Of one post of the kind more at an opening."""
        week = self._week[number]
        return self._cost(kind, 1, week, self._stretch_end(week))

    def cost_without(self, number: int, kind: Kind) -> float:
        """Of one less."""
        week = self._week[number]
        return self._cost(kind, -1, week, self._stretch_end(week))

    def turn_cost(self, number: int, kind: Kind, old: Kind) -> float:
        """Of a post of the one kind instead of one of the old."""
        week = self._week[number]
        end = self._stretch_end(week)
        return self._cost(kind, 1, week, end) + self._cost(old, -1, week, end)

    def trade_cost(self, here: int, one: Kind, there: int, two: Kind) -> float:
        """Of the posts at two openings, of the kinds one and two, in each other's place."""
        first, last = self._week[here], self._week[there]
        if first > last:
            first, last, one, two = last, first, two, one
        if first == last:
            return 0.0
        stretch = self._stretch_end(first)
        end = min(last, stretch)
        cost = self._cost(two, 1, first, end) + self._cost(one, -1, first, end)
        if stretch <= last:
            # Another stretch is counted from its own start: there the trade is felt to its end.
            end = self._stretch_end(last)
            cost += self._cost(one, 1, last, end) + self._cost(two, -1, last, end)
        return cost

    def turns_cost(self, *turns: tuple[int, Kind, Kind]) -> float:
        """Of several posts of other kinds at once: for each its opening, its kind, and the other."""
        cost = 0.0
        for number, old, kind in turns:
            if old is not kind:
                cost += self.turn_cost(number, kind, old)
                self.count(number, old, -1)
                self.count(number, kind, 1)
        for number, old, kind in turns:
            if old is not kind:
                self.count(number, old, 1)
                self.count(number, kind, -1)
        return cost

    def moved_cost(self, here: int, there: int, kind: Kind) -> float:
        """Of a post of the kind at another opening."""
        cost = self.cost_without(here, kind)
        self.count(here, kind, -1)
        cost += self.cost(there, kind)
        self.count(here, kind, 1)
        return cost

    def _cost(self, kind: Kind, step: int, first: int, end: int) -> float:
        """Of so many posts of a kind more or less, from the end of one week to before that of another."""
        key = (kind, step, first, end)
        known = self._costs.get(key)
        if known is None:
            cost = 0.0
            counts, wanted = self._counts[kind], self._targets[kind]
            for week in range(first, end):
                off = counts[week] - wanted[week]
                cost += abs(off + step) - abs(off)
            known = self._costs[key] = objective.KIND * cost
        return known

    def _stretch_end(self, week: int) -> int:
        """The week after the last of the stretch that a week is in."""
        return min(self._weeks, week - week % objective.STRETCH + objective.STRETCH)
