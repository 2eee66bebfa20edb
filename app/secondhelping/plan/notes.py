# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a plan could not do, in whole sentences: how many slots stay empty, why, and what would help."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, auto
from typing import Protocol

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.words import counted, day, month, quoted, when
from secondhelping.plan.candidates import Choice
from secondhelping.plan.openings import Openings
from secondhelping.plan.wording import account_label


class Why(IntEnum):
    """Why a slot stays empty: of several reasons the last, which is the nearest to being lifted."""

    NOTHING_LEFT = auto()
    TOO_LONG = auto()
    SAME_WORDS = auto()
    HOLIDAY = auto()
    ONLY_PROMOTIONS = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot of an account that stays empty."""

    at: datetime
    account_id: AccountId
    why: Why


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the filling went: posts laid out, gaps by time, the openings, snippets not used, and those among them whose
    words are out of date."""

    start: date
    weeks: int
    posts: int
    gaps: tuple[Gap, ...]
    openings: Openings
    left: tuple[Snippet, ...]
    stale: tuple[Choice, ...] = ()


class Asked(Protocol):
    """What the notes need to know of the request."""

    @property
    def rule(self) -> MixRule: ...
    @property
    def accounts(self) -> tuple[Account, ...]: ...


def notes(outcome: Outcome, request: Asked) -> tuple[str, ...]:
    """The notes of a plan, the most telling first."""
    by_why = {why: [gap for gap in outcome.gaps if gap.why is why] for why in Why}
    found = [
        _nothing_left(by_why[Why.NOTHING_LEFT]),
        _rule(by_why[Why.RULE], request.rule),
        _promotions(by_why[Why.ONLY_PROMOTIONS], request.rule),
        _holiday(by_why[Why.HOLIDAY]),
        *_too_long(by_why[Why.TOO_LONG], request.accounts),
        _same_words(by_why[Why.SAME_WORDS]),
        _past(outcome),
        _closed(outcome.openings.closed),
        *_close(outcome.openings.close, request.accounts),
        *(_skipped(at) for at in outcome.openings.skipped),
        _stale(outcome.stale),
        _left(outcome),
    ]
    return tuple(note for note in found if note)


def _stay_empty(gaps: Iterable[Gap], where: str = "") -> str:
    number = len(list(gaps))
    return f"{counted(number, 'slot')}{where} {'stays' if number == 1 else 'stay'} empty"


def _nothing_left(gaps: list[Gap]) -> str:
    if not gaps:
        return ""
    first = day(min(gap.at for gap in gaps))
    return (
        f"{_stay_empty(gaps)}, the first on {first}: every ready snippet is used or resting. "
        "A new document would help."
    )


def _rule(gaps: list[Gap], rule: MixRule) -> str:
    if not gaps:
        return ""
    asked = " and ".join(f"{least} {kind}" for kind, least in rule.at_least.items() if least)
    if not asked:
        return f"{_stay_empty(gaps)}: nothing that is left keeps your rule there. {_other_kinds(rule)}"
    return (
        f"{_stay_empty(gaps)}: your rule asks for at least {asked} in any {rule.window} posts in a row, and too few "
        "such snippets are ready. Keep more of them, or choose another rule."
    )


def _other_kinds(rule: MixRule) -> str:
    capped = [kind for kind, most in rule.at_most.items() if most < rule.window]
    free = [kind for kind in Kind if kind not in capped]
    return f"More {' or '.join(free or [Kind.HELPFUL])} snippets would help."


def _promotions(gaps: list[Gap], rule: MixRule) -> str:
    if not gaps:
        return ""
    most = rule.at_most.get(Kind.PROMOTIONAL)
    reason = (
        "and one promotion in five posts is enough"
        if most is None
        else f"and your rule allows {most or 'none'} in any {rule.window} posts in a row"
    )
    return (
        f"{_stay_empty(gaps)}: only promotional snippets are left for them, {reason}. "
        "More helpful snippets would help."
    )


def _too_long(gaps: list[Gap], accounts: tuple[Account, ...]) -> Iterable[str]:
    per_account = Counter(gap.account_id for gap in gaps)
    for account in accounts:
        if per_account[account.id]:
            where = f" on {account_label(account, accounts)}"
            own = [gap for gap in gaps if gap.account_id == account.id]
            yield f"{_stay_empty(own, where)}: every snippet that is left is too long there. Shorten a few in Review."


def _same_words(gaps: list[Gap]) -> str:
    if not gaps:
        return ""
    return (
        f"{_stay_empty(gaps)}: what has rested is left in words that went out there within a year, or that are out of "
        "date. Another wording of a snippet would help."
    )


def _holiday(gaps: list[Gap]) -> str:
    if not gaps:
        return ""
    return (
        f"{_stay_empty(gaps)}: only promotional snippets are left for them, and they fall on a public holiday. "
        "More helpful snippets would help."
    )


def _past(outcome: Outcome) -> str:
    """Only said where nothing of the period is left to fill."""
    if outcome.openings.found or not outcome.openings.past:
        return ""
    return "Every weekly time of this period is past or too soon. Choose a later first day."


def _closed(times: tuple[datetime, ...]) -> str:
    if not times:
        return ""
    days = len({at.date() for at in times})
    verb = "falls" if len(times) == 1 else "fall"
    return (
        f"{counted(len(times), 'slot')} {verb} on {counted(days, 'day')} off, the first on {day(min(times))}. "
        "Nothing is planned then."
    )


def _close(times: tuple[tuple[datetime, AccountId], ...], accounts: tuple[Account, ...]) -> Iterable[str]:
    per_account = Counter(account for _, account in times)
    for account in accounts:
        if number := per_account[account.id]:
            stays = "stays" if number == 1 else "stay"
            yield (
                f"{counted(number, 'slot')} on {account_label(account, accounts)} {stays} empty, too close to the time "
                "before. Move those weekly times further apart."
            )


def _stale(choices: tuple[Choice, ...]) -> str:
    if not choices:
        return ""
    words = quoted(next(found.words for word in choices[0].wordings for found in word.dated))
    number = len(choices)
    return (
        f"{counted(number, 'snippet')} {'is' if number == 1 else 'are'} not served: the words are out of date, such as "
        f"{words}. Word {'it' if number == 1 else 'them'} anew in Review."
    )


def _skipped(at: datetime) -> str:
    return f"{when(at)} stays empty: the clocks skip that hour. Move that weekly time to another hour."


def _left(outcome: Outcome) -> str:
    """Only said when every slot was filled and what is left would not last as long again."""
    number = len(outcome.left)
    if outcome.gaps or not outcome.posts or number >= outcome.posts:
        return ""
    left = (
        "No ready snippet is"
        if not number
        else f"{counted(number, 'ready snippet')} {'is' if number == 1 else 'are'}"
    )
    after = outcome.start + timedelta(weeks=outcome.weeks)
    time = month(after) if after.month != outcome.start.month else "the weeks after"
    return f"{left} left for {time}; a new document would help."
