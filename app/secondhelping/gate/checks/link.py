# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: every link leads somewhere that a reader can go (networks reference, S5)."""

from collections.abc import Iterator
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.subject import GateSubject

_ADDRESS = regex.compile(r"(?i)\b(?:https?|file)://[^\s<>\"“”]+")
_FILE_PATH = regex.compile(r"(?i)\b[A-Z]:\\[^\s]+|(?<!\S)(?:~|/home|/Users)/[^\s]+")
_NOT_PUBLIC = (".local", ".localhost", ".internal", ".lan", ".test", ".invalid", ".home.arpa")
_SHORTENERS = frozenset(
    (
        "bit.ly",
        "buff.ly",
        "cutt.ly",
        "goo.gl",
        "is.gd",
        "ow.ly",
        "rb.gy",
        "shorturl.at",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
    )
)


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post with a link that leads nowhere, or that hides where it leads."""
    for post in subject.once():
        told = _of(post)
        if told:
            title, why, todo = told
            yield Finding(
                Check.LINK, Severity.WORTH_A_LOOK, f"{when(post.at)}: {title}", why, todo, (post.post_id,)
            )


def _of(post: Outgoing) -> tuple[str, str, str] | None:
    path = _FILE_PATH.search(post.text)
    if path:
        return _nowhere(path[0], "is a file on this computer")
    addresses = [found[0].rstrip(".,;:!?)’'") for found in _ADDRESS.finditer(post.text)]
    for address in (*addresses, *([post.link] if post.link else [])):
        told = _told(address)
        if told:
            return told
    if len({*addresses}) > 1:
        why = "Networks show a card for one of them only, and readers follow one clear link more often."
        return "more than one link", why, "Keep the one that matters most."
    return None


def _told(address: str) -> tuple[str, str, str] | None:
    if not address.isascii() or any(sign.isspace() for sign in address):
        why = f"“{_short(address)}” has signs in it that some networks cut a link at."
        return "a link may break", why, "Copy the address from your browser's own address line."
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return _nowhere(address, "is no address")
    if parts.scheme.lower() == "file":
        return _nowhere(address, "is a file on this computer")
    if _private(host):
        return _nowhere(address, "is a place in your own network")
    if host.removeprefix("www.") in _SHORTENERS:
        why = f"“{_short(address)}” does not say where it leads, and networks show such posts less."
        return "a shortened link", why, "Put the page's own address there: networks shorten it themselves."
    return None


def _private(host: str) -> bool:
    if host == "localhost" or host.endswith(_NOT_PUBLIC):
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def _nowhere(address: str, what: str) -> tuple[str, str, str]:
    why = f"“{_short(address)}” {what}, and no reader can open it."
    return "a link leads nowhere", why, "Put the address of the public page there."


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:59]}…"


CHECK = GateCheck("Every link leads somewhere", look, never)
