# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the gate says: findings with reasons, and the report that is the key to an export."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secondhelping.domain.ids import AccountId, PostId


class Severity(StrEnum):
    """Whether a finding stops the export or asks for a look."""

    PAUSES = "pauses the export"
    WORTH_A_LOOK = "worth a look"


class Check(StrEnum):
    """The gate's checks, by stable name."""

    MIX = "mix"
    CORRECTION = "correction"
    LENGTH = "length"
    PAST = "past"
    CLOCK_CHANGE = "clock change"
    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    CHARACTERS = "characters"
    SPREADSHEET = "spreadsheet"
    NETWORK = "network"
    LINK = "link"
    SIGNS = "signs"
    OFTEN = "often"
    REPEATED = "repeated"
    KIND = "kind"
    KEEPING = "keeping"
    SOURCE = "source"
    TALK_TIME = "talk time"
    THREAD = "thread"
    TIMING = "timing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the gate noticed: a title, the reason in one plain sentence, and what would help."""

    check: Check
    severity: Severity
    title: str
    why: str
    todo: str
    posts: tuple[PostId, ...] = ()
    account_id: AccountId | None = None


@dataclass(frozen=True, slots=True)
class GateReport:
    """The gate's verdict on exactly the posts whose `fingerprint` it carries. A passed report is the only
    key to an export; `export` makes the fingerprint anew and compares."""

    fingerprint: str
    checked_at: datetime
    posts: int
    findings: tuple[Finding, ...] = ()
    passed_checks: tuple[str, ...] = ()

    @property
    def pausing(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.PAUSES)

    @property
    def worth_a_look(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.WORTH_A_LOOK)

    @property
    def passed(self) -> bool:
        return not self.pausing
