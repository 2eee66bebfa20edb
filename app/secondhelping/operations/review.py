# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner's word on snippets: keep, set aside, look again, edit, another kind, hashtags."""

from collections.abc import Collection, Sequence

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.review import decisions
from secondhelping.store import posts, snippets


def keep(project: Project, ids: Collection[SnippetId]) -> Changes:
    """Keeps snippets: they are ready to serve."""
    return _say(project, f"Kept {words.counted(len(ids), 'snippet')}", ids, Verdict.KEPT)


def set_aside(project: Project, ids: Collection[SnippetId]) -> Changes:
    """Sets snippets aside: they are not served, and not deleted."""
    return _say(project, f"Set aside {words.counted(len(ids), 'snippet')}", ids, Verdict.SET_ASIDE)


def look_again(project: Project, ids: Collection[SnippetId]) -> Changes:
    """Puts snippets back among those to review."""
    return _say(project, f"Put {words.counted(len(ids), 'snippet')} back to review", ids, Verdict.WAITING)


def keep_best(project: Project, number: int) -> Changes:
    """Keeps the best `number` snippets to review over all documents.

    Raises:
        KnownError: `number` is below 1.
    """
    best = snippets.best_waiting(project.store.read(), decisions.how_many(number))
    return keep(project, best)


def edit_text(project: Project, snippet_id: SnippetId, text: str) -> Changes:
    """Changes the words of a snippet. The document's own words stay as they were, and posts already
    planned keep theirs.

    Raises:
        KnownError: nothing but white space is left.
    """
    text = decisions.edited(text)
    with project.action("Edited 1 snippet") as writing:
        snippets.set_text(writing.connection, snippet_id, text)
    return writing.changes


def edit_and_keep(project: Project, snippet_id: SnippetId, text: str) -> Changes:
    """Changes the words of a snippet and keeps it, as one action. Raises as `edit_text` does."""
    text = decisions.edited(text)
    with project.action("Edited and kept 1 snippet") as writing:
        snippets.set_text(writing.connection, snippet_id, text)
        snippets.set_verdict(writing.connection, [snippet_id], Verdict.KEPT)
    return writing.changes


def restore_text(project: Project, snippet_id: SnippetId) -> Changes:
    """Puts the document's own words back."""
    found = snippets.get(project.store.read(), [snippet_id])
    with project.action("Restored the words of 1 snippet") as writing:
        for snippet in found:
            snippets.set_text(writing.connection, snippet_id, snippet.original)
    return writing.changes


def change_kind(project: Project, ids: Collection[SnippetId], kind: Kind) -> Changes:
    """Gives snippets the kind the owner says. The owner's word is final.

    Posts already planned follow, or the mix rule would count them by the old kind; a post that the owner gave
    a kind of its own keeps it.
    """
    planned = plan_view.planned(project)
    with project.action(f"Made {words.counted(len(ids), 'snippet')} {kind.value}") as writing:
        before = {snippet.id: snippet.kind for snippet in snippets.get(writing.connection, ids)}
        snippets.set_kind(writing.connection, ids, kind)
        for post in planned:
            if post.snippet_id in before and post.kind is before[post.snippet_id]:
                posts.change(writing.connection, post.id, kind=kind)
    return writing.changes


def settle_alike(project: Project, keep_id: SnippetId, others: Collection[SnippetId]) -> Changes:
    """Keeps one of several that say nearly the same, and sets the others aside. Nothing is learned from that: they were
    not set aside for what they are."""
    count = words.counted(len(others), "alike")
    with project.action(f"Kept 1 snippet, set {count.removesuffix('s')} aside") as writing:
        snippets.set_verdict(writing.connection, [keep_id], Verdict.KEPT)
        snippets.set_verdict(writing.connection, others, Verdict.SET_ASIDE)
        snippets.unlearn(writing.connection, others)
    return writing.changes


def choose_hashtags(project: Project, snippet_id: SnippetId, hashtags: Sequence[str]) -> Changes:
    """Sets the hashtags that go out with a snippet.

    Raises:
        KnownError: more than three, or one that is no hashtag.
    """
    tags = decisions.hashtags(hashtags)
    with project.action("Changed the hashtags of 1 snippet") as writing:
        snippets.set_hashtags(writing.connection, snippet_id, tags)
    return writing.changes


def _say(project: Project, label: str, ids: Collection[SnippetId], verdict: Verdict) -> Changes:
    with project.action(label) as writing:
        snippets.set_verdict(writing.connection, ids, verdict)
    return writing.changes
