# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A long PDF read in parts is what it is at one go, wherever it is cut and wherever it is taken up again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.documents.building import pdf, write
from app.documents.long_building import book
from secondhelping.documents import parts, reading
from secondhelping.domain.document import Content, Passage
from secondhelping.domain.errors import KnownError, PicturesOnly
from secondhelping.domain.progress import silent

PAGES = 30


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    parts.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book(tmp_path_factory.mktemp("book") / "book.pdf", PAGES)


@pytest.fixture(scope="module")
def whole(path: Path) -> Content:
    return reading.read(path)


def told(passages: Sequence[Passage]) -> list[tuple[str, str, int | None, int]]:
    """What is to be the same: the words, what they are, their page, and how many of them have boxes."""
    return [(one.text, one.role.value, one.place.page, len(one.words)) for one in passages]


def first(path: Path, pages: int) -> parts.Part:
    found = parts.first(path, None, 20, pages, silent)
    assert isinstance(found, parts.Part)
    return found


@pytest.mark.parametrize("cuts", [(7, 19), (13, 14, 15), (29,), (12, 24, 30)])
@pytest.mark.parametrize("anew", [False, True], ids=["in one worker", "in a new worker each time"])
def test_the_parts_together_are_the_whole(
    path: Path, whole: Content, cuts: tuple[int, ...], anew: bool
) -> None:
    found = [first(path, cuts[0])]
    for last in (*cuts[1:], PAGES):
        if found[-1].ended:
            break
        if anew:
            parts.close()
        start = found[-1].last + 1
        found.append(parts.following(path, None, whole.fingerprint, start, last, silent))
    assert [part.last for part in found] == sorted({*cuts, PAGES})
    assert [part.ended for part in found] == [False] * (len(found) - 1) + [True]
    passages = [passage for part in found for passage in part.content.passages]
    assert told(passages) == told(whole.passages)
    assert {part.content.pages for part in found} == {PAGES}
    assert found[0].content.title == whole.title
    assert found[0].content.language == whole.language


def test_a_short_document_is_read_at_one_go(path: Path, whole: Content) -> None:
    assert parts.first(path, None, PAGES, 8, silent) == (whole,)


def test_a_file_that_changed_meanwhile_is_not_read_on(path: Path, tmp_path: Path) -> None:
    moved = tmp_path / "book.pdf"
    moved.write_bytes(path.read_bytes())
    part = first(moved, 8)
    parts.close()
    book(moved, PAGES + 1)
    with pytest.raises(KnownError, match="was changed while it was being read"):
        parts.following(moved, None, part.content.fingerprint, 9, 16, silent)


def test_pages_of_pictures_alone_are_refused_as_ever(tmp_path: Path) -> None:
    from app.documents.building import picture

    path = write(tmp_path, "scan.pdf", pdf(*[picture] * 12))
    with pytest.raises(PicturesOnly) as refused:
        parts.first(path, None, 10, 4, silent)
    assert refused.value.pages == tuple(range(1, 13))
