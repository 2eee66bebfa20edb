# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: no text that a spreadsheet would run as a formula when somebody opens the file there.

Text goes out raw: a guard sign in front would be posted. So such a text is stopped here instead (OWASP, CSV
injection; which signs matter was measured with LibreOffice: only "=" becomes a formula there).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.words import when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.subject import GateSubject
from secondhelping.plan.wording import account_label

_LEADING = regex.compile(r"^[\p{White_Space}\p{Cf}\"'“”„«»‘’]*")
_STARTS = ("\t", "\r", "\n")
_LOOK = "+-@＝＋－＠"


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """A finding for each post, and each account's name, that begins like a formula."""
    for post in subject.once():
        each = (replace(post, text=text) for text in subject.texts(post))
        finding = next((found for one in each if (found := _of(one))), None)
        if finding:
            yield finding
    used = {post.account_id for post in subject.outgoing}
    for account in subject.accounts:
        if account.id in used and _first_sign(account.name) == "=":
            label = account_label(account, subject.accounts)
            yield Finding(
                Check.SPREADSHEET,
                Severity.PAUSES,
                f"The name of your account on {label} begins with “=”",
                "A spreadsheet would run it as a formula.",
                "Give the account another name.",
                account_id=account.id,
            )


def _of(post: Outgoing) -> Finding | None:
    if post.text.startswith(_STARTS):
        return _pausing(post, "a tab or an empty line")
    first = _first_sign(post.text)
    if first == "=" or _first_sign(post.link) == "=":
        return _pausing(post, "“=”")
    if first and first in _LOOK:
        return Finding(
            Check.SPREADSHEET,
            Severity.WORTH_A_LOOK,
            f"{when(post.at)}: begins with “{first}”",
            "Some spreadsheets take that for a formula, and on X a leading “@” makes it a reply.",
            "Put a word in front.",
            (post.post_id,),
        )
    return None


def _pausing(post: Outgoing, what: str) -> Finding:
    return Finding(
        Check.SPREADSHEET,
        Severity.PAUSES,
        f"{when(post.at)}: begins with {what}",
        "A spreadsheet could run it as a formula when the file is opened there.",
        "Begin with a word.",
        (post.post_id,),
    )


def _first_sign(text: str) -> str:
    """The first sign after white space, invisible signs and quotes; "" for none."""
    leading = _LEADING.match(text)
    return text[leading.end() :][:1] if leading else text[:1]


CHECK = GateCheck("Nothing that a spreadsheet would run as a formula", look)
