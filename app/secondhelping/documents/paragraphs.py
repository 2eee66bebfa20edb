# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Parts the lines of a region into paragraphs: by leading, style, bullets, indents and unused room."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, pstdev

from secondhelping.documents.lines import Line

BULLET = re.compile(
    r"(?:[•▪■●◦‣∙·❑□☐✓✔✗➢➤►▶»›◊◇◆♦\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8]\s?|[-–—*]\s)+\s*(?=\S)"
)
NUMBER = re.compile(r"\(?\d{1,2}[.)]\s")
_WORDS_OF_A_STACKED_LINE = 5.5
_FEWEST_STACKED = 4
_FEWEST_PAIRS = 3
_WORDS_OF_A_LABEL = 5
# Words that no paragraph ends with, in the languages of `language`.
_LINKING_WORDS = """
    a an and the of for to in on at by with or from your our is are und oder der die das dem den von für mit im am zu et
    ou le la les de du des à en y e el los las del con por para di il che per een het van met voor
"""
_UNFINISHED_WORD = re.compile(rf"\b(?:{'|'.join(_LINKING_WORDS.split())})$", re.IGNORECASE)
_UNFINISHED = re.compile(rf"{_UNFINISHED_WORD.pattern}|[,&/+–—-]$", re.IGNORECASE)
_DASH = re.compile(r"[-–—*]\s")
ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_ADDRESS_LIKE = re.compile(
    r"[(+]?\d[\d ().-]{5,}|\d{1,2}(?:[:.]\d\d| ?[ap]\.?m)|\d{3,6} [A-Z]|\d{1,2} [-–] |https?://|www\.|\S+@\S+\.\w"
    r"|(?:tel|fax|phone|mail|e-mail|email|mobil)\b",
    re.IGNORECASE,
)
# A whole line that says when: "Saturday, 11 October, 7:30 pm", "Sa 11. Oktober, 19 Uhr".
_DAY = (
    "mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi"
    "|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì"
    "|venerdì|sabato|domenica"
)
# An event of a list by date: "Sept. 3rd Teachers meet", "3. September Treffen".
_MONTH = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag"
    "|giu|lug|set|ott"
)
_DATED = re.compile(rf"(?:(?:{_MONTH})[a-zûô]{{0,6}}\.? \d{{1,2}}|\d{{1,2}}\.? (?:{_MONTH}))", re.IGNORECASE)
# A name with its number to call, in a list of such.
_ENDS_IN_A_NUMBER = re.compile(r"\d[\d ().-]{5,}\d$")
_WHEN = re.compile(rf"(?:{_DAY})[a-z]{{0,6}}\b[^.!?]{{0,45}}\d[^.!?]{{0,25}}", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:dear|hello|hi|liebe[rs]?|sehr geehrte[rs]?|chers?|ch[eè]res?|querid[oa]s?|estimad[oa]s?|car[oiae]"
    r"|gentil[ei])\b.{0,40}[,:!]",
    re.IGNORECASE,
)
# "Pop Wagner – guitar and fiddle": a name and what goes with it.
_NAME_AND_MORE = re.compile(r"[^\W\d_a-z][^.!?,;]{2,40} [-–—] \S")
# "Salted Maple Latte 6.50": what there is, and what it costs.
_PRICED = re.compile(r"[^\W\d_a-zß-ÿ].{2,60}\s[£$€₹]?\d{1,4}[.,]\d\d(?:\s?[£$€])?")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the lines around tell: the usual leading, the left and right edge of the column."""

    leading: float
    left: float
    right: float


def paragraphs(lines: Sequence[Line], page: Sequence[Line], body: float) -> list[list[Line]]:
    """The paragraphs of one region. `page` holds all upright lines of the page, for the column's width;
    `body` is the size of the document's plain text."""
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: -line.base)
    column = _column(ordered, page)
    dashes = sum(_DASH.match(line.text) is not None for line in ordered) >= 2
    dated = sum(_DATED.match(line.text) is not None for line in ordered) >= _FEWEST_PAIRS
    found = [[ordered[0]]]
    for place in range(1, len(ordered)):
        above, line = ordered[place - 1], ordered[place]
        marked = _is_marked(above, line, dashes) or (dated and _DATED.match(line.text) is not None)
        if marked or _begins_anew(ordered, place, column, body):
            found.append([line])
        else:
            found[-1].append(line)
    pairs = _in_pairs(found)
    return [part for lines in found for part in _apart(lines, pairs)]


