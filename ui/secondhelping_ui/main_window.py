# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window: sidebar, the pages in a stack, hint bar, toast; and what belongs to no page."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.overriding import override
from secondhelping.operations import look, undo
from secondhelping_ui.drop_overlay import DropOverlay, dropped_files
from secondhelping_ui.first_size import take_geometry
from secondhelping_ui.hint_bar import HintBar
from secondhelping_ui.mark import window_icon
from secondhelping_ui.numbers import Numbers
from secondhelping_ui.page import LOW_WINDOW, NARROW_WINDOW, Page
from secondhelping_ui.pages import PAGES, PageEntry
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.projects import ProjectDesk
from secondhelping_ui.session import Session
from secondhelping_ui.sidebar import Sidebar
from secondhelping_ui.theme import TEXT_SIZES, Mode, theme
from secondhelping_ui.widgets.focus_ring import FocusRing
from secondhelping_ui.wording import PRODUCT

if TYPE_CHECKING:
    from secondhelping_ui.customer_card import CustomerCards
    from secondhelping_ui.menus import Menus
    from secondhelping_ui.no_project import NoProject
    from secondhelping_ui.palette import Palette
    from secondhelping_ui.widgets.toast import Toast

DEFAULT_SIZE = QSize(1440, 900)
MINIMUM_SIZE = QSize(1024, 640)
MENUS_AFTER_MS = 300


