# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The rules the owner can choose from, written as iCalendar's RRULE (RFC 5545) and read back."""

from collections.abc import Mapping
from datetime import date, datetime

from secondhelping.domain.errors import KnownError
from secondhelping.domain.recurrence import Recurrence, Unit

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
_UNITS = {name: unit for unit, name in _FREQ.items()}
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}


def parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name, in capitals."""
    pairs = [part.partition("=") for part in rule.upper().split(";") if part]
    return {name.strip(): value.strip() for name, _, value in pairs}


def written(recurrence: Recurrence) -> str:
    """The RRULE of a recurrence. The last day is a day of its own: posts of that day still come."""
    found = [f"FREQ={_FREQ[recurrence.unit]}"]
    if recurrence.every > 1:
        found.append(f"INTERVAL={recurrence.every}")
    if recurrence.unit is Unit.WEEK:
        found.append(f"BYDAY={','.join(CODES[day] for day in sorted(recurrence.weekdays))}")
    elif recurrence.unit is Unit.MONTH and recurrence.day:
        found.append(f"BYMONTHDAY={recurrence.day}")
    elif recurrence.unit is Unit.MONTH:
        (weekday,) = recurrence.weekdays
        found.append(f"BYDAY={recurrence.nth}{CODES[weekday]}")
    if recurrence.count is not None:
        found.append(f"COUNT={recurrence.count}")
    if recurrence.until is not None:
        found.append(f"UNTIL={recurrence.until:%Y%m%d}")
    return ";".join(found)


def read(rule: str, first: datetime) -> Recurrence | None:
    """The recurrence that a rule is, from its first time on; None where it says more than a recurrence can."""
    found = parts(rule)
    unit = _UNITS.get(found.get("FREQ", ""))
    if unit is None or found.keys() - _KNOWN:
        return None
    try:
        weekdays, day, nth = _days(unit, found, first)
        return Recurrence(
            unit,
            int(found.get("INTERVAL", "1")),
            weekdays,
            day,
            nth,
            int(found["COUNT"]) if "COUNT" in found else None,
            datetime.strptime(found["UNTIL"][:8], "%Y%m%d").date() if "UNTIL" in found else None,
        )
    except (ValueError, KnownError):
        return None


def _days(unit: Unit, found: dict[str, str], first: datetime) -> tuple[frozenset[int], int, int]:
    """Weekdays, day and nth of a rule. Raises ValueError for days that a recurrence does not know."""
    codes = [code for code in found.get("BYDAY", "").split(",") if code]
    if unit is Unit.WEEK:
        return frozenset(CODES.index(code) for code in codes) or frozenset({first.weekday()}), 0, 0
    if unit is Unit.MONTH and codes:
        (code,) = codes
        return frozenset({CODES.index(code[-2:])}), 0, int(code[:-2])
    if unit is Unit.MONTH:
        return frozenset(), int(found.get("BYMONTHDAY", str(first.day))), 0
    if codes or "BYMONTHDAY" in found:
        raise ValueError(found)
    return frozenset(), 0, 0


def ended(rule: str, last: date) -> str:
    """The same rule, ending after a day."""
    return f"{unending(rule)};UNTIL={last:%Y%m%d}"


def shorter(rule: str, number: int) -> str:
    """The same rule for what is left of it when so many of its times are over: one of COUNT has as many less."""
    found = parts(rule)
    if not found.get("COUNT", "").isdecimal():
        return rule
    return _joined({**found, "COUNT": str(max(1, int(found["COUNT"]) - number))})


def unending(rule: str) -> str:
    """The same rule without its end."""
    return _joined({name: value for name, value in parts(rule).items() if name not in ("COUNT", "UNTIL")})


def daily(rule: str) -> str:
    """A rule that every day keeps, with the last day of this one."""
    last = parts(rule).get("UNTIL", "")
    return _joined({"FREQ": "DAILY", **({"UNTIL": last} if last else {})})


def _joined(found: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in found.items())
