# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of the rich text format that matter to a reader of text, and its code pages.

Source: Rich Text Format (RTF) Specification 1.9.1, Microsoft, 2008.
"""

import codecs
from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "tab": " ",
    "line": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
SIGNS: Mapping[str, str] = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": " "}
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column"})
CELL_ENDS = frozenset({"cell", "nestcell"})

_SKIPPED = """
    aftncn aftnsep aftnsepc atnid colortbl comment creatim doccomm filetbl footer footerf footerl footerr
    footnotesep ftncn ftnsep ftnsepc header headerf headerl headerr keywords mmathPict nonesttables nonshppict
    objdata operator pict printim private revtim rxe shprslt sp subject tc template txe upr xe
"""
# Groups whose text is not the author's, or is there twice.
SKIPPED = frozenset(_SKIPPED.split())
# Groups that begin with \\* and still hold what is read; any other that does is skipped.
STARRED = frozenset(
    {"shpinst", "fldinst", "ud", "do", "footnote", "listtext", "pntext", "dptxbxtext", "shptxt"}
)
BOXES = frozenset({"shptxt", "dptxbxtext"})

# The code page of a font's character set. 0 and 1 mean the document's own.
CHARSETS: Mapping[int, str] = {
    77: "mac_roman",
    78: "shift_jis",
    79: "euc_kr",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
SYMBOLS = 2
_WHOLE: Mapping[str, str] = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_OTHER: Mapping[int, str] = {10000: "mac_roman", 54936: "gb18030"}


def document_encoding(word: str, number: int | None) -> str | None:
    """The encoding that the word `ansi`, `mac`, `pc`, `pca` or `ansicpg` names; None for any other."""
    if word in _WHOLE:
        return _WHOLE[word]
    if word != "ansicpg":
        return None
    if number == 65001:
        return "utf-8"
    return known(f"cp{number}") or _OTHER.get(number or 0) or "cp1252"


def known(name: str) -> str | None:
    """The name, if Python has such an encoding."""
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name
