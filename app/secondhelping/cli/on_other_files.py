# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that save the plan for people and calendar programs, not for a scheduler."""

import argparse
from pathlib import Path

from secondhelping.cli import output
from secondhelping.domain.words import quoted
from secondhelping.operations import other_files, partner_review
from secondhelping.operations import project as projects

SHEET_FORMATS = partner_review.FORMATS


def calendar(arguments: argparse.Namespace, out: output.Output) -> None:
    """Saves a calendar file."""
    with projects.open_(Path(arguments.project)) as project:
        path = other_files.save_calendar(
            project, Path(arguments.out), arguments.start, arguments.end, talk_times=arguments.talk_times
        )
    _saved(path, out)


def workbook(arguments: argparse.Namespace, out: output.Output) -> None:
    """Saves a workbook for reading."""
    with projects.open_(Path(arguments.project)) as project:
        path = other_files.save_workbook(project, Path(arguments.out), arguments.start, arguments.end)
    _saved(path, out)


def page(arguments: argparse.Namespace, out: output.Output) -> None:
    """Saves a web page for reading."""
    with projects.open_(Path(arguments.project)) as project:
        path = other_files.save_page(project, Path(arguments.out), arguments.start, arguments.end)
    _saved(path, out)


def review_sheet(arguments: argparse.Namespace, out: output.Output) -> None:
    """Saves a review sheet."""
    with projects.open_(Path(arguments.project)) as project:
        path = partner_review.save_sheet(project, Path(arguments.out), arguments.format)
    _saved(path, out)


def take_back(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells what a review sheet says; with `--apply` it is taken in as one step."""
    with projects.open_(Path(arguments.project)) as project:
        answers = partner_review.read_sheet(project, Path(arguments.file))
        changes = partner_review.take_in(project, answers) if arguments.apply else None
    done = bool(changes)
    for answer in answers.answers:
        out.say(_answer(answer), _answer_text(answer))
    data = {"summary": answers.summary(), "notes": list(answers.notes), "applied": done}
    last = f"{changes.label}." if changes else f"{answers.summary()}."
    out.say(data, "\n".join([*answers.notes, last]))


def _answer(answer: partner_review.Answer) -> dict[str, object]:
    return {
        "id": answer.snippet.id,
        "verdict": answer.verdict.value if answer.verdict else None,
        "text": answer.text,
        "comment": answer.comment,
    }


def _answer_text(answer: partner_review.Answer) -> str:
    parts = [f"{answer.snippet.id:>5}  {answer.verdict.value if answer.verdict else '':<10}"]
    parts.append(quoted(answer.snippet.text))
    if answer.text is not None:
        parts.append(f"becomes “{answer.text}”")
    if answer.comment:
        parts.append(f"({answer.comment})")
    return " ".join(parts)


def _saved(path: Path, out: output.Output) -> None:
    out.say({"file": str(path)}, f"Saved {path}.")
