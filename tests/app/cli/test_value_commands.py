# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands `customer` and `results`: what they tell, and what they keep."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secondhelping.cli import main

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


def test_the_card_is_told_and_changed_part_by_part(run: Run, shop: str) -> None:
    assert "not said yet" in run("customer", shop)[1]
    run("customer", shop, "--who", "Runners.", "--word", "bad knees", "--word", "laces")
    status, (card,), _ = run("customer", "--json", shop, "--worries", "That they must stop.")
    assert status == 0
    assert card == {"who": "Runners.", "worries": "That they must stop.", "words": ["bad knees", "laces"]}
    assert run("customer", "--json", shop, "--word", "")[1][0]["words"] == []


def test_results_are_matched_kept_once_or_only_looked_at(run: Run, shop: str, tmp_path: Path) -> None:
    held = tmp_path / "held.csv"
    held.write_text("Text,Posting Time\nDrink some water.,2026-05-12 08:00\n", "utf-8")
    assert run("scheduled", shop, str(held), "--account", "linkedin", "--kind", "helpful")[0] == 0
    file = tmp_path / "analytics.csv"
    file.write_text(
        "Text,Date,Views,Likes\nDrink some water.,2026-05-12,900,30\nOther.,2026-05-12,9,1\n", "utf-8"
    )
    status, (told,), _ = run("results", "--json", shop, str(file), "--account", "linkedin", "--look")
    wanted = {"posts": 1, "unmatched": 1, "unread": [], "day_first": False, "either_order": False}
    assert (status, told) == (0, {**wanted, "changed": False})
    assert "Took in results of 1 post" in run("results", shop, str(file), "--account", "linkedin")[1]
    assert "All of them were known" in run("results", shop, str(file), "--account", "linkedin")[1]


def test_a_file_of_something_else_is_refused(run: Run, shop: str, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("Name,Street\nAnn,High Street\nBen,Low Street\n", "utf-8")
    status, _, error = run("results", shop, str(file), "--account", "linkedin")
    assert status == 1
    assert "how posts did" in error
