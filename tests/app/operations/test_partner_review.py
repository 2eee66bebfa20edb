# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A partner's answers: shown before they are taken in, taken in as one step, and never over the owner's own words."""

from collections.abc import Callable
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.snippet import Verdict
from secondhelping.export import table, workbook
from secondhelping.operations import look, partner_review, place, review, undo
from secondhelping.operations.project import Project

Cells = list[list[str]]
VERDICT, COMMENT, TEXT, KEY = 0, 1, 2, 6


def sent(made: Project, folder: Path, form: str = "xlsx") -> Cells:
    """The sheet as the partner opens it, without its header."""
    data = partner_review.save_sheet(made, folder, form).read_bytes()
    rows = workbook.decoded(data) if form == "xlsx" else table.decoded(data)
    return [list(row) for row in rows[1:]]


def back(rows: Cells, folder: Path, header: Cells | None = None) -> Path:
    path = folder / "from Anna.csv"
    head = header or [["Verdict", "Comment", "Text", "Kind", "Document", "So far", "Key"]]
    path.write_bytes(table.written(head + rows))
    return path


def state(made: Project) -> list[tuple[int, str, str]]:
    return [(one.id, one.verdict.value, one.text) for one in look.snippets(made)]


@pytest.fixture
def made(tmp_path: Path) -> object:
    with making.with_snippets(tmp_path, 5, 1, keep=False) as project:
        yield project


@pytest.mark.parametrize("form", partner_review.FORMATS)
def test_the_sheet_holds_what_is_to_be_looked_over(form: str, made: Project, tmp_path: Path) -> None:
    first, *_ = look.snippets(made)
    review.set_aside(made, [first.id])
    rows = sent(made, tmp_path / "out", form)
    assert len(rows) == 5
    assert first.text not in {row[TEXT] for row in rows}
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [f".{form}"]


def test_answers_are_shown_then_taken_in_as_one_step(made: Project, tmp_path: Path) -> None:
    before = state(made)
    rows = sent(made, tmp_path)
    rows[0][VERDICT] = "keep"
    rows[1][VERDICT], rows[1][COMMENT] = "set aside", "We said this in spring."
    rows[2][TEXT] = "Walk while you talk."
    rows[3][COMMENT] = "Lovely."
    answers = partner_review.read_sheet(made, back(rows[3::-1], tmp_path))
    assert state(made) == before
    assert answers.summary() == "1 to keep, 1 to set aside, 1 changed text and 2 comments"
    assert [answer.comment for answer in answers.answers] == ["Lovely.", "", "We said this in spring.", ""]
    assert answers.notes == ()
    changes = partner_review.take_in(made, answers)
    assert changes.label == "Took in a partner's answers on 3 snippets"
    kept = [one for one in look.snippets(made) if one.verdict is Verdict.KEPT]
    assert [one.text for one in kept] == [rows[0][TEXT]]
    assert "Walk while you talk." in {one.text for one in look.snippets(made)}
    undo.undo(made)
    assert state(made) == before
    undo.redo(made)
    assert state(made) != before


def test_an_untouched_sheet_changes_nothing(made: Project, tmp_path: Path) -> None:
    answers = partner_review.read_sheet(made, back(sent(made, tmp_path), tmp_path))
    assert answers.summary() == "Nothing would change"
    label = undo.labels(made)
    assert not partner_review.take_in(made, answers)
    assert undo.labels(made) == label


def test_what_cannot_be_taken_is_told_row_by_row(made: Project, tmp_path: Path) -> None:
    rows = sent(made, tmp_path)[:3]
    rows[1][KEY] = "SH-99-abcdef-01234567"
    rows[2][VERDICT] = "perhaps"
    answers = partner_review.read_sheet(made, back([*rows, rows[0]], tmp_path))
    assert answers.answers == ()
    assert [note.split(":")[0].split(" is about")[0] for note in answers.notes] == ["Row 3", "Row 4", "Row 5"]
    assert "neither “keep” nor “set aside”" in answers.notes[1]


def test_the_sheet_of_another_project_changes_nothing(made: Project, tmp_path: Path) -> None:
    with making.new_project(tmp_path, name="other") as other:
        from secondhelping.domain.kind import Kind
        from secondhelping.operations import add_document

        add_document.add_document(other, making.prepared([("Other words.", Kind.HELPFUL)], "Other", "o.txt"))
        rows = sent(other, tmp_path)
    rows[0][VERDICT] = "set aside"
    answers = partner_review.read_sheet(made, back(rows, tmp_path))
    assert answers.answers == ()
    assert len(answers.notes) == 1


def test_the_owners_own_words_stay_where_both_changed_them(made: Project, tmp_path: Path) -> None:
    rows = sent(made, tmp_path)
    one, two = look.snippets(made)[:2]
    for snippet in (one, two):
        review.edit_text(made, snippet.id, f"Mine {snippet.id}.")
    number = next(n for n, row in enumerate(rows) if row[TEXT] == one.text)
    rows[number][TEXT], rows[number][VERDICT] = "Theirs.", "keep"
    answers = partner_review.read_sheet(made, back(rows, tmp_path))
    partner_review.take_in(made, answers)
    texts = {snippet.id: snippet.text for snippet in look.snippets(made)}
    assert texts[one.id] == f"Mine {one.id}."
    assert texts[two.id] == f"Mine {two.id}."
    (note,) = answers.notes
    assert "Yours stays" in note
    assert "“Theirs.”" in note
    assert look.snippet(made, one.id).verdict is Verdict.KEPT


def test_a_snippet_on_the_calendar_is_told(made: Project, tmp_path: Path) -> None:
    one = look.snippets(made)[0]
    review.keep(made, [one.id])
    place.place(made, one.id, making.monday())
    rows = [row for row in sent(made, tmp_path) if row[TEXT] == one.text]
    rows[0][TEXT] = "Other words for it."
    answers = partner_review.read_sheet(made, back(rows, tmp_path))
    assert answers.notes == (
        "1 of them is on the calendar already. The posts stay as they are; change them there.",
    )
    partner_review.take_in(made, answers)
    assert look.calendar(made)[0].text.startswith(one.text)


def test_letters_that_a_windows_spreadsheet_lost_are_no_change(made: Project, tmp_path: Path) -> None:
    one = look.snippets(made)[0]
    review.edit_text(made, one.id, "Walk → home, “slowly”: 本日.")
    rows = sent(made, tmp_path)
    path = tmp_path / "western.csv"
    header = ["Verdict", "Comment", "Text", "Kind", "Document", "So far", "Key"]
    lines = [";".join(f'"{cell}"' for cell in row) for row in [header, *rows]]
    path.write_bytes("\r\n".join(lines).encode("cp1252", "replace"))
    assert partner_review.read_sheet(made, path).changing == ()


def broken(folder: Path) -> Path:
    path = folder / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    return path


def huge(folder: Path) -> Path:
    path = folder / "huge.csv"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    return path


@pytest.mark.parametrize("make", [broken, huge, lambda folder: folder, lambda folder: folder / "gone.xlsx"])
def test_a_file_that_is_no_sheet_is_told(make: Callable[[Path], Path], made: Project, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        partner_review.read_sheet(made, make(tmp_path))
    assert caught.value.what.startswith("“")
    assert caught.value.todo


def test_without_snippets_there_is_no_sheet(tmp_path: Path) -> None:
    with making.new_project(tmp_path) as empty, pytest.raises(KnownError, match="nothing to look over"):
        partner_review.save_sheet(empty, tmp_path)
