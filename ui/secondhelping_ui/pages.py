# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the window: name, words, icon, and how each is made when it is first shown."""

from collections.abc import Callable
from typing import NamedTuple

from secondhelping_ui.page import Page
from secondhelping_ui.session import Session


class PageEntry(NamedTuple):
    """A page of the sidebar. `make` imports and builds it."""

    name: str
    words: str
    icon: str
    make: Callable[[Session], Page]


def _sources(session: Session) -> Page:
    from secondhelping_ui.sources.page import SourcesPage

    return SourcesPage(session)


def _review(session: Session) -> Page:
    from secondhelping_ui.review.page import ReviewPage

    return ReviewPage(session)


def _calendar(session: Session) -> Page:
    from secondhelping_ui.calendar_page.page import CalendarPage

    return CalendarPage(session)


def _export(session: Session) -> Page:
    from secondhelping_ui.export.page import ExportPage

    return ExportPage(session)


def _results(session: Session) -> Page:
    from secondhelping_ui.results.page import ResultsPage

    return ResultsPage(session)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("sources", "Sources", "files", _sources),
    PageEntry("review", "Review", "list-checks", _review),
    PageEntry("calendar", "Calendar", "calendar-days", _calendar),
    PageEntry("export", "Export", "file-down", _export),
    PageEntry("results", "Results", "chart-column", _results),
)
"""In the order of the sidebar. Ctrl+1 to Ctrl+4 and, for results, Ctrl+6 go there."""
