# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The report and its fingerprint."""

import dataclasses
from datetime import timedelta

import pytest

from planning import NOW, H, P, X, day, outgoing, served, subject
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId, TalkTimeId
from secondhelping.domain.plan import TalkTime
from secondhelping.gate.checking import CHECKS, check, fingerprint


def test_a_good_plan_passes_every_check() -> None:
    posts = subject(outgoing(1), outgoing(2, P), outgoing(2, P, account=X))
    report = check(dataclasses.replace(posts, talk_times=(TalkTime(TalkTimeId(1), day(1)),)), NOW)
    assert report.passed
    assert report.findings == ()
    assert report.posts == 2
    assert report.checked_at == NOW
    assert len(report.passed_checks) == len(CHECKS) + 1
    assert "Every post is in the future" in report.passed_checks
    assert "Talk times stay out of the file" in report.passed_checks


def test_what_pauses_and_what_is_worth_a_look_are_apart() -> None:
    report = check(subject(outgoing(1, text="TODO"), outgoing(2, text="@anna walks")), NOW)
    assert not report.passed
    assert [f.check.value for f in report.pausing] == ["placeholder"]
    assert [f.check.value for f in report.worth_a_look] == ["spreadsheet", "talk time"]
    assert "Nothing left to fill in" not in report.passed_checks
    assert "No empty posts" in report.passed_checks


def test_a_plan_without_posts_passes() -> None:
    assert check(subject(), NOW).passed


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(KnownError, match="not a time zone"):
        check(dataclasses.replace(subject(), zone="Mars/Olympus"), NOW)


def test_the_fingerprint_is_of_the_posts_whatever_their_order() -> None:
    posts = [outgoing(1), outgoing(2, P), outgoing(2, P, account=X)]
    history = [served(1), served(2)]
    assert fingerprint(subject(*posts, history=history)) == fingerprint(
        subject(*posts[::-1], history=history[::-1])
    )
    assert len(fingerprint(subject())) == 64


def test_talk_times_and_the_hour_of_the_check_leave_the_fingerprint_alone() -> None:
    posts = subject(outgoing(1))
    more = dataclasses.replace(posts, talk_times=(TalkTime(TalkTimeId(1), day(1)),))
    assert check(posts, NOW).fingerprint == check(more, NOW + timedelta(hours=1)).fingerprint


def test_texts_with_half_characters_have_a_fingerprint() -> None:
    assert fingerprint(subject(outgoing(1, H, text="\ud800"))) != fingerprint(
        subject(outgoing(1, H, text="\ud801"))
    )


def test_the_same_sign_written_differently_is_another_text() -> None:
    assert fingerprint(subject(outgoing(1, text="é"))) != fingerprint(subject(outgoing(1, text="e\u0301")))


def test_gone_words_change_the_fingerprint_where_they_are_planned() -> None:
    posts = subject(dataclasses.replace(outgoing(1), snippet_id=SnippetId(4)))
    gone, other = (dataclasses.replace(posts, gone={SnippetId(n): "Back care"}) for n in (4, 5))
    assert fingerprint(gone) != fingerprint(posts) == fingerprint(other)
