# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of the product: what the owner reads keeps to the design system, and no file tells of the
machine it was made on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.sources import CORE, ROOT, SCREEN, Literal, literals, repository_files, shown, sources

# Design system, section 2, column "Never", and the words section 13 keeps out. Only what is wrong in every
# sentence stands here: "update" is a good verb, "content" a good adjective, and files may be deleted.
NEVER = (
    *(
        "asset",
        "nugget",
        "content items?",
        "pieces? of content",
        "backlog",
        "recycl(?:e|ed|ing)",
        "evergreen",
    ),
    *(
        "engagement",
        "salesy",
        "spam",
        "spammy",
        "ratio policy",
        "compliance",
        "compliant",
        "violat(?:es?|ed|ions?)",
    ),
    *("errors?", "blocked", "denied", "accept(?:ed)?", "reject(?:ed)?", "queued?"),
    *("an update", "updates to", "OCR", "pars(?:e|ed|ing)", "metadata", "CTA", "invalid", "illegal", "oops"),
    # "Please check" is what a page with damaged words is marked with.
    *("please(?! check)", "sorry", "we", "our", "us", "you entered"),
)
FORBIDDEN = re.compile(rf"\b(?:{'|'.join(NEVER)})\b|!", re.IGNORECASE)
# A sentence or label: begins like one, has more than one word, and is neither style sheet nor markup.
SHOWN = re.compile(r"[“\"‘'(…A-Z][^\n{};<>]* [^\n{};<>]*")
# Put together here, so that this file does not say what it looks for.
HOSTS = (
    "py" + "pi.",
    "pytho" + "nhosted.",
    "np" + "mjs.",
    "crates" + ".io",
    "huggi" + "ngface.co",
    "proxy.gol" + "ang",
)
MACHINE = ("wo" + "rk", "ro" + "ot", "t" + "mp", "ho" + "me", "U" + "sers", "o" + "pt")
PLACES = re.compile(
    "|".join(re.escape(host) for host in HOSTS) + rf"|(?<![\w.~\-\])}}/])/(?:{'|'.join(MACHINE)})/\w",
    re.IGNORECASE,
)


def read_by_the_owner() -> Iterator[Literal]:
    for path in sources(CORE, SCREEN):
        for literal in literals(path):
            if SHOWN.fullmatch(literal.text):
                yield literal


@pytest.mark.parametrize(
    "text",
    ["Your backlog is empty.", "Two posts were rejected.", "We saved it.", "Export blocked", "All done!"],
)
def test_a_word_that_is_never_used_is_seen(text: str) -> None:
    assert SHOWN.fullmatch(text)
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "Set aside 1 snippet",
        "It was moved, renamed or deleted.",
        "Update the program, then open it.",
        "Weekly times",
    ],
)
def test_good_words_pass(text: str) -> None:
    assert not FORBIDDEN.search(text)


def test_there_is_something_to_read() -> None:
    assert len(list(read_by_the_owner())) > 100


def test_what_the_owner_reads_keeps_to_the_words_of_the_product() -> None:
    assert [literal.where for literal in read_by_the_owner() if FORBIDDEN.search(literal.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "see " + "/wo" + "rk/main",
        "'/ro" + "ot/x'",
        "index = https://" + "py" + "pi.org/simple",
        "(/t" + "mp/x)",
    ],
)
def test_a_place_of_this_machine_is_seen(text: str) -> None:
    assert PLACES.search(text)


@pytest.mark.parametrize(
    "text", ["harbourlane.example/work/us", "~/work/notes", "a/tmp/b", "the /work folder", "../home/x"]
)
def test_other_paths_pass(text: str) -> None:
    assert not PLACES.search(text)


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    found = [f"{shown(path)}: {place}" for path in repository_files() for place in places(path)]
    assert found == []


def places(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if b"\0" in data:
        return
    for match in PLACES.finditer(data.decode("utf-8", errors="replace")):
        yield match.group()


def test_every_source_opens_with_its_licence_and_its_sentence() -> None:
    bare = [shown(path) for path in sources(CORE, SCREEN, *_more_sources()) if not _opens_well(path)]
    assert bare == []


def _more_sources() -> list[Path]:
    return [ROOT / name for name in ("resources", "tests", "bench", "training")]


def _opens_well(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    head = (
        "# SPDX-FileCopyrightText: 2026 The Second Helping authors\n# SPDX-License-Identifier: Apache-2.0\n"
    )
    return not text or (text.startswith(head) and text[len(head) :].lstrip("\n").startswith(('"""', 'r"""')))