def _is_marked(above: Line, line: Line, dashes: bool) -> bool:
    """Whether the line begins with a bullet or a number. A lone dash may as well stand inside a sentence."""
    if _DASH.match(line.text):
        return dashes or above.ends_a_sentence
    return BULLET.match(line.text) is not None or NUMBER.match(line.text) is not None


def _in_pairs(found: Sequence[Sequence[Line]]) -> bool:
    """Whether most paragraphs are a pair of names, a person's and an office's for instance."""
    pairs = sum(map(_is_pair, found))
    return pairs >= _FEWEST_PAIRS and pairs > 0.6 * len(found)


def _is_pair(lines: Sequence[Line]) -> bool:
    names = (word for line in lines for word in line.text.split() if len(word) > 3)
    if len(lines) != 2 or not all(map(_is_label, lines)) or len(lines[0].text.split()) < 2:
        return False
    return not any(word[0].islower() for word in names)


def _is_label(line: Line) -> bool:
    words = line.text.split()
    return (
        len(words) <= _WORDS_OF_A_LABEL
        and not line.begins_small
        and not line.ends_a_sentence
        and words[-1][-1] != ","
    )


def _apart(lines: list[Line], pairs: bool) -> list[list[Line]]:
    """The lines one by one where they are stacked (addresses, lists of names, hours), else together."""
    apart = (pairs and _is_pair(lines) and not all(line.bold for line in lines)) or _stacked(lines)
    return [[line] for line in lines] if apart else [lines]


def _stacked(lines: Sequence[Line]) -> bool:
    """Whether short lines stand under each other without one running on into the next."""
    texts = [line.text for line in lines]
    if len(lines) < 2 or sum(len(text.split()) for text in texts) > _WORDS_OF_A_STACKED_LINE * len(lines):
        return False
    if any(line.begins_small for line in lines[1:]) or any(_UNFINISHED.search(text) for text in texts[:-1]):
        return False
    if any(line.ends_a_sentence for line in lines[:-1]) or "".join(texts).isupper():
        return False
    labels = len(lines) >= _FEWEST_STACKED and all(map(_is_label, lines))
    if labels and sum(len(text.split()) for text in texts) >= 2 * len(lines):
        return True
    if len(lines) == 2:
        return _ADDRESS_LIKE.match(texts[1]) is not None
    return (
        not all(line.bold for line in lines) and pstdev([line.x1 - line.x0 for line in lines]) > lines[0].size
    )


