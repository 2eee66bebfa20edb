# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells the kind of a file by what is in it, never by its name, and refuses kinds that are not read."""

import io
import re
import zipfile
from pathlib import Path

from secondhelping.documents import refusals
from secondhelping.documents.decoding import beginning
from secondhelping.domain.document import Format

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0")
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
)
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_MEDIA = (b"ID3", b"OggS", b"fLaC", b"RIFF")
_SAVE_AS_WORD = "Open it where you can, save it as .docx or PDF, and add that."
_SAVE_AS_SLIDES = "Open it where you can, save it as .pptx or PDF, and add that."
_SAVE_AS_PDF = "Open it where you can, save or print it as PDF, and add that."
_UNPACK = "Unpack it, and add the documents that are in it."
_CHOOSE = "Choose a document with words in it."
_OTHER_ZIPS = (
    ("opendocument.spreadsheet", "a spreadsheet", _SAVE_AS_PDF),
    ("opendocument", "an OpenDocument drawing", _SAVE_AS_PDF),
    ("epub", "an e-book", _SAVE_AS_PDF),
)
_MICROSOFT = (
    ("word", "document", ("wordprocessingml", "ms-word")),
    ("ppt", "presentation", ("presentationml", "ms-powerpoint")),
    ("xl", "workbook", ("spreadsheetml", "ms-excel")),
)
_OPEN_DOCUMENTS = (("opendocument.text", Format.ODT), ("opendocument.presentation", Format.ODP))
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6]|title|meta|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(r"<(?:html|body|head)[\s>]", re.IGNORECASE)
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,8}\{\\rtf")
_MHTML = re.compile(r"(?:^|\n)(?:MIME-Version:|Content-Type: *multipart/related)", re.IGNORECASE)
_HEADER = re.compile(r"\s*[A-Za-z][\w-]{1,60}:")
_PART = re.compile(r"(?:^|\n)Content-Type: *(?:multipart/|text/html|text/plain)", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)")
_MARKDOWN_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
)
_WORDPRESS = re.compile(r"<rss\s[^>]{0,2000}wordpress\.org/export/", re.IGNORECASE)
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def sniff(path: Path, data: bytes) -> Format:
    """The format of the file with these bytes. The name is looked at only to tell Markdown from text.

    Raises:
        FileRefused: the file is of a kind that is not read, locked, or no document.
    """
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\3\4"):
        return _zip(path, data)
    if data.startswith(_OLE):
        raise _old_office(path, data)
    if _RTF.match(data):
        return Format.RTF
    _refuse_other_bytes(path, data)
    return _text(path, data)


