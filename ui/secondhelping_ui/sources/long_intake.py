# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A long document on its way into the project, part by part, in the job's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondhelping.domain.errors import Cancelled
from secondhelping.domain.progress import Progress
from secondhelping.operations import long_documents, undo
from secondhelping.operations.long_documents import Going
from secondhelping.operations.renew_document import summary
from secondhelping_ui.sources.outcomes import Added, Grown, NewEdition, Outcome, Stopped

if TYPE_CHECKING:
    from secondhelping.operations.take_in import Incoming
    from secondhelping.operations.workshop import Prepared, Workshop


class LongIntake:
    """Adds one long document, or reads on in one; `told` is called with what is to be told before its end."""

    def __init__(
        self,
        project: Any,
        workshop: "Workshop",
        progress: Progress,
        password: str | None,
        told: Callable[[Outcome], None],
    ) -> None:
        self._project, self._workshop = project, workshop
        self._progress, self._password = progress, password
        self._told = told

    def outcomes(self, path: Path, found: "Incoming") -> list[Outcome]:
        """What became of the document, once nothing more comes of it. Raises Cancelled before its first part is in."""
        if found.unfinished is not None:
            known, first = found.unfinished
            return self._go_on(first, long_documents.resume(self._project, known.id, first))
        if found.new:
            first = found.new[0]
            going = long_documents.begin(self._project, first)
            self._told(Added(going.changes, going.title, going.found, path=path))
            return self._go_on(first, going)
        known, first = found.editions[0]
        whole = long_documents.completed(self._workshop, first, self._progress, self._password)
        return [NewEdition(whole, summary(self._project, known, whole))]

    def _go_on(self, first: "Prepared", going: Going) -> list[Outcome]:
        parts = long_documents.go_on(
            self._project, self._workshop, first, going, self._progress, self._password
        )
        try:
            for part in parts:
                going = part
                self._told(Grown(part.changes))
        except Cancelled:
            words = long_documents.stopped_words(self._project, going)
            alone = bool(going.action) and undo.last(self._project) == going.action
            return [Stopped(words, alone)] if words else [None]
        return []
