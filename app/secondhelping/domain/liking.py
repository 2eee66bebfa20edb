# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How what was learned of the owner moves a score. The base is never lost: the opposite liking gives it back."""

import math

_EDGE = 1e-4  # scores nearer to 0 or 1 are taken for this near: a probability of 1 could never be moved


def liked(score: float, liking: float) -> float:
    """A score from 0 to 1 after so much liking, in log odds; a liking of 0 leaves it as it is, to the bit."""
    if not liking:
        return score
    inside = min(1 - _EDGE, max(_EDGE, score))
    return 1 / (1 + math.exp(-(math.log(inside / (1 - inside)) + liking)))
