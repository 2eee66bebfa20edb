# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""No way leads around the mix rule by undo, redo or an account made anew: what went out is counted."""

import sqlite3
from datetime import time
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import DEFAULT_RULE, PRESETS
from secondhelping.domain.network import Network
from secondhelping.operations import export_plan, look, place, project, setup, undo
from secondhelping.operations.project import Project


def new_account(made: Project) -> AccountId:
    setup.add_account(made, Network.BLUESKY, "Harbour Lane", [(0, time(9))])
    return look.accounts(made)[-1].id


def promote(made: Project, account: AccountId, out: Path, number: int = 0) -> None:
    """One promotion, written to a file for this account alone."""
    place.place(made, making.ids(made, Kind.PROMOTIONAL)[number], making.monday(0, 9 + 2 * number), [account])
    export_plan.export(made, export_plan.check(made), "generic", out)


def test_undo_takes_no_account_away_on_which_posts_went_out(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        account = new_account(made)
        promote(made, account, tmp_path / "out")
        undo.undo(made)  # the placing; the file is history all the same
        with pytest.raises(KnownError, match=r"“Added Bluesky “Harbour Lane”” can't be taken back\."):
            undo.undo(made)
        assert account in [found.id for found in look.accounts(made)]
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[1], making.monday(0, 11), [account])
        assert not export_plan.check(made).passed


def test_redo_takes_no_account_away_on_which_posts_went_out(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        account = new_account(made)
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[0], making.monday(), [account])
        setup.remove_account(made, account)
        undo.undo(made)
        export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
        with pytest.raises(KnownError, match="can't be done again"):
            undo.redo(made)
        assert account in [found.id for found in look.accounts(made)]


def test_an_account_without_history_still_comes_and_goes(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        account = new_account(made)
        assert undo.undo(made)
        assert undo.redo(made)
        assert look.accounts(made)[-1].id == account
        setup.remove_account(made, account)
        assert undo.undo(made)


def test_the_project_file_itself_keeps_an_account_with_history(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        account = new_account(made)
        promote(made, account, tmp_path / "out")
        with (
            pytest.raises(sqlite3.IntegrityError, match="history is kept"),
            made.store.write_for_good() as connection,
        ):
            connection.execute("DELETE FROM account WHERE id = ?", (account,))


def test_every_change_of_the_rule_is_remembered_the_undone_ones_too(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as made:
        setup.set_rule(made, PRESETS["Thirds"], "To try it.")
        undo.undo(made)
        assert look.rule(made) == DEFAULT_RULE
        assert [change.rule for change in look.rule_changes(made)] == [DEFAULT_RULE, PRESETS["Thirds"]]
        undo.redo(made)
        assert look.rule_changes(made)[0].rule == look.rule(made) == PRESETS["Thirds"]
        assert look.rule_changes(made)[0].reason == "To try it."


def test_the_rule_holds_after_a_restart_between_two_exports(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        account = new_account(made)
        promote(made, account, tmp_path / "out")
    with project.open_(made.path, making.clock()) as made:
        place.place(made, making.ids(made, Kind.PROMOTIONAL)[1], making.monday(0, 11), [account])
        assert not export_plan.check(made).passed
