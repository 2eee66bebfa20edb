# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the bench of reading measures on the collection of real documents: gold transcriptions, words of office files,
article pages, and whether every file is read or honestly refused. Every measure tells other readers' figures too."""

import csv
import importlib.util
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import peers
from secondhelping.documents import rescue, wire
from secondhelping.documents.sandbox import Worker
from secondhelping.domain.document import Content
from secondhelping.domain.errors import FileRefused
from words_in_files import OFFICE_TYPES, words, words_in

Score = dict[str, float]
_READ = "secondhelping.documents.worker:read"
_PART_OF_A_FILE = re.compile(r"(?P<name>.+)\.[ps]\d+(?:-\d+)?$")
_SHINGLE = 4


def tell_all(worker: Worker, shared: Path) -> None:
    """Prints every figure that needs the collection in `shared`."""
    _tell_gold(worker, shared)
    _tell_office_words(worker, shared / "corpus" / "documents")
    _tell_articles(worker, shared / "corpus")
    _tell_read_or_refused(worker, shared / "corpus" / "documents")


def read(worker: Worker, path: Path) -> Content:
    """A file's content by the child. Raises FileRefused as it does."""
    return wire.from_json(rescue.run(worker, _READ, {"path": str(path)}))


def _text(content: Content) -> str:
    return "\n\n".join(passage.text for passage in content.passages)


def _tell_gold(worker: Worker, shared: Path) -> None:
    """Scores by the collection's own rules: ours, and those of other readers for the same files."""
    score = _scorer(shared)
    files = list(_gold(shared / "corpus" / "gold"))
    pdfs = [(gold, path) for gold, path in files if path.suffix == ".pdf"]
    word = [(gold, path) for gold, path in files if path.suffix == ".docx"]
    ours = {path: score(gold, _text(read(worker, path))) for gold, path in files}
    print(f"  {'':<52} score  lowest  intact  paragraphs")
    _tell_scores(f"all {len(files)} gold files (reach: 95, none under 88)", ours.values())
    _tell_scores(
        f"the {len(pdfs)} PDFs (reach: intact .985, paragraphs .85)", (ours[path] for _, path in pdfs)
    )
    for name, reader, some in (
        ("pdfminer.six alone", peers.pdfminer, pdfs),
        ("python-docx's paragraphs", peers.python_docx, word),
    ):
        found = [score(gold, peers.text_by(reader, path)) for gold, path in some]
        _tell_scores(f"the same {len(some)} {some[0][1].suffix[1:].upper()} by {name}", found)
    for name in peers.ELSEWHERE:
        some = files if name == "markitdown" else pdfs
        texts = peers.elsewhere(name, [path for _, path in some])
        if texts is None:
            print(f"  {name} is not here: SECOND_HELPING_PEERS names no Python that can import it")
            continue
        found = [score(gold, text) for (gold, _), text in zip(some, texts, strict=True)]
        _tell_scores(f"the same {len(some)} files by {name}", found)


def _tell_scores(name: str, found: Iterable[Score]) -> None:
    scores = list(found)
    mean = {key: statistics.mean(one[key] for one in scores) for key in ("score", "intact", "para")}
    lowest = min(one["score"] for one in scores)
    print(f"  {name:<52} {mean['score']:5.1f}  {lowest:6.1f}  {mean['intact']:6.3f}  {mean['para']:6.3f}")


def _gold(folder: Path) -> Iterable[tuple[Path, Path]]:
    """Each transcription with the exact file, cut to its pages, that it was made of."""
    for gold in sorted(folder.glob("*.txt")):
        part = _PART_OF_A_FILE.match(gold.stem)
        names = (gold.stem, part["name"] if part else gold.stem)
        found = [path for path in sorted((folder / "src").iterdir()) if path.stem in names]
        if found:
            yield gold, found[0]


