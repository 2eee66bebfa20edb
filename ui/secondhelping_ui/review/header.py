# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in the page's header: filters while there is a queue, the way to the rest when there is none."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from secondhelping.operations.look import Counts
from secondhelping_ui.page import PageHeader
from secondhelping_ui.review.filters import Filters
from secondhelping_ui.review.queue_order import QueueOrder
from secondhelping_ui.widgets.button import Button, Role

SUBTITLE = "Keep what would help someone. Leave the rest."


class ReviewHeader(QObject):
    """Fills a page's header, and shows of it what fits the state of the page."""

    def __init__(self, header: PageHeader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header = header
        self.filters = Filters(self)
        self.order = QueueOrder(self)
        self.place = Button("Place kept on calendar", Role.SOFT, icon="calendar-plus")
        self.why = Button("Why", Role.SECONDARY, icon="panel-right", key="I", tip="Why and where")
        self.kept = Button("", Role.SECONDARY, icon="check")
        self.aside = Button("", Role.SECONDARY, icon="archive")
        for button in (
            self.order.button,
            self.filters.kinds,
            self.filters.sources,
            self.why,
            self.place,
            self.kept,
            self.aside,
        ):
            header.add_right(button)

    def show_for(self, counts: Counts, ready: int, *, empty: bool, narrow: bool) -> None:
        """`empty` when there is no queue; `narrow` when the inspector is a drawer."""
        self._header.set_subtitle("" if empty else SUBTITLE)
        self.kept.setText(f"Kept {counts.kept}")
        self.aside.setText(f"Set aside {counts.set_aside}")
        shown: dict[QWidget, bool] = {
            self.order.button: not empty,
            self.filters.kinds: not empty,
            self.filters.sources: not empty,
            self.why: not empty and narrow,
            self.place: not empty and ready > 0,
            self.kept: empty and counts.kept > 0,
            self.aside: empty and counts.set_aside > 0,
        }
        for widget, visible in shown.items():
            widget.setVisible(visible)
