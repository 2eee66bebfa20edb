# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that repeats, a row each: its rule, its words, when it comes next; to be changed or ended."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secondhelping.domain.changes import Changes
from secondhelping.operations import look, recurring
from secondhelping.operations.recurring import SeriesView
from secondhelping_ui.calendar_page.repeating import open_dialog
from secondhelping_ui.session import Session
from secondhelping_ui.shared.scrolling import scrolling
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.dialog import Dialog
from secondhelping_ui.widgets.kind import KindChip
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.sizes import fitting_size
from secondhelping_ui.wording import counted, moment_words

_EMPTY = (
    "Nothing repeats yet. Choose a post on the calendar and press Shift+R: it comes again every week, every first "
    "Monday, or by any other rule."
)


class SeriesRow(Card):
    """One of them."""

    def __init__(self, view: SeriesView, words: str, parent: QWidget | None = None) -> None:
        super().__init__(radius=9, margins=(14, 10, 10, 10), spacing=4, parent=parent)
        self.view = view
        rule = f"{view.words[0].upper()}{view.words[1:]}"
        self.change = Button("Change…", Role.SECONDARY, "small", tip=f"Change what comes {view.words}")
        self.change.setEnabled(view.post is not None)
        self.end = Button(
            "End", Role.LINK, "small", tip="Takes off what is still to come; Undo brings it back"
        )
        self.end.setAccessibleName(f"End what comes {view.words}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(KindChip(view.series.kind, small=True))
        head.addWidget(Label(rule, "strong", elide=True), 1)
        head.addWidget(self.change)
        head.addWidget(self.end)
        self.inner.addLayout(head)
        text = " ".join(view.series.texts[0].split())
        self.inner.addWidget(Label(text, "body", wrap=True, most=2))
        self.inner.addWidget(Label(words, "meta", "text-2", wrap=True))
        self.setAccessibleName(f"{rule}. {text} {words}")


class SeriesDialog(Dialog):
    """It follows what is changed, also by undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            "What repeats",
            "Laid out a year ahead. Each post stands on the calendar like any other, and counts in the mix.",
            primary="Done",
            cancel="",
        )
        self._session = session
        self._page = parent
        self.rows: list[SeriesRow] = []
        pane = QWidget()
        self._column = QVBoxLayout(pane)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self.empty = Label(_EMPTY, "body", "text-2", wrap=True)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self.inner.addWidget(scrolling(pane), 1)
        self.resize(fitting_size(QSize(680, 560), parent))
        self._show()
        session.changed.connect(self._follow)

    def _follow(self, _changes: Changes) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        project = self._session.project
        self.rows = [SeriesRow(view, self._words(view)) for view in recurring.all_series(project)]
        for place, row in enumerate(self.rows):
            row.change.clicked.connect(lambda _on=False, view=row.view: self._change(view))
            row.end.clicked.connect(lambda _on=False, view=row.view: self._end(view))
            self._column.insertWidget(place, row)
        self.empty.setVisible(not self.rows)

    def _words(self, view: SeriesView) -> str:
        today = look.today(self._session.project)
        following = f"next on {moment_words(view.next, today)}" if view.next else "none still to come"
        wordings = f", {len(view.series.texts)} wordings take turns" if len(view.series.texts) > 1 else ""
        return f"{counted(view.posts, 'post')} on the calendar, {following}{wordings}."

    def _change(self, view: SeriesView) -> None:
        if view.post is not None:
            open_dialog(self._session, self, view.post)

    def _end(self, view: SeriesView) -> None:
        self._session.run(recurring.end, view.series.id)
        if self.rows:
            self.rows[0].end.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.primary_button.setFocus(Qt.FocusReason.OtherFocusReason)
