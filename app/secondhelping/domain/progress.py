# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How long work tells how far it is, and learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One word of progress: `done` of `total` units (pages, passages); total 0 when not known."""

    doing: str
    done: int = 0
    total: int = 0
    found: int = 0


# Called often and must return fast. May raise Cancelled, which ends the work.
Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """The progress callback of who does not want to know."""
