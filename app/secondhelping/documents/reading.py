# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads one file, whatever it is, into a `Content`: sniffs its format, calls that format's reader, finishes.

Runs in the process that calls it. For a stranger's file use it through `sandbox` and `worker`.
"""

import hashlib
import importlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from secondhelping.documents import pasted, refusals
from secondhelping.documents.cleanup import tidy
from secondhelping.documents.drafts import MOST_PASSAGES, Draft, Source
from secondhelping.documents.language import detect
from secondhelping.documents.sniffing import sniff
from secondhelping.domain.document import Content, Format, Link, Passage, Role
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.word_boxes import Run, count, picked

_MEGABYTE = 1 << 20
_LARGEST = {
    Format.PDF: 256 * _MEGABYTE,
    Format.DOCX: 256 * _MEGABYTE,
    Format.PPTX: 256 * _MEGABYTE,
    Format.ODT: 256 * _MEGABYTE,
    Format.ODP: 256 * _MEGABYTE,
    Format.HTML: 16 * _MEGABYTE,
    Format.MARKDOWN: 16 * _MEGABYTE,
    Format.TEXT: 16 * _MEGABYTE,
    Format.RTF: 64 * _MEGABYTE,
    Format.MHTML: 64 * _MEGABYTE,
    Format.WORDPRESS: 64 * _MEGABYTE,
}
_TALKATIVE = ("pdfminer", "trafilatura", "htmldate", "courlan", "charset_normalizer", "markdown_it")
_LONGEST_PASSAGE = 20_000
_MOST_LETTERS = 12_000_000
_LONGEST_TITLE = 120
_SAFE_LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)

_NOTHING: Mapping[int, str] = MappingProxyType({})

_Reader = Callable[[Source, Progress], Draft]


def read(
    path: Path,
    progress: Progress = silent,
    password: str | None = None,
    last_page: int = 0,
    recognized: Mapping[int, str] = _NOTHING,
) -> Content:
    """The title, language and passages of the file at `path`; `password` opens a locked PDF. Of a PDF only the
    pages up to `last_page` are read, where that is given; `recognized` has what Tesseract read from its pictures.

    Raises:
        FileLocked: it wants a password, or another one than this.
        FileRefused: the file cannot be read; the sentences say why and what to do.
        Cancelled: `progress` asked for it.
    """
    source, format_ = opened(path, password, last_page, recognized)
    draft = _reader(format_)(source, progress)
    return finished(path, format_, fingerprint(source), draft)


def read_all(
    path: Path,
    progress: Progress = silent,
    *,
    drafts: bool = False,
    password: str | None = None,
    last_page: int = 0,
    recognized: Mapping[int, str] = _NOTHING,
) -> tuple[Content, ...]:
    """The documents in the file at `path`: one, but for a WordPress export, where each post is a document.

    The fingerprint of a post is made of its name in WordPress, its title and its text, not of the file: so it
    is known again in a later export.
    With `drafts` those that are not published yet are read, too. Raises as `read` does.
    """
    source, format_ = opened(path, password, last_page, recognized)
    return read_opened(source, format_, progress, drafts=drafts)


def read_opened(
    source: Source, format_: Format, progress: Progress, *, drafts: bool = False
) -> tuple[Content, ...]:
    """The documents in a file that is open; see `read_all`."""
    path = source.path
    if format_ is not Format.WORDPRESS:
        draft = _reader(format_)(source, progress)
        return (finished(path, format_, fingerprint(source), draft),)
    from secondhelping.documents import wordpress

    return tuple(
        finished(path, format_, _fingerprint_of(post.name, post.draft), post.draft)
        for post in wordpress.posts(source, progress, drafts=drafts)
    )


def fingerprint(source: Source) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(source.data).hexdigest()


def _fingerprint_of(name: str, draft: Draft) -> str:
    words = "\n".join((name, draft.title, *(passage.text for passage in draft.passages)))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def read_text(text: str, title: str, *, marked_up: bool = False) -> Content:
    """The content of a text that is no file, as from the clipboard; `marked_up` says that it is HTML.

    `title` stands where the text has no first words to be named by.

    Raises:
        FileRefused: there are no words in it, or too many.
    """
    _hush()
    data = text.encode("utf-8", "replace")
    if len(data) > _LARGEST[Format.TEXT]:
        raise refusals.pasted_too_much()
    format_ = Format.HTML if marked_up else Format.TEXT
    draft = pasted.read(data, marked_up=marked_up)
    if not any(map(str.isalnum, "".join(passage.text for passage in draft.passages))):
        raise refusals.pasted_nothing()
    return finished(Path(title), format_, hashlib.sha256(data).hexdigest(), draft)


def opened(
    path: Path, password: str | None, last_page: int = 0, recognized: Mapping[int, str] = _NOTHING
) -> tuple[Source, Format]:
    """The bytes of a file and what kind it is.

    Raises:
        FileRefused: it isn't there, can't be opened, or is too big.
    """
    _hush()
    data = _load(path)
    format_ = sniff(path, data)
    if len(data) > _LARGEST[format_]:
        raise refusals.too_big(path, _LARGEST[format_] // _MEGABYTE)
    return Source(path, data, password or "", last_page, recognized), format_


def _hush() -> None:
    """The parsers remark on every oddity of a file; nobody reads that, and writing it takes time."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _load(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refusals.folder(path)
        if not path.exists():
            raise refusals.missing(path)
        if not path.is_file():
            raise refusals.not_a_file(path)
        size = path.stat().st_size
        if size > max(_LARGEST.values()):
            raise refusals.too_big(path, max(_LARGEST.values()) // _MEGABYTE)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise refusals.unreadable(path) from error
    if not data:
        raise refusals.empty(path)
    return data


def _reader(format_: Format) -> _Reader:
    """The reader of a format, imported only now: the libraries behind it are heavy."""
    module = importlib.import_module(f"secondhelping.documents.{format_.value}")
    return cast(_Reader, module.read)


def finished(path: Path, format_: Format, fingerprint: str, draft: Draft) -> Content:
    """The content that a reader's draft comes to: tidied, bounded, its language told.

    Raises:
        FileRefused: there are no words in it.
    """
    passages, warnings = _bounded(_tidied(draft.passages))
    if not passages:
        raise refusals.no_words(path)
    return Content(
        title=_title(draft, path),
        format=format_,
        fingerprint=fingerprint,
        passages=passages,
        language=detect(" ".join(passage.text for passage in passages[:400])),
        pages=draft.pages,
        author=tidy(draft.author)[:_LONGEST_TITLE],
        link=draft.link if _SAFE_LINK.match(draft.link) else "",
        warnings=(*draft.warnings, *warnings),
        published=draft.published,
        pictures=draft.pictures,
    )


def _title(draft: Draft, path: Path) -> str:
    """The draft's title, else the first title in the text, else the file's name without its ending."""
    in_text = (passage.text for passage in draft.passages[:20] if passage.role is Role.TITLE)
    title = tidy(draft.title) or tidy(next(in_text, ""))
    if not title:
        title = tidy(path.stem.replace("_", " ")) or refusals.shown_name(path)
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _tidied(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        tidied = tidy(passage.text)
        runs = _runs(passage, tidied)
        for text in _pieces(tidied):
            here = runs if text is tidied else ()
            if any(letter.isalnum() for letter in text):
                yield replace(passage, text=text, links=_links(passage.links), runs=here)


def _runs(passage: Passage, tidied: str) -> tuple[Run, ...]:
    """The boxes of the words that are left. Tidying parts no word: where there are as many as before, all are;
    a word without meaning, as the signs of symbol fonts are, may go."""
    words = len(tidied.split())
    if not passage.runs or words == count(passage.runs):
        return passage.runs
    kept = [bool(tidy(word)) for word in passage.text.split()]
    return picked(passage.runs, kept) if sum(kept) == words and len(kept) == count(passage.runs) else ()


def _links(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Links that lead to pages, mail or telephone; scripts and local files go."""
    return tuple(Link(tidy(link.text), link.url) for link in links if _SAFE_LINK.match(link.url))


def _pieces(text: str) -> Iterator[str]:
    """A passage as it is, or in parts where it is longer than any that a person wrote."""
    while len(text) > _LONGEST_PASSAGE:
        cut = text.rfind(" ", _LONGEST_PASSAGE // 2, _LONGEST_PASSAGE)
        cut = cut if cut > 0 else _LONGEST_PASSAGE
        yield text[:cut].strip()
        text = text[cut:].strip()
    yield text


def _bounded(passages: Iterable[Passage]) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    kept: list[Passage] = []
    letters = 0
    for passage in passages:
        letters += len(passage.text)
        if letters > _MOST_LETTERS or len(kept) == MOST_PASSAGES:
            return tuple(kept), ("The document is very long: only its first part was read.",)
        kept.append(passage)
    return tuple(kept), ()
