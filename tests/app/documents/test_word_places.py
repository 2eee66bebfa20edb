# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every word of a PDF knows where it stands, through joins, bullets, turned text, the worker and the project."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

import making
from app.documents.building import HEIGHT, LEFT, WIDTH, lines, pdf, write
from secondhelping.documents import wire
from secondhelping.documents.fragments import fragments
from secondhelping.documents.joining import Vocabulary, joined
from secondhelping.documents.letters import Letter
from secondhelping.documents.lines import lines_of
from secondhelping.documents.places import on_page, word_runs
from secondhelping.documents.reading import _tidied, read
from secondhelping.domain.document import Content, Passage
from secondhelping.domain.snippet import Span
from secondhelping.domain.word_boxes import WordBox, count
from secondhelping.operations import add_document, look
from secondhelping.operations.workshop import Prepared


def words_of(content: Content) -> list[tuple[str, tuple[WordBox, ...]]]:
    return [
        pair for passage in content.passages for pair in zip(passage.text.split(), passage.words, strict=True)
    ]


def the_word(content: Content, word: str) -> tuple[WordBox, ...]:
    return next(boxes for text, boxes in words_of(content) if text == word)


def reading(folder: Path, *pages: object) -> Content:
    return read(write(folder, "words.pdf", pdf(*pages)))  # type: ignore[arg-type]


def test_a_word_stands_where_it_was_drawn(tmp_path: Path) -> None:
    content = reading(tmp_path, lambda canvas: lines(canvas, LEFT, x=72, y=700, size=10))
    (box,) = the_word(content, "chair")
    left = 72 + stringWidth("A good ", "Helvetica", 10)
    assert box.page == 1
    assert box.left == pytest.approx(left, abs=0.2)
    assert box.right == pytest.approx(left + stringWidth("chair", "Helvetica", 10), abs=0.2)
    assert box.top < HEIGHT - 700 - 6 < HEIGHT - 700 <= box.bottom
    assert box.bottom - box.top < 12


def test_places_count_from_the_corner_of_the_visible_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setCropBox((50, 40, WIDTH - 30, HEIGHT - 20))
        lines(canvas, LEFT, x=72, y=700)

    (box,) = the_word(reading(tmp_path, page), "A")
    assert box.left == pytest.approx(22, abs=0.2)
    assert box.top < HEIGHT - 20 - 700 < box.bottom


def test_a_broken_word_has_two_boxes(tmp_path: Path) -> None:
    texts = (
        "Set the height of the chair first, then begin the exer-",
        "cise that we showed you in the room.",
    )
    content = reading(tmp_path, lambda canvas: lines(canvas, texts))
    first, second = the_word(content, "exercise")
    assert first.left > second.left
    assert first.bottom <= second.bottom - 10
    assert len(the_word(content, "that")) == 1


def test_a_paragraph_over_two_pages(tmp_path: Path) -> None:
    over = ("water is enough to wake the legs and", "rest the eyes in the evening.")
    content = reading(
        tmp_path,
        lambda canvas: lines(canvas, ["Stand up twice an hour. It need not be long: a glass of"], y=80),
        lambda canvas: lines(canvas, over, y=760),
    )
    assert [passage.text.split()[0] for passage in content.passages] == ["Stand"]
    assert the_word(content, "Stand")[0].page == 1
    assert the_word(content, "water")[0].page == 2


def test_the_box_of_a_bullet_is_left_out(tmp_path: Path) -> None:
    texts = ("- Swap hands every ten minutes.", "- Carry two light bags rather than one.")
    content = reading(tmp_path, lambda canvas: lines(canvas, texts))
    left = 72 + stringWidth("- ", "Helvetica", 10)
    assert [passage.text.split()[0] for passage in content.passages] == ["Swap", "Carry"]
    assert the_word(content, "Carry")[0].left == pytest.approx(left, abs=0.3)


