# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading Word documents: every word in order, roles, and packages that are not what they seem."""

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from app.documents.building import W, paragraph, saved, write
from app.documents.building import docx as word
from secondhelping.documents import packages
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Link, Role
from secondhelping.domain.errors import FileRefused

SENTENCE = "Set the height of your chair before anything else."


def read_word(folder: Path, data: bytes) -> Content:
    return read(write(folder, "Seminar notes.docx", data))


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def test_roles_from_styles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Sitting well", level=0)
    document.add_heading("At the desk", level=2)
    document.add_paragraph(SENTENCE)
    document.add_paragraph("the chair", style="List Bullet")
    document.add_paragraph("A desk is furniture.", style="Intense Quote")
    document.add_paragraph("Our old chair", style="Caption")
    found = [
        (passage.role, passage.level, passage.text)
        for passage in read_word(tmp_path, saved(document)).passages
    ]
    assert found == [
        (Role.TITLE, 1, "Sitting well"),
        (Role.HEADING, 2, "At the desk"),
        (Role.PARAGRAPH, 0, SENTENCE),
        (Role.LIST_ITEM, 1, "the chair"),
        (Role.QUOTE, 0, "A desk is furniture."),
        (Role.CAPTION, 0, "Our old chair"),
    ]


def test_title_format_and_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Notes on sitting well"
    document.core_properties.author = "M. Hale"
    document.add_heading("Notes on sitting well", level=1)
    document.add_paragraph(SENTENCE)
    content = read_word(tmp_path, saved(document))
    assert (content.title, content.author, content.format, content.pages) == (
        "Notes on sitting well",
        "M. Hale",
        Format.DOCX,
        0,
    )
    assert content.passages[1].place.path == "Notes on sitting well > paragraph 2"
    assert content.passages[1].place.page is None


def test_the_file_name_is_the_title_where_the_text_has_none(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Word Document template 3"
    document.add_paragraph(SENTENCE)
    assert read_word(tmp_path, saved(document)).title == "Seminar notes"


def test_headings_by_look(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("In the evening").bold = True
    for _ in range(3):
        document.add_paragraph(SENTENCE)
    content = read_word(tmp_path, saved(document))
    assert [passage.role for passage in content.passages] == [Role.HEADING, *[Role.PARAGRAPH] * 3]


def test_tables_in_order_with_sentences_told_from_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Before the table.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "First visit", "£49"
    table.cell(1, 0).text, table.cell(1, 1).text = "Note", SENTENCE
    document.add_paragraph("After the table.")
    content = read_word(tmp_path, saved(document))
    assert texts(content) == ["Before the table.", "First visit", "£49", "Note", SENTENCE, "After the table."]
    cells = content.passages[1:5]
    assert [cell.role for cell in cells] == [Role.TABLE_CELL] * 3 + [Role.PARAGRAPH]
    assert cells[1].place.path == "table 1, row 1"


def test_insertions_are_taken_and_deletions_are_not(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Sit </w:t></w:r>"
        '<w:ins w:id="1" w:author="x"><w:r><w:t>upright</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>somehow</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom>'
        "<w:r><w:t> every day.</w:t></w:r></w:p>"
    )
    assert texts(read_word(tmp_path, word(body))) == ["Sit upright every day."]


def test_content_controls_and_smart_tags(tmp_path: Path) -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
        "<w:p><w:smartTag><w:r><w:t>In a tag, </w:t></w:r></w:smartTag>"
        "<w:sdt><w:sdtContent><w:r><w:t>in a line.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert texts(read_word(tmp_path, word(body))) == ["In a control.", "In a tag, in a line."]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Beside the box.</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor>'
        "</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read_word(tmp_path, word(body))) == ["Beside the box.", "In the box."]


def test_an_old_text_box_is_read_too(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>"
    assert texts(read_word(tmp_path, word(body))) == ["In the box."]


def test_links_keep_their_target(tmp_path: Path) -> None:
    rel = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="{}" TargetMode="External"/>'
    )
    body = '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="rId9"><w:r><w:t>our page</w:t></w:r></w:hyperlink></w:p>'
    content = read_word(tmp_path, word(body, rels=rel.format("https://example.org/sit")))
    assert content.passages[0].links == (Link("our page", "https://example.org/sit"),)
    content = read_word(tmp_path, word(body, rels=rel.format("file:///etc/passwd")))
    assert content.passages[0].text == "See our page"
    assert content.passages[0].links == ()


def test_field_codes_hidden_text_and_contents_are_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r><w:r><w:t>Shown.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r></w:p>"
    )
    assert texts(read_word(tmp_path, word(body))) == ["Shown."]


def test_footnotes_are_notes(tmp_path: Path) -> None:
    rel = (
        '<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/>'
    )
    notes = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="0">{paragraph("----- line -----")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("According to a study of 2019.")}</w:footnote></w:footnotes>'
    )
    content = read_word(tmp_path, word(paragraph(SENTENCE), {"word/footnotes.xml": notes}, rel))
    assert [(passage.role, passage.text) for passage in content.passages] == [
        (Role.PARAGRAPH, SENTENCE),
        (Role.NOTE, "According to a study of 2019."),
    ]


