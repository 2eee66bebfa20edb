# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The networks an owner may post to, and an account on one of them."""

from dataclasses import dataclass
from enum import StrEnum

from secondhelping.domain.ids import AccountId


class Network(StrEnum):
    """A social network, by the name the command line takes."""

    X = "x"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    THREADS = "threads"
    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    GOOGLE_BUSINESS = "google-business"
    PINTEREST = "pinterest"

    @property
    def label(self) -> str:
        """The name the owner reads."""
        return _TITLES[self]

    @property
    def monogram(self) -> str:
        """Two letters at most, for small marks."""
        return _MONOGRAMS[self]


_TITLES = {
    Network.X: "X",
    Network.MASTODON: "Mastodon",
    Network.BLUESKY: "Bluesky",
    Network.THREADS: "Threads",
    Network.LINKEDIN: "LinkedIn",
    Network.FACEBOOK: "Facebook",
    Network.INSTAGRAM: "Instagram",
    Network.GOOGLE_BUSINESS: "Google Business",
    Network.PINTEREST: "Pinterest",
}
_MONOGRAMS = {
    Network.X: "X",
    Network.MASTODON: "Ma",
    Network.BLUESKY: "Bs",
    Network.THREADS: "Th",
    Network.LINKEDIN: "Li",
    Network.FACEBOOK: "Fb",
    Network.INSTAGRAM: "Ig",
    Network.GOOGLE_BUSINESS: "Gb",
    Network.PINTEREST: "Pi",
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a network. A name only: the program never signs in anywhere.

    `limit` overrides the network's own (a Mastodon server's, X Premium); None for the network's.
    """

    id: AccountId
    network: Network
    name: str
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A text counted as one network counts it, in that network's unit.

    `size` and `size_limit` are bytes of UTF-8 where the network limits those too (Bluesky), else 0. Where the
    bytes are what is over, `left` is in bytes. Where what is known of a network disagrees with itself, it may count
    up to `less` less or `more` more than `length`.
    """

    length: int
    limit: int
    size: int = 0
    size_limit: int = 0
    less: int = 0
    more: int = 0

    @property
    def left(self) -> int:
        return self.size_limit - self.size if self.too_big else self.limit - self.length

    @property
    def fits(self) -> bool:
        return self.length <= self.limit and self.size <= self.size_limit

    @property
    def too_long(self) -> bool:
        """Whether the network refuses it for certain."""
        return self.length - self.less > self.limit or self.size > self.size_limit

    @property
    def unsure(self) -> bool:
        """Whether the network may refuse it, and may not."""
        return not self.too_long and self.length + self.more > self.limit

    @property
    def too_big(self) -> bool:
        """Whether it is the bytes alone that do not fit."""
        return self.length <= self.limit and self.size > self.size_limit
