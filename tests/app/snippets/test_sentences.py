# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences of brochures: where they end, and that nothing of the text is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["We open at nine.", "Come early!", "Any questions?"],
        ["We open Mon.-Fri. 9 a.m. to 5 p.m. and Sat. till noon.", "Ring the bell."],
        ["The dough takes 48 hrs. to rise.", "Then it is baked."],
        ["Dr. Moreau sees you on Tuesdays.", "Bring your notes."],
        ["The path is 3.5 km long.", "Wear boots."],
        ["“Stop. Breathe. Go on,” she says.", "It helps."],
        ["He asked “Why?” and left.", "Nobody knew."],
        ["Call Tel. 0123 456 before noon.", "Ask for Ann."],
        ["We say no.", "They say yes."],
        ["Room No. 7 is on the left.", "Mind the step."],
        ["Lunch is at 12 St. John St.", "The door is blue."],
        ["Bread, rolls, etc.", "The rest is gone."],
        ["It costs £3.50.", "Cash only."],
        ["Wait... what was that?", "A fox."],
        ["We bake daily. 🥐", "See you soon."],
        ["See www.example.org for more.", "Thanks."],
        ["Anna B. Carter founded it.", "She still bakes."],
        ["Der Kurs beginnt um 9 Uhr, z.B. am Montag.", "Bitte pünktlich sein."],
    ],
)
def test_splits_between_sentences_only(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_missing_space_after_a_stop_is_seen() -> None:
    assert split("You can trust bakers.Service matters here.") == [
        "You can trust bakers.",
        "Service matters here.",
    ]


def test_names_of_files_and_sites_stay_whole() -> None:
    assert split("Look at example.Com or Node.Js today.") == ["Look at example.Com or Node.Js today."]


def test_an_enumeration_in_running_text_is_cut_at_its_marks() -> None:
    assert split("1. Wash your hands. 2. Dry them. 3. Eat.") == [
        "1. Wash your hands.",
        "2. Dry them.",
        "3. Eat.",
    ]
    assert split("• warm bread • cold butter") == ["• warm bread", "• cold butter"]


def test_a_bracket_keeps_its_sentence_together() -> None:
    text = "We close early (around 4 p.m. Mostly) in winter."
    assert split(text) == [text]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=300))
def test_spans_are_in_order_and_lose_nothing(text: str) -> None:
    places = sentences(text)
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    covered = "".join("".join(text[start:end].split()) for start, end in places)
    assert covered == "".join(text.split())


@given(
    st.lists(
        st.sampled_from(["We bake. ", "Dr. ", "“Yes.” ", "(no. ", "1. ", "... ", "? ", "a.b ", ") "]),
        max_size=40,
    )
)
def test_awkward_marks_never_lose_a_letter(parts: list[str]) -> None:
    text = "".join(parts)
    covered = "".join("".join(text[start:end].split()) for start, end in sentences(text))
    assert covered == "".join(text.split())
