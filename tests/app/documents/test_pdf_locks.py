# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""PDFs locked with AES open with their passwords, for the reader of the words and for the one that draws pages."""

from pathlib import Path

import pytest

from app.documents.building import write
from app.documents.hostile_building import shown
from app.documents.locking import locked
from secondhelping.documents import pdfium
from secondhelping.documents.picture import render
from secondhelping.documents.reading import read
from secondhelping.domain.errors import FileLocked

WORDS = "The soup of the day is made at six in the morning."
USER, OWNER = "spoon and 3 forks", "ladle"
REVISIONS = pytest.mark.parametrize("revision", [4, 5, 6], ids=["AES-128", "AES-256 R5", "AES-256 R6"])


@REVISIONS
@pytest.mark.parametrize("password", [USER, OWNER])
def test_either_password_opens_it_for_both_readers(tmp_path: Path, revision: int, password: str) -> None:
    path = write(tmp_path, "a.pdf", locked(shown(WORDS), revision, USER, OWNER))
    assert [passage.text for passage in read(path, password=password).passages] == [WORDS]
    document = pdfium.opened(path, path.read_bytes(), password)
    with pdfium.page_of(document, 1) as page:
        assert page is not None
        text = page.get_textpage()
        assert text.get_text_range() == WORDS
        text.close()
    document.close()
    assert render(path, 1, 200, password).png.startswith(b"\x89PNG")


@REVISIONS
@pytest.mark.parametrize("password", ["", "Spoon and 3 forks"])
def test_no_other_does(tmp_path: Path, revision: int, password: str) -> None:
    path = write(tmp_path, "a.pdf", locked(shown(WORDS), revision, USER, OWNER))
    says = "That one didn't open it" if password else "is locked with a password"
    with pytest.raises(FileLocked, match=says):
        read(path, password=password)
    with pytest.raises(FileLocked, match=says):
        pdfium.opened(path, path.read_bytes(), password)


@REVISIONS
def test_one_that_only_its_owner_may_change_opens_without(tmp_path: Path, revision: int) -> None:
    path = write(tmp_path, "a.pdf", locked(shown(WORDS), revision, "", OWNER))
    assert [passage.text for passage in read(path).passages] == [WORDS]
    pdfium.opened(path, path.read_bytes()).close()


@pytest.mark.parametrize("revision", [5, 6])
def test_a_password_in_cyrillic_opens_it(tmp_path: Path, revision: int) -> None:
    path = write(tmp_path, "a.pdf", locked(shown(WORDS), revision, "ложка", OWNER))
    assert [passage.text for passage in read(path, password="ложка").passages] == [WORDS]
    pdfium.opened(path, path.read_bytes(), "ложка").close()
