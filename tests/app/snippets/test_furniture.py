# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is no line to post, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.furniture import back_matter, furniture, reference_entry


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Opening hours", "too short"),
        ("Our Services And Our Wonderful Friendly Team", "heading or names"),
        ("VISIT THE SHOP ON THE CORNER OF THE MARKET TODAY", "shouted"),
        ("Flat white 3.20 ..... Mocha 3.80 ..... Tea 2.10 with milk", "mostly signs"),
        ("Eggs on toast with a side of beans and a pot of tea £9", "price list"),
        ("You find the shop in a quiet lane near the park, at Brambleford, BR1 4ZZ.", "address"),
        ("Write to anna@example.org or call 01234 567 890 for a place on the list.", "contact"),
        ("Copyright 2026 by the owners, and none of it may be copied by anyone.", "legal"),
        ("Read the whole story on the website and click here to go on.", "navigation"),
        ("As shown by Miller et al. the dough rises faster in a warm room.", "citation"),
        ("Run git clone, then call main() in run_all.py --verbose to start it.", "code"),
        ("Dear [Customer name], we have good news for you and your family.", "placeholder"),
        ("We make the bread that you love to eat in the morning with the", "cut off"),
        ("The oven (which we built ourselves in a warm summer is still in use.", "half open"),
        (
            "Sourdough, rye, spelt, baguette, ciabatta, focaccia, brioche, bagels, rolls, pretzels.",
            "list of things",
        ),
    ],
)
def test_says_why(text: str, why: str) -> None:
    assert furniture(text) == why


@pytest.mark.parametrize(
    "text",
    [
        "Set a timer for 30 minutes, stand up, reach for the ceiling, sit back down.",
        "Book now: the first desk check for a new workplace is £49 until June.",
        "What is the one stretch you never skip?",
        "One in three adults over 65 falls every year, and most falls happen at home.",
        "Our house stands on a ridge at 114 Juniper Rd, high above the bay, with a view that goes on for miles.",
        "“Nobody told me that sitting still is harder than running,” says Maya, who has tried both.",
        "Der Teig ruht über Nacht, damit das Brot am Morgen gut schmeckt.",
    ],
)
def test_leaves_real_lines_alone(text: str) -> None:
    language = "de" if text.startswith("Der") else "en"
    assert furniture(text, language) == ""


def test_lists_of_sources_are_known_by_entry_and_by_heading() -> None:
    assert reference_entry("Miller, J. A. and B. Stone. 2011. Bread and how it rises. Baker's Press.")
    assert not reference_entry("Anna Miller has baked bread since 2011.")
    assert back_matter("7. References")
    assert not back_matter("References from happy customers")


@given(st.text(max_size=300), st.sampled_from(["", "en", "de", "xx"]))
def test_never_fails(text: str, language: str) -> None:
    assert isinstance(furniture(text, language), str)
