# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""PySide6's import is out of the way after the start's modules are there, in a process of its own."""

import subprocess
import sys

_SHOWS = """
import builtins
plain = builtins.__import__
import PySide6.QtCore
theirs = builtins.__import__
import secondhelping_ui.plain_imports
print(theirs is plain, builtins.__import__ is plain)
"""


def test_python_imports_by_itself_again() -> None:
    found = subprocess.run([sys.executable, "-c", _SHOWS], capture_output=True, text=True, check=True)
    # Where the first is no longer False, PySide6 leaves Python's import alone, and the file is not needed.
    assert found.stdout.split() == ["False", "True"]
