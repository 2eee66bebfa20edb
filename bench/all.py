# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Runs every bench in turn, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

BENCHES = (
    "start.py",
    "reading.py",
    "hostile.py",
    "adding.py",
    "event_loop.py",
    "finding.py",
    "learning.py",
    "keystroke.py",
    "counting.py",
    "exporting.py",
    "planning.py",
    "big_calendar.py",
    "filling.py",
    "repairing.py",
    "size.py",
)


def main() -> int:
    """Returns 0 when every bench ran to its end. What is reached or missed stands in what they print."""
    failed = 0
    for name in BENCHES:
        failed |= subprocess.run(
            [sys.executable, str(Path(__file__).with_name(name))], check=False
        ).returncode
        print(flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
