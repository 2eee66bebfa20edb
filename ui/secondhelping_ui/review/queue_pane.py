# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pane at the left: the three verdicts with their counts, how far the owner is, and the queue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.snippet import Verdict
from secondhelping.operations.look import Queue
from secondhelping_ui.review.keyed_line import KeyedLine
from secondhelping_ui.review.queue_model import QueueModel
from secondhelping_ui.review.queue_view import QueueView
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.progress import ProgressBar
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.widgets.sizes import pane_px

WIDTH = 300
VERDICTS = (Verdict.WAITING, Verdict.KEPT, Verdict.SET_ASIDE)
VERDICT_NAMES = {Verdict.WAITING: "To review", Verdict.KEPT: "Kept", Verdict.SET_ASIDE: "Set aside"}


class QueuePane(QWidget):
    """`verdict_chosen` and `words_changed` come when the owner wants to see other snippets."""

    verdict_chosen = Signal(object)
    words_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = QueueModel(self)
        self.view = QueueView(self.model)
        self.tabs = Segmented([VERDICT_NAMES[verdict] for verdict in VERDICTS], name="Which snippets")
        self.bar = ProgressBar(thickness=4)
        self.looked_at = Label("", "meta", "text-2")
        self.field = KeyedLine("Words in a snippet", search=True)
        self.restyle()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 12, 12)
        head.setSpacing(9)
        head.addWidget(self.tabs)
        head.addWidget(self.bar)
        head.addWidget(self.looked_at)
        head.addWidget(self.field)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line("line"))
        column.addSpacing(2)
        column.addWidget(self.view, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(column, 1)
        across.addWidget(Line("line", vertical=True))
        policy = self.tabs.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.tabs.setSizePolicy(policy)
        self.field.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda index: self.verdict_chosen.emit(VERDICTS[index]))
        self.field.textChanged.connect(self.words_changed)
        self.field.left.connect(self.close_field)
        self.field.entered.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def restyle(self) -> None:
        """Wider with larger text."""
        self.setFixedWidth(pane_px(WIDTH))

    def show_queue(self, queue: Queue, verdict: Verdict) -> None:
        """Show the groups, the counts and how far the owner is."""
        counts = queue.counts
        for index, number in enumerate((counts.waiting, counts.kept, counts.set_aside)):
            self.tabs.set_count(index, f"{number:,}")
        self.tabs.set_index(VERDICTS.index(verdict))
        self.bar.set_step(counts.looked_at, max(1, counts.all))
        self.bar.setAccessibleName(counts.sentence)
        self.looked_at.setText(counts.sentence)
        self.model.set_groups(queue.groups)

    def open_field(self) -> None:
        """Show the field for words and put the focus there."""
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_field(self) -> None:
        """No words any more: the whole queue is shown again."""
        self.field.clear()
        self.field.hide()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
