# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Parses the command line, runs the command, and turns what went wrong into words and an exit status."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from secondhelping import __version__
from secondhelping.cli import (
    on_files,
    on_lines,
    on_other_files,
    on_planning,
    on_project,
    on_scheduled,
    on_value,
    output,
)
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Network
from secondhelping.domain.planning import OnHolidays
from secondhelping.domain.snippet import Verdict

# A project file counts no further.
_LARGEST = 2**63 - 1

Command = Callable[[argparse.Namespace, output.Output], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 when done, 1 when refused by the gate or for bad input, 2 for wrong use."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a test's stand-in has none
        if reconfigure is not None and stream is sys.stdin:
            # Some programs put a byte order mark before what they hand on; it is no part of the text.
            reconfigure(encoding="utf-8-sig", errors="replace")
        elif reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    out = output.Output(arguments.json)
    try:
        arguments.command(arguments, out)
    except KnownError as error:
        out.refuse(error)
    except BrokenPipeError:
        # Whoever read the answer has gone; there is nobody left to tell.
        _say_no_more()
    except output.NotWritten as error:
        _say_no_more()
        print(error, file=sys.stderr)
        return output.REFUSED
    except KeyboardInterrupt:
        return 130
    return out.status


def _say_no_more() -> None:
    """Lets Python's last flush, at the very end, go to nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="second-helping-cli",
        description="Finds lines worth posting, and keeps the plan more helpful than promotional.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_file_commands(commands)
    _add_review_commands(commands)
    _add_plan_commands(commands)
    _add_planning_commands(commands)
    _add_value_commands(commands)
    _add_other_file_commands(commands)
    return parser


def _add_file_commands(commands: Any) -> None:
    read = _command(commands, "read", on_files.read, "tell what a file says: title, language, passages")
    read.add_argument("files", nargs="+", metavar="FILE")
    _ask_password(read)
    _offer_ocr(read)
    snippets = _command(commands, "snippets", on_files.snippets, "find the lines worth posting, best first")
    snippets.add_argument("files", nargs="+", metavar="FILE")
    _ask_password(snippets)
    _offer_ocr(snippets)
    snippets.add_argument("--limit", type=_positive, metavar="N", help="at most N for each file")
    snippets.add_argument(
        "--like", metavar="PROJECT", help="in the order that the decisions in this project speak for"
    )
    keyphrases = _command(
        commands, "keyphrases", on_files.keyphrases, "find the phrases that say what a file is about"
    )
    keyphrases.add_argument("file", metavar="FILE")
    keyphrases.add_argument("--top", type=_positive, default=10, metavar="N")
    _command(commands, "judge", on_files.judge, "judge passages from standard input, one on each line")
    count = _command(
        commands, "count", on_files.count, "count JSON strings from standard input as a network does"
    )
    count.add_argument("--network", required=True, choices=[network.value for network in Network])
    count.add_argument("--limit", type=_positive, metavar="N", help="another limit than the network's own")

    split = _command(
        commands, "split", on_files.split, "split JSON strings from standard input into the posts of a thread"
    )
    split.add_argument("--network", required=True, choices=[network.value for network in Network])
    split.add_argument("--limit", type=_positive, metavar="N", help="another limit than the network's own")
    split.add_argument("--no-numbers", action="store_true", help="leave “(1/3)” out")


def _add_review_commands(commands: Any) -> None:
    new = _project_command(commands, "new", on_project.new, "make a project")
    new.add_argument("--business", type=_text, default="", metavar="NAME")
    new.add_argument("--zone", metavar="ZONE", help="an IANA time zone such as Europe/London")
    add = _project_command(commands, "add", on_project.add, "read files into a project")
    add.add_argument("files", nargs="+", metavar="FILE", help="a file, or a folder with documents in it")
    _ask_password(add)
    _offer_ocr(add)
    list_ = _project_command(commands, "list", on_project.list_, "list the snippets, best first")
    list_.add_argument("--verdict", choices=[verdict.value for verdict in Verdict])
    keep = _project_command(commands, "keep", on_project.keep, "keep snippets")
    which = keep.add_mutually_exclusive_group(required=True)
    which.add_argument("ids", nargs="*", type=_positive, default=[], metavar="ID")
    which.add_argument("--best", type=_positive, metavar="N", help="the best N of those to review")
    for name, command, text in (
        ("set-aside", on_project.set_aside, "set snippets aside"),
        ("look-again", on_project.look_again, "put snippets back to review"),
    ):
        _project_command(commands, name, command, text).add_argument(
            "ids", nargs="+", type=_positive, metavar="ID"
        )
    edit = _project_command(commands, "edit", on_project.edit, "change the words of a snippet")
    edit.add_argument("ids", nargs=1, type=_positive, metavar="ID")
    edit.add_argument("--text", type=_text, required=True)
    kind = _project_command(commands, "kind", on_project.kind, "give snippets another kind")
    kind.add_argument("kind", choices=[kind.value for kind in Kind])
    kind.add_argument("ids", nargs="+", type=_positive, metavar="ID")
    _add_line_commands(commands)
    _project_command(
        commands, "forget", on_project.forget, "forget what was learned from your decisions; they stay"
    )
    _project_command(commands, "undo", on_project.undo_, "take back the last action")
    _project_command(commands, "redo", on_project.redo, "do again what was undone")


def _add_line_commands(commands: Any) -> None:
    cut = _project_command(commands, "cut", on_lines.split, "cut a snippet in two")
    cut.add_argument("--before", type=_positive, default=2, metavar="N", help="its sentence N; the second")
    join = _project_command(commands, "join", on_lines.join, "join a snippet with what follows it")
    wordings = _project_command(
        commands, "wordings", on_lines.wordings, "tell other wordings of a snippet, or take one"
    )
    questions = _project_command(
        commands, "questions", on_lines.questions, "tell questions that go with a snippet, or keep one"
    )
    for command in (wordings, questions):
        command.add_argument("--take", type=_positive, metavar="N", help="take number N of the list")
    for command in (cut, join, wordings, questions):
        command.add_argument("id", type=_positive, metavar="ID")
    curate = _project_command(commands, "curate", on_lines.curate, "keep links to pass on, with credit")
    curate.add_argument("files", nargs="*", metavar="FILE", help="a CSV with link, title, note and by")
    curate.add_argument("--link", type=_text, default="", metavar="URL")
    for name in ("title", "note", "by"):
        curate.add_argument(f"--{name}", type=_text, default="", help=f"for --link: its {name}")
    _project_command(commands, "alike", on_lines.alike, "tell which snippets say nearly the same")


def _add_plan_commands(commands: Any) -> None:
    rule = _project_command(commands, "rule", on_project.rule, "tell or change the mix rule")
    rule.add_argument("--set", choices=list(PRESETS))
    rule.add_argument("--reason", type=_text, default="", help="why; it is kept with the change")
    plan = _project_command(commands, "plan", on_project.plan, "lay out the free weekly slots")
    plan.add_argument("--start", type=_date, required=True, metavar="DATE", help="YYYY-MM-DD")
    plan.add_argument("--weeks", type=_positive, required=True, metavar="N")
    plan.add_argument("--seed", type=int, default=0, metavar="N")
    links = _project_command(
        commands, "links", on_project.links, "tell or change what is added to the links of posts"
    )
    changes = links.add_mutually_exclusive_group()
    changes.add_argument("--usual", action="store_true", help="utm_source={network}, utm_medium=social")
    changes.add_argument("--off", action="store_true", help="links go out as they are")
    for name in ("source", "medium", "campaign"):
        help_ = f"utm_{name}; {{network}} and {{account}} are filled in"
        links.add_argument(f"--{name}", type=_text, metavar="TEXT", help=help_)
    links.add_argument("--site", action="append", type=_text, metavar="HOST", help="only links to this site")
    links.add_argument(
        "--column", choices=["on", "off"], help="a document's own address in the scheduler's column for links"
    )
    thread = _project_command(
        commands, "thread", on_project.thread, "send a post that is too long out as a thread"
    )
    thread.add_argument("post", type=_positive, metavar="POST", help="its number, as check tells it")
    how = thread.add_mutually_exclusive_group()
    how.add_argument("--no-numbers", action="store_true", help="leave “(1/3)” out")
    how.add_argument("--off", action="store_true", help="one post again")
    check = _project_command(commands, "check", on_project.check, "tell what stands in the way of an export")
    export = _project_command(commands, "export", on_project.export, "write the files for a scheduler")
    for period in (check, export):
        period.add_argument("--start", type=_date, metavar="DATE", help="first day, YYYY-MM-DD")
        period.add_argument("--end", type=_date, metavar="DATE", help="the day after the last")
    learn = _project_command(
        commands,
        "learn-scheduler",
        on_project.learn_scheduler_,
        "learn a scheduler's file from its own sample",
    )
    learn.add_argument("sample", help="the sample: CSV, TSV or a workbook")
    learn.add_argument("--title", type=_text, default="", help="what the scheduler is called")
    learn.add_argument(
        "--first", choices=["day", "month"], default="", help="where the sample leaves it open"
    )
    demo = _command(commands, "demo", on_project.demo, "the whole way on the sample documents")
    for command in (export, demo):
        command.add_argument("--out", required=True, metavar="FOLDER")
    export.add_argument("--scheduler", required=True, metavar="NAME")
    export.add_argument(
        "--all", action="store_true", help="also what is in a file already, unchanged and still ahead"
    )
    demo.add_argument("--scheduler", default="buffer", metavar="NAME")


def _add_planning_commands(commands: Any) -> None:
    days = _project_command(
        commands, "days", on_planning.days, "tell or change days off, public holidays and rests"
    )
    days.add_argument(
        "--country", metavar="XX", help="whose public holidays count, such as GB; empty for none"
    )
    days.add_argument("--region", metavar="YY", help="a part of the country with holidays of its own")
    days.add_argument("--on-holidays", choices=[value.value for value in OnHolidays])
    days.add_argument(
        "--off",
        action="append",
        type=on_planning.days_off,
        metavar="DAYS",
        help="2026-08-03..2026-08-14 Summer",
    )
    days.add_argument("--no-days-off", action="store_true", help="forget the days off there were")
    days.add_argument("--rest", type=_positive, metavar="WEEKS", help="how long a snippet rests")
    days.add_argument(
        "--gap", type=_positive, metavar="MINUTES", help="how far apart posts of an account stay"
    )
    days.add_argument("--same-words", choices=["yes", "no"], help="the same words again within a year")
    timing = _project_command(commands, "timing", on_planning.timing, "say when snippets may go out")
    timing.add_argument("ids", nargs="+", type=_positive, metavar="ID")
    timing.add_argument("--first", type=_date, metavar="DATE", help="not before this day")
    timing.add_argument("--last", type=_date, metavar="DATE", help="not after this day")
    timing.add_argument(
        "--season", type=on_planning.season, metavar="SPAN", help="each year, as 11-01..02-28"
    )
    timing.add_argument("--most", type=_positive, metavar="N", help="this many times at most")
    timing.add_argument("--same-words", action="store_true", help="in the same words again after its rest")
    wording = _project_command(
        commands, "wording", on_planning.wording, "tell how a snippet is worded, or add a wording"
    )
    wording.add_argument("id", type=_positive, metavar="ID")
    _add_repeat_command(commands)
    wording.add_argument("--add", type=_text, default="", metavar="TEXT")


def _add_value_commands(commands: Any) -> None:
    card = _project_command(commands, "customer", on_value.card, "tell or change who your customer is")
    card.add_argument("--who", metavar="TEXT", help="who your customer is, in two or three sentences")
    card.add_argument("--worries", metavar="TEXT", help="what they are worried about")
    card.add_argument("--word", action="append", metavar="WORD", help="words they use; an empty one for none")
    results = _project_command(
        commands, "results", on_value.take_in, "take in how posts did, from the network's own file"
    )
    results.add_argument("file", metavar="FILE", help="CSV, TSV or a workbook")
    results.add_argument("--account", type=_text, default="", metavar="NAME", help="whose posts they are")
    results.add_argument("--day-first", action="store_true", help="05/01 is 5 January, if nothing else tells")
    results.add_argument("--look", action="store_true", help="only tell what is in it")


def _add_repeat_command(commands: Any) -> None:
    repeat = _project_command(
        commands, "repeat", on_planning.repeat, "tell, make, skip or end posts that repeat"
    )
    repeat.add_argument(
        "--rule", metavar="RRULE", help="such as FREQ=MONTHLY;BYDAY=1MO for every first Monday"
    )
    repeat.add_argument("--first", type=on_planning.moment, metavar="TIME", help="such as 2026-05-11T09:00")
    repeat.add_argument("--text", type=_text, action="append", metavar="TEXT", help="several take turns")
    repeat.add_argument("--kind", choices=[kind.value for kind in Kind], default=Kind.HELPFUL.value)
    repeat.add_argument("--post", type=_positive, metavar="ID", help="the post that comes again")
    repeat.add_argument("--skip", type=_positive, metavar="ID", help="leave out this post of a series")
    repeat.add_argument("--end", type=_positive, metavar="SERIES", help="end a series")
    repeat.add_argument(
        "--further", action="store_true", help="lay out everything that repeats, a year ahead"
    )


def _add_other_file_commands(commands: Any) -> None:
    calendar = _project_command(
        commands, "calendar-file", on_other_files.calendar, "save the plan for a calendar program (iCalendar)"
    )
    calendar.add_argument("--talk-times", action="store_true", help="your talk times as well")
    book = _project_command(
        commands, "workbook", on_other_files.workbook, "save the plan as a workbook for reading (XLSX)"
    )
    page = _project_command(
        commands, "page", on_other_files.page, "save the plan as a web page for reading (HTML)"
    )
    sheet = _project_command(
        commands,
        "review-sheet",
        on_other_files.review_sheet,
        "save a sheet on which a partner says what to keep",
    )
    sheet.add_argument(
        "--format", choices=on_other_files.SHEET_FORMATS, default=on_other_files.SHEET_FORMATS[0]
    )
    sheet.add_argument("--out", required=True, metavar="FOLDER")
    back = _project_command(
        commands,
        "take-back",
        on_other_files.take_back,
        "tell what a partner's sheet would change, or take it in",
    )
    back.add_argument("file", metavar="FILE")
    back.add_argument("--apply", action="store_true", help="do it, as one step that undo takes back")
    held = _project_command(
        commands,
        "scheduled",
        on_scheduled.take_in,
        "take in what a scheduler holds already, from its own file",
    )
    held.add_argument("file", metavar="FILE", help="CSV, TSV or a workbook")
    held.add_argument(
        "--account", type=_text, default="", metavar="NAME", help="where the rows go that don't say it"
    )
    held.add_argument(
        "--scheduler", type=_text, default="", metavar="NAME", help="without it, told by the columns"
    )
    held.add_argument(
        "--kind", choices=[kind.value for kind in Kind], default="", help="of all that have none"
    )
    held.add_argument(
        "--first", choices=["day", "month"], default="", help="in dates that leave it open, such as 05/01"
    )
    held.add_argument("--look", action="store_true", help="only tell what is in it")
    for command in (calendar, book, page):
        command.add_argument("--out", required=True, metavar="FOLDER")
        command.add_argument("--start", type=_date, metavar="DATE", help="first day, YYYY-MM-DD")
        command.add_argument("--end", type=_date, metavar="DATE", help="the day after the last")


def _command(commands: Any, name: str, command: Command, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="one JSON value on each line")
    parser.set_defaults(command=command)
    return parser


def _project_command(commands: Any, name: str, command: Command, text: str) -> argparse.ArgumentParser:
    parser = _command(commands, name, command, text)
    parser.add_argument("project", metavar="PROJECT")
    return parser


def _ask_password(parser: argparse.ArgumentParser) -> None:
    text = "ask for the password of a locked PDF, or take it from the first line of standard input"
    parser.add_argument("--ask-password", action="store_true", help=text)


def _offer_ocr(parser: argparse.ArgumentParser) -> None:
    text = "read pages that are pictures, with Tesseract; the computer must have it"
    parser.add_argument("--ocr", action="store_true", help=text)


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't a number") from None
    if not 1 <= number <= _LARGEST:
        raise argparse.ArgumentTypeError(f"must lie between 1 and {_LARGEST}")
    return number


def _text(text: str) -> str:
    """Words of the owner's, without the bytes that are no text: Python hides those of arguments in half characters."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” isn't a date like 2026-05-11") from None
