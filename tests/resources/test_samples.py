# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The sample documents: complete, made from the words in samples_source, and true to their formats."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from secondhelping_resources.paths import models_folder, sample_documents

SOURCE = Path(__file__).parents[2] / "resources" / "samples_source"
ARTICLES = ("running-after-40", "sleep-and-lower-back-pain")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("reportlab", reason="reportlab makes the brochure (development only)")
    out = tmp_path_factory.mktemp("samples")
    made = subprocess.run(
        [sys.executable, SOURCE / "make_samples.py", "--out", out],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    return out


def pages(path: Path) -> list[str]:
    from pdfminer.high_level import extract_text

    return extract_text(path).split("\f")[:-1]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_six_samples_are_there() -> None:
    samples = sample_documents()
    assert len(samples) == 6
    assert [path.name for path in samples if not path.is_file()] == []


def test_nothing_else_lies_among_the_samples() -> None:
    samples = sample_documents()
    assert sorted(samples[0].parent.iterdir()) == sorted(samples)


def test_models_have_a_folder_beside_them() -> None:
    assert models_folder().parent == sample_documents()[0].parents[1]


def test_rebuilding_gives_the_same_files(rebuilt: Path) -> None:
    assert sorted(path.name for path in rebuilt.iterdir()) == sorted(path.name for path in sample_documents())
    for sample in sample_documents():
        again = rebuilt / sample.name
        if sample.suffix == ".pdf":
            # Another version of reportlab may lay the same words into other bytes.
            assert pages(again) == pages(sample)
        elif sample.suffix == ".docx":
            # Another zlib may pack the same parts into other bytes.
            assert parts(again) == parts(sample)
        else:
            assert again.read_bytes() == sample.read_bytes(), sample.name


def test_the_brochure_has_four_pages_with_a_running_head_and_numbers() -> None:
    brochure = pages(sample_documents()[0])
    assert len(brochure) == 4
    for number, page in enumerate(brochure, start=1):
        lines = [line.strip() for line in page.splitlines()]
        assert str(number) in lines
        assert ("Harbour Lane Physiotherapy" in lines) == (number > 1)


def test_the_brochure_is_set_in_two_columns() -> None:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextBox

    for page in extract_pages(sample_documents()[0]):
        long_lines = [box for box in page if isinstance(box, LTTextBox) and len(box.get_text()) > 80]
        middle = page.width / 2
        assert any(box.x1 < middle for box in long_lines)
        assert any(box.x0 > middle for box in long_lines)
        assert not [box for box in long_lines if box.x0 < middle < box.x1]


def test_the_seminar_notes_carry_no_moment_of_making() -> None:
    with zipfile.ZipFile(sample_documents()[1]) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {"2026-04-02"}


def test_the_handout_is_hard_wrapped() -> None:
    lines = sample_documents()[4].read_text(encoding="utf-8").splitlines()
    assert 66 <= max(len(line) for line in lines) <= 72


@pytest.mark.parametrize("name", ARTICLES)
def test_saved_pages_say_who_wrote_them_and_where_they_live(name: str) -> None:
    page = next(path for path in sample_documents() if path.name == f"{name}.html").read_text(
        encoding="utf-8"
    )
    assert f'<link rel="canonical" href="https://harbourlane.example/reading-room/{name}">' in page
    assert re.search(r'<meta name="author" content="\w+ \w+">', page)
    assert "<nav" in page
    assert "<footer" in page


def test_links_and_telephones_are_invented_ones() -> None:
    """Names under .example belong to nobody, and 01632 960 is kept free for stories."""
    for source in SOURCE.iterdir():
        if source.suffix not in (".md", ".txt"):
            continue
        text = source.read_text(encoding="utf-8")
        hosts = re.findall(r"\b[a-z0-9-]+\.(?:com|net|org|uk|co|io|example)\b", text)
        assert [host for host in hosts if not host.endswith(".example")] == []
        numbers = re.findall(r"\b0\d{4} \d{3} \d{3}\b", text)
        assert [number for number in numbers if not number.startswith("01632 960")] == []
