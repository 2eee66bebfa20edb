# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""An export that is cut off anywhere is either not there at all, or whole and remembered at the next start."""

import os
import subprocess
import sys
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import GateClosed, KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import export_plan, look, place, plan_for_me, project
from secondhelping.operations.project import Project
from secondhelping.store import history, unfinished

# Ends the process, as a power cut would, at the given call of a function of the system; no `finally` runs.
CUT = """
import os, sys
from pathlib import Path
import making
from secondhelping.operations import export_plan, project
where, calls, path, out = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
real = getattr(os, where)
def cut(*arguments, **named):
    global calls
    calls -= 1
    if calls < 0:
        os._exit(9)
    return real(*arguments, **named)
with project.open_(path, making.clock()) as made:
    report = export_plan.check(made)
    setattr(os, where, cut)
    export_plan.export(made, report, "buffer", out)
    # All files are in place, and history is written: now the cut.
    os._exit(9)
"""


def planned(folder: Path) -> Path:
    """A closed project with one week planned on two accounts."""
    with making.with_snippets(folder, 8, 2) as made:
        plan_for_me.lay_out(made, plan_for_me.propose(made, date(2026, 5, 11), 1))
        return made.path


def cut_off(path: Path, out: Path, where: str, calls: int) -> None:
    arguments = [sys.executable, "-c", CUT, where, str(calls), str(path), str(out)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(arguments, env=environment, check=False, timeout=60).returncode == 9


def whole(out: Path) -> list[Path]:
    """The files an owner would upload."""
    return [file for file in out.glob("*.csv") if file.stat().st_size] if out.is_dir() else []


def served(made: Project) -> int:
    return len(history.served(made.store.read()))


@pytest.mark.parametrize(
    ("where", "calls", "goes_out"),
    [
        ("fsync", 0, False),  # while the first file is written aside
        ("fsync", 1, False),
        ("replace", 0, True),  # everything is written down, no file has its name
        ("replace", 1, True),  # one of two files has its name
        ("fsync", 3, True),  # all files have their names, history is not written
        ("replace", 99, True),  # nothing is cut off
    ],
)
def test_a_power_cut_leaves_no_file_that_nobody_remembers(
    tmp_path: Path, where: str, calls: int, goes_out: bool
) -> None:
    path, out = planned(tmp_path), tmp_path / "out"
    cut_off(path, out, where, calls)
    with project.open_(path, making.clock()) as made:
        assert len(whole(out)) == (2 if goes_out else 0)
        assert served(made) == (10 if goes_out else 0)
        assert len(look.exports(made)) == int(goes_out)
        assert unfinished.all_(made.store.read()) == []
        if goes_out:
            assert set(look.exports(made)[0].files) == {str(file) for file in whole(out)}
            assert not list(out.glob(".*"))
            with pytest.raises(KnownError, match="nothing to save"):
                export_plan.export(made, export_plan.check(made), "buffer", out)
        else:
            export_plan.export(made, export_plan.check(made), "buffer", out)
            assert served(made) == 10


def test_files_that_the_owner_moved_meanwhile_count_as_out(tmp_path: Path) -> None:
    path, out = planned(tmp_path), tmp_path / "out"
    cut_off(path, out, "fsync", 3)
    for file in whole(out):
        file.rename(tmp_path / file.name)
    with project.open_(path, making.clock()) as made:
        assert served(made) == 10
        assert whole(out) == []


def test_a_project_of_a_stranger_moves_no_file_of_ours(tmp_path: Path) -> None:
    """What is written down as unfinished comes out of the project file, and may name any file at all."""
    mine, letter = tmp_path / "letter.part", tmp_path / ".second-helping-0123456789abcdef.part"
    kept = tmp_path / "list.csv"
    for file in (mine, letter, kept):
        file.write_text(file.name)
    with making.new_project(tmp_path) as made, made.store.write_for_good() as connection:
        unfinished.begin(
            connection,
            (),
            [(mine, tmp_path / "a.csv"), (letter, kept), (letter, tmp_path / ".profile")],
            at=making.NOW,
            scheduler="buffer",
            rule="80/20",
            fingerprint="",
        )
    project.open_(made.path, making.clock()).close()
    assert [file.read_text() for file in (mine, letter, kept)] == [mine.name, letter.name, kept.name]
    assert not (tmp_path / "a.csv").exists()
    assert not (tmp_path / ".profile").exists()


def test_two_exports_at_once_write_the_posts_once(tmp_path: Path) -> None:
    path = planned(tmp_path)
    refused: list[KnownError] = []
    with project.open_(path, making.clock()) as made:
        report = export_plan.check(made)

        def save(folder: Path) -> None:
            try:
                export_plan.export(made, report, "buffer", folder)
            except KnownError as error:
                refused.append(error)

        threads = [threading.Thread(target=save, args=(tmp_path / f"out{n}",)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert served(made) == 10
        assert len(look.exports(made)) == 1
        assert len(refused) == 2
        assert sum(len(whole(tmp_path / f"out{n}")) for n in range(3)) == 2


def test_a_closed_gate_writes_nothing_down(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        report = export_plan.check(made)
        for number, snippet_id in enumerate(making.ids(made, Kind.PROMOTIONAL)):
            place.place(made, snippet_id, making.monday() + timedelta(days=number))
        with pytest.raises(GateClosed):
            export_plan.export(made, report, "generic", tmp_path / "out")
        assert unfinished.all_(made.store.read()) == []


def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    path = planned(tmp_path)
    folder = tmp_path / os.fsdecode(b"M\xe4rz \n")
    with project.open_(path, making.clock()) as made:
        record, _ = export_plan.export(made, export_plan.check(made), "buffer", folder)
        assert all(Path(file).is_file() for file in record.files)
        assert look.exports(made) == [record]
