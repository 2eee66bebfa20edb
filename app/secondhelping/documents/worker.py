# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the worker process runs: the reading of files and the drawing of pages, with JSON on both sides."""

import base64
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from secondhelping.documents import reading, wire
from secondhelping.domain.progress import Step


def read(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The content of the file `payload["path"]` as JSON (see `wire`), opened with `payload["password"]` where
    there is one, up to page `payload["last_page"]`; `payload["recognized"]` has what Tesseract read from pages that
    are pictures, by their number.

    Raises:
        FileLocked: it wants a password, or another one than this.
        FileRefused: the file cannot be read.
    """
    warnings.simplefilter("ignore")
    path, last_page = Path(payload["path"]), int(payload.get("last_page") or 0)
    return wire.to_json(reading.read(path, emit, payload.get("password"), last_page, _recognized(payload)))


def read_all(payload: dict[str, Any], emit: Callable[[Step], None]) -> list[dict[str, Any]]:
    """The contents of the file `payload["path"]`, more than one where it holds several documents; posts that
    are not published yet are among them where `payload["drafts"]` says so. Raises as `read` does."""
    warnings.simplefilter("ignore")
    found = reading.read_all(
        Path(payload["path"]),
        emit,
        drafts=bool(payload.get("drafts")),
        password=payload.get("password"),
        last_page=int(payload.get("last_page") or 0),
        recognized=_recognized(payload),
    )
    return [wire.to_json(content) for content in found]


def read_first(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """What `read_all` gives, under "contents"; of a PDF of more than `payload["most"]` pages only the first
    `payload["pages"]`, under "part" (see `parts`). Raises as `read` does."""
    from secondhelping.documents import parts

    warnings.simplefilter("ignore")
    path, last_page = Path(payload["path"]), int(payload.get("last_page") or 0)
    password, most, pages = payload.get("password"), int(payload["most"]), int(payload["pages"])
    found = parts.first(path, password, most, pages, emit, last_page)
    if isinstance(found, parts.Part):
        return {"part": wire.part_to_json(found)}
    return {"contents": [wire.to_json(content) for content in found]}


def read_following(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The part of a long PDF from page `payload["start"]` to `payload["last"]`, or to `payload["last_page"]` where
    that was the last that could be read. Raises as `parts.following` does."""
    from secondhelping.documents import parts

    warnings.simplefilter("ignore")
    start, last = int(payload["start"]), int(payload.get("last_page") or payload["last"])
    path, fingerprint = Path(payload["path"]), payload["fingerprint"]
    return wire.part_to_json(parts.following(path, payload.get("password"), fingerprint, start, last, emit))


def _recognized(payload: dict[str, Any]) -> dict[int, str]:
    return {int(page): table for page, table in (payload.get("recognized") or {}).items()}


def read_text(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The content of the text `payload["text"]`; see `reading.read_text`. Raises as that does."""
    warnings.simplefilter("ignore")
    emit(Step("Reading"))
    marked_up = bool(payload.get("marked_up"))
    return wire.to_json(reading.read_text(payload["text"], payload["title"], marked_up=marked_up))


def picture(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The picture of page `payload["page"]` of the PDF `payload["path"]`, `payload["width"]` dots wide: its PNG
    in base64, and the page's size in points; in grey and as large as is good for reading where
    `payload["to_read"]` says so. Raises as `picture.render` does."""
    from secondhelping.documents import picture as drawing

    emit(Step("Drawing"))
    drawn = drawing.render(
        Path(payload["path"]),
        int(payload["page"]),
        int(payload["width"]),
        payload.get("password") or "",
        payload.get("fingerprint") or "",
        to_read=bool(payload.get("to_read")),
    )
    png = base64.b64encode(drawn.png).decode("ascii")
    return {"png": png, "width": drawn.width, "height": drawn.height}
