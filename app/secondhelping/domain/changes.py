# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What an operation changed: which nouns, which ids. Screens decide from this what to refresh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Noun(StrEnum):
    """What can change in a project. The names are those of the tables in the store."""

    DOCUMENT = "document"
    SNIPPET = "snippet"
    POST = "post"
    SLOT = "slot"
    ACCOUNT = "account"
    TALK_TIME = "talk_time"
    SERIES = "series"
    SETTING = "setting"
    HISTORY = "served"
    SCHEDULED = "scheduled"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids changed per noun, and the label of the action ("Kept 1 snippet") for toast and menu.

    `undoable` is False for what cannot be taken back, such as an export.
    """

    label: str = ""
    ids: Mapping[Noun, frozenset[int]] = field(default_factory=dict)
    undoable: bool = True

    def of(self, noun: Noun) -> frozenset[int]:
        return self.ids.get(noun, frozenset())

    def __bool__(self) -> bool:
        return any(self.ids.values())
