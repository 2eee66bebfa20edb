# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a network's file says of how posts did: shown with what was recognised and what was not, before it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.network import Account
from secondhelping.domain.progress import Step
from secondhelping.domain.result import PostResult
from secondhelping.domain.words import day
from secondhelping.operations.results import Findings
from secondhelping_ui.shared.preview_model import PreviewModel
from secondhelping_ui.shared.preview_table import Corners, PreviewTable
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.fields import CheckBox, ComboBox, Field
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.progress import ProgressBar
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import KIND_NAMES, counted

_WIDTH, _HEIGHT, _NOTES, _LINE = 860, 640, 96, 18
_HEADER = ("When", "Kind", "Seen", "Answered", "Words")
_MOST_NOTES = 200
_LEAST_ROWS = 3
_NONE = (
    "None of these posts went out from here. Choose the account they are of, or tell what your scheduler holds "
    "already under Export first."
)


class ResultsDialog(Dialog):
    """Opened while the file is still being read. `asked` comes when it is to be read once more, for another account or
    order of day and month; `taken` when what is shown is to be kept."""

    asked = Signal(object, object)
    taken = Signal(object)

    def __init__(self, parent: QWidget, name: str, accounts: Sequence[Account]) -> None:
        super().__init__(
            parent,
            "Add results",
            f"“{name}”. Nothing is kept yet.",
            primary="Take in",
            note="Plan for me counts them. One step: Undo takes it back.",
        )
        self._accounts = tuple(accounts)
        self.found: Findings | None = None
        self.problem = Banner(BannerKind.ATTENTION, "", "")
        self.problem.hide()
        self.doing = Label("Reading the file…", "body", "text-2")
        self.bar = ProgressBar()
        self.bar.setAccessibleName("Reading the file")
        self.account = ComboBox()
        for account in self._accounts:
            self.account.addItem(f"{account.network.label}, {account.name}", account.id)
        self.day_first = CheckBox("05/01 is 5 January, not May 1")
        self.told = Label("", "strong", wrap=True)
        self.columns = Label("", "meta", "text-2", wrap=True)
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model, least=_LEAST_ROWS)
        self.table.setAccessibleName("Results of your posts in the file")
        self._corners = Corners(self.table, "bg-surface")
        self.notes = Label("", "meta", "text-2", wrap=True)
        self._build()
        self.primary_button.clicked.disconnect()
        self.primary_button.clicked.connect(self._take)
        self.show_reading()

    def _build(self) -> None:
        self._account_field = Field("They are posts of", self.account)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addWidget(self._account_field, 1)
        choices.addStretch(1)
        self._notes_area = Scrolled()
        self._notes_area.inner.setContentsMargins(0, 0, 12, 0)
        self._notes_area.inner.addWidget(self.notes)
        self._notes_area.inner.addStretch()
        above: tuple[QWidget, ...] = (self.problem, self.doing, self.bar)
        for widget in above:
            self.inner.addWidget(widget)
        self.inner.addLayout(choices)
        said: tuple[QWidget, ...] = (self.told, self.columns, self.day_first, self.table)
        for part in said:
            self.inner.addWidget(part)
        self.inner.setStretchFactor(self.table, 1)
        self.inner.addWidget(self._notes_area)
        # A short table stands right below what is said of it.
        self.inner.addStretch()
        self.resize(fitting_size(QSize(_WIDTH, _HEIGHT), self.parentWidget()))
        self.account.activated.connect(self._ask)
        self.day_first.clicked.connect(self._ask)

    # While something is done

    def show_reading(self) -> None:
        """It is being read: what is shown of an earlier reading stays."""
        self._show_busy("Reading the file…")
        if self.found is None:
            for widget in (self._account_field, self.told, self.columns, self.day_first, self.table):
                widget.hide()
            self._notes_area.hide()

    def show_keeping(self) -> None:
        """It is being kept."""
        self._show_busy("Keeping the results…")

    def _show_busy(self, words: str) -> None:
        self.problem.hide()
        self.doing.setText(words)
        self.bar.set_step(0, 0)
        for widget in (self.doing, self.bar):
            widget.show()
        for control in (self.primary_button, self.account, self.day_first):
            control.setEnabled(False)

    def show_step(self, step: Step) -> None:
        """How far it is."""
        self.bar.set_step(step.done, step.total)

    def show_problem(self, error: KnownError) -> None:
        """It can't be read, or not be kept."""
        self._show_idle()
        self.problem.set_words(error.what, f"{error.why} {error.todo}".strip())
        self.problem.show()
        self.primary_button.setEnabled(False)
        self.cancel_button.setText("Close")

    def _show_idle(self) -> None:
        for widget in (self.doing, self.bar):
            widget.hide()
        for control in (self.account, self.day_first):
            control.setEnabled(True)

    # What was read

    def show_found(self, found: Findings) -> None:
        """What stands in the file."""
        self.found = found
        self._show_idle()
        network = found.contents.network
        whose = f" reads like a file of {network.label}" if network else ""
        self.line_label.setText(f"“{found.name}”{whose}. Nothing is kept yet.")
        with QSignalBlocker(self.account):
            self.account.setCurrentIndex(self.account.findData(found.account_id))
        self._account_field.setVisible(len(self._accounts) > 1)
        self.day_first.setChecked(found.contents.day_first)
        self.day_first.setVisible(found.contents.either_order)
        self.told.setText(f"{found.summary()}." if found.results else f"{found.summary()}. {_NONE}")
        named = [f"{what}: {names}" for what, names in found.contents.columns]
        self.columns.setText("\n".join(filter(None, [" · ".join(named), found.order()])))
        for widget in (self.told, self.columns):
            widget.show()
        self.model.show_rows(_HEADER, tuple(map(_row, found.results)))
        self.table.fit()
        self.table.setVisible(bool(found.results))
        self._show_notes(found.notes())
        self.primary_button.setEnabled(bool(found.results))
        self.primary_button.setText(f"Take in {counted(len(found.results), 'result')}")

    def _show_notes(self, notes: Sequence[str]) -> None:
        more = [f"and {len(notes) - _MOST_NOTES:,} more"] if len(notes) > _MOST_NOTES else []
        self.notes.setText("\n".join([*notes[:_MOST_NOTES], *more]))
        self._notes_area.setFixedHeight(min(_NOTES, px(_LINE) * len(notes) + 20))
        self._notes_area.setVisible(bool(notes))

    def _ask(self) -> None:
        order = self.day_first.isChecked() if not self.day_first.isHidden() else None
        self.asked.emit(self.account.currentData(), order)

    def _take(self) -> None:
        if self.found is not None:
            self.taken.emit(self.found)


def _row(one: PostResult) -> tuple[str, ...]:
    at = f"{day(one.at)} {one.at.year}, {one.at:%H:%M}"
    return at, KIND_NAMES[one.kind], f"{one.seen:,}", f"{one.answered:,}", one.text
