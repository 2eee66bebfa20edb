# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong with one of several files is told, and the next one is done."""

import json

import pytest

from secondhelping.cli.output import DONE, REFUSED, NotWritten, Output
from secondhelping.domain.errors import Cancelled, FileRefused


@pytest.mark.parametrize(
    "error", [FileRefused("It is empty.", "Nothing is in it.", "Ask again."), RuntimeError("bug")]
)
def test_the_next_file_is_done(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(as_json=True)
    for number in range(3):
        with out.about(f"file {number}"):
            if number == 1:
                raise error
            out.say({"number": number}, "")
    first, refused, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first, last) == ({"number": 0}, {"number": 2})
    assert (refused["document"], sorted(refused["error"])) == ("file 1", ["todo", "what", "why"])
    assert out.status == REFUSED


def test_a_bug_is_told_as_one_with_its_details(capsys: pytest.CaptureFixture[str]) -> None:
    with Output(as_json=False).about("notes.txt"):
        raise RuntimeError("The worker failed:\nValueError: seven")
    told, *details = capsys.readouterr().err.splitlines()
    assert told.startswith("“notes.txt” can't be read. The program made a mistake with it.")
    assert details == ["The worker failed:", "ValueError: seven"]


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt(), BrokenPipeError(), NotWritten("Full.")])
def test_what_is_about_no_file_ends_the_command(error: BaseException) -> None:
    out = Output(as_json=False)
    with pytest.raises(type(error)), out.about("notes.txt"):
        raise error
    assert out.status == DONE
