# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the file of a scheduler the other way round: what its rows say was scheduled, where and when.

The scheduler is told by the columns. They are found by name, so that a file with more or fewer of them than ours is
read as well; where no name is known, the look of the cells decides. Times are wall clock, unless they carry an offset.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.export import learning, moments, sample
from secondhelping.export.dialect import Content, Dialect, Field, Moment, TextOn, Ticked
from secondhelping.export.sample import Sample, Table

_WANTED = "Choose the file that your scheduler gives of what is scheduled, with dates and times."
_HEAD_ROWS = 3
_NETWORKS: Mapping[str, Network] = {
    **{network.value.casefold(): network for network in Network},
    **{network.label.casefold(): network for network in Network},
    "twitter": Network.X,
    "twitter/x": Network.X,
    "x/twitter": Network.X,
    "gbp": Network.GOOGLE_BUSINESS,
    "google": Network.GOOGLE_BUSINESS,
    "gmb": Network.GOOGLE_BUSINESS,
}
_YEARS = range(1990, 2200)
_AWARE = ("%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z")
_SEVERAL = re.compile(r"[|,;+&]| and ")
_YES = {"true", "yes", "1", "x", "wahr"}
_SUBJECT = re.compile(r"Post on ([^:]+):", re.IGNORECASE)
_WHERE = (Field.NETWORK, Field.NETWORK_WORD)
_TIMES = (Field.WHEN, Field.DATE, Field.TIME)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A row that was understood: its number in the file (headers counted), words, time, and what it says of where it
    goes and what kind it is. `networks` and `account` are empty where the row does not say; `thread` is the same for
    rows that go out as one thread."""

    row: int
    text: str
    at: datetime
    networks: tuple[Network, ...] = ()
    account: str = ""
    kind: Kind | None = None
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that was not understood, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All rows of a file. `dialect` is whose file it is; `either_order` that the dates leave open whether the day or
    the month comes first."""

    dialect: Dialect
    posts: tuple[Scheduled, ...]
    unread: tuple[Unread, ...] = ()
    either_order: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what, and below which row the posts begin."""

    dialect: Dialect
    at: Mapping[int, Content]
    begin: int
    forms: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)


def read_table(path: Path) -> Table:
    """The rows of a file. Raises FileRefused where it can't be read or is no table."""
    return sample.read_table(path, _WANTED)


def read(
    table: Table,
    dialects: Sequence[Dialect],
    day_first: bool | None = None,
    *,
    chosen: Dialect | None = None,
) -> Contents:
    """What stands in a file.

    Args:
        table: Its rows.
        dialects: The schedulers that are known.
        day_first: Whether 05/01 is 5 January, where the file leaves it open; None for what the scheduler wants.
        chosen: Whose file it is, where that is known.

    Raises:
        FileRefused: it has no column for the words or for the time of a post, or is not a file of `chosen`.
    """
    columns = _with_time(_columns(table, dialects, chosen), table)
    if not any(isinstance(what, Moment) or what in (Field.WHEN, Field.DATE) for what in columns.at.values()):
        raise FileRefused(
            f"“{table.name}” doesn't say when its posts go out.",
            "No column with dates was found in it.",
            _WANTED,
        )
    body = table.rows[columns.begin :]
    readers, open_ = _readers(columns, body, day_first)
    posts: list[Scheduled] = []
    unread: list[Unread] = []
    for number, cells in body:
        found = _row(number, cells, columns, readers)
        (posts if isinstance(found, Scheduled) else unread).append(found)  # type: ignore[arg-type]
    return Contents(columns.dialect, tuple(_threads_joined(posts)), tuple(unread), open_)


def _threads_joined(posts: Sequence[Scheduled]) -> list[Scheduled]:
    """A thread counts as one post, with the words of all its parts."""
    found: dict[object, Scheduled] = {}
    for post in posts:
        at = (post.thread, post.account, post.networks) if post.thread else post.row
        first = found.get(at)
        found[at] = post if first is None else replace(first, text=f"{first.text}\n\n{post.text}")
    return list(found.values())


# Whose file it is


def _columns(table: Table, dialects: Sequence[Dialect], chosen: Dialect | None) -> _Columns:
    among = (chosen,) if chosen is not None else dialects
    matches = [match for dialect in among if (match := _by_header(table, dialect)) is not None]
    if matches:
        return max(matches, key=lambda match: (len(match.at), _closeness(table, match)))
    bare = learning.header_at([cells for _, cells in table.rows]) is None
    for dialect in among:
        if bare and not dialect.header_row and _fits(table, dialect):
            return _Columns(dialect, dict(enumerate(content for _, content in dialect.columns)), 0)
    if chosen is not None:
        raise FileRefused(
            f"“{table.name}” isn't a file of {chosen.title}.",
            "Its columns are others.",
            "Leave the scheduler open, and it is told by the columns.",
        )
    return _learned(table)


