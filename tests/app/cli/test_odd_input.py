# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The command line given what people and programs really hand it: odd bytes, odd names, folders, closed pipes."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import making
from secondhelping.domain.kind import Kind
from secondhelping.operations import look, project

TEXT = "Set a timer for thirty minutes, stand up when it rings and walk to the window and back."
CLI = (sys.executable, "-m", "secondhelping.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
posix = pytest.mark.skipif(os.name != "posix", reason="names and devices of Unix")


def run(
    *arguments: str | bytes, given: bytes | None = b"", **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, fed with bytes."""
    found = subprocess.run(
        (*CLI, *arguments),
        input=given,
        env=ENVIRONMENT,
        check=False,
        timeout=120,
        **({"capture_output": True} | more),
    )
    assert b"Traceback" not in (found.stderr or b""), found.stderr.decode("utf-8", "replace")
    return found


def answers(found: subprocess.CompletedProcess[bytes]) -> list[Any]:
    return [json.loads(line) for line in found.stdout.decode("utf-8").splitlines()]


def test_count_answers_every_line_whatever_it_is() -> None:
    lines = [
        b'\xef\xbb\xbf"abc"',  # a byte order mark, as some shells put before what they hand on
        b'"\xff\xfe abc"',
        b'"\\ud800 abc"',
        b'"a\x00b"',
        b"[" * 100_000,
        b'"' + b"x" * 100_000 + b'"',
        b"9" * 10_000,
        b"\x89PNG\x1a\x00\xff",
        '"one\u2028line"'.encode(),
        b"",
    ]
    for network in ("x", "bluesky"):
        found = run("count", "--network", network, "--json", given=b"\n".join(lines) + b"\n")
        told = answers(found)
        assert found.returncode == 1
        assert len(told) == len(lines)
        good = [0, 1, 2, 5, 8]
        assert [number for number, answer in enumerate(told) if "length" in answer] == good
        assert told[0]["length"] == 3
        assert told[5] == {"length": 100_000, "limit": told[0]["limit"], "fits": False}
        assert [answer["line"] for answer in told if "error" in answer] == [4, 5, 7, 8, 10]


def test_judge_answers_every_line_whatever_it_is() -> None:
    lines = [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode() + b"\r",
        b"",
        b"\xff\xfe\x00 \x89PNG \x1a",
        b"word " * 20_000,
        b"x" * 100_000,
        "one\u2028line".encode(),
    ]
    found = run("judge", "--json", given=b"\n".join(lines))
    told = answers(found)
    assert found.returncode == 0
    assert len(told) == len(lines)
    assert told[0] == told[1]
    assert all(0 <= answer["worth"] <= 1 for answer in told)


@pytest.mark.parametrize("arguments", [("judge",), ("count", "--network", "x")])
def test_nothing_on_standard_input_is_no_fault(arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")


@posix
def test_no_standard_input_at_all_is_no_fault() -> None:
    found = run("count", "--network", "x", given=None, preexec_fn=lambda: os.close(0))
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_to_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        found = run(
            "count",
            "--network",
            "x",
            given=b'"a"\n',
            stdout=full,
            stderr=subprocess.PIPE,
            capture_output=False,
        )
    assert found.returncode == 1
    assert found.stderr.startswith(b"The answer can't be written.")
    assert found.stderr.count(b"\n") == 1


@posix
def test_a_reader_that_leaves_early_is_no_fault() -> None:
    process = subprocess.Popen(
        (*CLI, "count", "--network", "x"),
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    with process:
        process.stdin.write(b'"a"\n' * 5_000)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_files_with_odd_names_and_folders_are_added(tmp_path: Path) -> None:
    made = making.new_project(tmp_path)
    made.close()
    folder = tmp_path / "my  documents"
    (folder / "deeper").mkdir(parents=True)
    odd = folder / ("a b\n“é”\u2028.txt" if os.name == "posix" else "a b “é”.txt")
    odd.write_text(TEXT)
    (folder / "deeper" / "notes.md").write_text(f"# Notes\n\n{TEXT} Again and again.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "bare").mkdir()
    found = run(
        "add", "--json", str(made.path), str(odd), str(folder), str(tmp_path / "bare"), str(tmp_path / "gone")
    )
    told = answers(found)
    assert found.returncode == 1
    assert [(Path(answer["document"]), "error" in answer) for answer in told] == [
        (odd, False),
        (odd, True),  # it is in the folder too, and was added already
        (folder / "deeper" / "notes.md", False),
        (tmp_path / "bare", True),
        (tmp_path / "gone", True),
    ]
    with project.open_(made.path) as made:
        assert len(look.documents(made)) == 2


@posix
def test_a_name_that_is_no_text_is_added(tmp_path: Path) -> None:
    made = making.new_project(tmp_path)
    made.close()
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(odd)).write_text(TEXT)
    found = run("add", "--json", str(made.path), odd)
    assert (found.returncode, [answer["title"] for answer in answers(found)]) == (0, ["caf"])
    with project.open_(made.path) as made:
        assert look.documents(made)[0].path.endswith("caf\\xe9.txt")


@posix
def test_words_that_are_no_text_are_taken_as_far_as_they_are(tmp_path: Path) -> None:
    path = str(tmp_path / "shop.helping")
    assert run("new", path, "--business", b"Caf\xe9", "--zone", b"Europe/\xff").returncode == 1
    assert run("new", path, "--business", b"Caf\xe9", "--zone", "UTC").returncode == 0
    assert run("rule", path, "--set", "Thirds", "--reason", b"\xff").returncode == 0
    with project.open_(Path(path)) as made:
        assert look.business(made) == "Caf\ufffd"
        assert look.rule_changes(made)[0].reason == "\ufffd"


def test_a_folder_where_a_file_belongs_is_told(tmp_path: Path) -> None:
    for arguments in (("check", str(tmp_path)), ("new", str(tmp_path)), ("read", str(tmp_path))):
        found = run(*arguments)
        assert (found.returncode, found.stdout) == (1, b"")
        assert found.stderr.strip().endswith(b".")


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.unlink(), "isn't where it was"),
        (lambda path: path.write_text("my shopping list"), "isn't a Second Helping project"),
        (make_newer, "made by a newer Second Helping"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "is damaged"),
    ],
    ids=["missing", "not ours", "newer", "damaged"],
)
def test_a_project_that_cannot_be_opened_is_told_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], object], says: str
) -> None:
    with making.with_snippets(tmp_path) as made:
        path = made.path
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    for arguments in (("check",), ("list",), ("undo",), ("plan", "--start", "2099-06-01", "--weeks", "1")):
        found = run(arguments[0], str(path), *arguments[1:])
        assert (found.returncode, found.stdout) == (1, b"")
        assert says in found.stderr.decode("utf-8")
        assert found.stderr.count(b"\n") == 1
        assert (path.read_bytes() if path.exists() else None) == before


def test_a_project_that_is_open_already_is_told(tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        found = run("keep", str(made.path), "--best", "1")
        assert (found.returncode, found.stdout) == (1, b"")
        assert "is open already" in found.stderr.decode("utf-8")


def test_a_file_where_a_folder_belongs_is_told(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with making.with_snippets(tmp_path, 3, 0) as made:
        path = str(made.path)
    run("plan", path, "--start", "2099-06-01", "--weeks", "1")
    for arguments in (
        ("demo", "--out", str(file)),
        ("export", path, "--scheduler", "buffer", "--out", str(file)),
    ):
        found = run(*arguments)
        assert (found.returncode, found.stdout) == (1, b"")
        assert b"folder" in found.stderr
    assert file.read_text() == "mine"


@pytest.mark.parametrize("start", ["9999-12-30", "0001-01-01"])
def test_a_plan_at_the_end_of_time_is_told(tmp_path: Path, start: str) -> None:
    with making.with_snippets(tmp_path, 3, 0) as made:
        assert making.ids(made, Kind.HELPFUL)
        path = str(made.path)
    found = run("plan", path, "--start", start, "--weeks", "52")
    assert found.returncode == 1
    assert b"A plan can't start on" in found.stderr


def children(number: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up in /proc")
@pytest.mark.parametrize(
    ("sign", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)]
)
def test_a_stop_leaves_no_child_behind(tmp_path: Path, sign: signal.Signals, status: int) -> None:
    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(f"{TEXT} Number {n}." for n in range(3_000)))
    process = subprocess.Popen(
        (*CLI, "snippets", str(file)), env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    with process:
        deadline = time.monotonic() + 60
        while not (started := children(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert started
        process.send_signal(sign)
        assert process.stderr
        assert process.stderr.read() == b""
    assert process.returncode == status
    while any(map(alive, started)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(alive, started))
