# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Colours are tokens: no literal colour stands in a source of the screen outside theme.py."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.sources import CORE, SCREEN, literals, shown, sources, tree

HEXADECIMAL = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6})\b|^#[0-9A-Fa-f]{3,4}$")
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hsva?)\s*\(")
MAKERS = {"QColor", "fromRgb", "fromRgbF", "fromHsl", "fromHslF", "fromHsv", "fromHsvF", "fromString"}
# No colour at all, or the one that tells Qt to leave the ground alone.
HARMLESS = {"transparent"}
SCREENS = [path for path in sources(SCREEN) if path != SCREEN / "theme.py"]


def coloured(path: Path) -> Iterator[str]:
    for literal in literals(path):
        if HEXADECIMAL.search(literal.text) or FUNCTION.search(literal.text):
            yield literal.where
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and _makes_a_colour(node):
            yield f"{shown(path)}:{node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Attribute) and _is_global_colour(node):
            yield f"{shown(path)}:{node.lineno}: {ast.unparse(node)}"


def _makes_a_colour(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in MAKERS and any(isinstance(argument, ast.Constant) for argument in call.args)


def _is_global_colour(attribute: ast.Attribute) -> bool:
    owner = ast.unparse(attribute.value)
    return owner in ("Qt.GlobalColor", "QtCore.Qt.GlobalColor") and attribute.attr not in HARMLESS


@pytest.mark.parametrize(
    "line",
    [
        'ink = "#17624F"',
        'ink = "#fff"',
        'sheet = "color: rgb(40, 30, 10)"',
        "ink = QColor(40, 30, 10)",
        'ink = QColor("red")',
        "ink = Qt.GlobalColor.red",
    ],
)
def test_a_literal_colour_is_seen(tmp_path: Path, line: str) -> None:
    source = tmp_path / "page.py"
    source.write_text(line, encoding="utf-8")
    assert list(coloured(source))


def test_there_are_screens_to_look_at() -> None:
    assert SCREENS


def test_no_screen_has_a_colour_of_its_own() -> None:
    assert [found for path in SCREENS for found in coloured(path)] == []


def test_the_core_knows_no_colours() -> None:
    found = [
        literal.where
        for path in sources(CORE)
        for literal in literals(path)
        if HEXADECIMAL.search(literal.text)
    ]
    assert found == []
