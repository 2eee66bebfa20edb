# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands for what makes a snippet worth serving beside its words: the customer card, and how posts did."""

import argparse
from dataclasses import asdict, replace
from pathlib import Path

from secondhelping.cli import output
from secondhelping.operations import customer, results, scheduled
from secondhelping.operations import project as projects
from secondhelping.operations.workshop import Workshop


def card(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells the customer card, or changes it and works out anew what suits the customer."""
    given = {"who": arguments.who, "worries": arguments.worries}
    wanted = {name: value for name, value in given.items() if value is not None}
    with projects.open_(Path(arguments.project)) as project:
        found = replace(customer.card(project), **wanted)
        if arguments.word is not None:
            found = replace(found, words=tuple(word for word in arguments.word if word))
        customer.set_card(project, found)
        if customer.stale(project):
            with Workshop() as workshop:
                customer.refresh(project, workshop)
    lines = [
        f"Your customer: {found.who or 'not said yet'}",
        f"Worried about: {found.worries or 'not said yet'}",
        f"Words they use: {', '.join(found.words) or 'none yet'}",
    ]
    out.say({**asdict(found), "words": list(found.words)}, "\n".join(lines))


def take_in(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells what a network's file says of how posts did and, but for `--look`, keeps it as one step."""
    with projects.open_(Path(arguments.project)) as project:
        named = scheduled.account_named(project, arguments.account).id if arguments.account else None
        found = results.read(project, Path(arguments.file), named, True if arguments.day_first else None)
        changes = None if arguments.look else results.take_in(project, found)
    data = {
        "posts": len(found.results),
        "unmatched": found.unmatched,
        "unread": [{"row": one.row, "why": one.why} for one in found.contents.unread],
        "day_first": found.contents.day_first,
        "either_order": found.contents.either_order,
        "changed": bool(changes),
    }
    said = [f"{found.summary()}.", *filter(None, [found.order()]), *found.notes()]
    if not arguments.look:
        said.append(f"{changes.label}." if changes else "All of them were known.")
    out.say(data, "\n".join(said))
