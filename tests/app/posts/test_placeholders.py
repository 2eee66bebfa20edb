# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Gaps to fill in are seen, and ordinary texts are left alone."""

import pytest

from secondhelping.posts.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read more: [LINK]", ("[LINK]",)),
        ("[url] and [Link] and [URL]", ("[url]", "[Link]", "[URL]")),
        ("Doors open [insert time here].", ("[insert time here]",)),
        ("[YOUR NAME] says", ("[YOUR NAME]",)),
        ("TODO: add a price", ("TODO",)),
        ("Date TBD", ("TBD",)),
        ("From £XX", ("£XX",)),
        ("Save XX% in May", ("XX%",)),
        ("Hello {{name}}, {first_name}", ("{{name}}", "{first_name}")),
        ("Hi <name>", ("<name>",)),
        ("Hi <Your first name>", ("<Your first name>",)),
        ("*|FNAME|* %FIRST_NAME%", ("*|FNAME|*", "%FIRST_NAME%")),
        ("Lorem ipsum dolor", ("Lorem ipsum",)),
        ("Insert your link here", ("Insert your link here",)),
        ("On dd/mm/yyyy", ("dd/mm/yyyy",)),
        ("Call XXX", ("XXX",)),
        ("TODO and TODO", ("TODO",)),
    ],
)
def test_a_gap_is_seen(text: str, expected: tuple[str, ...]) -> None:
    assert placeholders(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I <3 this harbour",
        "5 < 6 and 7 > 6",
        "x<y and z>w",
        "TODO INCLUIDO este verano",
        "Hoy cambia todo",
        "My todo list: one walk a day",
        "Love, Anna xxx",
        "Sizes up to XXXL",
        "We watched Super Bowl XXX",
        "“He was [sic] early,” she said [1]",
        "[Editor's note: closed on Monday]",
        "Write to <anna@harbourlane.example>",
        "Bring {1, 2 or 3} friends",
        "Click the link here",
        "Put your hands here and breathe",
        "Add a pinch of salt here and there",
        "100% of 50%",
        "Malcolm X lived here",
        "Walk <b>now</b>",
        "Step 1: insert the card here.",
    ],
)
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert placeholders(text) == ()
