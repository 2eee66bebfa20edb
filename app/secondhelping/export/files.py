# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the files of an export hold: names, header and rows, exactly as they are written and previewed."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from secondhelping.domain.finding import GateReport
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing
from secondhelping.export.cells import height, rows, thread_cells
from secondhelping.export.dialect import Dialect
from secondhelping.export.key import must_open
from secondhelping.export.names import slug
from secondhelping.gate.checking import GateSubject
from secondhelping.gate.subject import by_time

PREFIX = "second-helping"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file: its name, the account and kind it is for (None for all), its cells, and the posts and their accounts
    row by row.

    `header` is () where the scheduler wants none, and `group` the row above it, () nearly always. Talk times are
    never in it: they are not part of what is written.
    """

    name: str
    account_id: AccountId | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    posts: tuple[PostId, ...]
    kind: Kind | None = None
    group: tuple[str, ...] = ()
    accounts: tuple[AccountId, ...] = ()

    @property
    def head(self) -> tuple[tuple[str, ...], ...]:
        """The rows above the posts."""
        return tuple(row for row in (self.group, self.header) if row)


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
    for account, kind, own in _shares(posts, subject.accounts, dialect):
        for number, part in enumerate(_parts(own, subject, dialect), 1):
            name = _name(prefix, _audience(account, kind, subject.accounts), own[0], number, taken)
            header = dialect.header if dialect.header_row else ()
            lines = [rows(post, subject, dialect) for post in part]
            if dialect.thread_columns and any(len(own_rows) > 1 for own_rows in lines):
                header = (*header, *(name for name, _ in dialect.thread_columns)) if header else ()
                lines = [
                    tuple(map(operator.add, own_rows, thread_cells(post, subject, dialect)))
                    for own_rows, post in zip(lines, part, strict=True)
                ]
            every = [post for own_rows, post in zip(lines, part, strict=True) for _ in own_rows]
            yield ExportFile(
                f"{name}{dialect.suffix}",
                None if account is None else account.id,
                header,
                tuple(chain.from_iterable(lines)),
                tuple(post.post_id for post in every),
                kind,
                dialect.group_row,
                tuple(post.account_id for post in every),
            )


def _shares(
    posts: Sequence[Outgoing], accounts: Sequence[Account], dialect: Dialect
) -> Iterator[tuple[Account | None, Kind | None, list[Outgoing]]]:
    """The posts of each file before it is split, in the order of the accounts, then of the kinds."""
    owners: Sequence[Account | None] = accounts if dialect.one_file_per_account else (None,)
    kinds: Sequence[Kind | None] = tuple(Kind) if dialect.one_file_per_kind else (None,)
    for account in owners:
        for kind in kinds:
            own = [
                post
                for post in posts
                if (account is None or post.account_id == account.id) and kind in (None, post.kind)
            ]
            if own:
                yield account, kind, own


def _parts(posts: Sequence[Outgoing], subject: GateSubject, dialect: Dialect) -> Iterator[Sequence[Outgoing]]:
    """The posts of each file: no more rows than the scheduler takes, and no thread in two files."""
    part: list[Outgoing] = []
    filled = 0
    for post in posts:
        high = height(post, subject, dialect)
        if part and dialect.row_limit is not None and filled + high > dialect.row_limit:
            yield part
            part, filled = [], 0
        part.append(post)
        filled += high
    if part:
        yield part


def _audience(account: Account | None, kind: Kind | None, accounts: Iterable[Account]) -> list[str]:
    """The words of a name that say what the file is for: linkedin, or x-anna-helpful."""
    words = ["posts"] if account is None else [account.network.value]
    if account is not None and sum(other.network is account.network for other in accounts) > 1:
        words.append(slug(account.name, f"account-{account.id}"))
    return words if kind is None else [*words, kind.value]


def _name(prefix: str, audience: Sequence[str], first: Outgoing, number: int, taken: set[str]) -> str:
    """A name no other file of this export has, such as harbour-lane-linkedin-2026-05-11."""
    words = [slug(prefix, PREFIX), *audience, f"{first.at:%Y-%m-%d}"]
    if number > 1:
        words.append(str(number))
    name = free = "-".join(words)
    count = 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free
