# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is remembered for painting: it stays within its bound, and words drawn from it are the same to the pixel."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from secondhelping_ui.theme import font, theme
from secondhelping_ui.widgets.ready_text import Shown, elided
from secondhelping_ui.widgets.remembered import Remembered

STYLES = st.sampled_from(["chip-text", "micro", "meta-strong", "tray", "monogram-small"])
WORDS = st.text(st.sampled_from("abcWil tfM0189.,:“”–é…äßжя‍नमسلامאב日本😀"), min_size=1, max_size=70)
ALIGNS = st.sampled_from(
    [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight]
)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=200))
def test_it_never_grows_beyond_two_generations_and_never_mixes_up(asked: list[tuple[int, int]]) -> None:
    known: Remembered[int, str] = Remembered(20)
    weights: dict[int, int] = {}
    for key, weight in asked:
        found = known.get(key)
        assert found in (None, str(key))
        if found is None:
            weights[key] = weight
            assert known.put(key, str(key), weight) == str(key)
        assert known.get(key) == str(key)
        held = sum(weights[one] for one in weights if one in known._young or one in known._old)
        assert held <= 2 * 20
        assert known.weight <= 20
    known.forget()
    assert len(known) == 0


def drawn(shown: Shown, style: str, align: Qt.AlignmentFlag) -> QImage:
    image = QImage(460, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QColor(Qt.GlobalColor.black))
    shown.draw_in(painter, QRectF(4, 5, 450, 21), align, style)
    painter.end()
    return image


@settings(max_examples=60, deadline=None)
@given(WORDS, STYLES, ALIGNS)
def test_words_laid_out_ahead_look_the_same_to_the_pixel(
    qapp: object, words: str, style: str, align: Qt.AlignmentFlag
) -> None:
    ready = Shown(words)
    ready.make_ready(style)
    assert drawn(ready, style, align) == drawn(Shown(words), style, align)


@settings(max_examples=150, deadline=None)
@given(WORDS, STYLES, st.integers(10, 300))
@example("i" * 70, "chip-text", 60)
def test_cut_from_its_start_a_text_reads_as_cut_from_all_of_it(
    qapp: object, words: str, style: str, room: int
) -> None:
    whole = QFontMetricsF(font(style)).elidedText(words, Qt.TextElideMode.ElideRight, room)
    assert elided(words, theme().face(style), room) == whole
