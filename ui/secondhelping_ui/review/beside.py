# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What stands beside the line on the card: those that say nearly the same, and while it is edited how it will look."""

from collections.abc import Callable, Collection
from typing import Protocol

from secondhelping.domain.changes import Changes
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import look, review
from secondhelping_ui.review.alike_panel import AlikePanel
from secondhelping_ui.review.card import ReviewCard
from secondhelping_ui.review.groups import Groups
from secondhelping_ui.review.inspector import Inspector
from secondhelping_ui.session import Session


class Run(Protocol):
    """Runs an operation by which some snippets leave the queue, and says what happened."""

    def __call__(self, run: Callable[[], Changes | None], gone: Collection[SnippetId], said: str) -> bool:
        """Whether it was done."""


class Beside:
    """Keeps the panel and the pane at the right in step with the card."""

    def __init__(
        self, session: Session, card: ReviewCard, inspector: Inspector, panel: AlikePanel, groups: Groups
    ) -> None:
        self._session = session
        self._card = card
        self._inspector = inspector
        self._panel = panel
        self._groups = groups

    @property
    def alike(self) -> int:
        """How many lines stand in the panel; 0 while it is hidden."""
        return 0 if self._panel.isHidden() else len(self._panel.cards)

    def show(self, snippet: Snippet | None) -> None:
        """Show what belongs to a line; None for none."""
        if snippet is None or self._card.editing:
            self._panel.clear()
        else:
            others, posted = self._groups.others(snippet), self._groups.posted(snippet)
            self._panel.show_group(snippet, others, posted, self._session.today())
        self.show_preview()

    def show_preview(self) -> None:
        """While editing, how it will look in the place of why it was picked."""
        snippet = self._card.snippet
        self._inspector.set_editing(self._card.editing)
        if self._card.editing and snippet is not None:
            project = self._session.project
            text, tags = self._card.edited_text, self._card.hashtags.on
            fits = look.fits(project, text, tags)
            alike = self._groups.like_words(snippet)
            self._inspector.preview.show_text(text, tags, fits, alike, look.business(project))

    def settle(self, run: Run) -> None:
        """Keep the line that is chosen among those alike, and set the others aside."""
        pick, members = self._panel.pick, [card.snippet_id for card in self._panel.cards]
        others = [member for member in members if member != pick]
        if pick is not None and others:
            said = "Kept one, set the rest aside."
            run(lambda: self._session.run(review.settle_alike, pick, others), members, said)

    def keep_all(self, run: Run) -> None:
        """Keep all of those alike."""
        members = [card.snippet_id for card in self._panel.cards]
        if members:
            run(lambda: self._session.run(review.keep, members), members, "Kept all of them.")
