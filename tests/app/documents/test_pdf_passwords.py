# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Passwords with letters beyond ASCII: writers of PDF encode them in their own ways."""

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import LEFT, LEFT_TEXT, lines, pdf, write
from secondhelping.documents.reading import read
from secondhelping.documents.spellings import spellings
from secondhelping.domain.errors import FileLocked


def left(canvas: Canvas) -> None:
    lines(canvas, LEFT, x=72, y=700)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "cp1252"])
def test_a_password_with_accents_opens_whatever_the_writer_made_of_it(tmp_path: Path, encoding: str) -> None:
    typed = "Brötchen für 3" if encoding == "latin-1" else "Brötchen für 3 €"
    # reportlab writes Latin-1 letters as UTF-8, and takes bytes as they are.
    lock = StandardEncryption(typed.encode(encoding), ownerPassword="owner", strength=128)
    path = write(tmp_path, "a.pdf", pdf(left, encrypt=lock))
    assert [passage.text for passage in read(path, password=typed).passages] == [LEFT_TEXT]


@pytest.mark.parametrize("typed", ["пароль", "3 €", "مرحبا a", "x" * 300])
def test_a_password_that_the_file_cannot_even_spell_is_a_wrong_one(tmp_path: Path, typed: str) -> None:
    path = write(tmp_path, "a.pdf", pdf(left, encrypt="secret"))
    with pytest.raises(FileLocked, match="That one didn't open it"):
        read(path, password=typed)


def test_each_spelling_is_tried_once() -> None:
    assert list(spellings("plain")) == ["plain"]
    assert list(spellings("é")) == ["é", "Ã©"]
    assert list(spellings("€")) == ["€", "â\x82¬", "\x80"]
