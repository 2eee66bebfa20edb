# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The project's snippets as the page holds them, kept up to date with what operations change."""

from collections.abc import Collection, Sequence
from typing import Any, overload

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.document import Passage
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.overriding import override
from secondhelping.domain.snippet import Snippet
from secondhelping.operations import look

FEW = 50
"""Up to so many changed snippets are read one by one; more, and everything is read anew."""

_CHUNK = 200

_ELSEWHERE = (Noun.DOCUMENT, Noun.POST, Noun.HISTORY)


class _Passages(Sequence[Passage]):
    """The passages of a document, some at a time: it may have a hundred thousand, and few are looked at."""

    def __init__(self, project: Any, document_id: DocumentId) -> None:
        self._project, self._document_id = project, document_id
        self._count = look.passage_count(project, document_id)
        self._chunks: dict[int, Sequence[Passage]] = {}

    @override
    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Passage: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Passage]: ...

    @override
    def __getitem__(self, place: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(place, slice):
            return [self._at(number) for number in range(*place.indices(self._count))]
        if not -self._count <= place < self._count:
            raise IndexError(place)
        return self._at(place % self._count)

    def _at(self, number: int) -> Passage:
        start = number // _CHUNK * _CHUNK
        if start not in self._chunks:
            self._chunks[start] = look.passages(self._project, self._document_id, start, _CHUNK)
        return self._chunks[start][number - start]


class Shelf:
    """Reads all snippets once; after that only those that changed."""

    def __init__(self) -> None:
        self._snippets: dict[SnippetId, Snippet] = {}
        self._passages: tuple[DocumentId, Sequence[Passage]] | None = None

    @property
    def all(self) -> Collection[Snippet]:
        """Every snippet: by document, the latest first, there in reading order."""
        return self._snippets.values()

    def get(self, snippet_id: SnippetId) -> Snippet | None:
        return self._snippets.get(snippet_id)

    def read(self, project: Any) -> None:
        """Read everything anew; no project, no snippets."""
        found = look.snippets(project) if project is not None else []
        self._snippets = {snippet.id: snippet for snippet in found}
        self._passages = None

    def update(self, project: Any, changes: Changes) -> None:
        """Read what changed."""
        ids = [SnippetId(number) for number in changes.of(Noun.SNIPPET)]
        known = all(snippet_id in self._snippets for snippet_id in ids)
        if len(ids) > FEW or not known or any(changes.of(noun) for noun in _ELSEWHERE):
            self.read(project)
            return
        for snippet_id in ids:
            found = look.snippet(project, snippet_id)
            if found is None:
                del self._snippets[snippet_id]
            else:
                self._snippets[snippet_id] = found

    def passages(self, project: Any, document_id: DocumentId) -> Sequence[Passage]:
        """The passages of a document, read where they are looked at; those of the last one asked for are kept."""
        if self._passages is None or self._passages[0] != document_id:
            self._passages = (document_id, _Passages(project, document_id))
        return self._passages[1]

    def documents(self) -> list[tuple[DocumentId, str]]:
        """The documents that have snippets, with their titles, in order."""
        found = {snippet.document_id: snippet.document_title for snippet in self.all}
        return list(found.items())
