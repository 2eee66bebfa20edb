# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a text that is being typed fits each account: what an editor asks with every key, so nothing is read here."""

from collections.abc import Collection, Sequence

from secondhelping.domain.ids import AccountId
from secondhelping.domain.link_habits import PLAIN, LinkHabits
from secondhelping.domain.network import Account, Count
from secondhelping.domain.plan import Thread
from secondhelping.posts import composing, counting, cutting, splitting, tracking


class Fitting:
    """Counts texts for the accounts of a project as they were when it was made."""

    def __init__(self, accounts: Sequence[Account], habits: LinkHabits = PLAIN) -> None:
        self.accounts = tuple(accounts)
        self._habits = habits

    def parts(self, text: str, thread: Thread) -> list[tuple[Account, tuple[str, ...]]]:
        """What would go out on each account: the text, or the posts of a thread; () where it can't be split.

        Meant for the pauses of typing.
        """
        return [
            (
                account,
                splitting.texts(account.network, self._marked(account, text.strip()), account.limit, thread),
            )
            for account in self.accounts
        ]

    def of(self, text: str, hashtags: Sequence[str] = ()) -> list[tuple[Account, Count]]:
        """A text with its hashtags, counted as each account's network counts it."""
        full = composing.compose(text, hashtags)
        return [(account, self._count(account, full)) for account in self.accounts]

    def over_from(
        self, text: str, hashtags: Sequence[str] = (), among: Collection[AccountId] | None = None
    ) -> int | None:
        """From which letter on a text is too long for one of the accounts (`among` them, None for all).

        None where it fits all. Meant for the pauses of typing: it counts a text that is too long a dozen times.
        """
        ends = [
            self._end(account, text, hashtags)
            for account, count in self.of(text, hashtags)
            if (among is None or account.id in among) and not count.fits
        ]
        return min(ends, default=None)

    def _end(self, account: Account, text: str, hashtags: Sequence[str]) -> int:
        def fits(beginning: str) -> bool:
            return self._count(account, composing.compose(beginning, hashtags)).fits

        return cutting.fitting(text, fits)

    def _count(self, account: Account, text: str) -> Count:
        return counting.count(account.network, self._marked(account, text), account.limit)

    def _marked(self, account: Account, text: str) -> str:
        """As it goes out: with the parameters of its links."""
        return tracking.marked(text, self._habits, account)
