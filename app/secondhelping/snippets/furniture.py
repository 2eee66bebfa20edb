# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells what stands in a document but is not a line to post: headings, addresses, menus, tables, legal words, code.

A wrong line on top is the worst failure, so every rule here is a plain one that can be read and tested alone.
"""

import functools
import re
from collections.abc import Callable
from functools import cached_property

from secondhelping.snippets.lowering import lowered
from secondhelping.snippets.words import STOP_WORDS, stop_words

LEAST_LETTERS = 25
LEAST_WORDS = 5
# All patterns but _WORD, _POSTCODE, _CODE and _REFERENCE_ENTRY are for a text in lower case.
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=\w))*")
_SEPARATOR = re.compile(r"[,;/|•·]| [-–] ")
_PAIRED = re.compile(r"[()\[\]“”]")
_DOTTED = re.compile(r"\w\.\w|://")
_EDGE = 30  # letters at the end of a text in which its end mark or its last word is looked for
_POST_BOX = re.compile(r"\bp\.? ?o\.? box\b")
_TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_MAIL = re.compile(r"\S+@\S+\.\w+")
_LINK = re.compile(r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|co\.uk|edu|gov|de|fr|es|it|eu|io)\b\S*")
_PHONE = re.compile(r"(?:\+|\b0|\(\d)[\d\s()./-]{7,}\d|\b\d{3}[-.\s]\d{3}[-.\s]?\d{4}\b")
_PRICE = re.compile(r"[£$€]\s?\d|\d\s?[£€]|\b\d{1,3}\.\d\d\b")
_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|_{3,}|-{4,}|={4,}|·{3,}")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[\w.'’-]+ ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|"
    r"way|place|pl|court|ct|square|sq|highway|hwy|suite|terrace|close|parkway)\b\.?|"
    r"\b\w+(?:straße|strasse|str\.) \d+|\b(?:rue|avenue|via|calle|rua|plaza|piazza) (?:\w+ ){1,3}\d+",
)
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}\b|\b\d{5} [A-ZÄÖÜ][a-zäöü]{2,}\b"
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
)
_NAVIGATION = re.compile(
    r"\b(?:click here|(?:learn|read|find|see|watch|listen|register|sign up|apply|available|donate|"
    r"download)\b[^.!?]{0,50} here|"
    r"continue reading|back to top|skip to (?:content|main)|posted (?:by|on|in)|"
    r"leave a (?:comment|reply)|share this|previous post|next post|related posts?|filed under|tagged|"
    r"view (?:all|more)|load more|search this|table of contents|continued (?:on|from)|click to tweet|"
    r"(?:turn to|on) page \d|page \d+ of|this (?:page|slide)|the next (?:page|slide)|previous (?:page|slide)|"
    r"download (?:the|a|our)? ?(?:pdf|brochure|form)|your browser|toggle|unsubscribe|fill (?:in|out) (?:this|the) "
    r"form|form below|shown (?:above|below|here)|(?:as|see|listed|described) (?:above|below)|"
    r"photo(?:graph)? (?:by|credit)|image (?:by|credit|courtesy))\b|\b(?:read|learn|see|find out) more\W*$|"
    r"^(?:figure|fig\.|table|photo|image|sources?|abb\.|tab\.|tel|phone|fax|e-?mail|address|website|"
    r"date|time|location|venue|when|where|author|by|contact|subject|re|from|to|cc|agenda|notes?|references?|"
    r"note to editors)\b ?\d*[.:]",
)
_CITATION = re.compile(
    r"\([^()\d]{3,70}, (?:19|20)\d\d[a-z]?\)|\((?:see )?(?:table|fig(?:ure)?\.?) ?\d+[a-z]?\)|"
    r"\b(?:et al|doi)\b|\b(?:pp?|vol)\. ?\d+|\(\w+(?: (?:&|and) \w+)?,? (?:19|20)\d\d\)|\bretrieved from\b|"
    r"\b(?:journal of|proceedings of|university press)\b|\[\d{1,3}\]",
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
)
_PLACEHOLDER = re.compile(
    r"\[[^\]\d][^\]]{2,}\](?!\()|\{\{|lorem ipsum|\btodo\b|\btbc\b|\btbd\b|xxx|<<|>>|_{2,}"
)
_SMILEY = re.compile(r"[:;=8][-']?[()]|(?<!\S)\w{1,2}\)|„[^“]*“")
_CUT_OFF = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|with|for|in|on|at|by|from|as|that|which|is|are|was|were|our|your|their|its|this|"
    r"these|but|if|we|you|der|die|das|und|oder|mit|für|von|zu|de|la|le|les|et|ou|un|une|des|el|los|y|o|con|para|il|e|di|"
    r"che|per|do|da|em|het|een|en|van|voor)|[,;&/–—-]|\.\.\.|…)\s*$",
)


class _Look:
    """A text with what several rules ask of it, worked out at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = lowered(text)

    @cached_property
    def letters(self) -> int:
        return _letters(self.text)

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @cached_property
    def has_digit(self) -> bool:
        return any(map(str.isdigit, self.text))

    @cached_property
    def small_words(self) -> int:
        every = stop_words("")
        return sum(word.lower() in every for word in self.words)


