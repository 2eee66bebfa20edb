# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card: who the owner's customer is, what worries them, and in which words they say it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What the owner says of their customer, in a few plain sentences each; `words` one by one."""

    who: str = ""
    worries: str = ""
    words: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """What snippets are compared with, line by line: each sentence, and each word or phrase."""
        sentences = [part for text in (self.worries, self.who) for part in _sentences(text)]
        return tuple(dict.fromkeys((*sentences, *(word.strip() for word in self.words if word.strip()))))


@dataclass(frozen=True, slots=True)
class Fit:
    """How near a snippet is to the card, -1 to 1 (the cosine to its nearest line), and to which line."""

    much: float
    near: str


def _sentences(text: str) -> list[str]:
    marked = text.replace("?", "?\n").replace("!", "!\n").replace(". ", ".\n")
    return [line.strip() for line in marked.splitlines() if line.strip()]
