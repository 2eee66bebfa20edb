# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is marked as new while editing, and what is shown of the document around a snippet."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from secondhelping.domain.document import Passage, Role
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Span
from secondhelping_ui.review.edits import new_stretches, spaced, tracked
from secondhelping_ui.review.excerpt import AROUND, HIGHEST, Excerpt, around


def units(text: str, start: int, end: int) -> str:
    """A stretch counted in UTF-16 units, as Qt counts."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize(
    ("original", "edited", "new"),
    [
        ("Sit less.", "Sit less.", []),
        ("Sit less.", "Sit much less.", ["much"]),
        ("If you sit, move.", "You sit? Move.", ["You", "? Move"]),
        ("Sit less.", "🙂 Sit 🙂 less.", ["🙂", "🙂"]),
        ("Sit less.", "Sit.", []),
        ("We ask that you sit.", "Can you sit.", ["Can"]),
        ("We ask that she sits.", "Can't one of you sit?", ["Can't one of you sit?"]),
        ("Sit less.", "Sit  less.", []),
        ("", "New", ["New"]),
    ],
)
def test_new_words_are_found(original: str, edited: str, new: list[str]) -> None:
    assert [units(edited, *stretch) for stretch in new_stretches(original, edited)] == new


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_not_marked_stood_in_the_original(original: str, edited: str) -> None:
    marked = set()
    last = 0
    for start, end in new_stretches(original, edited):
        assert last <= start < end
        last = end
        marked.update(range(start, end))
    assert last <= len(edited.encode("utf-16-le", "surrogatepass")) // 2
    if original == edited:
        assert not marked


def passages(number: int) -> list[Passage]:
    return [Passage(f"Passage {index} says this.", Role.PARAGRAPH) for index in range(number)]


def test_a_few_passages_around_are_shown_with_the_words_marked() -> None:
    found = around(passages(20), Span(10, 8, 10, 15))
    assert len(found) == 2 * AROUND + 1
    assert [(piece.text, piece.marked) for piece in found[AROUND].pieces] == [
        ("Passage ", False),
        ("10 says", True),
        (" this.", False),
    ]
    assert not any(piece.marked for shown in found[:AROUND] + found[AROUND + 1 :] for piece in shown.pieces)


def test_words_over_several_passages_are_marked_in_each() -> None:
    found = around(passages(3), Span(0, 8, 2, 9))
    assert ["".join(piece.text for piece in shown.pieces if piece.marked) for shown in found] == [
        "0 says this.",
        "Passage 1 says this.",
        "Passage 2",
    ]


def test_a_very_long_passage_is_cut_far_from_the_marked_words() -> None:
    text = "before " * 400 + "THE LINE" + " after" * 400
    start = text.index("THE LINE")
    (shown,) = around([Passage(text)], Span(0, start, 0, start + 8))
    before, marked, after = (piece.text for piece in shown.pieces)
    assert marked == "THE LINE"
    assert before.startswith("… before")
    assert after.endswith("after …")
    assert len(before) + len(after) < 900


@pytest.fixture
def excerpt(qtbot: QtBot, light: None) -> Iterator[Excerpt]:
    """In a pane, 270 px wide."""
    pane = QWidget()
    qtbot.addWidget(pane)
    made = Excerpt()
    column = QVBoxLayout(pane)
    column.addWidget(made)
    column.addStretch()
    pane.resize(270, 900)
    pane.show()
    yield made
    pane.close()


@pytest.mark.parametrize("long", [1, 12, 80])
def test_the_excerpt_shows_all_it_holds_without_scrolling(excerpt: Excerpt, long: int) -> None:
    words = "THE LINE that is worth a post."
    beside = "Other words stand here. " * long
    text = f"{beside}{words} {beside}"
    start = text.index(words)
    all_ = [Passage(beside), Passage(text), Passage(beside)]
    excerpt.show_span(all_, Span(1, start, 1, start + len(words)), Kind.HELPFUL)
    for width in (270, 420, 200):
        excerpt.window().resize(width, 900)
        QApplication.processEvents()
        assert words in excerpt.toPlainText()
        assert excerpt.height() <= HIGHEST
        assert excerpt.verticalScrollBar().maximum() == 0
        # As much as there is room for: of short passages all.
        assert ("…" in excerpt.toPlainText()) is (long > 1)


def test_of_the_marked_words_nothing_is_cut(excerpt: Excerpt) -> None:
    words = "Each of these words counts. " * 60
    excerpt.show_span([Passage("Before."), Passage(words)], Span(1, 0, 1, len(words)), Kind.HELPFUL)
    QApplication.processEvents()
    assert words.strip() in excerpt.toPlainText()
    assert excerpt.height() > HIGHEST
    assert excerpt.verticalScrollBar().maximum() == 0


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 30), st.integers(0, 30))
def test_a_span_that_does_not_fit_the_document_does_no_harm(
    first: int, last: int, start: int, end: int
) -> None:
    found = around(passages(4), Span(min(first, last), start, max(first, last), end))
    assert len(found) <= 4


@pytest.mark.parametrize(
    ("original", "edited"),
    [
        ("Stand up every hour.", "Stand up every half hour."),
        ("Every 30 minutes: stand up.", "When did you last stand up?"),
        ("a b c d", "x y z"),
        ("", "new"),
        ("old", ""),
        ("same", "same"),
    ],
)
def test_tracked_changes_hold_both_texts(original: str, edited: str) -> None:
    parts = tracked(original, edited)
    assert "".join(text for text, how in parts if how != "new") == original
    assert "".join(text for text, how in parts if how != "gone") == edited


def test_words_changed_one_after_the_other_are_one_change() -> None:
    assert tracked("stand up now", "sit down now") == [
        ("stand up", "gone"),
        ("sit down", "new"),
        (" now", "kept"),
    ]


@pytest.mark.parametrize(
    ("original", "edited", "shown"),
    [
        ("stand up now", "sit down now", "-stand up- +sit down+ now"),
        ("commit to a half day", "commit to half day", "commit to -a- half day"),
        ("a half day of it", "a half day, really, of it", "a half day+, really,+ of it"),
        ("a day of it", "a day really of it", "a day +really+ of it"),
        ("moved, that is", "moved? That is", "moved-, that-+? That+ is"),
        ("for 30 minutes, stand", "for 30 minutes: stand", "for 30 minutes-,-+:+ stand"),
        ("stand up now", "stand up", "stand up -now-"),
        ("up now", "now", "-up- now"),
        ("up", "up now", "up +now+"),
        ("now", "up now", "+up+ now"),
    ],
)
def test_tracked_changes_are_read_with_one_space_between_words(
    original: str, edited: str, shown: str
) -> None:
    marks = {"kept": "", "gone": "-", "new": "+"}
    parts = spaced(tracked(original, edited))
    assert "".join(f"{marks[how]}{text}{marks[how]}" for text, how in parts) == shown


@given(st.text("ab ,.", max_size=20), st.text("ab ,.", max_size=20))
def test_no_word_is_lost_by_the_spaces_and_none_is_doubled(original: str, edited: str) -> None:
    original, edited = " ".join(original.split()), " ".join(edited.split())
    parts = spaced(tracked(original, edited))
    for way, text in (("new", original), ("gone", edited)):
        kept = "".join(text for text, how in parts if how != way)
        assert kept.replace(" ", "") == text.replace(" ", "")
    assert "  " not in "".join(text for text, _how in parts)
