# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The schedulers' upload files as data: columns, date form, limits, and how sure each fact is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Field(StrEnum):
    """What can stand in a column."""

    WHEN = "when"
    DATE = "date"
    TIME = "time"
    ZONE = "zone"
    NETWORK = "network"
    ACCOUNT = "account"
    KIND = "kind"
    TEXT = "text"
    LINK = "link"
    NOTHING = "nothing"


class Evidence(StrEnum):
    """Where the knowledge of a format comes from."""

    OURS = "our own format"
    VENDOR = "the vendor's own page"
    MANY = "several independent programs agree"
    ONE = "one source"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One scheduler's file.

    `name` is what the command line takes, `title` what the owner reads. `columns` pairs each header with what stands
    below it. The forms of date and time are those of `strftime`. `row_limit` is the most posts a file may hold, None
    where there is none.
    """

    name: str
    title: str
    columns: tuple[tuple[str, Field], ...]
    evidence: Evidence
    source: str
    one_file_per_account: bool = True
    row_limit: int | None = None
    when_form: str = "%Y-%m-%d %H:%M"
    date_form: str = "%Y-%m-%d"
    time_form: str = "%H:%M"
    header_row: bool = True
    bom: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(header for header, _ in self.columns)

    @property
    def sure(self) -> bool:
        return self.evidence in (Evidence.OURS, Evidence.VENDOR)

    @property
    def note(self) -> str:
        """What the owner should know of it before the first upload; "" for nothing."""
        if self.evidence is Evidence.OURS:
            return "For any scheduler that lets you match columns. Times are those of your plan's time zone."
        if self.sure:
            return ""
        return f"{self.title}'s own description was not at hand; {self.evidence}. Check your first upload."


_ALL = (
    Dialect(
        "generic",
        "Any scheduler",
        (
            ("Date", Field.DATE),
            ("Time", Field.TIME),
            ("Time zone", Field.ZONE),
            ("Network", Field.NETWORK),
            ("Account", Field.ACCOUNT),
            ("Kind", Field.KIND),
            ("Text", Field.TEXT),
            ("Link", Field.LINK),
        ),
        Evidence.OURS,
        "",
        one_file_per_account=False,
    ),
    Dialect(
        "buffer",
        "Buffer",
        (
            ("Text", Field.TEXT),
            ("Image URL", Field.NOTHING),
            ("Tags", Field.NOTHING),
            ("Posting Time", Field.WHEN),
        ),
        Evidence.MANY,
        "support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer, as quoted by programs that write it",
        row_limit=100,
    ),
)
DIALECTS: Mapping[str, Dialect] = MappingProxyType({dialect.name: dialect for dialect in _ALL})
