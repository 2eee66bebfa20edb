# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads links that the owner wants to pass on: from a table with title and note, or from what was pasted.

Nothing behind a link is looked at: what is said of it is what the owner wrote down.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from secondhelping.domain.errors import KnownError

MOST = 5_000
_LARGEST = 4 << 20
_LONGEST = 2_000  # letters of a cell
_URL = re.compile(r"\bhttps?://[^\s<>\"“”]+", re.IGNORECASE)
_AROUND = " :–—-|()<>"
_TRAILING = ".,;:!?)]}’'"
_NAMES = {
    "url": {"url", "link", "address", "href", "web", "website", "page", "links", "adresse", "lien", "enlace"},
    "title": {"title", "name", "headline", "titel", "titre", "título", "titolo"},
    "note": {"note", "notes", "comment", "text", "why", "description", "summary", "notiz", "kommentar"},
    "by": {"by", "credit", "author", "source", "from", "via", "who", "quelle", "autor", "auteur"},
}


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A link with what the owner wrote of it: title, note, and who made it; each "" where it was left open."""

    url: str
    title: str = ""
    note: str = ""
    by: str = ""

    @property
    def host(self) -> str:
        """Where it leads: "example.org"."""
        return host_of(self.url)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that gives no post, by its number in the file (from 1), and why, in one sentence."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Links:
    """What a table of links holds: the links in order, and the rows that were not taken."""

    links: tuple[PassedOn, ...]
    refused: tuple[Refused, ...] = ()


def is_table_of_links(path: Path) -> bool:
    """Whether a file is a CSV in which there are links."""
    if path.suffix.lower() not in (".csv", ".tsv"):
        return False
    try:
        with path.open("rb") as file:
            start = file.read(64 << 10)
    except OSError:
        return False
    return bool(re.search(rb"h\x00?t\x00?t\x00?p\x00?s?\x00?:", start, re.IGNORECASE))


def read_table(path: Path) -> Links:
    """The links of a CSV file. A head row may name the columns (link, title, note, by) in any order; without one they
    are told by what stands in them: the link, then title, note and who made it.

    Raises:
        KnownError: the file cannot be read, is too large, or has no link at all.
    """
    rows = list(_rows(_text_of(path)))
    found = _from_rows(rows)
    if not found.links and not found.refused:
        raise KnownError(
            f"“{path.name}” has no links.",
            "A table of links has a web address in each row, and a title or a note beside it.",
            "Put the links in a column called link, and what they are in one called title.",
        )
    return found


def pasted_link(text: str) -> PassedOn | None:
    """The link in a text that is nothing but one link with a few words: title before it, note after it. None for
    any other text, such as an article with links in it."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    urls = _URL.findall(text)
    if len(urls) != 1 or len(lines) > 3 or len(text) > _LONGEST:
        return None
    url = _clean(urls[0])
    before, _, after = text.partition(urls[0])
    title, note = _flat(before).strip(_AROUND), _flat(urls[0][len(url) :] + after).strip(_AROUND + ".,")
    if len(title.split()) > 40 or len(note.split()) > 60 or not _leads_somewhere(url):
        return None
    return PassedOn(url, title, note)


def host_of(url: str) -> str:
    """The host of an address without "www."; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise KnownError(
                f"“{path.name}” is too large for a table of links.",
                "It has more than 4 MB.",
                "Cut it into several tables.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise KnownError(
            f"“{path.name}” can't be read.", f"The system says: {error.strerror}.", "Choose another file."
        ) from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with their numbers."""
    text = text.replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    sign = max((",", ";", "\t"), key=lambda one: _outside_quotes(first, one))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 0
    while number < MOST:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        number += 1
        cells = [_flat(cell)[:_LONGEST] for cell in row]
        if any(cells):
            yield number, cells


def _outside_quotes(line: str, sign: str) -> int:
    return re.sub(r"\"[^\"]*\"", "", line).count(sign)


def _from_rows(rows: Sequence[tuple[int, list[str]]]) -> Links:
    columns = _named_columns(rows[0][1]) if rows else {}
    links: dict[str, PassedOn] = {}
    refused = []
    for number, cells in rows[1:] if columns else rows:
        made = _by_name(cells, columns) if columns else _by_look(cells)
        why = _why_not(made, cells)
        if not why and made.url in links:
            why = "The same link stands in an earlier row."
        if why:
            refused.append(Refused(number, why))
        else:
            links[made.url] = made
    return Links(tuple(links.values()), tuple(refused))


def _named_columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by a head row; {} where the first row is none."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        for name, words in _NAMES.items():
            if cell.strip().casefold() in words:
                found.setdefault(name, number)
    return found if "url" in found else {}


def _by_name(cells: Sequence[str], columns: dict[str, int]) -> PassedOn:
    def cell(name: str) -> str:
        number = columns.get(name, len(cells))
        return cells[number] if number < len(cells) else ""

    return PassedOn(_clean(_first_url(cell("url")) or cell("url")), cell("title"), cell("note"), cell("by"))


def _by_look(cells: Sequence[str]) -> PassedOn:
    """The cell with a link is the link, and of the others the first is the title, then note, then who made it."""
    place = next((n for n, cell in enumerate(cells) if _first_url(cell)), None)
    if place is None:
        return PassedOn("", *[cell for cell in cells if cell][:3])
    others = [cell for number, cell in enumerate(cells) if number != place and cell]
    return PassedOn(_clean(_first_url(cells[place])), *others[:3])


def _first_url(text: str) -> str:
    found = _URL.search(text)
    return found.group() if found else ""


def _why_not(made: PassedOn, cells: Sequence[str]) -> str:
    if not made.url:
        return f"There is no link in it: “{_short(' '.join(filter(None, cells)))}”."
    if not _leads_somewhere(made.url):
        return f"“{_short(made.url)}” is no web address. It begins with https:// and has a name with a dot in it."
    if not (made.title or made.note):
        return f"“{_short(made.url)}” has neither title nor note: nobody would know what it is."
    return ""


def _leads_somewhere(url: str) -> bool:
    host = host_of(url)
    return url.lower().startswith(("http://", "https://")) and "." in host.strip(".")


def _clean(url: str) -> str:
    """An address without the signs of the sentence around it."""
    url = url.strip()
    while url and url[-1] in _TRAILING:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rstrip() + "…"
