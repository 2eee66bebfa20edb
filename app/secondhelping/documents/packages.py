# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Guards an office package (a zip of XML parts): counts what comes out, and hands on only the XML.

A `Package` unpacks a part when it is asked for. python-docx unpacks every part of a package, pictures too: it is
given a package made anew (`rebuilt`), each XML part unpacked under limits, everything else empty.
The limits leave room: the 28 Word files of the business corpus reach 24:1 on a part over 100 kB, 33 parts and
2.3 MiB unpacked (measured 2026-11-26 over their directories).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from secondhelping.documents import parser_memory, refusals
from secondhelping.documents.drafts import Source

MOST_PARTS = 5_000
LARGEST_PART = 64 << 20
LARGEST_IN_ALL = 300 << 20
STEEPEST = 100
_STEEP_FROM = 1 << 20
_PIECE = 1 << 18
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
# The strict form of Office Open XML differs from the usual one by its names only.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument", b"http://schemas.openxmlformats.org/officeDocument/2006"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006",
    ),
    (
        b"http://purl.oclc.org/ooxml/presentationml",
        b"http://schemas.openxmlformats.org/presentationml/2006",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml", b"http://schemas.openxmlformats.org/drawingml/2006"),
)
_MACRO_KINDS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_PLAIN_KIND = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Package:
    """An office package, open for reading. Parts are named without regard to capitals, as the standards want.

    Raises:
        FileRefused: too many parts, or damage.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._left = LARGEST_IN_ALL
        with _refusing(source.path):
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        entries = _entries(source, self._archive)
        self._entries = {name.lower(): entry for name, entry in entries.items()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        return [entry.filename for entry in self._entries.values()]

    def tree(self, name: str) -> Any:
        """The root element of an XML part; None where there is no such part.

        Raises:
            FileRefused: a bomb, a part with a document type of its own, or damage.
            lxml.etree.XMLSyntaxError: what came out is not XML.
            MemoryError: the part is too much for what this process may use.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        with _refusing(self._source.path):
            data = _unpacked(self._source, self._archive, entry, self._left)
        self._left -= len(data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(_usual(name, data), parser)
        except etree.XMLSyntaxError as error:
            if parser_memory.was_short(parser):
                raise MemoryError from error
            raise


def rebuilt(source: Source) -> io.BytesIO:
    """The package with its XML parts only, each counted while it is unpacked.

    Raises:
        FileRefused: a bomb, a part with a document type of its own (the door to entity attacks), or damage.
    """
    new = io.BytesIO()
    with (
        _refusing(source.path),
        zipfile.ZipFile(io.BytesIO(source.data)) as archive,
        zipfile.ZipFile(new, "w") as plain,
    ):
        _copy(source, archive, plain)
    new.seek(0)
    return new


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turns what `zipfile` says of a broken archive into a refusal."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise refusals.damaged(path) from error
    except RuntimeError as error:
        # zipfile's word for "a password is needed".
        raise refusals.locked(path, "copy") from error


def _entries(source: Source, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(entries) > MOST_PARTS:
        raise refusals.unpacks_too_big(source.path)
    return {name: entry for name, entry in entries.items() if not (_leads_outside(name) or entry.is_dir())}


def _copy(source: Source, archive: zipfile.ZipFile, plain: zipfile.ZipFile) -> None:
    left = LARGEST_IN_ALL
    for name, entry in _entries(source, archive).items():
        data = _unpacked(source, archive, entry, left) if _is_xml(name) else b""
        left -= len(data)
        plain.writestr(zipfile.ZipInfo(name), _usual(name, data))


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _unpacked(source: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            steep = size > _STEEP_FROM and size > STEEPEST * max(entry.compress_size, 1)
            if size > min(LARGEST_PART, left) or steep:
                raise refusals.unpacks_too_big(source.path)
    data = b"".join(pieces)
    if any(sign in data for sign in _DOCTYPES):
        raise refusals.unsafe(source.path)
    return data


def _usual(name: str, data: bytes) -> bytes:
    """The part with the usual names in place of the strict ones, and a plain document for a macro document."""
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    if name == "[Content_Types].xml":
        for kind in _MACRO_KINDS:
            data = data.replace(kind, _PLAIN_KIND)
    return data
