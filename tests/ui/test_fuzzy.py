# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Loose matching: what fits, and what fits better."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping_ui.fuzzy import match

WORDS = st.text(alphabet=string.ascii_letters + " ", min_size=1, max_size=20)


@given(WORDS, st.data())
def test_letters_in_order_that_are_met_are_those_typed(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    typed = name[start : data.draw(st.integers(start, len(name)))]
    found = match(typed, name)
    assert found is not None
    met = "".join(name[at] for at in found.letters)
    assert met.lower().replace(" ", "") == typed.lower().replace(" ", "")
    assert list(found.letters) == sorted(set(found.letters))


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("post", "Move post to another day", "Compost"),
        ("re", "Review", "Larger text, before"),
        ("keep", "Keep", "Kept in the cupboard, except one"),
    ],
)
def test_the_start_of_a_word_is_better(typed: str, better: str, worse: str) -> None:
    good, bad = match(typed, better), match(typed, worse)
    assert good is not None
    assert bad is None or bad.score < good.score


@pytest.mark.parametrize(("typed", "name"), [("xyz", "Review"), ("weiver", "Review"), ("zz", "Quiz")])
def test_what_does_not_fit(typed: str, name: str) -> None:
    assert match(typed, name) is None


def test_nothing_typed_fits_everything() -> None:
    found = match("  ", "Review")
    assert found is not None
    assert found.letters == ()
