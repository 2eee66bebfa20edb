# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner asks of one plan, before it is laid out."""

from dataclasses import dataclass
from datetime import date

from secondhelping.domain.ids import AccountId
from secondhelping.domain.mix import MixRule
from secondhelping.domain.planning import PlanningRules


@dataclass(frozen=True, slots=True)
class PlanWishes:
    """What the owner asks of one plan: its last day where that does not end a week, the accounts it is for (none for
    all), and a mix rule and planning rules other than those in force. What is None is as the project says."""

    last: date | None = None
    accounts: tuple[AccountId, ...] = ()
    rule: MixRule | None = None
    rules: PlanningRules | None = None
