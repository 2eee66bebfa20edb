# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Sources page: brings the queue of files, the list of documents and their text together."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.document import Document, Passage
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Verdict
from secondhelping.operations import look
from secondhelping_ui.page import Page
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session
from secondhelping_ui.sources.document_list import DocumentList
from secondhelping_ui.sources.drop_zone import DropZone
from secondhelping_ui.sources.intake import Intake
from secondhelping_ui.sources.reader_room import WIDTH, ReaderRoom, has_pages
from secondhelping_ui.sources.words import summary
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop
    from secondhelping_ui.sources.empty import EmptySources
    from secondhelping_ui.sources.reader_pane import ReaderPane

WARM_AFTER_MS = 1500
"""How long after the page is first on the screen the reading processes are started."""

_CHUNK = 50
_FEW = 20
"""Up to so many changed snippets are read one by one, where a long document has a thousand."""
_SEARCH_DELAY_MS = 200
_LIST_MARGINS = (24, 16, 20, 0)
_ANY_HEIGHT = (1 << 24) - 1


class SourcesPage(Page):
    """Documents come in here. One `Workshop` serves the page for its life."""

    scope = "sources"
    title = "Sources"

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        workshop: "Workshop | None" = None,
        warm_after: int | None = WARM_AFTER_MS,
    ) -> None:
        super().__init__(session, parent)
        self.intake = Intake(session, workshop, self.activated, self)
        self._warm_after = warm_after
        self._project: Any = None
        self._build_header()
        self._build_list_pane()
        self._build_body()
        self._connect_parts()
        self._connect_actions()

    # Building

    def _build_header(self) -> None:
        self.search = SearchField("Search inside documents", width=218)
        self.add_button = Button("Add documents", Role.PRIMARY, icon="plus")
        self.header.add_right(self.search)
        self.header.add_right(self.add_button)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_DELAY_MS)
        self._search_timer.timeout.connect(self._search_now)

    def _build_list_pane(self) -> None:
        self.drop_zone = DropZone()
        self.list = DocumentList()
        self._no_match = Label("", "body", "text-2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._no_match.hide()
        self._list_column = QVBoxLayout()
        self._list_column.setContentsMargins(*_LIST_MARGINS)
        self._list_column.setSpacing(12)
        self._list_column.addWidget(self.drop_zone)
        # Stands here, or above the empty page: see `_place_import_area`.
        self._list_column.addWidget(self.intake.area)
        self._list_column.addWidget(self.list, 1)
        self._list_column.addWidget(self._no_match, 1)

    def _build_body(self) -> None:
        self._room = ReaderRoom()
        self._room.there_is_time.connect(lambda: self.reader)
        left = QWidget()
        left.setLayout(self._list_column)
        left.setMinimumWidth(400)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._room)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([700, WIDTH])
        self._empty: EmptySources | None = None
        self._empty_page = QWidget()
        self._empty_column = QVBoxLayout(self._empty_page)
        self._empty_column.setContentsMargins(0, 0, 0, 0)
        self._empty_column.setSpacing(0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty_page)
        self.stack.addWidget(self.splitter)
        self.body_layout.addWidget(self.stack)

    def _connect_parts(self) -> None:
        self.add_button.clicked.connect(self.choose_files)
        self.drop_zone.clicked.connect(self.choose_files)
        self.search.textChanged.connect(lambda: self._search_timer.start())
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self._review)
        self.list.menu_wanted.connect(self._open_menu)
        self.intake.choose_wanted.connect(self.list.choose)
        self.intake.always_wanted.connect(lambda: self._set_pictures(True))
        self.intake.importer.wants_pictures = self._wants_pictures

    def _connect_actions(self) -> None:
        handlers = {
            "file.add": self._go_and_choose,
            "sources.review": self._review,
            "sources.show": self._toggle_reader,
            "sources.page_up": lambda: self.reader.turn(-1),
            "sources.page_down": lambda: self.reader.turn(1),
            "sources.next": lambda: self.reader.step(1),
            "sources.previous": lambda: self.reader.step(-1),
            "sources.keep": self._keep,
            "sources.mark": self._mark,
            "sources.view": lambda: self.reader.toggle_view(),
            "sources.zoom_in": lambda: self.reader.zoom_by(1),
            "sources.zoom_out": lambda: self.reader.zoom_by(-1),
            "sources.fit": lambda: self.reader.fit(),
            "sources.remove": self._remove,
            "sources.cancel": self.intake.importer.cancel_current,
            "sources.paste": self.intake.paste,
            "sources.find": self._find,
            "sources.pictures": lambda: self._set_pictures(not self._wants_pictures()),
        }
        for identity, handler in handlers.items():
            self.session.actions.connect_action(identity, handler)
        self.session.actions.set_enabled("sources.cancel", False, "Nothing is being read")
        self.session.actions.attach(self.scope, self.body)

    # Parts that are made when they are first needed

    @property
    def reader(self) -> "ReaderPane":
        """The text of the document chosen in the list."""
        reader = self._room.reader
        if reader is None:
            from secondhelping_ui.sources.marking import MarkButton

            remembered = _preferences(self)
            reader = self._room.make(self.session, pages=not remembered or remembered.reader_shows_pages())
            if remembered is not None:
                reader.view_chosen.connect(remembered.set_reader_shows_pages)
            reader.kept.connect(self._keep)
            reader.reviewed.connect(self._review_snippet)
            reader.snippet_shown.connect(self.session.announce)
            reader.find_wanted.connect(self._find_file)
            MarkButton(self.session, reader.text)
            MarkButton(self.session, reader.page_view)
            self._show_current(self.list.current())
        return reader

    @property
    def empty(self) -> "EmptySources":
        """What is shown while there is no document."""
        if self._empty is None:
            from secondhelping_ui.sources.empty import EmptySources

            self._empty = EmptySources()
            self._empty.choose_wanted.connect(self.choose_files)
            self._empty.samples_wanted.connect(self.intake.add_samples)
            self._empty_column.addWidget(self._empty, 1)
        return self._empty

    # What the window asks of a page

    @override
    def activated(self) -> None:
        if self.stack.currentWidget() is self.splitter:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        if self.session.project is not self._project:
            self._take_project()
        documents = look.documents(self.session.project)
        self._show_documents(documents)
        self._refresh_reader()
        self._enable_actions()

    @override
    def show_changes(self, changes: Changes) -> None:
        if not any(changes.of(noun) for noun in (Noun.DOCUMENT, Noun.SNIPPET, Noun.HISTORY)):
            return
        self._show_documents(look.documents(self.session.project))
        self._refresh_reader(changes.of(Noun.SNIPPET))
        self._enable_actions()

    @override
    def show_place(self, **where: Any) -> None:
        """`document` and `snippet` say what to show; `add=True` asks for files."""
        if where.get("add"):
            self.choose_files()
        snippet = look.snippet(self.session.project, where["snippet"]) if where.get("snippet") else None
        document: DocumentId | None = snippet.document_id if snippet else where.get("document")
        if document is not None:
            self.search.clear()
            self._search_now()
            self.list.choose(document)
        if snippet is not None:
            self._room.show()
            self.reader.show_snippet(snippet.id)

    @override
    def panes(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.splitter:
            return [self.header, self.list, self.reader.view]
        return [self.header, self.empty]

    @override
    def drop_files(self, paths: list[str]) -> bool:
        if self.session.project is None:
            return False
        self.add([Path(path) for path in paths])
        return True

    @override
    def can_close(self) -> bool:
        return self.intake.may_leave()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._warm_after is not None:
            QTimer.singleShot(self._warm_after, self._warm)
            self._warm_after = None

    def _warm(self) -> None:
        self.intake.importer.warm()
        self._show_pictures_wanted()

    # Documents come in

    def choose_files(self) -> None:
        """Ask for files with the system's own dialog."""
        self.intake.choose_files()

    def add(self, files: Sequence[Path]) -> None:
        """Read these files and folders, one after the other."""
        self.intake.add(files)

    def _go_and_choose(self) -> None:
        self.session.go("sources")
        self.choose_files()

    def _wants_pictures(self) -> bool:
        remembered = _preferences(self)
        return remembered is not None and remembered.reads_pictures()

    def _set_pictures(self, wanted: bool) -> None:
        remembered = _preferences(self)
        if remembered is not None:
            remembered.set_reads_pictures(wanted)
        self._show_pictures_wanted()

    def _show_pictures_wanted(self) -> None:
        """Whether pictures are read is seen in the menu; where Tesseract is missing, that is said there."""
        from secondhelping.operations.read_pictures import can_read_pictures

        actions = self.session.actions
        actions.action("sources.pictures").setChecked(self._wants_pictures())
        actions.set_enabled("sources.pictures", can_read_pictures(), "Tesseract isn't on this computer")

    # Documents on show

    def _take_project(self) -> None:
        self._project = self.session.project
        self.intake.start_anew()
        self.search.clear()
        self.list.sorted_rows.show_only(None)
        self._room.clear()

    def _show_documents(self, documents: Sequence[Document]) -> None:
        self._place_import_area(empty=not documents)
        self.header.set_subtitle(summary(documents) if documents else "")
        self.search.setVisible(bool(documents))
        self.list.set_documents(documents)
        had_focus = self._empty_page.isAncestorOf(self.focusWidget() or self)
        if not documents:
            self.empty.show()
        self.stack.setCurrentWidget(self.splitter if documents else self._empty_page)
        if had_focus and documents:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_actions(self) -> None:
        """What can't be done now is in no hint and no palette."""
        document = self.list.current()
        actions = self.session.actions
        for identity in ("remove", "show", "page_up", "page_down", "zoom_in", "zoom_out", "fit", "find"):
            actions.set_enabled(f"sources.{identity}", document is not None, "There is no document yet")
        pages = document is not None and has_pages(document)
        actions.set_enabled("sources.view", pages, "This document has no pages to show")
        found = document is not None and document.snippets > 0
        for identity in ("review", "next", "previous", "keep"):
            actions.set_enabled(f"sources.{identity}", found, "This document has no snippets")

    def _place_import_area(self, *, empty: bool) -> None:
        """Above the list, or above the empty page's drop area while there is no list."""
        column = self._empty_column if empty else self._list_column
        if self.intake.area.parentWidget() is not column.parentWidget():
            column.insertWidget(0 if empty else 1, self.intake.area)
            self.intake.area.set_margins(*((24, 16, 24, 0) if empty else (0, 0, 0, 0)))
            self.intake.show_area()

    def _show_current(self, document: Document | None) -> None:
        reader = self._room.reader
        if reader is not None:
            self._show_in(reader, document)
        self._enable_actions()

    def _show_in(self, reader: "ReaderPane", document: Document | None) -> None:
        if document is None:
            reader.clear()
        elif not reader.shows(document):
            found = look.snippets(self.session.project, None, document.id)
            chunks = _chunks(self.session.project, document.id)
            reader.show_document(document, chunks, found, self.session.today())
            reader.text.set_added(look.new_passages(self.session.project, document.id))

    def _refresh_reader(self, changed: Collection[int] | None = None) -> None:
        """Tell anew what is on show: these snippets of it, or all where that isn't known."""
        reader = self._room.reader
        document = self.list.current()
        if reader is None or document is None or document.id != reader.document_id:
            return
        if not reader.shows(document):  # another edition of it
            self._show_in(reader, document)
            return
        if reader.has_grown(document):
            reader.text.go_on(partial(_chunks, self.session.project, document.id))
        reader.tell_document(document, self.session.today())
        mine = [one.id for one in reader.snippets if changed is None or one.id in changed]
        if len(mine) > _FEW or changed is None or len(reader.snippets) != document.snippets:
            reader.set_snippets(look.snippets(self.session.project, None, document.id))
        elif mine:
            fresh = {snippet_id: look.snippet(self.session.project, snippet_id) for snippet_id in mine}
            reader.set_snippets([fresh.get(one.id) or one for one in reader.snippets])

    def _toggle_reader(self) -> None:
        inside = self._room.isAncestorOf(self.focusWidget() or self)
        self._room.setVisible(self._room.isHidden())
        if inside and self._room.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Searching

    def _find(self) -> None:
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _search_now(self) -> None:
        self._search_timer.stop()
        if self.session.project is None:
            return
        words = self.search.text().strip()
        found = look.documents_with(self.session.project, words) if words else None
        self.list.sorted_rows.show_only(found)
        self.reader.text.underlay(words)
        self._no_match.setText(f"No document has “{words}” in it.")
        # It stands where the rows would: below their headings.
        self._no_match.setVisible(found == [])
        self.list.setMaximumHeight(self.list.header().height() if found == [] else _ANY_HEIGHT)
        self.list.choose_something()

    # What is done with documents and snippets

    def _keep(self) -> None:
        from secondhelping.operations import review

        snippet = self.reader.current()
        if snippet is not None and snippet.verdict is not Verdict.KEPT:
            self.session.run(review.keep, [snippet.id])

    def _mark(self) -> None:
        """Keep the words that are marked; from a page without any, go to its text, where keys can mark them."""
        from secondhelping_ui.sources.marking import Marking

        reader = self.reader
        view = reader.view
        span = view.marked_span()
        Marking(self.session).keep(reader.document_id, span)
        view.unmark()
        if span is None and reader.on_pages:
            reader.choose_view(pages=False)

    def _review(self) -> None:
        """Enter: the shown snippet where the text has the focus, else the snippets of the document."""
        if self._room.isAncestorOf(self.focusWidget() or self) and self.reader.current() is not None:
            self._review_snippet()
            return
        document = self.list.current()
        if document is not None and document.snippets:
            self.session.go("review", document=document.id)

    def _review_snippet(self) -> None:
        snippet = self.reader.current()
        if snippet is not None:
            self.session.go("review", snippet=SnippetId(snippet.id))

    def _find_file(self) -> None:
        """The file of the document on show has moved: ask where it is."""
        from secondhelping_ui.sources.file_finding import ask_where

        document = self.list.current()
        if document is not None:
            ask_where(self, self.session, document)

    def _remove(self) -> None:
        from secondhelping.operations.add_document import remove_documents

        chosen = self.list.selected()
        if chosen:
            self.session.run(remove_documents, [document.id for document in chosen])

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.menu_actions():
            menu.addAction(action)
        menu.popup(where)

    def menu_actions(self) -> list[QAction]:
        """What the menu of a row offers."""
        actions = self.session.actions
        return [actions.action(identity) for identity in ("sources.review", "sources.remove")]


def _preferences(page: SourcesPage) -> Preferences | None:
    """The window's; a page that stands alone has none."""
    found = getattr(page.window(), "preferences", None)
    return found if isinstance(found, Preferences) else None


def _chunks(project: Any, document_id: DocumentId, start: int = 0) -> Iterator[Sequence[Passage]]:
    """A document's passages bit by bit from number `start`, each bit fetched when there is time to set it."""
    while chunk := look.passages(project, document_id, start, _CHUNK):
        yield chunk
        start += len(chunk)
