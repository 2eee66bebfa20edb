# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A pasted link and a table of links become curated posts; bad rows are told in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import curate, look
from secondhelping.operations.project import Project
from secondhelping_ui.session import Session


def test_a_pasted_link_is_kept_at_once(
    open_page: Callable[[Project], Any], empty_project: Project, session: Session, qtbot: QtBot
) -> None:
    page = open_page(empty_project).page
    QApplication.clipboard().setText("Walk more\nhttps://example.org/walk\nWorth ten minutes")
    page.intake.paste()
    (one,) = look.snippets(session.project)
    assert (one.kind, one.text.split("\n")[0]) == (Kind.CURATED, "Worth ten minutes.")
    assert not page.intake.importer.busy


def test_a_table_of_links_is_taken_in_and_its_bad_rows_told(
    open_page: Callable[[Project], Any],
    empty_project: Project,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    page = open_page(empty_project).page
    links = tmp_path / "links.csv"
    links.write_text("link,title\nhttps://a.example,Rest\n,Nothing\nhttps://b.example,Sleep\n", "utf-8")
    refused: list[KnownError] = []
    page.intake.importer.refused.connect(lambda _path, error: refused.append(error))
    with qtbot.waitSignal(page.intake.importer.emptied, timeout=20_000):
        page.intake.add([links])
    assert [one.text.split(",")[0] for one in look.snippets(session.project)] == ["Rest", "Sleep"]
    assert "1 row of “links.csv” was left out" in str(refused[0])
    assert "Row 3: There is no link in it: “Nothing”" in str(refused[0])
    assert look.documents(session.project)[0].title == curate.TITLE
