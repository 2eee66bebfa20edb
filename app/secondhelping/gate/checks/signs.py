# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no signs that a scheduler or a screen reader takes for something else (networks reference, S6 and S7)."""

from collections.abc import Iterator
from datetime import datetime

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck, never
from secondhelping.gate.subject import GateSubject

_SEPARATOR = regex.compile(r"\|\||%\|%|(?m:^[ \t]*-{3,}[ \t]*$)")
# Letters of mathematics, and wide ones where no Chinese or Japanese stands beside them.
_STYLED = regex.compile(r"[\U0001D400-\U0001D7FF]{2,}|[\uFF21-\uFF3A\uFF41-\uFF5A]{3,}")
_WIDE_SCRIPTS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# Nothing of these is seen: zero-width spaces, and signs that turn the direction of what follows.
_HIDDEN = regex.compile(r"[\u200B\u2060\u2061-\u2064\u180E]|[\u202A-\u202E\u2066-\u2069]")


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """One finding for each post with such signs."""
    for post in subject.once():
        told = _told(post.text)
        if told:
            title, why, todo = told
            yield Finding(
                Check.SIGNS, Severity.WORTH_A_LOOK, f"{when(post.at)}: {title}", why, todo, (post.post_id,)
            )


def _told(text: str) -> tuple[str, str, str] | None:
    separator = _SEPARATOR.search(text)
    if separator:
        sign = separator[0].strip()
        why = "Some schedulers cut a post in two there."
        return f"holds “{sign}”", why, "Put an empty line or another sign there."
    styled = _STYLED.search(text)
    if styled and not (styled[0][0] < "\U00010000" and _WIDE_SCRIPTS.search(text)):
        why = (
            f"“{styled[0]}” is made of signs: screen readers skip it or spell it out, and no search finds it."
        )
        return "letters that are none", why, "Type the words in plain letters."
    hidden = _HIDDEN.search(text)
    if hidden:
        why = f"Character {hidden.start() + 1} can't be seen (U+{ord(hidden[0]):04X}); it came along with a copy."
        return "holds a hidden sign", why, "Type those words again, or paste them as plain text."
    return None


CHECK = GateCheck("No signs that are taken for something else", look, never)
