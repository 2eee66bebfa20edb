# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The mix rule as a noun, and the presets as data (PRODUCT, section 3). How it is judged: plan/mix.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from typing_extensions import override

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class MixRule:
    """In any `window` posts in a row on one account, at most so many of a kind and, where the window is
    full, at least so many of a kind.

    Raises:
        KnownError: a window outside 2-20, a number outside 0-window, or limits that no run could keep.
    """

    name: str
    window: int
    at_most: Mapping[Kind, int]
    at_least: Mapping[Kind, int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "at_most", MappingProxyType(dict(self.at_most)))
        object.__setattr__(self, "at_least", MappingProxyType(dict(self.at_least)))
        problem = self._problem()
        if problem:
            raise KnownError(
                "This mix rule can't be kept.",
                problem,
                "Change the numbers, or choose one of the ready-made rules.",
            )

    def _problem(self) -> str:
        if not 2 <= self.window <= 20:
            return f"A run is 2 to 20 posts long, not {self.window}."
        numbers = [*self.at_most.values(), *self.at_least.values()]
        if any(not 0 <= number <= self.window for number in numbers):
            return f"Each number must lie between 0 and {self.window}, the length of the run."
        if any(self.at_least.get(kind, 0) > most for kind, most in self.at_most.items()):
            return "It asks for more of a kind than it allows."
        if sum(self.at_least.values()) > self.window:
            asked = " and ".join(f"{least} {kind}" for kind, least in self.at_least.items() if least)
            return f"It asks for {asked}, together {sum(self.at_least.values())} posts in a run of {self.window}."
        if sum(self.at_most.get(kind, self.window) for kind in Kind) < self.window:
            return "It allows fewer posts than the run is long."
        return ""

    @override
    def __hash__(self) -> int:
        return hash(
            (self.name, self.window, *sorted(self.at_most.items()), "/", *sorted(self.at_least.items()))
        )

    def sentence(self) -> str:
        """The rule in the words shown to the owner."""
        parts = [f"at most {number} {kind}" for kind, number in self.at_most.items()]
        parts += [f"at least {number} {kind}" for kind, number in self.at_least.items()]
        return f"In any {self.window} posts in a row: {', '.join(parts) if parts else 'anything goes'}."


def _rule(name: str, window: int, most: dict[Kind, int], least: dict[Kind, int]) -> MixRule:
    return MixRule(name, window, most, least)


PRESETS: Mapping[str, MixRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            _rule("80/20", 5, {Kind.PROMOTIONAL: 1}, {}),
            _rule("70/20/10", 10, {Kind.PROMOTIONAL: 1}, {Kind.CURATED: 2}),
            _rule("4-1-1", 6, {Kind.PROMOTIONAL: 1}, {Kind.CURATED: 4}),
            _rule("5-3-2", 10, {Kind.PROMOTIONAL: 0}, {Kind.CURATED: 5, Kind.CONVERSATION: 2}),
            _rule("Thirds", 6, {Kind.PROMOTIONAL: 2}, {Kind.CURATED: 1, Kind.CONVERSATION: 1}),
        )
    }
)
DEFAULT_RULE = PRESETS["80/20"]


@dataclass(frozen=True, slots=True)
class BrokenRun:
    """A run of posts in a row on one account that does not keep the rule.

    `positions` index the account's sequence (history first, then planned, by time); `wanted` is the rule's
    number, `found` the run's; `too_many` tells at-most from at-least.
    """

    positions: tuple[int, ...]
    kind: Kind
    found: int
    wanted: int
    too_many: bool
