# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""One post as the row of a scheduler's file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing
from secondhelping.export import moments
from secondhelping.export.dialect import Content, Dialect, Field, Fixed, Moment, TextOn, Ticked
from secondhelping.gate.checking import GateSubject

_IN_A_DIARY = timedelta(minutes=15)
_SUBJECT_LETTERS = 60
_BREAKS = re.compile(r"[ \t]*\n\s*")


Row = tuple[str, ...]


def row(post: Outgoing, subject: GateSubject, dialect: Dialect) -> Row:
    """The cells of a post, one for each column of the dialect. Only line feeds stand in them, if line breaks at all."""
    return tuple(_cell(content, post, subject, dialect) for _, content in dialect.columns)


def rows(post: Outgoing, subject: GateSubject, dialect: Dialect) -> tuple[Row, ...]:
    """The row of a post, or one for each post of its thread where the scheduler takes threads.

    The columns of threads are not in them, see `thread_cells`.
    """
    return tuple(row(replace(post, text=text), subject, dialect) for text in _texts(post, subject, dialect))


def height(post: Outgoing, subject: GateSubject, dialect: Dialect) -> int:
    """How many rows a post takes."""
    return len(_texts(post, subject, dialect))


def thread_cells(post: Outgoing, subject: GateSubject, dialect: Dialect) -> tuple[Row, ...]:
    """What stands in the columns of threads, for each of the rows of `rows`."""
    texts = _texts(post, subject, dialect)
    if len(texts) == 1:
        return (("",) * len(dialect.thread_columns),)
    # The same for all rows of a thread, and for no other post or account of the file.
    thread = f"{post.at:%Y%m%d}-{post.post_id}-{post.account_id}"
    found = []
    for number in range(1, len(texts) + 1):
        plain = {Field.THREAD: thread, Field.PART: f"{number} of {len(texts)}"}
        found.append(
            tuple(
                plain.get(content, "") for _, content in dialect.thread_columns if isinstance(content, Field)
            )
        )
    return tuple(found)


def _texts(post: Outgoing, subject: GateSubject, dialect: Dialect) -> tuple[str, ...]:
    account = subject.account(post)
    takes = account is not None and account.network in dialect.thread_networks
    if dialect.by_hand:
        return ("\n\n".join(subject.texts(post)),)
    return subject.texts(post) if takes else (post.text,)


def _cell(content: Content, post: Outgoing, subject: GateSubject, dialect: Dialect) -> str:
    # A carriage return would end the record for some readers.
    text = _content(content, post, subject, dialect).replace("\r\n", "\n").replace("\r", "\n")
    return _BREAKS.sub(" ", text) if dialect.flat else text.replace("\n", dialect.line_break)


def _content(content: Content, post: Outgoing, subject: GateSubject, dialect: Dialect) -> str:
    if isinstance(content, Fixed):
        return content.text
    if isinstance(content, Moment):
        return moments.written(post.at, content.form, _ahead(post.at, post.instant))
    account = subject.account(post)
    network = account.network if account else None
    if isinstance(content, Ticked):
        return "true" if network is content.network else "false"
    if isinstance(content, TextOn):
        return post.text if network is content.network else ""
    plain = _PLAIN.get(content)
    return plain(post, account, subject) if plain else _moment(content, post, dialect)


def _label(account: Account | None) -> str:
    return account.network.label if account else ""


# Made when asked for: a file has thousands of cells.
_PLAIN: Mapping[Field, Callable[[Outgoing, Account | None, GateSubject], str]] = {
    Field.ZONE: lambda post, account, subject: subject.zone,
    Field.NETWORK: lambda post, account, subject: _label(account),
    Field.NETWORK_WORD: lambda post, account, subject: account.network.value if account else "",
    Field.ACCOUNT: lambda post, account, subject: account.name if account else "",
    Field.KIND: lambda post, account, subject: post.kind.value,
    Field.LABEL: lambda post, account, subject: post.kind.value.capitalize(),
    Field.SUBJECT: lambda post, account, subject: _subject(post, _label(account)),
    Field.SORT: lambda post, account, subject: "article" if post.link else "message",
    Field.TEXT: lambda post, account, subject: post.text,
    Field.LINK: lambda post, account, subject: post.link,
    Field.NOTHING: lambda post, account, subject: "",
}


def _moment(field: Field, post: Outgoing, dialect: Dialect) -> str:
    forms = {
        Field.WHEN: dialect.when_form,
        Field.DATE: dialect.date_form,
        Field.TIME: dialect.time_form,
        Field.END_DATE: dialect.date_form,
        Field.END_TIME: dialect.time_form,
    }
    at = post.at + _IN_A_DIARY if field in (Field.END_DATE, Field.END_TIME) else post.at
    return moments.written(at, forms[field], _ahead(post.at, post.instant))


def _ahead(wall: datetime, instant: datetime) -> timedelta:
    """How far the plan's zone is ahead of UTC at that moment."""
    return wall - instant.astimezone(UTC).replace(tzinfo=None)


def _subject(post: Outgoing, network: str) -> str:
    """A line for a diary: where to, and how the post begins."""
    lines = post.text.strip().splitlines()
    words = lines[0] if lines else ""
    if len(words) > _SUBJECT_LETTERS:
        words = words[:_SUBJECT_LETTERS].rstrip() + "…"
    return f"Post on {network}: {words}" if network else f"Post: {words}"
