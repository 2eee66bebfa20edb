# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes out on days that are none of its snippet's is worth a look, once for each snippet."""

import dataclasses
from datetime import date

from planning import NOW, ZONE, X, day, outgoing, subject
from secondhelping.domain.finding import Check, Severity
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.timing import Timing
from secondhelping.gate.checking import GateSubject, check, fingerprint
from secondhelping.gate.subject import by_time

FOUR = SnippetId(4)


def timed(timing: Timing) -> GateSubject:
    """Three times snippet 4, the first on two accounts, and another post."""
    posts = [
        outgoing(1, text="Stand up."),
        outgoing(1, text="Stand up.", account=X),
        outgoing(2, at=day(30), text="Stand up soon."),
        outgoing(3, at=day(60), text="Stand up late."),
    ]
    own = [dataclasses.replace(post, snippet_id=FOUR) for post in posts]
    other = dataclasses.replace(outgoing(5, at=day(40)), snippet_id=SnippetId(7))
    return dataclasses.replace(subject(*own, other), timings={FOUR: timing})


def test_days_that_are_not_its_own_are_told_once() -> None:
    found = timed(Timing(season=((12, 1), (2, 28))))
    (finding,) = (one for one in check(found, NOW).findings if one.check is Check.TIMING)
    assert (finding.severity, finding.posts) == (Severity.WORTH_A_LOOK, (1, 2, 3))
    assert finding.title.endswith(", the first of 3 times")
    assert "in winter only" in finding.why


def test_its_own_days_are_fine_and_the_key_is_another_where_they_are_not() -> None:
    last = by_time(timed(Timing()).outgoing)[-1].at.date()
    kept = timed(Timing(last=last))
    report = check(kept, NOW)
    assert "Every snippet goes out on its days" in report.passed_checks
    assert report.fingerprint == fingerprint(timed(Timing(first=date(2020, 1, 1))))
    outside = timed(Timing(last=last.replace(day=1)))
    (finding,) = (one for one in check(outside, NOW).findings if one.check is Check.TIMING)
    assert set(finding.posts) <= {1, 2, 3}
    assert fingerprint(outside) != report.fingerprint
    assert check(outside, NOW).passed
    assert outside.zone == ZONE
