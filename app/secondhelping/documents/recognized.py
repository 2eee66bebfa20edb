# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes fragments of the words that Tesseract read from a page's picture, for the same layout that letters get.

Tesseract gives a table: a line of twelve columns for the page, and for each block, paragraph, line and word of it,
with boxes in dots. It tells no base lines and no letter sizes: those are worked out from the words' heights, by the
letters that reach up or down.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from secondhelping.documents.fragments import Fragment
from secondhelping.documents.layout import Rect
from secondhelping.documents.letters import turn

_COLUMNS = 12
_PAGE, _WORD = "1", "5"
_MOST_WORDS = 20_000
# How sure Tesseract is of a word, of 100. Most words rightly read have 90 and more.
_SURE = 60.0
_FEWEST_LETTERS = 3
# A figure among letters, as in "4mbito" and "paralizaci6n"; "65th" is as it should be.
_MIXED = re.compile(r"[^\W\d_]\d[^\W\d_]|^\d[^\W\d_]{3}")
_GAP_OF_A_BREAK = 1.6
# How high letters of the usual fonts are, as shares of their size: small ones, tall ones, and what hangs below.
_LOW, _TALL, _DEEP = 0.5, 0.72, 0.21
_BELOW = 0.22
_TALL_LETTERS = frozenset("bdfhiklt!?()[]/|&%$€£§'\"’‘“”ßäöüàâáèéêëìíîïòóôõùúûñåãõčšžćěřůýąęėįšųūž")
_DEEP_LETTERS = frozenset("gjpqyçQ()[]/|;ąęįų")
# Sizes so near to each other are one size, measured on different letters.
_ONE_SIZE = 0.12
_SIGNS_THAT_STAND_ALONE = frozenset("-–—&+/%€$£=•*·:")
_SIGNS = ".,;:!?()[]«»…"
_BAR = "|"
_BEFORE_I = (".", ",", "!", "?", ";", ":", "“", '"')


class _Word(NamedTuple):
    text: str
    box: Rect
    sure: bool


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was read from one picture: the direction of its lines, and their fragments turned upright."""

    angle: int = 0
    parts: tuple[Fragment, ...] = ()


def recognized(table: str, page: Rect) -> Recognized:
    """The fragments in Tesseract's table for the picture of a page whose visible part is `page`."""
    lines = [line for line in _lines(table, page) if _is_text(line)]
    angle = _direction(lines)
    turned = [[word._replace(box=turn(word.box, angle)) for word in _tidied(line)] for line in lines]
    measured = _of_few_sizes([(line, _size(line)) for line in turned if line])
    return Recognized(angle, tuple(part for line, size in measured for part in _fragments(line, size)))


def unsure_in(text: str, unsure: Collection[str]) -> list[str]:
    """The words of a text that may be read wrongly: those among `unsure`, whole where a line broke them, and those
    with a figure among their letters; without the signs around them."""
    begun = tuple(word[:-1] for word in unsure if len(word) > 2 and word.endswith("-"))
    ended = tuple(word for word in unsure if len(word) > 3)
    words = (
        word
        for word in text.split()
        if word in unsure or _MIXED.search(word) or word.startswith(begun) or word.endswith(ended)
    )
    return [word.strip(_SIGNS) for word in words]


def _lines(table: str, page: Rect) -> list[list[_Word]]:
    """The words by line, with boxes in points on the page (y upwards)."""
    found: dict[tuple[str, ...], list[_Word]] = defaultdict(list)
    across, down = 0.0, 0.0
    for row in itertools.islice((row.split("\t") for row in table.splitlines()), 4 * _MOST_WORDS):
        if len(row) != _COLUMNS or row[0] not in (_PAGE, _WORD):
            continue
        try:
            left, top, wide, high = map(int, row[6:10])
            confidence = float(row[10])
        except ValueError:
            continue
        if row[0] == _PAGE:
            across, down = (page[2] - page[0]) / max(wide, 1), (page[3] - page[1]) / max(high, 1)
        elif row[11].strip() and across:
            x0, y1 = page[0] + left * across, page[3] - top * down
            box = (x0, y1 - high * down, x0 + wide * across, y1)
            text = "".join(row[11].split())
            sure = confidence >= _SURE and not _MIXED.search(text)
            found[tuple(row[2:5])].append(_Word(text, box, sure))
    return list(found.values())


