# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document as the program knows it: passages in reading order, each with its role and its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from secondhelping.domain.ids import DocumentId
from secondhelping.domain.word_boxes import Run, WordBoxes, expanded

_QUOTED = re.compile("“([^”]*)”")
_NO_QUOTES = str.maketrans("", "", "“”")


class Role(StrEnum):
    """What a passage is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "quote"
    CODE = "code"


class Format(StrEnum):
    """The kinds of file that can be read, told by content and never by name."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    ODT = "odt"
    ODP = "odp"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    RTF = "rtf"
    MHTML = "mhtml"
    WORDPRESS = "wordpress"
    LINKS = "links"


SLIDES = frozenset({Format.PPTX, Format.ODP})
"""The formats whose pages are slides."""


SPEAKER_NOTES = ", notes"
"""How the path of a place ends that is in the notes under a slide: "slide 3, notes"."""


FROM_A_PICTURE = "read from a picture"
"""How the path of a place begins whose words Tesseract read."""

_NOT_SURE_OF = ", not sure of "


def path_from_a_picture(unsure: Iterable[str]) -> str:
    """The path of a place whose words Tesseract read, some of them `unsure`:
    "read from a picture, not sure of “acorn”, “barrow”"."""
    words = dict.fromkeys(word.translate(_NO_QUOTES) for word in unsure)
    named = ", ".join(f"“{word}”" for word in words if word)
    return f"{FROM_A_PICTURE}{_NOT_SURE_OF}{named}" if named else FROM_A_PICTURE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: a page counted from 1 (None where the format has none), a box on that
    page in points from the top left (left, top, right, bottom; PDF only), and a path in words, such
    as "paragraph 12" or "Opening hours > table 1, row 2"."""

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of a passage: the linked words and where they lead."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's own words.

    `level` is the rank of a heading or the depth of a list item, from 1; 0 for the rest. `runs` has the
    boxes of the words in their short form (PDF only), and is empty where they are not known.
    """

    text: str
    role: Role = Role.PARAGRAPH
    place: Place = Place()
    level: int = 0
    links: tuple[Link, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def words(self) -> WordBoxes:
        """The boxes of each word of `text.split()`; empty where they are not known."""
        return expanded(self.runs)

    @property
    def is_speaker_note(self) -> bool:
        """Whether these are the words a speaker meant to say to a slide; other notes are foot- and endnotes."""
        return self.role is Role.NOTE and self.place.path.endswith(SPEAKER_NOTES)

    @property
    def is_from_a_picture(self) -> bool:
        """Whether Tesseract read these words from a picture: some may be wrong."""
        return self.place.path.startswith(FROM_A_PICTURE)

    @property
    def unsure(self) -> tuple[str, ...]:
        """The words that Tesseract was not sure of."""
        return tuple(_QUOTED.findall(self.place.path)) if self.is_from_a_picture else ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a file, before it belongs to a project.

    `fingerprint` is the SHA-256 of the file's bytes in hexadecimal; `language` an ISO 639-1 code, "" when
    not known; `pages` 0 where the format has none; `warnings` whole sentences for the owner; `published` the
    day that the document itself names, as in "2026-04-30", "" where it names none; `pictures` the numbers of the
    pages that are pictures whose words were not read.
    """

    title: str
    format: Format
    fingerprint: str
    passages: tuple[Passage, ...]
    language: str = ""
    pages: int = 0
    author: str = ""
    link: str = ""
    warnings: tuple[str, ...] = ()
    published: str = ""
    pictures: tuple[int, ...] = ()

    @property
    def words(self) -> int:
        return sum(len(passage.text.split()) for passage in self.passages)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture: a PNG file's bytes, and the size of the page in points, as `WordBox` counts."""

    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a project, as lists show it. The passages are fetched apart: they can be many.

    `edition_at` is when the latest edition was read, None while the document has had but one. `read_to` is the last
    page that was read of one whose reading was stopped before its end (the number of passages looked through, where
    it has no pages), 0 where it is whole.
    """

    id: DocumentId
    title: str
    path: str
    format: Format
    fingerprint: str
    language: str
    pages: int
    words: int
    added_at: datetime
    snippets: int = 0
    waiting: int = 0
    kept: int = 0
    served: int = 0
    warnings: tuple[str, ...] = field(default=())
    edition_at: datetime | None = None
    read_to: int = 0

    @property
    def read_at(self) -> datetime:
        """When the edition that the project has was read."""
        return self.edition_at or self.added_at
