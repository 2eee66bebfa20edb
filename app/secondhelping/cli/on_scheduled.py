# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The command that takes in what a scheduler holds already."""

import argparse
from dataclasses import replace
from pathlib import Path

from secondhelping.cli import output
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.words import listed, quoted, when
from secondhelping.operations import look, scheduled
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project
from secondhelping.operations.scheduled import Entry, Findings
from secondhelping.operations.workshop import Workshop

_ORDERS = {"day": True, "month": False, "": None}


def take_in(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells what a scheduler's file says is scheduled and, but for `--look`, keeps it as one step."""
    with projects.open_(Path(arguments.project)) as project:
        named = scheduled.account_named(project, arguments.account).id if arguments.account else None
        order = _ORDERS[arguments.first]
        found = scheduled.read(project, Path(arguments.file), named, arguments.scheduler, order)
        if found.asks_account:
            raise _which_account(project, found)
        found = _with_kinds(found, arguments.kind)
        changes = None if arguments.look else scheduled.take_in(project, found)
    for entry in found.entries:
        out.say(_entry(entry), _entry_text(entry))
    data = {
        "scheduler": found.scheduler,
        "added": 0 if arguments.look else len(found.entries),
        "known": found.known,
        "planned": found.planned,
        "unread": [{"row": one.row, "why": one.why} for one in found.unread],
        "either_order": found.either_order and order is None,
    }
    lines = [f"Read as a file of {found.scheduler}.", *found.notes()]
    if data["either_order"]:
        lines.append(
            "Its dates don't tell day and month apart. Say --first day or --first month if they are wrong."
        )
    lines.append(f"{changes.label if changes else found.summary()}.")
    out.say(data, "\n".join(lines))
    if found.unread and not found.entries and not found.known:
        out.status = output.REFUSED


def _with_kinds(found: Findings, kind: str) -> Findings:
    """Every post with a kind: the one that was said, else what the judge suggests."""
    if kind:
        said = [replace(one, kind=one.kind or Kind(kind)) for one in found.entries]
        return replace(found, entries=tuple(said))
    texts = list(found.without_kind)
    if not texts:
        return found
    with Workshop() as workshop:
        return scheduled.suggested(found, dict(zip(texts, workshop.judge(texts), strict=True)))


def _which_account(project: Project, found: Findings) -> KnownError:
    names = [f"{account.network.value}:{account.name}" for account in look.accounts(project)]
    return KnownError(
        f"“{found.name}” doesn't say which account its posts go to.",
        f"There are {listed(names)}.",
        "Name one with --account. Nothing was taken in.",
    )


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "row": entry.row,
        "at": entry.at.isoformat(timespec="minutes"),
        "account": entry.account_id,
        "kind": entry.kind.value if entry.kind else None,
        "sure": entry.sure.value if entry.sure else None,
        "text": entry.text,
    }


def _entry_text(entry: Entry) -> str:
    kind = entry.kind.value if entry.kind else ""
    return f"{when(entry.at):<22} {kind:<13} {quoted(entry.text, 70)}"
