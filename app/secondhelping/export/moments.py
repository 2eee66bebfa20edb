# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Dates and times in a scheduler's form, written and read back, alike in every language of the computer.

A form is written in the signs of `strftime`, of which these are known: %Y %m %d %H %M %S, %y (two digits of the
year), %b and %B (English month), %I (hour 01 to 12), %p (AM or PM), %z (+01:00), and of our own: %e (day), %k (hour
0 to 23), %i (hour 1 to 12) and %n (month), all without a leading zero. `strftime` itself is not used: its names of
months, and whether it leaves out zeros, hang on the computer.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PATTERNS = {
    "Y": r"(?P<Y>\d{4})",
    "y": r"(?P<y>\d{2})",
    "m": r"(?P<m>\d{1,2})",
    "n": r"(?P<n>\d{1,2})",
    "d": r"(?P<d>\d{1,2})",
    "e": r"(?P<e>\d{1,2})",
    "b": r"(?P<b>[A-Za-z]{3})\.?",
    "B": r"(?P<B>[A-Za-z]{3,9})",
    "H": r"(?P<H>\d{1,2})",
    "k": r"(?P<k>\d{1,2})",
    "I": r"(?P<I>\d{1,2})",
    "i": r"(?P<i>\d{1,2})",
    "M": r"(?P<M>\d{2})",
    "S": r"(?P<S>\d{2})",
    "p": r"(?P<p>[AaPp]\.?[Mm]\.?)",
    "z": r"(?P<z>Z|[+-]\d{2}:?\d{2})",
}
_SIGN = re.compile(r"%(.)")


def written(at: datetime, form: str, offset: timedelta = timedelta()) -> str:
    """A wall-clock time in this form. `offset` is how far its zone is ahead of UTC, for %z."""
    hour = at.hour % 12 or 12
    parts = {
        "Y": f"{at.year:04}",
        "y": f"{at.year % 100:02}",
        "m": f"{at.month:02}",
        "n": f"{at.month}",
        "d": f"{at.day:02}",
        "e": f"{at.day}",
        "b": MONTHS[at.month - 1][:3],
        "B": MONTHS[at.month - 1],
        "H": f"{at.hour:02}",
        "k": f"{at.hour}",
        "I": f"{hour:02}",
        "i": f"{hour}",
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
        "p": "AM" if at.hour < 12 else "PM",
        "z": _offset(offset),
    }
    return _SIGN.sub(lambda sign: parts[sign[1]], form)


def read(text: str, form: str) -> datetime | None:
    """The moment that a text of this form names; None where it is none. Aware only where the form has %z.

    What the form does not say is 1 January 1900, at midnight.
    """
    found = _pattern(form).fullmatch(text.strip())
    if found is None:
        return None
    said = found.groupdict()
    try:
        return datetime(_year(said), _month(said), _day(said), *_clock(said), tzinfo=_zone(said.get("z")))
    except ValueError:
        return None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    pieces: list[str] = []
    end = 0
    for sign in _SIGN.finditer(form):
        pieces += [re.escape(form[end : sign.start()]), _PATTERNS[sign[1]]]
        end = sign.end()
    return re.compile("".join([*pieces, re.escape(form[end:])]), re.ASCII)


def _year(said: dict[str, str]) -> int:
    return int(said["Y"]) if "Y" in said else 2000 + int(said["y"]) if "y" in said else 1900


def _month(said: dict[str, str]) -> int:
    name = said.get("b") or said.get("B")
    if name is None:
        return int(said.get("m") or said.get("n") or 1)
    for number, month in enumerate(MONTHS, 1):
        if name.casefold() in (month.casefold(), month[:3].casefold()):
            return number
    raise ValueError(f"no month: {name}")


def _day(said: dict[str, str]) -> int:
    return int(said.get("d") or said.get("e") or 1)


def _clock(said: dict[str, str]) -> tuple[int, int, int]:
    rest = int(said.get("M") or 0), int(said.get("S") or 0)
    hour = int(said.get("H") or said.get("k") or said.get("I") or said.get("i") or 0)
    if "p" in said:
        if not 1 <= hour <= 12:
            raise ValueError(f"no hour of a half day: {hour}")
        hour = hour % 12 + (12 if said["p"][0] in "Pp" else 0)
    return hour, *rest


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    ahead = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-ahead if text[0] == "-" else ahead)


def _offset(ahead: timedelta) -> str:
    minutes = round(ahead.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
