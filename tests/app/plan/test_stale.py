# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words that go out of date, and those that only look like it."""

from datetime import date

import pytest

from secondhelping.plan.stale import stale

WRITTEN, DAY = date(2026, 1, 10), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Join us this Friday for tea.", "this Friday"),
        ("Our next weekend is free.", "next weekend"),
        ("Only 3 places left? Last places left!", "Last places left"),
        ("Open today only.", "today only"),
        ("We move tomorrow.", "tomorrow"),
        ("In 2024 prices rise.", "2024"),
        ("The 2025 timetable is out.", "2025"),
        ("Come on 3 May.", "3 May"),
        ("Come on May 3rd.", "May 3rd"),
        ("Until 31 October 2026.", "31 October 2026"),
        ("Book before 2026-05-05.", "2026-05-05"),
    ],
)
def test_out_of_date(text: str, words: str) -> None:
    found = stale(text, DAY, WRITTEN)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "Start today.",
        "Every last Friday of the month is tea.",
        "Open since 2012.",
        "A 2019 study shows that walking helps.",
        "Walking helps (Smith, 2021).",
        "Walking helps, says Smith (2021).",
        "Walk 2000 steps a day, or 2,024.",
        "Come on 3 December.",
        "The 2026 timetable is out.",
        "Come on 31 February.",
        "It may help.",
        "Call 020 2024-2024.",
    ],
)
def test_not_out_of_date(text: str) -> None:
    assert stale(text, DAY, WRITTEN) is None


def test_a_date_without_a_year_is_the_next_one_after_it_was_written() -> None:
    assert stale("Come on 3 January.", date(2026, 12, 31), WRITTEN) is None
    assert stale("Come on 3 January.", date(2027, 1, 4), WRITTEN) is not None
    assert stale("Come on 3 January.", date(2027, 1, 4)) is None  # nobody knows of which year
