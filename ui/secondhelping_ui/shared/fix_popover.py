# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Fix": the smallest ways to put the plan right, each before and after, and the one that is chosen is done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import repair
from secondhelping.operations.repair import Fix, Remedy, Run
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.remedy_choice import RemedyChoice
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.dialog import Footer
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.popover import Popover, Side
from secondhelping_ui.widgets.progress import ProgressBar
from secondhelping_ui.wording import KIND_NAMES, counted

_WIDTH, _WIDEST = 470, 620
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Bar(QWidget):
    """ "Now" or "After" with the run's mix and how many of it are of the kind that matters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bar = MixBar(thickness=12)
        self._icon = IconLabel("check", "ok", 15)
        self._figure = Label("", "strong", "ok")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        label = Label(name, "meta", "text-2")
        label.setFixedWidth(px(38))
        row.addWidget(label)
        row.addWidget(self._bar, 1)
        row.addSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._figure)

    def show_counts(self, counts: dict[Kind, int], run: Run, mark: float | None, *, good: bool) -> None:
        self._bar.set_mix(counts, mark)
        found, total = counts.get(run.kind, 0), sum(counts.values())
        self._figure.setText(f"{found} of {total}")
        self._figure.setToolTip(f"{KIND_NAMES[run.kind]}: {found} of {total} posts in a row on {run.where}")
        self._figure.set_tone("ok" if good else "attn")
        self._icon.set_icon("check" if good else "triangle-alert", "ok" if good else "attn")

    @property
    def figure(self) -> str:
        return self._figure.text()


class FixPopover(Popover):
    """Looks for remedies as soon as it is opened. `chosen_others` comes with the posts of the broken run, for the
    owner who rather moves them by hand."""

    chosen_others = Signal(object)
    # Under the button that asked for it, so that the week in question stays in sight.
    sides = (Side.BELOW, Side.ABOVE, Side.LEFT, Side.RIGHT)

    def __init__(self, session: Session, parent: QWidget, title: str, near: date | None, today: date) -> None:
        super().__init__(parent, width=min(px(_WIDTH), _WIDEST), margins=(1, 1, 1, 1))
        self._page = parent
        self._session = session
        self._near = near
        self._today = today
        self._job: Job | None = None
        self.fix: Fix | None = None
        self.choices: list[RemedyChoice] = []
        self.now = _Bar("Now")
        self.after = _Bar("After")
        self._build(title)
        self.setAccessibleName(title)
        self.closed.connect(self._stop)

    def _build(self, title: str) -> None:
        self.inner.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(18, 16, 18, 14)
        head.setSpacing(4)
        head.addWidget(Label(title, "heading"))
        self.words = Label("Looking for the smallest change…", "body", "text-2", wrap=True)
        head.addWidget(self.words)
        self.bar = ProgressBar()
        self.bar.set_step(0, 0)
        self.bar.setAccessibleName("Looking for the smallest change")
        head.addSpacing(6)
        head.addWidget(self.bar)
        self._bars = QWidget()
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 4, 0, 0)
        bars.setSpacing(2)
        bars.addWidget(self.now)
        bars.addWidget(self.after)
        head.addWidget(self._bars)
        self._bars.hide()
        self.inner.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.inner.addLayout(self._rows)
        self.inner.addWidget(self._foot())

    def _foot(self) -> Footer:
        foot = Footer(11)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 11, 14, 12)
        row.setSpacing(6)
        self.leave = Button("Leave it for now", Role.GHOST, tip="Closes this; nothing changes (Esc)")
        self.leave.clicked.connect(self.close_it)
        self.others = Button("Choose others…", tip="Selects these posts on the calendar")
        self.others.clicked.connect(self._choose_others)
        self.button = Button("Fix", Role.PRIMARY, key="Enter")
        self.button.clicked.connect(self.apply)
        row.addWidget(self.leave)
        row.addStretch()
        row.addWidget(self.others)
        row.addWidget(self.button)
        self.others.hide()
        self.button.hide()
        return foot

    def open_beside(self, anchor: QWidget) -> None:
        """Open beside a widget and begin to look."""
        corner = anchor.mapTo(self._page, anchor.rect().topLeft())
        self.open_at(anchor.rect().translated(corner), self.leave)
        self._job = self._session.jobs.start(
            repair.ways_out,
            self._session.project,
            self._near,
            on_done=self._take,
            on_failed=self._refuse,
        )

    # What was found

    def _take(self, fix: Fix) -> None:
        if not self.isVisible():
            return
        self.fix = fix
        self.bar.hide()
        if not fix.needed:
            self.words.setText("Everything keeps your rule by now. There is nothing to fix.")
        elif not fix.remedies:
            self.words.setText(fix.why_not)
        else:
            self.words.setText("Nothing is lost. Whatever comes off goes back to Ready to serve.")
            self._show_remedies(fix)
        self.others.setVisible(fix.run is not None and bool(fix.run.posts))
        self._fit()
        self._give_focus()

    def _show_remedies(self, fix: Fix) -> None:
        if fix.run is not None:
            self._bars.show()
            self.now.show_counts(dict(fix.run.counts), fix.run, self._mark(fix.run), good=False)
        for number, remedy in enumerate(fix.remedies):
            if number:
                line = Line(parent=self)
                self._rows.addWidget(line)
                line.show()
            choice = RemedyChoice(remedy, self._today, self.surface.width() - 2, self)
            choice.toggled.connect(lambda on, choice=choice: self._choose(choice) if on else None)
            self.choices.append(choice)
            self._rows.addWidget(choice)
            choice.show()
        self.button.show()
        self.choices[0].setChecked(True)

    def _mark(self, run: Run) -> float | None:
        """Where the bar's mark stands: at the limit for promotional posts, which the bar ends with."""
        total = sum(run.counts.values())
        if run.kind is not Kind.PROMOTIONAL or not run.too_many or not total:
            return None
        return 1 - min(run.wanted, total) / total

    def _refuse(self, error: KnownError) -> None:
        self.bar.hide()
        self.words.setText(str(error))
        self._fit()

    def _choose(self, choice: RemedyChoice) -> None:
        run = self.fix.run if self.fix is not None else None
        self.after.setVisible(run is not None and bool(choice.remedy.after))
        if run is not None:
            self.after.show_counts(dict(choice.remedy.after), run, self._mark(run), good=True)
        self.button.setText(_short(choice.remedy))
        self._fit()

    def _give_focus(self) -> None:
        if self.choices:
            self.choices[0].setFocus(Qt.FocusReason.PopupFocusReason)
            chosen = self.choices[0].words.title
            self._session.announce(f"{counted(len(self.choices), 'way')} to put it right. {chosen}.")
        else:
            self._session.announce(self.words.text())

    def _fit(self) -> None:
        """As high as what is in it, beside what it belongs to, inside the page."""
        self.inner.activate()
        self.setFixedHeight(self.inner.heightForWidth(self.width()))
        self.stand_beside()

    # What is done

    @property
    def chosen(self) -> Remedy | None:
        """The remedy that Enter does."""
        return next((choice.remedy for choice in self.choices if choice.isChecked()), None)

    def apply(self) -> None:
        """Enter: do the chosen remedy, as one action."""
        remedy = self.chosen
        if remedy is not None:
            self.close_it()
            self._session.run(repair.apply, remedy)

    def _choose_others(self) -> None:
        run = self.fix.run if self.fix is not None else None
        self.close_it()
        if run is not None:
            self.chosen_others.emit(run.posts)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((n for n, choice in enumerate(self.choices) if choice.isChecked()), None)
        if step is not None and at is not None:
            following = self.choices[max(0, min(len(self.choices) - 1, at + step))]
            following.setChecked(True)
            following.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in _ENTER and at is not None:
            self.apply()
        else:
            super().keyPressEvent(event)


def _short(remedy: Remedy) -> str:
    """For the button: "Swap 2", "Move 1"."""
    words = remedy.words.replace(" posts", "").replace(" post", "")
    return words if len(words) < 24 else "Do this"
