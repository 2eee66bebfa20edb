# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a series would be: its rule in words, its next days with what stands against them, each to be skipped."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.operations.recurring_preview import Coming, Preview, Said
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted, short_date

_SHOWN = 24
_DATE = 128


class DayRow(QWidget):
    """A day of the series: skipped or not, and what is to be said of it."""

    def __init__(self, coming: Coming, today: date, *, skipped: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coming = coming
        words = short_date(coming.at.date(), today)
        tone = "text-3 struck" if skipped else "text"
        day = Label("", "strong")
        day.set_parts([(words, "strong", tone)])
        day.setFixedWidth(px(_DATE))
        said = Label("", "meta", wrap=True)
        said.set_parts(_said_parts(coming, skipped=skipped))
        self.button = Button(
            "Keep it" if skipped else "Skip",
            Role.LINK,
            "small",
            tip=f"{'Lay it out after all' if skipped else 'Leave this one out'}: {words}",
        )
        self.button.setAccessibleName(f"{'Keep' if skipped else 'Skip'} {words}")
        if coming.stays:
            room = self.button.sizePolicy()
            room.setRetainSizeWhenHidden(True)  # its row is as high as the others
            self.button.setSizePolicy(room)
            self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.words = f"{words} {said.text()}".strip()


def _said_parts(coming: Coming, *, skipped: bool) -> list[tuple[str, str, str]]:
    if skipped or coming.stays:
        words = "Skipped." if skipped else " ".join(one.text for one in coming.said)
        return [(words, "meta", "text-3")]
    return [
        (f"{one.text} ", "meta-strong" if one.pauses else "meta", "attn" if one.pauses else "caution")
        for one in coming.said
    ]


class PreviewPane(QWidget):
    """`skipped_changed` carries the days that are to be left out from now on."""

    skipped_changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._skipped: frozenset[date] = frozenset()
        self._off: frozenset[date] = frozenset()
        self.rows: list[DayRow] = []
        self.words = Label("", "heading", wrap=True)
        self.total = Label("", "meta", "text-2", wrap=True)
        self.said = QWidget()
        self._said = QVBoxLayout(self.said)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(6)
        self.leave_out = Button("Leave out the days off", Role.SECONDARY, "small", icon="calendar-days")
        self.leave_out.clicked.connect(lambda: self.skipped_changed.emit(self._skipped | self._off))
        days = QWidget()
        self._days = QVBoxLayout(days)
        self._days.setContentsMargins(0, 0, 6, 0)
        self._days.setSpacing(2)
        self._days.addStretch()
        self._list = scrolling(days)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self.words, self.total, self.said):
            column.addWidget(widget)
        column.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignLeft)
        self._line = Line("line-subtle")
        self._spare = QWidget()  # takes the room of the list while there is none
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        column.addWidget(self._spare, 1)
        self.leave_out.hide()
        self._show_list(shown=True)

    def _show_list(self, *, shown: bool) -> None:
        self._line.setVisible(shown)
        self._list.setVisible(shown)
        self._spare.setVisible(not shown)

    def show_words(self, words: str) -> None:
        """The rule, at once; its days follow."""
        self.words.set_tone("text")
        self.words.setText(words)

    def show_problem(self, error: KnownError) -> None:
        """It can't be kept: why, and what to do."""
        self.words.set_tone("attn")
        self.words.setText(error.what)
        self.total.setText(f"{error.why} {error.todo}".strip())
        self._show_said(())
        self._show_days((), frozenset())

    def show_preview(self, preview: Preview, skipped: Collection[date]) -> None:
        """Show its days, those that are skipped among them."""
        self._skipped = frozenset(skipped)
        kept = [one for one in preview.coming if one.at.date() not in self._skipped]
        self.show_words(preview.words)
        self.total.setText(_total(preview, len(kept), self._today))
        self._show_said(preview.said)
        self._off = frozenset(one.at.date() for one in kept if one.off)
        days = counted(len(self._off), "day")
        self.leave_out.setText(f"Leave out {days} off")
        self._show_days(preview.coming, self._skipped)
        self._show_list(shown=True)

    def show_one(self, words: str, said: Sequence[Said]) -> None:
        """One post alone: when it goes out, and what is to be said of that."""
        self.show_words(words)
        self.total.setText("Only this one is changed.")
        self._show_said(said)
        self._off = frozenset()
        self._show_days((), frozenset())
        self._show_list(shown=False)

    def _show_said(self, said: Sequence[Said]) -> None:
        _clear(self._said)
        for one in said:
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            icon, tone = ("triangle-alert", "attn") if one.pauses else ("info", "caution")
            row.addWidget(IconLabel(icon, tone, 15), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(one.text, "meta", tone, wrap=True), 1)
            self._said.addWidget(part)
        self.said.setVisible(bool(said))

    def _show_days(self, coming: Sequence[Coming], skipped: frozenset[date]) -> None:
        _clear(self._days)
        self.rows = []
        for one in coming[:_SHOWN]:
            row = DayRow(one, self._today, skipped=one.at.date() in skipped)
            row.button.clicked.connect(partial(self._toggle, one.at.date()))
            self.rows.append(row)
            self._days.addWidget(row)
        if len(coming) > _SHOWN:
            last = short_date(coming[-1].at.date(), self._today)
            more = f"and {counted(len(coming) - _SHOWN, 'more day')}, the last on {last}"
            self._days.addWidget(Label(more, "meta", "text-3"))
        self._days.addStretch()
        self.leave_out.setVisible(bool(coming) and bool(self._off))

    def _toggle(self, day: date, _on: bool = False) -> None:
        self.skipped_changed.emit(self._skipped ^ {day})


def _total(preview: Preview, kept: int, today: date) -> str:
    if not preview.coming:
        return "None of its days is still to come."
    last = short_date(preview.coming[-1].at.date(), today)
    posts = counted(kept, "post")
    if preview.goes_on:
        return f"{posts} laid out for a year. It goes on after that."
    return f"{posts}, the last on {last}."


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
