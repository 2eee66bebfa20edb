# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What PySide6 compiles at each start is compiled once; whatever is wrong with what was kept, PySide6 comes whole."""

import builtins
import subprocess
import sys
from pathlib import Path

import pytest

from secondhelping_ui.compiled_support import TEXT_OF, Kept, compiled_once

# In a process of its own: PySide6 can be imported once in each.
IMPORT_IT = """
import builtins, sys
from pathlib import Path
from secondhelping_ui import compiled_support

compiled = []
really = builtins.compile

def watched(source, filename, *rest, **named):
    compiled.append(str(filename))
    return really(source, filename, *rest, **named)

builtins.compile = watched
compiled_support.kept_path = lambda: Path(sys.argv[1])
with compiled_support.compiled_once(write=True):
    from PySide6.QtCore import QTimer
assert builtins.compile is watched
try:
    QTimer("nothing", "of", "this")
except TypeError as error:
    print(str(error).splitlines()[0])
print(sum(name.startswith(compiled_support.TEXT_OF) for name in compiled))
"""


def start(kept: Path) -> tuple[str, int]:
    """Imports PySide6 anew: its words for a wrong call, and how many of its texts were compiled."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_IT, str(kept)], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stderr == ""
    words, number = done.stdout.splitlines()
    return words, int(number)


def test_compiled_at_the_first_start_only(tmp_path: Path) -> None:
    kept = tmp_path / "made" / "kept.bin"
    words, first = start(kept)
    assert first > 5
    assert [path.name for path in kept.parent.iterdir()] == ["kept.bin"]
    assert start(kept) == (words, 0)


@pytest.mark.parametrize(
    "spoil", [lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b[:16] + b"i\1\0\0\0"]
)
def test_a_spoilt_file_is_made_anew(tmp_path: Path, spoil: "object") -> None:
    assert callable(spoil)
    kept = tmp_path / "kept.bin"
    words, first = start(kept)
    kept.write_bytes(spoil(kept.read_bytes()))
    assert start(kept) == (words, first)
    assert start(kept) == (words, 0)


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("not a folder")
    _, compiled = start(in_the_way / "kept.bin")
    assert compiled > 5


def test_taken_for_the_very_text_only(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept.bin")
    code = compile(b"answer = 1", "shibokensupport/x.py", "exec")
    kept.keep(b"answer = 1", "shibokensupport/x.py", code)
    kept.write()
    again = Kept(tmp_path / "kept.bin")
    assert not again.is_new
    assert again.code(b"answer = 1", "shibokensupport/x.py") == code
    assert again.code(b"answer = 2", "shibokensupport/x.py") is None
    assert again.code(b"answer = 1", "shibokensupport/y.py") is None


def test_kept_by_another_python_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "kept.bin"
    kept = Kept(path)
    kept.keep(b"1", "shibokensupport/x.py", compile(b"1", "x", "exec"))
    kept.write()
    path.write_bytes(b"\0\0\r\n" + path.read_bytes()[4:])
    assert Kept(path).code(b"1", "shibokensupport/x.py") is None


GENERATE = """
import sys
from pathlib import Path
from secondhelping_ui import compiled_support

compiled_support.kept_path = lambda: Path(sys.argv[1])
with compiled_support.compiled_once(write=False):
    import PySide6.QtCore
from PySide6.support.signature.lib import pyi_generator
print("Formatter" in vars(pyi_generator), "argparse" in sys.modules)
print(pyi_generator.Formatter.__name__, "argparse" in sys.modules)
print(getattr(pyi_generator, "nothing_of_the_kind", "missing"))
from PySide6.support.signature import get_signature
print(get_signature(PySide6.QtCore.QTimer.isActive))
"""


def test_the_generator_of_stubs_runs_when_asked_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", GENERATE, str(tmp_path / "kept.bin")],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    before, after, missing, signature = done.stdout.splitlines()
    assert before == "False False"
    assert after == "Formatter True"
    assert missing == "missing"
    assert signature == "(self, /) -> bool"


def test_other_texts_are_compiled_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secondhelping_ui.compiled_support.kept_path", lambda: tmp_path / "kept.bin")
    before = builtins.compile
    with pytest.raises(SyntaxError), compiled_once(write=True) as kept:
        assert eval(compile("6 * 7", "sum.py", "eval", dont_inherit=True)) == 42
        compile(b"6 *", f"{TEXT_OF}sum.py", "exec")
    assert builtins.compile is before
    assert not kept.is_new
    assert not (tmp_path / "kept.bin").exists()
