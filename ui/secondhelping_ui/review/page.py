# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Review page: what was found, one snippet at a time, to keep, to set aside, to change."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look
from secondhelping_ui.page import Page
from secondhelping_ui.review.alike_panel import AlikePanel
from secondhelping_ui.review.beside import Beside
from secondhelping_ui.review.card import Questions, ReviewCard, Standing
from secondhelping_ui.review.card_change import CardChange
from secondhelping_ui.review.cutting import Cutting
from secondhelping_ui.review.deciding import EDITING, Deciding
from secondhelping_ui.review.empty import EmptyRoom
from secondhelping_ui.review.groups import Groups
from secondhelping_ui.review.header import ReviewHeader
from secondhelping_ui.review.inspector import Inspector
from secondhelping_ui.review.learner import Learner
from secondhelping_ui.review.panes import Panes
from secondhelping_ui.review.possible import State, possible
from secondhelping_ui.review.queue_order import NAMES
from secondhelping_ui.review.queue_pane import QueuePane
from secondhelping_ui.review.shelf import Shelf
from secondhelping_ui.session import Session

_KINDS = tuple(Kind)


class ReviewPage(Page):
    """Holds the queue as rows, runs the owner's decisions, and shows what comes next."""

    scope = "review"
    title = "Review"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._project: Any = None
        self.shelf = Shelf()
        self.wanted = look.Wanted()
        self.queue = look.Queue((), look.Counts())
        self._showing = False
        self.deciding = Deciding(self)
        self.pane = QueuePane()
        self.card = ReviewCard(session.actions, self._questions())
        self.inspector = Inspector(session)
        self.groups = Groups(self.shelf)
        self.alike = AlikePanel(session.actions)
        self.beside = Beside(session, self.card, self.inspector, self.alike, self.groups)
        self.panes_row = Panes(self.pane, self.card, self.inspector, self.alike)
        self.change = CardChange(self.card)
        self.cutting = Cutting(session, self.card, self.current, self.deciding.change_in_place, self)
        self.tools = ReviewHeader(self.header, self)
        self.filters = self.tools.filters
        self.order = self.tools.order
        self.empty = EmptyRoom()
        self.learner = Learner(session, self)
        self._build_body()
        self._connect()
        self._connect_actions()

    # Building

    def _questions(self) -> Questions:
        return Questions(
            fits=lambda text, tags: look.fits(self.session.project, text, tags),
            over_from=lambda text, tags: look.fitting(self.session.project).over_from(text, tags),
            hint=look.kind_hint,
            reading=look.reading,
            hashtags=lambda snippet: look.hashtags_for(snippet, self.shelf.all),
            hashtags_refused=look.hashtags_refused,
            serving=lambda snippet: look.serving_words(self.session.project, snippet),
        )

    def _build_body(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes_row)
        self.stack.addWidget(self.empty)
        self.body_layout.addWidget(self.stack)

    def _connect(self) -> None:
        self.pane.verdict_chosen.connect(self.show_verdict)
        self.pane.words_changed.connect(self._words_changed)
        self.pane.view.current_moved.connect(self._current_moved)
        self.pane.view.selection_moved.connect(self._selection_moved)
        self.pane.view.doubleClicked.connect(lambda _index: self.deciding.edit())
        self.order.changed.connect(lambda: self._relist(self.pane.view.current))
        self.filters.changed.connect(self._filters_changed)
        self.panes_row.nothing.show_all_asked.connect(self._show_all)
        self.card.kind_chosen.connect(self.deciding.set_kind)
        self.card.hashtags_chosen.connect(self.deciding.set_hashtags)
        self.card.stepped.connect(self.pane.view.step)
        self.card.edit_left.connect(self.deciding.edit_ended)
        self.card.editor_box.changed.connect(lambda _text: self.beside.show_preview())
        self.card.hashtags_chosen.connect(lambda _tags: self.beside.show_preview())
        self.inspector.open_button.clicked.connect(self._open_page)
        self.tools.place.clicked.connect(self._go_to_calendar)
        self.tools.why.clicked.connect(self._toggle_inspector)
        self.tools.kept.clicked.connect(lambda: self.show_verdict(Verdict.KEPT))
        self.tools.aside.clicked.connect(lambda: self.show_verdict(Verdict.SET_ASIDE))
        self.panes_row.narrowed.connect(self._show_width)
        self.empty.calendar_asked.connect(self._go_to_calendar)
        self.empty.document_asked.connect(self._add_document)
        self.empty.sources_asked.connect(partial(self.session.go, "sources"))
        self.empty.verdict_asked.connect(self.show_verdict)
        self.learner.alike_found.connect(self._show_alike)

    def _connect_actions(self) -> None:
        actions = self.session.actions
        actions.attach(self.scope, self)
        actions.attach(EDITING, self.card)
        handlers: dict[str, Callable[[], object]] = {
            **self.deciding.handlers(),
            "hashtags": self.card.hashtags.focus_first,
            "find": self.pane.open_field,
            "order": self._change_order,
            "place": self._go_to_calendar,
            "page": self._open_page,
            "inspector": self._toggle_inspector,
            "restore": self.card.editor_box.restore,
            "next_network": self.inspector.preview.next_network,
            "split": self.cutting.split,
            "join": self.cutting.join,
            "wording": self.cutting.reword,
            "ask": self.cutting.ask,
        }
        for name, handler in handlers.items():
            actions.connect_action(f"review.{name}", handler)
        for number, kind in enumerate(_KINDS, 1):
            for prefix in ("kind", "edit_kind"):
                actions.connect_action(f"review.{prefix}_{number}", partial(self.deciding.set_kind, kind))

    # What the window asks of a page

    @override
    def activated(self) -> None:
        if self.card.editing:
            self.session.actions.set_scope(EDITING)
            self.card.editor_box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stack.currentIndex() == 0:
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The owner comes back to the page: nothing is before their eyes yet, so what was learned orders all of it."""
        super().showEvent(event)
        if self._project is not None and not event.spontaneous() and not self.card.editing:
            self.order.put_anew()
            self._relist(self.pane.view.current)

    @override
    def refresh(self) -> None:
        self.shelf.read(self.session.project)
        self.groups.read(self.session.project)
        project_changed = self._project is not self.session.project
        self._project = self.session.project
        if project_changed:
            self.card.end_edit()
            self.wanted = look.Wanted()
            self.order.remember_at(self.window())
            self.order.put_anew()
        self._relist(self.card.snippet.id if self.card.changed and self.card.snippet else None)

    @override
    def show_changes(self, changes: Changes) -> None:
        if not any(changes.of(noun) for noun in Noun if noun is not Noun.SETTING):
            return
        before = set(self.queue.order)
        self.shelf.update(self.session.project, changes)
        self.clear_problem()
        if self.deciding.own:
            self._relist(self.deciding.target)
        elif self.card.changed and self.card.snippet is not None:
            self._relist(self.card.snippet.id)
        elif changes.label:
            self._relist(self._shown_by(changes, before))
        else:
            # Nobody did anything: something was learned, and the owner goes on where they are. What they see
            # stays where it is, too.
            self.order.loosen(self.queue.order, self.pane.view.rows_to_end_of_view())
            self._relist(self.pane.view.current)

    @override
    def show_place(self, **where: Any) -> None:
        """`snippet` goes to that snippet, `document` shows the snippets of one document."""
        snippet = self.shelf.get(where["snippet"]) if "snippet" in where else None
        if snippet is not None:
            self._bring_in_sight(snippet)
            self._relist(snippet.id)
        elif "document" in where:
            self._show_document(where["document"])

    @override
    def panes(self) -> list[QWidget]:
        if self.stack.currentIndex() == 1:
            return [self.empty.first]
        inspector = [self.inspector.place_shown] if self.inspector.isVisible() else []
        return [self.pane.view, self.card, *inspector]

    @override
    def can_close(self) -> bool:
        if not self.card.changed:
            return True
        self.session.go("review")
        self.card.leave_edit()
        return False

    # Showing

    def show_verdict(self, verdict: Verdict) -> None:
        """Show the snippets of a verdict."""
        self._want(replace(self.wanted, verdict=verdict))

    def _words_changed(self, words: str) -> None:
        self._want(replace(self.wanted, words=words))

    def _want(self, wanted: look.Wanted) -> None:
        """Show other snippets, unless something is typed and not saved: then that is asked about first."""
        if self.card.changed:
            self._show_wanted()
            self.card.leave_edit(lambda: self._want(wanted))
            return
        self.card.end_edit()
        self.wanted = wanted
        self.deciding.held = ()
        self.order.put_anew()
        self._relist(self.pane.view.current)

    def _filters_changed(self) -> None:
        self._want(replace(self.wanted, kind=self.filters.kind, document_id=self.filters.source))

    def _show_all(self) -> None:
        self.pane.field.clear()
        self.pane.field.hide()
        self._want(look.Wanted(self.wanted.verdict))

    def _show_document(self, document_id: DocumentId) -> None:
        """Show a document's snippets to review, or else those that were kept, or set aside."""
        verdicts = [snippet.verdict for snippet in self.shelf.all if snippet.document_id == document_id]
        verdict = next((one for one in Verdict if one in verdicts), Verdict.WAITING)
        self._want(look.Wanted(verdict, document_id=document_id))

    def _relist(self, target: SnippetId | None) -> None:
        """Filter anew, and show the target, or what comes after the current one, or the first."""
        old_order, current = self.queue.order, self.pane.view.current
        self.queue = look.review_queue(
            self.shelf.all, self.wanted, self.deciding.held, self.order.order, self.order.standing
        )
        self.order.keep(self.queue.order)
        order = set(self.queue.order)
        if target not in order and current is not None:
            gone = frozenset(old_order) - order
            target = look.next_to_review(old_order, current, gone)
        if target not in order:
            target = next(iter(self.queue.order), None)
        self._showing = True
        self._show_wanted()
        self.pane.view.go_to(target)
        self._showing = False
        self._show_current()
        self._show_state()

    def _show_wanted(self) -> None:
        self.filters.set_documents(self.shelf.documents())
        self.filters.set_chosen(self.wanted.kind, self.wanted.document_id)
        self.pane.show_queue(self.queue, self.wanted.verdict)
        self.pane.model.set_alike(self.groups.counts(self.shelf.all))

    def _show_current(self) -> None:
        """Show the current snippet on the card and in the inspector."""
        snippet = self.current()
        if self.card.editing and (
            snippet is None or self.card.snippet is None or snippet.id != self.card.snippet.id
        ):
            self.card.end_edit()
        if snippet is not None:
            another = self.card.snippet is None or self.card.snippet.id != snippet.id
            number = self.pane.model.row_number(snippet.id) or 0
            row = self.pane.model.row(self.pane.model.index(number))
            standing = Standing(row.number, len(self.queue.order), max(1, len(self.pane.view.selected)))
            self.card.show_snippet(snippet, standing)
            passages = self.shelf.passages(self.session.project, snippet.document_id)
            self.inspector.show_snippet(snippet, passages, self.shelf.all)
            if another:
                self.panes_row.show_top()
        self.beside.show(snippet)
        self.enable()

    def _show_alike(self) -> None:
        self.groups.read(self.session.project)
        self.pane.model.set_alike(self.groups.counts(self.shelf.all))
        self.beside.show(self.current())
        self.enable()

    def _show_state(self) -> None:
        """The panes, or one of the pictures for when there is nothing."""
        all_done = (
            self.wanted.verdict is Verdict.WAITING
            and self.wanted.everything
            and not self.queue.counts.waiting
        )
        if not self.shelf.all or all_done:
            self._show_empty()
            return
        had_focus = self.empty.isVisible()
        nothing = not self.queue.order
        everything = (
            look.review_queue(self.shelf.all, look.Wanted(self.wanted.verdict)) if nothing else self.queue
        )
        self.panes_row.nothing.show_for(
            self.wanted.verdict, filtered=not self.wanted.everything, hidden=len(everything.order)
        )
        self.panes_row.set_empty(nothing)
        self.stack.setCurrentIndex(0)
        self._show_tools()
        if had_focus:
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self) -> None:
        if self.shelf.all:
            self.empty.show_done(self.queue.counts, look.count_ready(self.shelf.all))
        else:
            self.empty.show_nothing_yet()
        had_focus = self.panes_row.isVisible()
        self.stack.setCurrentIndex(1)
        self._show_tools()
        if had_focus:
            self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_width(self) -> None:
        self._show_tools()
        self.enable()

    def _show_tools(self) -> None:
        empty = self.stack.currentIndex() == 1
        ready = look.count_ready(self.shelf.all)
        self.tools.show_for(self.queue.counts, ready, empty=empty, narrow=self.panes_row.narrow)

    def enable(self) -> None:
        """Say which actions can be done now."""
        state = State(
            verdict=self.wanted.verdict,
            current=self.current() is not None,
            editing=self.card.editing,
            ready=look.count_ready(self.shelf.all) > 0,
            some=bool(self.shelf.all),
            narrow=self.panes_row.narrow,
            alike=self.beside.alike,
        )
        for name, can in possible(state).items():
            self.session.actions.set_enabled(f"review.{name}", can)

    def _shown_by(self, changes: Changes, before: Collection[SnippetId]) -> SnippetId | None:
        """What to show after something changed elsewhere, such as by undo: the snippet that it was about."""
        current = self.pane.view.current
        changed = [self.shelf.get(SnippetId(number)) for number in sorted(changes.of(Noun.SNIPPET))]
        found = [snippet for snippet in changed if snippet is not None]
        if not found or changes.of(Noun.DOCUMENT) or not self.isVisible():
            return current
        here = [snippet for snippet in found if snippet.verdict is self.wanted.verdict]
        if here:
            self._bring_in_sight(here[0])
            return here[0].id
        if any(snippet.id in before for snippet in found):
            return current
        self._bring_in_sight(found[0])
        return found[0].id

    def _bring_in_sight(self, snippet: Snippet) -> None:
        """Choose the verdict of a snippet, and give up the filters where they hide it."""
        wanted = replace(self.wanted, verdict=snippet.verdict)
        if snippet.id not in look.review_queue([snippet], wanted).order:
            wanted = look.Wanted(snippet.verdict)
            self.pane.field.blockSignals(True)
            self.pane.field.clear()
            self.pane.field.blockSignals(False)
            self.pane.field.hide()
        self.wanted = wanted

    # What the owner is at

    def current(self) -> Snippet | None:
        """The snippet that the owner is at."""
        current = self.pane.view.current
        return self.shelf.get(current) if current is not None else None

    def chosen(self) -> Sequence[SnippetId]:
        """The snippets that an action is about: those selected, or the current one."""
        current = self.pane.view.current
        return self.pane.view.selected or ([current] if current is not None else [])

    def _current_moved(self, snippet_id: SnippetId | None) -> None:
        if self._showing:
            return
        shown = self.card.snippet
        if self.card.changed and shown is not None and snippet_id != shown.id:
            # Not from within the view's own change of its current row.
            QTimer.singleShot(0, self, lambda: self._ask_before(shown.id, snippet_id))
            return
        self.deciding.held = ()
        self._show_current()

    def _ask_before(self, shown: SnippetId, wanted: SnippetId | None) -> None:
        self._showing = True
        self.pane.view.go_to(shown)
        self._showing = False
        self.card.leave_edit(lambda: self.pane.view.go_to(wanted))

    def _selection_moved(self) -> None:
        several = len(self.pane.view.selected) > 1 or self.card.standing.chosen > 1
        if several and not self._showing and not self.card.editing:
            self._show_current()

    def _change_order(self) -> None:
        self.order.toggle()
        self.session.announce(f"{NAMES[self.order.order]}.")

    def _go_to_calendar(self) -> None:
        self.session.go("calendar")

    def _open_page(self) -> None:
        snippet = self.current()
        if snippet is not None:
            self.session.go("sources", document=snippet.document_id, snippet=snippet.id)

    def _add_document(self) -> None:
        """The dialog for files where the window has one, else the page for documents."""
        if self.session.actions.available("file.add"):
            self.session.actions.trigger("file.add")
        else:
            self.session.go("sources")

    def _toggle_inspector(self) -> None:
        self.panes_row.toggle_drawer()
        focus = self.inspector.place_shown if self.panes_row.drawer_open else self.card
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
