# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The fast reading of a page's content gives what pdfminer's own parser gives, or nothing."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD

from secondhelping.documents import content_stream
from secondhelping.documents.content_stream import objects


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("pdfminer").setLevel(logging.NOTSET)


def by_pdfminer(content: bytes) -> list[Any]:
    parser, found = PDFContentParser([PDFStream({}, content)]), []
    while True:
        try:
            found.append(parser.nextobject()[1])
        except PSEOF:
            return found


def spelt_out(found: list[Any]) -> list[Any]:
    """Segments of paths as pdfminer has them: numbers, then the operator."""
    out: list[Any] = []
    for one in found:
        out += [*one[1:], KWD(one[0].encode())] if isinstance(one, tuple) else [one]
    return out


# What stands in contents, and what comes near it.
_TOKENS = st.sampled_from(
    rb"""0 1 -2 +3 4.5 -.5 6. .25 007 1e5 --1 1.2.3 - . m l c v y h re f q Q BT ET Tj TJ ' " T* gs Do cm
    true false null BI ID EI /F1 /A#20B / [ ] << >> <48656C> <4> <4z> <FEFF0009>>> (plain) () (a\(b\)) (\101\7\53)
    (\400) (a\zb) (a(b)c) ( % > < { } 'm 5 6 l 1 2 3 4 5 6 c 1 2 3 4 v 1 2 m 3 4 l h f /N<</A(b)/B[1 2]>>BDC""".split()
)
_GAPS = st.sampled_from([b" ", b"\n", b"\r\n", b"\t ", b"%note\n", b"", b"\x00"])


@given(st.lists(st.tuples(_TOKENS, _GAPS), max_size=30))
def test_it_gives_what_pdfminer_gives(parts: list[tuple[bytes, bytes]]) -> None:
    content = b"".join(token + gap for token, gap in parts)
    found = objects(content)
    if found is not None:
        assert spelt_out(found) == by_pdfminer(content)


@given(st.lists(_TOKENS, max_size=12), st.integers(0, 13))
def test_shapes_that_hold_text_are_kept(around: list[bytes], segments: int) -> None:
    shape = b"1 2 m " + b"3 4.5 l " * min(segments, 12)
    content = b" ".join(around) + b" " + shape + b"h f"
    found = objects(content)
    if found is not None:
        assert spelt_out(found) == by_pdfminer(content)


def test_what_pages_are_made_of_is_read_fast() -> None:
    content = (
        b"q 1 0 0 1 72 700 cm BT /F1 12 Tf [(A) -20 (b\\)) <0041>] TJ ET Q /Span<</ActualText<FEFF0009>>> BDC"
    )
    found = objects(content)
    assert found is not None
    assert spelt_out(found) == by_pdfminer(content)


def test_drawn_shapes_are_left_out() -> None:
    drawing = b"0 0 m " + b"1 1 2 2 3 3 c " * 400 + b"h "
    found = objects(b"q " + drawing * 50 + b"f Q 0 0 m 9 0 l 9 9 l h f")
    assert found is not None
    assert [one[0] if isinstance(one, tuple) else one.name for one in found] == [
        *(b"q", b"f", b"Q"),
        *("m", "l", "l"),
        *(b"h", b"f"),
    ]


@pytest.mark.parametrize(
    "content", [b"(a(b)c) Tj", b"BI /W 1 ID x EI", b"/A#20B gs", b"[1 2", b"(open", b"1 2 ] l", b"(\\777) Tj"]
)
def test_what_is_odd_is_left_to_pdfminer(content: bytes) -> None:
    assert objects(content) is None


def test_more_than_a_page_holds_is_left_to_pdfminer() -> None:
    assert objects(b" " * (content_stream.LARGEST + 1)) is None
