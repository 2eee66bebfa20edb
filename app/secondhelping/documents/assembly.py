# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes passages of the lines of a PDF's pages: what runs on every page goes, paragraphs are joined over columns and
pages."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from secondhelping.documents.cells import in_cells
from secondhelping.documents.furniture import Furniture
from secondhelping.documents.joining import Vocabulary, joined
from secondhelping.documents.layout import Rect
from secondhelping.documents.lines import Line
from secondhelping.documents.paragraphs import paragraphs
from secondhelping.documents.places import place, word_runs
from secondhelping.documents.recognized import unsure_in
from secondhelping.documents.roles import settled
from secondhelping.documents.styles import Styles
from secondhelping.domain.document import Passage, path_from_a_picture

Region = list[Line]

# A dash within a sentence, not before an item of a list.
_AFTER_A_DASH = re.compile(r"[–—] ?[^\W\d_A-Z]")
_LINES_OF_RUNNING_TEXT = 3
_WORDS_OF_RUNNING_TEXT = 30
_ENDS = ",:;)”»"
_FAR_BACK = 40


class Assembly:
    """Makes passages of the lines of all pages: what runs on every page goes, paragraphs are joined.

    Of the first `seen` pages passages were made before: they only help to tell what runs on every page, and what is
    set larger than plain text.
    """

    def __init__(
        self,
        pages: Sequence[Sequence[Region]],
        images: Sequence[Sequence[Rect]],
        recognized_pages: Collection[int] = (),
        seen: int = 0,
    ) -> None:
        self._images, self._recognized, self._seen = images, frozenset(recognized_pages), seen
        furniture = Furniture(pages)
        self._kept = [
            [[line for line in region if not furniture.holds(line)] for region in page] for page in pages
        ]
        lines = [line for page in self._kept for region in page for line in region]
        self._vocabulary = Vocabulary(line.text for line in lines)
        self._styles = Styles(lines)

    def passages(self) -> list[Passage]:
        return self._settled(self._joined_over_columns([]))

    def part(self, begun: list[Line], *, last: bool) -> tuple[list[Passage], list[Line]]:
        """The passages of a part of a document, and the lines of a paragraph that goes on in the next part.

        `begun` are these lines of the part before; the `last` part has none.
        """
        found = self._joined_over_columns([begun] if begun else [])
        held = found.pop() if not last and found and _is_open(found[-1]) else []
        return self._settled(found), held

    def _settled(self, paragraphs_: list[list[Line]]) -> list[Passage]:
        found = [(self._passage(lines), lines) for lines in paragraphs_]
        return settled(found, self._images, self._styles.body)

    def _joined_over_columns(self, found: list[list[Line]]) -> list[list[Line]]:
        last: list[Line] | None = found[-1] if found else None
        for page in self._kept[self._seen :]:
            upright = [line for region in page for line in region if not line.angle]
            for region in page:
                for lines in in_cells(paragraphs(region, upright, self._styles.body)):
                    begun = last if last and _goes_on(last, lines) else _begun(found, lines)
                    if begun is not None:
                        begun += lines
                    else:
                        found.append(lines)
                    last = begun or lines
        return found

    def _passage(self, lines: list[Line]) -> Passage:
        text, going_on = joined([line.text for line in lines], self._vocabulary)
        role, level, text = self._styles.role(lines, text)
        where = place(lines)
        if where.page in self._recognized:
            unsure = unsure_in(text, {word for line in lines for word in line.unsure})
            where = replace(where, path=path_from_a_picture(unsure))
        return Passage(text, role, where, level, runs=word_runs(lines, going_on, text))


def _is_open(lines: list[Line]) -> bool:
    """Whether a paragraph may go on on the next page."""
    last = lines[-1]
    return not (last.angle or last.ends_a_sentence or len(last.text.split()) <= 2)


def _begun(found: list[list[Line]], lines: list[Line]) -> list[Line] | None:
    """The paragraph a little earlier that these lines go on with, where there is one, with a table or a box set in
    between: its last line has no room for their first word."""
    if len(lines) < _LINES_OF_RUNNING_TEXT or not lines[0].begins_small:
        return None
    for before in reversed(found[-_FAR_BACK:-1]):
        if before[-1].page < lines[0].page - 1:
            return None
        if (
            len(before) >= _LINES_OF_RUNNING_TEXT
            and abs(before[-1].size - lines[0].size) < 0.06 * lines[0].size
        ):
            full = before[-1].x1 + lines[0].first_word > max(line.x1 for line in before)
            running = sum(len(line.text.split()) for line in before) >= _WORDS_OF_RUNNING_TEXT
            return (
                before
                if full and running and before[-1].text[-1] not in _ENDS and _goes_on(before, lines)
                else None
            )
    return None


def _goes_on(before: list[Line], lines: list[Line]) -> bool:
    """Whether a paragraph begun in one column ends in the next, or on the next page."""
    last, first = before[-1], lines[0]
    if (
        last.angle
        or first.angle
        or last.bold != first.bold
        or abs(last.size - first.size) >= 0.06 * first.size
    ):
        return False
    if last.ends_a_sentence or len(last.text.split()) <= 2:
        return False
    if not (first.begins_small or _AFTER_A_DASH.match(first.text) or _is_full(before, lines)):
        return False
    return last.page != first.page or first.base > last.base


def _is_full(before: list[Line], lines: list[Line]) -> bool:
    """Whether a paragraph fills its last line without an end to its sentence, so that it can only go on in the next
    column, though with a capital letter; and what stands there is running text in a column as wide."""
    if min(len(before), len(lines)) < _LINES_OF_RUNNING_TEXT or before[-1].text[-1] in _ENDS:
        return False
    left, right = min(line.x0 for line in before), max(line.x1 for line in before)
    other = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    if abs(other - (right - left)) > 2 * lines[0].size or lines[0].x0 - lines[1].x0 > 0.5 * lines[0].size:
        return False
    room = 0.3 * before[-1].size
    return before[-1].x1 > right - room and before[-1].x0 < left + room
