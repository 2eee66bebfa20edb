# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rule in runs: by hand, and against a brute-force oracle over random lines of posts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import LINKEDIN, C, H, P, Place, T, broken, broken_literally, day, outgoing, places, served
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, BrokenRun, MixRule
from secondhelping.plan.mix import allowed, broken_runs, leaves_room, sequence

EIGHTY = PRESETS["80/20"]
kinds = st.sampled_from(Kind)
lines = st.lists(st.tuples(kinds, st.booleans()), max_size=24)


@st.composite
def rules(draw: st.DrawFn) -> MixRule:
    window = draw(st.integers(2, 7))
    asked = draw(st.lists(kinds, max_size=window))
    least = {kind: asked.count(kind) for kind in set(asked)}
    most = {kind: draw(st.integers(least.get(kind, 0), window)) for kind in draw(st.sets(kinds, max_size=3))}
    return MixRule("Your own", window, most, least)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("P", []),
        ("PP", [("PP", 2)]),
        ("PHHHHP", []),
        ("PHHHP", [("PHHHP", 2)]),
        ("pHHHP", [("pHHHP", 2)]),
        ("pHHHHP", []),
        ("pp", []),
        ("ppHHHH", []),
        ("ppHHHHP", []),
        ("ppHHHP", [("pHHHP", 2)]),
        ("pHHpH", []),
        ("PHHp", [("PHHp", 2)]),
        ("HPTPCPH", [("PTPCP", 3)]),
        ("PPPPPPPP", [("PPPPP", 5), ("PPPP", 4)]),
        ("PHHPHHHHHPP", [("PHHP", 2), ("PP", 2)]),
    ],
)
def test_80_20(line: str, expected: list[tuple[str, int]]) -> None:
    runs = broken_runs(places(line), EIGHTY)
    assert [("".join(line[at] for at in run.positions), run.found) for run in runs] == expected
    assert all(run.kind is P and run.wanted == 1 and run.too_many for run in runs)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CCCCH", []),  # not a full run yet
        ("CCCCHT", []),
        ("CCCHHT", [3]),
        ("HHHHHH", [0]),
        ("HHHHHHHHHC", [0]),
        ("hhhhhh", []),  # history is nobody's fault
        ("hhhhhC", []),  # the best that could be done
        ("hhhhhH", [0]),
        ("hhhCCC", []),
        ("hhhCCH", [2]),
        ("HHccc", []),
        ("HHhccc", [3]),
        ("CHhccc", []),
        ("CCCCHHHHCCCC", [2]),
    ],
)
def test_4_1_1_asks_for_curated_posts(line: str, found: list[int]) -> None:
    runs = broken_runs(places(line), PRESETS["4-1-1"])
    assert [run.found for run in runs] == found
    assert all(run.kind is C and run.wanted == 4 and not run.too_many for run in runs)


def test_each_kind_that_is_short_is_told() -> None:
    runs = broken_runs(places("HHHHHHHHHC"), PRESETS["5-3-2"])
    assert [(run.kind, run.found, run.wanted) for run in runs] == [(T, 0, 2), (C, 1, 5)]


@settings(max_examples=500, deadline=None)
@given(lines, rules() | st.sampled_from(list(PRESETS.values())))
def test_a_line_has_broken_runs_exactly_when_brute_force_says_so(line: list[Place], rule: MixRule) -> None:
    runs = broken_runs(line, rule)
    assert bool(runs) == broken(line, rule)
    for run in runs:
        assert run.positions == tuple(range(run.positions[0], run.positions[-1] + 1))
        if run.too_many:
            assert len(run.positions) <= rule.window
            assert run.found == sum(line[at][0] is run.kind for at in run.positions) > run.wanted
            assert line[run.positions[0]][0] is line[run.positions[-1]][0] is run.kind
        else:
            assert len(run.positions) >= rule.window
            assert run.found < run.wanted


@settings(max_examples=500, deadline=None)
@given(lines, rules(), st.data())
def test_one_more_post_is_allowed_exactly_when_no_window_around_it_breaks(
    line: list[Place], rule: MixRule, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(line)))
    kind = data.draw(kinds)
    longer = [*line[:index], (kind, False), *line[index:]]
    around = longer[max(0, index - rule.window + 1) : index + rule.window]
    run = allowed(line, index, kind, rule)
    if not broken(line, rule):
        assert (run is None) == (not broken(longer, rule))
    if not broken(around, rule):
        assert run is None
    if run is not None:
        assert index in run.positions
        assert all(0 <= at < len(longer) for at in run.positions)


@settings(deadline=None)
@given(st.lists(kinds, max_size=24), rules())
def test_without_history_the_rule_is_read_to_the_letter(planned: list[Kind], rule: MixRule) -> None:
    line = [(kind, False) for kind in planned]
    assert bool(broken_runs(line, rule)) == broken_literally(line, rule)


@settings(deadline=None)
@given(rules(), st.lists(kinds, max_size=12), st.data())
def test_who_leaves_room_can_always_go_on(rule: MixRule, before: list[Kind], data: st.DataObject) -> None:
    """Fills ten places after any history, taking only what is allowed and leaves room: there is always one."""
    line: list[Place] = [(kind, True) for kind in before]
    for _ in range(10):
        open_kinds = [
            kind
            for kind in Kind
            if allowed(line, len(line), kind, rule) is None and leaves_room(line, kind, rule)
        ]
        if not open_kinds:
            assert rule.at_most  # only a limit can stand in the way, never what is asked for
            return
        line.append((data.draw(st.sampled_from(open_kinds)), False))
    assert not broken(line, rule)


@pytest.mark.parametrize("rule", PRESETS.values(), ids=PRESETS)
def test_with_every_preset_a_plan_can_go_on_for_ever(rule: MixRule) -> None:
    line: list[Place] = []
    for number in range(200):
        turn = [list(Kind)[(number + step) % 4] for step in range(4)]
        line.append(
            next(
                (kind, False)
                for kind in turn
                if allowed(line, len(line), kind, rule) is None and leaves_room(line, kind, rule)
            )
        )
    assert broken_runs(line, rule) == []


def test_allowed_names_the_run_with_the_new_post_in_its_place() -> None:
    assert allowed(places("HHPHHHH"), 4, P, EIGHTY) == BrokenRun((2, 3, 4), P, 2, 1, True)
    assert allowed(places("HHPHHHH"), 4, H, EIGHTY) is None
    assert allowed(places("HHPHHHH"), 7, P, EIGHTY) is None


def test_the_line_of_an_account_is_by_time_and_history_comes_first() -> None:
    posts = [outgoing(2, H, day(3)), outgoing(1, P, day(1)), outgoing(9, P, day(2), account=LINKEDIN)]
    history = [served(1, C, day(1)), served(2, T, day(-4))]
    assert [entry.kind for entry in sequence(posts, history, LINKEDIN.id)] == [T, C, P, P, H]
    assert sequence(posts[::-1], history[::-1], LINKEDIN.id) == sequence(posts, history, LINKEDIN.id)
