# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: every run of posts on every account keeps the mix rule, with what went out before."""

from collections.abc import Iterator
from datetime import datetime

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.gate.check import GateCheck
from secondhelping.gate.checks import corrections
from secondhelping.gate.subject import GateSubject
from secondhelping.plan.wording import RunInWords, broken_runs_by_account


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each broken run."""
    for run in broken_runs_by_account(subject.outgoing, subject.history, subject.accounts, subject.rule):
        yield Finding(
            Check.MIX,
            Severity.PAUSES,
            run.headline.rstrip("."),
            run.reason,
            _todo(run),
            run.posts,
            run.account_id,
        )
    yield from corrections.look(subject, now)


def _todo(run: RunInWords) -> str:
    if run.run.too_many:
        return "Move one of them, take one off, or put other posts in between."
    return f"Put {run.run.kind} posts in between, or take some of these off."


CHECK = GateCheck("Every run of posts keeps your rule", look)
