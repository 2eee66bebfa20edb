# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a plan would like beyond what it must, as one number: the objective of "Plan for me".

The plan is the line of its openings by time. Its worth is the sum of

* for each post on each account: FILLED, and WORTH and HOUR times the worth of its snippet, HOUR times how good the
  hour is;
* TALK for a conversation post with a talk time after it;
* less ANOTHER for each post beyond the first at one opening: one post for all accounts is easier to look after;
* less DOCUMENT, by distance, for each two posts of one document among openings near each other, and TOPIC for each
  two on one topic; posts of one opening are not compared;
* less KIND for each post by which, at the end of each week, a kind is off its target; both are counted from the
  start of the stretch of four weeks that the week is in.

The worth of a snippet, 0 to 1, is its score, its fit to the customer card and its past results (value.py), less what
it lost by going out lately (candidates.py). Everything else is a rule, not a wish: see fill.py.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondhelping.domain.ids import DocumentId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule

FILLED = 1.0
WORTH = 1.0
HOUR = 0.2
TALK = 0.1
ANOTHER = 0.9
DOCUMENT = (0.12, 0.06, 0.03)
TOPIC = (0.08, 0.04)
KIND = 0.5
STRETCH = 4
# Where a rule says nothing about promotion, one post in five is enough; never more than one in three.
_SHARE = 0.2
_MOST = 1 / 3


@dataclass(frozen=True, slots=True)
class Laid:
    """A post as the objective sees it: at which opening, on how many accounts, of which worth (0 to 1) and origin."""

    opening: int
    kind: Kind
    accounts: int
    worth: float
    document: DocumentId
    topic: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the objective needs to know of the openings: how good each hour is (0 to 1), which are followed by a talk
    time, at which openings (exclusive) weeks end, and how many posts of each kind there should be by then."""

    hours: tuple[float, ...]
    talked: tuple[bool, ...]
    ends: tuple[int, ...]
    targets: Mapping[Kind, tuple[float, ...]]


def value(laid: Iterable[Laid], wishes: Wishes) -> float:
    """The worth of a whole plan, counted from nothing."""
    posts = list(laid)
    total = sum(alone(post.kind, post.accounts, post.worth, post.opening, wishes) for post in posts)
    here: dict[int, list[Laid]] = defaultdict(list)
    for post in posts:
        here[post.opening].append(post)
    total -= ANOTHER * sum(len(found) - 1 for found in here.values())
    for opening in here:
        for step in range(1, len(DOCUMENT) + 1):
            for one in here[opening]:
                for other in here.get(opening + step, ()):
                    total -= near(step, one.document == other.document, one.topic, other.topic)
    return total - KIND * off_target(posts, wishes)


def alone(kind: Kind, accounts: int, worth: float, opening: int, wishes: Wishes) -> float:
    """What a post is worth whatever stands around it."""
    hour = wishes.hours[opening]
    talk = TALK if kind is Kind.CONVERSATION and wishes.talked[opening] else 0.0
    return accounts * (FILLED + worth * (WORTH + HOUR * hour)) + talk


def near(step: int, same_document: bool, topic: str, other: str) -> float:
    """What two posts `step` openings apart take from each other."""
    cost = DOCUMENT[step - 1] if same_document else 0.0
    if topic and topic == other and step <= len(TOPIC):
        cost += TOPIC[step - 1]
    return cost


def off_target(posts: Iterable[Laid], wishes: Wishes) -> float:
    """By how many posts the kinds are off their targets, summed over kinds and ends of weeks."""
    week_of = [0] * (wishes.ends[-1] if wishes.ends else 0)
    for number, (start, end) in enumerate(pairwise((0, *wishes.ends))):
        week_of[start:end] = [number] * (end - start)
    counts = Counter((post.kind, week_of[post.opening]) for post in posts)
    off = 0.0
    for kind, targets in wishes.targets.items():
        done = 0
        for week, target in enumerate(targets):
            done = counts[kind, week] + (done if week % STRETCH else 0)
            off += abs(done - target)
    return off


def promotional_share(rule: MixRule) -> float:
    """The part of the posts that may promote in the long run, 0 to 1/3."""
    most = rule.at_most.get(Kind.PROMOTIONAL)
    return min(_MOST, _SHARE if most is None else most / rule.window)


def shares(ready: Mapping[Kind, int], openings: int, rule: MixRule) -> dict[Kind, float]:
    """The part that each kind should have of the posts: what the rule asks for, promotions as far as they are ready
    and the rule lets them, and of the rest what is ready of each."""
    asked = {kind: least / rule.window for kind, least in rule.at_least.items() if least}
    found = dict(asked)
    if Kind.PROMOTIONAL not in asked and openings:
        found[Kind.PROMOTIONAL] = min(promotional_share(rule), ready.get(Kind.PROMOTIONAL, 0) / openings)
    free = {kind: n for kind, n in ready.items() if kind not in found}
    rest, total = max(0.0, 1 - sum(found.values())), sum(free.values())
    found.update({kind: rest * number / total for kind, number in free.items() if total})
    return {kind: found.get(kind, 0.0) for kind in Kind}


def targets(parts: Mapping[Kind, float], ends: Sequence[int]) -> dict[Kind, tuple[float, ...]]:
    """How many posts of each kind there should be at the end of each week, from the start of its stretch on."""
    starts = [ends[week - week % STRETCH - 1] if week >= STRETCH else 0 for week in range(len(ends))]
    return {
        kind: tuple(part * (end - start) for start, end in zip(starts, ends, strict=True))
        for kind, part in parts.items()
    }


class Turns:
    """When promotions may come at the earliest, so that they stand evenly over the period and none at its start.

    The n-th promotion (from 0) has its turn in the middle of the n-th of as many equal parts as there are promotions
    to place.
    """

    def __init__(self, ready: int, openings: int, rule: MixRule) -> None:
        share = promotional_share(rule)
        self._gap = max(1 / share, openings / ready) if share and ready else 0.0
        self._openings = openings

    def due(self, number: int) -> int:
        """How many promotions may stand at the openings up to this one (from 0)."""
        return int((number + self._gap / 2) // self._gap) if self._gap else 0

    def early(self, openings: Sequence[int], first: int = 0) -> bool:
        """Whether one of the promotions at these openings, in order, stands before its turn; `first` is the number
        of the first of them."""
        return any(self.due(opening) <= number for number, opening in enumerate(openings, first))
