# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes in what a scheduler holds already, from its own file, so that the mix rule and the checks know of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind, Sureness
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing, Served, Thread
from secondhelping.export import scheduled_file
from secondhelping.export.scheduled_file import Scheduled, Unread
from secondhelping.operations import export_plan, plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.plan.wording import account_label
from secondhelping.posts.sameness import normalised
from secondhelping.store import accounts as account_rows
from secondhelping.store import history
from secondhelping.store import scheduled as scheduled_rows

__all__ = ["Entry", "Findings", "Unread", "account_named", "read", "suggested", "take_in"]

_WHICH = "doesn't say which account it goes to"
_Key = tuple[AccountId, datetime, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A post that is scheduled on an account. `row` is that of the file; `kind` None until it is said or suggested,
    `sure` how sure a suggestion is, None where the file or the owner says it."""

    row: int
    text: str
    at: datetime
    instant: datetime
    account_id: AccountId
    kind: Kind | None = None
    sure: Sureness | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file says. Nothing is kept of it yet.

    `known` rows are kept already, or were written by this program; `planned` ones stand on the plan as well and did
    not go out from here. `either_order` says that the dates leave open whether the day or the month comes first.
    """

    name: str
    scheduler: str
    entries: tuple[Entry, ...]
    known: int = 0
    planned: int = 0
    unread: tuple[Unread, ...] = ()
    either_order: bool = False

    @property
    def asks_account(self) -> bool:
        """Whether some rows can't be taken in before an account is named for them."""
        return any(one.why == _WHICH for one in self.unread)

    @property
    def without_kind(self) -> tuple[str, ...]:
        """The words of the posts whose kind is not said, each once."""
        return tuple(dict.fromkeys(one.text for one in self.entries if one.kind is None))

    def summary(self) -> str:
        """ "12 posts to take in, 3 known already, 2 rows that can't be read"."""
        parts = [f"{words.counted(len(self.entries), 'post')} to take in"]
        parts += [f"{self.known:,} known already"] if self.known else []
        unread = words.counted(len(self.unread), "row")
        parts += [f"{unread} that can't be read"] if self.unread else []
        return words.listed(parts)

    def notes(self) -> tuple[str, ...]:
        """What else the owner should know, row by row."""
        told = [f"Row {one.row} {one.why}." for one in self.unread]
        if self.planned:
            number = words.counted(self.planned, "of them stands", "of them stand")
            told.insert(0, f"{number} on your plan as well: take off there what is scheduled already.")
        return tuple(told)


def read(
    project: Project,
    path: Path,
    account_id: AccountId | None = None,
    scheduler: str = "",
    day_first: bool | None = None,
) -> Findings:
    """What a scheduler's file says is scheduled. Nothing is changed.

    Args:
        project: Whose accounts.
        path: CSV, TSV, or a workbook.
        account_id: Where the rows go that don't say it themselves; not needed where there is one account.
        scheduler: Whose file it is, by the name of the dialect; "" to tell it by the columns.
        day_first: Whether 05/01 is 5 January, where the file leaves it open.

    Raises:
        FileRefused: it can't be read, is no table, or holds no words or no times of posts.
        KnownError: there is no such scheduler.
    """
    chosen = export_plan.dialect_of(scheduler, project) if scheduler else None
    table = scheduled_file.read_table(path)
    found = scheduled_file.read(table, export_plan.schedulers(project), day_first, chosen=chosen)
    known = account_rows.all_(project.store.read())
    if account_id is None and len(known) == 1:
        account_id = known[0].id
    entries: list[Entry] = []
    unread = list(found.unread)
    for post in found.posts:
        for where in _where(post, known, account_id):
            if isinstance(where, str):
                unread.append(Unread(post.row, where))
            else:
                entries.append(_entry(post, where, project.zone))
    new, before = _apart(project, entries)
    plan = {_key(post) for post in plan_view.outgoing(project)}
    return Findings(
        path.name,
        found.dialect.title,
        new,
        before,
        sum(_key(entry) in plan for entry in new),
        tuple(sorted(unread, key=lambda one: one.row)),
        found.either_order,
    )


def suggested(findings: Findings, judged: Mapping[str, Mapping[str, object]]) -> Findings:
    """The same with a kind for every post, by what the judge says of its words (see `Workshop.judge`).

    Args:
        findings: What was read.
        judged: The judgement for each text of `without_kind`.
    """
    return replace(findings, entries=tuple(_judged(entry, judged) for entry in findings.entries))


def take_in(project: Project, findings: Findings) -> Changes:
    """Keeps the posts as history, as one action that one undo takes back. Empty changes where all are known.

    Raises:
        ValueError: a post has no kind yet.
    """
    if any(entry.kind is None for entry in findings.entries):
        raise ValueError("a post without a kind")
    new, _ = _apart(project, findings.entries)
    if not new:
        return Changes()
    posts = [
        Served(None, entry.account_id, entry.text, entry.kind, entry.at, entry.instant)
        for entry in new
        if entry.kind is not None
    ]
    with project.action(f"Took in {words.counted(len(new), 'scheduled post')}") as writing:
        scheduled_rows.add(writing.connection, posts, findings.name)
    return writing.changes


def account_named(project: Project, name: str) -> Account:
    """The account that is meant by a name, a network, or both as in x:harbourlane.

    Raises:
        KnownError: none is, or several are.
    """
    known = account_rows.all_(project.store.read())
    network, _, rest = name.partition(":")
    wanted = _plain(name)
    found = [one for one in known if _plain(one.name) == wanted]
    if len(found) != 1:
        found = [
            one
            for one in known
            if _plain(network) in (one.network.value, _plain(one.network.label))
            and (not rest or _plain(rest) == _plain(one.name))
        ] or found
    if len(found) == 1:
        return found[0]
    listed = words.listed([f"{one.network.value}:{one.name}" for one in known])
    raise KnownError(
        f"“{name}” is the name of {words.counted(len(found), 'account')}."
        if found
        else f"There is no account “{name}”.",
        f"There are {listed}." if known else "The project has none.",
        "Name one of these with its network, as in x:harbourlane.",
    )


def _where(post: Scheduled, known: Sequence[Account], chosen: AccountId | None) -> Iterator[AccountId | str]:
    """The accounts that a row goes to, or why one can't be told."""
    if not post.networks:
        named = [account for account in known if _plain(account.name) == _plain(post.account)]
        own = named[0].id if len(named) == 1 else chosen
        yield own if own is not None else _WHICH
    for network in post.networks:
        yield _on(network, post, known, chosen)


def _on(
    network: Network, post: Scheduled, known: Sequence[Account], chosen: AccountId | None
) -> AccountId | str:
    of_network = [account for account in known if account.network is network]
    if not of_network:
        return f"is for {network.label}, and you have no account there"
    named = [account for account in of_network if _plain(account.name) == _plain(post.account)]
    for found in (named, of_network):
        if len(found) == 1:
            return found[0].id
        if chosen in [account.id for account in found]:
            assert chosen is not None
            return chosen
    labels = words.listed([account_label(account, known) for account in of_network])
    return f"goes to one of {labels}, and doesn't say which"


def _entry(post: Scheduled, account_id: AccountId, zone: str) -> Entry:
    at = zones.as_wall(post.at, zone).replace(second=0, microsecond=0)
    return Entry(post.row, post.text, at, zones.to_utc(at, zone), account_id, post.kind)


def _apart(project: Project, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], int]:
    """What is not known yet, each once, and how many rows are: kept before, or written by this program."""
    connection = project.store.read()
    served = history.all_served(connection)
    seen = {_key(post) for post in (*served, *scheduled_rows.all_(connection))}
    # In a file a thread has the words of its parts, with numbers perhaps: it is told by its time.
    threads = {(post.account_id, post.at) for post in served if post.thread is not Thread.NONE}
    new: list[Entry] = []
    for entry in entries:
        if _key(entry) not in seen and (entry.account_id, entry.at) not in threads:
            seen.add(_key(entry))
            new.append(entry)
    return tuple(new), len(entries) - len(new)


def _key(post: Entry | Served | Outgoing) -> _Key:
    return post.account_id, post.at, normalised(post.text)


def _judged(entry: Entry, judged: Mapping[str, Mapping[str, object]]) -> Entry:
    found = judged.get(entry.text)
    if entry.kind is not None or found is None:
        return entry
    chances = found["kind_probabilities"]
    assert isinstance(chances, Mapping)
    kind, chance = max(chances.items(), key=lambda pair: float(pair[1]))
    return replace(entry, kind=Kind(kind), sure=Sureness.of(float(chance)))


def _plain(name: str) -> str:
    return name.strip().removeprefix("@").casefold()
