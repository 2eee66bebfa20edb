# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project file is made, opened, refused and locked as it should be."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from secondhelping.domain.errors import KnownError, ProjectRefused
from secondhelping.store import database, settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.helping"


def test_a_project_is_a_sqlite_file_of_ours_in_wal(path: Path) -> None:
    database.create(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (database.newest_version(),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_what_is_written_is_there_after_opening_again(path: Path) -> None:
    with database.create(path) as store, store.write("Named", "2026-05-06T08:00") as writing:
        settings.put(writing.connection, "business", "Harbour Lane")
    with database.open_(path) as store:
        assert settings.get(store.read(), "business") == "Harbour Lane"


def test_a_new_project_takes_no_others_place(path: Path) -> None:
    path.write_text("my shopping list")
    with pytest.raises(ProjectRefused, match="already there"):
        database.create(path)
    assert path.read_text() == "my shopping list"


def test_no_folder_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectRefused, match="isn't there"):
        database.create(tmp_path / "nowhere" / "shop.helping")


@pytest.mark.parametrize("content", [b"", b"my shopping list", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_project_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ProjectRefused, match="isn't a Second Helping project"):
        database.open_(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectRefused, match="isn't a Second Helping project"):
        database.open_(path)
    assert path.read_bytes() == before


def test_a_missing_project_and_a_folder_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectRefused, match="isn't where it was"):
        database.open_(path)
    with pytest.raises(ProjectRefused, match="can't be opened"):
        database.open_(tmp_path)


def test_a_project_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    database.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {database.newest_version() + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ProjectRefused, match="made by a newer Second Helping"):
        database.open_(path)
    assert path.read_bytes() == before


def test_a_damaged_project_is_refused_in_words(path: Path) -> None:
    database.create(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(ProjectRefused, match="is damaged"):
        database.open_(path)


def test_a_project_opens_once_at_a_time(path: Path) -> None:
    with database.create(path), pytest.raises(ProjectRefused, match="is open already"):
        database.open_(path)
    database.open_(path).close()


@pytest.mark.skipif(os.name != "posix", reason="links need no special right on Unix alone")
def test_a_link_to_a_project_that_is_open_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "desktop").mkdir()
    link = tmp_path / "desktop" / "link.helping"
    link.symlink_to(path)
    with database.create(path), pytest.raises(ProjectRefused, match="is open already"):
        database.open_(link)
    with database.open_(link), pytest.raises(ProjectRefused, match="is open already"):
        database.open_(path)


def test_an_unwritable_place_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Root may write anywhere, so the system's answer is given here instead of by a read-only folder.
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ProjectRefused, match="can't be written to"):
        database.create(path)
    assert not path.exists()


def test_a_full_disk_loses_nothing_and_is_told(path: Path) -> None:
    with database.create(path) as store:
        with store.write("Named", "2026-05-06T08:00") as writing:
            settings.put(writing.connection, "business", "Harbour Lane")
        pages = store._writer.execute("PRAGMA page_count").fetchone()[0]
        store._writer.execute(f"PRAGMA max_page_count = {pages}")  # what SQLite itself calls a full disk
        with pytest.raises(KnownError, match="The disk is full"), store.write("Filled", "now") as writing:
            settings.put(writing.connection, "note", "x" * 1_000_000)
        store._writer.execute(f"PRAGMA max_page_count = {pages + 1000}")
        assert settings.get(store.read(), "business") == "Harbour Lane"
        with store.write("Went on", "now") as writing:
            settings.put(writing.connection, "note", "short")
        assert settings.get(store.read(), "note") == "short"


def test_an_action_happens_whole_or_not_at_all(path: Path) -> None:
    with database.create(path) as store:
        with pytest.raises(RuntimeError, match="halfway"), store.write("Half", "now") as writing:
            settings.put(writing.connection, "one", "1")
            raise RuntimeError("halfway")
        assert settings.get(store.read(), "one") == ""
        assert not store.undo()


def test_each_thread_reads_on_its_own(path: Path) -> None:
    seen: list[str] = []
    with database.create(path) as store:
        with store.write("Named", "now") as writing:
            settings.put(writing.connection, "business", "Harbour Lane")
        thread = threading.Thread(target=lambda: seen.append(settings.get(store.read(), "business")))
        thread.start()
        thread.join()
        assert seen == ["Harbour Lane"]
        store.read()
        assert len(store._readers) == 1  # the other thread's connection went with it
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.read().execute("DELETE FROM setting")


def test_history_cannot_be_changed(path: Path) -> None:
    with database.create(path) as store:
        with store.write_for_good() as connection:
            connection.execute(
                "INSERT INTO served (account_id, text, kind, at, instant) VALUES (1, 'a', 'helpful', 'x', 'y')"
            )
        for attempt in ("DELETE FROM served", "UPDATE served SET kind = 'promotional'"):
            with (
                pytest.raises(sqlite3.IntegrityError, match="never changed"),
                store.write_for_good() as connection,
            ):
                connection.execute(attempt)


def test_an_action_that_fails_at_its_very_end_blocks_no_other(path: Path) -> None:
    with database.create(path) as store:
        with pytest.raises(sqlite3.IntegrityError), store.write("Torn", "now") as writing:
            writing.connection.execute("PRAGMA defer_foreign_keys = ON")  # judged at COMMIT only
            writing.connection.execute("INSERT INTO slot (account_id, weekday, at) VALUES (99, 0, '09:00')")
        with store.write("Went on", "now") as writing:
            settings.put(writing.connection, "note", "short")
        assert settings.get(store.read(), "note") == "short"
