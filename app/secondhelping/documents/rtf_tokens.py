# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts the bytes of a rich text document (RTF) into its tokens, never failing on any bytes."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Sort(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SIGN = "sign"
    BYTES = "bytes"
    HEX = "hex"


class Token(NamedTuple):
    """A token. `number` is a control word's own number, None where it has none."""

    sort: Sort
    word: str = ""
    number: int | None = None
    data: bytes = b""


_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
_OPEN = Token(Sort.OPEN)
_CLOSE = Token(Sort.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order. Line ends that are no token of their own are passed over, as the format wants;
    so are the raw bytes that follow the word `bin`."""
    at = 0
    while match := _TOKEN.search(data, at):
        at = match.end()
        word, number, code, sign, brace, text = match.groups()
        if text is not None:
            yield Token(Sort.BYTES, data=text)
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif code is not None:
            yield Token(Sort.HEX, data=bytes.fromhex(code.decode("ascii")))
        elif sign is not None:
            yield Token(Sort.SIGN, sign.decode("latin-1"))
        else:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
            yield Token(Sort.WORD, word.decode("ascii"), value)
