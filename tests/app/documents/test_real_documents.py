# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every real and every hostile file of the shared corpus is read or refused; none stops the others."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhelping.documents import wire
from secondhelping.documents.sandbox import Limits, Worker
from secondhelping.domain.document import Content
from secondhelping.domain.errors import FileRefused

TYPES = (".pdf", ".docx", ".pptx", ".odt", ".odp", ".html", ".md", ".txt", ".xml")
# Shorter than the program's own, so that the suite stays fast: the slowest file here takes about 3 s.
LIMITS = Limits(memory=1 << 30, silence=10, total=40, output=64 << 20)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(LIMITS) as worker:
        worker.warm("secondhelping.documents.worker:read")
        yield worker


def outcome(worker: Worker, path: Path) -> Content | FileRefused:
    try:
        return wire.from_json(worker.run("secondhelping.documents.worker:read", {"path": str(path)}))
    except FileRefused as refusal:
        return refusal


def test_real_documents(shared: Path, worker: Worker) -> None:
    with (shared / "corpus/documents/manifest.csv").open(encoding="utf-8", newline="") as manifest:
        rows = [row for row in csv.DictReader(manifest) if row["file"].endswith(TYPES)]
    found = {row["file"]: outcome(worker, shared / "corpus/documents" / row["file"]) for row in rows}
    without_text = {row["file"] for row in rows if row["text_layer"].startswith("no")}
    refused = {name: result for name, result in found.items() if isinstance(result, FileRefused)}
    assert set(refused) == without_text
    assert all("picture" in refusal.why for refusal in refused.values())
    languages = {row["file"]: row["language"] for row in rows}
    told = [
        result.language == languages[name] for name, result in found.items() if isinstance(result, Content)
    ]
    assert sum(told) >= 0.9 * len(told)


def test_hostile_files(shared: Path, worker: Worker) -> None:
    with (shared / "corpus/hostile/manifest.csv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest))
    found = {row["file"]: outcome(worker, shared / "corpus/hostile" / row["file"]) for row in rows}
    expected = {row["file"]: row["expected"] for row in rows}
    refused = {name for name, result in found.items() if isinstance(result, FileRefused)}
    assert {name for name in found if expected[name] == "ok"} & refused == set()
    assert {
        name for name in found if expected[name].startswith("refuse") and "or" not in expected[name]
    } <= refused
    words = " ".join(
        p.text for result in found.values() if isinstance(result, Content) for p in result.passages
    )
    assert "root:" not in words
    for name in refused:
        refusal = found[name]
        assert isinstance(refusal, FileRefused)
        assert all((refusal.what, refusal.why, refusal.todo))


def test_the_worker_lives_on_after_all_of_them(worker: Worker, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("A plain line.", encoding="utf-8")
    assert isinstance(outcome(worker, path), Content)
