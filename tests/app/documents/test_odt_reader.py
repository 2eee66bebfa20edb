# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading OpenDocument texts: every word in order, roles from styles, counts that lie, files that are not sound."""

import time
from pathlib import Path

import pytest

from app.documents.building import write
from app.documents.office_building import drawn, odf
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Link, Role
from secondhelping.domain.errors import FileRefused

SENTENCE = "Set the height of your chair before anything else."
META = "<dc:title>Notes on sitting well</dc:title><meta:initial-creator>M. Hale</meta:initial-creator>"


def read_text(folder: Path, content: str, automatic: str = "", named: str = "", meta: str = "") -> Content:
    return read(write(folder, "Seminar notes.odt", odf("text", content, automatic, named, meta)))


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def told(content: Content) -> list[tuple[Role, int, str]]:
    return [(passage.role, passage.level, passage.text) for passage in content.passages]


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def paragraph_style(name: str, more: str = "", inside: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="paragraph" {more}>{inside}</style:style>'


def test_roles_from_styles_and_outline(tmp_path: Path) -> None:
    named = (
        paragraph_style("Heading_20_1")
        + paragraph_style("Question", 'style:default-outline-level="3"')
        + paragraph_style("Preformatted_20_Text")
    )
    automatic = paragraph_style("P1", 'style:parent-style-name="Heading_20_1"')
    content = (
        p("Notes on sitting well", "Title")
        + '<text:h text:outline-level="2">At the desk</text:h>'
        + p(SENTENCE)
        + p("In the evening", "P1")
        + p("How long", "Question")
        + p("A desk is furniture.", "Quotations")
        + p("Our old chair", "Caption")
        + p("x = 1", "Preformatted_20_Text")
    )
    # A style that a file names without describing it counts by its name.
    named += paragraph_style("Title") + paragraph_style("Quotations") + paragraph_style("Caption")
    found = read_text(tmp_path, content, automatic, named, META)
    assert told(found) == [
        (Role.TITLE, 1, "Notes on sitting well"),
        (Role.HEADING, 2, "At the desk"),
        (Role.PARAGRAPH, 0, SENTENCE),
        (Role.HEADING, 1, "In the evening"),
        (Role.HEADING, 3, "How long"),
        (Role.QUOTE, 0, "A desk is furniture."),
        (Role.CAPTION, 0, "Our old chair"),
        (Role.CODE, 0, "x = 1"),
    ]
    assert (found.title, found.author, found.format, found.pages) == (
        "Notes on sitting well",
        "M. Hale",
        Format.ODT,
        0,
    )
    assert found.passages[2].place.path == "At the desk > paragraph 3"


def test_headings_by_look(tmp_path: Path) -> None:
    bold = '<style:text-properties fo:font-weight="bold"/>'
    automatic = f'<style:style style:name="T1" style:family="text">{bold}</style:style>'
    content = p('<text:span text:style-name="T1">In the evening</text:span>') + p(SENTENCE) * 3
    assert [role for role, _, _ in told(read_text(tmp_path, content, automatic))] == [
        Role.HEADING,
        *[Role.PARAGRAPH] * 3,
    ]


def test_lists_with_levels(tmp_path: Path) -> None:
    plain = (
        '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format=""/>'
        "</text:list-style>"
    )
    content = (
        f"<text:list><text:list-header>{p('Before the list.')}</text:list-header><text:list-item>{p('the chair')}"
        f"<text:list><text:list-item>{p('its back')}</text:list-item></text:list></text:list-item></text:list>"
        f'<text:list text:style-name="L2"><text:list-item>{p("No bullet here.")}</text:list-item></text:list>'
    )
    assert told(read_text(tmp_path, content, plain)) == [
        (Role.PARAGRAPH, 0, "Before the list."),
        (Role.LIST_ITEM, 1, "the chair"),
        (Role.LIST_ITEM, 2, "its back"),
        (Role.PARAGRAPH, 0, "No bullet here."),
    ]


def test_tables_with_sentences_told_from_cells(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    content = (
        f"<table:table><table:table-header-rows>{row('First visit', '£49')}</table:table-header-rows>"
        f"{row('Note', SENTENCE)}</table:table>"
    )
    found = read_text(tmp_path, p("Before the table.") + content)
    assert told(found) == [
        (Role.PARAGRAPH, 0, "Before the table."),
        (Role.TABLE_CELL, 0, "First visit"),
        (Role.TABLE_CELL, 0, "£49"),
        (Role.TABLE_CELL, 0, "Note"),
        (Role.PARAGRAPH, 0, SENTENCE),
    ]
    assert found.passages[2].place.path == "table 1, row 1"


def test_counts_that_lie_are_not_followed(tmp_path: Path) -> None:
    huge = "2000000000"
    content = (
        p(f'Sit<text:s text:c="{huge}"/>upright<text:tab/>now.')
        + f'<table:table><table:table-row table:number-rows-repeated="{huge}">'
        + f'<table:table-cell table:number-columns-repeated="{huge}">{p("again")}</table:table-cell>'
        + "</table:table-row></table:table>"
    )
    start = time.monotonic()
    assert texts(read_text(tmp_path, content)) == ["Sit upright now.", "again"]
    assert time.monotonic() - start < 5


def test_what_is_not_shown_is_left_out(tmp_path: Path) -> None:
    hiding = '<style:text-properties text:display="none"/>'
    automatic = f'<style:style style:name="T9" style:family="text">{hiding}</style:style>'
    content = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('Deleted.')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            'Shown<text:span text:style-name="T9"> hidden</text:span>'
            "<office:annotation><text:p>A comment.</text:p></office:annotation>"
            '<text:hidden-text text:is-hidden="true"> secret</text:hidden-text>, and on page <text:page-number>7'
            "</text:page-number>.<text:placeholder>&lt;click here&gt;</text:placeholder>"
        )
        + p('<text:hidden-paragraph text:is-hidden="true"/>Not for everybody.')
        + f'<text:section text:display="none">{p("In a hidden section.")}</text:section>'
        + f"<text:section>{p('In a section.')}</text:section>"
        + f"<text:table-of-content><text:index-body>{p('1 Chairs 3')}</text:index-body></text:table-of-content>"
    )
    assert texts(read_text(tmp_path, content, automatic)) == ["Shown, and on page .", "In a section."]


