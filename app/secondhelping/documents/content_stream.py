# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes a PDF page's content apart into objects and operators, some five times as fast as pdfminer's own parser.

Most of a page's time goes into that: drawings have a hundred thousand numbers. One regular expression finds each
token. Whatever is not plainly in order (nested brackets in a string, an image in the midst of the content, `#` in a
name) is left to pdfminer, so that both give the same wherever this one gives anything.
"""

import re
from collections.abc import Callable
from typing import Any

from pdfminer.psparser import KWD, LIT, literal_name

# Far more than the largest page of the business corpus (0.9 MB). Each token of a larger one would be held at once.
LARGEST = 4 << 20
# A shape of more segments holds no text (see `LetterDevice.paint_path`): mostly it is a line of a drawing.
SEGMENTS_OF_A_BOX = 13

# Every repetition takes all it can and gives nothing back: on whatever there is, the search takes no time to speak of.
_NUMBER = rb"[-+]?(?:\d++\.?\d*+|\.\d++)"
_END = rb"(?=[\s/\[\]()<>%]|\Z)"
_DRAWN_SHAPE = re.compile(
    rb"(?<!\S)(?:[-+.\d]{1,20}+\s{1,3}+){2}m\s{1,3}+"
    rb"(?:(?:[-+.\d]{1,20}+\s{1,3}+){2,6}+[lcvy]\s{1,3}+){%d,}+(?:h\s{1,3}+)?" % SEGMENTS_OF_A_BOX
)
_TOKEN = re.compile(
    rb"""
    \s*+(?:%%[^\r\n]*+\s*+)*+
    (?:
        (?P<x1>%(N)s)\s++(?P<y1>%(N)s)\s++(?:
            (?P<two>[ml])%(E)s
            |(?P<x2>%(N)s)\s++(?P<y2>%(N)s)\s++(?:
                (?P<four>[vy])%(E)s
                |(?P<x3>%(N)s)\s++(?P<y3>%(N)s)\s++(?P<six>c)%(E)s
            )
        )
        |(?P<real>[-+]?(?:\d++\.\d*+|\.\d++))%(E)s
        |(?P<whole>[-+]?\d++)%(E)s
        |(?P<operator>[A-Za-z][^#/%%\[\]()<>{}\s\x00]*+|['"])%(E)s
        |/(?P<name>[^#/%%\[\]()<>{}\s\x00]*+)%(E)s
        |\((?P<plain>[^()\\]*+)\)
        |\((?P<escaped>(?:[^()\\]++|\\.)*+)\)
        |<(?P<hex>[0-9A-Fa-f\s]*+)>(?=(?:>>)*+(?!>))
        |(?P<bracket>\[|\]|<<|>>)
        |(?P<end>\Z)
    )
    """
    % {b"N": _NUMBER, b"E": _END},
    re.VERBOSE | re.DOTALL,
)
_DEEPEST = 50
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS = {
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"f": b"\f",
    b"r": b"\r",
    b"(": b"(",
    b")": b")",
    b"\\": b"\\",
}
_IMAGE = (KWD(b"BI"), KWD(b"ID"))
_WORDS: dict[bytes, Any] = {b"true": True, b"false": False}


class _Odd(Exception):
    """Something that is left to pdfminer."""


def objects(content: bytes) -> list[Any] | None:
    """The objects of a page's content in order: operators as `PSKeyword`, segments of paths as tuples such as
    ("l", x, y), the rest as pdfminer gives it. Shapes that can hold no text are left out. None where some of it is
    not plainly in order."""
    if len(content) > LARGEST:
        return None
    try:
        return _taken(_DRAWN_SHAPE.sub(b"", content))
    except _Odd:
        return None


def _taken(content: bytes) -> list[Any]:
    found: list[Any] = []
    outer: list[list[Any]] = []
    match, place = _TOKEN.match, 0
    while token := match(content, place):
        place, kind = token.end(), token.lastgroup
        if kind == "two":
            found.append((token["two"].decode(), float(token["x1"]), float(token["y1"])))
        elif kind == "real":
            found.append(float(token["real"]))
        elif kind == "whole":
            found.append(int(token["whole"]))
        elif kind == "operator":
            found.append(_operator(token["operator"]))
        elif kind == "six":
            found.append(("c", *map(float, token.group("x1", "y1", "x2", "y2", "x3", "y3"))))
        elif kind == "four":
            found.append((token["four"].decode(), *map(float, token.group("x1", "y1", "x2", "y2"))))
        elif kind == "bracket":
            found = _bracketed(token["bracket"], found, outer)
        elif kind == "end":
            if outer:
                raise _Odd
            return found
        else:
            assert kind is not None
            found.append(_SIMPLE[kind](token[kind]))
    raise _Odd


def _operator(word: bytes) -> Any:
    keyword = _WORDS.get(word)
    if keyword is None:
        keyword = KWD(word)
        if keyword in _IMAGE:
            raise _Odd
    return keyword


def _bracketed(bracket: bytes, found: list[Any], outer: list[list[Any]]) -> list[Any]:
    """The list that is filled from here on: a new one within a bracket, the one around it behind."""
    if bracket in (b"[", b"<<"):
        if len(outer) == _DEEPEST:
            raise _Odd
        outer.append(found)
        return [bracket]
    if not outer or found[0] != (b"[" if bracket == b"]" else b"<<"):
        raise _Odd
    inside = found[1:]
    if any(type(one) is tuple for one in inside):
        raise _Odd
    around = outer.pop()
    around.append(inside if bracket == b"]" else _dictionary(inside))
    return around


def _dictionary(inside: list[Any]) -> dict[str, Any]:
    if len(inside) % 2:
        raise _Odd
    return {literal_name(key): value for key, value in zip(inside[::2], inside[1::2], strict=True)}


def _name(word: bytes) -> Any:
    try:
        return LIT(str(word, "utf-8"))
    except UnicodeDecodeError:
        return LIT(word)


def _escaped(text: bytes) -> bytes:
    return _ESCAPED.sub(_sign, text)


def _sign(match: "re.Match[bytes]") -> bytes:
    sign = match[1]
    if not b"0" <= sign[:1] <= b"7":
        return _SIGNS.get(sign, b"")
    number = int(sign, 8)
    if number > 255:
        raise _Odd
    return bytes((number,))


def _hex(text: bytes) -> bytes:
    digits = b"".join(text.split())
    even = len(digits) // 2 * 2
    last = bytes((int(digits[even:], 16),)) if digits[even:] else b""
    return bytes.fromhex(digits[:even].decode()) + last


_SIMPLE: dict[str, Callable[[bytes], Any]] = {"name": _name, "plain": bytes, "escaped": _escaped, "hex": _hex}
