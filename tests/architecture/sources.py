# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the architecture tests look at: the files of the checkout, and the strings and imports of a source."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = ROOT / "app" / "secondhelping"
SCREEN = ROOT / "ui" / "secondhelping_ui"


def repository_files() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = sorted(set(listed.stdout.split("\0")) - {""})
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def sources(*folders: Path) -> list[Path]:
    """The Python files under the folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def shown(path: Path) -> str:
    """A path as a message names it."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@dataclass(frozen=True, slots=True)
class Literal:
    """A string as it stands in a source. What an f-string fills in is shown as an ellipsis."""

    path: Path
    line: int
    text: str

    @property
    def where(self) -> str:
        return f"{shown(self.path)}:{self.line}: {self.text!r}"


def literals(path: Path) -> Iterator[Literal]:
    """The strings of a source, without docstrings."""
    module = tree(path)
    skipped = set(_docstrings(module))
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            yield Literal(path, node.lineno, "".join(_part(part) for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield Literal(path, node.lineno, node.value)


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "…"


def _docstrings(module: ast.Module) -> Iterator[int]:
    """The ids of all strings that stand alone as a statement: docstrings, also those of attributes."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a source imports, at any depth; `from a import b` gives a.b."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module or ''}.{alias.name}") for alias in node.names)
