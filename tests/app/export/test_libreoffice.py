# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A real client: LibreOffice opens the file with every cell as it was written."""

from pathlib import Path

import pytest

from office import MISSING, OFFICE, cells
from planning import NOW, H, P, X, outgoing, subject
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import render
from secondhelping.export.writer import save
from secondhelping.gate.checking import check

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


def whole(line: tuple[str, ...], columns: int) -> tuple[str, ...]:
    """The line with the columns at its end: LibreOffice gives none back that are empty from top to bottom."""
    return line + ("",) * (columns - len(line))


@pytest.mark.skipif(OFFICE is None, reason=MISSING)
@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_every_cell_arrives_as_it_was_written(dialect: object, tmp_path: Path) -> None:
    posts = [outgoing(n, P if n % 6 == 0 else H, text=text) for n, text in enumerate(TEXTS, 1)]
    plan = subject(*posts, outgoing(40, account=X, text="Walk.", link="https://harbourlane.example/a?b=c"))
    report = check(plan, NOW)
    files = render(report, plan, dialect, NOW)  # type: ignore[arg-type]
    paths = save(report, plan, dialect, tmp_path, NOW)  # type: ignore[arg-type]
    read = cells(paths, tmp_path)
    assert [
        [whole(line, len(file.rows[0])) for line in lines] for lines, file in zip(read, files, strict=True)
    ] == [[*file.head, *file.rows] for file in files]
