# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words made lines, the ground under them, and the part of a page that is shown around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from secondhelping.domain.word_boxes import WordBox
from secondhelping_ui.review.page_excerpt import part_of
from secondhelping_ui.shared.page_marks import is_dark, lines_of
from secondhelping_ui.theme import color


def word(left: float, top: float, width: float = 20, height: float = 10) -> WordBox:
    return WordBox(1, left, top, left + width, top + height)


def test_words_of_a_line_are_one_box_and_lines_are_parted() -> None:
    boxes = [word(10, 0), word(33, 0.5), word(56, 0), word(10, 12), word(33, 12)]
    assert lines_of(boxes) == (QRectF(10, 0, 66, 10.5), QRectF(10, 12, 43, 10))


def test_columns_are_parted_though_they_stand_at_one_height() -> None:
    assert len(lines_of([word(10, 100), word(33, 100), word(300, 100)])) == 2
    # From the foot of one column to the head of the next.
    assert len(lines_of([word(10, 700), word(300, 80)])) == 2


def test_a_line_that_runs_up_the_page_is_one_box() -> None:
    up = [word(10, 200, 10, 40), word(10, 150, 10, 47), word(10, 110, 10, 36)]
    assert lines_of(up) == (QRectF(10, 110, 10, 130),)


_EDGE = st.floats(0, 500)
_SIDE = st.floats(0.1, 200)


@given(st.lists(st.builds(word, _EDGE, _EDGE, _SIDE, _SIDE), max_size=12))
def test_every_word_lies_in_a_line(boxes: list[WordBox]) -> None:
    lines = lines_of(boxes)
    assert len(lines) <= len(boxes)
    for box in boxes:
        rect = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        assert any(line.adjusted(-0.01, -0.01, 0.01, 0.01).contains(rect) for line in lines)


@pytest.mark.parametrize(("token", "dark"), [("accent", True), ("paper", False), ("k-promo-soft", False)])
def test_the_ground_under_words_is_told(light: None, token: str, dark: bool) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(color(token)))
    assert is_dark(image, QRectF(10, 10, 50, 10), 2.0) is dark
    # Beyond the picture there is nothing to be told.
    assert not is_dark(image, QRectF(900, 900, 50, 10), 2.0)


def test_light_words_on_a_dark_ground_do_not_make_it_light(light: None) -> None:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(color("k-helpful")).darker(300))
    painter = QPainter(image)
    # Small letters reach up into the edge of their line.
    painter.fillRect(20, 20, 300, 12, color("paper"))
    painter.end()
    assert is_dark(image, QRectF(10, 10, 150, 10), 2.0)


@given(
    st.builds(QSizeF, st.floats(60, 2000), st.floats(60, 2000)),
    st.floats(0, 0.9),
    st.floats(0, 0.9),
    st.floats(0.01, 1),
    st.floats(0.01, 0.2),
    st.floats(0.3, 2),
)
def test_the_part_is_on_the_page_and_has_the_words(
    size: QSizeF, x: float, y: float, width: float, height: float, shape: float
) -> None:
    line = QRectF(
        x * size.width(),
        y * size.height(),
        min(width, 1 - x) * size.width(),
        min(height, 1 - y) * size.height(),
    )
    part = part_of(size, [line], shape)
    page = QRectF(-0.01, -0.01, size.width() + 0.02, size.height() + 0.02)
    assert page.contains(part)
    assert part.left() <= line.left() + 0.01
    assert part.right() >= line.right() - 0.01
    assert part.top() <= line.top() + 0.01
    if line.height() < 0.5 * part.height():
        assert part.bottom() >= line.bottom() - 0.01
