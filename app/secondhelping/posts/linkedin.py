# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How LinkedIn counts: UTF-16 units."""

from secondhelping.domain.network import Count
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.units import utf16_units

RULE = LengthRule(
    3000,
    "characters",
    "developers.buffer.com/guides/character-limits; LinkedIn publishes no unit",
    "2026-11-22",
    sure=False,
)


def count(text: str, limit: int) -> Count:
    """The length in UTF-16 units, which is never less than what any other unit gives, against `limit`."""
    return Count(utf16_units(text), limit)
