# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every data file says where it comes from: each is named in the README of resources."""

from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"
DATA = RESOURCES / "secondhelping_resources"


def test_every_data_file_has_its_origin_in_the_readme() -> None:
    readme = (RESOURCES / "README.md").read_text(encoding="utf-8")
    files = [path for path in DATA.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    data = [path for path in files if path.suffix != ".py" and path.name != "py.typed"]
    assert len(data) > 6
    assert [path.name for path in data if path.name not in readme] == []
