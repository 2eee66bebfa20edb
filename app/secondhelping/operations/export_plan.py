# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The gate's report on the plan, the preview of the files, and the export itself, which becomes history."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import GateReport
from secondhelping.domain.plan import ExportRecord
from secondhelping.domain.progress import Progress, silent
from secondhelping.export import dialects, files, pasting, writer
from secondhelping.gate import checking
from secondhelping.operations import keeping, learn_scheduler, plan_view
from secondhelping.operations.project import Project
from secondhelping.plan.standing import Standing
from secondhelping.store import accounts, history, posts, rules, settings, snippets, unfinished


def subject(
    project: Project, start: date | None = None, end: date | None = None, *, everything: bool = False
) -> checking.GateSubject:
    """Everything the gate looks at: the posts that a file would hold, and what they stand beside.

    Args:
        project: Whose plan.
        start: The first day of the period, None for no bound.
        end: The day after the last.
        everything: Also what is in a file already just as it is on the plan, and still ahead. Without it, only what
            is new or changed since.
    """
    connection = project.store.read()
    found = plan_view.standing(project, start, end)
    outgoing = found.to_write + (found.unchanged if everything else ())
    served = plan_view.history(project, outgoing)
    of = snippets.get(connection, {post.snippet_id for post in outgoing if post.snippet_id is not None})
    return checking.GateSubject(
        outgoing=outgoing,
        history=served,
        replaced=plan_view.replaced(project, outgoing),
        accounts=tuple(accounts.all_(connection)),
        rule=rules.rule(connection),
        zone=project.zone,
        talk_times=tuple(posts.talk_times(connection)),
        gone=snippets.gone(connection),
        timings=snippets.with_timings(connection),
        keeping=keeping.keeping(project, (*outgoing, *served)),
        snippets={snippet.id: snippet for snippet in of},
        written=keeping.written(project, of),
    )


def check(
    project: Project, start: date | None = None, end: date | None = None, *, everything: bool = False
) -> GateReport:
    """The gate's report on the posts from `start` to before `end` that a file would hold, see `subject`."""
    return checking.check(subject(project, start, end, everything=everything), project.now())


def paused(project: Project, progress: Progress = silent) -> bool:
    """Whether something pauses an export of all that is planned.

    Raises:
        Cancelled: by way of `progress`.
    """
    return checking.pauses(subject(project), project.now(), progress)


def schedulers(project: Project | None = None) -> tuple[dialects.Dialect, ...]:
    """The schedulers a file can be written for, those that a project learned among them."""
    own = learn_scheduler.learned(project) if project is not None else ()
    return (*dialects.DIALECTS.values(), *own)


def dialect_of(scheduler: str, project: Project | None = None) -> dialects.Dialect:
    """The dialect of a scheduler by its name, one that the project learned among them.

    Raises:
        KnownError: there is none of that name.
    """
    known = {dialect.name: dialect for dialect in schedulers(project)}
    if scheduler in known:
        return known[scheduler]
    raise KnownError(
        f"“{scheduler}” isn't a scheduler this program knows.",
        f"It knows {', '.join(known)}.",
        "Choose one of these; “generic” suits schedulers that let you match columns.",
    )


def preview(
    project: Project,
    report: GateReport,
    scheduler: str,
    start: date | None = None,
    end: date | None = None,
    *,
    everything: bool = False,
) -> tuple[files.ExportFile, ...]:
    """The very files and rows that `export` would write. Raises GateClosed as it does."""
    what = subject(project, start, end, everything=everything)
    return files.render(report, what, dialect_of(scheduler, project), project.now(), _business(project))


def preview_of(
    project: Project,
    report: GateReport,
    dialect: dialects.Dialect,
    start: date | None = None,
    end: date | None = None,
    *,
    everything: bool = False,
) -> tuple[files.ExportFile, ...]:
    """The same for a scheduler that is not remembered yet."""
    what = subject(project, start, end, everything=everything)
    return files.render(report, what, dialect, project.now(), _business(project))


def pasted(rows: Sequence[Sequence[str]]) -> str:
    """Rows of a preview as text that a spreadsheet takes from the clipboard."""
    return pasting.pasted(rows)


def export(
    project: Project,
    report: GateReport,
    scheduler: str,
    folder: Path,
    start: date | None = None,
    end: date | None = None,
    *,
    everything: bool = False,
) -> tuple[ExportRecord, Changes]:
    """Writes the files, and remembers what went out. It cannot be undone: the files are out of our hands.

    Only what is new or changed since it was written is in them; with `everything` what is unchanged and still ahead
    as well, for a scheduler that is to start anew.

    What goes out is written down before the first file is in place, so that no power cut can leave a file that
    nobody remembers: it would let the next export break the rule.

    Raises:
        GateClosed: the report is not a passed one on exactly these posts.
        KnownError: there is nothing to write, the folder can't be written to, the disk is full.
    """
    dialect = dialect_of(scheduler, project)
    with project.store.alone():
        finish_unfinished(project)
        what = subject(project, start, end, everything=everything)
        if not what.outgoing:
            raise _nothing_to_save(plan_view.standing(project, start, end))
        saved = _saved(project, report, what, dialect, folder)
        record = history.exports(project.store.read())[0]
    ids = frozenset(int(post.post_id) for post in what.outgoing)
    changes = Changes(
        f"Saved {words.counted(len(saved), 'file')}", {Noun.HISTORY: ids, Noun.POST: ids}, undoable=False
    )
    return record, changes


def _nothing_to_save(found: Standing) -> KnownError:
    if not found.unchanged:
        return KnownError(
            "There is nothing to save.",
            "No post of this period is still to go out.",
            "Plan some posts first.",
        )
    are = "is" if len({entry.post_id for entry in found.unchanged}) == 1 else "are"
    number = words.counted(len({entry.post_id for entry in found.unchanged}), "post")
    return KnownError(
        "There is nothing to save.",
        f"{number} of this period {are} in a file already, just as on the plan.",
        "Plan some more, or write all of them once more.",
    )


def _saved(
    project: Project,
    report: GateReport,
    what: checking.GateSubject,
    dialect: dialects.Dialect,
    folder: Path,
) -> tuple[Path, ...]:
    now = project.now()
    begun: list[int] = []
    saved: tuple[Path, ...] = ()

    def write_down(moves: Sequence[writer.Move]) -> None:
        with project.store.write_for_good() as connection:
            number = unfinished.begin(
                connection,
                what.outgoing,
                moves,
                at=now,
                scheduler=dialect.name,
                rule=what.rule.name,
                fingerprint=report.fingerprint,
            )
        begun.append(number)

    try:
        saved = writer.save(report, what, dialect, folder, now, _business(project), write_down)
        with project.store.write_for_good() as connection:
            unfinished.finish(connection, begun[0])
    except BaseException:
        # In this order: should the first fail, the files stay, and are remembered at the next start.
        for number in begun:
            with project.store.write_for_good() as connection:
                unfinished.forget(connection, number)
        for path in saved:
            path.unlink(missing_ok=True)
        raise
    return saved


def finish_unfinished(project: Project) -> None:
    """Finishes exports that were cut off between the first file and history."""
    for export_ in unfinished.all_(project.store.read()):
        writer.finish(export_.moves)
        with project.store.write_for_good() as connection:
            unfinished.finish(connection, export_.id)


def _business(project: Project) -> str:
    """What the names of the files begin with."""
    return settings.get(project.store.read(), "business")
