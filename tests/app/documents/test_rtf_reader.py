# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading rich text documents: our own sample against a golden file, code pages, and bytes of any kind."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.building import write
from app.documents.listing import SAMPLES, listing
from golden_files import assert_golden
from secondhelping.documents import rtf
from secondhelping.documents.drafts import Source
from secondhelping.documents.reading import read
from secondhelping.domain.document import Role
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import silent


def texts(data: str | bytes) -> list[str]:
    raw = data if isinstance(data, bytes) else data.encode("latin-1")
    return [passage.text for passage in rtf.read(Source(Path("a.rtf"), raw), silent).passages]


def test_the_sample_is_read_as_it_was(tmp_path: Path) -> None:
    assert_golden(listing(read(SAMPLES / "seminar.rtf")).encode("utf-8"), "read-rtf.txt")


@pytest.mark.parametrize(
    ("head", "letters", "expected"),
    [
        (r"\ansi\ansicpg1250", r"\'9clad", "ślad"),
        (r"\ansi\ansicpg1251", r"\'cf\'f0\'e8", "При"),
        (r"\ansi\ansicpg932", r"\'93\'fa\'96\'7b", "日本"),
        (r"\ansi\ansicpg65001", r"\'c3\'a9", "é"),
        (r"\mac", r"\'8e", "é"),
        (r"\pc", r"\'82", "é"),
        (r"\ansi\ansicpg999999", r"\'e9", "é"),
        (r"\ansi", r"\u8220?Hi\u8221?", "“Hi”"),
        (r"\ansi", r"\u-10179?\u-8694?", "😊"),
        (r"\ansi\uc2", r"\u233\'65\'27x", "éx"),
        (r"\ansi", r"\u55357?alone", "alone"),
    ],
)
def test_letters_of_all_code_pages(head: str, letters: str, expected: str) -> None:
    assert texts(rf"{{\rtf1{head} {letters}\par}}") == [expected]


def test_what_is_not_the_authors_text_is_left_out() -> None:
    inside = (
        r"{\header Head\par}{\footerf Foot\par}{\v Hidden}{\deleted Gone}{\*\annotation Comment}{\pict 8950}"
        r"{\*\unknown Secret}{\field{\*\fldinst TOC \\o}{\fldrslt Contents 3}}"
        r"{\object{\*\objdata 01}{\result Shown}}"
    )
    assert texts(r"{\rtf1 Before. " + inside + r" After.\par}") == ["Before. Shown After."]


def test_a_link_is_kept_and_one_that_runs_a_program_is_not(tmp_path: Path) -> None:
    link = r'{{\field{{\*\fldinst HYPERLINK "{}"}}{{\fldrslt here}}}}'
    for target, kept in (("https://example.org/a", True), ("file:///c:/run.exe", False)):
        content = read(write(tmp_path, "a.rtf", r"{\rtf1 See " + link.format(target) + r"\par}"))
        assert content.passages[0].text == "See here"
        assert [found.url for found in content.passages[0].links] == ([target] if kept else [])


def test_deep_nesting_is_read_up_to_a_depth_and_what_follows_always() -> None:
    for depth, expected in ((20_000, ["One.", "deepTwo."]), (160_000, ["One.", "Two."])):
        data = b"{\\rtf1 One.\\par" + b"{" * depth + b"deep" + b"}" * depth + b"Two.\\par}"
        assert texts(data) == expected
    assert texts(b"{\\rtf1 " + b"{\\footnote " * 5_000 + b"x") in ([], ["x"])
    with pytest.raises(FileRefused, match="to be safe"):
        texts(b"{\\rtf1 " + b"{" * 700_000)


def test_bytes_that_are_a_picture_are_passed_over() -> None:
    assert texts(b"{\\rtf1 A{\\pict\\bin6 }}}{{{}B\\par}") == ["AB"]
    assert texts(b"{\\rtf1 A\\bin-5 B\\par}") == ["AB"]
    assert texts(b"{\\rtf1 A\\bin99999999 B\\par}") == ["A"]


def test_a_table_tells_cells_from_sentences() -> None:
    row = r"\trowd\pard\intbl First visit\cell Set the height of your chair before anything else.\cell\row"
    found = rtf.read(
        Source(Path("a.rtf"), (r"{\rtf1 " + row + r"\pard After.\par}").encode()), silent
    ).passages
    assert [(passage.role, passage.place.path) for passage in found] == [
        (Role.TABLE_CELL, "table 1, row 1"),
        (Role.PARAGRAPH, "table 1, row 1"),
        (Role.PARAGRAPH, "paragraph 3"),
    ]


_PIECES = st.sampled_from(
    [
        b"{", b"}", b"\\par ", b"\\cell ", b"\\row ", b"\\intbl ", b"\\pard ", b"\\u233?", b"\\uc9 ", b"\\'e9", b"\\*",
        b"\\footnote ", b"{\\shptxt ", b"\\field ", b"\\fldrslt ", b"{\\*\\fldinst HYPERLINK \"http://a\"}", b"\\bin3 ",
        b"{\\upr", b"\\*\\ud ", b"{\\fonttbl{\\f1\\fcharset2 S;}}", b"\\f1 ", b"{\\stylesheet{\\s1 heading 1;}}",
        b"\\s1 ", b"word ", b"\\listtext ", b"\\v ", b"\\plain ", b"\\", b"\xff",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES | st.binary(max_size=8), max_size=60))
def test_any_bytes_are_read(pieces: list[bytes]) -> None:
    found = texts(b"{\\rtf1 " + b"".join(pieces))
    assert all(isinstance(text, str) and text.strip() for text in found)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    written = "".join(f"\\u{code - 65536 if code > 32767 else code}?" for code in codes)
    found = "".join(texts(r"{\rtf1\ansi x" + written + r"y\par}"))
    assert found == f"x{text}y"
