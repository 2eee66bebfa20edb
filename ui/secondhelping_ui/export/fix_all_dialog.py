# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shows all that would be done to open the saving, before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping.operations.sort_out import Do, Remedy
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted

_MOST_LINES, _MOST_HIGH = 8, 300


class FixAllDialog(Dialog):
    """One line for each remedy; `left` findings need the owner's own words."""

    def __init__(self, parent: QWidget, remedies: Sequence[Remedy], left: int) -> None:
        super().__init__(
            parent,
            "Sort these out",
            "Nothing is lost. Whatever comes off goes back to Ready to serve.",
            primary=f"Do {'it' if len(remedies) == 1 else 'all of it'}",
            note=f"{counted(left, 'thing')} will be left for you." if left else "",
        )
        self.remedies = tuple(remedies)
        self.lines = [remedy.detail for remedy in remedies]
        room = self.inner
        if len(remedies) > _MOST_LINES:
            area = Scrolled()
            area.inner.setContentsMargins(0, 0, 0, 0)
            area.setFixedHeight(_MOST_HIGH)
            self.inner.addWidget(area)
            room = area.inner
        for remedy in remedies:
            room.addLayout(_line(remedy))
        room.addStretch()
        self.setMinimumWidth(520)
        self.primary_button.setFocus()


def _line(remedy: Remedy) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    icon = "x" if remedy.do is Do.TAKE_OFF else "arrow-right"
    row.addWidget(IconLabel(icon, "text-2", 16, line="body"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(remedy.detail, "body", wrap=True), 1)
    return row
