# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The field in which a snippet is edited in place, with what is new in it marked, and what is over a limit."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping_ui.review.edits import new_stretches, spaced, tracked
from secondhelping_ui.shared.over_marks import over_marks
from secondhelping_ui.theme import color, font, kind_color, line_height
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.fields import CheckBox
from secondhelping_ui.widgets.label import STRUCK, Label
from secondhelping_ui.widgets.painting import paint_box
from secondhelping_ui.wording import counted

if TYPE_CHECKING:
    from secondhelping.operations.look import Reading

MARK_AFTER = 120
"""Milliseconds without typing until what is new and what is over is marked."""

_TRACKED = {"kept": "text-3", "gone": f"text-3{STRUCK}", "new": "text on k-helpful-soft"}
_LEAST_LINES = 3
_MOST_LINES = 12


class SnippetEditor(QTextEdit):
    """Plain text only. `left` comes with Esc; Ctrl+Enter saves, which is an action of the page.

    A QTextEdit and no QPlainTextEdit, because only that one keeps a line height: the text must not draw
    together when it turns from read to edited.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The snippet's text")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(font("snippet-edit"))
        self._space_lines()
        self._fit()

    @property
    def words(self) -> str:
        """The text as it stands. Unlike `toPlainText` it keeps spaces that must not break."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def open(self, text: str) -> None:
        """Begin with a text; there is nothing to undo yet."""
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def replace_all(self, text: str) -> None:
        """Put another text in the place of this one, as one step of typing that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(line_height("snippet-edit"), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _fit(self) -> None:
        """As high as its lines, within bounds."""
        line = line_height("snippet-edit")
        lines = max(_LEAST_LINES, min(_MOST_LINES, round(self.document().size().height() / line)))
        self.setFixedHeight(lines * line + 2)

    @override
    def event(self, event: QEvent) -> bool:
        if _is_plain_escape(event) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_plain_escape(event):
            self.left.emit()
            return
        super().keyPressEvent(event)


class EditorBox(QWidget):
    """The editor in its frame, with figures below. `changed` comes with each change of the text."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = SnippetEditor()
        self.over_from: Callable[[str], int | None] = lambda _text: None
        """From which letter on a text is over the limit of a network; None where it fits."""
        self.reading: Callable[[str], Reading | None] = lambda _text: None
        """How easily a text reads; None where that can't be told."""
        self._new: list[str] = []
        self._over = ""
        self._original = ""
        self._seen = ""
        self._figures = Label("", "meta", "text-2")
        self.changes = CheckBox("Show changes")
        self.changes.setChecked(True)
        self.tracked = Label("", "body", "text-2", wrap=True)
        self.changes.toggled.connect(lambda _on: self._mark())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MARK_AFTER)
        self._timer.timeout.connect(self._mark)
        self.editor.textChanged.connect(self._text_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 14, 2, 2)
        column.setSpacing(0)
        text = QVBoxLayout()
        text.setContentsMargins(15, 0, 12, 10)
        text.addWidget(self.editor)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 14, 6)
        foot.addWidget(self._figures)
        foot.addStretch()
        foot.addWidget(self.changes)
        text.addSpacing(8)
        text.addWidget(self.tracked)
        self.tracked.hide()
        column.addLayout(text)
        column.addWidget(Line("line-subtle"))
        column.addLayout(foot)

    @property
    def words(self) -> str:
        return self.editor.words

    @property
    def figures(self) -> str:
        """How long the text is, as shown."""
        return self._figures.text()

    @property
    def marked(self) -> list[str]:
        """The stretches marked as new."""
        return self._new

    @property
    def marked_over(self) -> str:
        """What is marked as over the limit, "" for nothing."""
        return self._over

    def open(self, text: str, original: str) -> None:
        """Edit `text`; what is not in `original`, the document's words, is marked."""
        self._original = original
        self._seen = ""
        self.editor.open(text)
        self._text_changed()
        self._mark()

    def restore(self) -> None:
        """Put the document's own words back, for now only here."""
        self.editor.replace_all(self._original)

    def restyle(self) -> None:
        self._mark()

    def _show_changes(self) -> None:
        """What went and what came, against the document's words; nothing where they are the same."""
        words = self.editor.words
        differs = words.split() != self._original.split()
        self.changes.setEnabled(differs)
        shown = differs and self.changes.isChecked()
        if shown:
            parts = tracked(" ".join(self._original.split()), " ".join(words.split()))
            self.tracked.set_parts([(text, "body", _TRACKED[how]) for text, how in spaced(parts)])
            self.tracked.setAccessibleName("Changes: " + _spoken(parts))
        self.tracked.setVisible(shown)

    def mark_again(self) -> None:
        """Mark anew in a moment: the room there is changed."""
        self._timer.start()

    def _text_changed(self) -> None:
        text = self.editor.words
        if text == self._seen:
            return
        self._seen = text
        parts = [counted(len(text), "character"), counted(len(text.split()), "word")]
        reading = self.reading(text)
        if reading is not None:
            parts.append(reading.ease.value)
        self._figures.setText(" · ".join(parts))
        self._figures.setToolTip(reading.sentence if reading is not None else "")
        self._timer.start()
        self.changed.emit(text)

    def _mark(self) -> None:
        """Mark what is new and what is over. As extra selections: they leave the text and its undo alone."""
        self._show_changes()
        words = self.editor.words
        marks = []
        for start, end in new_stretches(self._original, words) if self.changes.isChecked() else []:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.editor.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = _mark_format()
            marks.append(mark)
        # The last one drawn is the one seen: over the limit counts for more than new.
        over = over_marks(self.editor.document(), words, self.over_from(words))
        self._new = [mark.cursor.selectedText() for mark in marks]
        self._over = "".join(mark.cursor.selectedText() for mark in over)
        self.editor.setExtraSelections([*marks, *over])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, 10, color("bg-surface"), color("focus"), 2.0)


def _spoken(parts: Sequence[tuple[str, str]]) -> str:
    """What went and what came, for a screen reader."""
    names = {"gone": "taken out", "new": "put in"}
    return ", ".join(f"{names[how]} “{text.strip()}”" for text, how in parts if how in names and text.strip())


def _mark_format() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(kind_color(Kind.HELPFUL, "soft"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(kind_color(Kind.HELPFUL, "fill"))
    return look


def _is_plain_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and not event.modifiers().value
