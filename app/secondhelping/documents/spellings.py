# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The bytes a typed password may stand for in a PDF: before AES-256, programs did not agree on one encoding."""

from collections.abc import Iterator

_OTHERS = ("utf-8", "cp1252")


def spellings(password: str) -> Iterator[str]:
    """The password itself, then what pdfminer makes the bytes of other encodings from, each once.

    pdfminer encodes what it is given as Latin-1 for all but AES-256, where UTF-8 is the rule (ISO 32000-2,
    7.6.4.3.3). Real writers use UTF-8 for the older ways too, or the encoding of their system.
    """
    yield password
    told = {password}
    for encoding in _OTHERS:
        other = password.encode(encoding, "replace").decode("latin-1")
        if other not in told:
            told.add(other)
            yield other
