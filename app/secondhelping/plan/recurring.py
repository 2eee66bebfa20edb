# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Posts that come again: when, by a rule as iCalendar writes it (RRULE, RFC 5545), and the rule in plain words.

Times are wall clock: "every first Monday at nine" is nine o'clock in summer and in winter.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from dateutil.rrule import rrule, rrulestr

from secondhelping.domain import words
from secondhelping.domain.errors import KnownError
from secondhelping.plan.recurring_rules import CODES, daily, parts, unending

MOST = 400
"""Posts of one series that are laid out at once."""

_LONGEST = 1000
_DAY_LETTERS = 8
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "last but one"}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_FINER = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_SPOKEN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}


def check(rule: str, first: datetime) -> None:
    """Refuses a rule that cannot be kept.

    Raises:
        KnownError: it is no rule, comes oftener than daily, or never.
    """
    if {"COUNT", "UNTIL"} <= parts(rule).keys():  # to end twice is no rule (RFC 5545, 3.3.10)
        raise _no_rule(rule)
    endless = next(iter(_parsed(unending(rule), first)), None)
    if endless is None or next(occurrences(rule, first), None) is None:
        raise KnownError(
            "That would never come.",
            f"No day keeps “{rule}”.",
            "Choose other days.",
        )


def occurrences(rule: str, first: datetime) -> Iterator[datetime]:
    """The wall-clock times of a series by time, without end where its rule has none.

    The series begins with `first`, also on a day that its rule leaves out, and `first` is one of the times that COUNT
    counts: so RFC 5545 has it (3.8.5.3, "the first instance"; 3.3.10, "always counts as the first occurrence").

    Raises:
        KnownError: as `check`, but for a rule that never comes.
    """
    first = first.replace(second=0, microsecond=0)
    count = parts(rule).get("COUNT", "")
    if on_rule(rule, first):
        yield from _parsed(rule, first)
    elif next(iter(_parsed(daily(rule), first)), None) is not None:  # else its last day comes before it
        yield first
        left = max(0, int(count) - 1) if count else None
        yield from islice(_parsed(rule, first), left)


def on_rule(rule: str, first: datetime) -> bool:
    """Whether the first time of a series is on one of the days of its rule.

    Raises:
        KnownError: as `occurrences`.
    """
    first = first.replace(second=0, microsecond=0)
    return next(iter(_parsed(rule, first)), None) == first


def times(rule: str, first: datetime, after: date, until: date) -> list[datetime]:
    """The times of a series from `after` to before `until`, the first MOST of them.

    Raises:
        KnownError: as `occurrences`.
    """
    return [at for at, _turn in islice(turns(rule, first, after, until), MOST)]


def turns(rule: str, first: datetime, after: date, until: date) -> Iterator[tuple[datetime, int]]:
    """The times of a series from `after` to before `until`, each with the turn of its text: how many times of the
    series come before it. Skipped days have their turn too, so that a day keeps its words when another is skipped.

    Raises:
        KnownError: as `occurrences`.
    """
    for turn, at in enumerate(occurrences(rule, first)):
        if at.date() >= until:
            return
        if at.date() >= after:
            yield at, turn


def goes_on(rule: str, first: datetime, day: date) -> bool:
    """Whether a series comes on a day or after it.

    Raises:
        KnownError: as `occurrences`.
    """
    return next(turns(rule, first, day, date.max), None) is not None


def before(rule: str, first: datetime, day: date) -> int:
    """How many times of a series come before a day.

    Raises:
        KnownError: as `occurrences`.
    """
    return sum(1 for _ in takewhile(lambda at: at.date() < day, occurrences(rule, first)))


def _parsed(rule: str, first: datetime) -> rrule:
    found = parts(rule)
    if found.get("FREQ") not in _UNITS or _FINER & found.keys():
        raise _no_rule(rule)
    every = found.get("INTERVAL", "1")
    if not every.isdecimal() or not 1 <= int(every) <= _LONGEST:  # none at all would never end
        raise _no_rule(rule)
    if len(found.get("UNTIL", "")) == _DAY_LETTERS:
        found["UNTIL"] += "T235959"  # a last day is a day on which it still comes
    whole = ";".join(f"{name}={value}" for name, value in found.items())
    try:
        made = rrulestr(whole, dtstart=first.replace(second=0, microsecond=0))
    except (ValueError, TypeError, KeyError) as error:
        raise _no_rule(rule) from error
    if not isinstance(made, rrule):
        raise _no_rule(rule)
    return made


def _no_rule(rule: str) -> KnownError:
    return KnownError(
        f"“{rule}” is no rule that a post can come again by.",
        "A rule says how often, such as FREQ=MONTHLY;BYDAY=1MO for every first Monday.",
        "Daily, weekly, monthly and yearly are known.",
    )


def choices(first: datetime) -> tuple[tuple[str, str], ...]:
    """The usual rules for a post that first comes at a time, each with its words: for a list to choose from."""
    code = CODES[first.weekday()]
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
    """ "every first Monday", "every month on the second Friday", "every 2 weeks on Tuesday"; a rule beyond these words
    as it is written."""
    found = parts(rule)
    unit = _UNITS.get(found.get("FREQ", ""), "")
    said = "" if not unit or found.keys() - _SPOKEN else _said(unit, found, first)
    return f"{said}{_ends(found)}" if said else f"by the rule {rule}"


def _said(unit: str, found: dict[str, str], first: datetime) -> str:
    """The words without the end; "" for a rule beyond them."""
    every = int(found.get("INTERVAL", "1"))
    often = f"every {unit}" if every == 1 else f"every {every} {unit}s"
    days = found.get("BYDAY", "")
    if unit == "week":
        listed = _weekdays(days, first)
        return f"every {listed}" if every == 1 else f"{often} on {listed}"
    if unit == "month" and days:
        named = [_nth(day) for day in days.split(",")]
        if not all(named):
            return ""
        # "Every second Monday" is every other Monday to most readers.
        plain = every == 1 and all(day.startswith(("first", "last ")) for day in named)
        return f"every {words.listed(named)}" if plain else f"{often} on the {words.listed(named)}"
    if unit == "month":
        day = found.get("BYMONTHDAY", str(first.day))
        which = "the last day" if day == "-1" else "day " + words.listed(day.split(","))
        return f"{often} on {which}"
    return f"{often} on {first.day} {first:%B}" if unit == "year" else often


def _weekdays(days: str, first: datetime) -> str:
    """ "Monday and Friday"; "weekday" for all but Saturday and Sunday."""
    codes = {day for day in days.split(",") if day in CODES} or {CODES[first.weekday()]}
    if codes == set(CODES[:5]):
        return "weekday"
    return words.listed([_DAYS[number] for number, code in enumerate(CODES) if code in codes])


def _nth(day: str) -> str:
    number, code = day[:-2], day[-2:]
    if code not in CODES or not number.lstrip("+-").isdigit() or int(number) not in _NUMBERS:
        return ""
    return f"{_NUMBERS[int(number)]} {_DAYS[CODES.index(code)]}"


def _ends(found: dict[str, str]) -> str:
    if "COUNT" in found:
        return ", once" if found["COUNT"] == "1" else f", {found['COUNT']} times"
    if "UNTIL" in found:
        last = datetime.strptime(found["UNTIL"][:_DAY_LETTERS], "%Y%m%d")
        return f", until {last.day} {last:%B %Y}"
    return ""
