# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Check: what one network refuses, whatever the length: too many cashtags, links or hashtags, a phone number;
and the signs that LinkedIn keeps for itself.

Sources of each rule: networks reference, section 3 (H3 to H6, S8), with the networks' own documentation named there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

import regex

from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Outgoing
from secondhelping.domain.words import counted, when
from secondhelping.gate.check import GateCheck
from secondhelping.gate.quoting import listed
from secondhelping.gate.subject import GateSubject, by_time
from secondhelping.plan.wording import account_label
from secondhelping.posts.entities import cashtags, hashtags
from secondhelping.posts.links import links
from secondhelping.posts.placeholders import placeholders
from secondhelping.posts.tracking import addresses
from secondhelping.posts.units import graphemes

_MOST_THREADS_LINKS = 5
_MOST_INSTAGRAM_HASHTAGS = 5
_LONGEST_BLUESKY_TAG = 64
# Seven digits or more, with what people write between them; not a date, a time or a price.
_PHONE = regex.compile(r"(?<![\w/.:])(?:\+|00)?\(?\d(?:[ ()\-/]{0,2}\d){6,14}(?!\w)")
_DATE = regex.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")

# The reserved signs of LinkedIn's own form of text; a program that hands a text on has to mark them. The "@" is one as
# well, but people write it to name somebody, and are told of that where it matters.
_RESERVED = "()[]{}<>|~_*"

_Told = tuple[Severity, str, str, str]


def look(subject: GateSubject, now: datetime) -> Iterator[Finding]:
    """A finding for each post on each account whose network has a rule that it breaks."""
    for post in by_time(subject.outgoing):
        account = subject.account(post)
        rule = _RULES.get(account.network) if account is not None else None
        each = (replace(post, text=text) for text in subject.texts(post))
        told = next((told for one in each if rule and (told := rule(one))), None)
        if account is not None and told:
            severity, title, why, todo = told
            label = account_label(account, subject.accounts)
            yield Finding(
                Check.NETWORK,
                severity,
                f"{when(post.at)}: {title} for {label}",
                why,
                todo,
                (post.post_id,),
                account.id,
            )
    yield from _reserved(subject)


def _reserved(subject: GateSubject) -> Iterator[Finding]:
    """One finding for each account on LinkedIn: they are common signs, and most schedulers mark them."""
    for account in subject.accounts:
        if account.network is not Network.LINKEDIN:
            continue
        held = {
            post.post_id: signs
            for post in by_time(subject.outgoing)
            if post.account_id == account.id and (signs := _reserved_in(post.text))
        }
        if held:
            every = tuple(sign for sign in _RESERVED if any(sign in own for own in held.values()))
            label = account_label(account, subject.accounts)
            posts = counted(len(held), "post holds", "posts hold")
            yield Finding(
                Check.NETWORK,
                Severity.WORTH_A_LOOK,
                f"{posts} {listed(every)} for {label}",
                "LinkedIn keeps such signs for itself: where a scheduler doesn't mark them, the text ends there.",
                "Look whether the first of them is whole once it is out, or write a comma or a dash instead.",
                tuple(held),
                account.id,
            )


def _reserved_in(text: str) -> str:
    """The reserved signs of a text, but for those in links, hashtags and what is still to be filled in."""
    plain = list(text)
    spans = [(link.start, link.end) for link in links(text)]
    spans += [(tag.start, tag.end) for tag in hashtags(text)]
    for start, end in (*spans, *addresses(text)):
        plain[start:end] = " " * (end - start)
    rest = "".join(plain)
    for gap in placeholders(text):
        rest = rest.replace(gap, " ")
    return "".join(sign for sign in _RESERVED if sign in rest)


def _x(post: Outgoing) -> _Told | None:
    found = tuple(dict.fromkeys(f"${tag.name.upper()}" for tag in cashtags(post.text)))
    if len(found) < 2:
        return None
    why = f"X refuses a post with more than one, and this has {listed(found)}."
    return (
        Severity.PAUSES,
        "too many cashtags",
        why,
        "Leave one of them, or write the others without the “$”.",
    )


def _threads(post: Outgoing) -> _Told | None:
    found = {post.text[link.start : link.end] for link in links(post.text)} | ({post.link} - {""})
    if len(found) <= _MOST_THREADS_LINKS:
        return None
    why = f"Threads takes {_MOST_THREADS_LINKS} different links in a post, and this has {len(found)}."
    return Severity.PAUSES, "too many links", why, "Leave some of them out."


def _instagram(post: Outgoing) -> _Told | None:
    found = len(hashtags(post.text))
    if found > _MOST_INSTAGRAM_HASHTAGS:
        why = f"Instagram takes {_MOST_INSTAGRAM_HASHTAGS} in a post, and this has {found}."
        return Severity.PAUSES, "too many hashtags", why, "Leave some of them out."
    return _no_picture("Instagram")


def _pinterest(_post: Outgoing) -> _Told | None:
    return _no_picture("Pinterest")


def _no_picture(network: str) -> _Told:
    why = f"{network} takes no post without one, and the file holds words alone."
    return (
        Severity.WORTH_A_LOOK,
        "needs a picture",
        why,
        "Add the picture in your scheduler, after the upload.",
    )


def _bluesky(post: Outgoing) -> _Told | None:
    found = tuple(tag.name for tag in hashtags(post.text) if graphemes(tag.name) > _LONGEST_BLUESKY_TAG)
    if not found:
        return None
    why = (
        f"Bluesky makes no hashtag of more than {_LONGEST_BLUESKY_TAG} characters, as {listed(found, 1)} is."
    )
    return Severity.PAUSES, "a hashtag is too long", why, "Shorten it."


def _google(post: Outgoing) -> _Told | None:
    found = _PHONE.search(post.text)
    if not found or _DATE.search(found[0]):
        return None
    why = f"Google Business refuses posts with a phone number, and “{found[0].strip()}” looks like one."
    return Severity.PAUSES, "holds a phone number", why, "Take the number out: your profile shows it anyway."


_RULES: Mapping[Network, Callable[[Outgoing], _Told | None]] = {
    Network.X: _x,
    Network.THREADS: _threads,
    Network.INSTAGRAM: _instagram,
    Network.PINTEREST: _pinterest,
    Network.BLUESKY: _bluesky,
    Network.GOOGLE_BUSINESS: _google,
}

CHECK = GateCheck("Nothing that a single network refuses", look)
