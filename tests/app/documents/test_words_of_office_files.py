# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Of the words in the XML of real presentations and OpenDocument files none is lost and none invented."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from secondhelping.documents.reading import read

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
# Footers, dates and numbers of slides are furniture, in placeholders or as fields.
WORDS_OF_A_SLIDE = (
    "//a:p[not(ancestor::p:sp[1]/p:nvSpPr/p:nvPr/p:ph"
    "[@type='sldNum' or @type='dt' or @type='ftr' or @type='hdr'])]"
)
WORD = re.compile(r"[^\W_]+")
FEWEST_FOUND, MOST_INVENTED = 0.995, 0.005


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def of_presentation(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        if re.fullmatch(r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml", name):
            for paragraph in etree.fromstring(archive.read(name)).xpath(WORDS_OF_A_SLIDE, namespaces=NAMES):
                yield "".join(_drawing_letters(paragraph))


def _drawing_letters(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{{{NAMES['a']}}}t", f"{{{NAMES['a']}}}br"):
        field = str(element.getparent().get("type", ""))
        if not field.startswith(("slidenum", "datetime")):
            yield element.text or "\n"


def of_open_document(archive: zipfile.ZipFile) -> Iterator[str]:
    body = etree.fromstring(archive.read("content.xml")).find("office:body", NAMES)
    yield " ".join(_open_letters(body))


def _open_letters(body: Any) -> Iterator[str]:
    """Each paragraph in one piece: a space only where the file says so."""
    text = f"{{{NAMES['text']}}}"
    gap = etree.XPath("self::text:s or self::text:tab or self::text:line-break", namespaces=NAMES)
    for paragraph in body.iter(f"{text}p", f"{text}h"):
        parts = [paragraph.text or ""]
        for element in paragraph.iterdescendants():
            inner = next(element.iterancestors(f"{text}p", f"{text}h"), None) is paragraph
            own = inner and element.tag not in (f"{text}p", f"{text}h")
            parts += [
                " " if gap(element) else (element.text or "") if own else "",
                element.tail or "" if inner else "",
            ]
        yield "".join(parts)


def test_words_of_real_files(shared: Path) -> None:
    files = [
        path
        for path in sorted((shared / "corpus/documents").iterdir())
        if path.suffix in (".pptx", ".odt", ".odp")
    ]
    assert len(files) > 10
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path in files:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            texts = of_presentation(archive) if path.suffix == ".pptx" else of_open_document(archive)
            raw = Counter(words("\n".join(texts)))
        ours = Counter(word for passage in read(path).passages for word in words(passage.text))
        lost = sum((raw - ours).values()) / sum(raw.values())
        assert lost <= 2 * (1 - FEWEST_FOUND), (path.name, (raw - ours).most_common(5))
        there.update(raw)
        found.update(ours)
    assert sum((there & found).values()) >= FEWEST_FOUND * sum(there.values())
    assert sum((found - there).values()) <= MOST_INVENTED * sum(found.values())
