# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Groups are led by the first in order, hold only what is alike to it, and never overlap."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.snippets.alike import groups


def _unit(*angles: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    turned = np.radians(np.array(angles))
    return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def test_what_means_the_same_is_grouped_whatever_its_words() -> None:
    assert groups(_unit(0, 10, 80), ["one two", "three four", "five six"], [1, 0, 2]) == [[1, 0]]


def test_small_steps_make_no_chain() -> None:
    found = groups(_unit(0, 25, 50, 75), ["a", "b", "c", "d"], [0, 1, 2, 3])
    assert found == [[0, 1], [2, 3]]


def test_related_lines_are_alike_where_they_share_their_words() -> None:
    one, other = "set a timer and stand up every half hour", "every half hour set a timer and then stand up"
    assert groups(_unit(0, 40), [one, other], [0, 1]) == [[0, 1]]
    assert groups(_unit(0, 40), [one, "water the garden early in the cool morning"], [0, 1]) == []


@settings(deadline=None)
@given(st.lists(st.integers(0, 359), max_size=40), st.randoms(use_true_random=False))
def test_no_line_is_in_two_groups(angles: list[int], chance: object) -> None:
    order = list(range(len(angles)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    vectors = _unit(*angles) if angles else np.zeros((0, 2), np.float32)
    found = groups(vectors, [f"word{n}" for n in angles], order)
    members = [row for group in found for row in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in found)
    for group in found:
        assert order.index(group[0]) == min(order.index(row) for row in group)
