# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saves a small project as this program makes it, for the programs to come: they have to open it for ever.

Run once for each released version, or earlier when a migration is added, from the top folder:

    PYTHONPATH=tests .venv/bin/python tests/migrations/saving.py

It writes projects/version-N.sql (the file as SQL text, N being its `user_version`) and version-N.json (what the
owner sees in it). Neither is ever changed afterwards.
"""

import json
import sqlite3
import tempfile
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import making
from secondhelping.domain.customer import CustomerCard
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Network
from secondhelping.operations import (
    add_document,
    customer,
    export_plan,
    look,
    place,
    results,
    review,
    scheduled,
    setup,
    undo,
)
from secondhelping.operations.project import Project

PROJECTS = Path(__file__).parent / "projects"
_HOME = "/elsewhere"


def saved_projects() -> list[Path]:
    """The saved projects, the oldest version first."""
    return sorted(PROJECTS.glob("*.sql"), key=lambda script: int(script.stem.removeprefix("version-")))


def fill(made: Project, out: Path) -> None:
    """Does a bit of everything: what went out, what is planned, what can be undone and what can be redone."""
    lines = [(text, Kind.HELPFUL) for text in making.TIPS]
    lines += [(f"Book your place in class {n} for £{n}0.", Kind.PROMOTIONAL) for n in (1, 2)]
    for title in ("Back care “at home”", "Café notes ☕"):
        prepared = making.prepared(
            [(f"{title}. {text}", kind) for text, kind in lines], title, f"{_HOME}/{title}.txt"
        )
        add_document.add_document(made, prepared)
    setup.add_account(made, Network.MASTODON, "harbour@example.org", [(1, time(18, 30))], 1000)
    setup.set_rule(made, PRESETS["Thirds"], "To try it.")
    setup.set_rule(made, PRESETS["80/20"], "Less selling.")
    helpful, promotional = (making.ids(made, kind) for kind in (Kind.HELPFUL, Kind.PROMOTIONAL))
    review.keep(made, [*helpful[:6], *promotional])
    review.set_aside(made, helpful[6:8])
    review.edit_and_keep(made, helpful[8], "Edited by hand.\nIn two lines.")
    review.choose_hashtags(made, helpful[0], ["BackCare"])
    for hour, snippet_id in enumerate((helpful[0], promotional[0], helpful[1])):
        place.place(made, snippet_id, making.monday(0, 9 + hour))
    export_plan.export(made, export_plan.check(made), "buffer", out)
    held = out.parent / "held.csv"
    held.write_text("Text,Posting Time\nDrink some water.,2026-05-12 08:00\n", "utf-8")
    found = scheduled.read(made, held, look.accounts(made)[0].id)
    kinds = tuple(replace(one, kind=Kind.HELPFUL) for one in found.entries)
    scheduled.take_in(made, replace(found, entries=kinds))
    did = out.parent / "did.csv"
    did.write_text("Text,Date,Impressions,Engagements\nDrink some water.,2026-05-12,900,30\n", "utf-8")
    results.take_in(made, results.read(made, did, look.accounts(made)[0].id))
    customer.set_card(made, CustomerCard("They sit at a desk.", "That it needs surgery.", ("stiff back",)))
    place.place(made, helpful[2], making.monday(1))
    place.place(made, promotional[1], making.monday(1, 10))
    place.add_talk_time(made, making.monday(1, 17), 20)
    add_document.remove_documents(made, [look.documents(made)[0].id])
    undo.undo(made)


def seen(made: Project) -> dict[str, Any]:
    """What the owner sees of a project."""
    return {
        "business": look.business(made),
        "zone": look.zone(made),
        "documents": [[d.title, d.path, d.words, d.snippets, d.kept] for d in look.documents(made)],
        "passages": [[p.text for p in look.passages(made, d.id)] for d in look.documents(made)],
        "snippets": [
            [
                s.text,
                s.original,
                s.kind.value,
                s.verdict.value,
                s.score,
                list(s.chosen_hashtags),
                s.planned,
                s.served,
            ]
            for s in look.snippets(made)
        ],
        "accounts": [[a.network.value, a.name, a.limit] for a in look.accounts(made)],
        "slots": [[s.account_id, s.weekday, s.at.isoformat()] for s in look.slots(made)],
        "calendar": [
            [o.at.isoformat(), o.text, o.kind and o.kind.value, list(o.accounts), o.minutes, o.exported]
            for o in look.calendar(made)
        ],
        "rules": [[change.rule.name, change.reason] for change in look.rule_changes(made)],
        "exports": [
            [e.at.isoformat(), e.scheduler, e.rule, list(e.files), e.posts] for e in look.exports(made)
        ],
        "undo": list(undo.labels(made)),
        "findings": [[f.check.value, f.severity.value] for f in export_plan.check(made).findings],
    }


def dump(path: Path, folder: str) -> str:
    """The file as SQL text, with the two numbers that a dump leaves out."""
    connection = sqlite3.connect(path)
    numbers = [
        f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
        for name in ("application_id", "user_version")
    ]
    text = "\n".join([*numbers, *connection.iterdump(), ""])
    connection.close()
    return text.replace(folder, _HOME)


def load(script: Path, path: Path) -> None:
    """Makes the file of such a text."""
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text("utf-8"))
    connection.close()


def main() -> None:
    """Writes the two files of the present version."""
    with tempfile.TemporaryDirectory() as folder:
        with making.new_project(Path(folder)) as made:
            fill(made, Path(folder) / "out")
            facts = json.dumps(seen(made), ensure_ascii=False, indent=1).replace(folder, _HOME)
            version = made.store.read().execute("PRAGMA user_version").fetchone()[0]
        text = dump(made.path, folder)
    PROJECTS.mkdir(exist_ok=True)
    (PROJECTS / f"version-{version}.sql").write_text(text, "utf-8")
    (PROJECTS / f"version-{version}.json").write_text(facts + "\n", "utf-8")


if __name__ == "__main__":
    main()
