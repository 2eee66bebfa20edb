# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the page's actions can be done in which state."""

from dataclasses import dataclass

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Verdict


@dataclass(frozen=True, slots=True)
class State:
    """The page as it stands. `current` says whether a snippet is shown, `some` whether there are any at all."""

    verdict: Verdict
    current: bool
    editing: bool
    ready: bool
    some: bool
    narrow: bool
    alike: int = 0


def possible(state: State) -> dict[str, bool]:
    """For each action of the page, by its name without "review.", whether it can be done.

    While editing, none of the keys of reading may act: Ctrl+Enter means something else in either state.
    """
    reading = state.current and not state.editing
    can = {
        "keep": reading and state.verdict is not Verdict.KEPT,
        "set_aside": reading and state.verdict is not Verdict.SET_ASIDE,
        "again": reading and state.verdict is not Verdict.WAITING,
        "settle": reading and state.alike > 1,
        "keep_both": reading and state.alike > 1,
        "edit": reading,
        "split": reading,
        "join": reading,
        "wording": reading,
        "ask": reading,
        "serving": reading,
        "hashtags": reading,
        "page": reading,
        "find": state.some and not state.editing,
        "order": state.some and not state.editing,
        "place": state.ready and not state.editing,
        "inspector": state.current and state.narrow and not state.editing,
        "save": state.editing,
        "save_only": state.editing and state.verdict is not Verdict.KEPT,
        "restore": state.editing,
        "next_network": state.editing,
    }
    for number in range(1, len(Kind) + 1):
        can[f"kind_{number}"] = reading
        can[f"edit_kind_{number}"] = state.editing
    return can
