# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes WordPress' own marks out of a post and gives paragraphs their tags, as WordPress does when it shows it.

Sources: developer.wordpress.org, the Shortcode API and the function `wpautop`; ours is simpler.
"""

import re

# Each of these stops at the next bracket or after a bounded stretch, so that no text, however odd, takes long.
_NAME = r"[a-zA-Z][\w-]{0,60}"
_CLOSING = re.compile(rf"\[/({_NAME})\]")
_INSIDE = r"""(?:[^\[\]"']|"[^"\n]{0,300}"|'[^'\n]{0,300}'){0,300}"""
_OPENING = re.compile(rf"\[({_NAME})((?:[\s/]{_INSIDE})?)\]")
_ATTRIBUTE = re.compile(r"\s[\w-]{1,60}=\S")
# What stands between the tags of these is an address or a program's text, and no words of the author.
_WITHOUT_WORDS = re.compile(
    r"\[(embed|audio|video|playlist|gallery|youtube|latex|wpvideo|googlemaps|contact-form-7)\b[^\[\]]{0,2000}\]"
    r"[^\[\]]{0,2000}\[/\1\]",
    re.IGNORECASE,
)
_NAMES = """
    archives audio contact-form dailymotion embed flickr gallery gravityform instagram more playlist polldaddy sitemap
    slideshare soundcloud ted twitter video vimeo wpvideo youtube
"""
_ALONE = frozenset(_NAMES.split())
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav"
    r"|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_PRE = re.compile(r"(<pre\b.*?(?:</pre>|$))", re.DOTALL | re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")


def plain_body(body: str) -> str:
    """The HTML of a post without block comments and shortcodes, its paragraphs in tags."""
    text = _COMMENT.sub("", body.replace("\r\n", "\n").replace("\r", "\n"))
    return with_paragraphs(without_shortcodes(text))


def without_shortcodes(text: str) -> str:
    """The text without shortcodes, with the words between them. A bracket the author wrote stays: a shortcode
    has attributes, a closing tag, a name with "_" in it, or is one that WordPress has."""
    if "[" not in text:
        return text
    text = _WITHOUT_WORDS.sub(" ", text)
    closed = set(_CLOSING.findall(text))

    def opening(match: re.Match[str]) -> str:
        name = match[1]
        is_one = name in closed or name.lower() in _ALONE or "_" in name or _ATTRIBUTE.search(match[2])
        return "" if is_one else match[0]

    return _CLOSING.sub("", _OPENING.sub(opening, text))


def with_paragraphs(text: str) -> str:
    """Blank lines part paragraphs in posts of the old editor, which wrote no tags for them."""
    pieces = _PRE.split(text)
    return "".join(
        piece if number % 2 else "\n\n".join(map(_in_tags, _BLANK.split(piece)))
        for number, piece in enumerate(pieces)
    )


def _in_tags(piece: str) -> str:
    return piece if not piece.strip() or _BLOCK.match(piece) else f"<p>{piece}</p>"
