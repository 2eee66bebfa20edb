# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tables of links come in however they are written, no row is lost without a word, and articles are no links."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secondhelping.documents.links import PassedOn, is_table_of_links, pasted_link, read_table
from secondhelping.domain.errors import KnownError

HEAD = "Title,Link,Note,By\n"
ROW = "Walk more,https://example.org/walk,Worth it,Ann\n"
WALK = PassedOn("https://example.org/walk", "Walk more", "Worth it", "Ann")


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "links.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HEAD + ROW, "utf-8"),
        (HEAD + ROW, "utf-8-sig"),
        (HEAD + ROW, "utf-16"),
        ((HEAD + ROW).replace(",", ";"), "utf-8"),
        ((HEAD + ROW).replace(",", "\t"), "utf-8"),
        ((HEAD + ROW).replace("\n", "\r\n"), "utf-8"),
        ("By,Note,URL,Title\nAnn,Worth it,https://example.org/walk,Walk more\n", "utf-8"),
        ("https://example.org/walk,Walk more,Worth it,Ann\n", "utf-8"),
        ("\n\nWalk more,https://example.org/walk,Worth it,Ann\n", "utf-8"),
    ],
)
def test_a_table_is_read_however_it_is_written(tmp_path: Path, text: str, encoding: str) -> None:
    path = table(tmp_path, text, encoding)
    assert is_table_of_links(path)
    assert read_table(path).links == (WALK,)


def test_bad_rows_are_told_and_the_others_stay(tmp_path: Path) -> None:
    found = read_table(
        table(
            tmp_path,
            HEAD
            + ROW
            + "No link,,,\nBad,ftp://x,,\n,https://example.org/bare,,\n"
            + ROW
            + "Last,https://a.example,,\n",
        )
    )
    assert [one.title for one in found.links] == ["Walk more", "Last"]
    assert [(one.row, one.why.split(" ")[0]) for one in found.refused] == [
        (3, "There"),
        (4, "“ftp://x”"),
        (5, "“https://example.org/bare”"),
        (6, "The"),
    ]


def test_a_file_without_links_is_refused(tmp_path: Path) -> None:
    assert not is_table_of_links(table(tmp_path, "a,b\n1,2\n"))
    with pytest.raises(KnownError, match="has no links"):
        read_table(table(tmp_path, "\n\n"))
    with pytest.raises(KnownError, match="can't be read"):
        read_table(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Walk more\nhttps://example.org/walk\nWorth it",
            PassedOn("https://example.org/walk", "Walk more", "Worth it"),
        ),
        ("Walk more: https://example.org/walk.", PassedOn("https://example.org/walk", "Walk more")),
        ("https://en.example.org/wiki/Walk_(sport)", PassedOn("https://en.example.org/wiki/Walk_(sport)")),
        ("(https://example.org/walk)", PassedOn("https://example.org/walk")),
    ],
)
def test_one_link_with_a_few_words_is_passed_on(text: str, link: PassedOn) -> None:
    found = pasted_link(text)
    assert found is not None
    assert found == link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No link at all.",
        "https://a.example and https://b.example",
        "One.\nTwo.\nThree.\nhttps://a.example",
        "word " * 60 + "https://a.example",
        "https://nodot/",
    ],
)
def test_other_texts_are_no_link(text: str) -> None:
    assert pasted_link(text) is None


_CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(st.lists(st.tuples(_CELL, st.booleans(), _CELL), min_size=1, max_size=12))
def test_every_row_becomes_a_link_or_is_told(rows: list[tuple[str, bool, str]]) -> None:
    from tempfile import TemporaryDirectory

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["title", "link", "note"])
    for number, (title, good, note) in enumerate(rows):
        writer.writerow([title, f"https://example.org/{number}" if good else "", note])
    assume(any(good or title.strip() or note.strip() for title, good, note in rows))
    with TemporaryDirectory() as folder:
        found = read_table(table(Path(folder), out.getvalue()))
    empty = sum(
        not good and not (" ".join(title.split()) or " ".join(note.split())) for title, good, note in rows
    )
    assert len(found.links) + len(found.refused) == len(rows) - empty
