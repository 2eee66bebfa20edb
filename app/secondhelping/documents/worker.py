# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the worker process runs to read a file: the reading itself, with JSON on both sides."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from secondhelping.documents import reading, wire
from secondhelping.domain.progress import Step


def read(payload: dict[str, str], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The content of the file `payload["path"]` as JSON (see `wire`).

    Raises:
        FileRefused: the file cannot be read.
    """
    warnings.simplefilter("ignore")
    return wire.to_json(reading.read(Path(payload["path"]), emit))


def read_all(payload: dict[str, Any], emit: Callable[[Step], None]) -> list[dict[str, Any]]:
    """The contents of the file `payload["path"]`, more than one where it holds several documents; posts that
    are not published yet are among them where `payload["drafts"]` says so. Raises as `read` does."""
    warnings.simplefilter("ignore")
    found = reading.read_all(Path(payload["path"]), emit, drafts=bool(payload.get("drafts")))
    return [wire.to_json(content) for content in found]


def read_text(payload: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    """The content of the text `payload["text"]`; see `reading.read_text`. Raises as that does."""
    warnings.simplefilter("ignore")
    emit(Step("Reading"))
    marked_up = bool(payload.get("marked_up"))
    return wire.to_json(reading.read_text(payload["text"], payload["title"], marked_up=marked_up))
