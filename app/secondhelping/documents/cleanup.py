# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes a stretch of text fit to be read and counted: one kind of space, whole letters, nothing invisible."""

import re
import unicodedata

_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
# Soft hyphen, zero-width space, word joiner, BOM, and the marks that turn the direction of writing (which
# can make a text read otherwise than it is). The zero-width joiners stay: scripts and emoji need them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = "\t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
# Bullets of symbol fonts, in the private area where those fonts live.
_SYMBOL_BULLETS = "\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf0a8"

_TABLE: dict[int, str] = {
    **str.maketrans(dict.fromkeys(_CONTROLS, "")),
    **str.maketrans(dict.fromkeys(_INVISIBLE, "")),
    **str.maketrans(dict.fromkeys(_SPACES, " ")),
    **str.maketrans(dict.fromkeys(_SYMBOL_BULLETS, "•")),
    **_LIGATURES,
}
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_STACKED_MARKS = re.compile(f"([{_MARKS}]{{3}})[{_MARKS}]+")
_RUN_OF_SPACES = re.compile(" {2,}")
_UNKNOWN = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufffd]+")


def tidy(text: str) -> str:
    """The same words with ligatures written out, any space as one blank, composed letters (NFC), and without
    control characters, soft hyphens, letters without meaning, and marks piled higher than three."""
    text = text.translate(_TABLE)
    if not text.isascii():
        text = _STACKED_MARKS.sub(r"\1", _UNKNOWN.sub("", text))
        text = unicodedata.normalize("NFC", text)
    return _RUN_OF_SPACES.sub(" ", text).strip()
