# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program reads its own samples whole: every sentence of the words they were made from, and no furniture."""

import re
from functools import cache
from pathlib import Path

import pytest

from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Role
from secondhelping_resources.paths import SAMPLE_NAMES, sample_documents

SOURCE = Path(__file__).parents[2] / "resources" / "samples_source"
FURNITURE = ("cookies", "Reading room", "Privacy", "All rights reserved", "You may also like", "e-mail")
TITLES = {
    "welcome-brochure.pdf": "Welcome to Harbour Lane",
    "back-care-at-your-desk.docx": "Back care at your desk",
    "running-after-40.html": "Running after 40",
    "setting-up-your-desk.md": "Setting up your desk",
    "gardening-without-the-groan.txt": "Gardening without the groan",
    "sleep-and-lower-back-pain.html": "Sleep and lower back pain",
}


@cache
def content(name: str) -> Content:
    return read(next(path for path in sample_documents() if path.name == name))


def words(name: str) -> list[str]:
    """The paragraphs and list items a sample was made from, without marks of Markdown."""
    stem = name.rpartition(".")[0]
    source = next(path for path in SOURCE.iterdir() if path.stem == stem)
    text = source.read_text(encoding="utf-8").split("---\n", 2)[-1] if stem == "setting-up-your-desk" else ""
    lines = (text or source.read_text(encoding="utf-8")).splitlines()
    plain = (re.sub(r"^(?:[#>*-]+|\d+\.) |\*\*|\[([^]]+)\]\([^)]*\)", r"\1", line).strip() for line in lines)
    return [line for line in plain if line and not line.startswith(("|", "---"))]


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_title_and_language(name: str) -> None:
    found = content(name)
    assert (found.title, found.language, found.warnings) == (TITLES[name], "en", ())


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_paragraph_is_found_whole(name: str) -> None:
    passages = [passage.text for passage in content(name).passages]
    together = "\n".join([content(name).title, *passages])
    assert [line for line in words(name) if line not in together] == []


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_no_furniture_is_read(name: str) -> None:
    passages = [passage.text for passage in content(name).passages]
    assert [text for text in passages if any(word in text for word in FURNITURE)] == []
    assert [text for text in passages if text in ("Harbour Lane Physiotherapy", "1", "2", "3", "4")] == []


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("welcome-brochure.pdf", 19),
        ("back-care-at-your-desk.docx", 11),
        ("running-after-40.html", 4),
        ("setting-up-your-desk.md", 22),
        ("gardening-without-the-groan.txt", 9),
    ],
)
def test_every_list_item_is_one_passage(name: str, number: int) -> None:
    items = [passage.text for passage in content(name).passages if passage.role is Role.LIST_ITEM]
    assert len(items) == number
    assert {item for item in items if item not in words(name)} == set()


@pytest.mark.parametrize("name", ["running-after-40.html", "sleep-and-lower-back-pain.html"])
def test_a_saved_page_tells_author_address_and_links(name: str) -> None:
    found = content(name)
    assert found.author in ("Priya Nair", "Tom Hollis")
    assert found.link == f"https://harbourlane.example/reading-room/{name.removesuffix('.html')}"
    assert {link.url.split("/")[2].rpartition(".")[2] for p in found.passages for link in p.links} == {
        "example"
    }


def test_the_brochure_keeps_its_pages() -> None:
    found = content("welcome-brochure.pdf")
    assert found.pages == 4
    assert {passage.place.page for passage in found.passages} == {1, 2, 3, 4}
    assert all(passage.place.box for passage in found.passages)
