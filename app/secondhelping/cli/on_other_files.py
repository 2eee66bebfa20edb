# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that save the plan for people and calendar programs, not for a scheduler."""

import argparse
from pathlib import Path

from secondhelping.cli import output
from secondhelping.operations import other_files
from secondhelping.operations import project as projects


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


def _saved(path: Path, out: output.Output) -> None:
    out.say({"file": str(path)}, f"Saved {path}.")
