# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The kind of a file is told by its content; kinds that are not read are refused in plain words."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.building import docx, paragraph, pdf, picture
from secondhelping.documents.sniffing import sniff
from secondhelping.domain.document import Format
from secondhelping.domain.errors import FileRefused

WXR = (
    b'<?xml version="1.0"?>\n<!-- an export of your site -->\n'
    b'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>'
)
MHTML = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def packed(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return target.getvalue()


def ole(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(picture), Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n" + pdf(picture), Format.PDF),
        (docx(paragraph("Text.")), Format.DOCX),
        (packed(ppt__presentation_xml="<p/>"), Format.PPTX),
        (
            packed(ppt__renamed_xml="<p/>", **{"[Content_Types]_xml": "presentationml.presentation.main"}),
            Format.PPTX,
        ),
        (
            packed(ppt__presentation_xml="<p/>", **{"[Content_Types]_xml": "wordprocessingml.document"}),
            Format.PPTX,
        ),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), Format.ODT),
        (packed(mimetype="application/vnd.oasis.opendocument.presentation-template"), Format.ODP),
        (packed(**{"META-INF__manifest_xml": "application/vnd.oasis.opendocument.text"}), Format.ODT),
        (b"<!DOCTYPE html><p>Text.", Format.HTML),
        (b"  \n<!-- saved -->\n<HTML><body>Text.", Format.HTML),
        ("<html><body>Text.".encode("utf-16"), Format.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', Format.HTML),
        (b"{\\rtf1 text}", Format.RTF),
        (b"\xef\xbb\xbf\r\n{\\rtf1 text}", Format.RTF),
        (WXR, Format.WORDPRESS),
        (WXR.replace(b"<rss", b"<!-- wp --><rss").decode().encode("utf-16"), Format.WORDPRESS),
        (
            WXR.replace(b"<channel/>", b"<channel><title>--></title><body><h2>x</h2></channel>"),
            Format.WORDPRESS,
        ),
        (MHTML, Format.MHTML),
        (b"\r\n" + MHTML.replace(b"multipart/related", b"text/html"), Format.MHTML),
        (b"How mail works\n\nMIME-Version: 1.0\nContent-Type: text/html", Format.TEXT),
        (b"Plain text.", Format.TEXT),
        ("Grüße".encode("utf-16"), Format.TEXT),
        ("Grüße".encode("cp1252"), Format.TEXT),
        (("ż" * 5000).encode("utf-8"), Format.TEXT),
        (b"---\ntitle: x\n---\n\nText.", Format.MARKDOWN),
        (b"# One\n\nSee [this](https://example.org/a).", Format.MARKDOWN),
    ],
)
def test_the_name_does_not_matter(data: bytes, expected: Format) -> None:
    for name in ("brochure.pdf", "brochure.docx", "brochure"):
        assert sniff(Path(name), data) is expected


@pytest.mark.parametrize(
    ("data", "what", "todo"),
    [
        (ole("EncryptedPackage"), "is locked with a password", "unlocked copy"),
        (ole("WordDocument"), "is an old Word document", "save it as .docx or PDF"),
        (ole("PowerPoint Document"), "is an old PowerPoint presentation", ".pptx or PDF"),
        (ole("Workbook"), "is an old spreadsheet", "PDF"),
        (ole("__properties_version1.0"), "is a saved e-mail", "Copy its text"),
        (ole("anything else"), "is an old Office file", "save it as .docx or PDF"),
        (packed(xl__workbook_xml="<x/>"), "is a spreadsheet", "PDF"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "is a spreadsheet", "PDF"),
        (packed(mimetype="application/vnd.oasis.opendocument.graphics"), "is an OpenDocument drawing", "PDF"),
        (packed(mimetype="application/epub+zip"), "is an e-book", "PDF"),
        (packed(readme="hello"), "is a packed folder (ZIP)", "Unpack it"),
        (
            packed(
                **{
                    "META-INF__manifest_xml": "<m:file-entry><m:encryption-data/></m:file-entry>",
                    "mimetype": "x",
                }
            ),
            "is locked with a password",
            "unlocked copy",
        ),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is a picture", "made from"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "is a picture", "made from"),
        (b"\x7fELF" + b"\0" * 40, "is a program", "document"),
        (b"MZ" + b"\0" * 40, "is a program", "document"),
        (b"\x1f\x8b" + b"\0" * 40, "is a packed file", "Unpack it"),
        (bytes(range(256)) * 40, "is not a document", "document"),
        (b'<?xml version="1.0"?><data/>', "is a data file (XML)", "document"),
    ],
)
def test_other_kinds_are_refused_with_what_to_do(data: bytes, what: str, todo: str) -> None:
    with pytest.raises(FileRefused) as caught:
        sniff(Path("Spring.txt"), data)
    assert caught.value.what.startswith("“Spring.txt” ")
    assert what in caught.value.what
    assert todo in caught.value.todo


def test_a_zip_that_breaks_off_is_damaged() -> None:
    with pytest.raises(FileRefused, match="is damaged"):
        sniff(Path("a.docx"), docx(paragraph("Text."))[:300])


@settings(deadline=None)
@given(
    st.binary(min_size=1, max_size=400)
    | st.sampled_from([b"PK\3\4", OLE, b"%PDF-"]).flatmap(
        lambda head: st.binary(max_size=100).map(lambda rest: head + rest)
    )
)
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    try:
        outcome = sniff(Path("file"), data).value
    except FileRefused as refusal:
        outcome = refusal.what
    assert outcome
