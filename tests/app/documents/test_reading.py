# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading a file: what is refused before any reader is asked, and what is finished after."""

import hashlib
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.documents import wire
from secondhelping.documents.cleanup import tidy
from secondhelping.documents.language import detect
from secondhelping.documents.reading import read
from secondhelping.documents.sandbox import READING, Worker
from secondhelping.domain.document import Content, Format, Link, Passage, Place, Role
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import Step


def refusal(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read(path)
    for sentence in (caught.value.what, caught.value.why, caught.value.todo):
        assert sentence
        assert sentence[-1] == "."
        assert "!" not in sentence
    return caught.value


def test_missing_folder_and_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.pdf").what == "“gone.pdf” isn't there."
    (tmp_path / "folder.pdf").mkdir()
    assert refusal(tmp_path / "folder.pdf").what == "“folder.pdf” is a folder."
    (tmp_path / "empty.docx").touch()
    assert refusal(tmp_path / "empty.docx").what == "“empty.docx” is empty."
    (tmp_path / "blank.txt").write_text(" \n\t\n . . .\n", encoding="utf-8")
    assert refusal(tmp_path / "blank.txt").what == "“blank.txt” has no words in it."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "private.txt"
    path.write_text("Text.", encoding="utf-8")
    path.chmod(0)
    assert refusal(path).what == "“private.txt” can't be opened."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").what == "“pipe.txt” isn't a document."


def test_too_big(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word and " * (2 << 20))
    assert refusal(path).why == "Documents of up to 16 MB can be read."
    with (tmp_path / "sparse.pdf").open("wb") as file:
        file.truncate(300 << 20)
    assert refusal(tmp_path / "sparse.pdf").what == "“sparse.pdf” is too big."


def test_names_are_shown_without_tricks(tmp_path: Path) -> None:
    what = refusal(tmp_path / "bill\u202etxt.exe").what
    assert what == "“billtxt.exe” isn't there."
    assert len(refusal(tmp_path / ("n" * 200 + ".pdf")).what) < 90


def test_content_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "Sitting_well at work.txt"
    path.write_text(
        "The ﬁrst rule\u00a0is: sit\u00ad ting\u200b  well is for you and the others in the office.\n",
        encoding="utf-8",
    )
    content = read(path)
    assert content == Content(
        title="Sitting well at work",
        format=Format.TEXT,
        fingerprint=hashlib.sha256(path.read_bytes()).hexdigest(),
        language="en",
        passages=(
            Passage(
                "The first rule is: sit ting well is for you and the others in the office.",
                Role.PARAGRAPH,
                Place(path="line 1"),
            ),
        ),
    )
    assert content.words == 16


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One line.\n\nAnother line.\n", encoding="utf-8")
    assert read(path) == read(path)


def test_a_passage_without_end_is_parted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 20_000, encoding="utf-8")
    passages = read(path).passages
    assert max(len(passage.text) for passage in passages) <= 20_000
    assert " ".join(passage.text for passage in passages).split() == ["word"] * 20_000


def test_through_the_worker_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "Öffnungszeiten 🙂.txt"
    path.write_text("Wir sind für Sie da, auch wenn es regnet.\n", encoding="utf-8")
    steps: list[Step] = []
    with Worker(READING) as worker:
        data = worker.run("secondhelping.documents.worker:read", {"path": str(path)}, steps.append)
        with pytest.raises(FileRefused, match="isn't there"):
            worker.run("secondhelping.documents.worker:read", {"path": str(tmp_path / "gone.txt")})
    assert wire.from_json(data) == read(path)
    assert Step("Reading", 1, 1) in steps


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The chair is the first thing that you should look at, and it is not expensive."),
        ("de", "Der Stuhl ist das Erste, auf das Sie achten sollten, und er ist nicht teuer."),
        ("fr", "La chaise est la première chose qui compte pour le dos, et elle n'est pas chère."),
        ("es", "La silla es lo primero que hay que mirar, y no es cara para la espalda."),
        ("it", "La sedia è la prima cosa da guardare per la schiena e non è cara, come si dice."),
        ("pt", "A cadeira é a primeira coisa que se deve olhar, e não é cara para as costas."),
        ("nl", "De stoel is het eerste waar u op moet letten en hij is niet duur voor de rug."),
        ("", "Krzesło to pierwsza rzecz, na którą trzeba spojrzeć, i wcale nie jest drogie."),
        ("", "良い椅子は良い机よりも大切です。"),
        ("", "Chairs"),
        ("", ""),
    ],
)
def test_language(language: str, text: str) -> None:
    assert detect(text) == language


@settings(deadline=None)
@given(st.text(max_size=80))
def test_tidy_twice_is_tidy_once(text: str) -> None:
    tidied = tidy(text)
    assert tidy(tidied) == tidied
    assert "  " not in tidied
    assert tidied == tidied.strip()
    # No control characters, no half characters, none of private meaning.
    assert not {unicodedata.category(letter) for letter in tidied if ord(letter) < 0xF0000} & {
        "Cc",
        "Cs",
        "Co",
    }


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=80))
def test_tidy_keeps_plain_letters(text: str) -> None:
    assert tidy(text) == text


def test_tidy_examples() -> None:
    assert tidy("eﬃcient ﬂow, ﬁne") == "efficient flow, fine"
    assert tidy("cafe\u0301") == "café"
    assert tidy("\uf0b7 item") == "• item"
    assert tidy("a\u0300\u0301\u0302\u0303\u0304\u0305\u0306b") == "à\u0301\u0302b"
    assert tidy("family 👨\u200d👩\u200d👧") == "family 👨\u200d👩\u200d👧"
    assert tidy("x² ½ ™") == "x² ½ ™"


_texts = st.text(max_size=30)
_places = st.builds(
    Place,
    st.none() | st.integers(1, 2000),
    st.none() | st.tuples(*[st.floats(0, 5000)] * 4),
    _texts,
)
_passages = st.builds(
    Passage,
    _texts,
    st.sampled_from(Role),
    _places,
    st.integers(0, 6),
    st.lists(st.builds(Link, _texts, _texts), max_size=2).map(tuple),
)
_contents = st.builds(
    Content,
    _texts,
    st.sampled_from(Format),
    _texts,
    st.lists(_passages, max_size=4).map(tuple),
    _texts,
    st.integers(0, 2000),
    _texts,
    _texts,
    st.lists(_texts, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(_contents)
def test_what_is_sent_is_what_arrives(content: Content) -> None:
    import json

    assert wire.from_json(json.loads(json.dumps(wire.to_json(content)))) == content


def test_nothing_heavy_is_loaded_by_what_the_window_imports() -> None:
    program = (
        "import sys\n"
        "import secondhelping.documents.reading, secondhelping.documents.sandbox, secondhelping.documents.wire\n"
        "heavy = ('pdfminer', 'docx', 'lxml', 'trafilatura', 'markdown_it', 'charset_normalizer', 'numpy')\n"
        "print(sorted(name for name in heavy if name in sys.modules))\n"
    )
    paths = os.pathsep.join(entry for entry in sys.path if entry)
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert loaded.stdout.strip() == "[]"
