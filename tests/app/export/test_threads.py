# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Threads in the files: a row for each post where the scheduler takes them, a plain no where it does not."""

import dataclasses
from pathlib import Path

import pytest

from planning import BLUESKY, LINKEDIN, NOW, X, outgoing, subject
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Thread
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import ExportFile, render
from secondhelping.export.writer import save
from secondhelping.gate.checking import check

LONG = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down. " * 9
POSTS = [
    dataclasses.replace(outgoing(1, account=account, text=LONG), thread=Thread.NUMBERED)
    for account in (LINKEDIN, X, BLUESKY)
]
SHORT = outgoing(2, account=X)


def files_of(dialect: str, *posts: object) -> tuple[ExportFile, ...]:
    plan = subject(*posts)  # type: ignore[arg-type]
    return render(check(plan, NOW), plan, DIALECTS[dialect], NOW)


def test_any_scheduler_gets_a_row_for_each_post() -> None:
    (file,) = files_of("generic", *POSTS, SHORT)
    assert file.header[-2:] == ("Thread", "Part")
    assert len(file.rows) == len(file.posts) == len(file.accounts) == 1 + 3 + 3 + 1
    texts = [(row[3], row[2][-6:], row[-2], row[-1]) for row in file.rows]
    assert texts == [
        ("LinkedIn", "down. ", "", ""),
        *(("X", f" ({part}/3)", "20260512-1-2", f"{part} of 3") for part in (1, 2, 3)),
        *(("Bluesky", f" ({part}/3)", "20260512-1-3", f"{part} of 3") for part in (1, 2, 3)),
        ("X", SHORT.text[-6:], "", ""),
    ]


def test_without_a_thread_the_file_is_as_it_was() -> None:
    (file,) = files_of("generic", POSTS[0], SHORT)
    assert "Thread" not in file.header
    assert {len(row) for row in file.rows} == {len(file.header)}


def test_openpost_joins_the_rows_of_a_thread_on_x() -> None:
    (file,) = files_of("openpost", POSTS[1])
    assert file.header == ("content", "channels", "schedule_at", "media_url", "tags", "thread_id")
    assert {row[-1] for row in file.rows} == {"20260512-1-2"}
    assert [row[1] for row in file.rows] == ["x"] * 3


def test_a_diary_shows_the_posts_one_below_the_other() -> None:
    (file,) = files_of("google-calendar", POSTS[1])
    (row,) = file.rows
    assert row[6].count("\n\n") == 2
    assert row[6].endswith(" (3/3)")


def test_no_thread_is_torn_between_two_files() -> None:
    small = dataclasses.replace(DIALECTS["generic"], row_limit=4)
    plan = subject(SHORT, *POSTS)
    files = render(check(plan, NOW), plan, small, NOW)
    assert [len(file.rows) for file in files] == [4, 4]
    assert [set(file.posts) for file in files] == [{1}, {1, 2}]


@pytest.mark.parametrize("name", ["buffer", "hootsuite", "publer", "metricool", "openpost"])
def test_a_scheduler_without_threads_says_so_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    plan = subject(*POSTS)
    with pytest.raises(KnownError) as raised:
        save(check(plan, NOW), plan, DIALECTS[name], tmp_path, NOW)
    title = DIALECTS[name].title
    networks = "Bluesky" if name == "openpost" else "Bluesky and X"
    assert raised.value.what == f"{title}'s file has no threads for {networks}."
    assert list(tmp_path.iterdir()) == []
    # On a network where the text is one post, it takes it.
    plan = subject(POSTS[0])
    assert save(check(plan, NOW), plan, DIALECTS[name], tmp_path, NOW)
