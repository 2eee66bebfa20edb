# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How documents come into the project: asked for, dropped or pasted, read one after the other, and told of."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from secondhelping.domain.changes import Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId
from secondhelping.domain.progress import Step
from secondhelping_ui.session import Session
from secondhelping_ui.sources.import_area import ImportArea, ImportCard, Notes
from secondhelping_ui.sources.importer import Importer
from secondhelping_ui.sources.locked_files import LockedFiles
from secondhelping_ui.sources.outcomes import Added, Grown, NewEdition, Pasted, Pictured, Stopped
from secondhelping_ui.sources.words import spoken_name

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop


class Intake(QObject):
    """The importer, the area where its work is seen, and what feeds it. `go_home` puts the focus where it belongs when
    the last card that asks something has gone.

    `choose_wanted` carries the document that the owner waits for, once it is in the project; `always_wanted` comes
    when pictures should be read without asking from now on.
    """

    choose_wanted = Signal(object)
    always_wanted = Signal()

    def __init__(
        self, session: Session, workshop: "Workshop | None", go_home: Callable[[], None], page: QWidget
    ) -> None:
        super().__init__(page)
        self.importer = Importer(session, workshop, self)
        self.locked_files = LockedFiles(session, self.importer, lambda: self.notes, go_home, page)
        self._session = session
        self._page = page
        self._choose_added = False
        self.area = ImportArea()
        self._connect()

    def _connect(self) -> None:
        importer = self.importer
        importer.started.connect(self._show_started)
        importer.stepped.connect(self._show_step)
        importer.added.connect(self._show_added)
        importer.grown.connect(self._show_grown)
        importer.stopped.connect(self._show_stopped)
        importer.edition_found.connect(self._ask_about_edition)
        importer.refused.connect(self._show_refused)
        importer.left_out.connect(self._show_left_out)
        importer.locked.connect(self._show_queue)
        importer.pictured.connect(self._show_pictured)
        importer.password_spent.connect(self._choose_next)
        importer.queue_changed.connect(self._show_queue)
        importer.emptied.connect(self._show_emptied)
        self.area.cancelled.connect(importer.cancel_current)
        self.area.all_cancelled.connect(importer.cancel_all)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(importer.close)

    @property
    def import_card(self) -> ImportCard:
        return self.area.card

    @property
    def notes(self) -> Notes:
        return self.area.notes

    def show_area(self) -> None:
        """Seen where something is read or was said."""
        self.area.show_busy(self.importer.current is not None)

    def start_anew(self) -> None:
        """Another project is open: what is still to be read was meant for the one before."""
        self.importer.cancel_all()
        self.area.clear_notes()

    # What comes in

    def choose_files(self) -> None:
        """Ask for files with the system's own dialog."""
        if self._session.project is None:
            return
        from secondhelping.operations.gather import CHOSEN_SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in CHOSEN_SUFFIXES)
        found, _filter = QFileDialog.getOpenFileNames(
            self._page, "Add documents", "", f"Documents ({patterns});;All files (*)"
        )
        self.add([Path(name) for name in found])

    def add_samples(self) -> None:
        """Read the sample documents that come with the program."""
        from secondhelping_resources import paths

        self.add(paths.sample_documents())

    def add(self, files: Sequence[Path], pasted: Pasted | None = None) -> None:
        """Read these files and folders, and a text from the clipboard, one after the other."""
        if self._session.project is None or not (files or pasted):
            return
        self._choose_added = self._choose_added or not self.importer.left
        if pasted is not None:
            self.importer.take_text(pasted)
        if files:
            self.importer.take(files)

    def paste(self) -> None:
        """Read what is on the clipboard: text, or files that were copied."""
        from secondhelping_ui.sources.pasting import taken_from

        data = QApplication.clipboard().mimeData()
        files, pasted = taken_from(data, self._session.today())
        if pasted is not None and self._pass_on(data.text()):
            return
        self.add(files, pasted)
        if not (files or pasted):
            self._session.toast("The clipboard holds no text", icon="x")

    def _pass_on(self, text: str) -> bool:
        """Keep what was pasted as a post, where it is one link with a few words; whether it was one."""
        from secondhelping.operations import curate

        link = curate.pasted_link(text)
        if link is None or self._session.project is None:
            return False
        self._session.run(curate.curate, [link])
        return True

    def may_leave(self) -> bool:
        """Whether the window may close: asked of the owner where documents are still to be read."""
        left = self.importer.left
        if not left:
            return True
        from secondhelping_ui.sources.leave_dialog import LeaveDialog

        leave = LeaveDialog(self._page, left).ask()
        if leave:
            self.importer.cancel_all()
        return leave

    # What is told of it

    def _show_started(self, path: Path) -> None:
        self._session.announce(self.import_card.show_file(path))
        self._show_queue()

    def _show_step(self, step: Step) -> None:
        if self.importer.current is not None and self.import_card.show_step(step):
            self._session.announce(self.import_card.spoken)

    def _show_queue(self) -> None:
        busy = self.importer.current is not None
        if busy:
            self.import_card.show_queue(self.importer.waiting)
        self._session.actions.set_enabled("sources.cancel", busy, "Nothing is being read")
        self.show_area()

    def _show_added(self, added: Added) -> None:
        self._show_queue()
        if not added.found:
            self.notes.add_nothing_found(added.title)
        self._session.tell(added.changes)
        self._session.announce(added.changes.label)
        if added.pictures and added.path is not None:
            self._offer_pictures(added.path, added)
        self.show_area()
        new = added.changes.of(Noun.DOCUMENT)
        if (self._choose_added or added.renewed) and new:
            self._choose_added = False
            self.choose_wanted.emit(DocumentId(min(new)))

    def _show_grown(self, grown: Grown) -> None:
        """More of a long document: seen in the lists, and not worth a word each time."""
        self._session.tell(grown.changes, toast=False)

    def _show_stopped(self, stopped: Stopped) -> None:
        self._session.toasted.emit(stopped.words, "undo" if stopped.can_undo else None, "x")
        self._session.announce(stopped.words)
        self._show_queue()

    def _show_pictured(self, path: Path, found: Pictured) -> None:
        error = found.error
        if found.can_be_read:
            self._ask_about_pictures(path, error.what, error.why, "Leave it out")
            self._session.announce(error.what)
        else:
            from secondhelping_ui.sources.pictures_card import WITHOUT_TESSERACT

            told = KnownError(error.what, error.why, f"{error.todo} {WITHOUT_TESSERACT}")
            self.notes.add_refusal(path, told)
            self._session.announce(str(told))
        self._show_queue()

    def _offer_pictures(self, path: Path, added: Added) -> None:
        from secondhelping_ui.sources.pictures_card import page_words

        what = page_words(added.pictures, added.title)
        self._ask_about_pictures(path, what, "The words in the other pages are in.", "Leave it")
        self._session.announce(what)

    def _ask_about_pictures(self, path: Path, what: str, why: str, leave: str) -> None:
        from secondhelping_ui.sources.pictures_card import PicturesCard

        card = PicturesCard(path, what, why, leave)
        card.wanted.connect(partial(self._read_pictures, path))
        self.notes.add(card)

    def _read_pictures(self, path: Path, always: bool) -> None:
        if always:
            self.always_wanted.emit()
        self._choose_added = True
        self.importer.read_pictures(path)

    def _ask_about_edition(self, found: NewEdition) -> None:
        from secondhelping_ui.sources.edition_card import EditionCard

        renew, beside = partial(self.importer.renew, found), partial(self.importer.add_beside, found)
        card = EditionCard(found.summary, self._session.today(), renew, beside)
        self.notes.add(card)
        self._session.announce(card.what)
        self._show_queue()

    def _show_refused(self, path: Path, error: KnownError) -> None:
        self.notes.add_refusal(path, error)
        self._session.announce(str(error))
        self._show_queue()

    def _choose_next(self) -> None:
        """A document that the owner opened with its password is shown."""
        self._choose_added = True

    def _show_left_out(self, path: Path) -> None:
        self._session.toast(f"Stopped reading “{spoken_name(path)}”", icon="x")
        self._show_queue()

    def _show_emptied(self) -> None:
        self._choose_added = False
        self._show_queue()
