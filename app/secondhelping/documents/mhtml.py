# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads web pages saved in one file (MHTML): the standard library takes the mail apart, the page is read as HTML.

Pictures and styles in the file are left alone. Source of the layout: RFC 2557.
"""

import email
import email.policy
from email.message import EmailMessage, Message
from typing import Any

from secondhelping.documents import html, refusals, text
from secondhelping.documents.decoding import decode
from secondhelping.documents.drafts import Draft, Source
from secondhelping.domain.progress import Progress, Step

_MOST_PARTS = 5_000
_DEEPEST = 50


def read(source: Source, progress: Progress) -> Draft:
    """The article of the page that was saved; the address it came from is its link.

    Raises:
        FileRefused: the parts don't fit together, or none holds text.
    """
    progress(Step("Reading"))
    message = _message(source)
    parts = list(_parts(message, 0))[:_MOST_PARTS]
    page = _main(message, parts, "text/html")
    if page is None:
        plain = _main(message, parts, "text/plain")
        if plain is None:
            raise refusals.no_words(source.path)
        return text.read(Source(source.path, _decoded(plain).encode("utf-8", "replace")), progress)
    return _with_address(html.page(_decoded(page)), message, page)


def _message(source: Source) -> EmailMessage:
    try:
        return email.message_from_bytes(source.data.lstrip(), policy=email.policy.default)
    except (RecursionError, ValueError, LookupError, IndexError, AttributeError) as error:
        # The parser raises these on headers and nesting that no mailer writes.
        raise refusals.damaged(source.path) from error


def _parts(message: Any, depth: int) -> Any:
    """The parts that hold something, in order; what is nested too deep is left out."""
    if not message.is_multipart():
        yield message
    elif depth < _DEEPEST:
        for part in message.get_payload():
            yield from _parts(part, depth + 1)


def _main(message: Message, parts: list[Any], kind: str) -> Any:
    """The part that is the page: the one the message names as its start or by its address, else the first."""
    found = [part for part in parts if _kind(part) == kind]
    start = _parameter(message, "start")
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    for part in found:
        if start and _header(part, "Content-ID") == start:
            return part
    for part in found:
        if address and _header(part, "Content-Location") == address:
            return part
    return found[0] if found else None


def _kind(part: Any) -> str:
    kind = str(part.get_content_type())
    return "text/html" if kind == "application/xhtml+xml" else kind


def _header(part: Any, name: str) -> str:
    try:
        return str(part.get(name, "")).strip()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        # The parsers of single headers fail on what no mailer writes.
        return ""


def _parameter(message: Any, name: str) -> str:
    try:
        return str(message.get_param(name, "")).strip()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _decoded(part: Any) -> str:
    data = part.get_payload(decode=True)
    return decode(data or b"", str(part.get_content_charset() or "")).replace("\0", "")


def _with_address(draft: Draft, message: Any, part: Any) -> Draft:
    addresses = (
        draft.link,
        _header(message, "Snapshot-Content-Location"),
        _header(part, "Content-Location"),
    )
    link = next((address for address in addresses if address.startswith(("http:", "https:"))), "")
    return Draft(
        draft.passages,
        title=draft.title or _header(message, "Subject"),
        author=draft.author,
        link=link,
        published=draft.published,
    )
