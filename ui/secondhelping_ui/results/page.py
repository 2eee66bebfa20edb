# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Results page: how posts did, by kind, document, topic and hour; and the way for a network's file to come in."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, results
from secondhelping_ui.page import Page
from secondhelping_ui.results.bars import DAYS, Bar, Bars, HourField, percent
from secondhelping_ui.results.good_posts import GoodPost, GoodPosts
from secondhelping_ui.results.intake import ENDINGS, Intake
from secondhelping_ui.session import Session
from secondhelping_ui.shared.preview_model import PreviewModel
from secondhelping_ui.shared.preview_table import Corners, PreviewTable
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.button import Button, Role, action_button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.empty_state import EmptyState
from secondhelping_ui.widgets.fields import ComboBox
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.wording import KIND_NAMES, counted, short_date

PERIODS: tuple[tuple[str, int | None], ...] = (("30 days", 30), ("90 days", 90), ("All", None))
_EMPTY, _CHARTS, _TABLE = range(3)
_FEW = 100
_WIDE = 1000
"""From this width of the page on (px at 100 % text) the panels stand in three columns."""
_DOCUMENTS, _TOPICS = 6, 7


class ResultsPage(Page):
    """Empty until results were taken in; then as charts or as one table."""

    scope: ClassVar[str] = "results"
    title: ClassVar[str] = "Results"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.intake = Intake(session, self)
        self.found: Any = None
        self._as_table = self._beside = False
        self.period = Segmented([words for words, _ in PERIODS], name="Period")
        self.period.set_index(len(PERIODS) - 1)
        self.account = ComboBox()
        self.account.setAccessibleName("Account")
        self.kinds = Bars("By kind", len(Kind))
        self.documents = Bars("By document", _DOCUMENTS)
        self.topics = Bars("By topic", _TOPICS)
        self.hours = HourField()
        self.good = GoodPosts()
        self.figures = [Label("", "display") for _ in range(3)]
        self.below = [Label("", "meta", "text-2", wrap=True) for _ in range(3)]
        self.hint = Label("", "meta", "text-2", wrap=True)
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model)
        self.table.setAccessibleName("Results as a table")
        self._connect_actions()
        self._put_together()

    # Building

    def _connect_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            "table": self.switch,
            **{f"period_{n}": partial(self.choose_period, n - 1) for n in range(1, len(PERIODS) + 1)},
        }
        for name, handler in handlers.items():
            self.session.actions.connect_action(f"results.{name}", handler)
        self.session.actions.attach(self.scope, self)

    def _put_together(self) -> None:
        add = self.add_button = action_button(
            self.session.actions.action("file.results"), Role.PRIMARY, icon="upload", text="Add results…"
        )
        for widget in (self.period, self.account, add):
            self.header.add_right(widget)
        self.period.chosen.connect(self.choose_period)
        self.account.activated.connect(self.refresh)
        self.good.asked.connect(self._see)
        again = Button("Add results…", Role.PRIMARY, "large", icon="upload")
        again.clicked.connect(self.add)
        self.empty = EmptyState(
            "No results yet",
            "Most networks and schedulers can download a results file. Add it here and the good lines come back for "
            "a second helping. You can also drop the file on this page.",
            buttons=[again],
        )
        self.stack = QStackedWidget()
        for part in (self.empty, self._charts(), self._table_view()):
            self.stack.addWidget(part)
        self.body_layout.addWidget(self.stack, 1)

    def _charts(self) -> QWidget:
        area = Scrolled()
        figures = QHBoxLayout()
        figures.setSpacing(12)
        titles = ("Posts with results", "People who engaged, typical post", "Promotional, engaged")
        for title, figure, below in zip(titles, self.figures, self.below, strict=True):
            card = Card(spacing=2)
            for widget in (Label(title, "body", "text-2"), figure, below):
                card.inner.addWidget(widget)
            figures.addWidget(card, 1)
        area.inner.addLayout(figures)
        grid = self._grid = QGridLayout()
        grid.setSpacing(12)
        grid.addWidget(_panel("By kind", "people who engaged, typical post", self.kinds), 0, 0)
        grid.addWidget(_panel("By document", "where the line came from", self.documents), 0, 1)
        grid.addWidget(
            _panel("By day and hour", "stronger is better, blank means no posts", self.hours), 1, 0
        )
        grid.addWidget(_panel("By topic", "keywords in the post", self.topics, self.hint), 1, 1)
        # The list of good posts may be higher than the two panels beside it: the lower one takes the room.
        grid.setRowStretch(1, 1)
        self._good_panel = _panel("Did better", "than your typical post", self.good)
        self._place_good()
        area.inner.addLayout(grid)
        area.inner.addStretch()
        return area

    def _place_good(self) -> None:
        """Beside the other panels where there is room, else below them."""
        beside = self.width() >= px(_WIDE)
        if self._good_panel.parent() is not None and beside is self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._good_panel)
        self._grid.addWidget(self._good_panel, *((0, 2, 2, 1) if beside else (2, 0, 1, 2)))
        for column, share in enumerate((6, 6, 5 if beside else 0)):
            self._grid.setColumnStretch(column, share)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_good()

    def _table_view(self) -> QWidget:
        area = Scrolled()
        area.inner.addWidget(self.table, 1)
        area.inner.addStretch()
        self._corners = Corners(self.table, "bg-canvas")
        return area

    # What is shown

    @override
    def refresh(self) -> None:
        project = self.session.project
        if project is None:
            return
        self._fill_accounts()
        days = PERIODS[self.period.index][1]
        chosen: AccountId | None = self.account.currentData()
        found, out = results.overview(project, chosen, days)
        self.found = found
        any_at_all = bool(found.posts) or bool(results.overview(project)[0].posts)
        self.header.set_subtitle(f"From the files of {counted(found.posts, 'post')}" if found.posts else "")
        for widget in (self.period, self.account):
            widget.setVisible(any_at_all and (widget is self.period or self.account.count() > 2))
        # The empty page has the button in its middle.
        self.add_button.setVisible(any_at_all)
        self._show_figures(found, out)
        self.kinds.show_bars([_bar(group) for group in found.kinds])
        self.documents.show_bars([_bar(group) for group in found.documents])
        self.topics.show_bars([_bar(group) for group in found.topics])
        self.hours.show_hours({place: _bar(group) for place, group in (found.hours or {}).items()})
        ready = {snippet.id for snippet in look.ready(project)} if found.good else set()
        self.good.show_posts(
            [_good(one, one.snippet_id in ready, self.session.today()) for one in found.good]
        )
        self.model.show_rows(("What", "Which", "Engaged", "Posts"), _rows(found))
        self.table.fit()
        self.stack.setCurrentIndex(_EMPTY if not any_at_all else _TABLE if self._as_table else _CHARTS)

    @override
    def show_changes(self, changes: Changes) -> None:
        told = (Noun.RESULT, Noun.SNIPPET, Noun.DOCUMENT, Noun.ACCOUNT)
        if any(changes.of(noun) for noun in told):
            self.refresh()

    def _fill_accounts(self) -> None:
        before = self.account.currentData()
        self.account.clear()
        self.account.addItem("All accounts", None)
        for account in look.accounts(self.session.project):
            self.account.addItem(f"{account.network.label}, {account.name}", account.id)
        self.account.setCurrentIndex(max(0, self.account.findData(before)))
        self.account.updateGeometry()

    def _show_figures(self, found: Any, out: int) -> None:
        told = [
            (f"{found.posts:,}", f"of {out:,} served"),
            (percent(found.typical) if found.posts else "–", "Half of your posts did better than this"),
        ]
        promotional = found.of_kind(Kind.PROMOTIONAL)
        helpful = found.of_kind(Kind.HELPFUL)
        beside = f"Helpful: {percent(helpful.share)}" if helpful else "No promotional post has results"
        told.append((percent(promotional.share) if promotional else "–", beside))
        for figure, below, (number, words) in zip(self.figures, self.below, told, strict=True):
            figure.setText(number)
            below.setText(words)
        few = 0 < found.posts < _FEW
        self.hint.setText(
            f"{counted(found.posts, 'post')} is a hint, not a law. Trust your own ear first." if few else ""
        )
        self.hint.setVisible(few)

    @override
    def activated(self) -> None:
        first = self.empty if self.stack.currentIndex() == _EMPTY else self.kinds
        target: QWidget = self.table if self.stack.currentIndex() == _TABLE else first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def panes(self) -> list[QWidget]:
        return [self.header, self.stack]

    # What the owner does

    def add(self) -> None:
        """Choose a network's file and take it in."""
        self.intake.begin()

    def choose_period(self, number: int) -> None:
        """Show the results of this period alone."""
        self.period.set_index(number)
        self.refresh()

    def switch(self) -> None:
        """Charts, or one table of all that they say."""
        self._as_table = not self._as_table
        self.refresh()
        self.activated()

    def _see(self, snippet: SnippetId) -> None:
        self.session.go("review", snippet=snippet)

    @override
    def takes(self, paths: list[str]) -> bool:
        return len(paths) == 1 and paths[0].lower().endswith(ENDINGS)

    @override
    def drop_files(self, paths: list[str]) -> bool:
        if not self.takes(paths):
            return False
        self.intake.begin(Path(paths[0]))
        return True

    @override
    def show_place(self, **where: Any) -> None:
        if where.get("add"):
            self.add()


