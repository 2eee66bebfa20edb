# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Adds UTM parameters to the links of a text: what an address says already is kept, and nothing is added twice."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

from secondhelping.domain.link_habits import LinkHabits
from secondhelping.domain.network import Account

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_LOOSE = ".,;:!?'’…*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_UTM = re.compile(r"(?<=[?&])utm_(?:source|medium|campaign)=[^&#\s]*(?:&|(?=[#\s]|$))", re.IGNORECASE)
_LOOSE_ENDS = re.compile(r"[?&]+(?=[#\s]|$)")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """From where to where (exclusive) the web addresses stand, without the sign that ends a sentence after them."""
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.start() + len(_without_loose_ends(found[0]))


def _without_loose_ends(address: str) -> str:
    while address:
        last = address[-1]
        if last in _LOOSE or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
            address = address[:-1]
        else:
            break
    return address


def marked(text: str, habits: LinkHabits, account: Account) -> str:
    """The text with its links marked for this account."""
    if not habits.mark or "://" not in text:
        return text
    parts: list[str] = []
    position = 0
    for start, end in addresses(text):
        parts += [
            text[position:start],
            marked_address(text[start:end], habits, account.network.value, account.name),
        ]
        position = end
    return "".join([*parts, text[position:]])


@lru_cache(maxsize=4096)
def marked_address(address: str, habits: LinkHabits, network: str, account: str) -> str:
    """One address with what it does not say yet of where a visitor came from."""
    try:
        host = (urlsplit(address).hostname or "").casefold()
    except ValueError:
        return address
    if not host or (habits.sites and not any(_below(host, site) for site in habits.sites)):
        return address
    rest, sharp, fragment = address.partition("#")
    before, _mark, query = rest.partition("?")
    said = {pair.partition("=")[0].casefold() for pair in query.split("&")}
    added = [
        f"{name}={quote(value, safe='-._~')}"
        for name, value in _values(habits, network, account)
        if name not in said
    ]
    if not added:
        return address
    joint = "" if not query or query.endswith("&") else "&"
    return f"{before}?{query}{joint}{'&'.join(added)}{sharp}{fragment}"


def _values(habits: LinkHabits, network: str, account: str) -> Iterator[tuple[str, str]]:
    for name in ("source", "medium", "campaign"):
        value = getattr(habits, name).replace("{network}", network).replace("{account}", account).strip()
        if value:
            yield f"utm_{name}", value


def _below(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")


def unmarked(text: str) -> str:
    """The text without the three parameters, to tell whether two texts differ in them only."""
    if "utm_" not in text.casefold():
        return text
    parts: list[str] = []
    position = 0
    for start, end in addresses(text):
        parts += [text[position:start], _LOOSE_ENDS.sub("", _UTM.sub("", text[start:end]))]
        position = end
    return "".join([*parts, text[position:]])
