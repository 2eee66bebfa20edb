# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The child processes that read files and find lines, and what they make of one file.

Reading a stranger's file and running a model are kept out of the caller's process: a hostile file cannot
hurt it, and it stays small and quick. One child reads, under tight limits; another keeps the model loaded.
"""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from secondhelping.documents import sandbox
from secondhelping.documents import wire as document_wire
from secondhelping.domain.document import Content
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Candidate
from secondhelping.snippets import wire as snippet_wire

# The model, its runtime and scikit-learn map far more address space than they use.
_FINDING = sandbox.Limits(memory=6 << 30, silence=120, total=600, output=64 << 20)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and looked through, not yet part of any project."""

    path: Path
    content: Content
    candidates: tuple[Candidate, ...]
    keyphrases: tuple[tuple[str, float], ...]


class Workshop:
    """The two children. Started at the first job, kept for the next, ended by `close`. One job at a time."""

    def __init__(self) -> None:
        self._reader = sandbox.Worker(sandbox.READING)
        self._finder = sandbox.Worker(_FINDING)

    def warm(self) -> None:
        """Starts both children now, so that the first document need not wait for them."""
        self._reader.warm("secondhelping.documents.worker:read")
        self._finder.warm("secondhelping.snippets.worker:find")

    def read(self, path: Path, progress: Progress = silent) -> Content:
        """Reads a file.

        Raises:
            FileRefused: it cannot be read, with what to do.
            Cancelled: `progress` said so.
        """
        answer = self._reader.run(
            "secondhelping.documents.worker:read", {"path": str(path.absolute())}, progress
        )
        return document_wire.from_json(answer)

    def prepare(self, path: Path, progress: Progress = silent) -> Prepared:
        """Reads a file and finds its lines. Raises as `read` does."""
        content = self.read(path, progress)
        payload = document_wire.to_json(content, with_words=False)
        answer = self._finder.run("secondhelping.snippets.worker:find", payload, progress)
        found = snippet_wire.from_json(answer)
        return Prepared(path, content, found.candidates, found.keyphrases)

    def keyphrases(self, path: Path, top: int = 10) -> list[tuple[str, float]]:
        """The phrases that say what a file is about, with their scores, best first."""
        payload = {"content": document_wire.to_json(self.read(path), with_words=False), "top": top}
        answer = self._finder.run("secondhelping.snippets.worker:keyphrases", payload)
        return [(str(phrase), float(score)) for phrase, score in answer]

    def judge(self, texts: list[str]) -> list[dict[str, object]]:
        """Worth, standalone, kind and cues of each text, as the snippets' worker gives them."""
        answer: list[dict[str, object]] = self._finder.run(
            "secondhelping.snippets.worker:judge", {"texts": texts}
        )
        return answer

    def close(self) -> None:
        self._reader.close()
        self._finder.close()

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
