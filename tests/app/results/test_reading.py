# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Files of how posts did: X's new and old one, in other languages too, and those of others by the names of columns."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from secondhelping.domain.errors import FileRefused
from secondhelping.results.reading import Row, read

NEW = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
)
ROW = '1626922779105759235,"Sat, Feb 18, 2023","Walk, then rest.",https://x.com/h/status/1,"1,203",12,300,0,0,0,0,1,2,6,0,0,0\n'


def file(folder: Path, text: str) -> Path:
    path = folder / "results.csv"
    path.write_text(text, "utf-8")
    return path


def test_the_new_file_of_x_has_the_moment_in_the_id(tmp_path: Path) -> None:
    (row,) = read(file(tmp_path, NEW + ROW))
    assert (row.text, row.seen, row.answered) == ("Walk, then rest.", 1203, 300)
    assert row.at.replace(microsecond=0) == datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC)


def test_the_new_file_of_x_is_read_in_any_language(tmp_path: Path) -> None:
    german = ",".join(f"Spalte {number}" for number in range(17)) + "\n"
    assert read(file(tmp_path, german + ROW)) == read(file(tmp_path, NEW + ROW))


def test_the_old_file_of_x(tmp_path: Path) -> None:
    head = ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements"]
    head += [f"column {number}" for number in range(34)]
    cells = ["1226928883355791360", "https://x.com", "Stretch.", "2020-02-10 18:00 +0000", "500.0", "25.0"]
    text = "\n".join(",".join([*row, *["0"] * (40 - len(row))]) for row in (head, cells))
    (row,) = read(file(tmp_path, text))
    assert (row.text, row.seen, row.answered) == ("Stretch.", 500, 25)
    assert row.at.date() == datetime(2020, 2, 10).date()


def test_other_files_are_read_by_the_names_of_their_columns(tmp_path: Path) -> None:
    text = "Caption,Publish time,Views,Likes,Comments,Shares\nBreathe out.,05/13/2026 12:30,400,10,5,1\n"
    assert read(file(tmp_path, text)) == (Row("Breathe out.", datetime(2026, 5, 13, 12, 30), 400, 16),)


def test_replies_and_rows_that_nobody_saw_are_left_out(tmp_path: Path) -> None:
    text = (
        "Text,Date,Impressions,Engagements\n@you Thanks!,2026-05-13,40,1\nHi.,2026-05-13,0,0\nHo.,never,5,1\n"
    )
    assert read(file(tmp_path, text)) == ()


def test_no_more_answered_than_saw(tmp_path: Path) -> None:
    (row,) = read(file(tmp_path, "Text,Date,Reach,Engagements\nHi.,2026-05-13,10,90\n"))
    assert (row.seen, row.answered) == (10, 10)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="how posts did"):
        read(file(tmp_path, "Name,Street\nAnn,High Street\nBen,Low Street\n"))
