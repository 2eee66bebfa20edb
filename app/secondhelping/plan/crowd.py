# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How near posts of one document, or on one topic, stand to each other in a plan: asked for at every step, so counted
as they come and go."""

from collections.abc import Hashable, Sequence

FAR = 3
"""Posts that are further apart, in openings, take nothing from each other."""


class Crowd:
    """Where each mark (a document, a topic) stands among so many openings.

    Args:
        openings: How many openings there are.
        costs: What two posts with one mark take from each other at one opening's distance, at two, at three; nothing
            further on.
    """

    def __init__(self, openings: int, costs: Sequence[float]) -> None:
        self._costs = (*costs, *[0.0] * (FAR - len(costs)))
        self._one, self._two, self._three = self._costs
        self._size = openings + 2 * FAR
        self._rows: dict[Hashable, bytearray] = {}

    def add(self, number: int, mark: Hashable) -> None:
        """One post with the mark more at an opening."""
        row = self._rows.get(mark)
        if row is None:
            row = self._rows[mark] = bytearray(self._size)
        row[number + FAR] += 1

    def remove(self, number: int, mark: Hashable) -> None:
        """One less."""
        self._rows[mark][number + FAR] -= 1

    def cost(self, number: int, mark: Hashable) -> float:
        """What those that stand near take from one at the opening; those at the opening itself take nothing."""
        row = self._rows.get(mark)
        if row is None:
            return 0.0
        return (
            self._one * (row[number + 2] + row[number + 4])
            + self._two * (row[number + 1] + row[number + 5])
            + self._three * (row[number] + row[number + 6])
        )

    def between(self, number: int, other: int) -> float:
        """What two with one mark take from each other."""
        step = abs(number - other)
        return self._costs[step - 1] if 0 < step <= FAR else 0.0
