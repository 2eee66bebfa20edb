# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads documents one after the other, off the window's thread, and adds each to the project as it is done."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from secondhelping.domain.errors import Cancelled, FileLocked, KnownError, PicturesOnly
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session
from secondhelping_ui.shared.shared_workshop import workshop_of
from secondhelping_ui.sources.outcomes import (
    Added,
    Grown,
    Item,
    NewEdition,
    Outcome,
    Pasted,
    Pictured,
    Stopped,
)

if TYPE_CHECKING:
    from secondhelping.operations.gather import Gathered
    from secondhelping.operations.workshop import Prepared, Workshop


class Importer(QObject):
    """The queue of files and the one job that works through it.

    One job for the whole queue, because every thread that asks the project something has a connection of
    its own. `started`, `stepped`, `added`, `edition_found`, `refused` and `left_out` tell how the files
    fare; `locked` that one waits for a password, and whether one was tried; `password_spent` that one no
    longer does; `pictured` that one is all pictures; `grown` that more of a long one is in, `stopped` that no more
    of it comes; `emptied` comes when nothing is left. All of them arrive on the window's thread.
    """

    started = Signal(object)
    stepped = Signal(object)
    added = Signal(object)
    edition_found = Signal(object)
    refused = Signal(object, object)
    left_out = Signal(object)
    locked = Signal(object, bool)
    pictured = Signal(object, object)
    grown = Signal(object)
    stopped = Signal(object)
    password_spent = Signal(object)
    queue_changed = Signal()
    emptied = Signal()
    # From the job's thread; Qt hands them over in order.
    _began = Signal(object)
    _settled = Signal(object, object)
    _told = Signal(object, object)

    def __init__(
        self, session: Session, workshop: "Workshop | None" = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._workshop = workshop
        self._waiting: deque[Item] = deque()
        # By the number of the item, each until its turn: then it is used, and nothing here knows it any more.
        self._passwords: dict[int, str] = {}
        self.wants_pictures: Callable[[], bool] = lambda: False
        """Whether Tesseract should read pictures without being asked; asked on the window's thread."""
        self._all_pictures = False
        # The files whose pictures the owner wants read; such a one may be locked besides, and come twice.
        self._pictured: set[Path] = set()
        self._current: Item | None = None
        self._skipped = 0
        self._count = 0
        self._job: Job | None = None
        self._looking: list[Job] = []
        self._began.connect(self._begin_here)
        self._settled.connect(self._settle_here)
        self._told.connect(self._tell_outcome)

    @property
    def current(self) -> Path | None:
        """The file being read."""
        return self._current.path if self._current else None

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The files whose turn comes later, in order."""
        return tuple(item.path for item in tuple(self._waiting))

    @property
    def left(self) -> int:
        """How many documents are not yet done."""
        return len(self._waiting) + (self._current is not None)

    @property
    def busy(self) -> bool:
        return self._job is not None or bool(self._looking)

    def take(self, paths: Sequence[Path]) -> None:
        """Put files and folders at the end of the queue."""
        from secondhelping.operations.gather import gather

        job = self._session.jobs.start(gather, list(paths), on_done=self._queue)
        self._looking.append(job)
        job.finished.connect(self._looked)

    def take_text(self, pasted: Pasted) -> None:
        """Put a text at the end of the queue."""
        self._count += 1
        self._waiting.append(Item(self._count, Path(pasted.name), pasted))
        self.queue_changed.emit()
        self._start()

    def unlock(self, path: Path, password: str) -> None:
        """Read a locked file next, with this password, which is used for that alone."""
        self._count += 1
        self._passwords[self._count] = password
        self._waiting.appendleft(Item(self._count, path, unlocking=True))
        self.queue_changed.emit()
        self._start()

    def read_pictures(self, path: Path) -> None:
        """Read a file next, and have Tesseract read the pictures in it."""
        self._count += 1
        self._pictured.add(path)
        self._waiting.appendleft(Item(self._count, path))
        self.queue_changed.emit()
        self._start()

    def renew(self, found: NewEdition) -> None:
        """Read a new edition in the place of the old one."""
        self._finish(_renew, found)

    def add_beside(self, found: NewEdition) -> None:
        """Add a new edition as a document of its own."""
        self._finish(_add, [found.prepared])

    def _finish(self, work: Callable[..., Added], what: object) -> None:
        job = self._session.jobs.start(work, self._session.project, what, on_done=self.added.emit)
        self._looking.append(job)
        job.finished.connect(self._looked)

    def cancel_current(self) -> None:
        """Leave out the file being read, and go on with the next."""
        if self._current is not None:
            self._skipped = self._current.number

    def cancel_all(self) -> None:
        """Leave out everything that is not done. What was added stays."""
        for item in self._taken_back():
            # The job would tell a file whose password it lacks as locked still: it has none of these any more.
            self._passwords.pop(item.number, None)
            self.password_spent.emit(item.path)
        for job in [*self._looking, *([self._job] if self._job else [])]:
            job.cancel()
        self.queue_changed.emit()

    def _taken_back(self) -> list[Item]:
        """Empties the queue; those of it that have a password."""
        return [item for item in iter(self._next, None) if item.unlocking]

    def _next(self) -> Item | None:
        """The first of the queue, taken from it, where the job and the window both take; None when it is empty."""
        try:
            return self._waiting.popleft()
        except IndexError:
            return None

    def warm(self) -> None:
        """Start the reading processes, so that the first document need not wait for them."""
        if not self.busy:
            self._session.jobs.start(self._warm_up, self._open_workshop())

    def close(self, seconds: float = 2.0) -> None:
        """At quit: stop, and end the reading processes."""
        self.cancel_all()
        if self._workshop is not None and (self._job is None or self._job.join(seconds)):
            self._workshop.close()

    def _open_workshop(self) -> "Workshop":
        """Made for the first job: no start waits for what it brings along."""
        if self._workshop is None:
            self._workshop = workshop_of(self._session).get()
        return self._workshop

    def _warm_up(self, workshop: "Workshop", progress: Progress) -> None:
        workshop.warm()

    @Slot(object)
    def _looked(self, job: Job) -> None:
        self._looking.remove(job)
        if not self.busy:
            self.emptied.emit()

    def _queue(self, found: "Gathered") -> None:
        for path, error in found.refused:
            self.refused.emit(path, error)
        known = {self.current, *self.waiting}
        for path in found.files:
            if path not in known:
                self._count += 1
                self._waiting.append(Item(self._count, path))
        self.queue_changed.emit()
        self._start()

    def _start(self) -> None:
        project = self._session.project
        if self._job is None and self._waiting and project is not None:
            self._all_pictures = self.wants_pictures()
            self._job = self._session.jobs.start(
                self._work, self._open_workshop(), project, on_step=self.stepped.emit
            )
            self._job.finished.connect(self._job_ended)

    def _work(self, workshop: "Workshop", project: Any, progress: Progress) -> None:
        """In the job's thread: one file after the other until none is left or all is cancelled."""
        from secondhelping.operations import learning

        workshop.learn_from(lambda: learning.teaching(project))
        for item in iter(self._next, None):
            self._began.emit(item)
            self._settled.emit(item, self._read(workshop, project, item, progress))

    def _read(self, workshop: "Workshop", project: Any, item: Item, progress: Progress) -> list[Outcome]:
        """What became of each document in the file. Raises Cancelled when all files are left out."""
        from secondhelping.operations.curate import is_table_of_links
        from secondhelping.operations.read_pictures import can_read_pictures
        from secondhelping.operations.renew_document import summary
        from secondhelping.operations.take_in import sorted_out

        if item.pasted is None and is_table_of_links(item.path):
            return _passed_on(project, item.path)
        asked_for = item.path in self._pictured
        pictures = asked_for or (self._all_pictures and can_read_pictures())

        try:
            password = self._passwords.pop(item.number, None)
            watched = self._watched(item, progress)
            read = _prepared(workshop, item, watched, password, pictures)
            self._pictured.discard(item.path)
            found = sorted_out(project, read)
            if found.unfinished is not None or read[0].left is not None:
                from secondhelping_ui.sources.long_intake import LongIntake

                def told(outcome: Outcome) -> None:
                    self._told.emit(item, outcome)

                return LongIntake(project, workshop, watched, password, told).outcomes(item.path, found)
            asked = [NewEdition(one, summary(project, known, one)) for known, one in found.editions]
            settled = [_settled_edition(project, one) for one in asked]
            if not found.new:
                return [*settled]
            left = () if pictures or not can_read_pictures() else _pictures_in(found.new)
            return [_add(project, found.new)._replace(pictures=left, path=item.path), *settled]
        except PicturesOnly as error:
            return [Pictured(error, can_read_pictures())]
        except FileLocked as error:
            return [error]
        except KnownError as error:
            self._pictured.discard(item.path)
            return [error]
        except Cancelled:
            self._pictured.discard(item.path)
            if self._skipped != item.number:
                raise
            return [None]

    def _watched(self, item: Item, progress: Progress) -> Callable[[Step], None]:
        def tell(step: Step) -> None:
            progress(step)
            if self._skipped == item.number:
                raise Cancelled

        return tell

    @Slot(object)
    def _begin_here(self, item: Item) -> None:
        self._current = item
        self.started.emit(item.path)

    @Slot(object, object)
    def _settle_here(self, item: Item, outcomes: list[Outcome]) -> None:
        self._current = None
        if item.unlocking and not any(isinstance(outcome, FileLocked) for outcome in outcomes):
            self.password_spent.emit(item.path)
        for outcome in outcomes:
            self._tell_outcome(item, outcome)

    @Slot(object, object)
    def _tell_outcome(self, item: Item, result: Outcome) -> None:
        if isinstance(result, Added):
            self.added.emit(result)
        elif isinstance(result, NewEdition):
            self.edition_found.emit(result)
        elif isinstance(result, Grown):
            self.grown.emit(result)
        elif isinstance(result, Stopped):
            self.stopped.emit(result)
        elif isinstance(result, Pictured):
            self.pictured.emit(item.path, result)
        elif isinstance(result, FileLocked):
            self.locked.emit(item.path, item.unlocking)
        elif isinstance(result, KnownError):
            self.refused.emit(item.path, result)
        else:
            self.left_out.emit(item.path)

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        self._job = None
        broken, self._current = self._current, None
        if broken is not None:
            self._tell_unsettled(broken, job.cancelled)
        self._start()
        if not self.busy:
            self.emptied.emit()

    def _tell_unsettled(self, item: Item, cancelled: bool) -> None:
        """The job ended in the middle of a file: all were cancelled, or it met a bug."""
        if item.unlocking:
            self.password_spent.emit(item.path)
        if cancelled:
            self.left_out.emit(item.path)
            return
        self.refused.emit(
            item.path,
            KnownError(
                f"“{item.path.name}” could not be read.",
                "Something in the program went wrong with it. It isn't your doing.",
                "The file is as it was. Save it in another format and add that.",
            ),
        )


def _settled_edition(project: Any, found: NewEdition) -> Added | NewEdition:
    """The same file with its pictures read needs no question: that was asked for."""
    if found.summary.document.fingerprint != found.prepared.content.fingerprint:
        return found
    return _renew(project, found)


def _pictures_in(prepared: "Sequence[Prepared]") -> tuple[int, ...]:
    return prepared[0].content.pictures if len(prepared) == 1 else ()


def _prepared(
    workshop: "Workshop", item: Item, progress: Progress, password: str | None, pictures: bool
) -> "list[Prepared]":
    text = item.pasted
    if text is None:
        if pictures:
            return workshop.prepare_all(item.path, progress, password, pictures=True)
        return workshop.prepare_first(item.path, progress, password)
    return [workshop.prepare_text(text.text, text.name, progress, marked_up=text.marked_up)]


def _passed_on(project: Any, path: Path) -> list[Outcome]:
    """Takes the links of a table in, and tells the rows that gave none."""
    from secondhelping.operations import curate

    try:
        found = curate.read_links(path)
        known = curate.already_here(project, found.links)
        outcomes: list[Outcome] = []
        if len(found.links) > known or not found.refused:
            changes = curate.curate(project, found.links)
            outcomes.append(Added(changes, curate.TITLE, len(found.links) - known))
        left = curate.left_out(path.name, found.refused, known)
        return [*outcomes, left] if left else outcomes
    except KnownError as error:
        return [error]


def _add(project: Any, prepared: "Sequence[Prepared]", progress: Progress = silent) -> Added:
    from secondhelping.operations.add_document import add_document, add_documents

    first, *more = prepared
    if not more:
        return Added(add_document(project, first), first.content.title, len(first.candidates))
    changes = add_documents(project, prepared)
    return Added(changes, first.path.stem, sum(len(one.candidates) for one in prepared))


def _renew(project: Any, found: NewEdition, progress: Progress = silent) -> Added:
    from secondhelping.operations.renew_document import renew_document

    prepared = found.prepared
    changes = renew_document(project, found.summary.document.id, prepared)
    return Added(changes, prepared.content.title, len(prepared.candidates), renewed=True)