def test_a_diagram_is_read_as_a_list(tmp_path: Path) -> None:
    rel = (
        '<Relationship Id="rId7" Target="diagrams/data1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"/>'
    )
    points = "".join(
        f'<dgm:pt modelId="{n}" type="{kind}"><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for n, kind, text in ((0, "doc", ""), (1, "node", "Listen"), (2, "node", "Measure"))
    )
    ties = "".join(f'<dgm:cxn modelId="9{n}" srcId="0" destId="{n}" srcOrd="{2 - n}"/>' for n in (1, 2))
    data = (
        '<?xml version="1.0"?><dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{ties}</dgm:cxnLst></dgm:dataModel>"
    )
    body = (
        "<w:p><w:r><w:t>Our steps are these two.</w:t></w:r><w:r><w:drawing><wp:inline>"
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId7" r:lo="rId8"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    content = read_word(tmp_path, word(body, {"word/diagrams/data1.xml": data}, rel))
    assert [(passage.role, passage.text) for passage in content.passages] == [
        (Role.PARAGRAPH, "Our steps are these two."),
        (Role.LIST_ITEM, "Measure"),
        (Role.LIST_ITEM, "Listen"),
    ]


def test_bullets_typed_by_hand_or_set_as_signs(tmp_path: Path) -> None:
    body = (
        paragraph("• Stand up twice an hour")
        + '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> Look out</w:t></w:r></w:p>'
        + '<w:p><w:r><w:t>Ten</w:t><w:sym w:font="Arial" w:char="00B0"/><w:sym w:char="zz"/></w:r></w:p>'
    )
    content = read_word(tmp_path, word(body))
    assert [(passage.role, passage.level, passage.text) for passage in content.passages] == [
        (Role.LIST_ITEM, 1, "Stand up twice an hour"),
        (Role.LIST_ITEM, 1, "Look out"),
        (Role.PARAGRAPH, 0, "Ten°"),
    ]


def test_list_levels_and_outline_levels(tmp_path: Path) -> None:
    def numbered(level: int, number: int = 1) -> str:
        return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'

    body = (
        paragraph("A chapter of its own", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + paragraph("First", numbered(0))
        + paragraph("Under the first", numbered(1))
        + paragraph("Only the same style, with no number.", numbered(0, 0))
    )
    content = read_word(tmp_path, word(body))
    assert [(passage.role, passage.level) for passage in content.passages] == [
        (Role.HEADING, 2),
        (Role.LIST_ITEM, 1),
        (Role.LIST_ITEM, 2),
        (Role.PARAGRAPH, 0),
    ]


def test_lines_broken_by_hand(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Harbour Lane 14</w:t><w:br/><w:t>Porthaven</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>A sentence that only looks</w:t><w:br/><w:t>as if it had two lines.</w:t></w:r></w:p>"
    )
    assert texts(read_word(tmp_path, word(body))) == [
        "Harbour Lane 14",
        "Porthaven",
        "A sentence that only looks as if it had two lines.",
    ]


def test_strict_documents_and_macro_documents_are_read(tmp_path: Path) -> None:
    usual = word(paragraph(SENTENCE))
    for old, new in (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006",
            b"http://purl.oclc.org/ooxml/wordprocessingml",
        ),
        (
            b"openxmlformats-officedocument.wordprocessingml.document.main",
            b"ms-word.document.macroEnabled.main",
        ),
    ):
        assert texts(read_word(tmp_path, _replaced(usual, old, new))) == [SENTENCE]


def _replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(old, new))
    return target.getvalue()


def test_a_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="is not what it seems"):
        read_word(tmp_path, word(paragraph("A" * (40 << 20))))


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"word/x{number}.xml": "<x/>" for number in range(packages.MOST_PARTS)}
    with pytest.raises(FileRefused, match="is not what it seems"):
        read_word(tmp_path, word(paragraph(SENTENCE), parts))


def test_pictures_are_never_unpacked(tmp_path: Path) -> None:
    content = read_word(tmp_path, word(paragraph(SENTENCE), {"word/media/image1.png": b"\0" * (128 << 20)}))
    assert texts(content) == [SENTENCE]


def test_a_size_that_lies_is_refused(tmp_path: Path) -> None:
    data = bytearray(word(paragraph("A" * (8 << 20))))
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 63] != b"word/document.xml":
        entry = data.index(b"PK\x01\x02", entry + 4)
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)
    with pytest.raises(FileRefused):
        read_word(tmp_path, bytes(data))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_document_types_are_refused(tmp_path: Path, doctype: str) -> None:
    with pytest.raises(FileRefused, match="is not read, to be safe"):
        read_word(tmp_path, word(paragraph("&a;"), before=doctype))


def test_names_that_lead_outside_are_ignored(tmp_path: Path) -> None:
    evil: dict[str, str | bytes] = {"../../evil.xml": "<x/>", "/evil.xml": "<x/>", "..\\evil.xml": "<x/>"}
    before = sorted(tmp_path.parent.rglob("*"))
    assert texts(read_word(tmp_path, word(paragraph(SENTENCE), evil))) == [SENTENCE]
    assert [path for path in sorted(tmp_path.parent.rglob("*")) if path not in before] == [
        tmp_path / "Seminar notes.docx"
    ]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_file_is_refused(tmp_path: Path, share: float) -> None:
    data = word(paragraph(SENTENCE))
    with pytest.raises(FileRefused, match="is damaged"):
        read_word(tmp_path, data[: int(len(data) * share)])


def test_a_circle_of_styles_ends(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Heading 1"].base_style = document.styles["Heading 2"]
    document.styles["Heading 2"].base_style = document.styles["Heading 1"]
    document.add_heading("Round and round", level=1)
    assert texts(read_word(tmp_path, saved(document))) == ["Round and round"]


@pytest.mark.parametrize("main", ["<x/>", f'<w:document xmlns:w="{W}"/>', "not xml"])
def test_a_package_whose_text_is_no_text_is_refused(tmp_path: Path, main: str) -> None:
    data = word(paragraph(SENTENCE))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml")
    with pytest.raises(FileRefused, match="is damaged"):
        read_word(tmp_path, _replaced(data, text, main.encode()))