def sentence_ends(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text.rstrip()[-_EDGE:]))


def words_of(text: str) -> list[str]:
    """The words of a text: runs of letters, with inner apostrophes and hyphens."""
    return _WORD.findall(text)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _too_short(look: _Look) -> bool:
    text, spaced = look.text, len(look.text.split())
    if spaced <= 2 and len(text) >= 15 and any("\u3040" <= letter <= "\u9fff" for letter in text):
        return False  # scripts without spaces
    if text.rstrip().endswith("?"):  # a short question can be a good post
        return look.letters < 0.7 * LEAST_LETTERS or spaced < LEAST_WORDS - 1
    return look.letters < LEAST_LETTERS or spaced < LEAST_WORDS


def _mostly_signs(look: _Look) -> bool:
    return look.letters < 0.7 * len("".join(look.text.split()))


def _shouted(look: _Look) -> bool:
    return sum(map(str.isupper, look.text)) > 0.5 * look.letters


def _unlike_a_sentence(look: _Look) -> bool:
    """A heading or a list of names: nearly every word of some length has a capital."""
    long_words = [word for word in look.words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    share = capitals / max(1, len(long_words))
    return share > 0.75 if not sentence_ends(look.text) else share > 0.85 and len(long_words) > 3


def _list_of_things(look: _Look) -> bool:
    """Ingredients, dishes, names: many commas or bars, few small words between them."""
    separators = len(_SEPARATOR.findall(look.text))
    return separators >= 5 and separators * 5 > len(look.words) and look.small_words < 0.2 * len(look.words)


def _contact(look: _Look) -> bool:
    if not (look.has_digit or "@" in look.low or _DOTTED.search(look.low)):
        return False
    text = look.low
    rest = _letters(_PHONE.sub(" ", _LINK.sub(" ", _MAIL.sub(" ", text))))
    found = sum(len(pattern.findall(text)) for pattern in (_MAIL, _PHONE))
    return found >= 2 or rest < 0.7 * look.letters or (found == 1 and rest < 60)


def _address(look: _Look) -> bool:
    """A postcode, or a street with little around it; a sentence that happens to name a street is none."""
    if not look.has_digit:
        return bool(_POST_BOX.search(look.low))
    if _POSTCODE.search(look.text) or _POST_BOX.search(look.low):
        return True
    rest = _STREET.sub(" ", look.low)
    return rest != look.low and _letters(rest) < 60


def _price_list(look: _Look) -> bool:
    prices = len(_PRICE.findall(look.text)) if look.has_digit else 0
    return bool(_LEADER.search(look.text)) or prices >= 4 or (prices >= 1 and not sentence_ends(look.text))


def _code(look: _Look) -> bool:
    signs = len(_CODE.findall(look.text))
    return signs * 60 > len(look.text) or signs >= 3


def _half_open(look: _Look) -> bool:
    """A bracket or quote that opens or closes outside of the text."""
    if not _PAIRED.search(look.text):
        return False
    return not (_paired(look.text) or _paired(_SMILEY.sub("", look.text)))


def _paired(text: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)


def _found(pattern: re.Pattern[str]) -> Callable[[_Look], bool]:
    return lambda look: bool(pattern.search(look.low))


_RULES: dict[str, Callable[[_Look], bool]] = {
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
    "cut off": lambda look: bool(_CUT_OFF.search(look.low[-_EDGE:])),
    "half open": _half_open,
}


def reference_entry(text: str) -> bool:
    """Whether a passage is an entry of a list of sources."""
    return bool(_REFERENCE_ENTRY.search(text))


def back_matter(heading: str) -> bool:
    """Whether what stands under a heading is sources, thanks or legal words."""
    return bool(_BACK_MATTER.fullmatch(lowered(heading)))


@functools.lru_cache(maxsize=8192)
def furniture(text: str, language: str = "en") -> str:
    """Why a text is no line to post ("address", "price list"), or "" where nothing speaks against it."""
    look = _Look(text)
    for name, rule in _RULES.items():
        if rule(look):
            return name
    return "no small words" if _no_small_words(look, language) else ""


def _no_small_words(look: _Look, language: str) -> bool:
    """Real sentences have small words between the others; menus, tables and lists of terms do not."""
    if language not in STOP_WORDS or not look.words:
        return False
    known = stop_words(language)
    return sum(word.lower() in known for word in look.words) < 0.15 * len(look.words)
