# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for any presentation and OpenDocument file: no word lost, none twice, no reader broken."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.office_building import Deck, drawn, group, line, odf, shape, zipped
from secondhelping.documents import odp, odt, pptx
from secondhelping.documents.drafts import Draft, Source
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import Progress, silent

_sides = st.integers(-300, 1200)
_boxes = st.tuples(_sides, _sides, st.integers(0, 1200), st.integers(0, 1200))
# A shape is its box; a group is a list of shapes and its own box.
_trees = st.recursive(_boxes, lambda inner: st.tuples(st.lists(inner, max_size=3), _boxes), max_leaves=9)
_slides = st.lists(st.lists(_trees, max_size=4), min_size=1, max_size=3)


def words(draft: Draft) -> list[str]:
    return sorted(word for passage in draft.passages for word in passage.text.split())


class Naming:
    """Gives every shape a word of its own."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def word(self) -> str:
        self.given.append(f"word{len(self.given)}")
        return self.given[-1]

    def pptx(self, tree: object) -> str:
        match tree:
            case (list(members), box):
                return group(*map(self.pptx, members), at=box, inner=(0, 0, 500, 500))
            case (int(), *_):
                return shape(line(self.word()), at=tree)
        raise AssertionError(tree)

    def odp(self, tree: object) -> str:
        match tree:
            case (list(members), _):
                return f"<draw:g>{''.join(map(self.odp, members))}</draw:g>"
            case (int(left), int(top), int(width), int(height)):
                return drawn(f"<text:p>{self.word()}</text:p>", left / 40, top / 40, width / 40, height / 40)
        raise AssertionError(tree)


@settings(deadline=None, max_examples=40)
@given(_slides)
def test_every_word_of_a_presentation_once(slides: list[list[object]]) -> None:
    naming, deck = Naming(), Deck()
    for shapes in slides:
        deck.add(*map(naming.pptx, shapes), notes=[line(naming.word())])
    assert words(pptx.read(Source(Path("a.pptx"), deck.bytes()), silent)) == sorted(naming.given)
    naming = Naming()
    pages = "".join(f"<draw:page>{''.join(map(naming.odp, shapes))}</draw:page>" for shapes in slides)
    found = odp.read(Source(Path("a.odp"), odf("presentation", pages)), silent)
    assert words(found) == sorted(naming.given)


_CELL = "<table:table><table:table-row><table:table-cell>"
_CELL_END = "</table:table-cell></table:table-row></table:table>"
_texts = st.recursive(
    st.just("<text:p>{}</text:p>"),
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda parts: st.sampled_from(
            [
                "".join(parts),
                f"<text:list><text:list-item>{''.join(parts)}</text:list-item></text:list>",
                f"<text:section>{''.join(parts)}</text:section>",
                f"{_CELL}{''.join(parts)}{_CELL_END}",
                f"<text:p>{{}}{drawn(''.join(parts), 1, 1)}</text:p>",
                f"<text:p>{{}}<text:note><text:note-body>{''.join(parts)}</text:note-body></text:note></text:p>",
            ]
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=60)
@given(_texts)
def test_every_word_of_a_text_once(content: str) -> None:
    given = [f"word{number}" for number in range(content.count("{}"))]
    draft = odt.read(Source(Path("a.odt"), odf("text", content.format(*given))), silent)
    assert words(draft) == sorted(given)


_SOUND = Deck().add(shape(line("Sitting well"), at=(0, 0, 9, 9)), notes=[line("Said.")])
_SOUND.bytes()
_PARTS = ("ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels", "ppt/notesSlides/notesSlide1.xml")


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(_PARTS), st.data())
def test_a_damaged_part_is_read_or_refused(name: str, data: st.DataObject) -> None:
    deck = Deck(dict(_SOUND.parts), _SOUND.slides)
    whole = str(deck.parts[name])
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    deck.parts[name] = whole[:start] + data.draw(st.text(max_size=3)) + whole[end:]
    try:
        outcome: object = pptx.read(Source(Path("a.pptx"), deck.bytes()), silent)
    except FileRefused as refusal:
        outcome = refusal
    assert outcome is not None


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    sound = odf("text", "<text:p>Sitting well</text:p>")
    at = data.draw(st.integers(0, len(sound) - 1))
    broken = sound[:at] + data.draw(st.binary(max_size=4)) + sound[at + data.draw(st.integers(0, 8)) :]
    try:
        outcome: object = odt.read(Source(Path("a.odt"), broken), silent)
    except FileRefused as refusal:
        outcome = refusal
    assert outcome is not None


@pytest.mark.parametrize("reader", [pptx.read, odt.read, odp.read])
def test_an_empty_package_is_refused(reader: Callable[[Source, Progress], Draft]) -> None:
    with pytest.raises(FileRefused, match="is damaged"):
        reader(Source(Path("a"), zipped({})), silent)