def _is_text(line: Sequence[_Word]) -> bool:
    """Whether some letters of it are sure: where none are, it is mostly a part of a drawing."""
    sure = "".join(word.text for word in line if word.sure)
    return sum(map(str.isalnum, sure)) >= _FEWEST_LETTERS


def _tidied(line: Sequence[_Word]) -> list[_Word]:
    """The line without specks; and with "I" for an upright bar where a sentence begins with it."""
    kept = [word for word in line if any(map(str.isalnum, word.text)) or _stands_alone(word)]
    return [_letter_i(word, kept, place) if word.text == _BAR else word for place, word in enumerate(kept)]


def _stands_alone(word: _Word) -> bool:
    return word.text == _BAR or (word.sure and set(word.text) <= _SIGNS_THAT_STAND_ALONE)


def _letter_i(bar: _Word, line: Sequence[_Word], place: int) -> _Word:
    before = line[place - 1].text if place else "."
    after = line[place + 1].text if place + 1 < len(line) else ""
    is_letter = before.endswith(_BEFORE_I) and len(after) > 1 and after[0].islower()
    return bar._replace(text="I", sure=False) if is_letter else bar


def _direction(lines: Iterable[Sequence[_Word]]) -> int:
    """The direction of most lines, by the way from word to word: 0, 90, 180 or 270 degrees."""
    aside = up = 0.0
    for line in lines:
        for before, after in itertools.pairwise(line):
            aside += after.box[0] + after.box[2] - before.box[0] - before.box[2]
            up += after.box[1] + after.box[3] - before.box[1] - before.box[3]
    if abs(aside) >= abs(up):
        return 0 if aside >= 0 else 180
    return 90 if up > 0 else 270


def _size(line: Sequence[_Word]) -> float:
    """The letter size of a line, in points: of its words' heights, and of the letters in them."""
    sizes = [_height(word) / _share(word.text) for word in line if sum(map(str.isalnum, word.text)) > 1]
    return max(1.0, median(sizes or [_height(word) for word in line]))


def _height(word: _Word) -> float:
    return word.box[3] - word.box[1]


def _share(text: str) -> float:
    tall = any(letter in _TALL_LETTERS or letter.isupper() or letter.isdigit() for letter in text)
    return (_TALL if tall else _LOW) + _hanging(text)


def _hanging(text: str) -> float:
    return _DEEP if any(letter in _DEEP_LETTERS for letter in text) else 0.0


def _of_few_sizes(lines: list[tuple[list[_Word], float]]) -> list[tuple[list[_Word], float]]:
    """The lines with the sizes that most of their like have: heights in dots vary by a tenth."""
    letters: Counter[float] = Counter()
    for line, size in lines:
        letters[round(size, 1)] += sum(len(word.text) for word in line)
    settled: dict[float, float] = {}
    for common, _ in letters.most_common():
        near = (size for size in letters if size not in settled and abs(size - common) <= _ONE_SIZE * common)
        settled.update((size, common) for size in ([] if common in settled else list(near)))
    return [(line, settled[round(size, 1)]) for line, size in lines]


def _fragments(line: Sequence[_Word], size: float) -> Iterator[Fragment]:
    """The line as one fragment, or several where wide gaps part it."""
    run: list[_Word] = []
    for word in line:
        if run and word.box[0] - run[-1].box[2] > _GAP_OF_A_BREAK * size:
            yield _fragment(run, size)
            run = []
        run.append(word)
    if run:
        yield _fragment(run, size)


def _fragment(run: Sequence[_Word], size: float) -> Fragment:
    base = median(word.box[1] + _hanging(word.text) * size for word in run)
    low = base - _BELOW * size
    return Fragment(
        text=" ".join(word.text for word in run),
        x0=run[0].box[0],
        y0=low,
        x1=max(word.box[2] for word in run),
        y1=low + size,
        base=base,
        size=size,
        bold=False,
        ink=0,
        edges=[edge for word in run for edge in (word.box[0], word.box[2])],
        unsure=tuple(word.text for word in run if not word.sure),
    )
