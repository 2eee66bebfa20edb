# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts that come again: when, by a rule as iCalendar writes it (RRULE, RFC 5545), and the rule in plain words.

Times are wall clock: "every first Monday at nine" is nine o'clock in summer and in winter.
"""

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from dateutil.rrule import rrule, rrulestr

from secondhelping.domain.errors import KnownError

MOST = 400
"""Posts of one series that are laid out at once."""

_LONGEST = 1000
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "last but one"}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_FINER = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_SPOKEN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}


def check(rule: str, first: datetime) -> None:
    """Refuses a rule that cannot be kept.

    Raises:
        KnownError: it is no rule, comes oftener than daily, or never.
    """
    if next(iter(_parsed(rule, first)), None) is None:
        raise KnownError(
            "That would never come.",
            f"No day keeps “{rule}”.",
            "Choose other days.",
        )


def times(rule: str, first: datetime, after: date, until: date) -> list[datetime]:
    """The wall-clock times from `after` to before `until`, the first MOST of them.

    Raises:
        KnownError: as `check`, but for a rule that never comes.
    """
    end = datetime.combine(until, time.min)
    start = max(first, datetime.combine(after, time.min))
    found = _parsed(rule, first).xafter(start, inc=True)
    return list(islice(takewhile(lambda at: at < end, found), MOST))


def _parsed(rule: str, first: datetime) -> rrule:
    parts = _parts(rule)
    if parts.get("FREQ") not in _UNITS or _FINER & parts.keys():
        raise _no_rule(rule)
    every = parts.get("INTERVAL", "1")
    if not every.isdecimal() or not 1 <= int(every) <= _LONGEST:  # none at all would never end
        raise _no_rule(rule)
    try:
        found = rrulestr(rule.upper(), dtstart=first.replace(second=0, microsecond=0))
    except (ValueError, TypeError, KeyError) as error:
        raise _no_rule(rule) from error
    if not isinstance(found, rrule):
        raise _no_rule(rule)
    return found


def _no_rule(rule: str) -> KnownError:
    return KnownError(
        f"“{rule}” is no rule that a post can come again by.",
        "A rule says how often, such as FREQ=MONTHLY;BYDAY=1MO for every first Monday.",
        "Daily, weekly, monthly and yearly are known.",
    )


def _parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name, in capitals."""
    pairs = [part.partition("=") for part in rule.upper().split(";") if part]
    return {name.strip(): value.strip() for name, _, value in pairs}


def choices(first: datetime) -> tuple[tuple[str, str], ...]:
    """The usual rules for a post that first comes at a time, each with its words: for a list to choose from."""
    code = _CODES[first.weekday()]
    nth = (first.day - 1) // 7 + 1
    rules = [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=4",
        f"FREQ=MONTHLY;BYDAY={nth}{code}" if nth < 5 else f"FREQ=MONTHLY;BYDAY=-1{code}",
    ]
    if nth == 4 and (first + timedelta(days=7)).month != first.month:
        rules.append(f"FREQ=MONTHLY;BYDAY=-1{code}")
    rules += [f"FREQ=MONTHLY;BYMONTHDAY={first.day}", "FREQ=YEARLY"]
    return tuple((rule, spoken(rule, first)) for rule in rules)


def spoken(rule: str, first: datetime) -> str:
    """ "every first Monday", "every 2 weeks on Tuesday"; a rule beyond these words as it is written."""
    parts = _parts(rule)
    unit = _UNITS.get(parts.get("FREQ", ""), "")
    if not unit or parts.keys() - _SPOKEN:
        return f"by the rule {rule}"
    every = int(parts.get("INTERVAL", "1"))
    often = f"every {unit}" if every == 1 else f"every {every} {unit}s"
    ends = _ends(parts)
    days = parts.get("BYDAY", "")
    if unit == "week":
        named = [_DAYS[_CODES.index(day)] for day in days.split(",") if day in _CODES] or [
            _DAYS[first.weekday()]
        ]
        listed = " and ".join(named)
        return f"every {listed}{ends}" if every == 1 else f"{often} on {listed}{ends}"
    if unit == "month" and days:
        named = [_nth(day) for day in days.split(",")]
        if all(named):
            listed = " and ".join(named)
            return f"every {listed}{ends}" if every == 1 else f"{often} on the {listed}{ends}"
        return f"by the rule {rule}"
    if unit == "month":
        day = parts.get("BYMONTHDAY", str(first.day))
        last = "the last day" if day == "-1" else f"day {day.replace(',', ' and ')}"
        return f"{often} on {last}{ends}"
    if unit == "year":
        return f"{often} on {first.day} {first:%B}{ends}"
    return f"{often}{ends}"


def _nth(day: str) -> str:
    number, code = day[:-2], day[-2:]
    if code not in _CODES or not number.lstrip("+-").isdigit() or int(number) not in _NUMBERS:
        return ""
    return f"{_NUMBERS[int(number)]} {_DAYS[_CODES.index(code)]}"


def _ends(parts: dict[str, str]) -> str:
    if "COUNT" in parts:
        return f", {parts['COUNT']} times"
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d")
        return f", until {last.day} {last:%B %Y}"
    return ""
