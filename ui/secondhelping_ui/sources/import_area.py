# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Between drop zone and list: what is being read, what could not be, and where no line stood out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.overriding import override
from secondhelping.domain.progress import Step
from secondhelping_ui.sources.type_mark import TypeMark
from secondhelping_ui.sources.words import mark_of_path, share_done, spoken_name, step_words
from secondhelping_ui.theme import color
from secondhelping_ui.widgets.button import Button, Role, icon_button
from secondhelping_ui.widgets.card import Card
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.widgets.progress import ProgressBar
from secondhelping_ui.wording import counted

_MOST_SHARE = 0.27
"""How much of the window's height the messages may take before they scroll."""


class ImportCard(Card):
    """What is being read, how far it is, and what comes next."""

    cancelled = Signal()
    all_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(14, 12, 14, 10), spacing=0, parent=parent)
        self._mark = TypeMark("files", "")
        self._title = Label("", "strong", elide=True)
        self._meta = Label("", "meta", "text-2", elide=True)
        self._bar = ProgressBar()
        self._next = Label("", "meta", "text-2", elide=True)
        self._queue = QWidget()
        self._share = 0.0
        self.cancel_button = Button("Cancel", Role.SECONDARY, "small", key="Esc")
        self.cancel_all_button = Button("Cancel all", Role.LINK, "small")
        self.cancel_button.clicked.connect(self.cancelled)
        self.cancel_all_button.clicked.connect(self.all_cancelled)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._meta)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark)
        head.addLayout(words, 1)
        head.addWidget(self.cancel_button)
        queue = QHBoxLayout(self._queue)
        queue.setContentsMargins(0, 3, 0, 0)
        queue.setSpacing(6)
        queue.addWidget(IconLabel("hourglass", "text-2", 13))
        queue.addWidget(self._next, 1)
        queue.addWidget(self.cancel_all_button)
        self.inner.addLayout(head)
        self.inner.addSpacing(11)
        self.inner.addWidget(self._bar)
        self.inner.addSpacing(4)
        self.inner.addWidget(self._queue)

    @property
    def words(self) -> tuple[str, str, str]:
        """The three lines as they stand: what is read, how far, what is next."""
        return self._title.text(), self._meta.text(), self._next.text()

    def show_file(self, path: Path) -> str:
        """A file's turn has come; returns what is said of it."""
        self._share = 0.0
        title = f"Reading “{spoken_name(path)}”"
        self._mark.set_mark(*mark_of_path(path))
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self.show_step(Step("Getting ready"))
        return title

    @property
    def spoken(self) -> str:
        """What a screen reader says of it: "Reading “Spring newsletter”, Page 7 of 16"."""
        return f"{self._title.text()}, {self._meta.text()}"

    def show_step(self, step: Step) -> bool:
        """Show how far it is; True when another quarter is done, which is worth saying."""
        self._meta.setText(step_words(step))
        # The work has parts that begin anew; the bar never goes back.
        before, self._share = self._share, max(self._share, share_done(step))
        self._bar.set_step(round(1000 * self._share), 1000 if self._share else 0)
        self._bar.setAccessibleName(self.spoken)
        return int(4 * before) < int(4 * self._share) < 4

    def show_queue(self, waiting: Sequence[Path]) -> None:
        """What comes after the file being read."""
        self._queue.setVisible(bool(waiting))
        if waiting:
            more = f" and {len(waiting) - 1:,} more" if len(waiting) > 1 else ""
            self._next.setText(f"Next: {spoken_name(waiting[0])}{more}")


