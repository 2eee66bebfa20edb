# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading web pages saved in one file: the right part, its letters, its address; damage and odd nesting."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.building import write
from app.documents.listing import SAMPLES, listing
from golden_files import assert_golden
from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format
from secondhelping.domain.errors import FileRefused

HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"{}\r\n\r\n'


def part(body: str, *headers: str, kind: str = "text/html; charset=utf-8") -> str:
    return "\r\n".join(["--b", f"Content-Type: {kind}", *headers, "", body, ""])


def saved(folder: Path, *parts: str, more: str = "") -> Content:
    return read(write(folder, "page.mht", HEAD.format(more) + "".join(parts) + "--b--\r\n"))


def test_the_sample_is_read_as_it_was() -> None:
    assert_golden(listing(read(SAMPLES / "page.mhtml")).encode("utf-8"), "read-mhtml.txt")


def test_the_start_is_the_page(tmp_path: Path) -> None:
    content = saved(
        tmp_path,
        part("<p>A frame.</p>", "Content-ID: <1@x>"),
        part("<p>The page.</p>", "Content-ID: <2@x>"),
        more='; start="<2@x>"',
    )
    assert [passage.text for passage in content.passages] == ["The page."]
    assert content.format is Format.MHTML


def test_base64_and_the_encoding_of_the_part(tmp_path: Path) -> None:
    page = part(
        "PHA+R3L832UhPC9wPg==", "Content-Transfer-Encoding: base64", kind="text/html; charset=iso-8859-1"
    )
    assert saved(tmp_path, page).passages[0].text == "Grüße!".replace("ß", "ß")


def test_a_message_without_a_page_is_read_as_text(tmp_path: Path) -> None:
    assert saved(tmp_path, part("Only words.", kind="text/plain")).passages[0].text == "Only words."


@pytest.mark.parametrize("body", [part("x", kind="image/png"), "", "--b\r\n"])
def test_nothing_to_read_is_told(tmp_path: Path, body: str) -> None:
    with pytest.raises(FileRefused, match=r"has no words in it|is damaged"):
        saved(tmp_path, body)


def test_deep_nesting_ends(tmp_path: Path) -> None:
    opened = "".join(
        f'--b{n}\r\nContent-Type: multipart/mixed; boundary="b{n + 1}"\r\n\r\n' for n in range(1_200)
    )
    path = write(tmp_path, "page.mht", HEAD.format("").replace('"b"', '"b0"') + opened)
    with pytest.raises(FileRefused):
        read(path)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_sample_with_bytes_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = bytearray((SAMPLES / "page.mhtml").read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = write(tmp_path_factory.mktemp("changed"), "page.mhtml", bytes(raw))
    try:
        outcome = read(path).title
    except FileRefused as refusal:
        outcome = refusal.what
    assert outcome
