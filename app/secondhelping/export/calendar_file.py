# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as an iCalendar file (RFC 5545) that calendar programs take.

Every event keeps its UID for ever and gets a higher SEQUENCE when it changed, so that taking the file in again changes
the events that are there. What was taken off the plan is in it as CANCELLED until its time has passed: programs don't
take away what a file no longer holds. Times are in UTC: programs disagree about zones in the hour that a clock change
repeats. There is no METHOD: it would make an invitation of the file, which must name who sends it.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from secondhelping.domain.ids import PostId, TalkTimeId
from secondhelping.export.plan_sheet import Entry, PlanSheet, Talk, legible, one_line

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_PRODUCT = "-//Second Helping//Second Helping//EN"
_LENGTH = timedelta(minutes=15)
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar was told of an event: its number of changes, a fingerprint of its content, and, where that
    was kept, when it begins (in UTC) and what it is called."""

    sequence: int
    fingerprint: str
    at: datetime | None = None
    summary: str = ""


def encoded(
    sheet: PlanSheet,
    calendar_id: UUID,
    told: Mapping[str, Told],
    now: datetime,
    still: Collection[str] | None = None,
) -> tuple[bytes, dict[str, Told]]:
    """The file as bytes, and what calendars know once they have taken it in.

    Args:
        sheet: The plan; its talk times are events as well.
        calendar_id: The project's own, the same for ever: with the number of a post it makes the UID.
        told: What earlier files said, by UID. Events that are not in this file stay remembered.
        now: The present, aware.
        still: What is on the plan at all, in this file or not, as `name` gives it; what is not is cancelled. None
            cancels nothing.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(f"{sheet.business}: posts", _WORDS))
    known = dict(told)
    for entry in sheet.entries:
        _add(calendar, _post_event(entry), _uid(calendar_id, name(entry.post_id)), known, now)
    for talk in sheet.talks:
        talk_name = name(talk_time_id=talk.talk_time.id)
        _add(calendar, _talk_event(talk), _uid(calendar_id, talk_name), known, now)
    if still is not None:
        stays = {_uid(calendar_id, one) for one in still}
        for uid, event in sorted(told.items()):
            if uid not in stays and event.at is not None and event.at > now:
                _add(calendar, _cancelled(event, event.at), uid, known, now)
    return calendar.to_ical(sorted=False), known


def name(post_id: PostId | None = None, talk_time_id: TalkTimeId | None = None) -> str:
    """What an event of the plan is known by."""
    return f"talk/{talk_time_id}" if post_id is None else f"post/{post_id}"


def _uid(calendar_id: UUID, name_: str) -> str:
    return str(uuid5(calendar_id, name_))


def same(data: bytes, other: bytes) -> bool:
    """Whether two files hold the same, read as calendar programs read them."""
    from icalendar import Calendar

    try:
        return Calendar.from_ical(data) == Calendar.from_ical(other)
    except ValueError:
        return False


def _add(calendar: "Calendar", event: "Event", uid: str, known: dict[str, Told], now: datetime) -> None:
    """Adds an event, with the number of times that it has changed."""
    print_ = hashlib.sha256(event.to_ical()).hexdigest()[:16]
    before = known.get(uid)
    sequence = 0 if before is None else before.sequence + (before.fingerprint != print_)
    begins = event.start
    known[uid] = Told(
        sequence, print_, begins if isinstance(begins, datetime) else None, str(event["summary"])
    )
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("sequence", sequence)
    calendar.add_component(event)


def _post_event(entry: Entry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("dtstart", entry.instant)
    event.add("duration", _LENGTH)
    event.add("summary", f"{entry.networks or 'Post'}: {one_line(entry.text, _WORDS)}")
    text = legible(entry.text)
    if text:
        # An empty value is an error to some programs.
        event.add("description", text)
    if _absolute(entry.link):
        event.add("url", entry.link)
    event.add("categories", [entry.kind.value])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _talk_event(talk: Talk) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("dtstart", talk.instant)
    event.add("duration", timedelta(minutes=talk.talk_time.minutes))
    event.add("summary", "Talk time: answer and listen")
    event.add("categories", ["talk time"])
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _cancelled(told: Told, at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("dtstart", at)
    event.add("summary", told.summary)
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    return event


def _absolute(link: str) -> bool:
    """Whether it is an address that can stand alone, in signs that an iCalendar address may have."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and link.isascii() and link.isprintable()


def packed(told: Mapping[str, Told]) -> str:
    """What calendars know, as one line to be kept."""
    return json.dumps(
        {
            uid: [one.sequence, one.fingerprint, one.at.isoformat() if one.at else "", one.summary]
            for uid, one in told.items()
        }
    )


def unpacked(line: str) -> dict[str, Told]:
    """What `packed` made, also before it kept times; nothing for ""."""
    return {uid: _told(*kept) for uid, kept in json.loads(line or "{}").items()}


def _told(number: int, seen: str, at: str = "", summary: str = "") -> Told:
    return Told(int(number), str(seen), datetime.fromisoformat(at) if at else None, summary)
