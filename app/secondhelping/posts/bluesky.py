# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How Bluesky counts: 300 graphemes and 3,000 bytes of UTF-8, whichever is reached first."""

from secondhelping.domain.network import Count
from secondhelping.posts.rules import LengthRule
from secondhelping.posts.units import graphemes, utf8_bytes

RULE = LengthRule(
    300,
    "characters",
    "github bluesky-social/atproto d6296a1 lexicons/app/bsky/feed/post.json (maxGraphemes 300, maxLength 3000)",
    "2026-08-20",
)
BYTES = 3000


def count(text: str, limit: int) -> Count:
    """Graphemes against `limit`, and the bytes against 3,000: the text fits where both do.

    Links count in full: only the official app shortens them before posting.
    """
    return Count(graphemes(text), limit, utf8_bytes(text), BYTES)
