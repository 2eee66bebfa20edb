# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds what was meant to be filled in before posting: [LINK], TODO, {{name}}, lorem ipsum and their like."""

from functools import cache, lru_cache

import regex

_THINGS = (
    r"links?|urls?|web ?sites?|dates?|times?|days?|months?|years?|prices?|amounts?|numbers?|names?|titles?|texts?|"
    r"quotes?|photos?|pictures?|images?|videos?|logos?|address|places?|locations?|city|town|phone|e-?mail|"
    r"handles?|hashtags?|compan(?:y|ies)|business|brands?|products?|services?|events?|details?|code|discount"
)
# "todo" is a word of Spanish and Portuguese: in capitals it is only a note when none of these comes next.
_ALL_OF_IT = (
    r"EL|LA|LO|LOS|LAS|O|A|OS|AS|UN|UMA?|EN|EM|DE|PARA|POR|TIPO|INCLUIDO|INCLUÍDO|MUNDO|ES|É|TU|SEU|DÍA|DIA|AÑO|ANO|"
    r"LLEGA|CAMBIA|SOBRE|MUY|BIEN|LISTO"
)
_NUMERAL_BEFORE = (
    r"Bowl|Chapter|Part|Volume|Vol\.?|Book|Act|Edition|Article|Section|Olympiad|Psalm|Sonnet|No\.?"
)
# HTML left in a text is not a gap to fill in, and neither is an address between angle brackets.
_TAGS = (
    r"/?(?:a|abbr|b|blockquote|body|br|button|center|code|del|div|em|figure|font|footer|h[1-6]|head|header|hr|html|i|"
    r"img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)"
)

_FORMS = (
    rf"\[\s*(?:(?i:insert|add|enter|your|put|paste|the|our)\b[^\[\]\n]{{1,40}}|(?i:{_THINGS})|TODO|TB[DCA]|X{{1,5}}|\.{{3}}|…|\?+)\s*\]",
    r"\[[A-Z]{2,}(?:[ _-][A-Z]{2,})+\]",
    r"\[\[[^\[\]\n]{1,40}\]\]",
    r"\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{1,60}\}|\{%[^\n]{1,60}?%\}|<%[^\n]{1,60}?%>",
    r"\*\|[A-Z_:]{2,40}\|\*|%%[\w ]{1,40}%%",
    r"\{[A-Za-z_][\w .-]{0,40}\}",
    r"%(?:[A-Z]{2,}_?)+%",
    rf"(?<!\w)<(?!{_TAGS}\s*/?>)[A-Za-z][A-Za-z]*(?:[ _-][A-Za-z]+){{0,4}}>",
    rf"\bTODO\b(?!\s+(?:{_ALL_OF_IT})\b)|\bFIXME\b",
    r"\bTB[DC]\b",
    rf"(?<!\b(?:{_NUMERAL_BEFORE})\s)\bX{{3,}}\b",
    r"[£$€]\s?X{1,4}\b|\bXX\s?%",
    r"\b(?i:dd[/.-]mm[/.-]yy(?:yy)?|mm[/.-]dd[/.-]yy(?:yy)?|yyyy-mm-dd)\b",
    r"(?i:\blorem\s+ipsum\b)",
    rf"\b(?i:(?:insert|add|paste|enter)\s+(?:your\s+|the\s+|a\s+|an\s+|our\s+)?(?:\w+\s+)?(?:{_THINGS})\s+here)\b",
    r"\b(?i:your\s+(?:text|link|url|company name|business name)\s+(?:goes\s+)?here)\b",
)


@cache
def _pattern() -> "regex.Pattern[str]":
    return regex.compile("|".join(f"(?:{form})" for form in _FORMS))


# The gate looks through the same texts again after every change of the plan.
@lru_cache(maxsize=2048)
def placeholders(text: str) -> tuple[str, ...]:
    """What in `text` still waits to be filled in, each once, in the order of the text; () when there is nothing."""
    return tuple(dict.fromkeys(found[0] for found in _pattern().finditer(text)))
