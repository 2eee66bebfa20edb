# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Undo and redo: whatever is done can be taken back to the letter, also after a restart."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import making
from secondhelping.domain.changes import Noun
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.operations import add_document, look, place, project, review, setup, undo
from secondhelping.operations.project import Project

TABLES = ("setting", "document", "passage", "snippet", "account", "slot", "post", "talk_time")


def state(made: Project) -> str:
    """Every row of every noun."""
    connection = made.store.read()
    rows = {
        table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
        for table in TABLES
    }
    return json.dumps(rows)


def do_one(made: Project, number: int, which: int) -> None:
    """One of the owner's actions, chosen by numbers."""
    snippets = look.snippets(made)
    posts = [entry for entry in look.calendar(made) if entry.post_id is not None]
    at = making.monday() + timedelta(hours=number % 500)
    snippet = snippets[number % len(snippets)] if snippets else None
    post = posts[number % len(posts)] if posts else None
    account = look.accounts(made)[number % len(look.accounts(made))] if look.accounts(made) else None
    match which:
        case 0:
            lines = [(f"Line {number} {k}.", Kind.HELPFUL) for k in range(3)]
            known = {document.title for document in look.documents(made)}
            if f"Doc {number}" not in known:
                add_document.add_document(made, making.prepared(lines, f"Doc {number}"))
        case 1 if snippet:
            review.keep(made, [snippet.id])
        case 2 if snippet:
            review.set_aside(made, [other.id for other in snippets[: number % 4]])
        case 3 if snippet:
            review.edit_text(made, snippet.id, f"Edited {number} “curly” ☕\nsecond line")
        case 4 if snippet:
            review.change_kind(made, [snippet.id], list(Kind)[number % 4])
        case 5 if snippet and account:
            place.place(made, snippet.id, at)
        case 6 if post and post.post_id:
            place.move(made, post.post_id, at)
        case 7 if post and post.post_id:
            place.take_off(made, [post.post_id])
        case 8:
            place.add_talk_time(made, at, 15)
        case 9 if look.documents(made):
            documents = look.documents(made)
            add_document.remove_documents(made, [documents[number % len(documents)].id])
        case 10 if account:
            setup.set_slots(made, account.id, [(number % 7, time(number % 24)), (0, time(9))])
        case 11 if account:
            setup.remove_account(made, account.id)
        case 12:
            setup.set_rule(made, list(PRESETS.values())[number % 5], "because")
        case _:
            setup.set_business(made, f"Name {number}")


STEPS = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 13)), min_size=1, max_size=14)


@settings(deadline=None, max_examples=40)
@given(STEPS)
def test_undo_goes_back_to_the_letter_and_redo_forward_again(steps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, making.new_project(Path(folder)) as made:
        states = [state(made)]
        for step in steps:
            do_one(made, *step)
            if state(made) != states[-1]:
                states.append(state(made))
        for before in reversed(states[:-1]):
            assert undo.undo(made)
            assert state(made) == before
        assert not undo.undo(made)
        for after in states[1:]:
            assert undo.redo(made)
            assert state(made) == after
        assert not undo.redo(made)


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    made = making.with_snippets(tmp_path)
    before = state(made)
    place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
    after = state(made)
    made.close()
    with project.open_(made.path, making.clock()) as again:
        assert undo.labels(again) == ("Placed 1 post on Mon 11 May, 09:00", None)
        undo.undo(again)
        assert state(again) == before
    with project.open_(made.path, making.clock()) as again:
        assert undo.labels(again)[1] == "Placed 1 post on Mon 11 May, 09:00"
        undo.redo(again)
        assert state(again) == after


def test_a_new_action_ends_what_could_be_redone(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        review.set_aside(made, making.ids(made, Kind.HELPFUL)[:1])
        undo.undo(made)
        assert undo.labels(made)[1] == "Set aside 1 snippet"
        review.set_aside(made, making.ids(made, Kind.HELPFUL)[:2])
        assert undo.labels(made) == ("Set aside 2 snippets", None)


def test_an_action_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        review.set_aside(made, [snippet_id])
        undo.undo(made)
        assert not review.keep(made, [snippet_id])
        assert undo.labels(made)[1] == "Set aside 1 snippet"


def test_changes_tell_what_changed(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        snippet_id = making.ids(made, Kind.HELPFUL)[0]
        placed = place.place(made, snippet_id, making.monday())
        (post_id,) = placed.of(Noun.POST)
        assert placed.label == "Placed 1 post on Mon 11 May, 09:00"
        assert not placed.of(Noun.SNIPPET)
        assert undo.undo(made).of(Noun.POST) == {post_id}


def test_a_document_with_posts_comes_back_whole(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        before = state(made)
        add_document.remove_documents(made, [look.documents(made)[0].id])
        (post,) = look.calendar(made)
        assert post.snippet_id is None
        undo.undo(made)
        assert state(made) == before


def test_the_journal_does_not_grow_for_ever(tmp_path: Path, monkeypatch: object) -> None:
    from secondhelping.store import journal

    with making.with_snippets(tmp_path) as made:
        for number in range(journal.KEPT_ACTIONS + 20):
            setup.set_business(made, f"Name {number}")
        (kept,) = made.store.read().execute("SELECT count(*) FROM action").fetchone()
        assert kept == journal.KEPT_ACTIONS


def test_times_survive(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], datetime(2026, 12, 31, 23, 59))
        (post,) = look.calendar(made)
        assert post.at == datetime(2026, 12, 31, 23, 59)