def _plain(header: str) -> str:
    return " ".join(header.split()).casefold()


def _by_header(table: Table, dialect: Dialect) -> _Columns | None:
    """The columns by their names, in one of the first rows; None where those for words and time are not there."""
    columns = (*dialect.columns, *dialect.thread_columns)
    wanted = {_plain(header): content for header, content in columns if _plain(header)}
    if not dialect.header_row or not wanted:
        return None
    for begin, (_, cells) in enumerate(table.rows[:_HEAD_ROWS]):
        found: dict[int, Content] = {}
        for at, cell in enumerate(cells):
            content = wanted.get(_plain(cell))
            if (content is not None and content not in found.values()) or content is Field.NOTHING:
                found[at] = content
        needed = {content for content in wanted.values() if content in (Field.TEXT, *_TIMES)}
        has_text = Field.TEXT in found.values() or any(isinstance(what, TextOn) for what in found.values())
        if has_text and needed <= set(found.values()):
            return _Columns(dialect, found, begin + 1)
    return None


def _closeness(table: Table, match: _Columns) -> float:
    """How much of the file's header, and of the scheduler's, is known."""
    header = [cell for cell in table.rows[match.begin - 1][1] if cell.strip()]
    return len(match.at) / max(1, len(header)) + len(match.at) / len(match.dialect.columns)


def _fits(table: Table, dialect: Dialect) -> bool:
    """Whether a file without headers looks like the scheduler's: moments in most cells of their column, and no more
    columns than it has."""
    width = len(dialect.columns)
    at = next((n for n, (_, content) in enumerate(dialect.columns) if content is Field.WHEN), None)
    if at is None or not table.rows:
        return False
    if not at < table.width <= width or table.width < min(3, width) - 1:
        return False
    cells = [cells[at] for _, cells in table.rows if cells[at].strip()]
    return bool(cells) and _moments_in(cells) >= 0.5 * len(cells)


def _learned(table: Table) -> _Columns:
    """A file of a scheduler that is not known, by the names and the look of its columns."""
    rows = Sample(table.name, tuple(cells for _, cells in table.rows), table.separator)
    try:
        dialect = learning.learn(rows, "Another scheduler").dialect
    except FileRefused as error:
        raise FileRefused(
            f"“{table.name}” isn't a table of posts.",
            "No column for the words of a post was found in it.",
            _WANTED,
        ) from error
    above = 0
    if dialect.header_row:
        above = 1 + next(n for n, (_, cells) in enumerate(table.rows) if cells == dialect.header)
    return _Columns(dialect, dict(enumerate(content for _, content in dialect.columns)), above)


def _with_time(columns: _Columns, table: Table) -> _Columns:
    """Where no name says which column holds the time, the one in which nearly all cells are moments."""
    if any(isinstance(what, Moment) or what in (Field.WHEN, Field.DATE) for what in columns.at.values()):
        return columns
    taken = {at for at, what in columns.at.items() if what is not Field.NOTHING}
    for at in range(table.width):
        cells = [cells[at] for _, cells in table.rows[columns.begin :] if cells[at].strip()]
        if at not in taken and cells and _moments_in(cells) >= 0.8 * len(cells):
            return replace(columns, at={**columns.at, at: Field.WHEN})
    return columns


def _moments_in(cells: Sequence[str]) -> int:
    return sum(any(moments.read(cell, form) for form in (*learning.WHENS, *_AWARE)) for cell in cells)


# When


_Reader = Callable[[Sequence[str]], "datetime | str"]


def _readers(
    columns: _Columns, body: Sequence[tuple[int, Sequence[str]]], day_first: bool | None
) -> tuple[_Reader, bool]:
    """What reads the moment of a row: it, or why there is none. And whether day and month may be swapped."""
    parts = {at: what.form for at, what in columns.at.items() if isinstance(what, Moment)}
    if parts:
        return lambda cells: _from_parts(cells, parts), False
    place = {what: at for at, what in columns.at.items() if what in _TIMES and isinstance(what, Field)}
    dialect = columns.dialect
    open_ = False
    forms: dict[Field, tuple[str, ...]] = {}
    known = {
        Field.WHEN: (dialect.when_form, *learning.WHENS, *_AWARE),
        Field.DATE: (dialect.date_form, *learning.DATES, *learning.NAMED_DATES, *learning.WHENS),
        Field.TIME: (dialect.time_form, *learning.TIMES),
    }
    for what, at in place.items():
        cells = [cells[at].strip() for _, cells in body if cells[at].strip()]
        forms[what], either = _fitting(cells, known[what], day_first)
        open_ = open_ or either
    if Field.WHEN in place:
        return lambda cells: _moment(cells[place[Field.WHEN]], forms[Field.WHEN], "time"), open_
    return lambda cells: _date_and_time(cells, place, forms), open_