def _scorer(shared: Path) -> Callable[[Path, str], Score]:
    spec = importlib.util.spec_from_file_location("score_extract", shared / "tools" / "score_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda gold, text: module.score(str(gold), text)


def _tell_office_words(worker: Worker, folder: Path) -> None:
    """The share of the words in the files' XML that is found, and of the words found that is not in the XML."""
    for suffix in OFFICE_TYPES:
        paths = sorted(folder.glob(f"*{suffix}"))
        there = [words_in(path) for path in paths]
        ours = [words(_text(read(worker, path))) for path in paths]
        _tell_words(f"{len(paths)} {suffix[1:].upper()}", there, ours)
        if suffix == ".docx":
            texts = [peers.text_by(peers.python_docx, path) for path in paths]
            _tell_words("  the same by python-docx's paragraphs", there, list(map(words, texts)))
        if suffix in (".docx", ".pptx"):
            others = peers.elsewhere("markitdown", paths)
            if others is not None:
                _tell_words("  the same by markitdown", there, list(map(words, others)))


def _tell_words(name: str, there: Sequence["Counter[str]"], found: Sequence["Counter[str]"]) -> None:
    pairs = list(zip(there, found, strict=True))
    met = sum((one & other).total() for one, other in pairs) / sum(one.total() for one in there)
    invented = sum((other - one).total() for one, other in pairs) / max(
        1, sum(other.total() for other in found)
    )
    print(f"  {name + ': words found, invented':<58} {met:8.4f}, {invented:.4f}  (reach: .995, .005)")


def _tell_articles(worker: Worker, corpus: Path) -> None:
    """The mean F1 of four words in a row over the article pages."""
    truth: dict[str, str] = json.loads((corpus / "gold" / "html_articles.json").read_text(encoding="utf-8"))
    paths = [corpus / "documents" / name for name in sorted(truth) if (corpus / "documents" / name).is_file()]
    contents = [read(worker, path) for path in paths]
    by_name = {
        "ours": [_text(content) for content in contents],
        "trafilatura plain": [peers.text_by(peers.trafilatura, path) for path in paths],
    }
    others = peers.elsewhere("markitdown", paths)
    if others is not None:
        by_name["markitdown"] = others
    for name, texts in by_name.items():
        f1 = statistics.mean(_f1(truth[path.name], text) for path, text in zip(paths, texts, strict=True))
        reach = "  (reach: .954)" if name == "ours" else ""
        print(f"  {f'{len(paths)} article pages, F1: {name}':<58} {f1:8.3f}{reach}")
    kept = Counter(passage.role.value for content in contents for passage in content.passages)
    print(f"  of them kept: {kept['heading']} headings, {kept['list item']} list items")


def _f1(truth: str, text: str) -> float:
    wanted, found = _shingles(truth), _shingles(text)
    met = (wanted & found).total()
    return 2 * met / max(1, wanted.total() + found.total())


def _shingles(text: str) -> "Counter[tuple[str, ...]]":
    tokens = re.findall(r"\w+", text)
    return Counter(
        tuple(tokens[start : start + _SHINGLE]) for start in range(max(1, len(tokens) - _SHINGLE + 1))
    )


def _tell_read_or_refused(worker: Worker, folder: Path) -> None:
    """How many of all files are read, how many refused, and whether each scan is named as pictures."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        rows = {row["file"]: row for row in csv.DictReader(manifest)}
    scans = {name for name, row in rows.items() if row["text_layer"].startswith("no")}
    refusals: dict[str, FileRefused] = {}
    lost = 0
    for name in rows:
        try:
            read(worker, folder / name)
        except FileRefused as refusal:
            refusals[name] = refusal
        if name.endswith(".pdf") and name not in scans:
            lost += not peers.text_by(peers.pdfminer, folder / name).strip()
    named = sum("picture" in refusals[name].why for name in scans & refusals.keys())
    print(
        f"  {len(rows)} real documents: {len(rows) - len(refusals)} read, {named} of {len(scans)} scans named as"
        f" pictures, {len(refusals.keys() - scans)} refused with words in them"
    )
    print(f"  of the PDFs with words pdfminer.six alone loses {lost}; it gives a scan as empty text")
