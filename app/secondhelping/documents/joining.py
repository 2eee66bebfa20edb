# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Joins the lines of a paragraph into text; words broken at line ends by what the document itself writes."""

import re
from collections.abc import Iterable, Sequence

_BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/_\-=?&.]$|://$")
_AROUND_WORDS = '.,;:!?()"“”‘’«»'
# Words that English joins to others by a hyphen.
_JOINED_BY_HYPHEN = """
    all anti co cross e five four full high long low multi non one part post pre re self semi short six state three two
    user well
"""
_LIKE = 4
_PREFIXES = frozenset(_JOINED_BY_HYPHEN.split())


class Vocabulary:
    """The words of a document as it writes them, those with a hyphen apart."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.compounds: set[str] = set()
        # The first part of each, and how the second begins: "savoir-faire" tells of "savoir-faires", too.
        self._parts: set[tuple[str, str]] = set()
        for line in lines:
            self._add(line.split())

    def _add(self, words: Sequence[str]) -> None:
        whole = words[:-1] if words and words[-1].endswith("-") else words
        for word in whole:
            plain = word.strip(_AROUND_WORDS).lower()
            self.words.add(plain)
            if "-" in plain:
                self.compounds.add(plain)
                begin, _, end = plain.partition("-")
                if len(end) >= _LIKE:
                    self._parts.add((begin, end[:_LIKE]))

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether "before-" at a line's end and "after" on the next are written with a hyphen between."""
        first, second = before.lower(), after.lower()
        whole = first + second
        if after[0].isupper() and not before.isupper():
            return True
        if whole in self.words:
            return False
        if (
            (first, second[:_LIKE]) in self._parts
            or f"{first}-{second}" in self.compounds
            or first in _PREFIXES
        ):
            return True
        both = first in self.words and second in self.words
        return both and len(first) > 3 and len(second) > 4


def joined(lines: Sequence[str], vocabulary: Vocabulary) -> tuple[str, list[bool]]:
    """The text of a paragraph, and for each line whether it goes on with the last word of the line before."""
    text, going_on = "", []
    for line in lines:
        added = _append(text, line.strip(), vocabulary) if text else line.strip()
        going_on.append(bool(text) and not added.endswith(f" {line.strip()}"))
        text = added
    return " ".join(text.split()), going_on


def _append(text: str, line: str, vocabulary: Vocabulary) -> str:
    broken, first = _BROKEN.search(text), _FIRST_WORD.match(line)
    if broken and first:
        if text[-1] != "\u00ad" and vocabulary.keeps_hyphen(broken[1], first[0]):
            return text + line
        return text[:-1] + line
    return text + line if _OPEN_ADDRESS.search(text) else f"{text} {line}"
