# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The painters of calendar chips and snippet rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from painting import near, share_of
from secondhelping.domain.kind import Kind
from secondhelping_ui.theme import color, kind_color
from secondhelping_ui.widgets.chips import (
    PostLook,
    paint_post_chip,
    paint_talk_chip,
    post_chip_height,
    shown_marks,
)
from secondhelping_ui.widgets.painting import broken_lines, text_width
from secondhelping_ui.widgets.rows import RowState, paint_snippet_row, snippet_row_size

TEXT = "If you can't remember when you last moved, that's your answer."
BOX = QRectF(10, 10, 140, 54)


def drawn(paint: Callable[[QPainter], object], width: int = 160, height: int = 80) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("lines", [0, 1, 2])
def test_a_chip_has_its_edge_and_ground(both_themes: str, kind: Kind, lines: int) -> None:
    image = drawn(lambda p: paint_post_chip(p, BOX, PostLook(kind, "09:00", TEXT, ("Li", "X")), lines))
    assert near(image.pixelColor(11, 37), kind_color(kind, "fill"))
    assert near(image.pixelColor(146, 60), kind_color(kind, "soft"))


def test_an_exported_chip_has_no_ground(both_themes: str) -> None:
    image = drawn(lambda p: paint_post_chip(p, BOX, PostLook(Kind.HELPFUL, "09:00", TEXT, exported=True)))
    assert image.pixelColor(146, 60).alpha() == 0


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_a_chip_tells_what_repeats_from_what_is_served_again(both_themes: str, lines: int) -> None:
    plain, again, repeats = (
        drawn(lambda p, look=look: paint_post_chip(p, BOX, look, lines))
        for look in (
            PostLook(Kind.HELPFUL, "09:00", TEXT),
            PostLook(Kind.HELPFUL, "09:00", TEXT, again=True),
            PostLook(Kind.HELPFUL, "09:00", TEXT, repeats=True),
        )
    )
    assert plain != repeats
    assert again != repeats


def test_a_selected_chip_has_a_ring_outside(both_themes: str) -> None:
    image = drawn(lambda p: paint_post_chip(p, BOX, PostLook(Kind.HELPFUL, "09:00", TEXT, selected=True)))
    assert near(image.pixelColor(80, 7), color("focus"), 30)


def test_hover_colours_the_line_and_a_ghost_is_dashed(both_themes: str) -> None:
    hovered = drawn(lambda p: paint_post_chip(p, BOX, PostLook(Kind.HELPFUL, "09:00", TEXT, hovered=True)))
    assert near(hovered.pixelColor(80, 10), kind_color(Kind.HELPFUL, "fill"), 30)
    ghost = drawn(lambda p: paint_post_chip(p, BOX, PostLook(Kind.HELPFUL, "09:00", TEXT, ghost=True)))
    alphas = {ghost.pixelColor(x, 10).alpha() > 40 for x in range(20, 140)}
    assert alphas == {True, False}


def test_marks_are_two_at_most() -> None:
    assert shown_marks(("Li", "X")) == ("Li", "X")
    assert shown_marks(("Li", "X", "Bs")) == ("Li", "+2")


def test_heights_follow_the_lines(light: None) -> None:
    assert post_chip_height(0) == 20
    assert 36 <= post_chip_height(1) < post_chip_height(2) < 60


def test_a_talk_time_is_dashed_without_ground(both_themes: str) -> None:
    image = drawn(lambda p: paint_talk_chip(p, QRectF(10, 10, 140, 20), "10:30", selected=True))
    assert image.pixelColor(146, 26).alpha() == 0
    assert share_of(image, color("k-talk"), 60) > 0.005
    narrow = drawn(lambda p: paint_talk_chip(p, QRectF(10, 10, 60, 20), "10:30"))
    assert share_of(narrow, color("k-talk"), 60) > 0.001


class TestRows:
    def test_size_follows_the_text(self, light: None) -> None:
        short, long = snippet_row_size("Phone calls.", 284), snippet_row_size(TEXT * 3, 284)
        assert long.height() - short.height() == 18
        assert 54 <= short.height() <= 58
        assert 72 <= long.height() <= 76

    @pytest.mark.parametrize(
        ("state", "token"),
        [
            (RowState(selected=True), "bg-selected"),
            (RowState(hovered=True), "bg-hover"),
            (RowState(selected=True, active=False), "bg-hover"),
        ],
    )
    def test_grounds(self, both_themes: str, state: RowState, token: str) -> None:
        box = QRectF(0, 0, 284, 74)
        image = drawn(
            lambda p: paint_snippet_row(p, box, Kind.HELPFUL, TEXT, "Helpful · p. 4", state, alike=2), 284, 74
        )
        assert near(image.pixelColor(20, 60), color(token))

    def test_keyboard_focus_is_a_ring(self, both_themes: str) -> None:
        box = QRectF(0, 0, 284, 74)
        state = RowState(selected=True, focused=True)
        image = drawn(lambda p: paint_snippet_row(p, box, Kind.HELPFUL, TEXT, "Helpful", state), 284, 74)
        assert near(image.pixelColor(140, 1), color("focus"), 30)


def test_lines_are_broken_at_words_and_elided(light: None) -> None:
    from secondhelping_ui.theme import font

    whole = broken_lines(TEXT, font("row"), 150)
    assert " ".join(line.text for line in whole) == TEXT
    assert all(text_width(line.text, "row") <= 151 for line in whole)
    two = broken_lines(TEXT, font("row"), 150, 2)
    assert len(two) == 2
    assert two[1].text.endswith("…")
    assert [line.start for line in two] == [line.start for line in whole[:2]]
