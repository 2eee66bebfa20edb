# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When a snippet may go out, in the words shown: "until 3 May", "in winter only", "3 times at most"."""

from datetime import date, timedelta

from secondhelping.domain.timing import MonthDay, Timing
from secondhelping.domain.words import listed, month

Season = tuple[MonthDay, MonthDay]

SEASONS: dict[str, Season] = {
    "spring": ((3, 1), (5, 31)),
    "summer": ((6, 1), (8, 31)),
    "autumn": ((9, 1), (11, 30)),
    "winter": ((12, 1), (2, 29)),
}
"""The seasons by whole months, as they are in the north; `seasons` turns them round for the south."""

_TURNED = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
_SOUTH = ("Australia/", "Antarctica/", "America/Argentina/")
_SOUTHERN = frozenset(
    {
        *("Pacific/Auckland", "Pacific/Chatham", "Pacific/Fiji", "Pacific/Apia", "Pacific/Tongatapu"),
        *("Africa/Johannesburg", "Africa/Harare", "Africa/Maputo", "Africa/Windhoek", "Africa/Gaborone"),
        *("Africa/Lusaka", "Africa/Maseru", "Africa/Mbabane", "Indian/Mauritius", "Indian/Reunion"),
        *(
            "America/Sao_Paulo",
            "America/Santiago",
            "America/Montevideo",
            "America/Asuncion",
            "America/La_Paz",
        ),
        *("America/Buenos_Aires", "America/Punta_Arenas"),
    }
)


def seasons(zone: str = "") -> dict[str, Season]:
    """The four seasons where the clocks of an IANA zone are."""
    if zone.startswith(_SOUTH) or zone in _SOUTHERN:
        return {name: SEASONS[_TURNED[name]] for name in SEASONS}
    return dict(SEASONS)


def timing_words(timing: Timing, today: date, zone: str = "") -> str:
    """Everything that is said of when a snippet may go out; "" where any day is as good as another."""
    found = [_days(timing, today), season_words(timing.season, zone), most_words(timing.most)]
    return ", ".join(part for part in found if part)


def season_words(season: Season | None, zone: str = "") -> str:
    """ "in winter only", "in May only", "1 November to 15 February only"; "" for all the year."""
    if season is None:
        return ""
    named = {span: name for name, span in seasons(zone).items()}
    name = named.get(_whole(season))
    if name is not None:
        return f"in {name} only"
    (first, start), (last, end) = _whole(season)
    if start == 1 and end >= _length(last):
        names = [month(date(2024, first, 1)), month(date(2024, last, 1))]
        return f"in {names[0]} only" if first == last else f"{names[0]} to {names[1]} only"
    return f"{start} {month(date(2024, first, 1))} to {end} {month(date(2024, last, 1))} only"


def most_words(most: int | None) -> str:
    """ "once at most", "3 times at most"; "" for any number."""
    if most is None:
        return ""
    return "once at most" if most == 1 else f"{most} times at most"


def _days(timing: Timing, today: date) -> str:
    if timing.last is not None and timing.last < today:
        return f"over since {_day(timing.last, today)}"
    begins = timing.first is not None and timing.first > today
    said = []
    if begins and timing.first is not None:
        said.append(f"not before {_day(timing.first, today)}")
    if timing.last is not None:
        said.append(f"until {_day(timing.last, today)}")
    return listed(said)


def _day(day: date, today: date) -> str:
    """ "3 May", with the year where it isn't this one."""
    return f"{day.day} {month(day)}" + ("" if day.year == today.year else f" {day.year}")


def _whole(season: Season) -> Season:
    """28 February as the end of its month is 29 February in a leap year."""
    first, last = season
    return (first, (2, 29) if last == (2, 28) else last)


def _length(number: int) -> int:
    after = date(2024 + number // 12, number % 12 + 1, 1)
    return (after - timedelta(days=1)).day
