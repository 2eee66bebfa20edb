# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How the panes of the page stand: queue, card, inspector; and what becomes of the inspector when it is narrow."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.review.alike_panel import AlikePanel
from secondhelping_ui.review.card import SHADOW, ReviewCard
from secondhelping_ui.review.empty import NothingHere
from secondhelping_ui.review.inspector import Inspector
from secondhelping_ui.review.queue_pane import QueuePane
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.sizes import pane_px

NARROW = 1180
"""Below this width of the window (px, at 100 % text) the inspector is a drawer."""

CARD_WIDTH = 720

_LEAST_CARD = 460
"""Where the card has less room than this beside the inspector (px, at 100 % text), the inspector is a drawer."""


class Panes(QWidget):
    """Queue at the left, card in the middle, inspector at the right or, where it is narrow, over the card.

    `narrowed` comes when it becomes narrow, or wide again.
    """

    narrowed = Signal()

    def __init__(self, queue: QueuePane, card: ReviewCard, inspector: Inspector, alike: AlikePanel) -> None:
        super().__init__()
        self._queue = queue
        self._card = card
        self._alike = alike
        self.inspector = inspector
        self.nothing = NothingHere()
        self._narrow = False
        self._drawer_open = False
        self._empty = False
        self._middle = QStackedWidget()
        self._middle.addWidget(self._card_area())
        self._middle.addWidget(self.nothing)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(queue)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(inspector)

    def _card_area(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("ground", "canvas")
        self._card.setMaximumWidth(CARD_WIDTH + 2 * SHADOW)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card, 1000)
        across.addStretch(1)
        column = QVBoxLayout(inside)
        edge = 24 - SHADOW
        column.setContentsMargins(edge, 20 - SHADOW, edge, edge)
        column.addLayout(across)
        self._alike.setMaximumWidth(CARD_WIDTH)
        below = QHBoxLayout()
        below.setContentsMargins(SHADOW, 16 - SHADOW, SHADOW, 0)
        below.addStretch(1)
        below.addWidget(self._alike, 1000)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        return area

    @property
    def narrow(self) -> bool:
        return self._narrow

    @property
    def drawer_open(self) -> bool:
        return self._drawer_open

    def show_top(self) -> None:
        """Scroll the card to its beginning: another snippet is shown."""
        self._area.verticalScrollBar().setValue(0)

    def set_empty(self, empty: bool) -> None:
        """Whether there is no snippet to show."""
        self._empty = empty
        self._middle.setCurrentIndex(1 if empty else 0)
        self._place_inspector()

    def set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._drawer_open = False
        if narrow:
            self._row.removeWidget(self.inspector)
            self.inspector.setProperty("ground", "canvas")
        else:
            self._row.addWidget(self.inspector)
        self._place_inspector()
        self.narrowed.emit()

    def toggle_drawer(self) -> None:
        """Open or close the inspector where it is a drawer."""
        self._drawer_open = self._narrow and not self._drawer_open
        self._place_inspector()

    def _place_inspector(self) -> None:
        self.inspector.setVisible(not self._empty and (self._drawer_open or not self._narrow))
        if self._narrow:
            width = self.inspector.width()
            self.inspector.setGeometry(self.width() - width, 0, width, self.height())
            self.inspector.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._narrow:
            self._place_inspector()

    def _fit(self) -> None:
        left = self.width() - self._queue.width() - self.inspector.width()
        self.set_narrow(self.window().width() < pane_px(NARROW) or left < px(_LEAST_CARD))

    def restyle(self) -> None:
        """The text has another size: once the window knows, see whether the inspector still fits."""
        QTimer.singleShot(0, self, self._fit)
