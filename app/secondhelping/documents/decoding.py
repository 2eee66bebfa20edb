# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes become letters: byte order mark, UTF-8, UTF-16 by its zeros, damaged UTF-8 line by line, a guess."""

import codecs
import re

from secondhelping.documents.language import detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings that office programs and mailers of the last decades really wrote.
_GUESSES = (
    "cp1252 cp1250 cp1251 iso8859_2 koi8_r mac_roman cp1253 cp1254 shift_jis gb18030 big5 euc_kr cp437 cp850"
)
_SAMPLE = 64 << 10
_WESTERN = frozenset(map(chr, range(128))) | frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸàáâãäåæçèéêëìíîïñòóôõöøùúûüÿßŒœ‘’‚“”„‹›«»–—…•€£§©®™°ªº·´¿¡½¼\u00a0\u00ad"
)
_CAPITAL_INSIDE = re.compile("[a-zß-ÿ][À-ÞŸŒ]")
_SHORT = 400
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, declared: str = "") -> str:
    """The text of `data`, never failing: what cannot be told is read as Western European (cp1252).

    `declared` is the encoding the file itself names; it is believed only where the bytes agree.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for encoding in ("utf-8", _by_zeros(data), declared):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    if _mostly_utf8(data):
        return "".join(_line(line) for line in data.splitlines(keepends=True))
    return _guess(data)


def beginning(data: bytes, size: int) -> str:
    """The text of about the first `size` bytes, cut between letters."""
    if len(data) <= size:
        return decode(data)
    end = size - size % 4
    while end > size - 8 and data[end] & 0xC0 == 0x80:
        end -= 1
    return decode(data[:end])


def _strictly(data: bytes, encoding: str) -> str | None:
    if not encoding or (encoding == "utf-8" and _by_zeros(data)):
        return None
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _reads_as_western(text: str) -> bool:
    """Whether a text read as cp1252 makes sense as one: the guesser takes short ones for Central European."""
    odd = sum(1 for letter in text if letter > "\x7f")
    if odd > 0.2 * len(text) or not set(text) <= _WESTERN or _CAPITAL_INSIDE.search(text):
        return False
    return len(text) < _SHORT or bool(detect(text))


def _by_zeros(data: bytes) -> str:
    """UTF-16 without a mark shows as zeros at every second byte of Western text."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros < 0.2 * len(sample):
        return ""
    at_odd = sample[1::2].count(0)
    if at_odd > 0.9 * zeros:
        return "utf-16-le"
    return "utf-16-be" if at_odd < 0.1 * zeros else ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes over 127 are, in the main, whole UTF-8 letters."""
    good = sum(len(match.group()) for match in _MULTIBYTE.finditer(data))
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return good > 0 and good >= 0.7 * high


def _line(line: bytes) -> str:
    text = _strictly(line, "utf-8")
    return line.decode("cp1252", "replace") if text is None else text


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    western = _strictly(data, "cp1252")
    if western is not None and _reads_as_western(western[:_SAMPLE]):
        return western
    best = from_bytes(data[: 4 * _SAMPLE], cp_isolation=_GUESSES.split()).best()
    encoding = best.encoding if best is not None else "cp1252"
    return data.decode(encoding, "replace")
