# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which account's likeness is shown: a tab for each that has room, and a menu for the others."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.domain.network import Account
from secondhelping_ui.widgets.button import MenuButton, Role
from secondhelping_ui.widgets.segmented import Segmented

_GAP = 6
_EDGES = 6
_BETWEEN = 2
_LONGEST = 18


def tab_names(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The network of each; where there are several on a network, their own names."""
    networks = [account.network for account in accounts]
    return tuple(
        account.name if networks.count(account.network) > 1 else account.network.label for account in accounts
    )


class NetworkTabs(QWidget):
    """One of the accounts; `chosen` carries its place when the owner chooses."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = Segmented([""], name="Which network")
        self.more = MenuButton("", size="small")
        self._names: tuple[str, ...] = ("",)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.tabs)
        self._row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch()
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def index(self) -> int:
        return self.tabs.index

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, those in the menu included."""
        return self._names

    def set_index(self, index: int) -> None:
        self.tabs.set_index(index)
        self._show_more()

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these; nothing changes where they are the same."""
        names = tab_names(accounts)
        if names == self._names or not names:
            return
        self._names = names
        old, self.tabs = self.tabs, Segmented([_short(name) for name in names], name="Which network")
        self._row.replaceWidget(old, self.tabs)
        old.hide()
        old.deleteLater()
        for number, account in enumerate(accounts):
            self.tabs.segment(number).setToolTip(f"{account.network.label}, {account.name}")
        self.tabs.chosen.connect(self._choose)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.tabs.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many tabs as have room; where it is not all, some room is for the menu."""
        wide = [self.tabs.segment(number).sizeHint().width() + _BETWEEN for number in range(len(self._names))]
        room = self.width() - _EDGES + _BETWEEN
        shown = len(wide)
        if sum(wide) > room:
            shown = next(
                n for n in range(len(wide) - 1, -1, -1) if sum(wide[:n]) <= room - self._beside(n) or not n
            )
        for number in range(len(wide)):
            self.tabs.segment(number).setVisible(number < shown)
        self.tabs.setVisible(shown > 0)
        self._fill_more(shown)

    def _beside(self, shown: int) -> int:
        """How much room the menu takes, whatever is chosen in it, where so many tabs are shown."""
        hidden = self._names[shown:]
        before, widths = self.more.text(), []
        for text in (*map(_short, hidden), _more(len(hidden))):
            self.more.setText(text)
            widths.append(self.more.sizeHint().width())
        self.more.setText(before)
        return _GAP + max(widths)

    def _fill_more(self, shown: int) -> None:
        self.more.menu_shown.clear()
        for number in range(shown, len(self._names)):
            self.more.add_choice(self._names[number], partial(self._choose, number))
        self._show_more()

    def _show_more(self) -> None:
        """On the menu's button stands what was chosen in it, else how many there are."""
        lines = self.more.menu_shown.actions()
        shown = len(self._names) - len(lines)
        inside = self.index - shown
        for number, line in enumerate(lines):
            line.setChecked(number == inside)
        self.more.setText(_short(self._names[self.index]) if inside >= 0 else _more(len(lines)))
        self.more.set_role(Role.SOFT if inside >= 0 else Role.SECONDARY)
        self.more.setToolTip("Other accounts")
        self.more.setVisible(bool(lines))

    def _choose(self, index: int) -> None:
        self.set_index(index)
        self.chosen.emit(index)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _more(number: int) -> str:
    return f"{number} more"
