# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The posts that did better than the typical one, each with the way to its snippet."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping_ui.results.bars import percent
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.kind import KindChip
from secondhelping_ui.widgets.label import Label

MOST = 4


class GoodPost(NamedTuple):
    """A post: its words, kind, the share (0 to 1) that answered it, when it went out in words, and its snippet where
    that is still there."""

    text: str
    kind: Kind
    share: float
    when: str
    snippet: SnippetId | None


class GoodRow(QWidget):
    """A post, with the way to its snippet."""

    asked = Signal()

    def __init__(self, post: GoodPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(KindChip(post.kind, small=True))
        head.addStretch()
        head.addWidget(Label(percent(post.share), "strong"))
        foot = QHBoxLayout()
        self.when = Label(post.when, "meta", "text-2", elide=True)
        foot.addWidget(self.when, 1)
        self.button = Button("See the snippet", Role.SECONDARY, "small")
        self.button.setAccessibleName(f"See the snippet: {post.text}")
        self.button.setVisible(post.snippet is not None)
        self.button.clicked.connect(self.asked)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Label(post.text, "body", wrap=True, most=2))
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

    def show_posts(self, posts: Sequence[GoodPost]) -> None:
        """Show the first of these."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for post in posts[:MOST]:
            row = GoodRow(post)
            row.asked.connect(partial(self.asked.emit, post.snippet))
            if self.rows:
                self._column.addWidget(Line("line-subtle"))
            self.rows.append(row)
            self._column.addWidget(row)
        if not posts:
            self._column.addWidget(Label("None yet.", "meta", "text-2", wrap=True))
