# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a document holds, finding lines in it ends, and nonsense is never on top: no line is a good answer, too."""

import random
import string
from typing import Any

import pytest

from secondhelping.snippets.finding import find

pytestmark = pytest.mark.usefixtures("model")

GOOD = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down."
_chance = random.Random(8)
_SOUP = " ".join(
    "".join(_chance.choice(string.ascii_lowercase + "|1lI!._~") for _ in range(_chance.randint(1, 9)))
    for _ in range(400)
)
NONSENSE = {
    "names": "Ann Baker, Tom Carter, Joan Dyer, Peter Ewing, Mary Fox, John Green, Sue Hill, Bob Inman, Liz Jones",
    "code": "for (int i = 0; i < n; i++) { total += values[i]; } return total / n;",
    "prices": "Cut and finish £38.00 Colour from £55.00 Highlights £72.00 Fringe trim £8.00",
    "menu": "Flat white 3.20\nMocha 3.80\nBeans on toast with egg 7.50\nSoup of the day with bread 6.00",
    "soup": _SOUP,
    "leaders": "Introduction ........ 3\nThe first year ........ 12\nWhat came after ........ 48",
    "numbers": "12 48 96 33.5 17 0.4 1,200 88 91 14 55 72 19 33 4.5 6.7 8.9",
    "signs": "★ ★ ★ ✂ — — — ☎ ✉ ⚠ ♥ ♥ ♥ → → ← ↑",
    "address": "Harbour Lane Physiotherapy, 14 Juniper Lane, Brambleford, BR1 4ZZ, Tel. 01234 567 890",
}


@pytest.mark.parametrize("name", NONSENSE)
def test_no_lines_stand_out_of_nonsense(make_content: Any, name: str) -> None:
    assert find(make_content(*[NONSENSE[name]] * 3)).candidates == ()


@pytest.mark.parametrize("name", NONSENSE)
def test_a_good_line_between_nonsense_is_the_one_on_top(make_content: Any, name: str) -> None:
    found = find(make_content(NONSENSE[name], GOOD, NONSENSE[name]))
    assert found.candidates[0].text == GOOD


@pytest.mark.parametrize(
    "passages", [(), ("",), ("   \n\t ",), ("\u200b\u200b",), (".",), ("?",), ("…" * 900,)]
)
def test_an_empty_document_has_no_lines(make_content: Any, passages: tuple[str, ...]) -> None:
    assert find(make_content(*passages)).candidates == ()


def test_a_sentence_of_a_hundred_thousand_words_is_no_line_and_takes_no_time(make_content: Any) -> None:
    endless = "and the boat went on and the river went on " * 10_000
    found = find(make_content(endless, GOOD))
    assert [candidate.text for candidate in found.candidates] == [GOOD]


def test_one_word_without_end(make_content: Any) -> None:
    assert find(make_content("a" * 300_000)).candidates == ()
    assert find(make_content("§$%&/()=?" * 20_000)).candidates == ()


def test_all_capitals_are_no_line(make_content: Any) -> None:
    shouted = "WE ARE OPEN ON SUNDAYS FROM TEN UNTIL FOUR AND ALL ARE WELCOME."
    assert find(make_content(GOOD.upper(), shouted)).candidates == ()


def test_a_poem_is_left_whole_or_alone(make_content: Any) -> None:
    poem = "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:"
    for candidate in find(make_content(poem)).candidates:
        assert candidate.original in poem


def test_languages_side_by_side_are_each_read(make_content: Any) -> None:
    german = "Stehen Sie alle dreißig Minuten auf und gehen Sie ein paar Schritte durch das Zimmer."
    again = GOOD.replace("30", "40")  # says the same: one of the two is enough
    found = find(make_content(GOOD, german, again, language=""))
    texts = [candidate.text for candidate in found.candidates]
    assert {GOOD, again} & set(texts)
    assert set(texts) <= {GOOD, german, again}
