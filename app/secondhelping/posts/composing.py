# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the text that goes out of a snippet's words, the hashtags chosen for it, and a link."""

from collections.abc import Sequence

import regex

from secondhelping.posts.links import links

_WORDS = regex.compile(r"[#＃][\p{L}\p{M}\p{Nd}_]+")
_LAST_TAGS = regex.compile(r"(?:(?<=\s)|^)[#＃][\p{L}\p{M}\p{Nd}_]+(?:\s+[#＃][\p{L}\p{M}\p{Nd}_]+)*\s*$")


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


def has_link(text: str) -> bool:
    """Whether a text has a link, with or without a protocol."""
    return "://" in text or bool(links(text))


def parted(text: str) -> tuple[str, str]:
    """The words of a text, and what ends it: a link and hashtags; "" for none."""
    tags = _LAST_TAGS.search(text)
    words, end = (text[: tags.start()].rstrip(), tags[0].strip()) if tags else (text.rstrip(), "")
    before, _, last = words.rpartition(" ")
    if before and "\n" not in last and has_link(last):
        words, end = before.rstrip(), f"{last} {end}".strip()
    return words, end


def with_link(text: str, link: str) -> str:
    """The text with a link at its end, before the hashtags that end it."""
    tags = _LAST_TAGS.search(text)
    words, end = (text[: tags.start()], tags[0]) if tags else (text, "")
    return " ".join(part for part in (words.rstrip(), link, end.strip()) if part)
