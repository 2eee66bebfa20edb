# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Damaged files: whatever is in them, a reader gives sound passages or one plain refusal, and soon.

A bounded number here; `make fuzz N=20000` goes on with others, through the worker.
"""

import time
import warnings
from pathlib import Path

import pytest

from app.documents.mutating import check_contents, check_refusal, damaged, samples
from secondhelping.documents.reading import read_all
from secondhelping.domain.document import Format
from secondhelping.domain.errors import FileRefused

# What once broke a reader.
ONCE_BROKEN = (
    (
        "doctype.md",
        b'# A note\n\n<!DOCTYPE html><html lang="en"><head><meta property="x" content="y">\n\nWords.\n',
    ),
)
ROUNDS = 60
SECONDS_FOR_ALL = 20.0
SECONDS_FOR_ONE = 20.0


def outcome(path: Path, data: bytes) -> str:
    """Whether the file is "read" or "refused"; everything that must hold of either is checked."""
    path.write_bytes(data)
    started = time.monotonic()
    try:
        with warnings.catch_warnings():
            # As in the worker: what the parsers remark on is nobody's concern.
            warnings.simplefilter("ignore")
            check_contents(read_all(path))
        found = "read"
    except FileRefused as refusal:
        check_refusal(refusal)
        found = "refused"
    assert time.monotonic() - started < SECONDS_FOR_ONE
    return found


def test_the_samples_are_of_every_format_and_read(tmp_path: Path) -> None:
    formats = set()
    for name, data in samples().items():
        assert outcome(tmp_path / name, data) == "read"
        formats |= {content.format for content in read_all(tmp_path / name)}
    # Links that are passed on come from the owner, one by one or as a table, and from no document.
    assert formats == set(Format) - {Format.LINKS}


@pytest.mark.parametrize(("name", "data"), ONCE_BROKEN, ids=[name for name, _ in ONCE_BROKEN])
def test_what_once_broke_a_reader(tmp_path: Path, name: str, data: bytes) -> None:
    assert outcome(tmp_path / name, data) == "read"


@pytest.mark.parametrize("sample", range(len(samples())), ids=sorted(samples()))
def test_damaged_files_are_read_or_refused(tmp_path: Path, sample: int) -> None:
    share = SECONDS_FOR_ALL / len(samples())
    started = time.monotonic()
    for turn in range(ROUNDS):
        number = turn * len(samples()) + sample
        name, data = damaged(number)
        try:
            outcome(tmp_path / name, data)
        except Exception as error:
            raise AssertionError(f"damaged file {number} ({name})") from error
        if time.monotonic() - started > share and turn >= 3:
            break
