# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When a snippet may go out, in plain words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.timing import Timing
from secondhelping.domain.timing_words import season_words, seasons, timing_words

TODAY = date(2026, 5, 6)


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(), ""),
        (Timing(last=date(2026, 6, 3)), "until 3 June"),
        (Timing(last=date(2027, 6, 3)), "until 3 June 2027"),
        (Timing(last=date(2026, 5, 3)), "over since 3 May"),
        (Timing(first=date(2026, 6, 1)), "not before 1 June"),
        (Timing(first=date(2026, 4, 1)), ""),  # it has begun: nothing is left to say
        (Timing(date(2026, 6, 1), date(2026, 6, 9)), "not before 1 June and until 9 June"),
        (Timing(season=((12, 1), (2, 28))), "in winter only"),
        (Timing(season=((12, 1), (2, 29))), "in winter only"),
        (Timing(season=((5, 1), (5, 31))), "in May only"),
        (Timing(season=((10, 1), (2, 28))), "October to February only"),
        (Timing(season=((11, 11), (2, 3))), "11 November to 3 February only"),
        (Timing(most=1), "once at most"),
        (Timing(last=date(2026, 6, 3), most=3), "until 3 June, 3 times at most"),
    ],
)
def test_in_words(timing: Timing, words: str) -> None:
    assert timing_words(timing, TODAY) == words


def test_summer_is_in_january_in_the_south() -> None:
    assert season_words(((12, 1), (2, 28)), "Australia/Sydney") == "in summer only"
    assert season_words(((12, 1), (2, 28)), "Pacific/Auckland") == "in summer only"
    assert seasons("Europe/London")["winter"] == seasons("America/Sao_Paulo")["summer"]


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_every_day_is_in_exactly_one_season(day: date) -> None:
    assert sum(Timing(season=span).allows(day) for span in seasons().values()) == 1
