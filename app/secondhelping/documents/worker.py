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
