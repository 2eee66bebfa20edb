# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""File names made safely out of what the owner and the plan are called."""

import unicodedata

import regex

_KEPT = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_BYTES = 60


def slug(name: str, instead: str) -> str:
    """A name in small letters, digits and hyphens, at most 60 bytes; `instead` where nothing is left.

    Letters of any script stay; everything that means something to a file system or a command line goes.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    words = _KEPT.sub("-", plain).strip("-")
    while len(words.encode("utf-8", "replace")) > _BYTES:
        words = words[:-1]
    return words.strip("-") or instead
