# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The workbook for reading: whatever stands in a post is text, and read back it is what was written."""

import io
import re
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planning import NOW
from reading_along import TEXTS, entry, sheet
from secondhelping.export import plan_workbook, workbook
from secondhelping.export.plan_sheet import legible


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_every_cell_is_text() -> None:
    found = plan_workbook.rows(sheet())
    data = plan_workbook.encoded(found, NOW)
    assert workbook.decoded(data) == found
    assert [row[6] for row in found[1:]] == [legible(text) for text in TEXTS]
    assert found[1] == (
        "Mon 11 May", "2026-05-11", "09:00", "LinkedIn and X", "Harbour Lane and harbourlane", "helpful",
        TEXTS[0], "", "yes",
    )  # fmt: skip
    inside = parts(data)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in inside
    assert "hyperlink" not in inside
    cells = re.findall(r"<c ([^>]*)>(<v>)?", inside)
    assert all('t="s"' in signs for signs, value in cells if value)


def test_the_same_plan_makes_the_same_file() -> None:
    found = plan_workbook.rows(sheet())
    assert plan_workbook.encoded(found, NOW) == plan_workbook.encoded(found, NOW)


@pytest.mark.parametrize("sign", ["a", "👩", "é"])
def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(sign: str) -> None:
    found = plan_workbook.rows(sheet(entry(1, sign * 100_000)))
    assert found[1][6].startswith(sign)
    assert found[1][6].endswith("(cut: a cell holds no more)")
    assert len(found[1][6].encode("utf-16-le")) < 2 * 32_767
    assert workbook.same(found, plan_workbook.encoded(found, NOW))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=4))
@example(["_x0041_", "=1+1", " a ", "_x005F_x0041_", "1e5", "TRUE", "\ufeff"])
def test_what_is_written_to_a_workbook_is_read_back(texts: list[str]) -> None:
    rows = (("Text", "End"), *((workbook.cell(text), ".") for text in texts))
    data = workbook.encoded("Plan", rows, (10, 10), NOW)
    assert workbook.decoded(data) == rows
    assert workbook.same(rows, data)
    assert not workbook.same((*rows, ("more", ".")), data)


def test_what_is_no_workbook_is_not_the_same() -> None:
    for data in (b"", b"PK\x03\x04", b"a,b\r\n", b"\0" * 600):
        assert not workbook.same((("a",),), data)
        with pytest.raises(ValueError, match="not a workbook"):
            workbook.decoded(data)


def test_a_cell_in_the_far_corner_is_no_reason_to_take_all_memory() -> None:
    rows = (("Key", "Text"), ("a", "b"))
    made = parts(workbook.encoded("Plan", rows, (5, 5), NOW))
    sheet_ = made["xl/worksheets/sheet1.xml"]
    for place in ("XFD1048576", "B9999999", "ZZZZZZ2"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in made.items():
                archive.writestr(name, text.replace('r="B2"', f'r="{place}"') if text == sheet_ else text)
        with pytest.raises(ValueError, match="too large"):
            workbook.decoded(out.getvalue())
