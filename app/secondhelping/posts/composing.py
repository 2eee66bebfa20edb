# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the text that goes out of a snippet's words and the hashtags chosen for it."""

from collections.abc import Sequence

import regex

_WORDS = regex.compile(r"[#＃][\p{L}\p{M}\p{Nd}_]+")


def compose(text: str, hashtags: Sequence[str]) -> str:
    """The text with its hashtags at the end, one space before each; those that stand in it already are left out.

    Args:
        text: The snippet's words, as they are.
        hashtags: Each with or without its "#", in the order wanted.
    """
    if not hashtags:
        return text.strip()
    seen = {tag[1:].casefold() for tag in _WORDS.findall(text)}
    tags = []
    for tag in hashtags:
        name = tag.strip().lstrip("#＃")
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            tags.append(f"#{name}")
    return " ".join([text.strip(), *tags]).strip()
