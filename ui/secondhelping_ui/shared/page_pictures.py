# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages, drawn one after the other in a child process and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from secondhelping.domain.errors import Cancelled, KnownError
from secondhelping.domain.progress import Progress
from secondhelping_ui.jobs import Job
from secondhelping_ui.session import Session

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop

KEPT = 10
"""So many pictures are kept, fewer where they are large."""

_KEPT_BYTES = 96 << 20
WIDEST = 2400
"""No picture is drawn wider than so many dots."""


@dataclass(frozen=True, slots=True)
class PageKey:
    """What picture is meant: of a file as it was when it was read, a page (from 1), a width in dots."""

    path: str
    fingerprint: str
    page: int
    width: int

    def same_page(self, other: "PageKey") -> bool:
        return self.same_file(other) and self.page == other.page

    def same_file(self, other: "PageKey") -> bool:
        return (self.path, self.fingerprint) == (other.path, other.fingerprint)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it was drawn, and its size in points."""

    key: PageKey
    image: QImage
    size: QSizeF

    @property
    def scale(self) -> float:
        """Dots of the picture per point of the page."""
        return self.image.width() / self.size.width()


class PagePictures(QObject):
    """Draws what is wished for. `arrived` carries a `Picture`; `failed` the key and the `KnownError` that says
    why there is none.

    Everyone who shows pages has a list of wishes under a name of their own: what is to be seen first, then what
    may be seen next. A new list takes the place of the one before.
    """

    arrived = Signal(object)
    failed = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._workshop: Workshop | None = None
        self._kept: OrderedDict[PageKey, Picture] = OrderedDict()
        # How soon each is wished for, 0 first.
        self._wishes: dict[str, list[tuple[int, PageKey]]] = {}
        self._job: Job | None = None
        self._drawing: PageKey | None = None
        self._closed = False
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def get(self, key: PageKey) -> Picture | None:
        """The very picture, if it is there."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def nearest(self, key: PageKey) -> Picture | None:
        """A picture of the page in any width, rather too wide than too narrow; for the time being."""
        found = [one for one in self._kept.values() if one.key.same_page(key)]
        return min(
            found, key=lambda one: (one.key.width < key.width, abs(one.key.width - key.width)), default=None
        )

    def size_like(self, key: PageKey) -> QSizeF | None:
        """The size in points of another page of the file: most have the same."""
        return next((one.size for one in reversed(self._kept.values()) if one.key.same_file(key)), None)

    def wish(self, who: str, keys: Sequence[PageKey]) -> None:
        """What `who` shows (first) and may show next."""
        self._wishes[who] = [(rank, key) for rank, key in enumerate(keys) if key not in self._kept]
        self._start()

    def close(self) -> None:
        """End the child; nothing is drawn any more."""
        self._closed = True
        self._wishes.clear()
        job, workshop = self._job, self._workshop
        if workshop is not None:
            workshop.close()
        if job is not None:
            job.cancel()
            job.join(2.0)
            # It may have begun between the two.
            if self._workshop is not None:
                self._workshop.close()

    def _start(self) -> None:
        if self._job is not None or self._closed:
            return
        wished = [wish for wishes in self._wishes.values() for wish in wishes]
        if wished:
            _rank, key = min(wished, key=lambda wish: wish[0])
            self._drawing = key
            self._job = self._session.jobs.start(self._draw, key, on_done=self._keep, on_failed=self._refuse)
            self._job.finished.connect(self._job_ended)

    def _draw(self, key: PageKey, progress: Progress) -> Picture:
        """In the job's thread."""
        if self._closed:
            raise Cancelled
        if self._workshop is None:
            from secondhelping.operations.workshop import Workshop

            self._workshop = Workshop()
        drawn = self._workshop.picture(Path(key.path), key.page, key.width, key.fingerprint)
        image = QImage.fromData(drawn.png).convertToFormat(QImage.Format.Format_RGB32)
        return Picture(key, image, QSizeF(drawn.width, drawn.height))

    def _keep(self, picture: Picture) -> None:
        self._kept[picture.key] = picture
        while len(self._kept) > KEPT or (len(self._kept) > 2 and self._bytes() > _KEPT_BYTES):
            self._kept.popitem(last=False)
        self.arrived.emit(picture)

    def _bytes(self) -> int:
        return sum(picture.image.sizeInBytes() for picture in self._kept.values())

    def _refuse(self, error: KnownError) -> None:
        key = self._drawing
        if key is not None:
            # The other pages of the file would fare no better.
            self._drop(lambda one: one.same_file(key))
            self.failed.emit(key, error)

    def _drop(self, unwanted: Callable[[PageKey], bool]) -> None:
        self._wishes = {
            who: [wish for wish in wishes if not unwanted(wish[1])] for who, wishes in self._wishes.items()
        }

    @Slot(object)
    def _job_ended(self, _job: Job) -> None:
        drawn, self._drawing, self._job = self._drawing, None, None
        if drawn is not None:
            # However it ended: nothing is tried again by itself.
            self._drop(lambda one: one == drawn)
        self._start()


def pictures_of(session: Session) -> PagePictures:
    """The one of a window: all pages share what was drawn, and the child that draws."""
    found = session.findChild(PagePictures, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, PagePictures) else PagePictures(session)
