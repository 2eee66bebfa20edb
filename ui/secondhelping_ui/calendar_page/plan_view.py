# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What "Plan for me" would lay out, at a glance: figures, the weeks as small icons, the mix, what it could not do."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secondhelping.domain.ids import SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Proposal
from secondhelping.domain.wishes import PlanWishes
from secondhelping.operations import look
from secondhelping_ui.calendar_page.month import Mix
from secondhelping_ui.calendar_page.plan_weeks import Period, WeeksInSmall
from secondhelping_ui.icons import KIND_ICONS
from secondhelping_ui.theme import KIND_TOKENS
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.kind import KINDS
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.wording import KIND_NAMES, counted, short_date

_HOLIDAYS_TOLD = 3
_ALL_TAKEN = "Every weekly time of these weeks has a post already."


class Figure(Card):
    """A number in a card, and what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(radius=9, margins=(14, 8, 14, 9), spacing=0, parent=parent)
        self._number = Label("", "title")
        self._words = Label("", "meta", "text-2", elide=True)
        self.inner.addWidget(self._number)
        self.inner.addWidget(self._words)

    @property
    def text(self) -> str:
        return f"{self._number.text()} {self._words.text()}"

    def show_figure(self, number: str, words: str) -> None:
        self._number.setText(number)
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setAccessibleName(f"{number} {words}")


class Notes(QWidget):
    """What a plan could not do, a sentence each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._labels: list[Label] = []

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self._labels]

    def show_notes(self, notes: Sequence[tuple[str, str, str]]) -> None:
        """Notes as (icon, its colour token, sentence)."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._labels = []
        for icon, tone, sentence in notes:
            self._column.addWidget(self._line(icon, tone, sentence))

    def _line(self, icon: str, tone: str, sentence: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, tone, 15), 0, Qt.AlignmentFlag.AlignTop)
        label = Label(sentence, "body", "text-2", wrap=True)
        self._labels.append(label)
        row.addWidget(label, 1)
        return line


class ProposalView(QWidget):
    """A proposal in figures, weeks, mix and notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = [Figure() for _ in range(4)]
        self.weeks = WeeksInSmall()
        self.mix = MixBar(thickness=16, ground="bg-canvas")
        self.notes = Notes()
        self._allowed = Label("", "meta", "text-2")
        self._counts = {kind: Label("", "body") for kind in KINDS}
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        column.addLayout(figures)
        self._weeks_area = scrolled(self.weeks)
        self._weeks_area.setMinimumHeight(96)
        self.weeks.grown.connect(lambda: self._weeks_area.setMaximumHeight(self.weeks.height()))
        column.addWidget(self._weeks_area, 1)
        head = QHBoxLayout()
        head.addWidget(Label("Mix forecast", "strong"))
        head.addStretch()
        head.addWidget(self._allowed)
        column.addLayout(head)
        column.addWidget(self.mix)
        self._legend = FlowRow(gap=18, line_gap=4)
        self._legend.set_items([_counted(kind, label) for kind, label in self._counts.items()])
        column.addWidget(self._legend)
        column.addWidget(self.notes)
        column.addStretch()

    def show_proposal(
        self, proposal: Proposal, period: Period, wishes: PlanWishes, served: Collection[SnippetId]
    ) -> None:
        """Show a proposal; `served` are the snippets that went out before."""
        counts = _counts(proposal)
        mix = Mix(counts)
        total = len(proposal.posts)
        again = sum(post.snippet_id in served for post in proposal.posts)
        limit = look.rule_limit(wishes.rule) if wishes.rule is not None else None
        goal = f"helpful, goal {round(100 * (1 - limit))}%" if limit is not None else "helpful"
        talks = len(period.talk_times)
        self.figures[0].show_figure(str(total), f"{'post' if total == 1 else 'posts'} in {period.words}")
        self.figures[1].show_figure(f"{mix.helpful_percent}%" if total else "—", goal)
        self.figures[2].show_figure(str(talks), f"talk {'time' if talks == 1 else 'times'} kept")
        self.figures[3].show_figure(str(again), "served again")
        self.weeks.show_posts(proposal.posts, period)
        self.mix.set_mix(counts, None if limit is None else 1 - limit)
        allowed = f" of {round(100 * limit)}% allowed" if limit is not None else ""
        self._allowed.setText(f"Promotional {mix.promotional_percent}%{allowed}" if total else "")
        for kind, label in self._counts.items():
            label.set_parts([(f"{KIND_NAMES[kind]} ", "body", "text"), (str(counts[kind]), "strong", "text")])
        said = proposal.notes or (() if proposal.posts or proposal.unfilled else (_ALL_TAKEN,))
        self.notes.show_notes(
            [("check", "ok", sentence) for sentence in kept_words(proposal, period, wishes, again)]
            + [("info", "caution", note) for note in said]
        )

    def show_problem(self, sentence: str, period: Period) -> None:
        """Nothing can be planned, and why."""
        self.show_proposal(Proposal(()), period, PlanWishes(), ())
        self.notes.show_notes([("triangle-alert", "attn", sentence)])


def kept_words(proposal: Proposal, period: Period, wishes: PlanWishes, again: int) -> list[str]:
    """What a proposal keeps to, a sentence each; none for a proposal without posts."""
    total = len(proposal.posts)
    if not total:
        return []
    words = ["Every run of posts keeps to your rule, with what is on the calendar and went out before."]
    by_day: dict[date, list[Kind]] = {}
    for post in proposal.posts:
        by_day.setdefault(post.at.date(), []).append(post.kind)
    for day, name in list(period.holidays.items())[:_HOLIDAYS_TOLD]:
        kinds = by_day.get(day, [])
        what = counted(len(kinds), "post") if kinds else "nothing is planned"
        promoting = ", no promotion" if kinds and Kind.PROMOTIONAL not in kinds else ""
        words.append(f"{short_date(day, period.start)} is a public holiday, {name}: {what}{promoting}.")
    if again and wishes.rules is not None:
        rest = counted(wishes.rules.rest_weeks, "week")
        words.append(
            f"{counted(total - again, 'new snippet')} and {again} served again, "
            f"none sooner than {rest} after last time."
        )
    return words


def _counted(kind: Kind, label: Label) -> QWidget:
    one = QWidget()
    row = QHBoxLayout(one)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(IconLabel(KIND_ICONS[kind], KIND_TOKENS[kind], 15))
    row.addWidget(label)
    return one


def _counts(proposal: Proposal) -> Mapping[Kind, int]:
    kinds = [post.kind for post in proposal.posts]
    return {kind: kinds.count(kind) for kind in Kind}


def scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # What is behind shows through: a scroll area would fill its ground in the colour of a page.
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