def _column(lines: Sequence[Line], page: Sequence[Line]) -> _Column:
    steps = sorted(
        above.base - below.base
        for above, below in itertools.pairwise(lines)
        if above.base - below.base > 0.5 * above.size
    )
    left = min(line.x0 for line in lines)
    near = sorted(line.x1 for line in page if _beside(line, lines, left) and len(line.text.split()) >= 5)
    usual = near[int(0.7 * (len(near) - 1))] if near else 0.0
    right = max(usual, median(line.x1 for line in lines))
    return _Column(steps[len(steps) // 3] if steps else 0.0, left, right)


def _beside(line: Line, lines: Sequence[Line], left: float) -> bool:
    """Whether a line of the page stands in the same column, not far above or below."""
    reach = 25 * line.size
    return (
        abs(line.x0 - left) < 2.5 * line.size
        and line.base - lines[0].base < reach
        and lines[-1].base - line.base < reach
    )


def _begins_anew(lines: Sequence[Line], place: int, column: _Column, body: float) -> bool:
    above, line = lines[place - 1], lines[place]
    if _PRICED.fullmatch(above.text) and _PRICED.fullmatch(line.text):
        return True
    goes_on = line.begins_small and not above.ends_a_sentence
    step = above.base - line.base
    if _is_display(above, line, step, body):
        return False
    if _SALUTATION.fullmatch(above.text) and len(above.text.split()) <= 5:
        return True
    if column.leading and step > 1.45 * column.leading and not (goes_on and step < 2.2 * column.leading):
        return True
    if _changes_size(above, line, goes_on):
        return True
    if _BROKEN_WORD.search(above.text) and line.begins_small:
        return False
    if _changes_weight(above, line):
        return True
    if _stands_alone(above, line, column):
        return True
    if line.begins_small:
        return False
    if column.leading and step > 1.25 * column.leading and above.ends_a_sentence:
        return True
    if above.is_row and line.is_row:
        return True
    if _ends_an_item(above, line, column):
        return True
    return _left_room(lines, place, column) or _is_indented(above, line, column)


def _changes_size(above: Line, line: Line, goes_on: bool) -> bool:
    """A clear change of size parts; a small one not inside a sentence. A large single letter is an initial."""
    ratio = max(above.size, line.size) / max(min(above.size, line.size), 0.01)
    return (ratio > 1.3 and len(above.text) > 2) or (ratio > 1.16 and not goes_on)


def _changes_weight(above: Line, line: Line) -> bool:
    if above.bold == line.bold or line.text.startswith("("):
        return False
    if line.begins_small:
        other = above.ink != line.ink or ADDRESS_ONLY.fullmatch(line.text) is not None
        return above.bold and other and len(above.text.split()) <= 4
    return above.ends_a_sentence or (above.bold and not above.text.endswith(","))


def _is_display(above: Line, line: Line, step: float, body: float) -> bool:
    """Whether both lines belong to one heading in large type: those are broken for looks, not for room."""
    large = min(above.size, line.size) > 1.15 * body
    alike = abs(above.size - line.size) < 0.08 * line.size and above.bold == line.bold
    return large and alike and step < 1.45 * line.size and not above.text.endswith((".", "!", "?", ":"))


def _stands_alone(above: Line, line: Line, column: _Column) -> bool:
    """Whether one of the two lines is of a kind that stands by itself: an address, a date, a name with what goes
    with it, a word or two with a colon; and running text would have been set otherwise."""
    if _UNFINISHED.search(above.text):
        return False
    if _WHEN.fullmatch(line.text) or _WHEN.fullmatch(above.text):
        return not line.begins_small
    if _NAME_AND_MORE.match(above.text) and _NAME_AND_MORE.match(line.text):
        return True
    fitted = _end_of(above, line, column) + line.first_word < column.right
    if ADDRESS_ONLY.fullmatch(line.text):
        announced = above.text.endswith(":") and len(above.text.split()) > _WORDS_OF_A_LABEL
        return not announced and (fitted or above.ends_a_sentence)
    return fitted and line.text.endswith(":") and len(line.text.split()) <= 2 and not line.begins_small


def _end_of(above: Line, line: Line, column: _Column) -> float:
    """Where the line above would end if it stood at the left of its column: where both are centred, it does not."""
    centred = (
        abs((above.x0 + above.x1) - (line.x0 + line.x1)) < line.size and abs(above.x0 - line.x0) > line.size
    )
    return min(above.x1, column.left + above.width) if centred else above.x1


def _ends_an_item(above: Line, line: Line, column: _Column) -> bool:
    """Whether the line above ends an item: with a semicolon, a colon far from the margin, or an address."""
    if above.text.endswith(";") or ADDRESS_ONLY.fullmatch(above.text):
        return True
    if _ENDS_IN_A_NUMBER.search(above.text) and above.x1 + line.first_word < column.right:
        return True
    return above.text.endswith(":") and above.x1 - column.left < 0.7 * (column.right - column.left)


def _left_room(lines: Sequence[Line], place: int, column: _Column) -> bool:
    """Whether the line above stopped although the first word below would have fitted."""
    above, line = lines[place - 1], lines[place]
    if _UNFINISHED_WORD.search(above.text):
        return False
    around = lines[max(0, place - 4) : place + 4]
    margin = 0.3 * line.size
    needed = line.first_word + 0.25 * line.size
    if _centred(around, line.size):
        return above.width + needed < max(other.width for other in around) - margin
    if (
        above.width < 0.55 * (column.right - column.left)
        and above.x1 + line.first_word < column.right - margin
    ):
        return True
    return above.ends_a_sentence and above.x1 + needed < max(other.x1 for other in around) - margin


def _centred(around: Sequence[Line], size: float) -> bool:
    middles = pstdev([(line.x0 + line.x1) / 2 for line in around])
    lefts = [line.x0 for line in around]
    exactly = middles < 0.1 * size and max(lefts) - min(lefts) > size
    return exactly or (middles < 0.6 * size and pstdev(lefts) > 1.2 * size)


def _is_indented(above: Line, line: Line, column: _Column) -> bool:
    deep = 0.9 * line.size
    return line.x0 - column.left > deep and line.x0 - above.x0 > deep and above.ends_a_sentence
