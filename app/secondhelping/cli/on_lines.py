# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that cut lines anew: cut, join, wordings, questions; and those that find what is alike."""

import argparse
from collections.abc import Callable
from pathlib import Path

from secondhelping.cli import output
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.snippet import Snippet
from secondhelping.domain.words import counted
from secondhelping.operations import alike as alike_lines
from secondhelping.operations import curate as passing_on
from secondhelping.operations import look, recut
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Workshop


def split(arguments: argparse.Namespace, out: output.Output) -> None:
    """Cuts a snippet in two."""
    _do(arguments, out, lambda project, snippet: recut.split(project, snippet.id, arguments.before - 1))


def join(arguments: argparse.Namespace, out: output.Output) -> None:
    """Joins a snippet with what follows it in its document."""
    _do(arguments, out, lambda project, snippet: recut.join(project, snippet.id))


def wordings(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells other wordings of a snippet, or takes one."""
    with projects.open_(Path(arguments.project)) as project:
        snippet = _snippet(project, arguments.id)
        found = recut.wordings(snippet)
        if arguments.take is not None:
            text = _taken([one.text for one in found], arguments.take)
            out.told(recut.choose_wording(project, snippet.id, text))
            return
    for number, one in enumerate(found, 1):
        out.say(
            {"number": number, "way": one.way.value, "text": one.text},
            f"{number}  {one.way.value}: {one.text}",
        )


def questions(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells questions of ours that go with a snippet, or keeps one beside it."""
    with projects.open_(Path(arguments.project)) as project:
        snippet = _snippet(project, arguments.id)
        found = recut.questions(snippet)
        if arguments.take is not None:
            out.told(recut.accept_question(project, snippet.id, _taken(found, arguments.take)))
            return
    for number, text in enumerate(found, 1):
        out.say({"number": number, "text": text, "ours": True}, f"{number}  {text}")


def curate(arguments: argparse.Namespace, out: output.Output) -> None:
    """Keeps a post for each link of a table, or for one link. Rows that give none are told, and the others go on."""
    with projects.open_(Path(arguments.project)) as project:
        for name in arguments.files:
            with out.about(name):
                found = passing_on.read_links(Path(name))
                for one in found.refused:
                    out.refuse(_row_refused(name, one), document=name, row=one.row)
                known = passing_on.already_here(project, found.links)
                if len(found.links) > known:
                    out.told(passing_on.curate(project, found.links))
                if known:
                    data = {"document": name, "here_already": known}
                    out.say(
                        data,
                        f"{counted(known, 'link')} of “{name}” {'was' if known == 1 else 'were'} here already.",
                    )
        if arguments.link:
            link = passing_on.pasted_link(arguments.link)
            if link is None:
                raise KnownError(
                    f"“{arguments.link}” is no web address.",
                    "It begins with https:// and has a name with a dot in it.",
                    "Copy it from the browser.",
                )
            made = passing_on.PassedOn(link.url, arguments.title, arguments.note, arguments.by)
            out.told(passing_on.curate(project, [made]))


def _row_refused(name: str, one: passing_on.Refused) -> KnownError:
    return KnownError(
        f"Row {one.row} of “{name}” was left out.",
        one.why,
        "Mend it and add the file again: the others stay once.",
    )


def alike(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each group of snippets that say nearly the same, the one to keep first."""
    with projects.open_(Path(arguments.project)) as project:
        if alike_lines.stale(project):
            with Workshop() as workshop:
                alike_lines.refresh(project, workshop)
        for group in alike_lines.groups(project):
            found = [_snippet(project, member) for member in group.members]
            posted = [at.isoformat(timespec="minutes") for at in group.posted]
            data = {"ids": [one.id for one in found], "texts": [one.text for one in found], "posted": posted}
            lines = [f"{one.id:>5}  {one.document_title}: {one.text}" for one in found]
            went_out = [f"       went out on {at}" for at in posted]
            out.say(data, "\n".join([*lines, *went_out, ""]))


def _do(
    arguments: argparse.Namespace, out: output.Output, operation: Callable[[Project, Snippet], Changes]
) -> None:
    with projects.open_(Path(arguments.project)) as project:
        out.told(operation(project, _snippet(project, arguments.id)))


def _snippet(project: Project, number: int) -> Snippet:
    found = look.snippet(project, SnippetId(number))
    if found is None:
        raise KnownError(
            f"There is no snippet {number}.",
            "The project has none of this number.",
            "List the snippets to see their ids.",
        )
    return found


def _taken(found: list[str] | tuple[str, ...], number: int) -> str:
    if number > len(found):
        raise KnownError(
            f"There is no number {number}.",
            f"The list has {len(found)}.",
            "Leave --take out to see the list.",
        )
    return found[number - 1]
