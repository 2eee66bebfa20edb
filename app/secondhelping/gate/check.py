# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a check of the gate is: a function that looks, and the sentence that stands when it found nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from secondhelping.domain.finding import Finding
from secondhelping.gate.subject import GateSubject

Look: TypeAlias = Callable[[GateSubject, datetime], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class GateCheck:
    """A check: `look` gives its findings on a subject at a moment (aware); `passed` is said when there are none.

    `pausing` gives as much of it as may pause an export, where that is sooner looked for: nothing, for a check whose
    findings are worth a look at most. Without it all is looked at.
    """

    passed: str
    look: Look
    pausing: Look | None = None


def never(_subject: GateSubject, _now: datetime) -> Iterable[Finding]:
    """What pauses of a check that never does."""
    return ()
