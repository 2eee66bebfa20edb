# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""One holder at a time, in this process and in another; a process that dies gives its lock back."""

import subprocess
import sys
from pathlib import Path

import pytest

from secondhelping.store.locking import Lock, Taken

_HOLD = """
import sys
from pathlib import Path
from secondhelping.store.locking import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.helping.lock"


def test_a_second_holder_is_refused_until_the_first_gives_it_back(path: Path) -> None:
    first = Lock(path)
    with pytest.raises(Taken):
        Lock(path)
    first.release()
    first.release()
    Lock(path).release()


def test_another_process_holds_it_until_it_dies(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Taken):
            Lock(path)
        other.kill()
    Lock(path).release()


def test_a_folder_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lock(tmp_path / "gone" / "plan.helping.lock")
