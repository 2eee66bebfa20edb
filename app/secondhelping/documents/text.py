# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads plain text: blank lines part passages, hard-wrapped lines are joined, headings and bullets are told."""

import itertools
import re
from collections.abc import Iterator

from secondhelping.documents.decoding import decode
from secondhelping.documents.drafts import MOST_PASSAGES, Draft, Source
from secondhelping.domain.document import Passage, Place, Role
from secondhelping.domain.progress import Progress, Step

BULLET = re.compile(r"\s*(?:[-–—+•▪●◦‣·*]|\(?\d{1,2}[.)])\s+(?=\S)")
_STARS = re.compile(r"(\*{1,5}) (?=\S)")
_UNDERLINE = re.compile(r"\s*([=\-~*_#])\1{2,}\s*$")
_RULE_ONLY = re.compile(r"[\W_]+$")
_END = re.compile(r"[.!?…:;,]['\"”’»)\]]*$")
_LONGEST_HEADING = 70
_WRAP = range(40, 101)


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a text in any encoding (see `decoding`)."""
    progress(Step("Reading", 0, 1))
    lines = decode(source.data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line.rstrip() for line in lines]
    width = _wrap_width(lines)
    stars = _has_outline_stars(lines)
    found = (
        passage for number, block in _blocks(lines) for passage in _passages(block, number, width, stars)
    )
    # One more than are kept tells that there were too many. The rest is not even made.
    passages = list(itertools.islice(found, MOST_PASSAGES + 1))
    progress(Step("Reading", 1, 1))
    return Draft(tuple(passages), title=_title(passages))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The stretches between blank lines, each with the number of its first line, from 1."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _wrap_width(lines: list[str]) -> int:
    """The column at which the lines were wrapped by hand or mailer; 0 where they were not."""
    lengths = sorted(len(line) for line in lines if line.strip() and len(line) <= _WRAP[-1])
    if len(lengths) < 3:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(1 for length in lengths if length > 0.8 * width)
    return width if width in _WRAP and full >= 0.4 * len(lengths) else 0


def _has_outline_stars(lines: list[str]) -> bool:
    """Whether stars at the margin are an outline's headings: each stands alone, text follows below.

    A line that hangs under a star, indented, makes it a list item that was wrapped.
    """
    starred = [number for number, line in enumerate(lines) if _STARS.match(line)]
    after = [(number, lines[number + 1]) for number in starred if number + 1 < len(lines)]
    followed = [number for number, line in after if not (_STARS.match(line) or line[:1].isspace())]
    alone = [number for number in followed if number == 0 or not lines[number - 1].strip()]
    return len(starred) >= 2 and len(alone) >= 0.8 * len(starred)


def _passages(block: list[str], number: int, width: int, stars: bool) -> Iterator[Passage]:
    if len(block) >= 2 and _UNDERLINE.match(block[1]) and len(block[0]) <= _LONGEST_HEADING:
        level = 1 if block[1].strip()[0] == "=" else 2
        yield Passage(block[0], Role.HEADING, _place(number), level)
        block, number = block[2:], number + 2
    for offset, lines in _joined(block, width, stars):
        if not _RULE_ONLY.match("".join(lines)):
            yield _passage(lines, _place(number + offset), stars, alone=len(lines) == len(block) == 1)


def _joined(block: list[str], width: int, stars: bool) -> Iterator[tuple[int, list[str]]]:
    """The lines that belong together, with the offset of the first in its block."""
    group: list[str] = []
    start = 0
    for offset, line in enumerate(block):
        if group and not _goes_on(group[-1], line, width, stars):
            yield start, group
            group, start = [], offset
        group.append(line)
    if group:
        yield start, group


def _goes_on(before: str, line: str, width: int, stars: bool) -> bool:
    """Whether `line` continues `before`: its first word would not have fitted on the line above."""
    if (
        BULLET.match(line)
        or (stars and (_STARS.match(line) or _STARS.match(before)))
        or _UNDERLINE.match(line)
    ):
        return False
    if not width:
        return False
    room = width - len(before)
    first_word = len(line.split()[0]) + 1
    if len(before) > 1.3 * width:
        return line[:1].islower()
    return first_word > room or (room < 0.25 * width and not _END.search(before)) or line[:1].islower()


def _passage(lines: list[str], place: Place, stars: bool, alone: bool) -> Passage:
    text = " ".join(line.strip() for line in lines)
    star = _STARS.match(text)
    if stars and star:
        return Passage(text[star.end() :], Role.HEADING, place, len(star[1]))
    bullet = BULLET.match(text)
    if bullet:
        return Passage(_without_mark(text, bullet), Role.LIST_ITEM, place, 1)
    if text.startswith("> "):
        return Passage(re.sub(r"(^|(?<=\s))> ", "", text), Role.QUOTE, place)
    if alone and _reads_as_heading(text):
        return Passage(text, Role.HEADING, place, 1)
    return Passage(text, Role.PARAGRAPH, place)


def _without_mark(text: str, bullet: re.Match[str]) -> str:
    """Bullets go; the number of a numbered item is the author's own and stays."""
    return text.strip() if bullet[0].strip()[-1] in ".)" else text[bullet.end() :]


def _reads_as_heading(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _LONGEST_HEADING
        and len(words) <= 10
        and not _END.search(text)
        and (text[:1].isupper() or text[:1].isdigit())
        and any(letter.isalpha() for letter in text)
    )


def _title(passages: list[Passage]) -> str:
    first = passages[0] if passages else None
    return first.text if first and first.role is Role.HEADING else ""


def _place(number: int) -> Place:
    return Place(path=f"line {number}")
