# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The dialogs that the calendar opens. Their parts are loaded when they are first asked for."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from secondhelping_ui.calendar_page.month import monday_of

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.page import CalendarPage


def open_plan(page: "CalendarPage", laid_out: Callable[[date], object]) -> None:
    """Plan for me; `laid_out` comes with the first day of what was laid out."""
    from secondhelping_ui.calendar_page.plan_dialog import PlanDialog

    dialog = PlanDialog(page.session, page)
    dialog.laid_out.connect(laid_out)
    dialog.setup_asked.connect(page.open_setup)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def print_shown(page: "CalendarPage") -> None:
    """Ctrl+P: the month (or, in the week, the week) that is shown, on paper."""
    from secondhelping_ui.calendar_page.printing import print_calendar

    weekly, day = page.views.weekly, page.front.day
    print_calendar(page, page.session, monday_of(day) if weekly else day, weekly=weekly)


def open_setup(page: "CalendarPage", part: int) -> None:
    """Accounts and times (0), the mix rule (1), the zone (2), days off (3)."""
    from secondhelping_ui.shared.setup_dialog import SetupDialog

    dialog = SetupDialog(page.session, page)
    dialog.show_part(part)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
