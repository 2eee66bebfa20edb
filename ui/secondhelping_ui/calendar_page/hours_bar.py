# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The strip above the week: the accounts shown, the week's mix, and what it would become while something is carried."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping_ui.calendar_page.month import Mix
from secondhelping_ui.icons import draw_icon
from secondhelping_ui.theme import color, px
from secondhelping_ui.widgets.button import Button
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.mix_bar import MixBar
from secondhelping_ui.widgets.painting import paint_box, paint_text, text_width
from secondhelping_ui.widgets.tags import network_mark_width, paint_network_mark
from secondhelping_ui.wording import counted

_BAR = 220
_STEPS = 6


class AccountChip(QAbstractButton):
    """An account whose posts are shown or not: a box, the network's mark and its name."""

    def __init__(self, account: Account, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self.focus_radius = 7.0
        self._short = False
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(account.network.label)
        self.setAccessibleName(f"Show {account.network.label}, {account.name}")
        self.setToolTip(f"{account.network.label}, {account.name}{f' ({key})' if key else ''}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_short(self, short: bool) -> None:
        """Only the mark, where there is little room."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        mark = network_mark_width(self.account.network.monogram)
        words = 0 if self._short else 7 + text_width(self.text(), "button-small") + 2
        return QSize(round(8 + 16 + 7 + mark + words + 9), px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, height = self.isChecked(), self.height()
        ground = "bg-hover" if self.underMouse() else "bg-surface"
        paint_box(painter, QRectF(self.rect()), 7, color(ground), color("line"))
        box = QRectF(8, (height - 16) / 2, 16, 16)
        if on:
            paint_box(painter, box, 4, color("accent"))
            draw_icon(painter, box.left() + 2, box.top() + 2, "check", "accent-on", 12)
        else:
            paint_box(painter, box, 4, color("bg-surface"), color("line-control"))
        x = 31.0
        x += paint_network_mark(painter, x, height / 2 - 8, self.account.network.monogram) + 7
        if not self._short:
            room = QRectF(x, 0, self.width() - x, height)
            paint_text(painter, room, self.text(), "button-small", color("text" if on else "text-3"))


class _Swatch(QWidget):
    """The colour of the better hours."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(14, 14)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        paint_box(QPainter(self), box, 4, color("k-helpful-fill", 0.16), color("k-helpful-line"))


class _MixLine(QWidget):
    """ "Week 20", a mix bar, and a sentence with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", "meta", "text-2")
        self.bar = MixBar(thickness=12, ground="bg-canvas")
        self.bar.setFixedWidth(_BAR)
        self.icon = IconLabel("check", "ok", 16)
        self.words = Label("", "meta-strong", "ok", elide=True)
        self.words.setMinimumWidth(px(60))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.bar)
        row.addWidget(self.icon)
        row.addWidget(self.words)

    def show_mix(
        self, name: str, counts: Mapping[Kind, int], limit: float | None, words: str, *, good: bool
    ) -> None:
        self.name.setText(name)
        self.bar.set_mix(counts, None if limit is None else 1 - limit)
        self.words.setText(words)
        self.words.setToolTip(words)
        self.words.set_tone("ok" if good else "attn")
        self.icon.setVisible(bool(words))
        self.icon.set_icon("check" if good else "triangle-alert", "ok" if good else "attn")


class HoursBar(QWidget):
    """`accounts_changed` comes when the owner shows or hides one; `fix_asked` from a week that breaks the rule."""

    accounts_changed = Signal()
    fix_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[AccountChip] = []
        self.now = _MixLine()
        self.forecast = _MixLine()
        self.fix = Button(
            "Fix this week", size="small", icon="wand-sparkles", key="F", tip="Shows the smallest changes (F)"
        )
        self.fix.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fix.clicked.connect(self.fix_asked)
        self._hidden: set[AccountId] = set()
        self._monday = date.min
        self._mix = Mix()
        self._limit: float | None = None
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        usual = self._usual = QWidget()
        row = QHBoxLayout(usual)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(8)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        row.addLayout(self._chips)
        row.addSpacing(6)
        self._swatch = _Swatch()
        row.addWidget(self._swatch)
        self._better = Label("Your better hours", "meta", "text-2")
        self._better.setToolTip("Half an hour around each of your weekly times")
        row.addWidget(self._better)
        row.addStretch(1)
        row.addWidget(self.now)
        row.addWidget(self.fix)
        self._stack.addWidget(usual)
        carried = QWidget()
        row = QHBoxLayout(carried)
        row.setContentsMargins(24, 0, 20, 0)
        row.addWidget(self.forecast)
        row.addStretch(1)
        self._stack.addWidget(carried)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.addWidget(self._stack)
        # It fits itself into the width there is: what stands in it must not widen the page.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.setFixedHeight(px(44))

    def fit(self) -> None:
        """Less of it, one thing after the other, until everything stands in the width there is."""
        for step in range(_STEPS):
            self.now.bar.setFixedWidth(_BAR if step < 1 else px(130))
            for widget in (self._swatch, self._better):
                widget.setVisible(step < 2)
            for chip in self.chips:
                chip.set_short(step >= 3)
            self.now.name.setVisible(step < 4)
            self.now.bar.setVisible(step < 5)
            if self._needed() <= self.width():
                break
        # Told by its parts alone, a layout that is being laid out itself would miss it.
        for part in (self.now, self._usual):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _needed(self) -> int:
        """The width of everything shown, in px. Layouts know of a change only once they were told to look."""
        parts: list[QWidget] = [*self.chips, self._swatch, self._better, self.now.name]
        parts += [self.now.icon, self.now.words, self.fix]
        shown = [part for part in parts if not part.isHidden()]
        bar = 0 if self.now.bar.isHidden() else self.now.bar.width() + 10
        return 24 + 20 + 6 + bar + sum(part.sizeHint().width() + 10 for part in shown)

    # The accounts

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these accounts; what was hidden stays so."""
        if [chip.account for chip in self.chips] == list(accounts):
            return
        for chip in self.chips:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        self._hidden &= {account.id for account in accounts}
        for number, account in enumerate(accounts, 1):
            chip = AccountChip(account, str(number) if number <= 9 else "")
            chip.setChecked(account.id not in self._hidden)
            chip.clicked.connect(lambda _on=False, chip=chip: self._toggled(chip))
            self.chips.append(chip)
            self._chips.addWidget(chip)

    def toggle(self, number: int) -> None:
        """1 to 9: show or hide an account."""
        if 0 < number <= len(self.chips):
            self.chips[number - 1].click()

    def _toggled(self, chip: AccountChip) -> None:
        if chip.isChecked():
            self._hidden.discard(chip.account.id)
        else:
            self._hidden.add(chip.account.id)
        if len(self._hidden) == len(self.chips):
            # Nothing at all would look like an empty week.
            self._hidden.clear()
            for other in self.chips:
                other.setChecked(True)
        self.accounts_changed.emit()

    @property
    def among(self) -> tuple[AccountId, ...]:
        """The accounts shown; none for all."""
        if not self._hidden:
            return ()
        return tuple(chip.account.id for chip in self.chips if chip.account.id not in self._hidden)

    # The mix

    def show_week(self, monday: date, mix: Mix, limit: float | None, over: str) -> None:
        """The week's mix; `over` is why it breaks the rule, "" where it doesn't."""
        self._monday, self._mix, self._limit = monday, mix, limit
        name = f"Week {monday.isocalendar().week}"
        self.now.show_mix(
            name, mix.counts, limit if mix.posts else None, mix_sentence(mix, over), good=not over
        )
        self.now.words.setToolTip(over)
        self.fix.setVisible(bool(over))
        self.fit()

    def show_forecast(self, mix: Mix | None, *, good: bool = True) -> None:
        """What the week would become; None when nothing is carried over it any more."""
        self._stack.setCurrentIndex(0 if mix is None else 1)
        if mix is None:
            return
        name = f"Week {self._monday.isocalendar().week}, if you drop it here"
        words = forecast_words(self._mix, mix)
        self.forecast.show_mix(name, mix.counts, self._limit, words, good=good)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg-canvas"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))


def mix_sentence(mix: Mix, over: str) -> str:
    """ "2 of 10 promote." and, where the rule is broken, why."""
    if over:
        return over.partition(". ")[0] + "."
    if not mix.posts:
        return ""
    verb = "promotes" if mix.promotional == 1 else "promote"
    return f"{mix.promotional} of {counted(mix.posts, 'post')} {verb}. Within your rule"


def forecast_words(before: Mix, after: Mix) -> str:
    """ "2 of 11 promote, down from 20% to 18%"."""
    verb = "promotes" if after.promotional == 1 else "promote"
    words = f"{after.promotional} of {after.posts} {verb}"
    old, new = before.promotional_percent, after.promotional_percent
    if not before.posts or old == new:
        return words
    return f"{words}, {'down' if new < old else 'up'} from {old}% to {new}%"
