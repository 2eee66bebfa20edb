# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a check of the gate is: a function that looks, and the sentence that stands when it found nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from secondhelping.domain.finding import Finding
from secondhelping.gate.subject import GateSubject


@dataclass(frozen=True, slots=True)
class GateCheck:
    """A check: `look` gives its findings on a subject at a moment (aware); `passed` is said when there are none."""

    passed: str
    look: Callable[[GateSubject, datetime], Iterable[Finding]]
