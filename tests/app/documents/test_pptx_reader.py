# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading PowerPoint presentations: every word of a slide in order, the notes, and files that are not sound."""

import io
import zipfile
from pathlib import Path

import pytest

from app.documents.building import write
from app.documents.office_building import Deck, body, frame, group, level, line, part, shape, title, zipped
from secondhelping.documents import packages
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Link, Role
from secondhelping.domain.errors import FileRefused

SENTENCE = "Set the height of your chair before anything else."


def read_deck(folder: Path, data: bytes) -> Content:
    return read(write(folder, "Seminar slides.pptx", data))


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def told(content: Content) -> list[tuple[Role, int, str, str]]:
    return [(p.role, p.level, p.place.path, p.text) for p in content.passages]


def test_a_small_deck(tmp_path: Path) -> None:
    deck = Deck()
    deck.add(
        shape(line("Sitting well at work"), place='type="ctrTitle"'),
        shape(line("M. Hale"), place='type="subTitle" idx="1"'),
    )
    deck.add(
        body(
            line("The chair first"),
            line("Its height", level(1)),
            line("Then the desk", "<a:pPr><a:buNone/></a:pPr>"),
        ),
        title("What to set"),
        notes=[line(SENTENCE), line("Ask who did.")],
    )
    content = read_deck(tmp_path, deck.bytes(stated="Sitting well at work", author="M. Hale"))
    assert told(content) == [
        (Role.TITLE, 1, "slide 1", "Sitting well at work"),
        (Role.HEADING, 3, "slide 1", "M. Hale"),
        (Role.HEADING, 2, "slide 2", "What to set"),
        (Role.LIST_ITEM, 1, "slide 2", "The chair first"),
        (Role.LIST_ITEM, 2, "slide 2", "Its height"),
        (Role.PARAGRAPH, 0, "slide 2", "Then the desk"),
        (Role.NOTE, 0, "slide 2, notes", SENTENCE),
        (Role.NOTE, 0, "slide 2, notes", "Ask who did."),
    ]
    assert [passage.place.page for passage in content.passages] == [1, 1, 2, 2, 2, 2, 2, 2]
    assert [passage.is_speaker_note for passage in content.passages] == [False] * 6 + [True] * 2
    assert (content.title, content.author, content.format, content.pages) == (
        "Sitting well at work",
        "M. Hale",
        Format.PPTX,
        2,
    )


def test_a_title_of_a_template_is_not_the_title(tmp_path: Path) -> None:
    deck = Deck().add(title("Sitting well"))
    assert read_deck(tmp_path, deck.bytes(stated="PowerPoint Presentation")).title == "Sitting well"


def test_slides_come_in_the_order_they_are_shown(tmp_path: Path) -> None:
    deck = Deck().add(title("Third")).add(title("First")).add(title("Second"), hidden=True)
    content = read_deck(tmp_path, deck.bytes(order=[2, 3, 1]))
    assert told(content) == [
        (Role.TITLE, 1, "slide 1", "First"),
        (Role.HEADING, 2, "slide 2 (hidden)", "Second"),
        (Role.HEADING, 2, "slide 3", "Third"),
    ]


def test_notes_of_a_hidden_slide_are_notes(tmp_path: Path) -> None:
    content = read_deck(tmp_path, Deck().add(title("Aside"), notes=[line(SENTENCE)], hidden=True).bytes())
    assert content.passages[1].place.path == "slide 1 (hidden), notes"
    assert content.passages[1].is_speaker_note


def test_what_is_not_the_authors_text_is_left_out(tmp_path: Path) -> None:
    deck = Deck().add(
        title("Sitting well"),
        shape(line("Click to add text"), place='idx="7"'),
        shape(line("9 May"), place='type="dt" idx="10"'),
        shape(line("Hale Chairs"), place='type="ftr" idx="11"'),
        shape('<a:p><a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p>', place='type="sldNum" idx="12"'),
        shape(
            '<a:p><a:r><a:t>Page </a:t></a:r><a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p>',
            at=(0, 700, 100, 30),
        ),
        shape(line("Hidden words"), at=(0, 600, 100, 30), hidden=True),
    )
    assert texts(read_deck(tmp_path, deck.bytes())) == ["Sitting well", "Page"]


def test_a_name_on_every_slide_is_read_once(tmp_path: Path) -> None:
    deck = Deck()
    for number in range(1, 6):
        deck.add(title(f"Part {number}"), shape(line("Hale Chairs"), at=(700, 700, 200, 40)))
    assert texts(read_deck(tmp_path, deck.bytes())) == [
        "Part 1",
        "Hale Chairs",
        "Part 2",
        "Part 3",
        "Part 4",
        "Part 5",
    ]


