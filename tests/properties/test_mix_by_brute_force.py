# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix rule over 100,000 random rules, histories and plans: judged by windows as trying everything judges it.

Each line is of one account, with history anywhere in it; one more post is put in the middle, as a drag does.
"""

from random import Random

import pytest

from planning import Place, broken
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.plan.mix import allowed, broken_runs, leaves_way_on

KINDS = tuple(Kind)
LINES = 5_000


def rule(chance: Random) -> MixRule:
    """Any rule with a window of two to five posts."""
    while True:
        window = chance.randint(2, 5)
        most = {kind: chance.randint(0, window) for kind in chance.sample(KINDS, chance.randint(0, 2))}
        least = {kind: chance.randint(1, 2) for kind in chance.sample(KINDS, chance.randint(0, 2))}
        try:
            return MixRule("Any", window, most, least)
        except KnownError:
            continue


def line(chance: Random) -> list[Place]:
    out = chance.random()
    return [(chance.choice(KINDS), chance.random() < out) for _ in range(chance.randint(0, 9))]


@pytest.mark.parametrize("seed", range(20))
def test_windows_against_trying_everything(seed: int) -> None:
    chance = Random(seed)
    for _ in range(LINES):
        the_rule, places = rule(chance), line(chance)
        before = broken(places, the_rule)
        assert bool(broken_runs(places, the_rule)) == before, (the_rule, places)
        at, kind = chance.randint(0, len(places)), chance.choice(KINDS)
        after = [*places[:at], (kind, False), *places[at:]]
        run = allowed(places, at, kind, the_rule)
        if run is not None:
            assert broken(after, the_rule), (the_rule, places, at, kind)
        elif not before:
            assert not broken(after, the_rule), (the_rule, places, at, kind)


def test_what_leaves_a_way_on_has_one() -> None:
    """By trying every continuation of a window's length."""
    chance = Random(1)
    for _ in range(400):
        the_rule, places = rule(chance), [(kind, False) for kind, _ in line(chance)]
        if not places or broken(places, the_rule):
            continue
        ways = [places]
        for _ in range(the_rule.window):
            ways = [
                way for old in ways for kind in KINDS if not broken(way := [*old, (kind, False)], the_rule)
            ]
            ways = list({tuple(way[-the_rule.window :]): way for way in ways}.values())
        if leaves_way_on(places, len(places) - 1, the_rule) is False:
            assert not ways, (the_rule, places)
