# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is learned from decisions: it moves lines the owner's way, stays within bounds, and gives true reasons."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.kind import Kind
from secondhelping.domain.liking import liked
from secondhelping.snippets import lessons as telling
from secondhelping.snippets.lessons import Lesson, Line
from secondhelping.snippets.taste import FEWEST, Taste, learned, traits_of

FIGURES = tuple(
    f"{share} % of the people who walk at lunch sleep {share // 10} minutes longer."
    for share in range(20, 90, 5)
)
PLAIN = tuple(
    f"People who walk at {time} sleep longer and wake up rested."
    for time in (
        "lunch",
        "noon",
        "dawn",
        "dusk",
        "night",
        "work",
        "school",
        "home",
        "sea",
        "ease",
        "play",
        "once",
    )
)


def line(text: str, kind: Kind = Kind.HELPFUL, score: float = 0.6) -> Line:
    return Line(text, score, {**dict.fromkeys(Kind, 0.1), kind: 0.7})


def lesson(text: str, liked: bool, kind: Kind | None = None, suggested: Kind = Kind.HELPFUL) -> Lesson:
    return Lesson(line(text, suggested), liked, 1.0, kind)


def vectors(lines: Sequence[Line | Lesson]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Directions that mean nothing, so that only traits teach; the same for as many lines."""
    made = np.random.default_rng(7).normal(size=(len(lines), 384)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def numbers_only(count: int) -> Taste:
    told = [lesson(text, True) for text in FIGURES[: count // 2]]
    told += [lesson(text, False) for text in PLAIN[: count - len(told)]]
    return learned(told, vectors(told))


def test_ten_decisions_move_what_the_owner_likes() -> None:
    fresh = [line("In 2024 the hall was let 31 times."), line("The hall was let again and again.")]
    figure, plain = numbers_only(10).likings(fresh, vectors(fresh))
    assert figure.much > 0.3 > plain.much
    assert "You tend to keep lines with a figure" in figure.because


def test_more_decisions_move_it_further() -> None:
    fresh = [line("In 2024 the hall was let 31 times.")]
    moved = [numbers_only(count).likings(fresh, vectors(fresh))[0].much for count in (8, 12, 24)]
    assert moved == sorted(moved)
    assert moved[0] < moved[-1]


def test_a_few_decisions_teach_nothing() -> None:
    told = [lesson(FIGURES[n], True) for n in range(FEWEST - 1)]
    fresh = [line(PLAIN[0])]
    (liking,) = learned(told, vectors(told)).likings(fresh, vectors(fresh))
    assert (liking.much, liking.because) == (0, ())
    assert liking.chances == fresh[0].chances


def test_who_keeps_all_or_nothing_teaches_nothing_about_lines() -> None:
    told = [lesson(text, False) for text in (*FIGURES[:6], *PLAIN[:6])]
    fresh = [line(FIGURES[-1])]
    assert learned(told, vectors(told)).likings(fresh, vectors(fresh))[0].much == 0


def test_what_speaks_against_a_line_is_told_as_that() -> None:
    told = [lesson(text, False) for text in FIGURES] + [lesson(text, True) for text in PLAIN]
    fresh = [line("In 2024 the hall was let 31 times.")]
    (liking,) = learned(told, vectors(told)).likings(fresh, vectors(fresh))
    assert liking.much < 0
    assert "-You tend to set lines with a figure aside" in liking.because


@pytest.mark.parametrize(
    "text", [FIGURES[-1], PLAIN[-1], "Is it 5 o'clock? You know it is!", "Call us for £5."]
)
def test_a_reason_is_one_whose_absence_lowers_the_score(text: str) -> None:
    taste = numbers_only(24)
    one = line(text)
    (liking,) = taste.likings([one], vectors([one]))
    way = 1 if liking.much > 0 else -1
    moves = taste.share * traits_of([one])[0] * taste.weights[: traits_of([one]).shape[1]] * way
    named = [reason for reason in liking.because if "Close to" not in reason]
    assert (moves > 0).sum() >= len(named)
    assert bool(named) <= bool(liking.much)


def test_kinds_follow_what_the_owner_said() -> None:
    prayers = [
        f"Lord, we pray for the people of {place} and for those who help them." for place in "ABCDEFGH"
    ]
    told = [lesson(text, True, Kind.HELPFUL, Kind.PROMOTIONAL) for text in prayers]
    told += [
        lesson(f"Book your place in class {n} for £{n}.", True, Kind.PROMOTIONAL, Kind.PROMOTIONAL)
        for n in range(6)
    ]
    same = np.zeros((len(told), 384), np.float32)
    same[:8, 0] = same[8:, 1] = 1
    taste = learned(told, same)
    fresh = [line("Lord, we pray for the sick.", Kind.PROMOTIONAL)]
    (liking,) = taste.likings(fresh, same[:1])
    assert max(liking.chances, key=lambda kind: liking.chances[kind]) is Kind.HELPFUL
    assert sum(liking.chances.values()) == pytest.approx(1)
    offer = [line("Book your place in class 9 for £9.", Kind.PROMOTIONAL)]
    (kept,) = taste.likings(offer, same[-1:])
    assert max(kept.chances, key=lambda kind: kept.chances[kind]) is Kind.PROMOTIONAL


@settings(deadline=None, max_examples=40)
@given(st.lists(st.booleans(), min_size=0, max_size=60), st.integers(0, 10**6))
def test_whatever_was_decided_the_base_is_within_reach(decisions: list[bool], seed: int) -> None:
    chance = np.random.default_rng(seed)
    told = [lesson(chance.choice(FIGURES + PLAIN), liked, chance.choice(list(Kind))) for liked in decisions]
    fresh = [line(text, score=float(chance.random())) for text in FIGURES[:3] + PLAIN[:3]]
    for one, liking in zip(fresh, learned(told, vectors(told)).likings(fresh, vectors(fresh)), strict=True):
        assert abs(liking.much) <= 2
        moved = liked(one.score, liking.much)
        assert 0 <= moved <= 1
        if 0.001 < one.score < 0.999:
            assert liked(moved, -liking.much) == pytest.approx(one.score, abs=1e-3)
        assert sum(liking.chances.values()) == pytest.approx(1)


def test_the_same_decisions_teach_the_same() -> None:
    fresh = [line(FIGURES[-1])]
    first, second = (numbers_only(20).likings(fresh, vectors(fresh)) for _ in range(2))
    assert first == second


def test_lessons_and_likings_come_through_json_as_they_were() -> None:
    told = (lesson(FIGURES[0], True, Kind.CURATED), replace(lesson(PLAIN[0], False), liked=None, weight=0.5))
    assert telling.from_json(telling.to_json(told)) == told
    liking = telling.Liking(0.25, ("You tend to keep advice",), {Kind.HELPFUL: 1.0})
    assert telling.liking_from_json(telling.liking_to_json(liking)) == liking