def _panel(title: str, beside: str, *parts: QWidget) -> Card:
    card = Card()
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(Label(title, "heading"))
    head.addWidget(Label(beside, "meta", "text-2", elide=True), 1)
    card.inner.addLayout(head)
    for part in parts:
        card.inner.addWidget(part)
    card.inner.addStretch()
    card.setAccessibleName(title)
    return card


def _bar(group: Any) -> Bar:
    name = KIND_NAMES[group.kind] if group.kind is not None else group.name
    return Bar(name, group.share, group.posts, group.kind)


def _good(one: Any, ready: bool, today: date) -> GoodPost:
    result = one.result
    when = short_date(result.at.date(), today)
    return GoodPost(
        result.text,
        result.kind,
        one.share,
        f"{when}, ready to serve again" if ready else when,
        one.snippet_id,
    )


def _rows(found: Any) -> tuple[tuple[str, ...], ...]:
    rows = []
    for what, groups in (("Kind", found.kinds), ("Document", found.documents), ("Topic", found.topics)):
        rows += [(what, _bar(group).name, percent(group.share), f"{group.posts:,}") for group in groups]
    for (weekday, hour), group in sorted((found.hours or {}).items()):
        rows.append(("Hour", f"{DAYS[weekday]}, {hour}:00", percent(group.share), f"{group.posts:,}"))
    return tuple(rows)