def test_groups_are_worked_out_and_stay_together(tmp_path: Path) -> None:
    inside = group(
        shape(line("second"), at=(10, 200, 80, 40)),
        shape(line("first"), at=(10, 20, 80, 40)),
        at=(500, 150, 200, 300),
        inner=(0, 0, 100, 300),
    )
    deck = Deck().add(inside, shape(line("left"), at=(50, 300, 300, 40)), title("Two columns"))
    assert texts(read_deck(tmp_path, deck.bytes())) == ["Two columns", "left", "first", "second"]


def test_tables_tell_cells_from_sentences(tmp_path: Path) -> None:
    def cell(text: str, merged: str = "") -> str:
        return f"<a:tc{merged}><a:txBody>{line(text)}</a:txBody></a:tc>"

    rows = (
        f"<a:tr>{cell('First visit')}{cell('£49')}</a:tr>"
        f"<a:tr>{cell(SENTENCE)}{cell('covered', ' hMerge=' + chr(34) + '1' + chr(34))}</a:tr>"
    )
    content = read_deck(tmp_path, Deck().add(title("Prices"), frame(f"<a:tbl>{rows}</a:tbl>")).bytes())
    assert told(content)[1:] == [
        (Role.TABLE_CELL, 0, "slide 1, table 1, row 1", "First visit"),
        (Role.TABLE_CELL, 0, "slide 1, table 1, row 1", "£49"),
        (Role.PARAGRAPH, 0, "slide 1, table 1, row 2", SENTENCE),
    ]


def test_diagrams_follow_their_tree(tmp_path: Path) -> None:
    def point(name: str, text: str, kind: str = "node") -> str:
        return f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t>{line(text)}</dgm:t></dgm:pt>'

    points = (
        point("c", "Look") + point("b", "Stand") + point("d", "far away") + point("p", "never shown", "pres")
    )
    ties = (
        '<dgm:cxn srcId="0" destId="b" srcOrd="0"/><dgm:cxn srcId="0" destId="c" srcOrd="1"/>'
        '<dgm:cxn srcId="c" destId="d" srcOrd="0"/><dgm:cxn srcId="d" destId="c" srcOrd="0"/>'
    )
    data = part(
        "dgm:dataModel",
        f'<dgm:ptLst><dgm:pt modelId="0" type="doc"/>{points}</dgm:ptLst><dgm:cxnLst>{ties}</dgm:cxnLst>',
    )
    deck = Deck().add(
        title("Breaks"),
        frame('<dgm:relIds r:dm="d1"/>'),
        relations=[("d1", "diagramData", "../diagrams/data1.xml")],
    )
    deck.parts["ppt/diagrams/data1.xml"] = data
    assert told(read_deck(tmp_path, deck.bytes()))[1:] == [
        (Role.LIST_ITEM, 1, "slide 1", "Stand"),
        (Role.LIST_ITEM, 1, "slide 1", "Look"),
        (Role.LIST_ITEM, 2, "slide 1", "far away"),
    ]


def test_titles_of_charts(tmp_path: Path) -> None:
    deck = Deck().add(
        title("Sales"), frame('<c:chart r:id="c1"/>'), relations=[("c1", "chart", "../charts/chart1.xml")]
    )
    named = f"<c:title><c:tx><c:rich>{line('Chairs sold in a year')}</c:rich></c:tx></c:title>"
    numbers = "<c:ser><c:val><c:numRef><c:numCache><c:pt><c:v>42</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
    deck.parts["ppt/charts/chart1.xml"] = part("c:chartSpace", named + numbers)
    assert told(read_deck(tmp_path, deck.bytes()))[1:] == [
        (Role.CAPTION, 0, "slide 1", "Chairs sold in a year")
    ]


def test_links_lead_outside_only(tmp_path: Path) -> None:
    def run(text: str, target: str) -> str:
        return f'<a:r><a:rPr><a:hlinkClick r:id="{target}"/></a:rPr><a:t>{text}</a:t></a:r>'

    words = (
        f"<a:p><a:r><a:t>See </a:t></a:r>{run('our ', 'h1')}{run('page', 'h1')}{run(' again', 'h2')}</a:p>"
    )
    deck = Deck().add(
        title("More"),
        body(words),
        relations=[("h1", "hyperlink", "https://example.org/sit"), ("h2", "slide", "slide1.xml")],
    )
    passage = read_deck(tmp_path, deck.bytes()).passages[1]
    assert passage.text == "See our page again"
    assert passage.links == (Link("our page", "https://example.org/sit"),)


