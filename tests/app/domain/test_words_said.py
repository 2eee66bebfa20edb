# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Numbers, days, times, lists and quotes as the owner reads them."""

from datetime import date, datetime

import pytest

from secondhelping.domain import words


def test_days_and_times() -> None:
    assert words.when(datetime(2026, 5, 14, 9, 5)) == "Thu 14 May, 09:05"
    assert (words.day(date(2026, 12, 6)), words.month(date(2026, 12, 6))) == ("Sun 6 December", "December")


def test_numbers() -> None:
    assert [words.counted(n, "post") for n in (0, 1, 3)] == ["0 posts", "1 post", "3 posts"]
    assert words.counted(1200, "reply", "replies") == "1,200 replies"


@pytest.mark.parametrize(
    ("given", "said"), [([], ""), (["X"], "X"), (["X", "Y"], "X and Y"), (["X", "Y", "Z"], "X, Y and Z")]
)
def test_lists(given: list[str], said: str) -> None:
    assert words.listed(given) == said


def test_quotes_are_cut_at_a_word_and_never_longer() -> None:
    assert words.quoted("Stand \n up now.") == "“Stand up now.”"
    assert words.quoted("Stand up now and then.", 10) == "“Stand up…”"
    assert words.quoted("x" * 100, 10) == "“xxxxxxxxxx…”"
