# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts as a list, and the chosen one as a form: name, its own limit, weekly times."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account, Network
from secondhelping_ui.shared.week_times import WeekTimes
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.fields import Field, SpinBox
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.tags import NetworkMark

_LIMIT_STEP = 100
_LARGEST_LIMIT = 100_000


class AccountForm(QWidget):
    """One account. `changed` comes with it when name or limit changed, `times_changed` with its times."""

    changed = Signal(object)
    times_changed = Signal(object, object)
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account: Account | None = None
        self.name = QLineEdit()
        self.limit = SpinBox()
        self.limit.setRange(0, _LARGEST_LIMIT)
        self.limit.setSingleStep(_LIMIT_STEP)
        self.limit.setSpecialValueText("the network’s own")
        self.limit.setSuffix(" characters")
        self.limit.setFixedWidth(px(190))
        self.times = WeekTimes()
        self.remove = Button("Remove this account", Role.GHOST, "small", icon="trash")
        self._title = Label("", "heading")
        self._lay_out()
        self.name.editingFinished.connect(self._tell)
        self.limit.editingFinished.connect(self._tell)
        self.times.changed.connect(self._tell_times)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.account))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.remove)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Field("Name", self.name), 1)
        row.addWidget(Field("Longest post", self.limit))
        column.addLayout(row)
        column.addWidget(Label("Weekly times", "strong"))
        column.addWidget(self.times)
        column.addStretch()

    def show_account(self, account: Account, times: Sequence[tuple[int, time]]) -> None:
        """Show an account; fields that hold the same already are left alone."""
        self.account = account
        self._title.setText(account.network.label)
        if self.name.text() != account.name:
            self.name.setText(account.name)
        self.limit.setValue(account.limit or 0)
        self.times.show_times(times)

    def _tell(self) -> None:
        if self.account is None:
            return
        wanted = replace(self.account, name=self.name.text().strip(), limit=self.limit.value() or None)
        if wanted != self.account:
            self.changed.emit(wanted)

    def _tell_times(self) -> None:
        if self.account is not None:
            self.times_changed.emit(self.account.id, self.times.times)


class AccountRow(Button):
    """An account in the list at the left."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(
            "", Role.GHOST, "large", tip=f"{account.network.label}, {account.name}", parent=parent
        )
        self.account = account
        self.setCheckable(True)
        self.setFixedWidth(px(216))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(NetworkMark(account.network, large=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(Label(account.network.label, "meta-strong", elide=True))
        words.addWidget(Label(account.name, "small", "text-2", elide=True))
        words.addStretch()
        row.addLayout(words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class AccountsPane(QWidget):
    """List and form. Everything it says is a wish; what comes of it is given back with `show_accounts`."""

    changed = Signal(object)
    times_changed = Signal(object, object)
    remove_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(self, networks: Sequence[Network], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = AccountForm()
        self.rows: list[AccountRow] = []
        self._times: Mapping[AccountId, Sequence[tuple[int, time]]] = {}
        self._group = QButtonGroup(self)
        self.add = Button("Add an account", Role.LINK, icon="plus", caret=True)
        self._menu = QMenu(self.add)
        for network in networks:
            self._offer(network)
        self.add.clicked.connect(self._open_menu)
        self._nothing = Label("Add an account to say where your posts go.", "body", "text-2", wrap=True)
        self._lay_out()
        self.form.changed.connect(self.changed)
        self.form.times_changed.connect(self.times_changed)
        self.form.remove_asked.connect(self.remove_asked)

    def _offer(self, network: Network) -> QAction:
        action = self._menu.addAction(network.label)
        action.triggered.connect(lambda _on=False: self.add_asked.emit(network))
        return action

    @property
    def add_menu(self) -> QMenu:
        """The networks an account can be added on."""
        return self._menu

    def _open_menu(self) -> None:
        self._menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(2)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        left.addLayout(self._list)
        left.addWidget(self.add)
        left.addStretch()
        row.addLayout(left)
        right = QVBoxLayout()
        right.addWidget(self.form)
        right.addWidget(self._nothing)
        row.addLayout(right, 1)

    @property
    def account(self) -> Account | None:
        """The account in the form."""
        return self.form.account

    def show_accounts(
        self,
        accounts: Sequence[Account],
        times: Mapping[AccountId, Sequence[tuple[int, time]]],
        chosen: AccountId | None = None,
    ) -> None:
        """Show the accounts, with `chosen` (else the one that was, else the first) in the form."""
        self._times = times
        if [row.account for row in self.rows] != list(accounts):
            self._make_rows(accounts)
        if chosen is None and self.form.account is not None:
            chosen = self.form.account.id
        found = next((row for row in self.rows if row.account.id == chosen), None)
        found = found or (self.rows[0] if self.rows else None)
        self.form.setVisible(found is not None)
        self._nothing.setVisible(found is None)
        if found is not None:
            found.setChecked(True)
            self._choose(found)

    def _make_rows(self, accounts: Sequence[Account]) -> None:
        for row in self.rows:
            self._group.removeButton(row)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AccountRow(account) for account in accounts]
        for row in self.rows:
            self._group.addButton(row)
            self._list.addWidget(row)
            row.clicked.connect(lambda _on=False, row=row: self._choose(row))

    def _choose(self, row: AccountRow) -> None:
        self.form.show_account(row.account, self._times.get(row.account.id, ()))
