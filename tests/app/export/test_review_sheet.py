# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The review sheet: what comes back untouched says nothing, whatever the texts are and whoever saved it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planning import NOW, snippet
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Verdict
from secondhelping.export import review_sheet, workbook
from secondhelping.export.review_sheet import Row

ODD = (
    '=HYPERLINK("x")',
    "+1 for walking",
    "-2",
    "@anna",
    "'quoted",
    "'=x",
    "\tb",
    "007",
    "1e5",
    " a ",
    "x" * 50_000,
)


def as_semicolons(rows: workbook.Rows, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def both(rows: workbook.Rows) -> list[bytes]:
    return [review_sheet.as_workbook(rows, NOW), review_sheet.as_csv(rows)]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=40), min_size=1, max_size=4))
@example(list(ODD))
def test_an_untouched_sheet_says_nothing(texts: list[str]) -> None:
    snippets = [snippet(number, text=text) for number, text in enumerate(texts, 1)]
    for data in both(review_sheet.rows(snippets)):
        rows = review_sheet.read(data, "sheet")
        assert len(rows) == len(texts)
        for row, one in zip(rows, snippets, strict=True):
            key = review_sheet.read_key(row.key)
            assert key is not None
            assert key.snippet_id == one.id
            assert review_sheet.is_of(key, one)
            assert review_sheet.is_text_of(key, one.text)
            assert review_sheet.changed_text(key, row.text) is None
            assert not row.verdict
            assert not row.comment


def test_no_cell_of_the_csv_is_a_formula() -> None:
    data = review_sheet.as_csv(review_sheet.rows([snippet(n, text=text) for n, text in enumerate(ODD)]))
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_rows_and_columns_may_be_moved_left_out_and_added() -> None:
    snippets = [snippet(1, text="Stand up."), snippet(2, text="Sit down.")]
    header, first, second = review_sheet.rows(snippets)
    mine = (
        ("Our review", "", "", ""),
        ("", "", "", ""),
        ("KEY ", "Who", "comment", "Text"),
        (second[-1], "Anna", " '=nice ", "Sit down slowly."),
        ("", "", "", ""),
        (first[-1], "Anna", "", ""),
    )
    expected = [
        Row(4, second[-1], "", "Sit down slowly.", "=nice"),
        Row(6, first[-1], "", "", ""),
    ]
    datas = [
        workbook.encoded("x", mine, (5, 5, 5, 5), NOW),
        review_sheet.table.written(mine),
        as_semicolons(mine, "utf-8"),
        as_semicolons(mine, "cp1252"),
        as_semicolons(mine, "utf-16"),
    ]
    for data in datas:
        assert review_sheet.read(data, "sheet") == expected
    assert header == review_sheet.HEADER
    key = review_sheet.read_key(second[-1])
    assert key is not None
    assert review_sheet.changed_text(key, "Sit down slowly.") == "Sit down slowly."
    assert review_sheet.changed_text(key, "") is None


def test_a_key_belongs_to_one_snippet_of_one_project() -> None:
    one = snippet(1, text="Stand up.")
    key = review_sheet.read_key(review_sheet.key_of(one))
    assert key is not None
    assert review_sheet.is_of(key, replace(one, text="Stand up now."))
    assert not review_sheet.is_text_of(key, "Stand up now.")
    assert not review_sheet.is_of(key, snippet(1, text="Other words."))
    for broken in ("", "SH-1", "1", "SH-x-abcdef-01234567", "SH-1-abcdef-01234567-"):
        assert review_sheet.read_key(broken) is None


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Keep", Verdict.KEPT),
        (" yes! ", Verdict.KEPT),
        ("SET  ASIDE", Verdict.SET_ASIDE),
        ("no.", Verdict.SET_ASIDE),
        ("perhaps", None),
    ],
)
def test_verdicts_in_the_words_of_partners(words: str, verdict: Verdict | None) -> None:
    assert review_sheet.verdict(words) is verdict


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04broken", b"\x00\x01\x02", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfea", b"a,b\r\n1,2\r\n",
     b'"open', b"Key\r\nSH-1\r\n", b"%PDF-1.7"],
)  # fmt: skip
def test_what_is_no_review_sheet_is_told(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        review_sheet.read(data, "notes.xlsx")
    assert "“notes.xlsx”" in caught.value.what
    assert caught.value.todo
