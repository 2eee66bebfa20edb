# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: somebody is there to answer, in every week with posts and soon after each post that starts a conversation."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import TalkTime
from secondhelping.domain.words import counted, day, when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.subject import GateSubject

SOON = timedelta(hours=2)
"""How soon after a post that starts a conversation somebody should be there."""


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each week with posts and no talk time, and one for each conversation post that stands alone in
    a week with some."""
    weeks: dict[date, dict[PostId, None]] = defaultdict(dict)
    for post in subject.once():
        weeks[_monday(post.at)][post.post_id] = None
    covered = {_monday(talk.at) for talk in subject.talk_times}
    for monday, posts in weeks.items():
        if monday not in covered:
            verb = "goes" if len(posts) == 1 else "go"
            yield Finding(
                Check.TALK_TIME,
                Severity.WORTH_A_LOOK,
                f"No talk time in the week of {day(monday)}",
                f"{counted(len(posts), 'post')} {verb} out, and no time is set aside to answer.",
                "Add a talk time that week.",
                tuple(posts),
            )
    for post in subject.once():
        alone = post.kind is Kind.CONVERSATION and _monday(post.at) in covered
        if alone and not any(answers(talk, post.at) for talk in subject.talk_times):
            yield Finding(
                Check.TALK_TIME,
                Severity.WORTH_A_LOOK,
                f"Nobody is there after {when(post.at)}",
                "It starts a conversation, and no talk time begins within two hours.",
                "Add a talk time after it.",
                (post.post_id,),
            )


def answers(talk: TalkTime, at: datetime) -> bool:
    """Whether somebody is there soon enough after a post."""
    return at <= talk.at + timedelta(minutes=talk.minutes) and talk.at <= at + SOON


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


CHECK = GateCheck("A talk time in every week with posts", look, never)
