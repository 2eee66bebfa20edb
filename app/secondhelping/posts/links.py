# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the links stand in a text, by the grammar that X and Mastodon share (twitter-text).

The grammar is that of twitter-text 3.1.0 (Apache-2.0, Copyright Twitter, Inc.; regexp/extractUrl.js and
extractUrlsWithIndices.js), written anew for the `regex` library.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

import regex

from secondhelping.posts.data_files import changed_domains, top_level_domains

_LONGEST_URL = 4096
_LONGEST_SLUG = 40
_LONGEST_LABEL = 63

_INVALID = r"\uFFFE\uFEFF\uFFFF"
_DIRECTIONAL = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
_SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
_LATIN = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272"
    r"\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
_CYRILLIC = r"\u0400-\u04FF"
_LETTER = rf"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_DIRECTIONAL}]"
_AFTER_TLD = r"(?=[^0-9a-zA-Z@+\-]|$)"
_TLD = rf"(?:\L<tlds>{_AFTER_TLD}|xn--[\-0-9a-z]+)"
_DOMAIN = (
    rf"(?:(?:{_LETTER}(?:[_\-]|{_LETTER})*)?{_LETTER}\.)*"
    rf"(?:(?:{_LETTER}(?:-|{_LETTER})*)?{_LETTER}\.){_TLD}"
)
_QUERY = r"[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]"
_QUERY_END = r"[a-z0-9\-_&=#/]"
_PATH_CHARS = rf"[a-z{_CYRILLIC}0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_PATH_END = rf"[+\-a-z{_CYRILLIC}0-9=_#/{_LATIN}]"
_BEFORE = rf"(?:[^A-Za-z0-9@＠$#＃{_INVALID}]|[{_DIRECTIONAL}]|^)"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What differs between the networks: the protocols that make a link, and what a path and a query may hold.

    The strings are pattern sources: one letter of a path, one that may end it, one letter of a query, one that may
    end it; `middle` is what a path may hold besides, ending in a slash. `newer` takes the top-level domains that came
    after X's own list for domains, too.
    """

    protocols: str
    path: str
    path_end: str
    query: str
    query_end: str
    middle: str
    newer: bool = False


X_GRAMMAR = Grammar(r"https?", _PATH_CHARS, _PATH_END, _QUERY, _QUERY_END, rf"@{_PATH_CHARS}+/")
NEWER_GRAMMAR = replace(X_GRAMMAR, newer=True)


@dataclass(frozen=True, slots=True)
class Link:
    """A link from letter `start` to `end` (exclusive); `protocol` with "://", "" for a bare domain; `domain` in lower
    case, as it stands there."""

    start: int
    end: int
    protocol: str
    domain: str = field(default="", compare=False)


@cache
def _pattern(grammar: Grammar) -> "regex.Pattern[str]":
    path = grammar.path
    parens = rf"\((?:{path}+|(?:{path}*\({path}+\){path}*))\)"
    ending = rf"(?:{grammar.path_end}|{parens})"
    paths = rf"(?:(?:{path}*(?:{parens}{path}*)*{ending})|(?:{grammar.middle}))"
    source = (
        rf"(?<before>{_BEFORE})(?<url>(?<protocol>(?:{grammar.protocols})://)?(?<domain>{_DOMAIN})(?::[0-9]+)?"
        rf"(?<path>/{paths}*)?(?:\?{grammar.query}*{grammar.query_end})?)"
    )
    return regex.compile(source, tlds=_domains(grammar.newer))


@cache
def _domains(newer: bool) -> tuple[str, ...]:
    return (*top_level_domains(), *(changed_domains()[0] if newer else ()))


@cache
def _domain_runs(newer: bool) -> "regex.Pattern[str]":
    """A stretch that could be a domain and holds a known ending: only there is the long pattern worth a try."""
    return regex.compile(rf"{_LETTER}\.{_TLD}", tlds=_domains(newer))


@cache
def _run_start() -> "regex.Pattern[str]":
    return regex.compile(rf"(?:{_LETTER}|[_\-.])+")


@cache
def _ascii_domain(newer: bool) -> "regex.Pattern[str]":
    source = rf"(?:[\-a-z0-9{_LATIN}]+\.)+{_TLD}"
    return regex.compile(source, tlds=_domains(newer))


@cache
def _short_link() -> "regex.Pattern[str]":
    return regex.compile(rf"^https?://t\.co/([a-z0-9]+)(?:\?{_QUERY}*{_QUERY_END})?")


def links(text: str, grammar: Grammar = X_GRAMMAR, *, bare: bool = True) -> list[Link]:
    """Every link of the text in order, as the network's own counter finds them.

    Args:
        text: The text; positions are those of its letters.
        grammar: Which network's grammar.
        bare: Whether "example.com" without a protocol is a link.
    """
    if ("." if bare else ":") not in text:
        return []
    matches = _matches(_folded(text), _pattern(grammar), _domain_runs(grammar.newer))
    return [link for found in matches for link in _checked(found, bare, grammar.newer)]


def _folded(text: str) -> str:
    """The text in lower case, letter for letter, so that every position stays.

    Not the library's own case folding, which would take a Kelvin sign for a k.
    """
    if text.isascii():
        return text.lower()
    return "".join(
        low if len(low := letter.lower()) == 1 and low.isascii() == letter.isascii() else letter
        for letter in text
    )


def _matches(
    text: str, pattern: "regex.Pattern[str]", ending: "regex.Pattern[str]"
) -> Iterator["regex.Match[str]"]:
    """The matches of `pattern` as one search after another would find them, but only near a known ending.

    A link lies wholly in one run of domain letters, with at most nine letters (protocol and the one before) in
    front of it: starting there finds the same links without walking every letter of a text in a script without spaces.
    """
    position = 0
    for run in _run_start().finditer(text):
        start, end = run.span()
        if end <= position or text.find(".", start, end) < 0:
            continue
        if not ending.search(text, start, _past(text, end)):
            continue
        position = max(position, start - 10)
        while (found := pattern.search(text, position)) and found.start("domain") < end:
            yield found
            position = found.end()


def _past(text: str, end: int) -> int:
    """One letter further, so that what must follow an ending is seen."""
    return min(len(text), end + 1)


def _checked(found: "regex.Match[str]", bare: bool, newer: bool) -> list[Link]:
    domain = found["domain"]
    if not _valid(found["url"], found["protocol"] or "https://", domain, newer):
        return []
    if found["protocol"]:
        return _with_protocol(found)
    if not bare or found["before"] in ("-", "_", ".", "/"):
        return []
    return _bare(found, newer)


def _with_protocol(found: "regex.Match[str]") -> list[Link]:
    end = found.end("url")
    short = _short_link().match(found["url"])
    if short:
        if len(short[1]) > _LONGEST_SLUG:
            return []
        end = found.start("url") + short.end()
    return [Link(found.start("url"), end, found["protocol"], found["domain"])]


def _bare(found: "regex.Match[str]", newer: bool) -> list[Link]:
    """The Latin parts of a domain without a protocol; the last one takes the path."""
    offset = found.start("domain")
    parts = [
        (offset + m.start(), offset + m.end(), m[0]) for m in _ascii_domain(newer).finditer(found["domain"])
    ]
    if parts and found["path"]:
        parts[-1] = (parts[-1][0], found.end("url"), parts[-1][2])
    return [Link(start, end, "", domain) for start, end, domain in parts]


def _valid(url: str, protocol: str, domain: str, newer: bool) -> bool:
    if domain[:4] == "xn--" and not _ascii_domain(newer).search(domain):
        return False
    if any(not 0 < _label_length(label) <= _LONGEST_LABEL for label in domain.split(".")):
        return False
    return len(protocol) + len(url) <= _LONGEST_URL


def _label_length(label: str) -> int:
    """The length of a part of a domain once written in ASCII (punycode)."""
    if label.isascii():
        return len(label)
    return len("xn--") + len(label.encode("punycode", "surrogatepass"))
