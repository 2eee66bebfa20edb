# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plain units of length: UTF-16 units, UTF-8 bytes, and the grapheme clusters of Unicode."""

from functools import cache, lru_cache

import regex

from secondhelping.posts.stretches import odd_stretches, worth_remembering

# Extended grapheme clusters by Unicode's UAX #29. Not `regex`'s own \X, which does not know the rule for
# Indic conjuncts (GB9c) and so counts one too few there.
_CLUSTER = r"""
    \r\n
  | [\p{GCB=Control}\r\n]
  | \p{GCB=Prepend}*
    (?: \p{GCB=L}* (?: \p{GCB=V}+ | \p{GCB=LV}\p{GCB=V}* | \p{GCB=LVT} ) \p{GCB=T}* | \p{GCB=L}+ | \p{GCB=T}+
      | \p{GCB=Regional_Indicator}{2}
      | \p{ExtPict} (?: \p{GCB=Extend}* \p{GCB=ZWJ} \p{ExtPict} )*
      CONJUNCT
      | [^\p{GCB=Control}\r\n]
    )
    [\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*
"""
_CONJUNCT = r"""| \p{InCB=Consonant}
    (?: [\p{InCB=Extend}\p{InCB=Linker}]* \p{InCB=Linker} [\p{InCB=Extend}\p{InCB=Linker}]* \p{InCB=Consonant} )+"""


@cache
def cluster_pattern(conjuncts: bool) -> "regex.Pattern[str]":
    """The pattern of one grapheme cluster, with or without the rule for Indic conjuncts."""
    return regex.compile(_CLUSTER.replace("CONJUNCT", _CONJUNCT if conjuncts else ""), regex.VERBOSE)


def graphemes(text: str, *, conjuncts: bool = True) -> int:
    """The number of grapheme clusters: what a reader takes for one sign.

    Args:
        text: Any text.
        conjuncts: Whether Indic conjuncts count as one (GB9c of Unicode 15.1); False for older counters.
    """
    if text.isascii() and "\r" not in text:
        return len(text)
    total = len(text)
    for piece in odd_stretches(text):
        clusters = _remembered(piece, conjuncts) if worth_remembering(piece) else _clusters(piece, conjuncts)
        total += clusters - len(piece)
    return total


def _clusters(text: str, conjuncts: bool) -> int:
    return len(cluster_pattern(conjuncts).findall(text))


@lru_cache(maxsize=4096)
def _remembered(text: str, conjuncts: bool) -> int:
    return _clusters(text, conjuncts)


def utf16_units(text: str) -> int:
    """The length as JavaScript, Java and most networks' servers see it: astral characters are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_bytes(text: str) -> int:
    """The length in bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))
