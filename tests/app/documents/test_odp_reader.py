# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading OpenDocument presentations: slides, order by place, notes, hidden slides."""

from pathlib import Path

from app.documents.building import write
from app.documents.office_building import drawn, odf
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Role

SENTENCE = "Set the height of your chair before anything else."


def page(*shapes: str, notes: str = "", style: str = "") -> str:
    spoken = drawn(notes, 2, 14, more='presentation:class="notes"') if notes else ""
    return (
        f'<draw:page draw:style-name="{style}">{"".join(shapes)}<presentation:notes>'
        f'<draw:page-thumbnail presentation:class="page"/>{spoken}</presentation:notes></draw:page>'
    )


def title(text: str) -> str:
    return drawn(f"<text:p>{text}</text:p>", 2, 1, 24, 3, 'presentation:class="title"')


def read_slides(folder: Path, *pages: str, automatic: str = "") -> Content:
    return read(write(folder, "Seminar.odp", odf("presentation", "".join(pages), automatic)))


def told(content: Content) -> list[tuple[Role, int, str, str]]:
    return [(p.role, p.level, p.place.path, p.text) for p in content.passages]


def test_slides_with_outline_notes_and_hidden_ones(tmp_path: Path) -> None:
    hiding = (
        '<style:style style:name="dp2" style:family="drawing-page">'
        '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
    )
    outline = (
        "<text:list><text:list-item><text:p>The chair</text:p><text:list><text:list-item><text:p>its back</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    content = read_slides(
        tmp_path,
        page(drawn(outline, 2, 5, 24, 12, 'presentation:class="outline"'), title("Sitting well")),
        page(title("Aside"), notes=f"<text:p>{SENTENCE}</text:p>", style="dp2"),
        automatic=hiding,
    )
    assert told(content) == [
        (Role.TITLE, 1, "slide 1", "Sitting well"),
        (Role.LIST_ITEM, 1, "slide 1", "The chair"),
        (Role.LIST_ITEM, 2, "slide 1", "its back"),
        (Role.HEADING, 2, "slide 2 (hidden)", "Aside"),
        (Role.NOTE, 0, "slide 2 (hidden), notes", SENTENCE),
    ]
    assert content.passages[4].is_speaker_note
    assert (content.title, content.format, content.pages) == ("Sitting well", Format.ODP, 2)


def test_shapes_are_read_by_place(tmp_path: Path) -> None:
    moved = (
        '<draw:custom-shape svg:width="4cm" svg:height="2cm" draw:transform="rotate (0.5) translate (1cm 10cm)">'
        "<text:p>left below</text:p><draw:enhanced-geometry><draw:equation/></draw:enhanced-geometry>"
        "</draw:custom-shape>"
    )
    content = read_slides(
        tmp_path,
        page(
            drawn("<text:p>right</text:p>", 14, 5),
            moved,
            f"<draw:g>{drawn('<text:p>left</text:p>', 1, 5)}</draw:g>",
            title("Three boxes"),
        ),
    )
    assert [text for *_, text in told(content)] == ["Three boxes", "left", "right", "left below"]


def test_placeholders_and_footers_are_left_out(tmp_path: Path) -> None:
    content = read_slides(
        tmp_path,
        page(
            title("Sitting well"),
            drawn("<text:p>Click to add text</text:p>", 2, 5, more='presentation:placeholder="true"'),
            drawn("<text:p>Hale Chairs</text:p>", 2, 18, more='presentation:class="footer"'),
            drawn("<text:p><text:page-number>1</text:page-number></text:p>", 20, 18),
        ),
    )
    assert [text for *_, text in told(content)] == ["Sitting well"]


def test_tables_on_slides(tmp_path: Path) -> None:
    row = (
        "<table:table-row><table:table-cell><text:p>First visit</text:p></table:table-cell><table:table-cell>"
    )
    table = f"<table:table>{row}<text:p>£49</text:p></table:table-cell></table:table-row></table:table>"
    content = read_slides(tmp_path, page(title("Prices"), f'<draw:frame svg:y="9cm">{table}</draw:frame>'))
    assert told(content)[1:] == [
        (Role.TABLE_CELL, 0, "slide 1, table 1, row 1", "First visit"),
        (Role.TABLE_CELL, 0, "slide 1, table 1, row 1", "£49"),
    ]
