# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading what was pasted: words, roles, a title of its own; nothing and too much are told."""

import pytest

from secondhelping.documents import reading
from secondhelping.documents.reading import read_text
from secondhelping.domain.document import Format, Role
from secondhelping.domain.errors import FileRefused

WHEN = "Pasted text, 26 Nov 2026"


def test_plain_text() -> None:
    content = read_text(
        "Sit well\n\nSet the height of your chair before anything else.\n\n- Stand up\n", WHEN
    )
    assert (content.title, content.format) == ("Sit well", Format.TEXT)
    assert [passage.role for passage in content.passages] == [Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM]
    again = read_text("Another text altogether, for once.", WHEN)
    assert again.fingerprint != content.fingerprint


def test_marked_up_text_keeps_headings_lists_and_links() -> None:
    page = (
        "<html><body><!--StartFragment--><h2>At the desk</h2><p>Set the <b>height</b> of "
        '<a href="https://example.org/c">your chair</a>.</p><ul><li>Stand up</li></ul><script>x()</script>'
    )
    content = read_text(page, WHEN, marked_up=True)
    assert [(passage.role, passage.text) for passage in content.passages] == [
        (Role.HEADING, "At the desk"),
        (Role.PARAGRAPH, "Set the height of your chair."),
        (Role.LIST_ITEM, "Stand up"),
    ]
    assert content.passages[1].links[0].url == "https://example.org/c"
    assert (content.title, content.format) == ("At the desk", Format.HTML)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stand up twice an hour. Then sit down.", "Stand up twice an hour"),
        ("Is it true? It is.", "Is it true?"),
        ("word " * 40, "word word word word word word word word word word word…"),
    ],
)
def test_the_first_words_are_the_title(text: str, title: str) -> None:
    assert read_text(text, WHEN).title == title


@pytest.mark.parametrize(
    ("text", "marked_up"), [("", False), (" \n ", False), ("***", False), ("<p></p>", True), ("", True)]
)
def test_nothing_is_told(text: str, marked_up: bool) -> None:
    with pytest.raises(FileRefused, match="no words to paste"):
        read_text(text, WHEN, marked_up=marked_up)


def test_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading._LARGEST, Format.TEXT, 10)
    with pytest.raises(FileRefused, match="too much to paste"):
        read_text("more than ten letters", WHEN)
