# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shows what a partner's review sheet would change, before it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.snippet import Verdict
from secondhelping.operations.partner_review import Answer, Answers
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted

_HIGH, _WIDE = 360, 620
_NOTHING = "There is no answer in this sheet yet, no comment and no other words."
_WORDS = {Verdict.KEPT: "Keep", Verdict.SET_ASIDE: "Set aside", Verdict.WAITING: "Back to review"}
_ICONS = {Verdict.KEPT: "check", Verdict.SET_ASIDE: "archive", Verdict.WAITING: "rotate-ccw"}


class TakeBackDialog(Dialog):
    """One entry for each snippet that something is said of, then what could not be taken."""

    def __init__(self, parent: QWidget, answers: Answers) -> None:
        changing = len(answers.changing)
        super().__init__(
            parent,
            "What your partner says",
            f"{answers.summary()}.",
            primary=f"Take in {counted(changing, 'answer')}" if changing else "",
            cancel="Cancel" if changing else "Close",
            note="One step: Undo takes it back." if changing else "",
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: list[str] = []
        area = Scrolled()
        area.inner.setContentsMargins(0, 0, 12, 0)
        area.setFixedHeight(_HIGH)
        for answer in answers.answers:
            area.inner.addLayout(self._entry(answer))
        for note in answers.notes:
            area.inner.addLayout(self._line("info", [(note, "text-2")]))
        if not self.lines:
            area.inner.addLayout(self._line("info", [(_NOTHING, "text-2")]))
            area.setFixedHeight(area.inner.sizeHint().height())
        area.inner.addStretch()
        self.inner.addWidget(area)
        self.setMinimumWidth(_WIDE)

    def _entry(self, answer: Answer) -> QHBoxLayout:
        lines = []
        if answer.verdict is not None:
            lines.append((f"{_WORDS[answer.verdict]}: {answer.snippet.text}", "text"))
        else:
            lines.append((answer.snippet.text, "text"))
        if answer.text is not None:
            lines.append((f"New words: {answer.text}", "text"))
        if answer.comment:
            lines.append((f"“{answer.comment}”", "text-2"))
        icon = "message-circle"
        if answer.verdict is not None:
            icon = _ICONS[answer.verdict]
        elif answer.text is not None:
            icon = "pencil-line"
        return self._line(icon, lines)

    def _line(self, icon: str, lines: list[tuple[str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, "text-2", 16, line="body"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for words, tone in lines:
            self.lines.append(words)
            column.addWidget(Label(words, "body", tone, wrap=True, most=6))
        row.addLayout(column, 1)
        return row
