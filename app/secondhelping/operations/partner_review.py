# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has a partner look over the snippets: a sheet goes out, comes back, is shown, and is taken in as one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.export import other_files, review_sheet, workbook
from secondhelping.export.names import slug
from secondhelping.operations.project import Project
from secondhelping.review import decisions
from secondhelping.store import settings, snippets

FORMATS = ("xlsx", "csv")
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a partner says of a snippet. `verdict` and `text` are None where they leave it as it is."""

    snippet: Snippet
    verdict: Verdict | None
    text: str | None
    comment: str

    @property
    def changes(self) -> bool:
        return self.verdict is not None or self.text is not None


@dataclass(frozen=True, slots=True)
class Answers:
    """All that came back: what is said of snippets, in the order of the sheet, and what could not be taken."""

    answers: tuple[Answer, ...]
    notes: tuple[str, ...]

    @property
    def changing(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.changes)

    def summary(self) -> str:
        """ "3 to keep, 1 to set aside, 2 changed texts, 4 comments"; "Nothing would change" where it is so."""
        counts = (
            (sum(one.verdict is Verdict.KEPT for one in self.answers), "to keep", "to keep"),
            (sum(one.verdict is Verdict.SET_ASIDE for one in self.answers), "to set aside", "to set aside"),
            (sum(one.text is not None for one in self.answers), "changed text", "changed texts"),
            (sum(bool(one.comment) for one in self.answers), "comment", "comments"),
        )
        found = [words.counted(number, noun, nouns) for number, noun, nouns in counts if number]
        return words.listed(found) or "Nothing would change"


def save_sheet(project: Project, folder: Path, form: str = "xlsx") -> Path:
    """Writes the review sheet: the snippets to review and those kept, the best first in each document.

    Args:
        project: Whose snippets.
        folder: Where to.
        form: One of `FORMATS`.

    Raises:
        KnownError: there is no such snippet, or the folder or the disk does not take it.
    """
    connection = project.store.read()
    found = [one for one in snippets.all_(connection) if one.verdict is not Verdict.SET_ASIDE]
    if not found:
        raise KnownError(
            "There is nothing to look over.",
            "No snippet is kept or to be reviewed.",
            "Add a document first.",
        )
    rows = review_sheet.rows(sorted(found, key=lambda one: (one.document_id, -one.score, one.id)))
    today = project.wall_now().date()
    name = f"{slug(settings.get(connection, 'business'), 'second-helping')}-review-{today:%Y-%m-%d}.{form}"
    if form == "csv":
        return other_files.put(folder, name, review_sheet.as_csv(rows))
    data = review_sheet.as_workbook(rows, project.now())
    return other_files.put(folder, name, data, partial(workbook.same, rows))


def read_sheet(project: Project, path: Path) -> Answers:
    """What would change if the sheet that came back were taken in. Nothing is changed.

    Raises:
        KnownError: the file can't be read, or is no review sheet.
    """
    rows = review_sheet.read(_bytes(path), path.name)
    notes: list[str] = []
    answers = tuple(_answers(project, rows, notes))
    planned = sum(one.snippet.planned > 0 for one in answers if one.changes)
    if planned:
        notes.append(
            f"{words.counted(planned, 'of them is', 'of them are')} on the calendar already. "
            "The posts stay as they are; change them there."
        )
    return Answers(answers, tuple(notes))


def take_in(project: Project, answers: Answers) -> Changes:
    """Does what the partner says, as one action. Empty changes where nothing is to be done."""
    changing = answers.changing
    if not changing:
        return Changes()
    label = f"Took in a partner's answers on {words.counted(len(changing), 'snippet')}"
    with project.action(label) as writing:
        for answer in changing:
            if answer.text is not None:
                snippets.set_text(writing.connection, answer.snippet.id, answer.text)
        for verdict in Verdict:
            ids = [answer.snippet.id for answer in changing if answer.verdict is verdict]
            if ids:
                snippets.set_verdict(writing.connection, ids, verdict)
    return writing.changes


def _answers(project: Project, rows: Sequence[review_sheet.Row], notes: list[str]) -> Iterator[Answer]:
    """The rows that say something of a snippet of this project; of the others, a note."""
    seen: dict[int, int] = {}
    for row in rows:
        key = review_sheet.read_key(row.key)
        found = snippets.get(project.store.read(), [key.snippet_id]) if key else []
        if key is None or not found or not review_sheet.is_of(key, found[0]):
            notes.append(f"Row {row.number}: no snippet of this project has the key {words.quoted(row.key)}.")
            continue
        first = seen.setdefault(key.snippet_id, row.number)
        if first != row.number:
            notes.append(f"Row {row.number} is about the same snippet as row {first}, which counts.")
            continue
        answer = Answer(
            found[0], _verdict(row, found[0], notes), _text(row, key, found[0], notes), row.comment
        )
        if answer.changes or answer.comment:
            yield answer


def _verdict(row: review_sheet.Row, snippet: Snippet, notes: list[str]) -> Verdict | None:
    if not row.verdict:
        return None
    said = review_sheet.verdict(row.verdict)
    if said is None:
        notes.append(
            f"Row {row.number}: the verdict {words.quoted(row.verdict)} is neither “keep” nor “set aside”."
        )
    return None if said is snippet.verdict else said


def _text(row: review_sheet.Row, key: review_sheet.Key, snippet: Snippet, notes: list[str]) -> str | None:
    text = review_sheet.changed_text(key, row.text)
    if text is None or text in (snippet.text, review_sheet.poorer(snippet.text)):
        return None
    if workbook.is_cut(snippet.text):
        notes.append(f"Row {row.number}: the text was too long for the sheet. It stays as it is.")
        return None
    if not review_sheet.is_text_of(key, snippet.text):
        notes.append(
            f"Row {row.number}: you changed this text as well since. Yours stays: {_both(snippet, text)}"
        )
        return None
    return decisions.edited(text)


def _both(snippet: Snippet, text: str) -> str:
    return f"{words.quoted(snippet.text)}. Theirs: {words.quoted(text, 200)}."


def _bytes(path: Path) -> bytes:
    """The file, if it is one of a size that a review sheet can have."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise KnownError(
            f"“{path.name}” can't be opened.",
            f"The system says: {error.strerror}.",
            "Check that the file is there, and that no other program holds it.",
        ) from error
    if len(data) > _LARGEST:
        raise KnownError(
            f"“{path.name}” is too large for a review sheet.",
            f"It is larger than {_LARGEST // 1_000_000} MB.",
            "Choose the sheet that was sent.",
        )
    return data
