# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The four kinds of post, in the order they are shown everywhere."""

from enum import StrEnum


class Kind(StrEnum):
    """What a post does for its reader (PRODUCT, section 2)."""

    HELPFUL = "helpful"
    PROMOTIONAL = "promotional"
    CONVERSATION = "conversation"
    CURATED = "curated"


class Sureness(StrEnum):
    """How sure a suggested kind is. The bounds lie on the probability of the suggested kind."""

    SURE = "sure"
    FAIRLY_SURE = "fairly sure"
    EITHER_WAY = "could go either way"

    @classmethod
    def of(cls, probability: float) -> "Sureness":
        """The word for a probability between 0 and 1."""
        if probability >= 0.85:
            return cls.SURE
        if probability >= 0.6:
            return cls.FAIRLY_SURE
        return cls.EITHER_WAY