class NoteCard(QWidget):
    """One thing to tell about a file, until the owner closes it. `grown` says that it needs another height."""

    closed = Signal()
    grown = Signal()
    pinned = False
    """Whether it stays above those that come later, and is shown whole."""

    def __init__(
        self, what: str, rest: str, mark: tuple[str, str], *, problem: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._problem = problem
        self.what = what
        self.rest = rest
        close = icon_button("x", "Close this message", "small")
        close.clicked.connect(self.closed)
        self.close_button = close
        words = self._words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(wrapped_label(what, "strong", "text"))
        words.addWidget(wrapped_label(rest, "body", "text-2"))
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 10, 12)
        row.setSpacing(12)
        row.addWidget(TypeMark(*mark, problem=problem), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{what} {rest}")
        # Not "Maximum": in a narrow window its lines take more room than its size hint has.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the words."""
        self._words.insertSpacing(2, 8)
        self._words.insertWidget(3, widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        line = color("attn-line" if self._problem else "line")
        paint_box(QPainter(self), QRectF(self.rect()), 12, color("bg-surface"), line)


def wrapped_label(text: str, style: str, tone: str) -> Label:
    """A text whose height is that of its lines and no more: a scroll area goes by the least height."""
    label = Label(text, style, tone, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


class _Scroller(QScrollArea):
    """As high as what is in it, up to a limit."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._fitting = 0
        self.whole: QWidget | None = None
        """The one inside, on top, that is shown whole whatever room it takes."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        inside.setProperty("ground", "none")

    def fit(self) -> None:
        wanted = self._wanted()
        most = round(self.window().height() * _MOST_SHARE)
        if self.whole is not None:
            beside_bar = self.width() - self.verticalScrollBar().sizeHint().width()
            most = max(most, self.whole.heightForWidth(beside_bar))
        self._fitting = min(most, wanted)
        # A bar once shown makes its own need: beside it the lines are shorter, and more of them.
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(self._fitting)

    def _wanted(self) -> int:
        layout = self._inside.layout()
        return max(0, layout.heightForWidth(self.width())) if layout is not None else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            if self._wanted() > self._fitting:
                self.fit()
            else:
                # Not at once: Qt is in the middle of giving it the height it had, and the viewport would keep that.
                QTimer.singleShot(0, self, self.fit)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._fitting)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._fitting)


class Notes(QWidget):
    """What there is to tell about files, the latest first. Hidden while there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._cards: list[NoteCard] = []
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroller = _Scroller(inside)
        self._count = Label("", "meta", "text-2")
        self.close_all_button = Button("Close all", Role.LINK, "small")
        self.close_all_button.clicked.connect(self.clear)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(2, 0, 0, 0)
        head.addWidget(self._count, 1)
        head.addWidget(self.close_all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._scroller)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is told, the latest first."""
        return [f"{card.what} {card.rest}" for card in self._cards]

    @property
    def cards(self) -> Sequence[NoteCard]:
        return self._cards

    def add_refusal(self, path: Path, error: KnownError) -> None:
        """A file that was not read: what, why, and what to do."""
        rest = " ".join(part for part in (error.why, error.todo) if part)
        self.add(NoteCard(error.what, rest, mark_of_path(path), problem=True))

    def add_nothing_found(self, title: str) -> None:
        """A document that was read and holds no line worth posting."""
        what = f"No lines stood out in “{title}”."
        self.add(NoteCard(what, "That's common for lists and forms.", ("files", ""), problem=False))

    def clear(self) -> None:
        for card in list(self._cards):
            card.closed.emit()

    def add(self, card: NoteCard) -> None:
        """Put a card above the others, but for those that are pinned; it goes when it is closed."""
        card.closed.connect(lambda: self._remove(card))
        card.grown.connect(self._scroller.fit)
        place = sum(one.pinned for one in self._cards)
        self._cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._refresh()

    def _remove(self, card: NoteCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._refresh()

    def _refresh(self) -> None:
        self._scroller.whole = next((card for card in self._cards[:1] if card.pinned), None)
        self._head.setVisible(len(self._cards) > 1)
        self._count.setText(counted(len(self._cards), "message"))
        self.setVisible(bool(self._cards))
        self._scroller.fit()

    def restyle(self) -> None:
        self._scroller.fit()


class ImportArea(QWidget):
    """The import card, the notes below it. Neither is made before there is something to tell."""

    cancelled = Signal()
    all_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: ImportCard | None = None
        self._notes: Notes | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self.set_margins(0, 0, 0, 0)
        self.hide()

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        self._column.setContentsMargins(left, top, right, bottom)

    @property
    def card(self) -> ImportCard:
        if self._card is None:
            self._card = ImportCard()
            self._card.hide()
            self._card.cancelled.connect(self.cancelled)
            self._card.all_cancelled.connect(self.all_cancelled)
            self._column.insertWidget(0, self._card)
        return self._card

    @property
    def notes(self) -> Notes:
        if self._notes is None:
            self._notes = Notes()
            self._column.addWidget(self._notes)
        return self._notes

    def clear_notes(self) -> None:
        if self._notes is not None:
            self._notes.clear()

    def show_busy(self, busy: bool) -> None:
        """Show the card while something is being read, the notes while there are some."""
        if busy or self._card is not None:
            self.card.setVisible(busy)
        self.setVisible(busy or (self._notes is not None and bool(self._notes.cards)))
