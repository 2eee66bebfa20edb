# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every post and talk time as rows of a table: what stands in each column, how they are sorted and filtered."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from itertools import chain
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.overriding import override
from secondhelping.domain.plan import Occurrence
from secondhelping_ui.calendar_page.chip import chip_words, marks_of
from secondhelping_ui.calendar_page.day import same
from secondhelping_ui.wording import KIND_NAMES, listed, moment_words, tip

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the Occurrence of a row."""

TALK_TIME = "Talk time"

_FOLDED_AT_ONCE = 100
_NEAR = 20

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    WHEN = 0
    KIND = 1
    TEXT = 2
    ACCOUNTS = 3
    STATE = 4


HEADINGS = {
    Column.WHEN: "When",
    Column.KIND: "Kind",
    Column.TEXT: "Text",
    Column.ACCOUNTS: "Accounts",
    Column.STATE: "State",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are shown: posts to one of `accounts` (talk times go with all), of `kind`, with `text` in them.

    None and "" stand for all. With a kind, talk times are left out.
    """

    accounts: Collection[AccountId] | None = None
    kind: Kind | None = None
    text: str = ""

    def takes(self, row: Occurrence) -> bool:
        if self.kind is not None and row.kind is not self.kind:
            return False
        if self.text and self.text.casefold() not in (row.text or TALK_TIME).casefold():
            return False
        # A talk time goes to no account.
        return self.accounts is None or not row.accounts or any(a in self.accounts for a in row.accounts)


class PostListModel(QAbstractTableModel):
    """Sorts and filters by itself: with a thousand rows, asking for each pair of them through Qt is slow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Occurrence] = []
        self._accounts: Mapping[AccountId, Account] = {}
        self._today = date.min
        self._wanted = Wanted()
        self._order = (Column.WHEN, Qt.SortOrder.AscendingOrder)
        self._by_time: list[Occurrence] = []
        self._texts: dict[str, str] = {}
        self.rows: list[Occurrence] = []

    @property
    def total(self) -> int:
        """How many rows there are with those that are filtered out."""
        return len(self._all)

    def show_rows(
        self, rows: Sequence[Occurrence], accounts: Mapping[AccountId, Account], today: date
    ) -> None:
        # By time already, as every reading of the calendar is; sorted all the same, which then costs next to nothing.
        self._all, self._accounts, self._today = sorted(rows, key=_time), accounts, today
        self._choose()

    def made_ready(self) -> Iterator[None]:
        """Fold the texts ahead, some at each step: the list is then sorted by them, and searched, at once."""
        rows = self._all
        known = self._texts
        for start in range(0, len(rows), _FOLDED_AT_ONCE):
            for row in rows[start : start + _FOLDED_AT_ONCE]:
                self._folded(row)
            yield
        if len(known) > 2 * len(rows):
            texts = {row.text for row in rows}
            self._texts = {text: folded for text, folded in known.items() if text in texts}

    def want(self, wanted: Wanted) -> None:
        """Show only these rows from now on."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._choose()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (Column(column), order)
        self._choose()

    def place_of(self, row: Occurrence) -> int | None:
        """The number of the row that shows the same post or talk time, wherever it stands now."""
        post, talk = row.post_id, row.talk_time_id
        if self._order == (Column.WHEN, Qt.SortOrder.AscendingOrder):
            # Most often it stands where it stood.
            start = bisect_left(self.rows, row.at, key=_time)
            for number in range(start, min(start + _NEAR, len(self.rows))):
                if same(self.rows[number], row):
                    return number
        for number, shown in enumerate(self.rows):
            if shown.post_id == post and shown.talk_time_id == talk and same(shown, row):
                return number
        return None

    def nearest(self, moment: datetime) -> int | None:
        """The number of the first row at a time or after it; of the last before it where there is none."""
        if not self._by_time:
            return None
        place = bisect_left(self._by_time, moment, key=_time)
        return self.place_of(self._by_time[min(place, len(self._by_time) - 1)])

    def _choose(self) -> None:
        self.beginResetModel()
        wanted = self._wanted
        self._by_time = self._all if wanted == Wanted() else [row for row in self._all if wanted.takes(row)]
        column, order = self._order
        # Sorting keeps the order of equals: within a kind, say, the rows stay by time.
        self.rows = self._sorted(self._by_time, column, backwards=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _sorted(self, rows: list[Occurrence], column: Column, *, backwards: bool) -> list[Occurrence]:
        match column:
            case Column.WHEN:
                return sorted(rows, key=_time, reverse=backwards)
            case Column.TEXT:
                return sorted(rows, key=self._folded, reverse=backwards)
            case Column.KIND:
                part: Callable[[Occurrence], Any] = attrgetter("kind")
            case Column.ACCOUNTS:
                part = attrgetter("accounts")
            case Column.STATE:
                part = attrgetter("broken", "exported", "again")
        return self._in_lots(rows, column, part, backwards=backwards)

    def _in_lots(
        self, rows: list[Occurrence], column: Column, part: Callable[[Occurrence], Any], *, backwards: bool
    ) -> list[Occurrence]:
        """Of thousands of rows most share their words: put into lots by what the words come from, only the lots are
        sorted."""
        lots: dict[Any, list[Occurrence]] = {}
        for row in rows:
            alike = part(row)
            lot = lots.get(alike)
            if lot is None:
                lots[alike] = [row]
            else:
                lot.append(row)
        named: dict[str, list[list[Occurrence]]] = {}
        for lot in lots.values():
            named.setdefault(self.words(lot[0], column).casefold(), []).append(lot)
        found: list[Occurrence] = []
        for name in sorted(named, reverse=backwards):
            same_words = named[name]
            # Two lots may read alike; together they stand by time again.
            found += same_words[0] if len(same_words) == 1 else sorted(chain(*same_words), key=_time)
        return found

    def _folded(self, row: Occurrence) -> str:
        found = self._texts.get(row.text)
        if found is None:
            found = self._texts[row.text] = self.words(row, Column.TEXT).casefold()
        return found

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return HEADINGS[Column(section)]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TEXT:
            return tip(row.text) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # The keys stand in the first column: there the whole row is read.
            return chip_words(row, self._accounts) if column is Column.WHEN else self.words(row, column)
        return row if role == ROW_ROLE else None

    def marks(self, row: Occurrence) -> tuple[str, ...]:
        """The monograms of a post's networks."""
        return marks_of(row, self._accounts)

    def words(self, row: Occurrence, column: Column) -> str:
        """What stands in a column."""
        match column:
            case Column.WHEN:
                return moment_words(row.at, self._today)
            case Column.KIND:
                return KIND_NAMES[row.kind] if row.kind is not None else TALK_TIME
            case Column.TEXT:
                return " ".join(row.text.split()) if row.kind is not None else "Live, not exported"
            case Column.ACCOUNTS:
                return listed([self._accounts[n].network.label for n in row.accounts if n in self._accounts])
            case Column.STATE:
                return ", ".join(state_words(row)).capitalize()


_time = attrgetter("at")


def state_words(row: Occurrence) -> list[str]:
    """What is to be known of a row: over the rule, exported, served again, repeats."""
    found = ["over your rule"] if row.broken else []
    found += ["exported"] if row.exported else []
    found += ["served again"] if row.again else []
    return found + (["repeats"] if row.repeats else [])
