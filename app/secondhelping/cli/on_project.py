# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands on a project, from `new` to `export`, and the demo."""

import argparse
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from secondhelping.cli import output
from secondhelping.cli.adding import add_one
from secondhelping.cli.passwords import Passwords
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.link_habits import USUAL, LinkHabits
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.plan import Thread
from secondhelping.domain.snippet import Verdict
from secondhelping.domain.words import counted
from secondhelping.operations import (
    export_again,
    export_plan,
    learn_scheduler,
    learning,
    link_habits,
    look,
    place,
    plan_for_me,
    planning,
    review,
    setup,
    undo,
)
from secondhelping.operations import project as projects
from secondhelping.operations.gather import gather
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Workshop
from secondhelping_resources import paths


def new(arguments: argparse.Namespace, out: output.Output) -> None:
    """Makes a project."""
    path = Path(arguments.project)
    with projects.create(path, arguments.business, arguments.zone) as project:
        accounts = [{"network": a.network.value, "name": a.name} for a in look.accounts(project)]
        data = {
            "project": str(path),
            "zone": project.zone,
            "accounts": accounts,
            "rule": look.rule(project).name,
        }
        out.say(data, f"Made {path}. Time zone {project.zone}, mix rule {look.rule(project).name}.")


def add(arguments: argparse.Namespace, out: output.Output) -> None:
    """Reads files, and the documents of folders, into a project. What is refused does not stop the others."""
    passwords = Passwords(arguments.ask_password)
    with projects.open_(Path(arguments.project)) as project, Workshop() as workshop:
        workshop.learn_from(partial(learning.teaching, project))
        for name in arguments.files:
            found = gather([Path(name)])
            for _, error in found.refused:
                out.refuse(error, document=name)
            for path in found.files:
                # A file is called what the owner called it; those of a folder by their whole path.
                called = name if path == Path(name).absolute() else str(path)
                add_one(project, workshop, path, out, called, passwords, ocr=arguments.ocr)


