# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The import contracts of pyproject.toml hold, and say what ARCHITECTURE says."""

import subprocess
import sys
import tomllib
from typing import Any

import pytest

from architecture.sources import CORE, ROOT, SCREEN, imported, shown, sources

CONFIG = ROOT / "pyproject.toml"


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {contract["id"]: contract for contract in settings["contracts"]}


def stages() -> set[str]:
    """The folders of the core. The command line stands above them, as the screen does."""
    return {path.parent.name for path in CORE.glob("*/__init__.py")} - {"cli"}


def test_the_contracts_hold() -> None:
    # In a process of its own: import-linter sets logging up anew, and would switch off every logger there is.
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))",
    ]
    found = subprocess.run(command, cwd=CONFIG.parent, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_the_order_of_the_stages_is_the_agreed_one(contracts: dict[str, dict[str, Any]]) -> None:
    order = [layer for layer in contracts["stages"]["layers"] if layer.strip("()") in stages()]
    assert contracts["stages"]["exhaustive"] is True
    assert [name for name in order if name != "store"] == [
        *("operations", "export", "gate", "plan", "posts", "review", "snippets", "documents", "domain")
    ]


def test_screens_are_kept_from_every_stage_but_operations_and_nouns(
    contracts: dict[str, dict[str, Any]],
) -> None:
    kept_from = {name.rpartition(".")[2] for name in contracts["screens"]["forbidden_modules"]}
    assert stages() - {"operations", "domain"} <= kept_from


def test_screens_and_commands_name_nothing_deeper() -> None:
    """Said once more without a list, so that a module beside the stages is seen as well."""
    allowed = (
        "secondhelping.operations",
        "secondhelping.domain",
        "secondhelping.settings",
    )
    deeper = [
        f"{shown(path)}:{line}: {name}"
        for path in sources(SCREEN, CORE / "cli")
        for line, name in imported(path)
        if name.startswith("secondhelping.") and not name.startswith((*allowed, "secondhelping.cli"))
    ]
    assert [place for place in deeper if not place.endswith("secondhelping.__version__")] == []


def test_the_store_is_kept_from_every_stage_but_nouns(contracts: dict[str, dict[str, Any]]) -> None:
    kept_from = {name.rpartition(".")[2] for name in contracts["store-knows-nouns"]["forbidden_modules"]}
    assert stages() - {"operations", "domain", "store"} <= kept_from


def test_the_nouns_need_the_standard_library_alone() -> None:
    # typing_extensions holds `override`, which the standard library has only since Python 3.12.
    allowed = {*sys.stdlib_module_names, "typing_extensions"}
    strangers = [
        f"{path.name}:{line}: {name}"
        for path in sources(CORE / "domain")
        for line, name in imported(path)
        if name.partition(".")[0] not in allowed and not name.startswith("secondhelping.domain.")
    ]
    assert strangers == []


def test_packaging_is_no_package() -> None:
    """An __init__.py there would hide the library of the same name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
