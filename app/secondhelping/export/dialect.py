# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler's upload file is made of: its columns, forms and limits, and how sure each fact is."""

from dataclasses import dataclass
from enum import StrEnum

from secondhelping.domain.network import Network


class Field(StrEnum):
    """What can stand in a column."""

    WHEN = "when"
    DATE = "date"
    TIME = "time"
    END_DATE = "end date"
    END_TIME = "end time"
    ZONE = "zone"
    NETWORK = "network"
    NETWORK_WORD = "network in small letters"
    ACCOUNT = "account"
    KIND = "kind"
    LABEL = "kind as a label"
    SUBJECT = "subject"
    SORT = "article or message"
    THREAD = "thread"
    PART = "part of a thread"
    TEXT = "text"
    LINK = "link"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A column with the same words in every row."""

    text: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """A column of `true` for posts on this network, and `false` for all others."""

    network: Network


@dataclass(frozen=True, slots=True)
class TextOn:
    """A column with the text of posts on this network, empty for all others."""

    network: Network


@dataclass(frozen=True, slots=True)
class Moment:
    """A column with a part of the time in a form of its own, such as the year."""

    form: str


Content = Field | Fixed | Ticked | TextOn | Moment


class Evidence(StrEnum):
    """Where the knowledge of a format comes from."""

    OURS = "our own format"
    VENDOR = "the vendor's own page"
    PARTLY = "a part of the vendor's own page"
    MANY = "several independent programs agree"
    ONE = "one source"
    LEARNED = "a sample file of yours"


_UNSURE = {
    Evidence.PARTLY: "Only a part of {title}'s own description was at hand.",
    Evidence.MANY: "{title}'s own description was not at hand; several independent programs agree.",
    Evidence.ONE: "{title}'s own description was not at hand; there was one source.",
    Evidence.LEARNED: "Made after the sample file that you gave for {title}.",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One scheduler's file.

    `name` is what the command line takes, `title` what the owner reads. `columns` pairs each header with what stands
    below it; `group_row` is a row above the headers, where there are two. The forms of date and time are those of
    `moments`. `row_limit` is the most posts a file may hold, None where there is none. `lead_minutes` is how long
    before its time a post must be uploaded, `gap_minutes` how far posts of one account must lie apart. `flat` makes
    one line of a text, for schedulers that take a line break for a new post. `thread_networks` are those whose
    threads the scheduler takes, a row for each post; `thread_columns` stand at the end of a file that has any.
    `by_hand` is a file to post from by hand: the posts of a thread stand in it one below the other. `line_break` is
    what a line break inside a text is written as. `hint` is said beside the file.
    """

    name: str
    title: str
    columns: tuple[tuple[str, Content], ...]
    evidence: Evidence
    source: str
    one_file_per_account: bool = True
    one_file_per_kind: bool = False
    row_limit: int | None = None
    lead_minutes: int = 0
    gap_minutes: int = 0
    when_form: str = "%Y-%m-%d %H:%M"
    date_form: str = "%Y-%m-%d"
    time_form: str = "%H:%M"
    header_row: bool = True
    group_row: tuple[str, ...] = ()
    separator: str = ","
    flat: bool = False
    thread_columns: tuple[tuple[str, Content], ...] = ()
    thread_networks: frozenset[Network] = frozenset()
    by_hand: bool = False
    line_break: str = "\n"
    bom: bool = False
    hint: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(header for header, _ in self.columns)

    @property
    def suffix(self) -> str:
        """What the names of its files end in."""
        return ".tsv" if self.separator == "\t" else ".csv"

    @property
    def sure(self) -> bool:
        return self.evidence in (Evidence.OURS, Evidence.VENDOR)

    @property
    def note(self) -> str:
        """What the owner should know of it before the first upload; "" for nothing."""
        unsure = _UNSURE.get(self.evidence)
        said = f"{unsure.format(title=self.title)} Check your first upload." if unsure else ""
        return f"{said} {self.hint}".strip()