def _fitting(
    cells: Sequence[str], known: Sequence[str], day_first: bool | None
) -> tuple[tuple[str, ...], bool]:
    """The forms, those that read the most cells first; the scheduler's own (the first) where it reads as many."""
    scores = {
        form: sum(moments.read(cell, form) is not None for cell in cells) for form in dict.fromkeys(known)
    }
    ordered = sorted(scores, key=lambda form: -scores[form])
    best = ordered[0]
    swapped = next((form for form in ordered if _is_swap(best, form) and scores[form] == scores[best]), None)
    if swapped is None or not scores[best] or not _differ(cells, best, swapped):
        return tuple(ordered), False
    if day_first is not None and day_first is not best.startswith(("%d", "%e")):
        ordered.remove(swapped)
        ordered.insert(0, swapped)
    return tuple(ordered), True


def _is_swap(form: str, other: str) -> bool:
    """Whether the two differ in the order of day and month, and in nothing else."""
    return form != other and form.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m") == other


def _differ(cells: Sequence[str], form: str, other: str) -> bool:
    return any(moments.read(cell, form) != moments.read(cell, other) for cell in cells)


def _moment(cell: str, forms: Sequence[str], what: str) -> datetime | str:
    if not cell.strip():
        return f"has no {what}"
    for form in forms:
        found = moments.read(cell, form)
        if found is not None:
            return found
    return f"“{_short(cell)}” is no {what} that can be read"


def _date_and_time(
    cells: Sequence[str], place: Mapping[Field, int], forms: Mapping[Field, tuple[str, ...]]
) -> datetime | str:
    day = _moment(cells[place[Field.DATE]], forms[Field.DATE], "date")
    if isinstance(day, str) or Field.TIME not in place:
        return day
    clock = _moment(cells[place[Field.TIME]], forms[Field.TIME], "time")
    return clock if isinstance(clock, str) else datetime.combine(day.date(), clock.time())


def _from_parts(cells: Sequence[str], parts: Mapping[int, str]) -> datetime | str:
    """Year, month and day in columns of their own."""
    said = [cells[at].strip() for at in parts]
    if not any(said):
        return "has no time"
    found = moments.read(" ".join(cell or "0" for cell in said), " ".join(parts.values()))
    return found if found is not None else f"“{_short(' '.join(said))}” is no time that can be read"


# What and where


def _row(number: int, cells: Sequence[str], columns: _Columns, reader: _Reader) -> "Scheduled | Unread":
    texts = {
        what: cells[at] for at, what in columns.at.items() if what is Field.TEXT or isinstance(what, TextOn)
    }
    text = texts.get(Field.TEXT, "").strip() or next((t.strip() for t in texts.values() if t.strip()), "")
    text = text.replace(columns.dialect.line_break, "\n")
    if not text:
        return Unread(number, "has no words")
    at = reader(cells)
    if isinstance(at, str):
        return Unread(number, at)
    if at.year not in _YEARS:
        return Unread(number, f"is for the year {at.year}, which is too far away")
    networks = _networks(cells, columns)
    named = next(
        (cells[n].strip() for n, what in columns.at.items() if what in _WHERE and cells[n].strip()), ""
    )
    if named and not networks:
        return Unread(number, f"is for “{_short(named)}”, a network this program doesn't know")
    account = next((cells[n].strip() for n, what in columns.at.items() if what is Field.ACCOUNT), "")
    thread = next((cells[n].strip() for n, what in columns.at.items() if what is Field.THREAD), "")
    return Scheduled(number, text, at, networks, account, _kind(cells, columns), thread)


def _networks(cells: Sequence[str], columns: _Columns) -> tuple[Network, ...]:
    found: dict[Network, None] = {}
    for at, what in columns.at.items():
        cell = cells[at].strip()
        if isinstance(what, Ticked) and cell.casefold() in _YES:
            found[what.network] = None
        elif what in _WHERE:
            found.update(dict.fromkeys(_named(cell)))
        elif what is Field.SUBJECT and (said := _SUBJECT.match(cell)):
            found.update(dict.fromkeys(_named(said[1])))
    return tuple(found)


def _named(cell: str) -> Iterator[Network]:
    whole = _NETWORKS.get(cell.casefold())
    if whole is not None:
        yield whole
        return
    for word in _SEVERAL.split(cell):
        network = _NETWORKS.get(word.strip().casefold())
        if network is not None:
            yield network


def _kind(cells: Sequence[str], columns: _Columns) -> Kind | None:
    known = {kind.value: kind for kind in Kind}
    for at, what in columns.at.items():
        if what in (Field.KIND, Field.LABEL):
            for word in re.split(r"[,;|]", cells[at]):
                if word.strip().casefold() in known:
                    return known[word.strip().casefold()]
    return None


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"
