# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A remedy of "Fix" as a choice: in words that tell it from the others, and what happens to each post."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from secondhelping.domain.words import quoted
from secondhelping.operations.repair import Remedy, Step
from secondhelping_ui.icons import KIND_ICONS, draw_icon
from secondhelping_ui.theme import KIND_TOKENS, color, line_height, px
from secondhelping_ui.widgets.painting import TextLine, lines_in, paint_box, paint_lines, paint_text
from secondhelping_ui.wording import counted, moment_words

_MOST_STEPS = 4
_LETTERS = 40
_LEFT, _RIGHT, _INDENT = 18.0, 18.0, 24.0
_ABOVE, _BELOW, _BETWEEN = 11, 11, 7
_ARROW = 30.0
_ICON = 14
_PAD = 28.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Words(NamedTuple):
    """What a remedy says: `title` in one line or two, `steps` one by one ("" where the title has said it), what it
    `spares`, and what is to be considered (`warnings`)."""

    title: str
    steps: tuple[str, ...]
    spares: str
    warnings: tuple[str, ...]


def remedy_words(remedy: Remedy, today: date) -> Words:
    """In which words a remedy is offered: which posts move or come off, from when to when."""
    off = sum(step.after is None for step in remedy.steps)
    if not off:
        spares = "Nothing comes off the calendar."
    else:
        back = "It goes" if len(remedy.steps) == 1 else f"{counted(off, 'post')} go{'es' if off == 1 else ''}"
        spares = f"{back} back to Ready to serve."
    warnings = []
    if remedy.mine:
        one = len(remedy.steps) == 1
        warnings.append("You placed it yourself." if one else "It touches posts you placed yourself.")
    if not remedy.fewest:
        warnings.append("A smaller change may exist.")
    title, steps = _title(remedy, today)
    return Words(title, steps, spares, tuple(warnings))


def _title(remedy: Remedy, today: date) -> tuple[str, tuple[str, ...]]:
    steps = remedy.steps
    first, last = steps[0], steps[-1]
    if len(steps) == 1:
        text, before = quoted(first.text, _LETTERS), moment_words(first.before, today)
        if first.after is None:
            return f"Take off {text}", (f"Now on {before}.",)
        return f"Move {text} to {moment_words(first.after, today)}", (f"Now on {before}.",)
    if len(steps) == 2 and first.after == last.before and last.after == first.before:
        one, other = moment_words(first.before, today), moment_words(last.before, today)
        title = f"Swap {quoted(first.text, _LETTERS)} and {quoted(last.text, _LETTERS)}"
        return title, (f"{one}, and {other}.",)
    told = [_step(step, today) for step in steps[:_MOST_STEPS]]
    more = len(steps) - len(told)
    return remedy.words, (*told, *([rest_words(steps[len(told) :])] if more else []))


def _step(step: Step, today: date) -> str:
    text = quoted(step.text, _LETTERS)
    before = moment_words(step.before, today)
    if step.after is None:
        return f"{text} comes off {before}."
    return f"{text}: {before} → {moment_words(step.after, today)}."


def rest_words(steps: Sequence[Step]) -> str:
    """What happens to the posts that are not shown one by one: "And 3 more: 2 move, 1 comes off." """
    off = Counter(step.after is None for step in steps)
    parts = []
    if off[False]:
        parts.append(f"{off[False]} move{'s' if off[False] == 1 else ''}")
    if off[True]:
        parts.append(f"{off[True]} come{'s' if off[True] == 1 else ''} off")
    return f"And {len(steps)} more: {', '.join(parts)}."


class _Part(NamedTuple):
    """Something of a choice, below what comes before it: lines of text, or the boxes of a post."""

    text: str = ""
    style: str = "meta"
    tone: str = "text-2"
    icon: str = ""
    step: Step | None = None
    gap: int = 2


