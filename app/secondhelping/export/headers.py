# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The long headers of schedulers' files, letter by letter as they want them, from this package's own data."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from secondhelping.export.dialect import Content, Field


@cache
def _headers() -> dict[str, tuple[str, ...]]:
    text = (files("secondhelping.export") / "data" / "headers.csv").read_text(encoding="utf-8")
    return {line[0]: tuple(line[1:]) for line in csv.reader(text.splitlines(), strict=True)}


def columns(name: str, filled: Mapping[str, Content]) -> tuple[tuple[str, Content], ...]:
    """The columns of a scheduler's file: what is filled, by header, and all others empty.

    Raises:
        ValueError: something is filled that the header does not have.
    """
    header = _headers()[name]
    strange = filled.keys() - set(header)
    if strange:
        raise ValueError(f"{name} has no such columns: {sorted(strange)}")
    return tuple((column, filled.get(column, Field.NOTHING)) for column in header)
