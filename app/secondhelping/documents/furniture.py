# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Drops what is not the author's text: running heads and feet, page numbers, "continued on page 7"."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from secondhelping.documents.lines import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p[aá]gina|pagina|p\.?|s\.?)?\W*\d{1,4}\W*(?:(?:of|von|sur|de|di|van|/)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\W*(?:(?:story )?(?:continued|continues|cont['’.]?d?\.?|see) (?:on|from|over|overleaf)?,? ?(?:on )?"
    r"(?:page|p\.) ?\d+"
    r"|fortsetzung (?:auf|von) (?:seite|s\.) ?\d+|suite (?:en |à la )?page ?\d+)\W*",
    re.IGNORECASE,
)
_MARGIN = 0.1
_NUMBER_MARGIN = 0.08
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.4

Page = Sequence[Sequence[Line]]


class Furniture:
    """The running lines of a document, learned from all its pages: equal text (digits aside) in the margin of many
    pages, or at equal height of a few."""

    def __init__(self, pages: Sequence[Page]) -> None:
        texts: Counter[str] = Counter()
        heights: Counter[tuple[str, int]] = Counter()
        for page in pages:
            margin = [line for region in page for line in region if _at_margin(line, _MARGIN)]
            texts.update({_key(line) for line in margin})
            heights.update({(_key(line), step) for line in margin for step in _steps(line)})
        many = max(_FEWEST_PAGES, _SHARE_OF_PAGES * len(pages))
        few = min(_FEWEST_PAGES, len(pages)) if len(pages) > 1 else _FEWEST_PAGES
        self._texts = {key for key, times in texts.items() if times >= many}
        self._heights = {key for key, times in heights.items() if times >= few}

    def holds(self, line: Line) -> bool:
        if _CONTINUED.fullmatch(line.text):
            return True
        if line.angle or not _at_margin(line, _MARGIN):
            return False
        key = _key(line)
        if key in self._texts or any((key, step) in self._heights for step in _steps(line)):
            return True
        return _at_margin(line, _NUMBER_MARGIN) and _PAGE_NUMBER.fullmatch(line.text) is not None


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _steps(line: Line) -> tuple[int, int]:
    """The height in two rulers, one half a step above the other: lines near each other share a step of one."""
    return 2 * math.floor(line.base / 6), 2 * math.floor(line.base / 6 + 0.5) + 1


def _at_margin(line: Line, share: float) -> bool:
    return not line.angle and not share * line.height < line.base < (1 - share) * line.height
