# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands for what every plan keeps to: days off and rests, when a snippet may go out, and its wordings."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from secondhelping.cli import output
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId, SeriesId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.planning import DaysOff, OnHolidays, PlanningRules
from secondhelping.domain.timing import Timing
from secondhelping.domain.words import counted, when
from secondhelping.operations import look, planning, recurring
from secondhelping.operations import project as projects
from secondhelping.operations.project import Project


def days(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells or changes what every plan keeps to, and the public holidays of the year to come."""
    given: Mapping[str, object] = {
        "country": arguments.country,
        "region": arguments.region if arguments.region is not None or arguments.country is None else "",
        "on_holidays": OnHolidays(arguments.on_holidays) if arguments.on_holidays else None,
        "rest_weeks": arguments.rest,
        "gap_minutes": arguments.gap,
        "same_words": {"yes": True, "no": False, None: None}[arguments.same_words],
        "days_off": tuple(arguments.off) if arguments.off else None,
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    with projects.open_(Path(arguments.project)) as project:
        if wanted or arguments.no_days_off:
            rules = planning.rules(project)
            if arguments.no_days_off:
                rules = replace(rules, days_off=())
            if "days_off" in wanted:
                every = {*rules.days_off, *arguments.off}
                wanted["days_off"] = tuple(sorted(every, key=lambda one: (one.first, one.last, one.name)))
            planning.set_rules(project, replace(rules, **wanted))  # type: ignore[arg-type]
        _tell(project, planning.rules(project), out)


def _tell(project: Project, rules: PlanningRules, out: output.Output) -> None:
    today = project.wall_now().date()
    coming = planning.holidays(project, today, today + timedelta(days=366))
    data = {
        "country": rules.country,
        "region": rules.region,
        "on_holidays": rules.on_holidays.value,
        "days_off": [[d.first.isoformat(), d.last.isoformat(), d.name] for d in rules.days_off],
        "rest_weeks": rules.rest_weeks,
        "gap_minutes": rules.gap_minutes,
        "same_words": rules.same_words,
        "holidays": [[holiday.day.isoformat(), holiday.name] for holiday in coming],
    }
    lines = [
        f"A snippet rests for {counted(rules.rest_weeks, 'week')}.",
        f"Posts of an account stand {counted(rules.gap_minutes, 'minute')} apart.",
        f"Public holidays: {rules.country or 'none'} {rules.region}".rstrip()
        + f"; on them: {rules.on_holidays}.",
        *(f"Off: {d.first} to {d.last} {d.name}".rstrip() for d in rules.days_off),
        *(f"{holiday.day}  {holiday.name}" for holiday in coming),
    ]
    out.say(data, "\n".join(lines))


def timing(arguments: argparse.Namespace, out: output.Output) -> None:
    """Says when snippets may go out; without anything else, always."""
    wanted = Timing(arguments.first, arguments.last, arguments.season, arguments.most, arguments.same_words)
    with projects.open_(Path(arguments.project)) as project:
        ids = _known(project, arguments.ids)
        changes = planning.set_timing(project, ids, wanted)
    out.say(
        {"label": changes.label, "snippets": ids}, f"{changes.label}." if changes else "That was so already."
    )


def wording(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells how a snippet is worded and when each wording went out, or adds a wording."""
    with projects.open_(Path(arguments.project)) as project:
        (snippet_id,) = _known(project, [arguments.id])
        if arguments.add:
            planning.add_wording(project, snippet_id, arguments.add)
        for found in planning.wordings(project, snippet_id):
            last = when(found.last) if found.last else "never"
            stale = f" (out of date: {found.stale})" if found.stale else ""
            out.say(
                {"text": found.text, "last": found.last and found.last.isoformat(), "stale": found.stale},
                f"{found.text}\n    went out: {last}{stale}",
            )


def repeat(arguments: argparse.Namespace, out: output.Output) -> None:
    """Tells what repeats, or makes, skips or ends a series."""
    with projects.open_(Path(arguments.project)) as project:
        if arguments.end is not None:
            recurring.end(project, SeriesId(arguments.end))
        elif arguments.skip is not None:
            recurring.skip(project, PostId(arguments.skip))
        elif arguments.post is not None:
            recurring.repeat(project, PostId(arguments.post), arguments.rule or "", arguments.text or [])
        elif arguments.rule:
            if arguments.first is None:
                raise KnownError(
                    "It has no beginning.", "A series starts on a day.", "Give --first with day and time."
                )
            recurring.add(
                project, arguments.first, arguments.rule, arguments.text or [], Kind(arguments.kind)
            )
        elif arguments.further:
            recurring.lay_out_further(project)
        for view in recurring.all_series(project):
            first = view.series.texts[0]
            coming = when(view.next) if view.next else "none"
            out.say(
                {
                    "series": view.series.id,
                    "rule": view.series.rule,
                    "words": view.words,
                    "posts": view.posts,
                    "next": view.next and view.next.isoformat(timespec="minutes"),
                    "until": view.until.isoformat(),
                },
                f"{view.series.id}  {view.words}: {counted(view.posts, 'post')} to come, the next {coming}. {first}",
            )


def moment(text: str) -> datetime:
    """ "2026-05-11T09:00". Raises argparse.ArgumentTypeError."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't a time like 2026-05-11T09:00") from None


def _known(project: Project, numbers: list[int]) -> list[SnippetId]:
    ids = [SnippetId(number) for number in numbers]
    for snippet_id in ids:
        if look.snippet(project, snippet_id) is None:
            raise KnownError(
                f"There is no snippet {snippet_id}.",
                "The project has none of this number.",
                "List the snippets to see their ids.",
            )
    return ids


def days_off(text: str) -> DaysOff:
    """ "2026-08-03..2026-08-14 Summer" or one day. Raises argparse.ArgumentTypeError."""
    period, _, name = text.partition(" ")
    first, _, last = period.partition("..")
    try:
        return DaysOff(date.fromisoformat(first), date.fromisoformat(last or first), name.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't like “2026-08-03..2026-08-14 Summer”") from None
    except KnownError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def season(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """ "11-01..02-28" as month and day. Raises argparse.ArgumentTypeError."""
    try:
        (first, last) = (tuple(map(int, part.split("-"))) for part in text.split(".."))
        (month, start), (other, end) = first, last
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't like “11-01..02-28”") from None
    return (month, start), (other, end)
