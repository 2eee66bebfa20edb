# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is pasted into a spreadsheet falls into the cells it came from."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from secondhelping.export.pasting import pasted

CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4)))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    text = io.StringIO(pasted(rows), newline="")
    assert list(csv.reader(text, dialect="excel-tab", strict=True)) == rows


def test_plain_cells_stand_as_they_are() -> None:
    assert pasted([("2026-05-04 09:00", "Stand up, then sit"), ("x", "y")]) == (
        "2026-05-04 09:00\tStand up, then sit\nx\ty\n"
    )


def test_a_cell_of_two_lines_is_one_cell() -> None:
    assert pasted([('Say "yes"\nnow', "b")]) == '"Say ""yes""\nnow"\tb\n'
