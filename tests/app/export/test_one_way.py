# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""There is one way from a plan to a scheduler's file: nothing but the writer makes one, one table writes CSV."""

from architecture.sources import CORE, SCREEN, imported, shown, sources


def importers(module: str) -> set[str]:
    """The sources that import a module or something out of it."""
    return {
        shown(path)
        for path in sources(CORE, SCREEN)
        for _, name in imported(path)
        if name == module or name.startswith(f"{module}.")
    }


# A partner's sheet is written and read as a table, a scheduler's sample is read as one.
SHEETS = {"app/secondhelping/export/review_sheet.py", "app/secondhelping/export/sample.py"}
# Files for people and calendar programs, none of which a scheduler takes.
OTHERS = "app/secondhelping/export/other_files.py"


def test_only_the_writers_put_files_in_place() -> None:
    writer = {"app/secondhelping/export/writer.py"}
    assert importers("secondhelping.export.placing") == writer | {OTHERS}
    assert importers("secondhelping.export.table") == writer | SHEETS


def test_only_the_table_of_the_export_writes_csv() -> None:
    known = {path for path in importers("csv") if "csv.writer" in (CORE.parents[1] / path).read_text("utf-8")}
    assert known == {"app/secondhelping/export/table.py"}


def test_what_is_exported_passes_the_key() -> None:
    assert importers("secondhelping.export.key") == {"app/secondhelping/export/files.py", OTHERS}
    assert "secondhelping.export.files" in {
        name.rpartition(".")[0] for _, name in imported(CORE / "export" / "writer.py")
    }
