# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the window: name, words, icon, and how each is made when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from secondhelping_ui.page import Page
from secondhelping_ui.session import Session


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the sidebar. `make` imports and builds it."""

    name: str
    words: str
    icon: str
    make: Callable[[Session], Page]


def _lazy(module: str, name: str) -> Callable[[Session], Page]:
    def make(session: Session) -> Page:
        page: Page = getattr(import_module(f"secondhelping_ui.{module}"), name)(session)
        return page

    return make


PAGES: tuple[PageEntry, ...] = (
    PageEntry("sources", "Sources", "files", _lazy("sources.page", "SourcesPage")),
    PageEntry("review", "Review", "list-checks", _lazy("review.page", "ReviewPage")),
    PageEntry("calendar", "Calendar", "calendar-days", _lazy("calendar_page.page", "CalendarPage")),
    PageEntry("export", "Export", "file-down", _lazy("export.page", "ExportPage")),
)
"""In the order of the sidebar and of Ctrl+1 to Ctrl+4."""