def test_turned_text_stands_upright_on_the_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(200, 100)
        canvas.rotate(90)
        lines(canvas, ["Phone calls are walking time for everybody here."], x=0, y=0)

    boxes = [boxes[0] for _, boxes in words_of(reading(tmp_path, page))]
    assert all(box.bottom - box.top > box.right - box.left for box in boxes[:1])
    assert boxes[0].bottom == pytest.approx(HEIGHT - 100, abs=0.3)
    assert all(190 < box.left < box.right < 205 for box in boxes)
    assert all(before.top > after.top for before, after in itertools.pairwise(boxes))


_WORDS = st.lists(st.text("ab-•.", min_size=1, max_size=6), min_size=1, max_size=8)


@settings(deadline=None, max_examples=40)
@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_there_are_boxes_for_every_word_or_for_none(drawn: list[list[str]]) -> None:
    letters = [
        Letter(
            sign, 50 + 5 * place, 698 - 12 * row, 55 + 5 * place, 708 - 12 * row, 700 - 12 * row, 10, "F", 0
        )
        for row, words in enumerate(drawn)
        for place, sign in enumerate(" ".join(words))
    ]
    made = on_page(lines_of(fragments(letters, frozenset()), 1, 800), (0, 0, 600, 800))
    if made:
        text, going_on = joined([line.text for line in made], Vocabulary([]))
        runs = word_runs(made, going_on, text)
        assert count(runs) == len(text.split())
        # What is read from the end of the text has the boxes of the end.
        rest = text.split(maxsplit=1)[-1]
        assert word_runs(made, going_on, rest)[-1][-2:] == runs[-1][-2:]


def test_words_that_cleaning_takes_away_leave_no_boxes_awry(tmp_path: Path) -> None:
    runs = ((1, 0, 10, 0, 5, 6, 9),)
    (kept,) = _tidied([Passage("the\u00a0chair", runs=runs)])
    (lost,) = _tidied([Passage("chair \ufffd", runs=runs)])
    (unclear,) = _tidied([Passage("the chair\x1cman", runs=((1, 0, 10, 0, 5, 6, 9, 10, 14),))])
    assert (kept.text, kept.runs) == ("the chair", runs)
    assert (lost.text, lost.runs) == ("chair", ((1, 0, 10, 0, 5),))
    assert (unclear.text, unclear.runs) == ("the chairman", ())


def test_boxes_survive_the_way_from_the_worker(tmp_path: Path) -> None:
    content = reading(tmp_path, lambda canvas: lines(canvas, LEFT))
    assert wire.from_json(json.loads(json.dumps(wire.to_json(content)))) == content
    assert any(passage.words for passage in content.passages)
    without = wire.from_json(wire.to_json(content, with_words=False))
    assert [passage.words for passage in without.passages] == [()]


def test_a_snippet_tells_where_its_words_stand(tmp_path: Path) -> None:
    content = reading(
        tmp_path,
        lambda canvas: lines(canvas, LEFT),
        lambda canvas: lines(canvas, ["Carry two light bags rather than one.", "Swap hands."], step=3),
    )
    text = content.passages[0].text
    first = making.candidate("Set the height first,")
    start = text.index(first.text)
    spans = [Span(0, start, 0, start + len(first.text)), Span(1, 0, 2, 4)]
    candidates = [making.candidate(first.text), making.candidate("Carry two light bags")]
    found = tuple(replace(c, span=span) for c, span in zip(candidates, spans, strict=True))
    with making.new_project(tmp_path) as made:
        add_document.add_document(made, Prepared(tmp_path / "words.pdf", content, found, ()))
        document = look.documents(made)[0].id
        one, two = (snippet.id for snippet in look.snippets(made))
        assert (
            look.snippet_boxes(made, one)
            == tuple(
                boxes[0]
                for word, boxes in words_of(content)[:20]
                if word in ("Set", "the", "height", "first,")
            )[:4]
        )
        assert [box.page for box in look.snippet_boxes(made, two)] == [2] * 8
        assert look.page_boxes(made, document, 1) == {one: look.snippet_boxes(made, one)}
        assert look.page_boxes(made, document, 2) == {two: look.snippet_boxes(made, two)}
        assert look.page_boxes(made, document, 3) == {}
        assert [passage.runs for passage in look.passages(made, document)] == [(), (), ()]
