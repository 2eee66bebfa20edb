# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as an iCalendar file (RFC 5545) that calendar programs take.

Every event keeps its UID for ever and gets a higher SEQUENCE when it changed, so that taking the file in again changes
the events that are there. Times are in UTC: programs disagree about zones in the hour that a clock change repeats.
There is no METHOD: it would make an invitation of the file, which must name who sends it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from secondhelping.export.plan_sheet import Entry, PlanSheet, Talk, legible, one_line

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_PRODUCT = "-//Second Helping//Second Helping//EN"
_LENGTH = timedelta(minutes=15)
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a calendar was told of an event: its number of changes, and a fingerprint of its content."""

    sequence: int
    fingerprint: str


def encoded(
    sheet: PlanSheet, calendar_id: UUID, told: Mapping[str, Told], now: datetime
) -> tuple[bytes, dict[str, Told]]:
    """The file as bytes, and what calendars know once they have taken it in.

    Args:
        sheet: The plan; its talk times are events as well.
        calendar_id: The project's own, the same for ever: with the number of a post it makes the UID.
        told: What earlier files said, by UID. Events that are not in this file stay remembered.
        now: The present, aware.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(f"{sheet.business}: posts", _WORDS))
    known = dict(told)
    for entry in sheet.entries:
        _add(calendar, _post_event(entry), uuid5(calendar_id, f"post/{entry.post_id}"), known, now)
    for talk in sheet.talks:
        _add(calendar, _talk_event(talk), uuid5(calendar_id, f"talk/{talk.talk_time.id}"), known, now)
    return calendar.to_ical(sorted=False), known


def same(data: bytes, other: bytes) -> bool:
    """Whether two files hold the same, read as calendar programs read them."""
    from icalendar import Calendar

    try:
        return Calendar.from_ical(data) == Calendar.from_ical(other)
    except ValueError:
        return False


def _add(calendar: "Calendar", event: "Event", uid: UUID, known: dict[str, Told], now: datetime) -> None:
    """Adds an event, with the number of times that it has changed."""
    print_ = hashlib.sha256(event.to_ical()).hexdigest()[:16]
    before = known.get(str(uid))
    sequence = 0 if before is None else before.sequence + (before.fingerprint != print_)
    known[str(uid)] = Told(sequence, print_)
    event.add("uid", str(uid))
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


def _absolute(link: str) -> bool:
    """Whether it is an address that can stand alone, in signs that an iCalendar address may have."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and link.isascii() and link.isprintable()


def packed(told: Mapping[str, Told]) -> str:
    """What calendars know, as one line to be kept."""
    return json.dumps({uid: [one.sequence, one.fingerprint] for uid, one in told.items()})


def unpacked(line: str) -> dict[str, Told]:
    """What `packed` made; nothing for ""."""
    return {uid: Told(int(number), str(seen)) for uid, (number, seen) in json.loads(line or "{}").items()}
