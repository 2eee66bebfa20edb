# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells what stands in a document but is not a line to post: headings, addresses, menus, tables, legal words, code.

A wrong line on top is the worst failure, so every rule here is a plain one that can be read and tested alone.
"""

import functools
import re
from collections.abc import Callable

from secondhelping.snippets.words import stop_words

LEAST_LETTERS = 25
LEAST_WORDS = 5
_I = re.IGNORECASE
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=\w))*")
_TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_LINK = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|co\.uk|edu|gov|de|fr|es|it|eu|io)\b\S*", _I
)
_PHONE = re.compile(r"(?:\+|\b0|\(\d)[\d\s()./-]{7,}\d|\b\d{3}[-.\s]\d{3}[-.\s]?\d{4}\b")
_PRICE = re.compile(r"[£$€]\s?\d|\d\s?[£€]|\b\d{1,3}\.\d\d\b")
_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|_{3,}|-{4,}|={4,}|·{3,}")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[\w.'’-]+ ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|"
    r"way|place|pl|court|ct|square|sq|highway|hwy|suite|terrace|close|parkway)\b\.?|"
    r"\b\w+(?:straße|strasse|str\.) \d+|\b(?:rue|avenue|via|calle|rua|plaza|piazza) (?:\w+ ){1,3}\d+",
    _I,
)
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}\b|\b\d{5} [A-ZÄÖÜ][a-zäöü]{2,}\b|\bP\.? ?O\.? Box\b"
)
_LEGAL = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\b(?:copyright|all rights reserved|terms (?:and|&) conditions|terms of (?:use|service)|"
    r"privacy (?:policy|notice)|isbn|issn|registered (?:charity|in england|office|company)|company (?:number|no)|"
    r"vat (?:number|no|reg)|disclaimer|hereby|herein|hereunder|thereof|notwithstanding|pursuant to|liable for|"
    r"liability|indemnif|reserves? the right|without (?:prior )?notice|trademarks?|licen[cs]ed under|impressum|"
    r"we may (?:use|disclose|share|collect|process|release) (?:your|you|health|medical)|"
    r"disclos(?:e[sd]?|ures?)|revocation|protected health|for internal use|confidential information|"
    r"personal data|data (?:protection|controller|processor)|gdpr|third part(?:y|ies)|prior written|"
    r"subsection|paragraph \(?\w\)|section \d|article \d|chapter \d)\b",
    _I,
)
_NAVIGATION = re.compile(
    r"\b(?:click here|continue reading|back to top|skip to (?:content|main)|posted (?:by|on|in)|"
    r"leave a (?:comment|reply)|share this|previous post|next post|related posts?|filed under|tagged|"
    r"view (?:all|more)|load more|search this|table of contents|continued (?:on|from)|click to tweet|"
    r"(?:turn to|on) page \d|page \d+ of|this (?:page|slide)|the next (?:page|slide)|previous (?:page|slide)|"
    r"download (?:the|a|our)? ?(?:pdf|brochure|form)|your browser|toggle|unsubscribe|fill (?:in|out) (?:this|the) "
    r"form|form below|shown (?:above|below|here)|(?:as|see|listed|described) (?:above|below)|"
    r"photo(?:graph)? (?:by|credit)|image (?:by|credit|courtesy))\b|\b(?:read|learn|see|find out) more\W*$|"
    r"^(?:figure|fig\.|table|photo|image|sources?|abb\.|tab\.|tel|phone|fax|e-?mail|address|website|"
    r"date|time|location|venue|when|where|author|by|contact|subject|re|from|to|cc|agenda|notes?|references?|"
    r"note to editors)\b ?\d*[.:]",
    _I,
)
_CITATION = re.compile(
    r"\bet al\b|\bdoi\b|\bpp?\. ?\d+|\bvol\. ?\d+|\(\w+(?: (?:&|and) \w+)?,? (?:19|20)\d\d\)|\bretrieved from\b|"
    r"\b(?:journal of|proceedings of|university press)\b|\[\d{1,3}\]",
    _I,
)
_CODE = re.compile(
    r"[{}|\\^~`]|</?\w+/?>|\b\w+\(\)|\w+_\w+|==|!=|=>|->|::|;\s*$|"
    r"^\s*(?:def|class|import|function|var|const|let|SELECT|return)\b |"
    r"\b(?:npm|pip|sudo|git) (?:install|clone|commit)|--\w{2,}|(?<!\S)/[a-z]{2,}\b|"
    r"\w+\.(?:py|js|html|css|json|exe|php|xml|yml)\b"
)
# Entries of a list of sources: a name with initials and a year, or a volume with pages.
_REFERENCE_ENTRY = re.compile(
    r"^\W*(?:\[?\d{1,3}[\].)])?\s*[A-Z][\w’'-]+,? (?:[A-Z]\.[ ,-]*)+.{0,200}?\b(?:19|20)\d\d|"
    r"\b\d{1,3} ?(?:\(\d{1,2}\))?: ?[A-Z]?\d{1,5}[–-]\d{1,5}\b"
)
_BACK_MATTER = re.compile(
    r"\W*(?:\d+\.? )?(?:references?|bibliography|literature(?: cited)?|works cited|sources?|further reading|"
    r"acknowledge?ments?|imprint|impressum|legal notice|disclaimer|footnotes|endnotes|literatur(?:verzeichnis)?|"
    r"quellen|mentions légales|bibliographie|bibliografía|bibliografia|table of contents|contents|index)\W*",
    _I,
)
_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{2,}\](?!\()|\{\{|lorem ipsum|\bTODO\b|\bTBC\b|\bTBD\b|XXX|<<|>>|_{2,}", _I
)
_SMILEY = re.compile(r"[:;=8][-']?[()]|(?<!\S)\w{1,2}\)|„[^“]*“")
_CUT_OFF = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|with|for|in|on|at|by|from|as|that|which|is|are|was|were|our|your|their|its|this|"
    r"these|but|if|we|you|der|die|das|und|oder|mit|für|von|zu|de|la|le|les|et|ou|un|une|des|el|los|y|o|con|para|il|e|di|"
    r"che|per|do|da|em|het|een|en|van|voor)|[,;&/–—-]|\.\.\.|…)\s*$",
    _I,
)


def sentence_ends(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text.rstrip()))


def words_of(text: str) -> list[str]:
    """The words of a text: runs of letters, with inner apostrophes and hyphens."""
    return _WORD.findall(text)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _too_short(text: str) -> bool:
    spaced = len(text.split())
    if spaced <= 2 and len(text) >= 15 and any("\u3040" <= letter <= "\u9fff" for letter in text):
        return False  # scripts without spaces
    if text.rstrip().endswith("?"):  # a short question can be a good post
        return _letters(text) < 0.7 * LEAST_LETTERS or spaced < LEAST_WORDS - 1
    return _letters(text) < LEAST_LETTERS or spaced < LEAST_WORDS


def _mostly_signs(text: str) -> bool:
    solid = "".join(text.split())
    return _letters(text) < 0.7 * len(solid)


def _shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return upper > 0.5 * len(letters)


def _unlike_a_sentence(text: str) -> bool:
    """A heading or a list of names: nearly every word of some length has a capital."""
    long_words = [word for word in words_of(text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    share = capitals / max(1, len(long_words))
    return share > 0.75 if not _TERMINAL.search(text) else share > 0.85 and len(long_words) > 3


def _list_of_things(text: str) -> bool:
    """Ingredients, dishes, names: many commas or bars, few small words between them."""
    words = words_of(text)
    small = sum(word.lower() in stop_words("") for word in words)
    separators = len(re.findall(r"[,;/|•·]| [-–] ", text))
    return separators >= 5 and separators * 5 > len(words) and small < 0.2 * len(words)


def _contact(text: str) -> bool:
    rest = _PHONE.sub(" ", _LINK.sub(" ", _MAIL.sub(" ", text)))
    found = sum(len(pattern.findall(text)) for pattern in (_MAIL, _PHONE))
    return found >= 2 or _letters(rest) < 0.7 * _letters(text) or (found == 1 and _letters(rest) < 60)


def _address(text: str) -> bool:
    """A postcode, or a street with little around it; a sentence that happens to name a street is none."""
    rest = _STREET.sub(" ", text)
    return bool(_POSTCODE.search(text)) or (rest != text and _letters(rest) < 60)


def _price_list(text: str) -> bool:
    prices = len(_PRICE.findall(text))
    return bool(_LEADER.search(text)) or prices >= 4 or (prices >= 1 and not _TERMINAL.search(text))


def _code(text: str) -> bool:
    return len(_CODE.findall(text)) * 60 > len(text) or len(_CODE.findall(text)) >= 3


def _half_open(text: str) -> bool:
    """A bracket or quote that opens or closes outside of the text."""
    plain = _SMILEY.sub("", text)
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return any(plain.count(opening) != plain.count(closing) for opening, closing in pairs)


def _found(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: bool(pattern.search(text))


_RULES: dict[str, Callable[[str], bool]] = {
    "too short": _too_short,
    "mostly signs": _mostly_signs,
    "shouted": _shouted,
    "heading or names": _unlike_a_sentence,
    "list of things": _list_of_things,
    "contact": _contact,
    "price list": _price_list,
    "address": _address,
    "legal": _found(_LEGAL),
    "navigation": _found(_NAVIGATION),
    "citation": _found(_CITATION),
    "code": _code,
    "placeholder": _found(_PLACEHOLDER),
    "cut off": _found(_CUT_OFF),
    "half open": _half_open,
}


def reference_entry(text: str) -> bool:
    """Whether a passage is an entry of a list of sources."""
    return bool(_REFERENCE_ENTRY.search(text))


def back_matter(heading: str) -> bool:
    """Whether what stands under a heading is sources, thanks or legal words."""
    return bool(_BACK_MATTER.fullmatch(heading))


@functools.lru_cache(maxsize=4096)
def furniture(text: str, language: str = "en") -> str:
    """Why a text is no line to post ("address", "price list"), or "" where nothing speaks against it."""
    for name, rule in _RULES.items():
        if rule(text):
            return name
    return "no small words" if _no_small_words(text, language) else ""


def _no_small_words(text: str, language: str) -> bool:
    """Real sentences have small words between the others; menus, tables and lists of terms do not."""
    words = words_of(text)
    if language not in ("en", "de", "fr", "es", "it", "pt", "nl") or not words:
        return False
    small = sum(word.lower() in stop_words(language) for word in words)
    return small < 0.15 * len(words)
