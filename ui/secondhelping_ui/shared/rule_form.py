# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix rule as a form: the ready-made rules with their sentences, and the owner's own in numbers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card, Line
from secondhelping_ui.widgets.fields import Field, RadioButton, SpinBox
from secondhelping_ui.widgets.kind import KINDS, KindChip
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.wording import KIND_NAMES

OWN = "Your own"
_WINDOWS = (2, 20)


def shape(rule: MixRule) -> Mapping[Kind, int]:
    """What a full run looks like that uses up what a rule allows: for the small bar beside it."""
    counts = {kind: rule.at_least.get(kind, 0) for kind in Kind}
    counts[Kind.PROMOTIONAL] = max(counts[Kind.PROMOTIONAL], rule.at_most.get(Kind.PROMOTIONAL, 0))
    counts[Kind.HELPFUL] += max(0, rule.window - sum(counts.values()))
    return counts


class LimitSpin(SpinBox):
    """A number of posts, or "any" for no limit."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-1, _WINDOWS[1])
        self.setSpecialValueText("any")
        self.setValue(-1)
        self.setFixedWidth(px(84))
        self.setAccessibleName(words)

    @property
    def limit(self) -> int | None:
        return None if self.value() < 0 else self.value()


class OwnRule(QWidget):
    """Window, at most and at least for each kind."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.window_spin = SpinBox()
        self.window_spin.setRange(*_WINDOWS)
        self.window_spin.setValue(5)
        self.window_spin.setFixedWidth(px(84))
        self.window_spin.setAccessibleName("Posts in a row")
        self.most = {kind: LimitSpin(f"{KIND_NAMES[kind]}, at most") for kind in KINDS}
        self.least = {kind: LimitSpin(f"{KIND_NAMES[kind]}, at least") for kind in KINDS}
        self._lay_out()
        for spin in (self.window_spin, *self.most.values(), *self.least.values()):
            spin.valueChanged.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(44, 4, 14, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (Label("In any"), self.window_spin, Label("posts in a row")):
            head.addWidget(widget)
        head.addStretch()
        grid.addLayout(head, 0, 0, 1, 5)
        for column, kind in enumerate(KINDS):
            grid.addWidget(KindChip(kind, small=True), 1, column + 1)
            grid.addWidget(self.most[kind], 2, column + 1)
            grid.addWidget(self.least[kind], 3, column + 1)
        grid.addWidget(Label("at most", "body", "text-2"), 2, 0)
        grid.addWidget(Label("at least", "body", "text-2"), 3, 0)
        grid.setColumnStretch(5, 1)

    def show_rule(self, rule: MixRule) -> None:
        self.window_spin.setValue(rule.window)
        for kind in KINDS:
            self.most[kind].setValue(rule.at_most.get(kind, -1))
            self.least[kind].setValue(rule.at_least.get(kind, -1))

    def rule(self) -> MixRule:
        """The rule as it stands.

        Raises:
            KnownError: no run could keep it.
        """
        return MixRule(OWN, self.window_spin.value(), _limits(self.most), _limits(self.least))


def _limits(spins: Mapping[Kind, LimitSpin]) -> dict[Kind, int]:
    return {kind: spin.limit for kind, spin in spins.items() if spin.limit is not None}


class RuleForm(QWidget):
    """`used` comes with the rule and the reason when the owner puts another rule in force."""

    used = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: MixRule | None = None
        self._group = QButtonGroup(self)
        self.radios = {name: RadioButton(name) for name in (*PRESETS, OWN)}
        self.own = OwnRule()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Spring term is short: more bookings, for six weeks")
        self.use = Button("Use this rule", Role.SOFT)
        self._problem = Label("", "meta", "attn", wrap=True)
        self._past = Label("", "meta", "text-2", wrap=True)
        self._lay_out()
        self._group.buttonClicked.connect(lambda _button: self._settle())
        self.own.changed.connect(self._settle)
        self.use.clicked.connect(self._use)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label("Mix rule", "heading"))
        words = "Counted for each account, over posts in a row. What went out before counts too."
        column.addWidget(Label(words, "body", "text-2", wrap=True))
        card = Card(radius=10, margins=(1, 3, 1, 3), spacing=0)
        for number, (name, radio) in enumerate(self.radios.items()):
            if number:
                card.inner.addWidget(Line("line-subtle"))
            self._group.addButton(radio)
            card.inner.addLayout(self._row(name, radio))
        card.inner.addWidget(self.own)
        column.addWidget(card)
        self._change = QWidget()
        change = QVBoxLayout(self._change)
        change.setContentsMargins(0, 0, 0, 0)
        change.setSpacing(8)
        change.addWidget(self._problem)
        helper = "Remembered with the date, and printed in the export report."
        change.addWidget(Field("Reason for the change", self.reason, helper))
        change.addWidget(self.use)
        column.addWidget(self._change)
        column.addWidget(self._past)
        column.addStretch()

    def _row(self, name: str, radio: RadioButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(12)
        radio.setFixedWidth(px(104))
        row.addWidget(radio)
        rule = PRESETS.get(name)
        sentence = rule.sentence() if rule is not None else "Set the numbers for each kind."
        row.addWidget(Label(sentence, "meta", "text-2", elide=True), 1)
        if rule is not None:
            bar = MixBar(shape(rule), thickness=8)
            bar.setFixedWidth(px(84))
            bar.setToolTip(sentence)
            row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_rule(self, rule: MixRule, past: Sequence[tuple[str, MixRule, str]] = ()) -> None:
        """The rule in force, and the changes before: (when, ISO 8601; rule; reason), the latest first."""
        self._current = rule
        preset = PRESETS.get(rule.name) == rule
        self.radios[rule.name if preset else OWN].setChecked(True)
        self.own.show_rule(rule)
        self.reason.clear()
        lines = [_past_line(*change) for change in past[:3]]
        self._past.setText("\n".join(lines))
        self._past.setVisible(bool(lines))
        self._settle()

    @property
    def chosen(self) -> str:
        return next(name for name, radio in self.radios.items() if radio.isChecked())

    @property
    def problem_words(self) -> str:
        """What is wrong with the numbers; "" when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def past_words(self) -> str:
        """The changes of the rule, the latest first."""
        return self._past.text()

    def _settle(self) -> None:
        """Show what belongs to what is chosen: the numbers, what is wrong with them, and the button."""
        self.own.setVisible(self.chosen == OWN)
        rule, problem = self._rule()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        differs = rule != self._current or bool(problem)
        self._change.setVisible(differs)
        self.use.setEnabled(rule is not None and differs)

    def _rule(self) -> tuple[MixRule | None, str]:
        if self.chosen != OWN:
            return PRESETS[self.chosen], ""
        try:
            return self.own.rule(), ""
        except KnownError as error:
            return None, f"{error.what} {error.why}"

    def _use(self) -> None:
        rule, _problem = self._rule()
        if rule is not None:
            self.used.emit(rule, self.reason.text())


def _past_line(at: str, rule: MixRule, reason: str) -> str:
    """ "3 May 2026: Thirds. Spring term is short." """
    day = QLocale().toString(QDate.fromString(at[:10], Qt.DateFormat.ISODate), "d MMM yyyy")
    return f"{day}: {rule.name}. {reason}".strip()
