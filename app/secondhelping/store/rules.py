# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix rule as a setting, and every rule there was."""

import json
import sqlite3
from dataclasses import dataclass

from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import DEFAULT_RULE, MixRule
from secondhelping.store import rows, settings


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The mix rule as it was set at a time (ISO 8601, UTC), with the owner's reason."""

    at: str
    rule: MixRule
    reason: str


def rule(connection: sqlite3.Connection) -> MixRule:
    value = settings.get(connection, "rule")
    return _rule(json.loads(value)) if value else DEFAULT_RULE


def put_rule(connection: sqlite3.Connection, rule_: MixRule, reason: str) -> None:
    settings.put(
        connection,
        "rule",
        rows.packed(
            {
                "name": rule_.name,
                "window": rule_.window,
                "at_most": {kind.value: number for kind, number in rule_.at_most.items()},
                "at_least": {kind.value: number for kind, number in rule_.at_least.items()},
                "reason": reason,
            }
        ),
    )


def rule_changes(connection: sqlite3.Connection) -> list[RuleChange]:
    """Every rule there was, the latest first."""
    found = connection.execute("SELECT at, rule FROM rule_change ORDER BY id DESC")
    loaded = [(row["at"], json.loads(row["rule"])) for row in found]
    return [RuleChange(at, _rule(value), value["reason"]) for at, value in loaded]


def _rule(value: dict[str, object]) -> MixRule:
    def numbers(key: str) -> dict[Kind, int]:
        found = value[key]
        assert isinstance(found, dict)
        return {Kind(kind): int(number) for kind, number in found.items()}

    return MixRule(str(value["name"]), int(str(value["window"])), numbers("at_most"), numbers("at_least"))
