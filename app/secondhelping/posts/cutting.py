# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where a text has to end to fit."""

from collections.abc import Callable


def fitting(text: str, fits: Callable[[str], bool]) -> int:
    """How many letters from the start still fit, found by halving: longer beginnings count no less."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
