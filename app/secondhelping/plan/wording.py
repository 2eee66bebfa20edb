# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Says in plain words which runs of posts break the mix rule, for the gate and the calendar alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import BrokenRun, MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.plan.mix import broken_runs, places, sequence

_DO = {
    Kind.HELPFUL: ("is helpful", "are helpful"),
    Kind.PROMOTIONAL: ("promotes", "promote"),
    Kind.CONVERSATION: ("starts a conversation", "start a conversation"),
    Kind.CURATED: ("is curated", "are curated"),
}


@dataclass(frozen=True, slots=True)
class RunInWords:
    """A broken run of one account with the sentence for it.

    `posts` are the planned posts that break it, by time: those of the kind where there are too many, all planned
    posts of the run where there are too few. `days` are the days of all that takes part, history included;
    `first` and `last` the wall-clock times of the ends. `headline` and `reason` are the two sentences of `sentence`.
    """

    account_id: AccountId
    run: BrokenRun
    headline: str
    reason: str
    posts: tuple[PostId, ...]
    days: tuple[date, ...]
    first: datetime
    last: datetime

    @property
    def sentence(self) -> str:
        return f"{self.headline} {self.reason}"


def account_label(account: Account, accounts: Iterable[Account]) -> str:
    """The network's name, with the account's own where there are several on that network."""
    alone = sum(other.network is account.network for other in accounts) <= 1
    return account.network.label if alone or not account.name else f"{account.network.label} ({account.name})"


def broken_runs_by_account(
    outgoing: Sequence[Outgoing], served: Sequence[Served], accounts: Sequence[Account], rule: MixRule
) -> list[RunInWords]:
    """Every broken run of every account, in words; accounts in the order given, runs by time."""
    found: list[RunInWords] = []
    for account in accounts:
        posts = sequence(outgoing, served, account.id)
        label = account_label(account, accounts)
        found += [_in_words(run, posts, account.id, label, rule) for run in broken_runs(places(posts), rule)]
    return found


def _in_words(
    run: BrokenRun, posts: Sequence[Outgoing | Served], account: AccountId, label: str, rule: MixRule
) -> RunInWords:
    blamed = [posts[at] for at in run.positions if not run.too_many or posts[at].kind is run.kind]
    length = min(rule.window, len(posts))
    planned = dict.fromkeys(post.post_id for post in blamed if isinstance(post, Outgoing))
    return RunInWords(
        account,
        run,
        headline(run, label, length),
        reason(run),
        tuple(planned),
        tuple(dict.fromkeys(post.at.date() for post in blamed)),
        blamed[0].at,
        blamed[-1].at,
    )


def headline(run: BrokenRun, label: str, length: int) -> str:
    """ "On LinkedIn, 2 of 5 posts in a row promote." """
    one, many = _DO[run.kind]
    if not run.found:
        return f"On {label}, none of {length} posts in a row {one}."
    only = "" if run.too_many else "only "
    return f"On {label}, {only}{run.found} of {length} posts in a row {one if run.found == 1 else many}."


def reason(run: BrokenRun) -> str:
    """ "Your rule allows 1." """
    if run.too_many:
        return f"Your rule allows {run.wanted or 'none'}."
    return f"Your rule asks for at least {run.wanted}."
