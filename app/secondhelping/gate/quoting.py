# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How a finding names a post: by its time, or by its first words."""

from secondhelping.domain.plan import Outgoing, Served


def first_words(post: Outgoing | Served, letters: int = 40) -> str:
    """The first words of a post in quotes, cut at a word."""
    line = " ".join(post.text.split())
    if len(line) <= letters:
        return f"“{line}”"
    return f"“{line[: letters + 1].rsplit(' ', 1)[0][:letters]}…”"


def listed(words: tuple[str, ...], most: int = 3) -> str:
    """ "“TODO” and “[LINK]”": words in quotes, a few of them."""
    quoted = [f"“{' '.join(word.split())}”" for word in words[:most]]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
