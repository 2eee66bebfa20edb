# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What was worked out once for painting and is kept for the next time, within a bound."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Keeps values by their key; what has not been asked for in a long time goes first.

    There are two generations, each of at most `most`: what is asked for moves to the young one, and when that is full
    it becomes the old one and the old one goes. So a value costs one look-up, and nothing is ever put in order.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}
        self._weights: dict[Key, int] = {}
        self._weight = 0

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    @property
    def weight(self) -> int:
        """What the young generation weighs; the old one never weighs more than `most` either."""
        return self._weight

    def get(self, key: Key) -> Value | None:
        """The value of a key; None where it is not known (any more)."""
        found = self._young.get(key)
        if found is None and self._old:
            found = self._old.pop(key, None)
            if found is not None:
                self.put(key, found, self._weights.get(key, 1))
        return found

    def put(self, key: Key, value: Value, weight: int = 1) -> Value:
        """Keep a value, which is given back."""
        if self._weight + weight > self._most:
            self._old, self._young, self._weight = self._young, {}, 0
            self._weights = {old: self._weights[old] for old in self._old if old in self._weights}
        self._young[key] = value
        self._weight += weight
        if weight != 1:
            self._weights[key] = weight
        return value

    def forget(self) -> None:
        """Keep nothing."""
        self._young, self._old, self._weights, self._weight = {}, {}, {}, 0
