# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When a snippet may go out, as a column."""

import json
from datetime import date
from typing import Any

from secondhelping.domain.timing import ALWAYS, Timing
from secondhelping.store import rows


def timing(column: str) -> Timing:
    """A column as a timing. Most say nothing, and a long list of snippets has thousands of them."""
    if column == "{}":
        return ALWAYS
    found: dict[str, Any] = json.loads(column)
    season = found.get("season")
    return Timing(
        _day(found.get("first")),
        _day(found.get("last")),
        ((season[0], season[1]), (season[2], season[3])) if season else None,
        found.get("most"),
        bool(found.get("same_words")),
    )


def timing_column(wanted: Timing) -> str:
    found: dict[str, object] = {}
    if wanted.first is not None:
        found["first"] = wanted.first.isoformat()
    if wanted.last is not None:
        found["last"] = wanted.last.isoformat()
    if wanted.season is not None:
        found["season"] = [*wanted.season[0], *wanted.season[1]]
    if wanted.most is not None:
        found["most"] = wanted.most
    if wanted.same_words:
        found["same_words"] = True
    return rows.packed(found)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
