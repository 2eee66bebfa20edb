# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words for the labels of actions, as toast and menu show them."""

from datetime import datetime


def counted(number: int, noun: str, nouns: str = "") -> str:
    """ "1 snippet", "3 snippets"."""
    return f"{number} {noun}" if number == 1 else f"{number} {nouns or noun + 's'}"


def day_and_time(at: datetime) -> str:
    """ "Thu 14 May, 12:30"."""
    return f"{at:%a} {at.day} {at:%b}, {at:%H:%M}"


def quoted(text: str, letters: int = 48) -> str:
    """The first words of a text, in quotes, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return f"“{line}”"
    return f"“{line[: letters + 1].rsplit(' ', 1)[0]}…”"
