# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the files of an export hold: names, header and rows, exactly as they are written and previewed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from secondhelping.domain.finding import GateReport
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing
from secondhelping.export.dialects import Dialect, Field
from secondhelping.export.key import must_open
from secondhelping.export.names import slug
from secondhelping.gate.checking import GateSubject
from secondhelping.gate.subject import by_time

PREFIX = "second-helping"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file: its name, the account it is for (None for all), its cells, and the posts in it row by row.

    `header` is () where the scheduler wants none. Talk times are never in it: they are not part of what is written.
    """

    name: str
    account_id: AccountId | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    posts: tuple[PostId, ...]


def render(
    report: GateReport, subject: GateSubject, dialect: Dialect, now: datetime, prefix: str = PREFIX
) -> tuple[ExportFile, ...]:
    """The files of an export, rows by time.

    Args:
        report: The gate's report: the key.
        subject: Exactly the posts the report is of.
        dialect: The scheduler's format.
        now: The present, aware.
        prefix: What the names begin with, such as the business's name.

    Raises:
        GateClosed: the report does not open these posts (see `key.must_open`).
    """
    must_open(report, subject, now)
    return tuple(_files(subject, dialect, prefix))


def _files(subject: GateSubject, dialect: Dialect, prefix: str) -> Iterator[ExportFile]:
    posts = by_time(subject.outgoing)
    taken: set[str] = set()
    for account, own in _shares(posts, subject.accounts, dialect):
        for number, part in enumerate(_parts(own, dialect.row_limit), 1):
            name = _name(prefix, account, subject.accounts, own[0], number, taken)
            yield ExportFile(
                f"{name}.csv",
                None if account is None else account.id,
                dialect.header if dialect.header_row else (),
                tuple(_row(post, subject, dialect) for post in part),
                tuple(post.post_id for post in part),
            )


def _shares(
    posts: Sequence[Outgoing], accounts: Sequence[Account], dialect: Dialect
) -> Iterator[tuple[Account | None, list[Outgoing]]]:
    """The posts of each file before it is split, in the order of the accounts."""
    if not dialect.one_file_per_account:
        if posts:
            yield None, list(posts)
        return
    for account in accounts:
        own = [post for post in posts if post.account_id == account.id]
        if own:
            yield account, own


def _parts(posts: Sequence[Outgoing], limit: int | None) -> Iterator[Sequence[Outgoing]]:
    size = limit or len(posts)
    for start in range(0, len(posts), size):
        yield posts[start : start + size]


def _name(
    prefix: str,
    account: Account | None,
    accounts: Iterable[Account],
    first: Outgoing,
    number: int,
    taken: set[str],
) -> str:
    """A name no other file of this export has, such as harbour-lane-linkedin-2026-05-11."""
    words = [slug(prefix, PREFIX)]
    if account is None:
        words.append("posts")
    else:
        words.append(account.network.value)
        if sum(other.network is account.network for other in accounts) > 1:
            words.append(slug(account.name, f"account-{account.id}"))
    words.append(f"{first.at:%Y-%m-%d}")
    if number > 1:
        words.append(str(number))
    name = free = "-".join(words)
    count = 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free


def _row(post: Outgoing, subject: GateSubject, dialect: Dialect) -> tuple[str, ...]:
    return tuple(_cell(field, post, subject, dialect) for _, field in dialect.columns)


def _cell(field: Field, post: Outgoing, subject: GateSubject, dialect: Dialect) -> str:
    # Only line feeds inside cells: a carriage return would end the record for some readers.
    return _content(field, post, subject, dialect).replace("\r\n", "\n").replace("\r", "\n")


def _content(field: Field, post: Outgoing, subject: GateSubject, dialect: Dialect) -> str:
    match field:
        case Field.WHEN | Field.DATE | Field.TIME:
            forms = {
                Field.WHEN: dialect.when_form,
                Field.DATE: dialect.date_form,
                Field.TIME: dialect.time_form,
            }
            return post.at.strftime(forms[field])
        case Field.ZONE:
            return subject.zone
        case Field.NETWORK:
            account = subject.account(post)
            return account.network.label if account else ""
        case Field.ACCOUNT:
            account = subject.account(post)
            return account.name if account else ""
        case Field.KIND:
            return post.kind.value
        case Field.TEXT:
            return post.text
        case Field.LINK:
            return post.link
        case Field.NOTHING:
            return ""
