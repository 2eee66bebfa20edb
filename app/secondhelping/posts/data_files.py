# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The facts that counting needs as data (top-level domains, emoji), read once from this package's own files."""

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = (files("secondhelping.posts") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def top_level_domains() -> tuple[str, ...]:
    """The top-level domains that make a bare domain a link on X, lower case."""
    return tuple(word for line in _lines("tlds.txt") for word in line.split())


@cache
def changed_domains() -> tuple[frozenset[str], frozenset[str]]:
    """The top-level domains that are new since X's list was made, and those that are gone since, lower case."""
    sections = _sections("tlds-changed.txt")
    return frozenset(sections["added"]), frozenset(sections["removed"])


@cache
def emoji_sections() -> dict[str, tuple[str, ...]]:
    """The sections of the emoji data, each a tuple of its words (see the comments in the file)."""
    return _sections("x-emoji.txt")


@cache
def emoji_17_sections() -> dict[str, tuple[str, ...]]:
    """The same of what Emoji 17.0 has besides."""
    return _sections("emoji-17.txt")


def _sections(name: str) -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("["):
            sections[line.strip("[]")] = words = []
        else:
            words.extend(line.split())
    return {name: tuple(words) for name, words in sections.items()}
