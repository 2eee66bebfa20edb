# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saving: all files or none, nothing half written, nothing of the owner's overwritten."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planning import BLUESKY, NOW, P, X, outgoing, subject
from secondhelping.domain.errors import GateClosed, KnownError
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.writer import save
from secondhelping.gate.checking import check

PLAN = subject(outgoing(1), outgoing(2, P), outgoing(1, account=X), outgoing(3, account=BLUESKY))
REPORT = check(PLAN, NOW)
BUFFER = DIALECTS["buffer"]


def saved(folder: Path) -> tuple[Path, ...]:
    return save(REPORT, PLAN, BUFFER, folder, NOW, "Harbour Lane")


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    paths = saved(tmp_path)
    assert left(tmp_path) == sorted(path.name for path in paths)
    assert len(paths) == 3
    assert all(path.read_bytes().startswith(b"Text,Image URL,Tags,Posting Time\r\n") for path in paths)
    assert not any(path.stat().st_mode & 0o111 for path in paths)


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    before = saved(tmp_path)
    before[0].write_text("my own notes")
    after = saved(tmp_path)
    assert before[0].read_text() == "my own notes"
    assert [path.name for path in after] == [f"{path.stem}-2.csv" for path in before]
    assert len({*before, *after, *saved(tmp_path)}) == 9


def test_a_missing_folder_is_made_if_its_parent_is_there(tmp_path: Path) -> None:
    assert saved(tmp_path / "May")[0].parent == tmp_path / "May"
    with pytest.raises(KnownError, match="isn't there"):
        saved(tmp_path / "June" / "first")
    assert left(tmp_path) == ["May"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "May"
    file.write_text("notes")
    for folder in (file, file / "inside"):
        with pytest.raises(KnownError) as caught:
            saved(folder)
        assert caught.value.todo
    assert file.read_text() == "notes"


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "May"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(KnownError, match=r"The folder “May” can't be written to\."):
            saved(folder)
    finally:
        folder.chmod(0o700)
    assert left(folder) == []


def failing_after(calls: int, code: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """The real function, until it has been called so often: then the system says no."""
    count = 0

    def faulty(*args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        if count > calls:
            raise OSError(code, os.strerror(code))
        return real(*args, **kwargs)

    return faulty


@pytest.mark.parametrize("calls", range(3))
@pytest.mark.parametrize("function", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EACCES, "can't be written to."),
        (errno.EROFS, "can't be written to."),
        (errno.EIO, "could not be saved"),
        (errno.ENOENT, "isn't there."),
    ],
)
def test_a_fault_anywhere_leaves_nothing_behind(
    code: int, says: str, function: str, calls: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "harbour-lane-x-2026-05-12.csv").write_text("an older export")
    monkeypatch.setattr(os, function, failing_after(calls, code, getattr(os, function)))
    with pytest.raises(KnownError, match=says):
        saved(tmp_path)
    monkeypatch.undo()
    assert left(tmp_path) == ["harbour-lane-x-2026-05-12.csv"]
    assert (tmp_path / "harbour-lane-x-2026-05-12.csv").read_text() == "an older export"


def test_a_folder_made_for_the_export_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing_after(1, errno.ENOSPC, os.fsync))
    with pytest.raises(KnownError, match="The disk is full"):
        saved(tmp_path / "May")
    assert left(tmp_path) == []


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    whole = [path.read_bytes() for path in saved(tmp_path)]
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:7]))
    assert [path.read_bytes() for path in saved(tmp_path)] == whole


def test_a_disk_that_forgets_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda handle, data: len(data))
    with pytest.raises(KnownError, match="could not be saved"):
        saved(tmp_path)
    assert left(tmp_path) == []


def test_a_stop_in_the_middle_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        saved(tmp_path)
    assert left(tmp_path) == []


def test_a_closed_gate_makes_not_even_a_folder(tmp_path: Path) -> None:
    with pytest.raises(GateClosed):
        save(REPORT, PLAN, BUFFER, tmp_path / "May", NOW + timedelta(weeks=2))
    assert left(tmp_path) == []


def test_an_empty_plan_is_told(tmp_path: Path) -> None:
    empty = subject()
    with pytest.raises(KnownError, match="nothing to save"):
        save(check(empty, NOW), empty, BUFFER, tmp_path, NOW)
    assert left(tmp_path) == []


def test_a_folder_with_an_impossible_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be saved"):
        saved(tmp_path / ("x" * 300))
    assert left(tmp_path) == []