class MainWindow(QMainWindow):
    """The main window. Pages are built when they are first shown."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        pages: Sequence[PageEntry] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.preferences = preferences
        self.desk = ProjectDesk(session, preferences, self)
        self._entries = {entry.name: entry for entry in pages}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._alt_alone = False
        self._palette: Palette | None = None
        self._build(pages)
        self._connect_session()
        self._connect_actions()
        self.setAcceptDrops(True)
        self.setWindowTitle(PRODUCT)
        self.setWindowIcon(window_icon())
        self.setMinimumSize(MINIMUM_SIZE)
        take_geometry(self, preferences.geometry(), DEFAULT_SIZE)

    def _build(self, pages: Sequence[PageEntry]) -> None:
        self.sidebar = Sidebar([(page.name, page.words, page.icon) for page in pages])
        self.stack = QStackedWidget()
        self.hint_bar = HintBar()
        self._no_project: NoProject | None = None
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.hint_bar)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self._toast: Toast | None = None
        self._drop_overlay: DropOverlay | None = None
        self._ring = FocusRing(self)
        self._menus: Menus | None = None
        self._painted = False

    def _connect_session(self) -> None:
        session = self.session
        self.numbers = Numbers(session, self.sidebar, set(self._entries), self)
        session.changed.connect(self._show_changes)
        session.project_changed.connect(self._show_project)
        session.problem_found.connect(self._show_problem)
        session.toasted.connect(self._show_toast)
        session.went.connect(self._go)
        session.announced.connect(self._announce)
        session.actions.hints_changed.connect(self._show_hints)
        self.sidebar.asked.connect(self.show_page)
        self.sidebar.palette_asked.connect(self.open_palette)
        self.sidebar.help_asked.connect(self.open_keys_help)
        theme().theme_changed.connect(self._check_look_actions)

    def _connect_actions(self) -> None:
        actions = self.session.actions
        actions.attach_window(self)
        handlers: dict[str, Callable[[], object]] = {
            "file.new": lambda: self.desk.ask_to_make(self),
            "file.open": lambda: self.desk.ask_to_open(self),
            "app.quit": self.close,
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.customer": lambda: self.customer_cards.open_it(),
            "app.palette": self.open_palette,
            "view.sidebar": self.toggle_sidebar,
            "view.larger": lambda: self._step_text_size(1),
            "view.smaller": lambda: self._step_text_size(-1),
            "view.normal": lambda: self._set_text_size(100),
            "view.toggle": lambda: self.set_mode(Mode.LIGHT if theme().dark else Mode.DARK),
            "view.light": lambda: self.set_mode(Mode.LIGHT),
            "view.dark": lambda: self.set_mode(Mode.DARK),
            "view.system": lambda: self.set_mode(Mode.SYSTEM),
            "go.next_pane": lambda: self._step_pane(1),
            "go.previous_pane": lambda: self._step_pane(-1),
            "help.keys": self.open_keys_help,
        }
        for name in self._entries:
            handlers[f"go.{name}"] = partial(self.show_page, name)
        if "results" in self._entries:
            handlers["file.results"] = lambda: self.session.go("results", add=True)
        for identity, handler in handlers.items():
            actions.connect_action(identity, handler)
        self._check_look_actions()

    # Made when first needed: no start waits for them

    @property
    def toast(self) -> "Toast":
        from secondhelping_ui.widgets.toast import Toast

        if self._toast is None:
            self._toast = Toast(self)
            self._toast.place_in(self.sidebar.width())
        return self._toast

    @cached_property
    def customer_cards(self) -> "CustomerCards":
        from secondhelping_ui.customer_card import CustomerCards

        return CustomerCards(self.session, self)

    @property
    def menus(self) -> "Menus":
        if self._menus is None:
            from secondhelping_ui.menus import Menus

            self._menus = Menus(self.menuBar(), self.session.actions, self.preferences.recent, self.desk.open)
        return self._menus

    @property
    def drop_overlay(self) -> DropOverlay:
        if self._drop_overlay is None:
            self._drop_overlay = DropOverlay(self)
        return self._drop_overlay

    # Pages

    @property
    def current_page(self) -> Page | None:
        return self._pages.get(self._current)

    def page(self, name: str) -> Page:
        """A page, built if it was not yet."""
        if name not in self._pages:
            page = self._entries[name].make(self.session)
            self._pages[name] = page
            self.stack.addWidget(page)
            page.header.restyle()
            self._stale.add(name)
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Bring a page to the front and the focus into it."""
        page = self.page(name)
        self._current = name
        self.sidebar.set_current(name)
        if self.session.project is None:
            self._show_no_project()
            return
        if name in self._stale:
            self._stale.discard(name)
            page.refresh()
        self.stack.setCurrentWidget(page)
        self.session.actions.set_scope(page.scope)
        self.hint_bar.set_foot(page.foot)
        page.activated()

    def build_all_pages(self) -> None:
        """Build what was not shown yet, so that every key is known to the help."""
        for name in self._entries:
            self.page(name)

    def _show_no_project(self) -> None:
        if self._no_project is None:
            from secondhelping_ui.no_project import NoProject

            actions = self.session.actions
            self._no_project = NoProject(actions.action("file.new"), actions.action("file.open"))
            self.stack.addWidget(self._no_project)
        self.stack.setCurrentWidget(self._no_project)
        self.session.actions.set_scope("")
        self.hint_bar.set_foot(None)

    def _go(self, name: str, where: dict[str, Any]) -> None:
        self.show_page(name)
        page = self.current_page
        if where and page is not None and self.session.project is not None:
            page.show_place(**where)

    # The project

    def _show_project(self) -> None:
        self._stale = set(self._pages)
        project = self.session.project
        if self._toast is not None:
            self._toast.dismiss()
        title = f"{look.business(project)} — {PRODUCT}" if project is not None else PRODUCT
        self.setWindowTitle(title)
        if self._current:
            self.show_page(self._current)

    def _show_changes(self, changes: Changes) -> None:
        for name, page in self._pages.items():
            if name == self._current:
                page.show_changes(changes)
            else:
                self._stale.add(name)

    def undo(self) -> None:
        """Take back the last action, and say what it was."""
        self._replay(undo.undo, "Undone", ("Redo", self.redo), ("Ctrl", "Shift", "Z"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._replay(undo.redo, "Done again", ("Undo", self.undo), ("Ctrl", "Z"))

    def _replay(
        self,
        operation: Callable[[Any], Changes],
        word: str,
        action: tuple[str, Callable[[], object]],
        caps: tuple[str, ...],
    ) -> None:
        changes = self.session.run_quietly(operation)
        if changes:
            text = f"{word}: {changes.label}" if changes.label else word
            self.toast.show_words(text, action, caps, "rotate-ccw")
            self._announce(text)

    # What is said to the owner

    def _show_toast(self, text: str, action: object, icon: str) -> None:
        if action == "undo":
            self.toast.show_words(text, ("Undo", self.undo), ("Ctrl", "Z"), icon or "check")
        elif isinstance(action, tuple):
            self.toast.show_words(text, action, (), icon or "check")
        else:
            self.toast.show_words(text, None, (), icon or "check")
        self._announce(text)

    def _show_problem(self, error: KnownError) -> None:
        """On the page if one is in front, else in a dialog."""
        page = self.current_page
        if page is not None and self.session.project is not None:
            page.show_problem(error)
        elif self._no_project is not None and self.session.project is None:
            self._no_project.show_problem(error)
        else:
            self._show_no_project()
            if self._no_project is not None:
                self._no_project.show_problem(error)
        self._announce(str(error))

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_hints(self) -> None:
        self.hint_bar.set_hints(self.session.actions.hints())

    # Palette and help

    def open_palette(self) -> None:
        """Find or do."""
        from secondhelping_ui.finding import findables
        from secondhelping_ui.palette import Palette

        if self._palette is None:
            self._palette = Palette(self, self.session.actions, lambda: findables(self.session))
        self._palette.open_it()

    def open_keys_help(self) -> None:
        """All keys."""
        from secondhelping_ui.keys_help import KeysHelp

        if self.session.project is not None:
            self.build_all_pages()
        help_dialog = KeysHelp(self, self.session.actions)
        help_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        help_dialog.open()

    # Look

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or as the system; remembered."""
        self.preferences.set_mode(mode)
        theme().set_mode(mode)
        self._check_look_actions()

    def _check_look_actions(self) -> None:
        for mode in Mode:
            self.session.actions.action(f"view.{mode.value}").setChecked(theme().mode is mode)
        self.session.actions.action("view.sidebar").setChecked(not self.sidebar.rail)

    def _step_text_size(self, step: int) -> None:
        sizes = list(TEXT_SIZES)
        at = sizes.index(theme().scale) + step
        self._set_text_size(sizes[max(0, min(at, len(sizes) - 1))])

    def _set_text_size(self, percent: int) -> None:
        self.preferences.set_text_size(percent)
        theme().set_scale(percent)

    def toggle_sidebar(self) -> None:
        """Full sidebar or rail, whatever the width says; remembered."""
        self.preferences.set_sidebar_pinned(self.sidebar.rail)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        pinned = self.preferences.sidebar_pinned()
        rail = self.width() < NARROW_WINDOW if pinned is None else not pinned
        if rail != self.sidebar.rail:
            self.sidebar.set_rail(rail)
        self.session.actions.action("view.sidebar").setChecked(not rail)
        if self._toast is not None:
            self._toast.place_in(self.sidebar.width())

    def _step_pane(self, step: int) -> None:
        """F6: sidebar, then the page's panes, round and round."""
        page = self.current_page
        panes: list[QWidget] = [self.sidebar, *(page.panes() if page is not None else [])]
        panes = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        holder = self.focusWidget()
        inside = [
            at for at, pane in enumerate(panes) if holder and (pane is holder or pane.isAncestorOf(holder))
        ]
        target = panes[((inside[-1] if inside else -1) + step) % len(panes)]
        if target is self.sidebar:
            self.sidebar.item(self._current).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif target.focusPolicy() != Qt.FocusPolicy.NoFocus or target.focusProxy() is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            _focus_first(target)

    # Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()
        if _class_of(event.size()) != _class_of(event.oldSize()):
            self._restyle_edges()

    def _restyle_edges(self) -> None:
        """Header and hint bar are lower in a low window, with smaller margins in a narrow one."""
        self.hint_bar.restyle()
        for page in self._pages.values():
            page.header.restyle()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_sidebar()
        self._restyle_edges()
        if self._painted:
            self.numbers.show_soon()

    @override
    def event(self, event: QEvent) -> bool:
        # Comes before every key, also before those that a shortcut takes and that are never seen again.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self._go_on()
        return super().event(event)

    def _go_on(self) -> None:
        """What the first paint needs not wait for, however long it takes."""
        self.numbers.show_soon()
        # Where the system shows the menus, they are to be seen without a key.
        QTimer.singleShot(MENUS_AFTER_MS, self, lambda: self.menus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        if event.key() == Qt.Key.Key_F10 and not event.modifiers():
            self.menus.show_bar()
            return
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._alt_alone = False
            self.menus.toggle_bar()
            return
        super().keyReleaseEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            # Alt+Tab leaves with an Alt that never comes back up here.
            self._alt_alone = False
        super().changeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped_files(event.mimeData())
        if files and self.session.project is not None:
            event.acceptProposedAction()
            self.drop_overlay.show_for(len(files))

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_overlay.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_overlay.hide()
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            page = self.current_page
            if page is not None and self.session.project is not None and page.takes(list(files)):
                page.drop_files(list(files))
            else:
                self.add_files(files)

    def add_files(self, files: Sequence[str]) -> None:
        """Give files to the sources page, and show it."""
        self.show_page("sources")
        page = self.current_page
        if page is not None and self.session.project is not None:
            page.drop_files(list(files))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(page.can_close() for page in self._pages.values()):
            event.ignore()
            return
        self.preferences.set_geometry(self.saveGeometry())
        self.session.jobs.shut_down()
        self.desk.close()
        super().closeEvent(event)

    def open_path(self, path: Path) -> bool:
        """Open a project named on the command line. False when it was refused, which was told."""
        return self.desk.open(path)


def _class_of(size: QSize) -> tuple[bool, bool]:
    """Whether a window of this size is low, and whether it is narrow."""
    return size.height() < LOW_WINDOW, size.width() < NARROW_WINDOW


def _focus_first(pane: QWidget) -> None:
    """Give the focus to the first widget of a pane that takes it."""
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
