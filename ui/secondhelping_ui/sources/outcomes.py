# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is put in the queue of files to read, and what can become of each."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError, PicturesOnly

if TYPE_CHECKING:
    from secondhelping.operations.renew_document import EditionSummary
    from secondhelping.operations.workshop import Prepared


class Pasted(NamedTuple):
    """A text from the clipboard, under the name it goes by until it is read; `marked_up` where it is HTML."""

    name: str
    text: str
    marked_up: bool = False


class Item(NamedTuple):
    """One file, or pasted text, in the queue. The number tells two turns of the same file apart; `unlocking` says
    that there is a password to try on it."""

    number: int
    path: Path
    pasted: Pasted | None = None
    unlocking: bool = False


class Added(NamedTuple):
    """A document, or several of one file, that are in the project now: what changed, the title, how many lines
    were found, whether it is there in a new edition; and the file, where Tesseract could read `pictures` in it."""

    changes: Changes
    title: str
    found: int
    renewed: bool = False
    pictures: tuple[int, ...] = ()
    path: Path | None = None


class NewEdition(NamedTuple):
    """A file that was read and is a new edition of a document: the owner says what becomes of it."""

    prepared: "Prepared"
    summary: "EditionSummary"


class Pictured(NamedTuple):
    """A file whose pages are all pictures, and whether Tesseract is here to read them."""

    error: PicturesOnly
    can_be_read: bool


class Grown(NamedTuple):
    """More of a long document that is in the project: what changed, and nothing more to say of it."""

    changes: Changes


class Stopped(NamedTuple):
    """A long document whose reading was stopped: what to say of the part that is in, and whether undo would take
    that back."""

    words: str
    can_undo: bool


# None when the file was left out.
Outcome = Added | Grown | NewEdition | Pictured | Stopped | KnownError | None
