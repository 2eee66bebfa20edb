# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The one door to counting: a text, a network, and how long it is there."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from secondhelping.domain.network import Count, Network
from secondhelping.posts import (
    bluesky,
    facebook,
    google_business,
    instagram,
    linkedin,
    mastodon,
    pinterest,
    threads,
    x,
)
from secondhelping.posts.rules import LengthRule

_COUNTERS: Mapping[Network, tuple[LengthRule, Callable[[str, int], Count]]] = MappingProxyType(
    {
        Network.X: (x.RULE, x.count),
        Network.MASTODON: (mastodon.RULE, mastodon.count),
        Network.BLUESKY: (bluesky.RULE, bluesky.count),
        Network.THREADS: (threads.RULE, threads.count),
        Network.LINKEDIN: (linkedin.RULE, linkedin.count),
        Network.FACEBOOK: (facebook.RULE, facebook.count),
        Network.INSTAGRAM: (instagram.RULE, instagram.count),
        Network.GOOGLE_BUSINESS: (google_business.RULE, google_business.count),
        Network.PINTEREST: (pinterest.RULE, pinterest.count),
    }
)


def count(network: Network, text: str, limit: int | None = None) -> Count:
    """How long `text` is on `network`, in that network's own unit.

    Args:
        network: Where the text goes.
        text: The text as it goes out, hashtags and link included.
        limit: The account's own limit (a Mastodon server's, X Premium's); None for the network's.

    Returns:
        Length and limit; on Bluesky the bytes as well, which may be what does not fit.
    """
    rule, counter = _COUNTERS[network]
    return counter(text, rule.limit if limit is None else limit)


def rule_of(network: Network) -> LengthRule:
    """The network's limit with its unit and where the fact comes from."""
    return _COUNTERS[network][0]
