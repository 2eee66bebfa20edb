# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The commands that need no project: read, snippets, keyphrases, judge, count, split."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from secondhelping.cli import output
from secondhelping.cli.passwords import Passwords
from secondhelping.domain.document import Content
from secondhelping.domain.errors import KnownError
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Thread
from secondhelping.domain.progress import silent
from secondhelping.operations import learning, look
from secondhelping.operations import project as projects
from secondhelping.operations.workshop import Prepared, Workshop


def read(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each document, file after file: title, language, passages. A file may hold several."""
    passwords = Passwords(arguments.ask_password)
    with Workshop() as workshop:
        for file in arguments.files:
            with out.about(file):
                path = Path(file)
                reading = partial(workshop.read_all, path, silent, pictures=arguments.ocr)
                for content in passwords.opened(path, reading):
                    _tell_content(file, content, out)


def _tell_content(file: str, content: Content, out: output.Output) -> None:
    passages = [
        {
            "text": passage.text,
            "role": passage.role.value,
            "page": passage.place.page,
            "place": passage.place.path,
            "box": passage.place.box,
        }
        for passage in content.passages
    ]
    data = {
        "document": file,
        "title": content.title,
        "format": content.format.value,
        "language": content.language,
        "pages": content.pages,
        "author": content.author,
        "link": content.link,
        "published": content.published,
        "warnings": list(content.warnings),
        "pictures": list(content.pictures),
        "passages": passages,
    }
    out.say(data, f"{content.title}\n" + "\n".join(f"  [{p['role']}] {p['text']}" for p in passages))


def snippets(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each candidate, best first, document after document."""
    passwords = Passwords(arguments.ask_password)
    with Workshop() as workshop:
        if arguments.like:
            with projects.open_(Path(arguments.like)) as project:
                told = learning.teaching(project)
            workshop.learn_from(lambda: told)
        for file in arguments.files:
            with out.about(file):
                path = Path(file)
                preparing = partial(workshop.prepare_all, path, silent, pictures=arguments.ocr)
                for prepared in passwords.opened(path, preparing):
                    _tell_candidates(file, prepared, arguments, out)


def _tell_candidates(
    file: str, prepared: Prepared, arguments: argparse.Namespace, out: output.Output
) -> None:
    title = prepared.content.title
    for found in prepared.candidates[: arguments.limit]:
        text = f"{found.score:.2f}  {found.kind.value:<13} {found.text}"
        out.say({**output.candidate(file, found), "title": title}, text)
    if not prepared.candidates and not arguments.json:
        out.say({}, f"No lines stood out in “{title}”. That's common for lists and forms.")


def keyphrases(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer: the list of [phrase, score]."""
    with Workshop() as workshop:
        found = workshop.keyphrases(Path(arguments.file), arguments.top)
    out.say(
        [[phrase, round(score, 4)] for phrase, score in found], "\n".join(f"{s:.2f}  {p}" for p, s in found)
    )


def judge(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each line of standard input; an empty line is judged as the empty text it is."""
    texts = [line.rstrip("\r\n") for line in _standard_input()]
    with Workshop() as workshop:
        for start in range(0, len(texts), 500):
            for judged in workshop.judge(texts[start : start + 500]):
                text = f"worth {judged['worth']:.2f}  alone {judged['standalone']:.2f}  {judged['kind'] or 'none'}"
                out.say(judged, text)


def count(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each JSON string of standard input."""
    network = Network(arguments.network)
    for _number, text in _json_strings(out):
        counted = look.count(network, text, arguments.limit)
        data = {"length": counted.length, "limit": counted.limit, "fits": counted.fits}
        if counted.less or counted.more:
            data |= {"least": counted.length - counted.less, "most": counted.length + counted.more}
        sure = "fits" if counted.fits else "too long"
        told = "may be too long" if counted.unsure else sure
        out.say(data, f"{counted.length} of {counted.limit}, {told}")


def _json_strings(out: output.Output) -> Iterator[tuple[int, str]]:
    """The texts of standard input with the numbers of their lines; what is none is refused."""
    for number, line in enumerate(_standard_input(), 1):
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):  # The second is for thousands of brackets in a row.
            text = None
        if isinstance(text, str):
            yield number, text
            continue
        why = "Each line is one text, written as a JSON string in double quotes."
        error = KnownError(
            f"Line {number} isn't a JSON string.", why, "Put it in quotes, and write a new line as \\n."
        )
        out.refuse(error, line=number)


def split(arguments: argparse.Namespace, out: output.Output) -> None:
    """One answer for each JSON string of standard input: the posts of a thread, or the text where it fits."""
    thread = Thread.PLAIN if arguments.no_numbers else Thread.NUMBERED
    network = Network(arguments.network)
    for number, text in _json_strings(out):
        parts = look.thread_parts(network, text, thread, arguments.limit)
        if parts:
            out.say({"parts": list(parts)}, "\n---\n".join(parts))
        else:
            out.refuse(_not_split(number), line=number)


def _not_split(number: int) -> KnownError:
    return KnownError(
        f"Line {number} can't be a thread.",
        "The network has no threads, or it would have more than 25 posts, or a link in it is longer than one.",
        "Shorten it.",
    )


def _standard_input() -> Iterable[str]:
    # "\n" alone ends a line: str.splitlines would also cut at U+2028 and other signs a text may hold.
    # A program that is started without standard input has none.
    return sys.stdin or ()
