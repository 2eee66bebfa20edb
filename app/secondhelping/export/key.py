# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the key: whether a gate's report opens the export of exactly these posts, now."""

from datetime import datetime

from secondhelping.domain.errors import GateClosed
from secondhelping.domain.finding import GateReport, Severity
from secondhelping.gate.checking import GateSubject, check, fingerprint

_TODO = "Sort out what the check found, then save."


def must_open(report: GateReport, subject: GateSubject, now: datetime) -> None:
    """Lets through only a passed report on the very posts, and only if a fresh check passes as well.

    A report made by hand, or one that time has overtaken, opens nothing: the posts are judged anew here.

    Raises:
        GateClosed: with the reason.
    """
    if report.fingerprint != fingerprint(subject):
        raise GateClosed(
            "Saving is paused.",
            "The plan has changed since it was checked.",
            "Check it again, then save.",
        )
    if not report.passed:
        raise GateClosed("Saving is paused.", _first_reason(report), _TODO)
    fresh = check(subject, now)
    if not fresh.passed:
        raise GateClosed("Saving is paused.", _first_reason(fresh), _TODO)


def _first_reason(report: GateReport) -> str:
    finding = next(f for f in report.findings if f.severity is Severity.PAUSES)
    return f"{finding.title.rstrip('.')}. {finding.why}"
