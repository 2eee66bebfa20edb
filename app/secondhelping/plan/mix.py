# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Judges the mix rule over the posts of one account: which runs break it, and whether one more post would.

What is judged. The posts of an account stand in one line by time, history and plan together; history may lie on
both sides of a planned post. A window is `rule.window` posts in a row; where there are fewer posts, all of them.
Only windows with at least one planned post are judged: what went out cannot be taken back.

*At most k of a kind*: a window breaks the rule when it holds more than k posts of the kind and at least one of
these is planned. An excess of history alone cannot be mended by the plan; it binds nothing but this: no further
post of the kind there.

*At least m of a kind*: judged in full windows only. A window breaks the rule when the places missing, summed over
the kinds, are more than the fewest that its planned posts could have left, given its history. A history made under
another rule, or shorter than a window, would otherwise forbid every later export. With a history that keeps the rule
this is the plain reading: the planned posts could always fill what is missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import BrokenRun, MixRule
from secondhelping.domain.plan import Outgoing, Served

Place = tuple[Kind, bool]  # The kind of a post, and whether it is history.


def sequence(
    outgoing: Iterable[Outgoing], served: Iterable[Served], account: AccountId
) -> list[Outgoing | Served]:
    """The posts of one account in the order the rule sees them: by instant, history first among equals."""
    posts: list[Outgoing | Served] = [post for post in served if post.account_id == account]
    posts += [post for post in outgoing if post.account_id == account]
    return sorted(posts, key=_order)


def _order(post: Outgoing | Served) -> tuple[object, ...]:
    number = -1 if post.post_id is None else post.post_id
    return post.instant, isinstance(post, Outgoing), number, post.kind, post.text


def places(posts: Iterable[Outgoing | Served]) -> list[Place]:
    """What the rule sees of the posts."""
    return [(post.kind, isinstance(post, Served)) for post in posts]


def broken_runs(sequence: Sequence[Place], rule: MixRule) -> list[BrokenRun]:
    """The runs of one account that break the rule (see the module's text), by time.

    Args:
        sequence: The account's posts by time; the flag tells history.
        rule: The rule in force.

    Returns:
        At-most runs from their first to their last offending post, each within a window; at-least runs as the
        windows that fall short, overlapping ones together with the least that was found in any.
    """
    runs = [
        run for kind, most in rule.at_most.items() for run in _too_many(sequence, kind, most, rule.window)
    ]
    runs += _too_few(sequence, rule)
    return sorted(runs, key=lambda run: (run.positions[0], not run.too_many, run.positions[-1], run.kind))


def _too_many(sequence: Sequence[Place], kind: Kind, most: int, window: int) -> Iterator[BrokenRun]:
    at = [position for position, (other, _) in enumerate(sequence) if other is kind]
    done = -1  # The last offending post already told of.
    for first, group in _groups(at, most + 1, window):
        if group[-1] <= done or all(sequence[position][1] for position in group):
            continue
        inside = [position for position in at[first:] if position < group[0] + window]
        done = inside[-1]
        yield BrokenRun(tuple(range(group[0], done + 1)), kind, len(inside), most, True)


def _groups(at: Sequence[int], size: int, window: int) -> Iterator[tuple[int, Sequence[int]]]:
    """Every `size` posts of a kind that follow each other within a window, with the number of the first."""
    for first in range(len(at) - size + 1):
        if at[first + size - 1] - at[first] < window:
            yield first, at[first : first + size]


@dataclass(frozen=True, slots=True)
class Tight:
    """A run that breaks the rule and could not be shorter: whatever mends it takes one of the posts in `blamed` out,
    or puts posts of the kinds that `help` between its first and its last, `need` of them at the least where none is
    taken out; none help where `need` is 0."""

    first: int
    last: int
    blamed: tuple[int, ...]
    help: frozenset[Kind]
    need: int


def tight_runs(sequence: Sequence[Place], rule: MixRule) -> Iterator[Tight]:
    """Every shortest run of one account that breaks the rule; some overlap. There is one exactly where there are
    `broken_runs`."""
    for kind, most in rule.at_most.items():
        at = [position for position, (other, _) in enumerate(sequence) if other is kind]
        for _, group in _groups(at, most + 1, rule.window):
            blamed = tuple(position for position in group if not sequence[position][1])
            if blamed:
                need = rule.window - (group[-1] - group[0]) if most else 0
                yield Tight(group[0], group[-1], blamed, frozenset(Kind) - {kind}, need)
    wanted = {kind: least for kind, least in rule.at_least.items() if least}
    for start, short in _short_windows(sequence, rule, wanted):
        window = sequence[start : start + rule.window]
        # A post of a kind that is missing helps by going only where the line is cut short, or history comes nearer.
        late = len(sequence) < 2 * rule.window or any(history for _, history in sequence)
        blamed = tuple(
            start + at for at, (kind, out) in enumerate(window) if not out and (late or kind not in short)
        )
        missing = _missing((kind for kind, _ in window), wanted) - _least_missing(window, wanted)
        yield Tight(start, start + rule.window - 1, blamed, frozenset(short), missing)


