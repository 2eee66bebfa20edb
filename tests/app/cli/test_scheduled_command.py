# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The command `scheduled`: what it tells, what it keeps, and what it asks for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secondhelping.cli import main

HEAD = "Text,Image URL,Tags,Posting Time\n"
ROWS = (
    "Book your place in our evening class for £25 today.,,,2099-05-11 09:00\n"
    "Set a timer for thirty minutes and stand up when it rings.,,,2099-05-12 09:00\n"
    "Sit.,,,sometime\n"
)
Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: str) -> tuple[int, Any, str]:
        status = main(arguments)
        found = capsys.readouterr()
        if "--json" in arguments:
            return status, [json.loads(line) for line in found.out.splitlines()], found.err
        return status, found.out, found.err

    return run_


@pytest.fixture
def shop(run: Run, tmp_path: Path) -> str:
    path = str(tmp_path / "shop.helping")
    assert run("new", path, "--business", "Shop", "--zone", "UTC")[0] == 0
    return path


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "buffer.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return str(path)


def test_it_is_taken_in_with_a_kind_for_each_and_undone_in_one_step(run: Run, shop: str, file: str) -> None:
    status, lines, _ = run("scheduled", "--json", shop, file, "--account", "linkedin")
    assert status == 0
    *posts, last = lines
    assert [(post["row"], post["kind"], post["at"]) for post in posts] == [
        (2, "promotional", "2099-05-11T09:00"),
        (3, "helpful", "2099-05-12T09:00"),
    ]
    assert last == {
        "scheduler": "Buffer",
        "added": 2,
        "known": 0,
        "planned": 0,
        "unread": [{"row": 4, "why": "“sometime” is no time that can be read"}],
        "either_order": False,
    }
    _, again, _ = run("scheduled", "--json", shop, file, "--account", "linkedin")
    assert (again[-1]["added"], again[-1]["known"]) == (0, 2)
    assert run("undo", shop)[1] == "Took back: Took in 2 scheduled posts.\n"


def test_it_can_be_looked_at_first(run: Run, shop: str, file: str) -> None:
    arguments = ("scheduled", shop, file, "--account", "x", "--kind", "helpful", "--look")
    status, told, _ = run(*arguments)
    assert status == 0
    assert "Read as a file of Buffer." in told
    assert "Row 4 “sometime” is no time that can be read." in told
    assert told.endswith("2 posts to take in and 1 row that can't be read.\n")
    assert run(*arguments)[1] == told
    assert run("undo", shop)[1] == "There is nothing to undo.\n"


def test_without_an_account_it_asks_for_one(run: Run, shop: str, file: str) -> None:
    status, _, error = run("scheduled", shop, file)
    assert status == 1
    assert "There are linkedin:Shop and x:Shop. Name one with --account." in error
    assert run("scheduled", shop, file, "--account", "Shop")[0] == 1
    assert run("scheduled", shop, file, "--account", "x", "--scheduler", "publer")[2].startswith(
        "“buffer.csv” isn't a file of Publer."
    )
    assert run("scheduled", shop, file + ".gone", "--account", "x")[0] == 1
