# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner says of planning, as a setting."""

import json
import sqlite3
from datetime import date
from typing import Any

from secondhelping.domain.planning import DaysOff, OnHolidays, PlanningRules
from secondhelping.store import rows, settings

_KEY = "planning"


def rules(connection: sqlite3.Connection) -> PlanningRules:
    """The rules as the owner set them; what was never set is as a project starts."""
    value = settings.get(connection, _KEY)
    if not value:
        return PlanningRules()
    found: dict[str, Any] = json.loads(value)
    found["on_holidays"] = OnHolidays(found["on_holidays"])
    found["days_off"] = tuple(
        DaysOff(date.fromisoformat(first), date.fromisoformat(last), name)
        for first, last, name in found["days_off"]
    )
    return PlanningRules(**found)


def put_rules(connection: sqlite3.Connection, wanted: PlanningRules) -> None:
    value = {
        "country": wanted.country,
        "region": wanted.region,
        "on_holidays": wanted.on_holidays.value,
        "days_off": [[days.first.isoformat(), days.last.isoformat(), days.name] for days in wanted.days_off],
        "rest_weeks": wanted.rest_weeks,
        "gap_minutes": wanted.gap_minutes,
        "same_words": wanted.same_words,
    }
    settings.put(connection, _KEY, rows.packed(value))