def test_lines_broken_by_hand_and_formulas(tmp_path: Path) -> None:
    broken = (
        "<a:p><a:r><a:t>A sentence that only looks</a:t></a:r><a:br/>"
        "<a:r><a:t>as if it had two lines.</a:t></a:r></a:p>"
    )
    formula = (
        "<a:p><a:r><a:t>Note: </a:t></a:r><mc:AlternateContent><mc:Choice Requires='a14'><m:t>a + b</m:t></mc:Choice>"
        "<mc:Fallback><a:r><a:t>a + b</a:t></a:r></mc:Fallback></mc:AlternateContent></a:p>"
    )
    heading = "<a:p><a:r><a:t>Sitting</a:t></a:r><a:br/><a:r><a:t>Well</a:t></a:r></a:p>"
    deck = Deck().add(shape(heading, place='type="title"'), body(broken, formula))
    assert texts(read_deck(tmp_path, deck.bytes())) == [
        "Sitting Well",
        "A sentence that only looks as if it had two lines.",
        "Note: a + b",
    ]


def test_a_slide_without_a_title_has_its_largest_line_for_one(tmp_path: Path) -> None:
    def sized(text: str, size: int) -> str:
        return f'<a:p><a:r><a:rPr sz="{size}"/><a:t>{text}</a:t></a:r></a:p>'

    deck = Deck().add(
        shape(sized(SENTENCE, 1800), at=(50, 300, 900, 100)),
        shape(sized("Sitting well", 4000), at=(50, 50, 900, 100)),
    )
    assert told(read_deck(tmp_path, deck.bytes()))[0] == (Role.TITLE, 1, "slide 1", "Sitting well")


def test_a_damaged_slide_costs_that_slide(tmp_path: Path) -> None:
    deck = Deck().add(title("First")).add(title("Second")).add(title("Third"))
    deck.parts["ppt/slides/slide2.xml"] = "<p:sld"
    content = read_deck(tmp_path, deck.bytes())
    assert texts(content) == ["First", "Third"]
    assert content.warnings == ("Slide 2 is damaged and was left out.",)
    assert (content.pages, content.passages[1].place.page) == (3, 3)


def test_missing_parts_cost_no_words(tmp_path: Path) -> None:
    deck = Deck().add(title("First"), body(line(SENTENCE)), notes=[line("Said.")])
    deck.parts["ppt/slideLayouts/slideLayout1.xml"] = "broken"
    deck.parts["ppt/notesSlides/notesSlide1.xml"] = "broken"
    deck.parts["docProps/core.xml"] = "broken"
    deck.parts["ppt/_rels/presentation.xml.rels"] = "broken"
    assert texts(read_deck(tmp_path, deck.bytes())) == ["First", SENTENCE]


def test_the_strict_form_is_read(tmp_path: Path) -> None:
    usual = Deck().add(title("First"), body(line(SENTENCE))).bytes()
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/presentationml/2006",
            b"http://purl.oclc.org/ooxml/presentationml",
        )
        .replace(b"http://schemas.openxmlformats.org/drawingml/2006", b"http://purl.oclc.org/ooxml/drawingml")
        .replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006",
            b"http://purl.oclc.org/ooxml/officeDocument",
        )
        for name, data in parts.items()
    }
    assert texts(read_deck(tmp_path, zipped(strict))) == ["First", SENTENCE]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"ppt/presentation.xml": "broken"}, "is damaged"),
        ({"ppt/slides/slide1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "is not read, to be safe"),
        ({"ppt/slides/slide1.xml": "<x>" + "A" * (40 << 20) + "</x>"}, "is not what it seems"),
        ({f"ppt/media/x{number}.png": "" for number in range(packages.MOST_PARTS)}, "is not what it seems"),
    ],
)
def test_what_is_not_sound_is_refused(tmp_path: Path, change: dict[str, str], what: str) -> None:
    deck = Deck().add(title("First"))
    deck.parts.update(change)
    with pytest.raises(FileRefused, match=what):
        read_deck(tmp_path, deck.bytes())


def test_pictures_are_never_unpacked(tmp_path: Path) -> None:
    deck = Deck().add(title("First"))
    deck.parts["ppt/media/image1.png"] = b"\0" * (128 << 20)
    assert texts(read_deck(tmp_path, deck.bytes())) == ["First"]


def test_numbers_that_lie_do_no_harm(tmp_path: Path) -> None:
    nested = shape(line("deep"), at=(0, 0, 10, 10))
    for _ in range(35):
        nested = group(nested, at=(0, 0, 9, 9), inner=(0, 0, 0, 0))
    far = shape(line("far"), at=(-(10**12), 9 * 10**12, 10**12, -5))
    deck = Deck().add(
        nested, far, body(line("deep list", '<a:pPr lvl="999999999999"/>'), line("odd", '<a:pPr lvl="-1"/>'))
    )
    assert sorted(texts(read_deck(tmp_path, deck.bytes()))) == ["deep", "deep list", "far", "odd"]
