# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What Tesseract's tables become: lines with base lines and sizes, turned upright, without specks."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.documents.recognized import recognized, unsure_in
from secondhelping.documents.tesseract import words_of

PAGE = (0.0, 0.0, 200.0, 100.0)
_DOTS = (2000, 1000)
Row = tuple[str, tuple[int, int, int, int], float]


def table(*lines: Sequence[Row]) -> str:
    """A table as Tesseract writes it: lines of words with boxes in dots (left, top, wide, high) and a confidence."""
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    rows.append(f"1\t1\t0\t0\t0\t0\t0\t0\t{_DOTS[0]}\t{_DOTS[1]}\t-1\t")
    for number, line in enumerate(lines, start=1):
        for place, (text, box, confidence) in enumerate(line, start=1):
            rows.append("\t".join(map(str, (5, 1, 1, 1, number, place, *box, confidence, text))))
    return "\n".join(rows) + "\n"


# Words of one size on one base line: their boxes are as high as their letters.
LEVEL: Sequence[Row] = (
    ("one", (100, 122, 60, 50), 96.0),
    ("Tall", (180, 100, 80, 72), 96.0),
    ("grey", (280, 122, 80, 71), 96.0),
)


def test_words_of_a_line_share_a_base_line_and_a_size() -> None:
    (part,) = recognized(table(LEVEL), PAGE).parts
    assert part.text == "one Tall grey"
    assert part.size == pytest.approx(10.0, rel=0.03)
    assert part.base == pytest.approx(100 - 17.2, abs=0.1)
    assert part.edges == pytest.approx([10, 16, 18, 26, 28, 36])
    assert part.unsure == ()


def test_wide_gaps_part_a_line() -> None:
    line = (*LEVEL, ("Far", (900, 100, 80, 72), 96.0))
    assert [part.text for part in recognized(table(line), PAGE).parts] == ["one Tall grey", "Far"]


def test_words_it_is_not_sure_of_are_noted() -> None:
    line = (("mostly", (100, 100, 60, 50), 91.0), ("rihgt", (170, 100, 60, 50), 41.0))
    (part,) = recognized(table(line), PAGE).parts
    assert part.text == "mostly rihgt"
    assert part.unsure == ("rihgt",)


def test_what_is_part_of_a_drawing_goes() -> None:
    drawing = (("LVS", (0, 10, 900, 400), 45.0), ("VAR", (950, 10, 900, 400), 55.0))
    specks = (
        (">)", (10, 500, 20, 20), 81.0),
        ("Words", (60, 500, 90, 30), 95.0),
        ("i", (160, 500, 5, 30), 20.0),
    )
    parts = recognized(table(drawing, specks, (("7", (5, 700, 9, 30), 95.0),)), PAGE).parts
    assert [part.text for part in parts] == ["Words i"]


def test_a_bar_that_begins_a_sentence_is_the_letter() -> None:
    line = [
        (word, (100 + 60 * number, 100, 50, 50), 94.0)
        for number, word in enumerate(["|", "thank", "you.", "|", "write", "|", "f"])
    ]
    (part,) = recognized(table(line), PAGE).parts
    assert part.text == "I thank you. I write | f"


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_page_on_its_side_is_turned(angle: int) -> None:
    boxes = {
        0: ((100, 500, 200, 50), (350, 500, 200, 50)),
        90: ((500, 700, 50, 200), (500, 450, 50, 200)),
        180: ((350, 500, 200, 50), (100, 500, 200, 50)),
        270: ((500, 100, 50, 200), (500, 350, 50, 200)),
    }[angle]
    found = recognized(table((("first", boxes[0], 96.0), ("next", boxes[1], 96.0))), PAGE)
    assert found.angle == angle
    (part,) = found.parts
    assert part.text == "first next"
    assert part.edges == sorted(part.edges)
    assert part.x1 - part.x0 == pytest.approx(45.0)


def test_sizes_that_are_nearly_one_are_one() -> None:
    lines = [[("measure", (100, 100 * n, 300, 71 + n % 3), 96.0)] for n in range(1, 9)]
    assert len({part.size for part in recognized(table(*lines), PAGE).parts}) == 1


def test_unsure_words_are_told_as_they_stand_in_the_text() -> None:
    text = "La declaracion, del 4mbito au-tónomo y de Proteccién."
    unsure = {"declaracion,", "Protec-", "cién.", "elsewhere"}
    assert unsure_in(text, unsure) == ["declaracion", "4mbito", "Proteccién"]


@pytest.mark.parametrize("text", ["", "nonsense", "5\t1\t1", "1\t1\t0\t0\t0\t0\t0\t0\tx\ty\t-1\t", "\t" * 11])
def test_a_table_that_is_none_gives_nothing(text: str) -> None:
    assert recognized(text, PAGE).parts == ()
    assert words_of(text) == ""


_BOXES = st.tuples(*[st.integers(0, 2000)] * 4)
_LINES = st.lists(
    st.lists(st.tuples(st.text("abgTpé", min_size=3, max_size=9), _BOXES, st.floats(60, 100)), min_size=1),
    max_size=8,
)


@given(_LINES)
def test_no_sure_word_is_lost_and_none_is_there_twice(lines: list[list[Row]]) -> None:
    parts = recognized(table(*lines), PAGE).parts
    found = sorted(word for part in parts for word in part.text.split())
    assert found == sorted(text for line in lines for text, _, _ in line)
    assert all(len(part.edges) == 2 * len(part.text.split()) for part in parts)
    assert all(part.size > 0 for part in parts)


@given(st.text("15\t\n-. abc0", max_size=300))
def test_no_table_breaks_it(text: str) -> None:
    found = recognized(f"1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t\n{text}", PAGE)
    assert all(part.text.strip() in text and part.size > 0 for part in found.parts if " " not in part.text)
