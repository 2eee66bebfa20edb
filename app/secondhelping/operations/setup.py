# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How the project is set up: accounts, their weekly times, the zone, the business, the mix rule."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule
from secondhelping.domain.network import Account, Network
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import zones
from secondhelping.plan.mix import broken_runs
from secondhelping.store import accounts, history, posts, rules, scheduled, settings

# Written limits run from a Mastodon server's smallest to X Premium's largest.
_LIMITS = (100, 100_000)


def add_account(
    project: Project,
    network: Network,
    name: str,
    slots: Iterable[tuple[int, time]] = (),
    limit: int | None = None,
) -> Changes:
    """Adds an account with its weekly slots (weekday 0-6, wall-clock time).

    Raises:
        KnownError: no name, or an account of this name on this network is there already.
    """
    name = _checked_name(project, network, name)
    _check_limit(limit)
    with project.action(f"Added {network.label} {words.quoted(name)}") as writing:
        account_id = accounts.add(writing.connection, network, name, limit)
        accounts.set_slots(writing.connection, account_id, slots)
    return writing.changes


def change_account(project: Project, account: Account) -> Changes:
    """Gives an account another name or limit."""
    name = _checked_name(project, account.network, account.name, but=account.id)
    _check_limit(account.limit)
    with project.action(f"Changed {account.network.label} {words.quoted(name)}") as writing:
        accounts.change(writing.connection, replace(account, name=name))
    return writing.changes


def remove_account(project: Project, account_id: AccountId) -> Changes:
    """Takes an account away, and off the posts that were to go there; posts left without any go too.

    Raises:
        KnownError: posts were already exported for it: the mix rule needs that history.
    """
    connection = project.store.read()
    if history.has_history(connection, account_id) or scheduled.has_any(connection, account_id):
        raise KnownError(
            "This account has posts that went out.",
            "The mix rule counts them, so the account has to stay.",
            "Take its weekly times away instead, and nothing new will be planned for it.",
        )
    planned = plan_view.planned(project)
    with project.action("Took 1 account away") as writing:
        for post in planned:
            rest = [number for number in post.accounts if number != account_id]
            if not rest:
                posts.remove(writing.connection, [post.id])
            elif len(rest) < len(post.accounts):
                posts.change(writing.connection, post.id, accounts=rest)
        accounts.remove(writing.connection, account_id)
    return writing.changes


def set_slots(project: Project, account_id: AccountId, slots: Iterable[tuple[int, time]]) -> Changes:
    """Gives an account exactly these weekly slots (weekday 0-6, wall-clock time)."""
    with project.action("Changed the weekly times") as writing:
        accounts.set_slots(writing.connection, account_id, slots)
    return writing.changes


def set_rule(project: Project, rule: MixRule, reason: str = "") -> Changes:
    """Changes the mix rule; the change is remembered with its date and reason, and printed in export reports. Where
    what went out does not keep the new rule, the label says that only what is to come is judged."""
    label = f"Changed the mix rule to {rule.name}"
    if _history_breaks(project, rule):
        label += ". What went out stays as it is: only posts to come are judged"
    with project.action(label) as writing:
        rules.put_rule(writing.connection, rule, reason.strip())
    return writing.changes


def _history_breaks(project: Project, rule: MixRule) -> bool:
    """Whether what went out on some account does not keep a rule, read as if it were still to come."""
    lines: dict[AccountId, list[tuple[Kind, bool]]] = {}
    for entry in sorted(history.served(project.store.read()), key=lambda entry: entry.instant):
        lines.setdefault(entry.account_id, []).append((entry.kind, False))
    return any(broken_runs(line, rule) for line in lines.values())


def set_zone(project: Project, zone: str) -> Changes:
    """Changes the zone of the plan. Wall-clock times stay as they are.

    Raises:
        KnownError: it is not an IANA zone.
    """
    zones.check_zone(zone)
    with project.action(f"Changed the time zone to {zone}") as writing:
        settings.put(writing.connection, "zone", zone)
    return writing.changes


def set_business(project: Project, name: str) -> Changes:
    """Changes the name of the business."""
    with project.action("Changed the name of the business") as writing:
        settings.put(writing.connection, "business", name.strip())
    return writing.changes


def _checked_name(project: Project, network: Network, name: str, but: AccountId | None = None) -> str:
    name = name.strip()
    if not name:
        raise KnownError(
            "The account needs a name.", "Posts and files are sorted by it.", "Write the name you use there."
        )
    taken = accounts.all_(project.store.read())
    if any(a.network is network and a.name.casefold() == name.casefold() and a.id != but for a in taken):
        raise KnownError(
            f"“{name}” is already there on {network.label}.",
            "Two of one name can't be told apart.",
            "Choose another name.",
        )
    return name


def _check_limit(limit: int | None) -> None:
    if limit is not None and not _LIMITS[0] <= limit <= _LIMITS[1]:
        raise KnownError(
            f"A limit of {limit} characters can't be right.",
            f"Networks allow between {_LIMITS[0]} and {_LIMITS[1]}.",
            "Leave it empty to use the network's own.",
        )
