# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of the review card: its head, its buttons, and the two notes that may stand above them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Origin, Snippet, Verdict
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.theme import px
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role, action_button, icon_button
from secondhelping_ui.widgets.kbd import Kbd
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.wording import counted

if TYPE_CHECKING:
    from secondhelping.operations.look import KindHint

LABEL_WIDTH = 78
ORIGIN_WORDS = {
    Origin.OURS: "The question was put together by Second Helping. It isn't from your document. Change it until it "
    "sounds like you.",
    Origin.PASSED_ON: "Somebody else's work, passed on with credit.",
}
EDITING_WORDS = "The page text stays as it was. This changes only the snippet."


def page_words(snippet: Snippet) -> str:
    """Document and page: "Back care at your desk · page 4"; slides have numbers, too."""
    return f"{snippet.document_title}{page_of(snippet)}"


def page_of(snippet: Snippet) -> str:
    """Its page with what parts it from the title before it: " · page 4"; "" where there is none."""
    part = "slide" if snippet.on_slides else "page"
    return f" · {part} {snippet.page}" if snippet.page is not None else ""


def labelled(words: str, widget: QWidget, second: str = "") -> QWidget:
    """A part of the card with its name at the left."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(_Name(words, second), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1)
    return part


class _Name(QWidget):
    """The name of a part, and a second line below it; all names are equally wide."""

    def __init__(self, words: str, second: str) -> None:
        super().__init__()
        self._wide = LABEL_WIDTH + (12 if second else 0)
        names = QVBoxLayout(self)
        names.setContentsMargins(0, 4, 0, 0)
        names.setSpacing(0)
        names.addWidget(Label(words, "meta-strong", "text-2"))
        if second:
            names.addWidget(Label(second, "small", "text-3"))
        self.restyle()

    def restyle(self) -> None:
        self.setFixedWidth(px(self._wide))


class CardHead(QWidget):
    """Where the snippet is from and its place in the queue; while editing, what editing means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pencil = IconLabel("pencil-line", "text", 16)
        self._editing = Label("Editing", "strong")
        self._words = Label("", "body", "text-2", elide=True)
        # By itself: of a long title the end may go, of the page nothing.
        self._page = Label("", "body", "text-2")
        self._place = Label("", "body", "text-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._pencil)
        row.addWidget(self._editing)
        from_where = QHBoxLayout()
        from_where.setSpacing(0)
        from_where.addWidget(self._words)
        from_where.addWidget(self._page)
        row.addLayout(from_where)
        row.addStretch(1)
        row.addSpacing(8)
        row.addWidget(self._place)
        self._from = ""
        self.set_editing(False)

    @property
    def from_where(self) -> tuple[str, str]:
        """Title and page, as they are shown."""
        return self._words.text(), self._page.text()

    @property
    def place(self) -> str:
        return self._place.text()

    def set_words(self, snippet: Snippet, place: str) -> None:
        self._from = snippet.document_title
        self._page.setText(page_of(snippet))
        self._place.setText(place)
        self.set_editing(not self._editing.isHidden())

    def set_editing(self, editing: bool) -> None:
        self._pencil.setVisible(editing)
        self._editing.setVisible(editing)
        self._page.setVisible(not editing)
        self._words.set_style("meta" if editing else "body")
        self._words.setText(EDITING_WORDS if editing else self._from)


class CardButtons(QWidget):
    """What can be done with the snippet: the buttons of reading, or those of editing."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        def button(name: str, role: Role, icon: str, key: str, text: str = "") -> Button:
            look = {"icon": icon, "key": key} | ({"text": text} if text else {})
            made = action_button(actions.action(f"review.{name}"), role, "large", **look)
            # A click leaves the focus where the keys of the page act, and Tab still comes here.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            return made

        self.keep = button("keep", Role.PRIMARY, "check", "K")
        self.again = button("again", Role.SECONDARY, "rotate-ccw", "R")
        self.set_aside = button("set_aside", Role.SECONDARY, "archive", "S")
        self.edit = button("edit", Role.SECONDARY, "pencil-line", "E")
        self.split = self._icon_button(actions, "split", "scissors", "P")
        self.join = self._icon_button(actions, "join", "merge", "J")
        self.more = icon_button("ellipsis", "More")
        self.more_menu = QMenu(self.more)
        self._set_up_more(actions)
        self.save = button("save", Role.PRIMARY, "check", "Ctrl+Enter", "Save and keep")
        self.save_only = button("save_only", Role.SECONDARY, "", "Ctrl+S", "Save only")
        self.restore = button("restore", Role.GHOST, "rotate-ccw", "", "Restore")
        self._lay_out()

    def _icon_button(self, actions: ActionRegistry, name: str, icon: str, key: str) -> Button:
        """An action as an icon alone, with its name and key in the tooltip."""
        action = actions.action(f"review.{name}")
        made = icon_button(icon, f"{action.text()} ({key})")
        made.clicked.connect(action.trigger)
        made.setEnabled(action.isEnabled())
        action.enabledChanged.connect(made.setEnabled)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _set_up_more(self, actions: ActionRegistry) -> None:
        self.more.clicked.connect(self._open_more)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in ("wording", "serving", "ask", "hashtags", "page"):
            self.more_menu.addAction(actions.action(f"review.{name}"))

    def _open_more(self) -> None:
        self.more_menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.keep, self.again, self.set_aside, self.edit, self.save, self.save_only):
            row.addWidget(button)
        row.addStretch()
        icons = QHBoxLayout()
        icons.setSpacing(0)
        for button in (self.split, self.join, self.more):
            icons.addWidget(button)
        self._icons = (self.split, self.join, self.more)
        row.addLayout(icons)
        row.addWidget(self.restore)
        self._all = (
            self.keep,
            self.again,
            self.set_aside,
            self.edit,
            self.save,
            self.save_only,
            self.restore,
            self.split,
            self.join,
            self.more,
        )

    @override
    def minimumSizeHint(self) -> QSize:
        # Less than what stands in it: the keys go where it is narrow.
        return QSize(120, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_keys()

    def _fit_keys(self) -> None:
        """Show the keys on the buttons where there is room for all of them; that of Restore is in its tip alone."""
        for button in self._all:
            button.show_key(button is not self.restore)
        shown = [button for button in self._all if not button.isHidden()]
        # The icons stand together, as one.
        parts = {button not in self._icons and button for button in shown}
        gaps = 8 * max(0, len(parts) - 1)
        wide = sum(button.sizeHint().width() for button in shown) + gaps
        for button in self._all:
            button.show_key(wide <= self.width() and button is not self.restore)

    def show_for(self, verdict: Verdict, *, editing: bool, several: int = 1) -> None:
        """Show the buttons that fit a verdict, or those of editing; `several` are decided on at once."""
        kept = verdict is Verdict.KEPT
        shown = {
            self.keep: not editing and not kept,
            self.again: not editing and verdict is not Verdict.WAITING,
            self.set_aside: not editing and verdict is not Verdict.SET_ASIDE,
            self.edit: not editing and several == 1,
            self.split: not editing and several == 1,
            self.join: not editing and several == 1,
            self.more: not editing and several == 1,
            self.save: editing,
            self.save_only: editing and not kept,
            self.restore: editing,
        }
        for button, visible in shown.items():
            button.setVisible(visible)
        many = f" {several}" if several > 1 else ""
        self.keep.setText(f"Keep{many}")
        self.set_aside.setText(f"Set aside{many}")
        self.save.setText("Save" if kept else "Save and keep")
        self._fit_keys()


class HintNote(Banner):
    """Says gently that another kind may fit an edited text better, and leaves it at that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.NEUTRAL, "", parent=parent)
        self._kbd: Kbd | None = None
        self._shown: KindHint | None = None
        self.hide()

    def show_hint(self, hint: "KindHint | None") -> None:
        """Say it, with the key that gives the kind; no hint, no note."""
        if hint == self._shown:
            return
        self._shown = hint
        if hint is not None:
            self.set_words(hint.clause, hint.rest)
            if self._kbd is not None:
                self._kbd.hide()
                self._kbd.deleteLater()
            self._kbd = Kbd(("Alt", str(tuple(Kind).index(hint.kind) + 1)))
            self.add_button(self._kbd)
        self.setVisible(hint is not None)


class OriginNote(QWidget):
    """Says whose words these are, where they are not the document's alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "meta", "text-2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(IconLabel("info", "text-2", 15, line="meta"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; "" where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def show_for(self, origin: Origin) -> None:
        words = ORIGIN_WORDS.get(origin, "")
        self._words.setText(words)
        self.setVisible(bool(words))


class LeaveNote(Banner):
    """Asks before changes are lost; a second Esc goes on editing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.CAUTION, "", icon="pencil-line", parent=parent)
        self.go_on = Button("Go on editing", Role.SECONDARY, "small")
        self.leave = Button("Close without saving", Role.SECONDARY, "small")
        self.add_button(self.go_on)
        self.add_button(self.leave)
        self._then: Callable[[], object] | None = None
        self.set_words("Not saved yet.")
        self.hide()

    def ask(self, then: Callable[[], object] | None) -> None:
        """Show the question; `then` is what happens after the changes were given up."""
        self._then = then
        self.show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_then(self) -> Callable[[], object] | None:
        """What was to happen, once."""
        then, self._then = self._then, None
        return then


def chosen_words(count: int) -> str:
    """ "3 snippets chosen", shown in the place of "2 of 23"."""
    return f"{counted(count, 'snippet')} chosen"