def _zip(path: Path, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise refusals.locked(path, "copy")
            kinds = _small_part(archive, names, "[Content_Types].xml")
            mime = _small_part(archive, names, "mimetype")
            manifest = _small_part(archive, names, "META-INF/manifest.xml")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise refusals.damaged(path) from error
    return _office_kind(path, names, kinds, mime or manifest, "encryption-data" in manifest)


def _small_part(archive: zipfile.ZipFile, names: list[str], name: str) -> str:
    """The first 64 kB of a part: enough to tell the kind, too little for a bomb."""
    if name not in names:
        return ""
    import zlib

    try:
        with archive.open(name) as part:
            return part.read(64 << 10).decode("utf-8", "replace")
    except zlib.error:
        return ""


def _office_kind(path: Path, names: list[str], kinds: str, mime: str, locked: bool) -> Format:
    microsoft = _microsoft_kind(names, kinds)
    if microsoft == "word":
        return Format.DOCX
    if microsoft == "ppt":
        return Format.PPTX
    if microsoft == "xl":
        raise refusals.other_kind(path, "a spreadsheet", _SAVE_AS_PDF)
    if locked:
        raise refusals.locked(path, "copy")
    for sign, format_ in _OPEN_DOCUMENTS:
        if sign in mime:
            return format_
    for sign, what, todo in _OTHER_ZIPS:
        if sign in mime:
            raise refusals.other_kind(path, what, todo)
    raise refusals.other_kind(path, "a packed folder (ZIP)", _UNPACK)


def _microsoft_kind(names: list[str], kinds: str) -> str:
    """The folder of the main part: "word", "ppt" or "xl"; "" for none of them.

    The part itself is asked for first: a presentation that holds a Word document names both kinds.
    """
    for folder, part, _ in _MICROSOFT:
        if f"{folder}/{part}.xml" in names:
            return folder
    return next((folder for folder, _, signs in _MICROSOFT if any(sign in kinds for sign in signs)), "")


def _old_office(path: Path, data: bytes) -> Exception:
    """Old Office files and locked new ones share one container; the names of its parts tell them apart."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return refusals.locked(path, "copy")
    if holds("WordDocument"):
        return refusals.other_kind(path, "an old Word document (.doc)", _SAVE_AS_WORD)
    if holds("PowerPoint Document"):
        return refusals.other_kind(path, "an old PowerPoint presentation (.ppt)", _SAVE_AS_SLIDES)
    if holds("Workbook") or holds("Book"):
        return refusals.other_kind(path, "an old spreadsheet (.xls)", _SAVE_AS_PDF)
    if holds("__properties_version1.0"):
        return refusals.other_kind(path, "a saved e-mail", "Copy its text into a text file, and add that.")
    return refusals.other_kind(path, "an old Office file", _SAVE_AS_WORD)


def _refuse_other_bytes(path: Path, data: bytes) -> None:
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypavif") or data[8:12] == b"WEBP":
        raise refusals.other_kind(path, "a picture", "Add the document it was made from.")
    if data.startswith(_PROGRAMS):
        raise refusals.other_kind(path, "a program", _CHOOSE)
    if data.startswith(_PACKED):
        raise refusals.other_kind(path, "a packed file", _UNPACK)
    if data.startswith(_MEDIA) or data[4:8] == b"ftyp":
        raise refusals.other_kind(path, "a sound or a film", _CHOOSE)
    if data.startswith(b"%!PS"):
        raise refusals.other_kind(path, "a PostScript file", _SAVE_AS_PDF)


def _text(path: Path, data: bytes) -> Format:
    head = beginning(data, _HEAD)
    if _is_binary(head):
        raise refusals.other_kind(path, "not a document", _CHOOSE)
    if _HEADER.match(head) and _MHTML.search(head) and _PART.search(head):
        return Format.MHTML
    if head.lstrip("\ufeff \t\r\n").startswith(("<?xml", "<!--", "<rss")) and _WORDPRESS.search(head):
        return Format.WORDPRESS
    if _HTML.match(head) or (head.lstrip().startswith("<") and _HTML_INSIDE.search(head)):
        return Format.HTML
    if head.lstrip("\ufeff \t\r\n").startswith("<?xml") or _is_feed(head):
        raise _data_file(path, head)
    return Format.MARKDOWN if _is_markdown(path, data) else Format.TEXT


def _is_binary(head: str) -> bool:
    """Whether one letter in twelve or more is none that a text holds."""
    odd = sum(1 for letter in head if letter in "\ufffd" or (letter < " " and letter not in "\t\n\r\f\0\x1a"))
    zeros = head.count("\0")
    return odd > len(head) / 12 or zeros > len(head) / 4


def _is_feed(head: str) -> bool:
    return head.lstrip().startswith(("<rss", "<feed", "<svg"))


def _data_file(path: Path, head: str) -> Exception:
    if "<svg" in head:
        return refusals.other_kind(path, "a drawing (SVG)", _SAVE_AS_PDF)
    if "opendocument" in head or "wordml" in head or "package" in head:
        return refusals.other_kind(path, "an office document in one XML file", _SAVE_AS_WORD)
    return refusals.other_kind(path, "a data file (XML)", _CHOOSE)


def _is_markdown(path: Path, data: bytes) -> bool:
    if path.suffix.lower() in _MARKDOWN_NAMES:
        return True
    start = beginning(data, 16 * _HEAD)
    if _FRONT_MATTER.match(start):
        return True
    return sum(1 for sign in _MARKDOWN_SIGNS if sign.search(start)) >= 2
