# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cues: seen where they are, told with the very words, never told where they are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues


def names(text: str) -> set[str]:
    return {hit.cue.name for hit in cues.hits(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The class is £49.", "price"),
        ("Nur 20 € pro Person.", "price"),
        ("Get 10% off all loaves.", "offer"),
        ("The first visit is free for you.", "offer"),
        ("Book your place soon.", "book"),
        ("Order online until noon.", "buy"),
        ("Contact us any time.", "contact"),
        ("We offer three classes.", "we offer"),
        ("An award-winning bakery.", "praise"),
        ("See you on 12 June at 7pm.", "date"),
        ("Opening hours are posted on the door.", "hours"),
        ("Rinse the cloth twice.", "do this"),
        ("It rains. Take a coat.", "do this"),
        ("Every 20 minutes, look at the street.", "do this"),
        ("The best bakery in town.", "praise"),
        ("Classes are on Tuesdays.", "date"),
        ("Come on Saturday, 3 May.", "date"),
        ("You should rest after lunch.", "advice"),
        ("Worth a listen: the choir leader on breathing.", "passes on"),
        ("1 in 3 adults falls.", "figure"),
        ("About 40 % of it is water.", "figure"),
        ("Bread goes stale because it dries.", "explains"),
        ("These are signs of a stroke.", "warning"),
        ("What's your favourite stretch?", "question"),
        ("Thank you for a lovely year!", "thanks"),
        ("A guide to rye by Ann Lee: https://example.org/rye", "credit"),
    ],
)
def test_each_cue_is_seen(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gluten free bread keeps longer.", "offer"),
        ("She read the book twice.", "book"),
        ("They may rest.", "date"),
        ("The set was complete.", "do this"),
        ("Water is not enough.", "do this"),
        ("Heat for stiffness, movement for the rest.", "do this"),
        ("Should I rest after lunch?", "advice"),
        ("A walk is the best thing for a sore back.", "praise"),
        ("It is good on Monday morning.", "date"),
        ("Change position every half hour.", "figure"),
        ("A good book from the start.", "passes on"),
    ],
)
def test_look_alikes_are_not(text: str, name: str) -> None:
    assert name not in names(text)


def test_cues_are_told_in_plain_words() -> None:
    found = cues.hits("Book now: the check costs £49 and takes 40 minutes.")
    assert cues.told(found, Kind.PROMOTIONAL) == (
        "Mentions a price: “£49”",
        "Asks people to book: “Book now”",
    )
    assert cues.told(found, Kind.HELPFUL) == (
        "Its wording as a whole sounds helpful",
        "-Mentions a price: “£49”",
        "-Asks people to book: “Book now”",
    )


def test_a_helpful_line_says_what_it_has_and_has_not() -> None:
    found = cues.hits("Set a timer for 30 minutes, then stand up and stretch.")
    assert cues.told(found, Kind.HELPFUL) == (
        "Advice a reader can use today",
        "Tells people what to do: “Set”, “stand up”",
        "No price, offer, date or booking words",
    )


@given(st.text(max_size=300), st.sampled_from(list(Kind)))
def test_words_told_stand_in_the_text(text: str, kind: Kind) -> None:
    lines = cues.told(cues.hits(text), kind)
    for line in lines:
        for quoted in re.findall(r"“([^”“]*)”", line):
            assert quoted in text


def test_a_link_to_others_makes_a_pointer_curated_and_nothing_else() -> None:
    pointer = "Good read from the running club: coming back after a long lay-off, by Anna Lee."
    told = {linked: cues.told(cues.hits(pointer, linked), Kind.CURATED) for linked in (False, True)}
    assert told[False] == ("Passes on something by someone else",)
    assert told[True] == ("Comes from someone else, with a link",)
    advice = "Rinse the cloth in cold water first."
    assert cues.hits(advice, True) == cues.hits(advice)


def test_nothing_sold_is_only_said_where_it_is_true() -> None:
    for text in ("It costs £5.", "Call us.", "On 3 May.", "Sign up."):
        assert cues.NOTHING_SOLD not in cues.told(cues.hits(text), Kind.HELPFUL)