def _short_windows(
    sequence: Sequence[Place], rule: MixRule, wanted: Mapping[Kind, int]
) -> Iterator[tuple[int, dict[Kind, int]]]:
    """Where windows start that fall short, with the kinds they are short of and how many they have."""
    if not wanted:
        return
    for start in range(len(sequence) - rule.window + 1):
        short = _short_kinds(sequence[start : start + rule.window], wanted)
        if short:
            yield start, short


def _too_few(sequence: Sequence[Place], rule: MixRule) -> Iterator[BrokenRun]:
    wanted = {kind: least for kind, least in rule.at_least.items() if least}
    short = list(_short_windows(sequence, rule, wanted))
    for kind, least in wanted.items():
        spans = [(start, kinds[kind]) for start, kinds in short if kind in kinds]
        for first, last, found in _joined(spans, rule.window):
            yield BrokenRun(tuple(range(first, last + 1)), kind, found, least, False)


def _joined(spans: Sequence[tuple[int, int]], window: int) -> Iterator[tuple[int, int, int]]:
    """Windows (start, found) that overlap put together: first position, last position, least found."""
    first = last = found = -1
    for start, here in spans:
        if first >= 0 and start <= last:
            last, found = start + window - 1, min(found, here)
            continue
        if first >= 0:
            yield first, last, found
        first, last, found = start, start + window - 1, here
    if first >= 0:
        yield first, last, found


def _short_kinds(window: Sequence[Place], wanted: Mapping[Kind, int]) -> dict[Kind, int]:
    """The kinds a full window is short of and may not be, with how many it has; {} when it keeps the rule."""
    planned = sum(not history for _, history in window)
    if not planned or _missing((kind for kind, _ in window), wanted) <= _least_missing(window, wanted):
        return {}
    found = {kind: sum(other is kind for other, _ in window) for kind in wanted}
    return {kind: number for kind, number in found.items() if number < wanted[kind]}


def _missing(kinds: Iterable[Kind], wanted: Mapping[Kind, int]) -> int:
    """How many more posts of the wanted kinds the posts would need."""
    left = dict(wanted)
    for kind in kinds:
        if left.get(kind, 0) > 0:
            left[kind] -= 1
    return sum(left.values())


def _least_missing(window: Sequence[Place], wanted: Mapping[Kind, int]) -> int:
    """What would still miss if every planned post were of a wanted kind."""
    planned = sum(not history for _, history in window)
    return max(0, _missing((kind for kind, history in window if history), wanted) - planned)


def allowed(sequence: Sequence[Place], index: int, kind: Kind, rule: MixRule) -> BrokenRun | None:
    """Whether a planned post of `kind` may stand before position `index`: None, or the run it would break.

    The positions of the run count with the new post in its place. Looks at the posts near `index` only, so it is as
    fast in a plan of years as in one of days.
    """
    start = max(0, index - rule.window + 1)
    near = [*sequence[start:index], (kind, False), *sequence[index : index + rule.window - 1]]
    centre = index - start
    for run in broken_runs(near, rule):
        if _blames(run, centre, kind):
            return BrokenRun(
                tuple(start + at for at in run.positions), run.kind, run.found, run.wanted, run.too_many
            )
    return None


def _blames(run: BrokenRun, position: int, kind: Kind) -> bool:
    """Whether the post at `position` takes part in the break, rather than standing between those that do."""
    return position in run.positions and (not run.too_many or run.kind is kind)


def leaves_room(before: Sequence[Place], kind: Kind, rule: MixRule) -> bool:
    """Whether, after `kind`, the posts still to come can keep the at-least part of the rule.

    A window that is not full yet breaks nothing, but it can already be lost: three helpful posts in a row
    leave no way to four curated ones in six. Used while filling, in order of time.
    """
    wanted = {other: least for other, least in rule.at_least.items() if least}
    if not wanted:
        return True
    line = [*before[max(0, len(before) - rule.window + 1) :], (kind, False)]
    return _can_be_filled(line, range(len(line)), wanted, rule.window)


def leaves_way_on(line: Sequence[Place], index: int, rule: MixRule) -> bool:
    """Whether the last posts of an account, that at `index` among them, can be followed by others that keep the rule.

    Five helpful posts and none before break no rule that asks for four curated in six, and whatever the sixth is, it
    does: a plan does not end like that.
    """
    wanted = {other: least for other, least in rule.at_least.items() if least}
    first = max(0, len(line) - rule.window + 1)
    return _can_be_filled(line, range(first, index + 1), wanted, rule.window)


def _can_be_filled(line: Sequence[Place], starts: range, wanted: Mapping[Kind, int], window: int) -> bool:
    """Whether the windows that start there, of which the line holds the first posts, can still keep the at-least
    part: for each, what will miss when all that is free is filled well is no more than could not be helped."""
    left, left_by_history = dict(wanted), dict(wanted)
    missing = missing_by_history = sum(wanted.values())
    planned = 0
    for at in range(len(line) - 1, starts.start - 1, -1):
        kind, history = line[at]
        if left.get(kind, 0) > 0:
            left[kind] -= 1
            missing -= 1
        if not history:
            planned += 1
        elif left_by_history.get(kind, 0) > 0:
            left_by_history[kind] -= 1
            missing_by_history -= 1
        free = window - (len(line) - at)
        if at in starts and max(0, missing - free) > max(0, missing_by_history - planned - free):
            return False
    return True
