# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A plan to be read by people, with everything in its texts that a file can stumble over."""

from datetime import datetime

from planning import LINKEDIN, ZONE, H, P, X, day
from secondhelping.domain.ids import PostId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import TalkTime
from secondhelping.export.plan_sheet import Entry, PlanSheet, Talk
from secondhelping.plan import zones

LONG = "Carry two light bags, rather than one heavy one; swap hands at every lamp post, and mind your back. "
TEXTS = (
    "Stand up when the timer rings.\n\n#BackCare",
    '=HYPERLINK("https://harbourlane.example","Book now")',
    "<script>alert('no')</script> & \"quotes\"; commas, and a back\\slash",
    "مفتوح حتى الساعة ٩ \u202eback to front\u202c 👩\u200d🍳 本日のおすすめ",
    "A bell\x07, a half \ud83d and an end\x00\r\nof a line.",
    LONG * 3,
)


def entry(
    number: int, text: str, kind: Kind = H, at: datetime | None = None, link: str = "", exported: bool = False
) -> Entry:
    """A post on two accounts; without a time on day `number`."""
    at = at or day(number)
    accounts = (LINKEDIN, X)
    return Entry(PostId(number), at, zones.to_utc(at, ZONE), kind, text, accounts, link, exported)


def sheet(*entries: Entry, talk: bool = False, draft: bool = False) -> PlanSheet:
    """A plan of these posts, or of one with each of `TEXTS`."""
    entries = entries or tuple(
        entry(
            2 * number,
            text,
            P if number == 3 else H,
            link="https://harbourlane.example/a?b=c" if number == 1 else "",
            exported=number == 0,
        )
        for number, text in enumerate(TEXTS)
    )
    talks = (Talk(TalkTime(TalkTimeId(1), day(1, 10)), zones.to_utc(day(1, 10), ZONE)),) if talk else ()
    return PlanSheet("Harbour Lane", ZONE, entries, talks, draft)