def test_footnotes_and_endnotes_are_notes_at_the_end(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('According to a study of 2019.')}</text:note-body></text:note>"
    )
    found = read_text(tmp_path, p(f"Chairs matter{note}.") + p(SENTENCE))
    assert told(found) == [
        (Role.PARAGRAPH, 0, "Chairs matter."),
        (Role.PARAGRAPH, 0, SENTENCE),
        (Role.NOTE, 0, "According to a study of 2019."),
    ]
    assert not found.passages[2].is_speaker_note


def test_frames_are_read_by_page_and_place(tmp_path: Path) -> None:
    def framed(text: str, page: int, left: float, top: float) -> str:
        anchor = f'text:anchor-type="page" text:anchor-page-number="{page}"'
        return drawn(p(text), left, top, more=anchor)

    content = (
        framed("second page", 2, 1, 1)
        + framed("right panel", 1, 11, 1)
        + framed("left panel", 1, 1, 1)
        + p(f"Beside a box.{drawn(p('In the box.'), 1, 1)}")
        + p(f"<draw:g>{drawn(p('lower'), 1, 9)}{drawn(p('upper'), 1, 1)}</draw:g>")
    )
    assert texts(read_text(tmp_path, content)) == [
        "left panel",
        "right panel",
        "second page",
        "Beside a box.",
        "In the box.",
        "upper",
        "lower",
    ]


def test_links_and_spaces_of_the_markup(tmp_path: Path) -> None:
    content = p(
        'See\n  <text:a xlink:href="https://example.org/sit">our\n page</text:a><text:line-break/>today.'
    )
    found = read_text(tmp_path, content)
    assert found.passages[0].text == "See our page today."
    assert found.passages[0].links == (Link("our page", "https://example.org/sit"),)
    unsafe = read_text(tmp_path, p('<text:a xlink:href="file:///etc/passwd">here</text:a>'))
    assert unsafe.passages[0].links == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (odf("text", p("x"), before='<!DOCTYPE x [<!ENTITY a "b">]>'), "is not read, to be safe"),
        (odf("text", p("x"), extra={"content.xml": "<broken"}), "is damaged"),
        (odf("text", p("x"), extra={"content.xml": "<x/>"}), "is damaged"),
        (odf("text", p("A" * (40 << 20))), "is not what it seems"),
        (odf("text", ""), "has no words in it"),
        (
            odf("text", p("x"), extra={"META-INF/manifest.xml": "<m><m:encryption-data/></m>"}),
            "is locked with a password",
        ),
    ],
)
def test_what_is_not_sound_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(FileRefused, match=what):
        read(write(tmp_path, "notes.odt", data))


def test_damaged_styles_and_properties_cost_no_words(tmp_path: Path) -> None:
    data = odf("text", p(SENTENCE), extra={"styles.xml": "<broken", "meta.xml": "<broken"})
    assert texts(read(write(tmp_path, "notes.odt", data))) == [SENTENCE]


def test_styles_in_a_circle_and_deep_nesting(tmp_path: Path) -> None:
    circle = paragraph_style("A", 'style:parent-style-name="B"') + paragraph_style(
        "B", 'style:parent-style-name="A"'
    )
    deep = "<text:section>" * 200 + p("far down") + "</text:section>" * 200
    assert texts(read_text(tmp_path, p(SENTENCE, "A") + deep, circle)) == [SENTENCE]
