# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the project does with the links of its posts: UTM parameters, and the address of a post's document."""

import json
import re
from dataclasses import asdict
from urllib.parse import urlsplit

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.network import Account
from secondhelping.operations.project import Project
from secondhelping.posts import composing, tracking
from secondhelping.store import documents, settings

_SETTING = "links"
_LONGEST = 100
_GAPS = re.compile(r"\{(?!network\}|account\})[^{}]*\}")


def habits(project: Project) -> LinkHabits:
    """What is done with links; nothing but the column where nothing was chosen."""
    kept = settings.get(project.store.read(), _SETTING)
    if not kept:
        return LinkHabits()
    found = json.loads(kept)
    return LinkHabits(**{**found, "sites": tuple(found["sites"])})


def change(project: Project, wanted: LinkHabits) -> Changes:
    """Changes it. What is planned and was not written yet goes out with the new parameters.

    Raises:
        KnownError: a parameter is too long or has a gap that is not known, or a site is none.
    """
    for name in ("source", "medium", "campaign"):
        _check(name, getattr(wanted, name))
    sites = tuple(dict.fromkeys(_host(site) for site in wanted.sites if site.strip()))
    plain = LinkHabits(
        wanted.source.strip(), wanted.medium.strip(), wanted.campaign.strip(), sites, wanted.column
    )
    label = "Links say where a visitor came from" if plain.mark else "Links go out as they are"
    with project.action(label) as writing:
        settings.put(writing.connection, _SETTING, json.dumps(asdict(plain)))
    return writing.changes


def example(wanted: LinkHabits, account: Account, address: str = "https://example.com/page") -> str:
    """What a link would become on an account."""
    return tracking.marked(address, wanted, account)


def source_link(project: Project, snippet_id: SnippetId) -> str:
    """The address of the page that a snippet's document was saved from, "" for none."""
    return documents.link_of_snippet(project.store.read(), snippet_id)


def has_link(text: str) -> bool:
    """Whether a text has a link already."""
    return composing.has_link(text)


def with_link(text: str, link: str) -> str:
    """The text with a link at its end, before its hashtags."""
    return composing.with_link(text, link)


def _check(name: str, value: str) -> None:
    if len(value) > _LONGEST:
        raise KnownError(
            f"The {name} is too long.", f"It may have {_LONGEST} characters.", "Make it shorter."
        )
    gap = _GAPS.search(value)
    if gap:
        raise KnownError(
            f"“{gap[0]}” in the {name} stands for nothing.",
            "Only {network} and {account} are filled in.",
            "Write one of them, or plain words.",
        )


def _host(site: str) -> str:
    """The host of what the owner wrote, be it an address or a name."""
    address = site.strip() if "://" in site else f"https://{site.strip()}"
    try:
        host = (urlsplit(address).hostname or "").casefold().removeprefix("www.")
    except ValueError:
        host = ""
    if "." not in host or any(sign.isspace() for sign in site.strip()):
        raise KnownError(
            f"“{site.strip()}” is no website.",
            "It is needed to tell your own links from others.",
            "Write it as in “harbourlane.com”.",
        )
    return host
