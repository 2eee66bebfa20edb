# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Passages as text: a block each, and a snippet's place is the same words there, whatever the letters."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from secondhelping.domain.document import Passage, Place, Role
from secondhelping_ui.sources.passage_text import PassageText, page_words

LETTERS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)
PASSAGES = st.lists(st.builds(Passage, LETTERS, st.sampled_from(Role)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(PASSAGES, st.data())
def test_a_place_in_a_passage_is_the_same_place_in_its_block(
    passages: list[Passage], data: st.DataObject
) -> None:
    document = QTextDocument()
    text = PassageText(document)
    text.append(passages)
    assert document.blockCount() == len(passages)
    number = data.draw(st.integers(0, len(passages) - 1))
    words = passages[number].text
    place = data.draw(st.integers(0, len(words)))
    block = document.findBlockByNumber(number)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + text.units(number, place), QTextCursor.MoveMode.KeepAnchor)
    selected = cursor.selectedText()
    assert len(selected) == place
    assert all(
        here == there
        for here, there in zip(selected, words, strict=False)
        if there.isprintable() and there != "\ufffc"
    )


def test_passages_can_come_in_bits(qapp: object) -> None:
    document = QTextDocument()
    text = PassageText(document)
    passages = [Passage(f"Passage {number}") for number in range(30)]
    for start in range(0, 30, 7):
        text.append(passages[start : start + 7])
    assert document.toPlainText() == "\n".join(passage.text for passage in passages)
    text.clear()
    text.append([Passage("Another")])
    assert document.toPlainText() == "Another"


def test_pages_start_where_the_page_changes() -> None:
    text = PassageText(QTextDocument())
    pages = [1, 1, 2, 2, None, 3]
    text.append([Passage("words", place=Place(page=page)) for page in pages])
    starts = [text.starts_page(passage, number) for number, passage in enumerate(text.passages)]
    assert starts == [False, False, True, False, False, False]


def test_slides_and_the_notes_under_them_are_named() -> None:
    text = PassageText(QTextDocument())
    slide, table = Place(3, path="slide 3"), Place(3, path="slide 3, table 1, row 2")
    spoken, hidden = Place(3, path="slide 3, notes"), Place(4, path="slide 4 (hidden)")
    passages = [
        Passage("Prices", Role.HEADING, slide, 2),
        Passage("£49", Role.TABLE_CELL, table),
        Passage("Say why.", Role.NOTE, spoken),
        Passage("Ask who.", Role.NOTE, spoken),
        Passage("Aside", Role.HEADING, hidden, 2),
        Passage("On a page", place=Place(5)),
    ]
    text.append(passages)
    starts = [text.starts_page(passage, number) for number, passage in enumerate(passages)]
    assert starts == [False, False, True, False, True, True]
    assert [page_words(passage) for passage in passages[1:]] == [
        "Slide 3",
        "Slide 3, notes",
        "Slide 3, notes",
        "Slide 4 (hidden)",
        "Page 5",
    ]
