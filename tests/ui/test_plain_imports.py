# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""PySide6's import for features is out of the way, in a process of its own."""

import subprocess
import sys

_SHOWS = """
import builtins
import PySide6.QtCore
before = builtins.__import__.__name__
import secondhelping_ui.plain_imports
print(before, builtins.__import__.__name__)
"""


def test_no_source_text_is_read_for_features() -> None:
    found = subprocess.run([sys.executable, "-c", _SHOWS], capture_output=True, text=True, check=True)
    before, now = found.stdout.split()
    # Where PySide6 has no such import any more, the file is not needed.
    assert before == "__feature_import__"
    assert now != before
