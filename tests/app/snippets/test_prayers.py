# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words of a prayer are known; words to a reader that sound like one are not taken for it."""

import pytest

from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.prayers import prays


@pytest.mark.parametrize(
    "text",
    [
        "Almighty God, whose Son fasted forty days in the wilderness, give us grace.",
        "Lord, we pray for the people of our town.",
        "Bless our local schools, teachers, and students.",
        "Grant teachers creative strategies and give children the capacity to learn.",
        "Give us peace, through Jesus Christ our Lord.",
        "Please pray for the workers who help young people.",
        "Let us pray for rain.",
    ],
)
def test_prayers(text: str) -> None:
    assert prays(lowered(text))


@pytest.mark.parametrize(
    "text",
    [
        "Protect your hands with gloves when you prune roses.",
        "Guide dogs are working dogs: ask before you stroke one.",
        "Grant applications close on Friday.",
        "Father Christmas comes to the shop on Saturday.",
        "Strengthen the muscles around your knee.",
        "The lord mayor opened the market.",
        "Comfort food needs no recipe.",
    ],
)
def test_no_prayers(text: str) -> None:
    assert not prays(lowered(text))
