# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adds the documents of a file for the commands, and tells of each."""

from functools import partial
from pathlib import Path

from secondhelping.cli import output
from secondhelping.cli.passwords import Passwords
from secondhelping.domain.progress import silent
from secondhelping.domain.words import counted, quoted
from secondhelping.operations import add_document, long_documents, look, renew_document, take_in, undo
from secondhelping.operations.long_documents import Going
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import EditionSummary
from secondhelping.operations.workshop import Prepared, Workshop


def add_one(
    project: Project,
    workshop: Workshop,
    path: Path,
    out: output.Output,
    name: str,
    passwords: Passwords,
    *,
    ocr: bool = False,
) -> None:
    """Adds the documents of one file: the new ones in one step, each new edition in the place of the old."""
    with out.about(name):
        reading = _Reading(workshop, path, passwords, pictures=ocr)
        found = take_in.sorted_out(project, reading.prepared)
        if found.unfinished is not None:
            known, first = found.unfinished
            _add_long(project, reading, first, long_documents.resume(project, known.id, first), name, out)
        elif found.new and found.new[0].left is not None:
            first = found.new[0]
            _add_long(project, reading, first, long_documents.begin(project, first), name, out)
        elif found.new:
            changes = add_document.add_documents(project, found.new)
            for prepared in found.new:
                title, lines = quoted(prepared.content.title), counted(len(prepared.candidates), "snippet")
                label = changes.label if len(found.new) == 1 else f"Added {title}, {lines}"
                _tell_added(name, prepared, None, label, out)
        for known, first in found.editions:
            prepared = long_documents.completed(workshop, first, silent, reading.password)
            edition = renew_document.summary(project, known, prepared)
            changes = renew_document.renew_document(project, known.id, prepared)
            _tell_added(name, prepared, edition, changes.label, out)


class _Reading:
    """What is in a file, of a long one its first part, and the password that opened it."""

    def __init__(self, workshop: Workshop, path: Path, passwords: Passwords, *, pictures: bool) -> None:
        self.workshop = workshop
        self.password: str | None = None
        self._pictures = pictures
        self.prepared = passwords.opened(path, partial(self._read, path))

    def _read(self, path: Path, password: str | None) -> list[Prepared]:
        self.password = password
        if self._pictures:
            return self.workshop.prepare_all(path, silent, password, pictures=True)
        return self.workshop.prepare_first(path, silent, password)


def _add_long(
    project: Project, reading: _Reading, first: Prepared, going: Going, name: str, out: output.Output
) -> None:
    """Adds the rest of a long document, and tells of it once it is in."""
    for part in long_documents.go_on(project, reading.workshop, first, going, silent, reading.password):
        going = part
    (document,) = [one for one in look.documents(project) if one.id == going.document_id]
    data = {
        "document": name,
        "edition": None,
        "title": document.title,
        "language": document.language,
        "snippets": document.snippets,
        "warnings": list(document.warnings),
    }
    out.say(data, f"{undo.labels(project)[0]}.")


def _tell_added(
    name: str, prepared: Prepared, edition: EditionSummary | None, label: str, out: output.Output
) -> None:
    content = prepared.content
    differs = None
    if edition is not None:
        differs = {"added": edition.added, "changed": edition.changed, "gone": edition.gone}
    data = {
        "document": name,
        "edition": differs,
        "title": content.title,
        "language": content.language,
        "snippets": len(prepared.candidates),
        "warnings": list(content.warnings),
    }
    out.say(data, f"{label}.")
