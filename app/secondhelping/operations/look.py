# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What screens and commands read: rows ready to show. Nothing here changes anything.

Here stands what the first screen shows. What the others show needs the planner, the gate and the counting of
posts; it is got from the files beside this one when it is first asked for, so that no start waits for it.
"""

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from secondhelping.domain.document import Document, Passage
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations.project import Project
from secondhelping.store import documents as document_rows
from secondhelping.store import settings
from secondhelping.store import snippets as snippet_rows

if TYPE_CHECKING:
    from secondhelping.operations.look_pages import PageWord as PageWord
    from secondhelping.operations.look_pages import page_boxes as page_boxes
    from secondhelping.operations.look_pages import page_words as page_words
    from secondhelping.operations.look_pages import snippet_boxes as snippet_boxes
    from secondhelping.operations.look_plan import BrokenRunView as BrokenRunView
    from secondhelping.operations.look_plan import SidebarNumbers as SidebarNumbers
    from secondhelping.operations.look_plan import accounts as accounts
    from secondhelping.operations.look_plan import broken_runs as broken_runs
    from secondhelping.operations.look_plan import calendar as calendar
    from secondhelping.operations.look_plan import count as count
    from secondhelping.operations.look_plan import exports as exports
    from secondhelping.operations.look_plan import fits as fits
    from secondhelping.operations.look_plan import fitting as fitting
    from secondhelping.operations.look_plan import has_threads as has_threads
    from secondhelping.operations.look_plan import ready as ready
    from secondhelping.operations.look_plan import rule as rule
    from secondhelping.operations.look_plan import rule_changes as rule_changes
    from secondhelping.operations.look_plan import rule_limit as rule_limit
    from secondhelping.operations.look_plan import series_due as series_due
    from secondhelping.operations.look_plan import serving_words as serving_words
    from secondhelping.operations.look_plan import shown as shown
    from secondhelping.operations.look_plan import sidebar as sidebar
    from secondhelping.operations.look_plan import slots as slots
    from secondhelping.operations.look_plan import thread_parts as thread_parts
    from secondhelping.operations.look_plan import timing_words as timing_words
    from secondhelping.operations.look_review import Counts as Counts
    from secondhelping.operations.look_review import Group as Group
    from secondhelping.operations.look_review import KindHint as KindHint
    from secondhelping.operations.look_review import Order as Order
    from secondhelping.operations.look_review import Queue as Queue
    from secondhelping.operations.look_review import Reading as Reading
    from secondhelping.operations.look_review import Wanted as Wanted
    from secondhelping.operations.look_review import count_ready as count_ready
    from secondhelping.operations.look_review import hashtags_for as hashtags_for
    from secondhelping.operations.look_review import hashtags_refused as hashtags_refused
    from secondhelping.operations.look_review import kind_hint as kind_hint
    from secondhelping.operations.look_review import next_to_review as next_to_review
    from secondhelping.operations.look_review import reading as reading
    from secondhelping.operations.look_review import review_queue as review_queue
    from secondhelping.operations.look_review import still_standing as still_standing
else:
    _OF_REVIEW = {"Counts", "Group", "Queue", "Wanted", "count_ready", "hashtags_for", "hashtags_refused"}
    _OF_REVIEW |= {
        "next_to_review",
        "kind_hint",
        "KindHint",
        "review_queue",
        "Order",
        "still_standing",
        "Reading",
        "reading",
    }

    _OF_PAGES = {"page_boxes", "snippet_boxes", "page_words", "PageWord"}

    def __getattr__(name: str) -> object:
        # Python itself asks every module for names such as __path__.
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _OF_PAGES:
            place = "look_pages"
        else:
            place = "look_review" if name in _OF_REVIEW else "look_plan"
        return getattr(import_module(f"secondhelping.operations.{place}"), name)


def business(project: Project) -> str:
    return settings.get(project.store.read(), "business")


def zone(project: Project) -> str:
    """The IANA zone that the plan's wall-clock times are in."""
    return project.zone


def today(project: Project) -> date:
    """The day it is in the plan's zone."""
    return project.wall_now().date()


def documents(project: Project) -> list[Document]:
    """Every document, the latest first."""
    return document_rows.all_(project.store.read())


def passages(project: Project, document_id: DocumentId, start: int = 0, most: int = -1) -> list[Passage]:
    """A document's passages in reading order; a snippet's span counts in these. From number `start`, at most
    `most` of them (-1 for all), so that a long document can be shown bit by bit."""
    return document_rows.passages(project.store.read(), document_id, start, most)


def passage_count(project: Project, document_id: DocumentId) -> int:
    """How many passages a document has."""
    return document_rows.count_passages(project.store.read(), document_id)


def new_passages(project: Project, document_id: DocumentId) -> frozenset[int]:
    """The numbers of the passages that are new or reworded in the latest edition; none while there was but one."""
    return document_rows.added_passages(project.store.read(), document_id)


def documents_with(project: Project, words: str) -> list[DocumentId]:
    """The documents that have these words, as they stand, in their title or their text."""
    return document_rows.with_words(project.store.read(), words)


def snippets(
    project: Project, verdict: Verdict | None = None, document_id: DocumentId | None = None
) -> list[Snippet]:
    """Snippets grouped by document (latest first), there in reading order."""
    return snippet_rows.all_(project.store.read(), verdict, document_id)


def count_to_review(project: Project) -> int:
    """How many snippets are to review."""
    return snippet_rows.count_waiting(project.store.read())


def snippet(project: Project, snippet_id: SnippetId) -> Snippet | None:
    found = snippet_rows.get(project.store.read(), [snippet_id])
    return found[0] if found else None
