# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The groups of lines that say nearly the same, as the page holds them, and what the owner does with one."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.review.card_parts import page_words
from secondhelping_ui.review.shelf import Shelf

if TYPE_CHECKING:
    from secondhelping.operations.alike import Alike


class Groups:
    """Read once, and again when they were found anew. Who was set aside since is no longer part of one."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._of: Mapping[SnippetId, Alike] = {}

    def read(self, project: Any) -> None:
        """Read the groups; no project, no groups."""
        if project is None:
            self._of = {}
            return
        from secondhelping.operations import alike

        self._of = {member: group for group in alike.groups(project) for member in group.members}

    def others(self, snippet: Snippet) -> list[Snippet]:
        """Those that say nearly the same as a snippet, the best first; none where nothing of it is open."""
        group = self._of.get(snippet.id)
        if group is None or snippet.verdict is Verdict.SET_ASIDE:
            return []
        found = [self._shelf.get(member) for member in group.members if member != snippet.id]
        here = [one for one in found if one is not None and one.verdict is not Verdict.SET_ASIDE]
        waiting = any(one.verdict is Verdict.WAITING for one in (snippet, *here))
        return here if waiting else []

    def like_words(self, snippet: Snippet) -> str:
        """What a snippet is very like, in words: "Very like one in your brochure, page 2"; "" where it is alone."""
        others = self.others(snippet)
        return f"Very like one in {page_words(others[0]).replace(' · ', ', ')}" if others else ""

    def posted(self, snippet: Snippet) -> list[date]:
        """The days on which nearly the same went out, where that still matters."""
        group = self._of.get(snippet.id)
        if group is None or snippet.verdict is not Verdict.WAITING:
            return []
        return [at.date() for at in group.posted]

    def counts(self, snippets: Collection[Snippet]) -> dict[SnippetId, int]:
        """For each snippet of a group how many say nearly the same, itself too."""
        if not self._of:
            return {}
        counted = {one.id: len(self.others(one)) for one in snippets if one.id in self._of}
        return {snippet_id: number + 1 for snippet_id, number in counted.items() if number}
