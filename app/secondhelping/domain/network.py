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
    """A text counted as one network counts it, in that network's unit."""

    length: int
    limit: int

    @property
    def left(self) -> int:
        return self.limit - self.length

    @property
    def fits(self) -> bool:
        return self.length <= self.limit
