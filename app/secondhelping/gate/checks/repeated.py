# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no text goes out on an account again too soon, in the same or nearly the same words.

X refuses the same text again (its interface answers 403); how long it remembers is not documented, reports speak
of one to three days. Seven days are kept clear; up to the rest period a repeat is worth a look.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import PostId
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.words import counted, when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.quoting import first_words
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan.mix import sequence
from secondhelping.plan.spacing import CLEAR, REST_WEEKS
from secondhelping.plan.wording import account_label
from secondhelping.posts.sameness import alikeness, grams, normalised

_REST = timedelta(weeks=REST_WEEKS)
# Character five-grams shared (Jaccard): from here on two texts read as the same post.
_NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class _Text:
    post: Outgoing | Served
    normal: str


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """The repeats on each account, then the same words on two accounts of X."""
    for texts, label in _lines(subject):
        yield from _same(texts, label)
        yield from _nearly(texts, label)
    yield from _across(subject)


def _pausing(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """Only the same words pause."""
    for texts, label in _lines(subject):
        yield from _same(texts, label)


def _lines(subject: GateSubject) -> Iterator[tuple[list[_Text], str]]:
    """The texts of each account in order, with its label."""
    for account in subject.accounts:
        posts = _near_the_plan(sequence(subject.outgoing, subject.history, account.id))
        yield [_Text(post, normalised(post.text)) for post in posts], account_label(account, subject.accounts)


def _near_the_plan(posts: Sequence[Outgoing | Served]) -> list[Outgoing | Served]:
    """Without the history that lies too far from every planned post to matter; nothing where none is planned."""
    times = [post.at for post in posts if isinstance(post, Outgoing)]
    if not times:
        return []
    first, last = min(times) - _REST, max(times) + _REST
    return [post for post in posts if first <= post.at <= last]


def _same(texts: Sequence[_Text], label: str) -> Iterator[Finding]:
    """Each planned or served text against the last time the same words went out on the account."""
    last: dict[str, Outgoing | Served] = {}
    for text in texts:
        before = last.get(text.normal)
        last[text.normal] = text.post
        if before is None or (isinstance(before, Served) and isinstance(text.post, Served)):
            continue
        apart = text.post.at - before.at
        if apart < _REST:
            yield _repeat(before, text.post, apart, label)


def _repeat(before: Outgoing | Served, again: Outgoing | Served, apart: timedelta, label: str) -> Finding:
    soon = apart <= CLEAR
    return Finding(
        Check.REPEATED,
        Severity.PAUSES if soon else Severity.WORTH_A_LOOK,
        f"{first_words(again)} comes back on {label} after {_apart(apart)}",
        f"The same words go out on {when(before.at)} and again on {when(again.at)}."
        + (" Networks refuse that." if soon else f" {REST_WEEKS} weeks of rest are the usual."),
        "Move one of them, take it off, or word it anew.",
        _planned(before, again),
        again.account_id,
    )


def _apart(apart: timedelta) -> str:
    if apart < timedelta(days=1):
        return "less than a day"
    if apart < timedelta(days=14):
        return counted(apart.days, "day")
    return f"{apart.days // 7} weeks"


def _nearly(texts: Sequence[_Text], label: str) -> Iterator[Finding]:
    """Different words that read the same, within a week on one account."""
    for number, text in enumerate(texts):
        for later in range(number + 1, len(texts)):
            other = texts[later]
            if other.post.at - text.post.at > CLEAR:
                break
            if text.normal == other.normal or not _close(text.normal, other.normal):
                continue
            if planned := _planned(text.post, other.post):
                yield Finding(
                    Check.REPEATED,
                    Severity.WORTH_A_LOOK,
                    f"{first_words(other.post)} is nearly the same as {first_words(text.post)}",
                    f"Both go out on {label} within a week: {when(text.post.at)} and {when(other.post.at)}.",
                    "Keep the one that sounds most like you.",
                    planned,
                    other.post.account_id,
                )


# The same pairs come again after every change of the plan.
@lru_cache(maxsize=16384)
def _close(one: str, other: str) -> bool:
    """Whether two texts are nearly the same. Their lengths alone often settle it."""
    short, long = sorted((len(one), len(other)))
    return short >= _NEARLY * long * 0.9 and alikeness(grams(one), grams(other)) >= _NEARLY


def _across(subject: GateSubject) -> Iterator[Finding]:
    """X does not want the same text from several accounts of one owner."""
    ours = {account.id for account in subject.accounts if account.network is Network.X}
    if len(ours) < 2:
        return
    together: dict[str, list[Outgoing]] = defaultdict(list)
    for post in by_time(subject.outgoing):
        if post.account_id in ours:
            together[normalised(post.text)].append(post)
    for posts in together.values():
        if len({post.account_id for post in posts}) > 1:
            yield Finding(
                Check.REPEATED,
                Severity.WORTH_A_LOOK,
                f"{first_words(posts[0])} goes out on {len({p.account_id for p in posts})} accounts of X",
                "X asks not to post the same words from several accounts.",
                "Leave it on one of them, or word it anew for the other.",
                tuple(dict.fromkeys(post.post_id for post in posts)),
            )


def _planned(*posts: Outgoing | Served) -> tuple[PostId, ...]:
    return tuple(dict.fromkeys(post.post_id for post in posts if isinstance(post, Outgoing)))


CHECK = GateCheck("No two alike in the same week", look, _pausing)
