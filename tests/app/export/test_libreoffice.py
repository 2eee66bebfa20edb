# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A real client: LibreOffice opens the file with every cell as it was written."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from planning import NOW, H, P, X, outgoing, subject
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import render
from secondhelping.export.writer import save
from secondhelping.gate.checking import check

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Comma, double quote, UTF-8, from row 1, quoted cells as text, every cell as shown.
READ = "CSV:44,34,76,1,,0,true"
WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"
TEXTS = (
    "Plain words.",
    'He said "stand up", and we did; then\nwe walked.',
    "“Curly” – dashes … and €5, £49, 100 %",
    "007",
    "1.50",
    "12/05/2026",
    "TRUE",
    "3-4",
    "+1 for walking",
    "- a list\n- of two",
    "@anna walks",
    "'quoted",
    "a,b;c\td",
    "Trailing space ",
    "本日のおすすめは抹茶ラテです",
    "مفتوح حتى الساعة ٩",
    "👩\u200d🍳 🇩🇪 ❤️",
    "1e5",
    "Line one\n\nLine three",
    "x" * 400,
)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_every_cell_arrives_as_it_was_written(dialect: object, tmp_path: Path) -> None:
    posts = [outgoing(n, P if n % 6 == 0 else H, text=text) for n, text in enumerate(TEXTS, 1)]
    plan = subject(*posts, outgoing(40, account=X, text="Walk.", link="https://harbourlane.example/a?b=c"))
    report = check(plan, NOW)
    files = render(report, plan, dialect, NOW)  # type: ignore[arg-type]
    paths = save(report, plan, dialect, tmp_path, NOW)  # type: ignore[arg-type]
    out = tmp_path / "read"
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            f"--infilter={READ}",
            "--convert-to",
            WRITE,
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
    for path, file in zip(paths, files, strict=True):
        with (out / path.name).open(encoding="utf-8", newline="") as read:
            cells = [tuple(row) for row in csv.reader(read, strict=True)]
        assert cells == [file.header, *file.rows]
