# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner does with snippets on the Review page: verdicts, kinds, hashtags, edits."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from secondhelping.domain.changes import Changes
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look, review
from secondhelping_ui.review.card_change import moves
from secondhelping_ui.wording import KIND_NAMES

if TYPE_CHECKING:
    from secondhelping_ui.review.page import ReviewPage

EDITING = "review.edit"


class Deciding:
    """Acts on the snippets that are chosen, and says which one is to be shown then.

    `own` says that an operation of the page itself is running, `target` what is to be shown after it; `held` are
    snippets that stay in sight although the filter would hide them now.
    """

    def __init__(self, page: "ReviewPage") -> None:
        self._page = page
        self.own = False
        self.target: SnippetId | None = None
        self.held: Collection[SnippetId] = ()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What does each action of the page that is about snippets, by its name without "review."."""
        return {
            "keep": lambda: self.decide(review.keep, "Kept."),
            "set_aside": lambda: self.decide(review.set_aside, "Set aside."),
            "again": lambda: self.decide(review.look_again, "Back to review."),
            "edit": self.edit,
            "save": self.save_and_keep,
            "save_only": self.save_only,
            "forget": self.forget,
            "serving": self.open_serving,
            "settle": lambda: self._page.beside.settle(self.run),
            "keep_both": lambda: self._page.beside.keep_all(self.run),
        }

    def decide(self, operation: Callable[..., Changes], said: str) -> None:
        """Run a verdict on what is chosen, and show the next one."""
        ids = self._page.chosen()
        if ids:
            self.run(lambda: self._page.session.run(operation, ids), ids, said)

    def run(self, run: Callable[[], Changes | None], gone: Collection[SnippetId], said: str) -> bool:
        """Run an operation by which `gone` leave the queue; whether it was done."""
        current = self._page.pane.view.current
        if current is None:
            return False
        self.target = look.next_to_review(self._page.queue.order, current, gone)
        moving = moves(self._page.card) and self._page.card.isVisible() and current in gone
        if moving:
            self._page.change.keep_old()
        self.own = True
        changes = run()
        self.own = False
        if changes is None:
            return False
        self._page.card.end_edit()
        if moving and self._page.card.isVisible():
            self._page.change.run()
        self._say(said)
        return True

    def _say(self, said: str) -> None:
        """Have a screen reader say what happened and what is next."""
        snippet = self._page.current()
        if snippet is None:
            self._page.session.announce(f"{said} Nothing left here.")
            return
        left = len(self._page.queue.order)
        kind = KIND_NAMES[snippet.kind]
        self._page.session.announce(f"{said} Next: {snippet.text} {kind}. {left} to go.")

    def set_kind(self, kind: Kind) -> None:
        ids = self._page.chosen()
        if not ids:
            return
        self.held = tuple(ids)
        self.change_in_place(lambda: self._page.session.run_quietly(review.change_kind, ids, kind))
        if self._page.current() is not None:
            self._page.card.kinds.set_kind(kind)
        self._page.session.announce(f"{KIND_NAMES[kind]}.")

    def set_hashtags(self, hashtags: tuple[str, ...]) -> None:
        current = self._page.pane.view.current
        if current is not None:
            self.change_in_place(
                lambda: self._page.session.run_quietly(review.choose_hashtags, current, hashtags)
            )

    def change_in_place(self, run: Callable[[], Changes | None]) -> None:
        """Run an operation after which the same snippet is shown."""
        self.target = self._page.pane.view.current
        self.own = True
        run()
        self.own = False

    def edit(self) -> None:
        if self._page.current() is None or self._page.card.editing:
            return
        self._page.pane.view.go_to(self._page.pane.view.current)
        self._page.card.begin_edit()
        self._page.beside.show(self._page.current())
        self._page.session.actions.set_scope(EDITING)
        self._page.enable()

    def edit_ended(self) -> None:
        if self._page.session.actions.scope == EDITING:
            self._page.session.actions.set_scope(self._page.scope)
        self._page.beside.show(self._page.current())
        self._page.enable()

    def save_and_keep(self) -> None:
        snippet = self._page.card.snippet
        if snippet is None or not self._page.card.editing:
            return
        if snippet.verdict is Verdict.KEPT:
            self.save_only()
        elif self._page.card.changed:
            text = self._page.card.edited_text
            self.run(
                lambda: self._page.session.run(review.edit_and_keep, snippet.id, text),
                [snippet.id],
                "Saved and kept.",
            )
        else:
            self.run(lambda: self._page.session.run(review.keep, [snippet.id]), [snippet.id], "Kept.")

    def save_only(self) -> None:
        snippet = self._page.card.snippet
        if snippet is None or not self._page.card.changed:
            self._page.card.end_edit()
            return
        text = self._page.card.edited_text
        self.target = snippet.id
        self.own = True
        changes = self._page.session.run(review.edit_text, snippet.id, text)
        self.own = False
        if changes is not None:
            self._page.card.end_edit()
            self._page.session.announce("Saved.")

    def forget(self) -> None:
        from secondhelping.operations import learning

        if not learning.decisions(self._page.session.project):
            self._page.session.toast("Nothing was learned yet.")
        elif self._page.session.run(learning.forget):
            self._page.learner.learn()

    def open_serving(self) -> None:
        """Wordings and timing of the snippet shown; of several chosen, the timing."""
        from secondhelping_ui.shared.serving_dialog import open_serving

        open_serving(self._page.session, self._page, self._page.chosen())
