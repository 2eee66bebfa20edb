# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A network's limit and unit as data, with where the fact comes from and when it was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LengthRule:
    """How long a post may be on a network.

    `unit` is said to the owner in the plural ("characters"); `source` names the page or program the limit was
    taken from and `read_on` the ISO date; `sure` is False where the network itself publishes no such rule.
    """

    limit: int
    unit: str
    source: str
    read_on: str
    sure: bool = True
