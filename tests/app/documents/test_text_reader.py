# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading plain text: encodings, hard-wrapped lines, headings, bullets, outline stars."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.documents.decoding import beginning, decode
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Role

WRAPPED = """SITTING WELL

Set the height of the chair first, then the back, and only then look
at the arms.  Most people do it the other way round and wonder why it
never feels quite right.

Stand up twice an hour.  It need not be long: fetching a glass of
water is enough to wake the legs and rest the eyes.
Your back will thank you in the evening.
"""


def read_text(folder: Path, text: str | bytes) -> Content:
    path = folder / "notes.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read(path)


def found(content: Content) -> list[tuple[Role, str]]:
    return [(passage.role, passage.text) for passage in content.passages]


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    content = read_text(tmp_path, WRAPPED)
    second, third = (block.split("\n") for block in WRAPPED.split("\n\n")[1:])
    assert found(content) == [
        (Role.HEADING, "SITTING WELL"),
        (Role.PARAGRAPH, " ".join(" ".join(second).split())),
        (Role.PARAGRAPH, " ".join(" ".join(third[:2]).split())),
        (Role.PARAGRAPH, "Your back will thank you in the evening."),
    ]


def test_long_lines_are_paragraphs(tmp_path: Path) -> None:
    first, second = (
        "One thought that takes its time. " * 8,
        "Another thought, not shorter than the first. " * 6,
    )
    content = read_text(tmp_path, f"{first}\n{second}\n")
    assert [text for _, text in found(content)] == [first.strip(), second.strip()]


def test_bullets_and_numbers(tmp_path: Path) -> None:
    text = "You need:\n\n- a chair\n* a desk\n• a lamp\n1. patience\n2) time\n"
    assert found(read_text(tmp_path, text))[1:] == [
        (Role.LIST_ITEM, "a chair"),
        (Role.LIST_ITEM, "a desk"),
        (Role.LIST_ITEM, "a lamp"),
        (Role.LIST_ITEM, "1. patience"),
        (Role.LIST_ITEM, "2) time"),
    ]


def test_outline_stars_are_headings(tmp_path: Path) -> None:
    text = "* The chair\n\nIt comes first.\n\n** Its height\n\nIt comes before the rest.\n"
    content = read_text(tmp_path, text)
    assert [(passage.role, passage.level) for passage in content.passages] == [
        (Role.HEADING, 1),
        (Role.PARAGRAPH, 0),
        (Role.HEADING, 2),
        (Role.PARAGRAPH, 0),
    ]


def test_underlined_headings_quotes_and_rules(tmp_path: Path) -> None:
    text = "The chair\n=========\nIt comes first.\n\n-----\n\n> It does.\n> It really does.\n"
    assert found(read_text(tmp_path, text)) == [
        (Role.HEADING, "The chair"),
        (Role.PARAGRAPH, "It comes first."),
        (Role.QUOTE, "It does."),
        (Role.QUOTE, "It really does."),
    ]


def test_the_place_is_the_line(tmp_path: Path) -> None:
    assert [passage.place.path for passage in read_text(tmp_path, "One.\n\n\nTwo.\n").passages] == [
        "line 1",
        "line 4",
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, ends: str) -> None:
    assert [text for _, text in found(read_text(tmp_path, f"One.{ends}{ends}Two.{ends}"))] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Grüße, naïve façade – 5 €"),
        ("utf-8-sig", "Grüße, naïve façade – 5 €"),
        ("utf-16", "Grüße, naïve façade – 5 €"),
        ("utf-32", "Grüße, naïve façade – 5 €"),
        ("utf-16-le", "Grüße, naïve façade – 5 €"),
        ("utf-16-be", "Grüße, naïve façade – 5 €"),
        ("cp1252", "It’s “quoted” – and costs 5 € at the café, naïve as that is."),
        ("cp1251", "Хороший стул важнее хорошего стола. Сначала настройте высоту."),
        ("shift_jis", "良い椅子は良い机よりも大切です。まず高さを合わせましょう。"),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_one_bad_line_does_not_spoil_the_others() -> None:
    good = "Café owners say “naïve” résumés cost £5.\n"
    assert decode(good.encode("utf-8") + "Résumé\n".encode("cp1252")) == good + "Résumé\n"


@settings(deadline=None)
# A UTF-16 text that begins with NUL has the very bytes of a UTF-32 mark.
@given(
    st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]),
)
def test_a_byte_order_mark_settles_it(text: str, encoding: str) -> None:
    marked = text.encode(encoding)
    assert decode(marked) == text or not text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_decoding_never_fails(data: bytes) -> None:
    assert isinstance(decode(data), str)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60), st.integers(8, 100))
def test_the_beginning_is_cut_between_letters(text: str, size: int) -> None:
    data = text.encode("utf-8")
    if b"\0" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff") and data[:3] != b"\xef\xbb\xbf":
        assert text.startswith(beginning(data, size))
