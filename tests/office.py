# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""LibreOffice as a reader of our files: opens CSV files as a spreadsheet, and gives back every cell it shows."""

import csv
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "LibreOffice (soffice) is not installed"
# Comma, double quote, UTF-8, from row 1, quoted cells as text, every cell as shown.
_READ = "CSV:44,34,76,1,,0,true"
_WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"


def cells(paths: Sequence[Path], folder: Path) -> list[list[tuple[str, ...]]]:
    """The cells of each file, row by row, as LibreOffice has them after opening it. `folder` is for its own use."""
    out = folder / "read"
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            f"--infilter={_READ}",
            "--convert-to",
            _WRITE,
            "--outdir",
            str(out),
            *map(str, paths),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [_rows(out / path.name) for path in paths]


def _rows(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, strict=True)]
