# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a scheduler holds already: shown row by row, with an account and a kind for each, before it is taken in."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind, Sureness
from secondhelping.domain.network import Account
from secondhelping.domain.words import day
from secondhelping.operations.scheduled import Entry, Findings
from secondhelping_ui.shared.preview_model import PreviewModel
from secondhelping_ui.shared.preview_table import Corners, PreviewTable
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import CheckBox, ComboBox, Field
from secondhelping_ui.widgets.kind import KindSwitch
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import counted

_WIDTH, _HEIGHT, _NOTES, _LINE = 860, 660, 110, 18
_HEADER = ("When", "Account", "Kind", "Words")
_MOST_NOTES = 200

Read = Callable[[AccountId | None, bool | None], Findings]


class ScheduledDialog(Dialog):
    """Is given what was read and `again`, which reads the file for another account or order of day and month.

    `judging_asked` carries findings whose kinds are to be suggested; the answer goes to `show_kinds`. What the owner
    says of a kind holds, whatever is suggested.
    """

    judging_asked = Signal(object)

    def __init__(self, parent: QWidget, found: Findings, accounts: list[Account], again: Read) -> None:
        super().__init__(
            parent,
            "Already in your scheduler",
            f"“{found.name}” reads like a file of {found.scheduler}. Nothing is taken in yet.",
            primary="Take in",
            note="They are counted by your rule and checked against. One step: Undo takes it back.",
        )
        self._again = again
        self._accounts = {account.id: account for account in accounts}
        self._said: dict[tuple[int, str], Kind] = {}
        self._suggested: dict[str, tuple[Kind, Sureness | None]] = {}
        self._asked: set[str] = set()
        self.found = found
        self.account = ComboBox()
        for account in accounts:
            self.account.addItem(f"{account.network.label}, {account.name}", account.id)
        self.day_first = CheckBox("05/01 is 5 January, not May 1")
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model)
        self.table.setAccessibleName("Posts in the file")
        self._corners = Corners(self.table, "bg-surface")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.kind = KindSwitch()
        self.kind.set_keys(False)
        self.told = Label("", "body", wrap=True)
        self.notes = Label("", "meta", "text-2", wrap=True)
        self._build(found)
        self._show()

    def _build(self, found: Findings) -> None:
        self.account_field = Field("Rows that name no account go to", self.account)
        self.account_field.setVisible(len(self._accounts) > 1 and found.asks_account)
        self.day_first.setVisible(found.either_order)
        kinds = QHBoxLayout()
        kinds.setSpacing(10)
        kinds.addWidget(Label("Kind of the chosen rows", "strong"))
        kinds.addWidget(self.kind, 1)
        self._notes_area = Scrolled()
        self._notes_area.inner.setContentsMargins(0, 0, 12, 0)
        self._notes_area.inner.addWidget(self.notes)
        self._notes_area.inner.addStretch()
        self.inner.addWidget(self.account_field)
        self.inner.addWidget(self.day_first)
        self.inner.addWidget(self.told)
        self.inner.addWidget(self.table, 1)
        self.inner.addLayout(kinds)
        self.inner.addWidget(self._notes_area)
        # A short table stands right below what is said of it.
        self.inner.addStretch()
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.account.activated.connect(self._read_again)
        self.day_first.toggled.connect(self._read_again)
        self.kind.chosen.connect(self._say_kind)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)

    def ask_account(self) -> None:
        """Read once more, with the account that stands in the field."""
        if self.found.asks_account:
            self._read_again()
        else:
            self._ask_for_kinds()

    def _read_again(self) -> None:
        order = self.day_first.isChecked() if not self.day_first.isHidden() else None
        try:
            self.found = self._again(self.account.currentData(), order)
        except KnownError as error:
            # The file went away while this was open.
            self.notes.setText(str(error))
            self._notes_area.show()
            self.primary_button.setEnabled(False)
            return
        self._show()
        self._ask_for_kinds()

    # Kinds

    def _ask_for_kinds(self) -> None:
        missing = set(self.found.without_kind) - self._asked
        if missing:
            self._asked |= missing
            self.judging_asked.emit(self.found)

    def show_kinds(self, judged: Findings) -> None:
        """What the judge says; it holds where neither the file nor the owner says another."""
        self._suggested |= {one.text: (one.kind, one.sure) for one in judged.entries if one.kind is not None}
        self._show()

    def no_kinds(self) -> None:
        """The judge did not answer: helpful, until the owner says another."""
        self._suggested |= {
            text: (Kind.HELPFUL, Sureness.EITHER_WAY)
            for text in self.found.without_kind
            if text not in self._suggested
        }
        self._show()

    def _say_kind(self, kind: Kind) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        for row in rows:
            entry = self.found.entries[row]
            self._said[entry.row, entry.text] = kind
        self._show()
        flag = QItemSelectionModel.SelectionFlag
        for row in rows:
            self.table.selectionModel().select(self.model.index(row, 0), flag.Select | flag.Rows)

    def _with_kind(self, entry: Entry) -> Entry:
        said = self._said.get((entry.row, entry.text))
        if said is not None:
            return replace(entry, kind=said, sure=None)
        if entry.kind is None and entry.text in self._suggested:
            kind, sure = self._suggested[entry.text]
            return replace(entry, kind=kind, sure=sure)
        return entry

    @property
    def decided(self) -> Findings:
        """What is to be taken in: as read, with the kinds as they stand."""
        return replace(self.found, entries=tuple(map(self._with_kind, self.found.entries)))

    # What is shown

    def _show(self) -> None:
        found = self.decided
        self.model.show_rows(_HEADER, tuple(self._row(entry) for entry in found.entries))
        self.table.fit()
        ready = bool(found.entries) and not found.without_kind
        self.primary_button.setEnabled(ready)
        self.primary_button.setText(
            f"Take in {counted(len(found.entries), 'post')}"
            if ready or not found.entries
            else "Finding the kinds…"
        )
        self.told.setText(f"{found.summary()}.")
        notes = found.notes()
        more = [f"and {len(notes) - _MOST_NOTES:,} more"] if len(notes) > _MOST_NOTES else []
        self.notes.setText("\n".join([*notes[:_MOST_NOTES], *more]))
        self._notes_area.setFixedHeight(min(_NOTES, px(_LINE) * len(notes) + 8))
        self._notes_area.setVisible(bool(notes))
        self._show_chosen()

    def _row(self, entry: Entry) -> tuple[str, ...]:
        account = self._accounts[entry.account_id]
        kind = "…" if entry.kind is None else entry.kind.value
        if entry.sure is Sureness.EITHER_WAY:
            kind += "?"
        at = f"{day(entry.at)} {entry.at.year}, {entry.at:%H:%M}"
        return at, f"{account.network.label}, {account.name}", kind, entry.text

    def _show_chosen(self) -> None:
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self.kind.setEnabled(bool(rows))
        kinds = {self.decided.entries[row].kind for row in rows if row < len(self.found.entries)}
        one = next(iter(kinds)) if len(kinds) == 1 else None
        if one is not None:
            self.kind.set_kind(one)