def list_(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each snippet, best first."""
    with projects.open_(Path(arguments.project)) as project:
        _learn(project)
        verdict = Verdict(arguments.verdict) if arguments.verdict else None
        for found in sorted(
            look.snippets(project, verdict), key=lambda snippet: (-snippet.score, snippet.id)
        ):
            out.say(
                output.snippet(found),
                f"{found.id:>5}  {found.verdict.value:<10} {found.kind.value:<13} {found.text}",
            )


def keep(arguments: argparse.Namespace, out: output.Output) -> None:
    """Keeps the best snippets, or those named."""
    with projects.open_(Path(arguments.project)) as project:
        if arguments.best is not None:
            _learn(project)
            _told(out, review.keep_best(project, arguments.best))
        else:
            _told(out, review.keep(project, _ids(project, arguments.ids)))


def _learn(project: Project) -> None:
    """Takes in what was decided since it was learned last, before lines are put in order."""
    if learning.stale(project):
        with Workshop() as workshop:
            learning.refresh(project, workshop)


def forget(arguments: argparse.Namespace, out: output.Output) -> None:
    """Forgets what was learned from decisions."""
    with projects.open_(Path(arguments.project)) as project:
        _told(out, learning.forget(project))


def set_aside(arguments: argparse.Namespace, out: output.Output) -> None:
    """Sets snippets aside."""
    _on_snippets(arguments, out, lambda project, ids: review.set_aside(project, ids))


def look_again(arguments: argparse.Namespace, out: output.Output) -> None:
    """Puts snippets back to review."""
    _on_snippets(arguments, out, lambda project, ids: review.look_again(project, ids))


def edit(arguments: argparse.Namespace, out: output.Output) -> None:
    """Changes the words of a snippet."""
    _on_snippets(arguments, out, lambda project, ids: review.edit_text(project, ids[0], arguments.text))


def kind(arguments: argparse.Namespace, out: output.Output) -> None:
    """Gives snippets another kind."""
    _on_snippets(arguments, out, lambda project, ids: review.change_kind(project, ids, Kind(arguments.kind)))


def rule(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells the mix rule, or changes it to one of the presets."""
    with projects.open_(Path(arguments.project)) as project:
        if arguments.set:
            setup.set_rule(project, PRESETS[arguments.set], arguments.reason)
        found = look.rule(project)
        data = {
            "name": found.name,
            "window": found.window,
            "at_most": {kind.value: number for kind, number in found.at_most.items()},
            "at_least": {kind.value: number for kind, number in found.at_least.items()},
        }
        out.say(data, f"{found.name}. {found.sentence()}")


def plan(arguments: argparse.Namespace, out: output.Output) -> None:
    """Lays out the free slots."""
    with projects.open_(Path(arguments.project)) as project:
        _plan(project, arguments.start, arguments.weeks, arguments.seed, out)


def check(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells the gate's report; the status says whether it passed."""
    with projects.open_(Path(arguments.project)) as project:
        report = export_plan.check(project, arguments.start, arguments.end)
    out.say(output.report(report), output.report_text(report))
    if not report.passed:
        out.status = output.REFUSED


def links(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells what is added to the links of posts, after changing what is given."""
    with projects.open_(Path(arguments.project)) as project:
        before = found = link_habits.habits(project)
        if arguments.usual or arguments.off:
            base = USUAL if arguments.usual else LinkHabits()
            found = replace(base, column=before.column, sites=() if arguments.off else before.sites)
        given = {name: getattr(arguments, name) for name in ("source", "medium", "campaign")}
        found = replace(found, **{name: value for name, value in given.items() if value is not None})
        if arguments.site is not None:
            found = replace(found, sites=tuple(arguments.site))
        if arguments.column is not None:
            found = replace(found, column=arguments.column == "on")
        if found != before:
            link_habits.change(project, found)
            found = link_habits.habits(project)
        shown = [link_habits.example(found, account) for account in look.accounts(project)]
        data = {**asdict(found), "sites": list(found.sites), "examples": shown}
        out.say(data, "\n".join(shown) if found.mark else "Links go out as they are.")


def thread(arguments: argparse.Namespace, out: output.Output) -> None:
    """Sends a post out as a thread where it is too long, or as one post again."""
    how = Thread.PLAIN if arguments.no_numbers else Thread.NUMBERED
    with projects.open_(Path(arguments.project)) as project:
        wanted = Thread.NONE if arguments.off else how
        _told(out, place.make_thread(project, PostId(arguments.post), wanted))


def export(arguments: argparse.Namespace, out: output.Output) -> None:
    """Writes the files, if the gate says yes."""
    with projects.open_(Path(arguments.project)) as project:
        period = arguments.start, arguments.end
        _export(project, arguments.scheduler, Path(arguments.out), out, *period, everything=arguments.all)


def learn_scheduler_(arguments: argparse.Namespace, out: output.Output) -> None:
    """Learns a scheduler's file from its own sample."""
    order = {"day": True, "month": False, "": None}[arguments.first]
    with projects.open_(Path(arguments.project)) as project:
        lesson = learn_scheduler.learn(Path(arguments.sample), arguments.title, order)
        learn_scheduler.remember(project, lesson)
    dialect = lesson.dialect
    text = f"Learned {dialect.title}. Its name for --scheduler is {dialect.name}."
    if lesson.either_order and order is None:
        text += " Its sample doesn't tell day and month apart: the month comes first, unless you give --first day."
    out.say({"scheduler": dialect.name, "columns": list(dialect.header)}, text)


def undo_(arguments: argparse.Namespace, out: output.Output) -> None:
    """Takes back the last action."""
    _step(arguments, out, undo.undo, "Took back: {}.", "There is nothing to undo.")


def redo(arguments: argparse.Namespace, out: output.Output) -> None:
    """Does again what was undone."""
    _step(arguments, out, undo.redo, "Did again: {}.", "There is nothing to redo.")


def demo(arguments: argparse.Namespace, out: output.Output) -> None:
    """The whole way on the sample documents: read, keep, plan, check, export."""
    folder = Path(arguments.out)
    samples = _samples(folder)
    project_path = _free(folder, "harbour-lane", projects.SUFFIX)
    with projects.create(project_path, "Harbour Lane Physiotherapy") as project, Workshop() as workshop:
        for document in samples:
            add_one(project, workshop, document, out, str(document), Passwords(False))
        _told(out, review.keep_best(project, 60))
        today = project.wall_now().date()
        _plan(project, today + timedelta(days=7 - today.weekday()), 4, 0, out)
        report = export_plan.check(project)
        out.say(output.report(report), output.report_text(report))
        _export(project, arguments.scheduler, folder, out, None, None)


def _samples(folder: Path) -> list[Path]:
    """The sample documents, copied into a folder of their own inside `folder`.

    Raises:
        KnownError: the folder does not take them.
    """
    inside = folder / "samples"
    try:
        inside.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copy(document, inside)) for document in paths.sample_documents()]
    except OSError as error:
        raise KnownError(
            f"The demo can't be put in “{folder}”.",
            f"The system says: {error.strerror}.",
            "Choose another folder.",
        ) from error


def _plan(project: Project, start: date, weeks: int, seed: int, out: output.Output) -> None:
    names = {account.id: account for account in look.accounts(project)}
    proposal = plan_for_me.propose(project, start, weeks, seed)
    changes = plan_for_me.lay_out(project, proposal)
    posts = [
        {
            "at": post.at.isoformat(timespec="minutes"),
            "kind": post.kind.value,
            "accounts": [f"{names[a].network.value}:{names[a].name}" for a in post.accounts],
            "snippet": post.snippet_id,
            "text": post.text,
            "because": list(post.because),
        }
        for post in proposal.posts
    ]
    lines = [f"{post['at']}  {post['kind']:<13} {post['text']}" for post in posts]
    travel = planning.travel(project)
    said = [*proposal.notes, *([travel] if travel else [])]
    text = "\n".join([*lines, f"{changes.label or 'Laid out nothing'}.", *said])
    out.say({"posts": posts, "notes": list(proposal.notes), "unfilled": proposal.unfilled}, text)


def _export(
    project: Project,
    scheduler: str,
    folder: Path,
    out: output.Output,
    start: date | None,
    end: date | None,
    *,
    everything: bool = False,
) -> None:
    dialect = export_plan.dialect_of(scheduler, project)
    report = export_plan.check(project, start, end, everything=everything)
    if not report.passed:
        out.say(output.report(report), output.report_text(report))
        out.status = output.REFUSED
        return
    found = export_again.standing(project, start, end)
    files = export_plan.preview(project, report, scheduler, start, end, everything=everything)
    rows = export_again.rows(files, found)
    record, _ = export_plan.export(project, report, scheduler, folder, start, end, everything=everything)
    data: dict[str, object] = {
        "files": list(record.files),
        "posts": report.posts,
        "rows": record.posts,
        "scheduler": record.scheduler,
        "rule": record.rule,
        "written": [
            {
                "file": record.files[row.file],
                "row": row.number,
                "post": row.post_id,
                "account": row.account_id,
                "since": row.since.value,
            }
            for row in rows
        ],
        "left_out": 0 if everything else len(found.unchanged),
        "gone": [output.written(entry) for entry in found.gone],
    }
    size = f"{counted(report.posts, 'post')} in {counted(record.posts, 'row')}"
    lines = [
        f"Saved {size}, under the mix rule {record.rule}:",
        *(f"  {file}" for file in record.files),
        *export_again.sentences(found, everything=everything),
    ]
    out.say({**data, "note": dialect.note}, "\n".join([*lines, dialect.note]).rstrip())


def _on_snippets(
    arguments: argparse.Namespace,
    out: output.Output,
    operation: Callable[[Project, list[SnippetId]], Changes],
) -> None:
    with projects.open_(Path(arguments.project)) as project:
        _told(out, operation(project, _ids(project, arguments.ids)))


def _step(
    arguments: argparse.Namespace,
    out: output.Output,
    operation: Callable[[Project], Changes],
    done: str,
    nothing: str,
) -> None:
    with projects.open_(Path(arguments.project)) as project:
        changes = operation(project)
    out.say(_changed(changes), done.format(changes.label) if changes else nothing)


def _told(out: output.Output, changes: Changes) -> None:
    out.told(changes)


def _changed(changes: Changes) -> dict[str, object]:
    return {"label": changes.label, "changed": {noun.value: sorted(ids) for noun, ids in changes.ids.items()}}


def _ids(project: Project, numbers: list[int]) -> list[SnippetId]:
    ids = [SnippetId(number) for number in numbers]
    for snippet_id in ids:
        if look.snippet(project, snippet_id) is None:
            raise KnownError(
                f"There is no snippet {snippet_id}.",
                "The project has none of this number.",
                "List the snippets to see their ids.",
            )
    return ids


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """A name in the folder that is not taken: a demo never takes the place of an earlier one."""
    number = 1
    path = folder / f"{stem}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path
