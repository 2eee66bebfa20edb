# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How Tesseract is run: found, asked, held to its limits, and stopped. Programs of our own stand in for it where it
would have to misbehave."""

import os
import sys
import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, LEFT_TEXT, lines, pdf, write
from app.documents.scanning import needs_tesseract
from secondhelping.documents import picture, tesseract
from secondhelping.documents.tesseract import Tesseract
from secondhelping.domain.errors import Cancelled, ReadingStopped
from secondhelping.domain.progress import Step, silent

STEP = Step("Reading the pictures")
scripts_run = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")


def program(folder: Path, body: str) -> Path:
    """A program called tesseract that does what it is told to here."""
    path = folder / "tesseract"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\n{body}\n", "utf-8")
    path.chmod(0o700)
    return path


def running(path: Path) -> bool:
    try:
        os.kill(int(path.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


@needs_tesseract
def test_it_reads_a_picture(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT)

    drawn = picture.render(write(tmp_path, "a.pdf", pdf(page)), 1, 0, to_read=True)
    found = tesseract.found()
    assert found is not None
    steps: list[Step] = []
    assert tesseract.words_of(found.words(drawn.png, "en", steps.append, STEP)) == LEFT_TEXT
    assert set(steps) == {STEP}


@scripts_run
def test_it_is_found_with_its_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(tmp_path, "print('List of available languages in \"/x y/\" (3):\\ndeu\\nosd\\nfra')")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.found() == Tesseract(str(path), frozenset({"deu", "osd", "fra"}))


@scripts_run
@pytest.mark.parametrize("body", ["print('List:\\nosd')", "sys.exit(1)"])
def test_without_a_language_it_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    program(tmp_path, body)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.found() is None


def test_where_there_is_none_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tesseract, "_ELSEWHERE", {})
    assert tesseract.path() == ""
    assert tesseract.found() is None


def test_the_language_is_chosen_among_those_there_are() -> None:
    here = Tesseract("tesseract", frozenset({"deu", "eng", "osd"}))
    assert here.best_of(["de", "fr"]) == "de"
    assert here.best_of(["", "fr"]) == "en"
    assert here.knows("de")
    assert not here.knows("fr")
    assert not here.knows("")
    assert Tesseract("tesseract", frozenset({"pol", "osd"})).best_of(["de"]) == ""


@scripts_run
def test_picture_and_language_are_handed_over_and_no_more(tmp_path: Path) -> None:
    body = "got = sys.stdin.buffer.read()\nprint(len(got), *sys.argv[1:], *sorted(os.environ))"
    path = program(tmp_path, body)
    said = Tesseract(str(path), frozenset({"fra"})).words(b"x" * 300_000, "fr", silent, STEP).split()
    assert said[:8] == ["300000", "stdin", "stdout", "-l", "fra", "--psm", "3", "tsv"]
    assert "PYTHONPATH" not in said
    assert not any("proxy" in name.lower() for name in said)


@scripts_run
def test_one_that_takes_too_long_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "number"
    path = program(tmp_path, f"open({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)")
    with pytest.raises(ReadingStopped, match="takes too long"):
        Tesseract(str(path), frozenset({"eng"}), longest=1.0).words(b"x", "en", silent, STEP)
    assert not running(note)


@scripts_run
def test_one_that_is_not_wanted_any_more_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "number"
    path = program(tmp_path, f"open({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)")

    def cancel(step: Step) -> None:
        if note.exists() and note.read_text():
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        # More than a pipe holds: a program that doesn't listen must not hold us up.
        Tesseract(str(path), frozenset({"eng"})).words(b"x" * 1_000_000, "en", cancel, STEP)
    assert time.monotonic() - started < 60
    assert not running(note)


@scripts_run
def test_one_that_says_too_much_is_killed(tmp_path: Path) -> None:
    path = program(tmp_path, "while True: sys.stdout.write('x' * 100_000)")
    with pytest.raises(ReadingStopped, match="too much text"):
        Tesseract(str(path), frozenset({"eng"})).words(b"x", "en", silent, STEP)


@scripts_run
def test_what_one_said_that_failed_counts_for_nothing(tmp_path: Path) -> None:
    path = program(tmp_path, "print('half a'); sys.exit(3)")
    assert Tesseract(str(path), frozenset({"eng"})).words(b"x", "en", silent, STEP) == ""
