# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a finding names a post: by its time, or by its first words."""

from secondhelping.domain import words
from secondhelping.domain.plan import Outgoing, Served


def first_words(post: Outgoing | Served) -> str:
    """The first words of a post in quotes."""
    return words.quoted(post.text, 40)


def listed(found: tuple[str, ...], most: int = 3) -> str:
    """ "“TODO” and “[LINK]”": words in quotes, a few of them."""
    return words.listed([f"“{' '.join(word.split())}”" for word in found[:most]])
