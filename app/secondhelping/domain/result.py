# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a post did on a network."""

from dataclasses import dataclass
from datetime import datetime

from secondhelping.domain.ids import AccountId, SnippetId
from secondhelping.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class PostResult:
    """A post that went out: how many times it was `seen`, and `answered` in any way (liked, replied to, passed on,
    clicked). `at` is wall clock in the plan's zone."""

    account_id: AccountId
    text: str
    kind: Kind
    at: datetime
    seen: int
    answered: int
    snippet_id: SnippetId | None = None
