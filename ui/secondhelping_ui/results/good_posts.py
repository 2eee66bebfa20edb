# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The posts that did better than the typical one, each with the way to its snippet."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping_ui.results.bars import percent
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.kind import KindChip
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.wording import short_date

MOST = 4


class GoodRow(QWidget):
    """A post: its kind, how it did, its words, when it went out."""

    asked = Signal()

    def __init__(
        self, text: str, kind: Kind, share: float, when: str, *, there: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(KindChip(kind, small=True))
        head.addStretch()
        head.addWidget(Label(percent(share), "strong"))
        foot = QHBoxLayout()
        foot.addWidget(Label(when, "meta", "text-2"))
        foot.addStretch()
        self.button = Button("See the snippet", Role.SECONDARY, "small")
        self.button.setAccessibleName(f"See the snippet: {text}")
        self.button.setVisible(there)
        self.button.clicked.connect(self.asked)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Label(text, "body", wrap=True, most=2))
        column.addLayout(foot)


class GoodPosts(QWidget):
    """The best few, one below the other. `asked` carries the snippet that is to be seen."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[GoodRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_posts(
        self, posts: Sequence[tuple[str, Kind, float, date, SnippetId | None]], today: date
    ) -> None:
        """Show the first of these: words, kind, share (0 to 1), day, and the snippet where it is still there."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for text, kind, share, day, snippet in posts[:MOST]:
            row = GoodRow(text, kind, share, short_date(day, today), there=snippet is not None)
            row.asked.connect(partial(self.asked.emit, snippet))
            if self.rows:
                self._column.addWidget(Line("line-subtle"))
            self.rows.append(row)
            self._column.addWidget(row)
        if not posts:
            self._column.addWidget(Label("None yet.", "meta", "text-2", wrap=True))
