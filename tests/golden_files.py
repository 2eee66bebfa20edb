# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what is written with files kept in tests/golden; SECOND_HELPING_UPDATE_GOLDEN=1 writes them anew."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(data: bytes, name: str) -> None:
    """The bytes must be those of the golden file."""
    path = GOLDEN / name
    if os.environ.get("SECOND_HELPING_UPDATE_GOLDEN"):
        path.write_bytes(data)
    assert path.read_bytes() == data
