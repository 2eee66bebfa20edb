# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The reading order of a slide: rows, columns, headings over their texts; no shape lost, none twice."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondhelping.documents.slide_order import Box, around, reading_order


def order(*boxes: tuple[float, float, float, float], letters: list[int] | None = None) -> list[int]:
    """The order of boxes given as left, top, width and height."""
    found = [Box(left, top, left + width, top + height) for left, top, width, height in boxes]
    return reading_order(found, letters or [100] * len(boxes))


def test_rows_from_the_top_and_in_a_row_from_the_left() -> None:
    assert order((500, 202, 300, 100), (50, 200, 300, 100), (50, 20, 800, 100)) == [2, 1, 0]


def test_columns_are_read_one_after_the_other() -> None:
    assert order((50, 100, 300, 500), (400, 100, 300, 200), (400, 320, 300, 280)) == [0, 1, 2]


def test_headings_side_by_side_stay_with_their_texts() -> None:
    cards = [(50, 100, 300, 40), (400, 100, 300, 40), (50, 150, 300, 300), (400, 150, 300, 300)]
    assert order(*cards, letters=[10, 10, 200, 200]) == [0, 2, 1, 3]
    assert order(*cards, letters=[200, 200, 200, 200]) == [0, 1, 2, 3]


def test_rows_of_a_grid_stay_rows() -> None:
    grid = [(x, y, 180, 60) for y in (100, 200, 300) for x in (50, 300, 550)]
    assert order(*grid, letters=[12] * 9) == list(range(9))


def test_boxes_that_touch_are_still_rows() -> None:
    assert order((50, 190, 300, 100), (50, 100, 300, 100)) == [1, 0]


def test_a_row_over_the_foot_of_a_large_text() -> None:
    steps = [(x, 300, 100, 80) for x in (400, 50, 230)]
    assert order((40, 100, 800, 500), *steps) == [0, 2, 3, 1]


def test_around() -> None:
    assert around([]) == Box(0, 0, 0, 0)
    assert around([Box(1, 5, 2, 6), Box(0, 7, 1, 9)]) == Box(0, 5, 2, 9)


_sides = st.floats(-1e6, 1e6)
_boxes = st.lists(st.tuples(st.builds(Box, _sides, _sides, _sides, _sides), st.integers(0, 500)), max_size=30)


# Boxes that touch, lie in one another or have no size at all, of short and long texts.
_small = st.integers(0, 3)
_crowded = st.lists(
    st.tuples(
        st.builds(
            lambda x, y, width, height: Box(x, y, x + width, y + height), _small, _small, _small, _small
        ),
        st.sampled_from([5, 9, 80]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(_boxes | _crowded)
@example([(Box(0, 0, 1, 1), 5), (Box(0, 0, 1, 1), 5), (Box(0, 1, 1, 1), 9)])
def test_every_box_once(boxes: list[tuple[Box, int]]) -> None:
    found = reading_order([box for box, _ in boxes], [letters for _, letters in boxes])
    assert sorted(found) == list(range(len(boxes)))


def test_a_drawing_of_a_thousand_pieces_takes_no_time() -> None:
    boxes = [Box(n % 37, n % 41, n % 37 + 30, n % 41 + 30) for n in range(5000)]
    assert sorted(reading_order(boxes, [1] * 5000)) == list(range(5000))
