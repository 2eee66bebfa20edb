# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""`--ask-password`: a locked PDF opens by the terminal or by standard input, and is refused with that hint without."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.documents.building import LEFT, lines, pdf, write
from secondhelping.cli import main

PASSWORD = "Kipper&Toast 7"
Run = Callable[..., tuple[int, list[dict[str, Any]]]]


class Terminal(io.StringIO):
    """Standard input that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def locked(tmp_path: Path) -> str:
    data = pdf(lambda canvas: lines(canvas, LEFT, x=72, y=700), encrypt=PASSWORD)
    return str(write(tmp_path, "guide.pdf", data))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def command(
        *arguments: str, given: str | None = "", typed: Sequence[str] | None = None
    ) -> tuple[int, list[dict[str, Any]]]:
        if typed is None:
            monkeypatch.setattr("sys.stdin", None if given is None else io.StringIO(given))
        else:
            answers = iter(typed)
            monkeypatch.setattr("sys.stdin", Terminal())
            monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
        status = main(arguments)
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return status, [json.loads(line) for line in said.out.splitlines()]

    return command


def test_without_it_a_locked_file_is_refused_with_the_hint(run: Run, locked: str) -> None:
    for command in ("read", "snippets"):
        status, (answer,) = run(command, "--json", locked, given=f"{PASSWORD}\n")
        assert status == 1
        assert answer["error"]["what"] == "“guide.pdf” is locked with a password."
        assert answer["error"]["todo"].endswith("do this again with --ask-password.")


def test_standard_input_gives_one_for_all_files(run: Run, locked: str, tmp_path: Path) -> None:
    other = write(tmp_path, "other.pdf", Path(locked).read_bytes())
    status, answers = run(
        "read", "--json", "--ask-password", locked, str(other), given=f"{PASSWORD}\r\nnot this\n"
    )
    assert status == 0
    assert [answer["document"] for answer in answers] == [locked, str(other)]
    assert all(answer["passages"] for answer in answers)


def test_a_terminal_is_asked_for_each_file(run: Run, locked: str, tmp_path: Path) -> None:
    other = str(write(tmp_path, "other.pdf", Path(locked).read_bytes()))
    status, (first, second) = run(
        "read", "--json", "--ask-password", locked, other, typed=["kipper", PASSWORD]
    )
    assert status == 1
    assert first["error"]["what"] == "That one didn't open it."
    assert second["passages"]


@pytest.mark.parametrize("given", [None, "", "\n"])
def test_no_password_is_a_locked_file(run: Run, locked: str, given: str | None) -> None:
    status, (answer,) = run("read", "--json", "--ask-password", locked, given=given)
    assert status == 1
    assert answer["error"]["what"] == "“guide.pdf” is locked with a password."


def test_nothing_is_asked_where_nothing_is_locked(run: Run, tmp_path: Path) -> None:
    plain = write(tmp_path, "plain.txt", b"A line of words that anybody may read.\n")
    status, (answer,) = run("read", "--json", "--ask-password", str(plain), typed=[])
    assert status == 0
    assert answer["passages"]


def test_add_keeps_the_document_and_not_the_password(run: Run, locked: str, tmp_path: Path) -> None:
    project = tmp_path / "lane.helping"
    run("new", "--json", str(project))
    status, (answer,) = run("add", "--json", "--ask-password", str(project), locked, given=f"{PASSWORD}\n")
    assert status == 0
    assert answer["title"]
    for path in tmp_path.glob("lane.helping*"):
        assert PASSWORD.encode() not in path.read_bytes()


def test_the_password_is_on_no_command_line(run: Run, locked: str) -> None:
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("the command lines of processes are told by Linux only")
    from secondhelping.operations.workshop import Workshop

    seen: list[bytes] = []

    def look(_step: object) -> None:
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                seen.append(process.read_bytes())
                seen.append((process.parent / "environ").read_bytes())
            except OSError:  # another user's, or gone
                continue

    with Workshop() as workshop:
        workshop.read_all(Path(locked), look, PASSWORD)
    assert any(sys.executable.encode() in line for line in seen)
    assert not any(PASSWORD.encode() in line for line in seen)
