# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which parts of a text have to be looked at for its length: a long text costs no more than what is special in it.

Most of any text is letters that count one each, whatever stands beside them. Those are only numbered; the rest is
counted by its network's rules, and short pieces are remembered, for the same text comes again with every key typed.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

_LONGEST_REMEMBERED = 400


def worth_remembering(piece: str) -> bool:
    """Whether a piece is short enough to keep its count: a whole book without a space is not kept."""
    return len(piece) <= _LONGEST_REMEMBERED


@cache
def _with_signs(signs: str) -> "re.Pattern[str]":
    return re.compile(rf"[{signs}][^ \n]")


def words_with(text: str, signs: str) -> Iterator[tuple[int, int]]:
    """From where to where (exclusive) the words stand that hold one of these signs, except at their very end.

    Words are what spaces and line ends part: no link and no mention reaches over one.
    """
    end = 0
    for found in _with_signs(signs).finditer(text):
        at = found.start()
        if at < end:
            continue
        start = text.rfind(" ", end, at) + 1 or end
        start = text.rfind("\n", start, at) + 1 or start
        end = text.find(" ", at)
        end = len(text) if end < 0 else end
        line = text.find("\n", at, end)
        end = end if line < 0 else line
        yield start, end


@cache
def _odd() -> "re.Pattern[str]":
    """Signs that may share a cluster with a neighbour. `re`, for it runs over a plain text three times as fast."""
    plain = "\x20-\x7e\xa1-\xa8\xaa-\xac\xaf-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b\u20ac"
    plain += "\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff"
    return re.compile(f"[^{plain}]+")


# Three networks ask for the same text one after the other.
@lru_cache(maxsize=16)
def odd_stretches(text: str) -> tuple[str, ...]:
    """The stretches that can't be counted letter by letter, each with one plain letter at its sides.

    Every letter outside of them is a cluster of its own.
    """
    return tuple(_stretches(text))


def _stretches(text: str) -> Iterator[str]:
    start = end = -1
    for found in _odd().finditer(text):
        if start >= 0 and found.start() <= end:
            end = found.end() + 1
            continue
        if start >= 0:
            yield text[start:end]
        start, end = max(found.start() - 1, 0), found.end() + 1
    if start >= 0:
        yield text[start:end]


@cache
def _joined_to_a_space() -> "regex.Pattern[str]":
    return regex.compile(r"[ \n][\p{M}\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]")


def parts_at_spaces(text: str) -> bool:
    """Whether no combining sign reaches over a space or a line end of this text."""
    return "\r" not in text and (text.isascii() or not _joined_to_a_space().search(text))
