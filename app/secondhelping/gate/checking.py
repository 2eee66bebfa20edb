# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The gate: looks at exactly the posts that are to go out, and gives the report that is the key to an export."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from secondhelping.domain.finding import Finding, GateReport, Severity
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.gate.check import GateCheck
from secondhelping.gate.checks import (
    characters,
    clock_change,
    empty,
    keeping,
    kind,
    length,
    link,
    mix,
    network_rules,
    often,
    past,
    placeholder,
    repeated,
    signs,
    source,
    spreadsheet,
    talk_time,
    timing,
)
from secondhelping.gate.subject import GateSubject
from secondhelping.plan.zones import check_zone

__all__ = ["CHECKS", "GateSubject", "check", "fingerprint", "pauses"]

CHECKS: tuple[GateCheck, ...] = (
    mix.CHECK,
    length.CHECK,
    network_rules.CHECK,
    past.CHECK,
    clock_change.CHECK,
    empty.CHECK,
    placeholder.CHECK,
    characters.CHECK,
    spreadsheet.CHECK,
    link.CHECK,
    signs.CHECK,
    repeated.CHECK,
    often.CHECK,
    keeping.CHECK,
    kind.CHECK,
    source.CHECK,
    timing.CHECK,
    talk_time.CHECK,
)
# True of every file by the way it is written, so it is always said.
_ALWAYS = "Talk times stay out of the file"


def check(subject: GateSubject, now: datetime) -> GateReport:
    """Runs every check.

    Args:
        subject: Exactly the posts to be written, and what they are judged against.
        now: The present, aware.

    Returns:
        The report: findings in the order of the checks, and a sentence for each check that found nothing.

    Raises:
        KnownError: the plan's zone is not one.
    """
    check_zone(subject.zone)
    findings: list[Finding] = []
    passed: list[str] = []
    for gate_check in CHECKS:
        found = list(gate_check.look(subject, now))
        findings += found
        if not found:
            passed.append(gate_check.passed)
    return GateReport(
        fingerprint=fingerprint(subject),
        checked_at=now,
        posts=len({post.post_id for post in subject.outgoing}),
        findings=tuple(findings),
        passed_checks=(*passed, _ALWAYS),
    )


def pauses(subject: GateSubject, now: datetime, progress: Progress = silent) -> bool:
    """Whether the report on the subject would pause its export: sooner known than the report.

    Raises:
        Cancelled: by way of `progress`, which is asked before each check.
        KnownError: the plan's zone is not one.
    """
    check_zone(subject.zone)
    for number, gate_check in enumerate(CHECKS):
        progress(Step("Checking", number, len(CHECKS)))
        found = (gate_check.pausing or gate_check.look)(subject, now)
        if any(finding.severity is Severity.PAUSES for finding in found):
            return True
    return False


def fingerprint(subject: GateSubject) -> str:
    """SHA-256 (hexadecimal) of exactly what was judged: posts, rule, zone, accounts with limits, history,
    which posts quote words that have gone from their document, and which fall outside their snippet's days.

    The order in which posts are given does not matter; any other difference does.
    """
    facts: dict[str, object] = {
        "posts": sorted(_post(post) for post in subject.outgoing),
        "history": sorted(_post(post) for post in subject.history),
        "accounts": sorted(
            [a.id, a.network, a.name, -1 if a.limit is None else a.limit] for a in subject.accounts
        ),
        "rule": [
            subject.rule.name,
            subject.rule.window,
            _numbers(subject.rule.at_most),
            _numbers(subject.rule.at_least),
        ],
        "zone": subject.zone,
        "gone": sorted({post.post_id for post in subject.outgoing if post.snippet_id in subject.gone}),
    }
    outside = {post.post_id for post in subject.outgoing if subject.off_its_days(post)}
    if outside:
        facts["outside"] = sorted(outside)
    if subject.replaced:
        facts["replaced"] = sorted(_post(post) for post in subject.replaced)
    canonical = json.dumps(facts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _numbers(limits: Mapping[Kind, int]) -> list[list[str | int]]:
    return sorted([kind.value, number] for kind, number in limits.items())


def _post(post: Outgoing | Served) -> list[str | int]:
    return [
        -1 if post.post_id is None else post.post_id,
        post.account_id,
        post.kind.value,
        post.at.isoformat(),
        post.instant.astimezone(UTC).isoformat(),
        post.text,
        post.link if isinstance(post, Outgoing) else "",
        post.thread.value,
    ]
