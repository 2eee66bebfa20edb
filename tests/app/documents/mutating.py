# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Damages our own sample files in every way a file gets damaged, and says what must hold of the reading.

Each damaged file follows from its number alone, so that a number that fails can be run again.
"""

import copy
import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from app.documents.building import LEFT, RIGHT, docx, lines, paragraph, pdf
from app.documents.office_building import Deck, body, drawn, frame, line, odf, title
from secondhelping.domain.document import Content, Format, Role
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.word_boxes import count
from secondhelping_resources import paths

_HERE = Path(__file__).parent / "samples"
# What parsers trip over: bounds of numbers, brackets, quotes, ends, escapes.
_NASTY = (
    *(
        b"\0",
        b"\xff",
        b"\xff\xff\xff\xff",
        b"-1",
        b"0",
        b"9999999999",
        b"1e308",
        b"nan",
        b"<",
        b">",
        b"</",
        b"]]>",
    ),
    *(
        b"(",
        b")",
        b"<<",
        b">>",
        b"[",
        b"]",
        b"{",
        b"}",
        b"\\",
        b'"',
        b"'",
        b"&#0;",
        b"&amp;",
        b"<!--",
        b"<![CDATA[",
    ),
    *(
        b"\r\n\r\n",
        b"\n\n",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"stream",
        b"endobj",
        b"R",
        b"\\'",
        b"\\bin9 ",
    ),
)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = (
    b"-1",
    b"0",
    b"1",
    b"7",
    b"65536",
    b"2147483648",
    b"-9999999999",
    b"1e308",
    b"0.0000001",
    b"9" * 400,
)
_TEXTS = (
    "",
    " ",
    "\u202e",
    "\u00a0",
    "-1",
    "0",
    "9999999999",
    "x" * 5000,
    "e\u0301",
    "none",
    "true",
    "//",
    "../x",
)
_CONTROL = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0))))


@cache
def samples() -> Mapping[str, bytes]:
    """A small file of every format that is read, by name."""
    found = {path.name: path.read_bytes() for path in paths.sample_documents()}
    for name in ("seminar.rtf", "page.mhtml", "export.xml"):
        found[name] = (_HERE / name).read_bytes()
    return {
        **found,
        "flyer.pdf": _flyer(),
        "note.docx": docx(paragraph("A sentence of some words.") + _TABLE),
        "talk.pptx": _talk(),
        "text.odt": odf("text", _ODT),
        "talk.odp": odf("presentation", _ODP),
    }


_TABLE = (
    f"<w:tbl><w:tr><w:tc>{paragraph('A cell')}</w:tc><w:tc>{paragraph('Another cell')}</w:tc></w:tr></w:tbl>"
)
_ODT = (
    '<text:h text:outline-level="1">A heading</text:h><text:p>A line with<text:s text:c="3"/>blanks.</text:p>'
    "<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>"
    '<table:table><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>A cell</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
_ODP = f'<draw:page draw:name="p">{drawn("<text:p>Words on a slide.</text:p>", 1, 1)}</draw:page>'


def _flyer() -> bytes:
    def page(canvas: object) -> None:
        lines(canvas, LEFT)  # type: ignore[arg-type]
        lines(canvas, RIGHT, x=320)  # type: ignore[arg-type]

    return pdf(page, page, title="A flyer", author="Someone")


def _talk() -> bytes:
    deck = Deck().add(title("A slide"), body(line("A point"), line("Another")), notes=(line("Say this."),))
    cell = "<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>A cell</a:t></a:r></a:p></a:txBody></a:tc>"
    return deck.add(title("Second"), frame(f"<a:tbl><a:tr h='1'>{cell}</a:tr></a:tbl>")).bytes()


def damaged(number: int) -> tuple[str, bytes]:
    """The name and the bytes of damaged file `number`."""
    chance = random.Random(number)
    names = sorted(samples())
    name = names[number % len(names)]
    data = samples()[name]
    if data.startswith(b"PK") and chance.random() < 0.7:
        return name, _in_a_part(data, chance)
    return name, _several(data, chance)


def _in_a_part(data: bytes, chance: random.Random) -> bytes:
    """A package with one or two of its parts damaged, and packed anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    way = chance.choice((_several, _rebuilt, _rebuilt))
    for name in chance.sample(sorted(parts), min(len(parts), chance.choice((1, 1, 2)))):
        parts[name] = way(parts[name], chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _rebuilt(data: bytes, chance: random.Random) -> bytes:
    """The XML with elements taken out, doubled, moved or changed: still XML, and no longer what it should be."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _several(data, chance)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        elements = list(root.iter(etree.Element))
        if len(elements) < 20_000:
            _change(chance.choice(elements), elements, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _change(element: Any, elements: list[Any], chance: random.Random) -> None:
    parent = element.getparent()
    match chance.randrange(5):
        case 0 if element.attrib:
            element.set(chance.choice(sorted(element.attrib)), chance.choice(_TEXTS))
        case 1 if parent is not None:
            parent.remove(element)
        case 2 if parent is not None:
            element.append(copy.deepcopy(chance.choice(elements[1:])))
        case 3 if parent is not None:
            for _ in range(chance.choice((1, 30))):
                parent.append(copy.deepcopy(element))
        case 4:
            element.tag = chance.choice(elements).tag
        case _:
            element.text = chance.choice(_TEXTS)


def _several(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes((data[at] ^ 1 << chance.randrange(8),)) + data[at + 1 :]


def _delete(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_NASTY) + data[at:]


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    at, nasty = chance.randrange(len(data) + 1), chance.choice(_NASTY)
    return data[:at] + nasty + data[at + len(nasty) :]


def _renumber(data: bytes, chance: random.Random) -> bytes:
    """One number of the file changed for one that nobody writes."""
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + chance.choice(_NUMBERS) + data[match.end() :]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 3, 50)) + data[end:]


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _splice(data: bytes, chance: random.Random) -> bytes:
    """A stretch of another place of this file, or of another file, put in."""
    other = chance.choice((data, samples()[chance.choice(sorted(samples()))]))
    start, end = _stretch(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 30, 300, 3000)))


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _delete, _insert, _overwrite, _renumber, _renumber, _double, _splice),
    _truncate,
)


def check_refusal(refusal: FileRefused) -> None:
    """Three whole sentences, fit to be shown."""
    for sentence in (refusal.what, refusal.why, refusal.todo):
        assert sentence.strip(), refusal.args
        assert sentence.endswith("."), refusal.args
        assert not _CONTROL & set(sentence), refusal.args


def check_contents(contents: Iterable[Content]) -> None:
    """What holds of every content, whatever the file was."""
    for content in contents:
        _check_content(content)


def _check_content(content: Content) -> None:
    assert content.passages
    assert _is_tidy(content.title), content.title
    assert not content.author or _is_tidy(content.author), content.author
    assert len(content.fingerprint) == 64
    assert content.link == "" or content.link.lower().startswith(("http:", "https:", "mailto:", "tel:"))
    assert all(warning.endswith(".") and not _CONTROL & set(warning) for warning in content.warnings)
    assert content.pages >= 0
    for passage in content.passages:
        assert _is_tidy(passage.text), passage.text
        assert any(map(str.isalnum, passage.text)), passage.text
        assert len(passage.text) <= 20_000
        assert isinstance(passage.role, Role)
        assert 0 <= passage.level <= 100, passage.level
        assert passage.level > 0 or passage.role not in (Role.HEADING, Role.LIST_ITEM), passage
        assert all(link.url.lower().startswith(("http", "mailto:", "tel:")) for link in passage.links)
        page = passage.place.page
        assert page is None or 1 <= page <= content.pages, (page, content.pages)
        assert page is not None or content.format is not Format.PDF
        assert not passage.runs or count(passage.runs) == len(passage.text.split()), passage
        assert all(1 <= box.page <= content.pages for boxes in passage.words for box in boxes)


def _is_tidy(text: str) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and "  " not in text
        and unicodedata.is_normalized("NFC", text)
        and not _CONTROL & set(text)
    )
