# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells what a paragraph of a PDF is by how it is set: title, heading, list item, or plain text."""

from collections import Counter
from collections.abc import Sequence

from secondhelping.documents.lines import Line
from secondhelping.documents.paragraphs import ADDRESS_ONLY, BULLET, NUMBER
from secondhelping.domain.document import Role

_MOST_WORDS = 18
_MOST_LINES = 4
_LARGER = 1.12
_LEAST_HEAVY = 0.85
_TITLE_LARGER = 1.4
_LOWEST_TITLE = 0.35


class Styles:
    """The sizes and weights of a document, learned from all its lines, and the roles that follow from them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes: Counter[float] = Counter()
        weights: Counter[bool] = Counter()
        for line in lines:
            sizes[_rounded(line.size)] += len(line.text)
            weights[line.bold] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._body_is_bold = weights[True] > weights[False]
        self._largest = max(
            (_rounded(line.size) for line in lines if line.page == 1 and len(line.text) > 3), default=0.0
        )
        self._ranks = self._heading_ranks(lines)
        self._title_given = False

    def role(self, lines: Sequence[Line], text: str) -> tuple[Role, int, str]:
        """The role of a paragraph, its level, and its text without a bullet."""
        bullet = BULLET.match(text)
        if bullet:
            text = text[bullet.end() :]
            large = min(line.size for line in lines) >= _LARGER * self.body
            if not large or not self._stands_out(lines, text):
                return Role.LIST_ITEM, 1, text
        if not self._stands_out(lines, text):
            return (Role.LIST_ITEM, 1, text) if NUMBER.match(text) else (Role.PARAGRAPH, 0, text)
        if self._is_title(lines, text):
            self._title_given = True
            return Role.TITLE, 1, text
        return Role.HEADING, self._level(lines[0]), text

    def _stands_out(self, lines: Sequence[Line], text: str) -> bool:
        words = text.split()
        if len(words) > _MOST_WORDS or len(lines) > _MOST_LINES or text.endswith((".", ",", ";")):
            return False
        if sum(letter.isalpha() for letter in text) < 3 or ADDRESS_ONLY.fullmatch(text):
            return False
        larger = min(line.size for line in lines) >= _LARGER * self.body
        heavier = text.isupper() or (all(line.bold for line in lines) and not self._body_is_bold)
        return larger or (heavier and max(line.size for line in lines) >= _LEAST_HEAVY * self.body)

    def _is_title(self, lines: Sequence[Line], text: str) -> bool:
        size = _rounded(lines[0].size)
        return (
            not self._title_given
            and lines[0].page == 1
            and lines[0].base > _LOWEST_TITLE * lines[0].height
            and size >= _TITLE_LARGER * self.body
            and size >= 0.95 * self._largest
            and len(text) > 3
        )

    def _heading_ranks(self, lines: Sequence[Line]) -> list[float]:
        sizes = {_rounded(line.size) for line in lines if line.size >= _LARGER * self.body}
        return sorted(sizes, reverse=True)

    def _level(self, line: Line) -> int:
        size = _rounded(line.size)
        larger = sum(1 for rank in self._ranks if rank > size)
        return min(larger + 1, 6)


def _rounded(size: float) -> float:
    return round(size * 2) / 2