class RemedyChoice(QAbstractButton):
    """A remedy as a radio button; the chosen one shows each post, before and after. Nothing it says is cut."""

    def __init__(self, remedy: Remedy, today: date, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remedy = remedy
        self.words = remedy_words(remedy, today)
        self._today = today
        self._wide = width
        self.focus_radius = 6.0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(self.words.title)
        self.setAccessibleName(self.words.title)
        told = (step.sentence for step in remedy.steps)
        self.setAccessibleDescription(" ".join([self.words.spares, *self.words.warnings, *told]))
        self.setToolTip("\n".join(step.sentence for step in remedy.steps))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self.updateGeometry())

    @property
    def lines(self) -> list[str]:
        """All that stands in it, line by line, as it is broken: what is cut ends with "…"."""
        return [line.text for part in self._parts() if part.text for line in self._lines(part)]

    def _parts(self) -> list[_Part]:
        """From top to bottom."""
        on, steps = self.isChecked(), self.remedy.steps
        found = [_Part(self.words.title, "strong" if on else "body", "text", gap=0)]
        told = [] if on else list(self.words.steps)
        if len(steps) > 2:
            found += [_Part(line) for line in told] + [_Part(self.words.spares)]
        else:
            found.append(_Part(" ".join([*told, self.words.spares])))
        found += [
            _Part(warning, tone="caution", icon="circle-alert", gap=4) for warning in self.words.warnings
        ]
        if on:
            found += [_Part(step=step, gap=_BETWEEN) for step in steps[:_MOST_STEPS]]
            if len(steps) > _MOST_STEPS:
                found.append(_Part(rest_words(steps[_MOST_STEPS:]), gap=_BETWEEN))
        return found

    @property
    def _room(self) -> float:
        return self._wide - _LEFT - _INDENT - _RIGHT

    def _lines(self, part: _Part) -> Sequence[TextLine]:
        return lines_in(part.text, part.style, self._room - (_ICON + 5 if part.icon else 0))

    def _height(self, part: _Part) -> int:
        if part.step is not None:
            return 2 * line_height("meta") + px(10)
        return len(self._lines(part)) * line_height(part.style)

    @override
    def sizeHint(self) -> QSize:
        inside = sum(part.gap + self._height(part) for part in self._parts())
        return QSize(self._wide, _ABOVE + inside + _BELOW)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter applies, and Up and Down choose: both are the popover's.
        if event.key() in (*_ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillRect(self.rect(), color("bg-selected"))
        elif self.underMouse():
            painter.fillRect(self.rect(), color("bg-hover"))
        self._paint_radio(painter)
        x, y = _LEFT + _INDENT, float(_ABOVE)
        for part in self._parts():
            y += part.gap
            height = self._height(part)
            if part.step is not None:
                self._paint_pair(painter, QRectF(x, y, self._room, height), part.step)
            else:
                indent = _ICON + 5 if part.icon else 0.0
                if part.icon:
                    middle = y + line_height(part.style) / 2
                    draw_icon(painter, x, middle - _ICON / 2, part.icon, part.tone, _ICON)
                paint_lines(painter, x + indent, y, self._lines(part), part.style, color(part.tone))
            y += height

    def _paint_radio(self, painter: QPainter) -> None:
        side = 16.0
        box = QRectF(_LEFT, _ABOVE + (line_height("strong") - side) / 2, side, side)
        if self.isChecked():
            paint_box(painter, box, side / 2, color("accent"))
            paint_box(painter, box.adjusted(5, 5, -5, -5), 3, color("accent-on"))
        else:
            paint_box(painter, box, side / 2, color("bg-surface"), color("line-control"), 1.5)

    def _paint_pair(self, painter: QPainter, room: QRectF, step: Step) -> None:
        """The post with its time, an arrow, and where it goes."""
        width = (room.width() - _ARROW) * 0.58
        left = QRectF(room.left(), room.top(), width, room.height())
        right = QRectF(left.right() + _ARROW, room.top(), room.width() - width - _ARROW, room.height())
        for box in (left, right):
            paint_box(painter, box, 6, color("bg-surface"), color("line"))
        middle, line = room.center().y(), line_height("meta")
        top = middle - line
        icon_top = top + (line - _ICON) / 2
        draw_icon(painter, left.left() + 8, icon_top, KIND_ICONS[step.kind], KIND_TOKENS[step.kind], _ICON)
        words = QRectF(left.left() + _PAD, top, left.width() - _PAD - 8, line)
        paint_text(painter, words, moment_words(step.before, self._today), "meta-strong", color("text"))
        words.translate(0, line)
        paint_text(painter, words, " ".join(step.text.split()), "meta", color("text-2"))
        draw_icon(painter, left.right() + (_ARROW - _ICON) / 2, middle - 7, "arrow-right", "text-3", _ICON)
        where = "Ready to serve" if step.after is None else moment_words(step.after, self._today)
        icon = "archive" if step.after is None else "calendar-clock"
        draw_icon(painter, right.left() + 8, middle - 7, icon, "text-2", _ICON)
        words = QRectF(right.left() + _PAD, right.top(), right.width() - _PAD - 8, right.height())
        paint_text(painter, words, where, "meta-strong", color("text"))
