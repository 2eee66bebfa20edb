# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The review card: one snippet with its kind, hashtags and room, to be read, decided on and edited in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.review.card_parts import (
    CardButtons,
    CardHead,
    HintNote,
    LeaveNote,
    OriginNote,
    chosen_words,
    labelled,
    page_words,
)
from secondhelping_ui.review.editor import EditorBox
from secondhelping_ui.review.hashtag_row import Check, HashtagRow
from secondhelping_ui.review.queue_view import BY_KEYBOARD
from secondhelping_ui.review.serving_line import ServingLine
from secondhelping_ui.shared.room_row import Fit, RoomRow
from secondhelping_ui.theme import color, theme
from secondhelping_ui.widgets.card import Line
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.widgets.kind import KindSwitch
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.painting import paint_box, paint_focus_ring, rounded
from secondhelping_ui.widgets.tags import KeywordTag
from secondhelping_ui.wording import KIND_NAMES, SURENESS

if TYPE_CHECKING:
    from secondhelping.operations.look import KindHint, Reading

SHADOW = 14
"""Room for the shadow around the card, in px."""

_RADIUS = 14
_SHADOW_LIGHT, _SHADOW_DARK = 0.003, 0.014
"""Of each of its layers, which add up at the card's edge."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What the card asks of the rules: how a text fits and from which letter on it does not, whether it reads like
    which kind an edited text may have, which hashtags go, when and in how many wordings
    it is served, how easily it reads in a language."""

    fits: Callable[[str, tuple[str, ...]], Sequence[Fit]]
    over_from: Callable[[str, tuple[str, ...]], int | None]
    hint: "Callable[[str, str, Kind, str], KindHint | None]"
    hashtags: Callable[[Snippet], tuple[str, ...]]
    hashtags_refused: Check
    serving: Callable[[Snippet], str] = lambda _snippet: ""
    reading: "Callable[[str, str], Reading | None]" = lambda _text, _language: None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the snippet stands: its place of so many in the queue, and how many are chosen with it."""

    place: int
    total: int
    chosen: int = 1


class ReviewCard(QWidget):
    """Shows one snippet. What the owner does comes as signals; the card changes nothing itself."""

    kind_chosen = Signal(object)
    hashtags_chosen = Signal(tuple)
    stepped = Signal(int)
    edit_left = Signal()

    def __init__(self, actions: ActionRegistry, ask: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._snippet: Snippet | None = None
        self._standing = Standing(0, 0)
        self._editing = False
        self._ring_shown = False
        self._shadow = QPixmap()
        self.head = CardHead()
        self.kinds = KindSwitch()
        self.text = Label("", "snippet", wrap=True)
        self.origin_note = OriginNote()
        self.editor_box = EditorBox()
        self.hashtags = HashtagRow(ask.hashtags_refused)
        self.keywords = FlowRow()
        self.serving = ServingLine(actions.action("review.serving"))
        self.room = RoomRow()
        self.hint_note = HintNote()
        self.leave_note = LeaveNote()
        self.buttons = CardButtons(actions)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 20, SHADOW + 14, SHADOW + 20, SHADOW + 18)
        column.setSpacing(0)
        self._keywords_part = labelled("Keywords", self.keywords)
        self._serving_part = labelled("Served", self.serving)
        self._room_part = labelled("Room left", self.room, "with hashtags")
        parts: list[tuple[int, QWidget]] = [
            (0, self.head),
            (12, self.kinds),
            (20, self.text),
            (20, self.editor_box),
            (10, self.origin_note),
            (18, labelled("Hashtags", self.hashtags)),
            (8, self._keywords_part),
            (8, self._serving_part),
            (14, Line("line")),
            (14, self._room_part),
            (14, self.hint_note),
            (14, self.leave_note),
            (16, self.buttons),
        ]
        for above, part in parts:
            column.addWidget(_Spaced(part, above))
        self.editor_box.hide()

    def _connect(self) -> None:
        self.hashtags.tab_after = self.editor_box.editor
        self.editor_box.over_from = lambda text: self._ask.over_from(text, self.hashtags.on)
        self.hashtags.chosen.connect(self.editor_box.mark_again)
        self.kinds.chosen.connect(self.kind_chosen)
        self.hashtags.chosen.connect(self.hashtags_chosen)
        self.editor_box.changed.connect(self._text_typed)
        self.editor_box.editor.left.connect(self.leave_edit)
        self.leave_note.go_on.clicked.connect(self._go_on)
        self.leave_note.leave.clicked.connect(self._give_up)

    @property
    def snippet(self) -> Snippet | None:
        """The snippet shown."""
        return self._snippet

    @property
    def standing(self) -> Standing:
        """Where it stands in the queue."""
        return self._standing

    @property
    def editing(self) -> bool:
        return self._editing

    @property
    def edited_text(self) -> str:
        """The text as it stands in the editor."""
        return self.editor_box.words

    @property
    def changed(self) -> bool:
        """Whether there is something typed that is not saved."""
        return (
            self._editing
            and self._snippet is not None
            and self.edited_text.strip() != self._snippet.text.strip()
        )

    def show_snippet(self, snippet: Snippet, standing: Standing) -> None:
        """Show a snippet. Of one that is being edited only what stands around the text is shown anew."""
        another = self._snippet is None or self._snippet.id != snippet.id
        if another:
            self.hashtags.forget()
        self._snippet, self._standing = snippet, standing
        place = f"{standing.place} of {standing.total}"
        self.head.set_words(snippet, chosen_words(standing.chosen) if standing.chosen > 1 else place)
        self.kinds.set_kind(snippet.kind)
        self.text.setText(snippet.text)
        self.origin_note.show_for(snippet.origin)
        self.hashtags.show_tags(self._ask.hashtags(snippet), snippet.chosen_hashtags)
        self._show_keywords(snippet.keyphrases)
        self._serving_part.setVisible(self.serving.show_words(self._ask.serving(snippet)))
        self._show_room()
        self._show_hint()
        self.buttons.show_for(snippet.verdict, editing=self._editing, several=standing.chosen)

    def begin_edit(self) -> None:
        """Turn the text into a field."""
        if self._snippet is None or self._editing:
            return
        self._set_editing(True)
        language = self._snippet.language
        self.editor_box.reading = lambda text: self._ask.reading(text, language)
        self.editor_box.open(self._snippet.text, self._snippet.original)
        self.editor_box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_edit(self) -> None:
        """Turn the field back into text; what was typed and not saved is gone."""
        if self._editing:
            focus = QApplication.focusWidget()
            had_focus = focus is not None and self.isAncestorOf(focus)
            self._set_editing(False)
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit_left.emit()

    def leave_edit(self, then: Callable[[], object] | None = None) -> None:
        """Close the editor, after asking where something is not saved; then do `then`."""
        if self.changed:
            self.leave_note.ask(then)
            return
        self.end_edit()
        if then is not None:
            then()

    def _set_editing(self, editing: bool) -> None:
        self._editing = editing
        self.leave_note.hide()
        self.head.set_editing(editing)
        # In the field the figures are typed; the kinds have Alt with them then.
        self.kinds.set_keys(not editing)
        self.text.setVisible(not editing)
        self.editor_box.setVisible(editing)
        if self._snippet is not None:
            self.show_snippet(self._snippet, self._standing)

    def _go_on(self) -> None:
        self.leave_note.take_then()
        self.leave_note.hide()
        self.editor_box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        then = self.leave_note.take_then()
        self.end_edit()
        if then is not None:
            then()

    def _text_typed(self, _text: str) -> None:
        self._show_room()
        self._show_hint()

    def _show_room(self) -> None:
        if self._snippet is None:
            return
        text = self.edited_text if self._editing else self._snippet.text
        fits = self._ask.fits(text, self.hashtags.on)
        self.room.show_fits(fits)
        self._room_part.setVisible(bool(fits))
        if not self._editing:
            self.setAccessibleName(self._snippet.text)
            self.setAccessibleDescription(self._described(self._snippet, self.room.spoken(fits)))

    def _described(self, snippet: Snippet, room: str) -> str:
        """ "Helpful, fairly sure. Back care at your desk, page 4. X 72 left."."""
        sure = f", {SURENESS[snippet.sureness].lower()}" if snippet.kind is snippet.suggested_kind else ""
        place = page_words(snippet).replace(" · ", ", ")
        return f"{KIND_NAMES[snippet.kind]}{sure}. {place}. {room}"

    def room_words(self, text: str) -> str:
        """How much room a text leaves where there is least: "X 72 left"."""
        fits = self._ask.fits(text, self.hashtags.on)
        if not fits:
            return f"{len(text)} characters"
        least = min(fits, key=lambda fit: fit[1].limit - fit[1].length)
        return self.room.spoken([least]).rstrip(".")

    def menu_place(self) -> QPoint:
        """The corner of the screen at which a menu about the snippet opens."""
        return self.buttons.mapToGlobal(QPoint(0, self.buttons.height() + 4))

    def _show_hint(self) -> None:
        """Only of what was typed: what was found is judged with its reasons at the right."""
        snippet = self._snippet
        if not self._editing or snippet is None:
            self.hint_note.show_hint(None)
            return
        self.hint_note.show_hint(
            self._ask.hint(self.edited_text, snippet.original, snippet.kind, snippet.language)
        )

    def _show_keywords(self, words: Sequence[str]) -> None:
        shown = [item.text for item in self.keywords.items if isinstance(item, KeywordTag)]
        if shown != list(words):
            self.keywords.set_items([KeywordTag(word) for word in words])
        self._keywords_part.setVisible(bool(words))

    def _shadow_now(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._shadow.isNull() or self._shadow.size() != self.size() * ratio:
            self._shadow = _shadow(self.size(), ratio)
        return self._shadow

    def restyle(self) -> None:
        self._shadow = QPixmap()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if not self._editing and event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        if self._editing and event.key() == Qt.Key.Key_Escape:
            self._go_on() if not self.leave_note.isHidden() else self.leave_edit()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring_shown = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.drawPixmap(0, 0, self._shadow_now())
        paint_box(painter, box, _RADIUS, color("bg-surface"), color("line"))
        if self.hasFocus() and self._ring_shown:
            paint_focus_ring(painter, box.adjusted(-4, -4, 4, 4), _RADIUS + 4)


class _Spaced(QWidget):
    """A part with room above it. The room goes when the part is hidden."""

    def __init__(self, part: QWidget, above: int) -> None:
        super().__init__()
        self._part = part
        column = QVBoxLayout(self)
        column.setContentsMargins(0, above, 0, 0)
        column.addWidget(part)
        if part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            self.hide()
        part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._part and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


def _shadow(size: QSize, ratio: float) -> QPixmap:
    """Elevation 2: soft and low. Painted once per size, for an effect would paint the whole card twice."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    box = QRectF(QRect(QPoint(0, 0), size)).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strength = _SHADOW_DARK if theme().dark else _SHADOW_LIGHT
    for spread in range(SHADOW - 2, 0, -1):
        path = rounded(box.adjusted(-spread, 4 - spread * 0.5, spread, spread), _RADIUS + spread)
        painter.fillPath(path, color("shadow", strength))
    painter.end()
    return pixmap
