# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The child processes that read files and find lines, and what they make of one file.

Reading a stranger's file and running a model are kept out of the caller's process: a hostile file cannot
hurt it, and it stays small and quick. One child reads, under tight limits; another keeps the model loaded;
a third draws pages.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from secondhelping.documents import refusals, rescue, sandbox
from secondhelping.documents import wire as document_wire
from secondhelping.domain.customer import Fit
from secondhelping.domain.document import Content, PagePicture
from secondhelping.domain.errors import FileLocked, FileRefused
from secondhelping.domain.progress import Progress, Step, silent
from secondhelping.domain.snippet import Candidate
from secondhelping.operations.read_pictures import with_pictures
from secondhelping.snippets import lessons
from secondhelping.snippets import wire as snippet_wire
from secondhelping.snippets.found import Found
from secondhelping.snippets.lessons import Liking, Line

Teaching = Callable[[], dict[str, Any]]

_MOST_PASTED = 16 << 20
# The model, its runtime and scikit-learn map far more address space than they use.
# A page is drawn while the owner waits. A picture holds at most 24 MB before it is packed and spelt out.
_DRAWING = sandbox.Limits(memory=1 << 30, silence=10, total=10, output=48 << 20)
_FINDING = sandbox.Limits(memory=6 << 30, silence=120, total=600, output=64 << 20)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and looked through, not yet part of any project. Where it was `pasted`, the path is a
    name only. `left` says what is still to be done of a long one of which this is the first part."""

    path: Path
    content: Content
    candidates: tuple[Candidate, ...]
    keyphrases: tuple[tuple[str, float], ...]
    pasted: bool = False
    left: "Left | None" = None


@dataclass(frozen=True, slots=True)
class Left:
    """How far a long document was looked through: `done` of `total` pages; of passages, where all of it was read
    (`by_pages` is False then)."""

    done: int
    total: int
    by_pages: bool = True


class Workshop:
    """The three children. Each is started at its first job, kept for the next, ended by `close`, and does one job
    at a time."""

    def __init__(self) -> None:
        self._reader = sandbox.Worker(sandbox.READING)
        self._finder = sandbox.Worker(_FINDING)
        self._drawer = sandbox.Worker(_DRAWING)
        self._teaching: Teaching = _nothing_taught

    def learn_from(self, teaching: "Teaching") -> None:
        """Has `teaching` asked, before each document, what the owner decided so far (`operations/learning.py`)."""
        self._teaching = teaching

    def warm(self) -> None:
        """Starts the two that a document needs now, so that the first document need not wait for them."""
        self._reader.warm("secondhelping.documents.worker:read")
        self._finder.warm("secondhelping.snippets.worker:find")

    def warm_pictures(self) -> None:
        """Starts the child that draws pages, so that the first page need not wait for it."""
        self._drawer.warm("secondhelping.documents.picture:render")

    def read(self, path: Path, progress: Progress = silent, password: str | None = None) -> Content:
        """Reads a file; `password` opens a locked PDF, and is used for that alone.

        Raises:
            FileLocked: it wants a password, or another one than this.
            PicturesOnly: all its pages are pictures.
            FileRefused: it cannot be read, with what to do.
            Cancelled: `progress` said so.
        """
        payload = {"path": str(path.absolute()), "password": password}
        answer = rescue.run(self._reader, "secondhelping.documents.worker:read", payload, progress)
        return document_wire.from_json(answer)

    def read_all(
        self,
        path: Path,
        progress: Progress = silent,
        password: str | None = None,
        *,
        drafts: bool = False,
        pictures: bool = False,
    ) -> list[Content]:
        """Reads the documents in a file: one, but for a WordPress export, where each post is a document; those not
        published yet come with `drafts`. With `pictures`, Tesseract reads the pages of a PDF that are pictures.
        Raises as `read` does."""
        payload = {"path": str(path.absolute()), "password": password, "drafts": drafts}

        def reading(recognized: Mapping[int, str]) -> list[Content]:
            given = {**payload, "recognized": {str(page): table for page, table in recognized.items()}}
            answer = rescue.run(self._reader, "secondhelping.documents.worker:read_all", given, progress)
            return [document_wire.from_json(content) for content in answer]

        if not pictures:
            return reading({})
        return with_pictures(path, reading, partial(self._picture_to_read, path, password), progress)

    def _picture_to_read(self, path: Path, password: str | None, page: int) -> bytes:
        payload = {
            "path": str(path.absolute()),
            "page": page,
            "width": 0,
            "password": password,
            "to_read": True,
        }
        answer = self._drawer.run("secondhelping.documents.worker:picture", payload)
        return base64.b64decode(answer["png"])

    def prepare(self, path: Path, progress: Progress = silent, password: str | None = None) -> Prepared:
        """Reads a file and finds its lines. Raises as `read` does."""
        return self._looked_through(path, self.read(path, progress, password), progress)

    def prepare_all(
        self,
        path: Path,
        progress: Progress = silent,
        password: str | None = None,
        *,
        drafts: bool = False,
        pictures: bool = False,
    ) -> list[Prepared]:
        """Reads a file and finds the lines of each document in it. Raises as `read_all` does."""
        contents = self.read_all(path, progress, password, drafts=drafts, pictures=pictures)
        if len(contents) == 1:
            return [self._looked_through(path, contents[0], progress)]
        return self._prepared(path, contents, progress)

    def _prepared(self, path: Path, contents: Sequence[Content], progress: Progress) -> list[Prepared]:
        """The lines of several documents in a file."""
        prepared: list[Prepared] = []
        for number, content in enumerate(contents):
            found = sum(len(one.candidates) for one in prepared)
            tell = _same(progress, Step("Looking for lines", number, len(contents), found))
            prepared.append(self._looked_through(path, content, tell))
        return prepared

    def prepare_first(
        self, path: Path, progress: Progress = silent, password: str | None = None
    ) -> list[Prepared]:
        """As `prepare_all`, but of a long document only the first part, with what is `left`: `look_further` goes on.
        Raises as `read_all` does."""
        from secondhelping.operations import long_reading

        contents, left = long_reading.first(self._reader, path, progress, password)
        if left is None and len(contents) != 1:
            return self._prepared(path, contents, progress)
        (content,) = contents
        left = left or long_reading.left_of(content)
        if left is None:
            return [self._looked_through(path, content, progress)]
        tell = _same(progress, long_reading.step(left))
        part = content if left.by_pages else replace(content, passages=content.passages[: left.done], pages=0)
        found = self._found(part, tell, long_reading.lines_wanted(left.done, left.total, first=True))
        return [Prepared(path, content, found.candidates, found.keyphrases, left=left)]

    def look_further(
        self,
        prepared: Prepared,
        left: Left,
        progress: Progress = silent,
        password: str | None = None,
        found: int = 0,
    ) -> tuple[Content, Found, Left | None]:
        """The next part of a long document: its content, the lines found in it (their places are those in the part),
        and what is left then. `found` is the number of lines so far, for `progress`.

        Raises:
            FileLocked: it wants the password anew.
            KnownError: the file has changed, or can't be read any more.
            Cancelled: `progress` said so.
        """
        from secondhelping.operations import long_reading

        if left.by_pages:
            reading = long_reading.telling(progress, left, found)
            content, after = long_reading.next_pages(self._reader, prepared, left, reading, password)
        else:
            content, after = long_reading.next_passages(prepared.content, left)
        if not content.passages:
            return content, Found((), ()), after
        now = after or replace(left, done=left.total)
        tell = _same(progress, long_reading.step(now, found))
        wanted = long_reading.lines_wanted(now.done - left.done, left.total)
        return content, self._found(content, tell, wanted), after

    def settle(
        self, lines: Mapping[str, Sequence[Any]], decided: Sequence[int], progress: Progress = silent
    ) -> list[int]:
        """The numbers of the lines of a long document that stay, ranked over the whole of it; see the snippets'
        worker. Raises as `like`."""
        from secondhelping.operations.long_reading import MOST_LINES

        payload = {**lines, "decided": list(decided), "most": MOST_LINES}
        answer = self._finder.run("secondhelping.snippets.worker:settle", payload, progress)
        return [int(row) for row in answer]

    def prepare_text(
        self, text: str, title: str, progress: Progress = silent, *, marked_up: bool = False
    ) -> Prepared:
        """Reads a text from the clipboard, which may be HTML, and finds its lines.

        Raises:
            FileRefused: there are no words in it, or too many.
            Cancelled: `progress` said so.
        """
        if len(text) > _MOST_PASTED:
            raise refusals.pasted_too_much()
        payload = {"text": text, "title": title, "marked_up": marked_up}
        answer = self._reader.run("secondhelping.documents.worker:read_text", payload, progress)
        return self._looked_through(Path(title), document_wire.from_json(answer), progress, pasted=True)

    def _looked_through(
        self, path: Path, content: Content, progress: Progress, *, pasted: bool = False
    ) -> Prepared:
        found = self._found(content, progress)
        return Prepared(path, content, found.candidates, found.keyphrases, pasted)

    def _found(self, content: Content, progress: Progress, most: int | None = None) -> Found:
        payload = {**document_wire.to_json(content, with_words=False), **self._teaching(), "most": most}
        answer = self._finder.run("secondhelping.snippets.worker:find", payload, progress)
        return snippet_wire.from_json(answer)

    def keyphrases(self, path: Path, top: int = 10) -> list[tuple[str, float]]:
        """The phrases that say what a file is about, with their scores, best first."""
        payload = {"content": document_wire.to_json(self.read(path), with_words=False), "top": top}
        answer = self._finder.run("secondhelping.snippets.worker:keyphrases", payload)
        return [(str(phrase), float(score)) for phrase, score in answer]

    def like(
        self, teaching: Mapping[str, Any], lines: Sequence[Line], progress: Progress = silent
    ) -> tuple[list[Liking], dict[str, str]]:
        """What the owner's decisions say of lines, one liking each, and vectors to keep.

        Raises:
            Cancelled: `progress` said so.
            KnownError: the language model is missing.
        """
        payload = {**teaching, "lines": [lessons.line_to_json(line) for line in lines]}
        answer = self._finder.run("secondhelping.snippets.worker:like", payload, progress)
        return [lessons.liking_from_json(one) for one in answer["likings"]], dict(answer["vectors"])

    def alike(
        self,
        texts: Sequence[str],
        order: Sequence[int],
        known: Mapping[str, str],
        progress: Progress = silent,
    ) -> tuple[list[list[int]], dict[str, str]]:
        """The groups of texts that say nearly the same, as their numbers; and vectors to keep. Raises as `like`."""
        payload = {"texts": list(texts), "order": list(order), "vectors": dict(known)}
        answer = self._finder.run("secondhelping.snippets.worker:alike", payload, progress)
        return [[int(row) for row in group] for group in answer["groups"]], dict(answer["vectors"])

    def fit(
        self,
        texts: Sequence[str],
        lines: Sequence[str],
        known: Mapping[str, str],
        progress: Progress = silent,
    ) -> tuple[list[Fit], dict[str, str]]:
        """How near each text is to the nearest of the lines; and vectors to keep. Raises as `like`."""
        payload = {"texts": list(texts), "lines": list(lines), "vectors": dict(known)}
        answer = self._finder.run("secondhelping.snippets.worker:fit", payload, progress)
        found = [Fit(float(much), lines[int(near)]) for much, near in answer["fits"]]
        return found, dict(answer["vectors"])

    def judge(self, texts: list[str]) -> list[dict[str, object]]:
        """Worth, standalone, kind and cues of each text, as the snippets' worker gives them."""
        answer: list[dict[str, object]] = self._finder.run(
            "secondhelping.snippets.worker:judge", {"texts": texts}
        )
        return answer

    def picture(
        self, path: Path, page: int, width: int, fingerprint: str = "", password: str | None = None
    ) -> PagePicture:
        """The picture of a page of a PDF, about `width` dots wide. Has a child of its own, so that it need not
        wait for a document that is being added.

        Raises:
            FileLocked: the file wants a password, or another one than this.
            KnownError: it is not where it was, its bytes are no longer those of `fingerprint` ("" for any), or
                the page cannot be drawn.
        """
        if not path.is_file():
            raise refusals.moved(path)  # no child is needed to say so
        payload = {
            "path": str(path.absolute()),
            "page": page,
            "width": width,
            "fingerprint": fingerprint,
            "password": password,
        }
        try:
            answer = self._drawer.run("secondhelping.documents.worker:picture", payload)
        except FileLocked as error:
            raise (error if password else refusals.locked_pages(path)) from error
        except FileRefused as error:
            raise refusals.no_picture(path) from error
        return PagePicture(base64.b64decode(answer["png"]), answer["width"], answer["height"])

    def close(self) -> None:
        self._drawer.close()
        self._reader.close()
        self._finder.close()

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _nothing_taught() -> dict[str, Any]:
    return {}


def _same(progress: Progress, step: Step) -> Progress:
    """Tells of this step whatever is done: the parts of one document say little where there are many."""
    progress(step)
    return lambda _: progress(step)
