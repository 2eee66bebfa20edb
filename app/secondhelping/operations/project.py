# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A project in use: made, opened, closed; and the way every action on it is written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from secondhelping.store import database, settings

SUFFIX = ".helping"
Clock = Callable[[], datetime]

# Five posts a week on two networks until the owner says otherwise: few enough to answer every reply.
_FIRST_NETWORKS = ("linkedin", "x")
_FIRST_SLOTS = tuple((weekday, time(9, 0)) for weekday in range(5))


def system_clock() -> datetime:
    """The present moment, aware and in UTC. The only place where the core looks at a clock."""
    return datetime.now(UTC)


class Project:
    """An open project. Screens and commands hand it to the operations and never look inside."""

    def __init__(self, store: database.Store, clock: Clock = system_clock) -> None:
        self.store = store
        self.clock = clock

    @property
    def path(self) -> Path:
        return self.store.path

    @property
    def copy_before(self) -> Path | None:
        """The copy saved just now because the file was of an older version; None where nothing had to change."""
        return self.store.copy_before

    @property
    def zone(self) -> str:
        """The IANA zone that the plan's wall-clock times are in."""
        return settings.get(self.store.read(), "zone", "UTC")

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()

    def wall_now(self) -> datetime:
        """The present wall-clock time in the plan's zone, naive."""
        from zoneinfo import ZoneInfo

        return self.clock().astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @contextmanager
    def action(
        self, label: str, goes_on: int | None = None, part_of: int | None = None
    ) -> Iterator[database.Writing]:
        """One undoable action under this label, or more of the action `goes_on` or `part_of`; see `Store.write`."""
        at = self.now().isoformat(timespec="seconds")
        with self.store.write(label, at, goes_on, part_of) as writing:
            yield writing

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def create(path: Path, business: str = "", zone: str | None = None, clock: Clock = system_clock) -> Project:
    """A new project with one account on each of two networks and five weekly slots.

    Raises:
        ProjectRefused: something is there already, or the folder cannot be written to.
        KnownError: the zone is not an IANA zone.
    """
    # Only here: what opens a project, as every start does, has no need of them.
    from secondhelping.domain.network import Network
    from secondhelping.plan import zones
    from secondhelping.store import accounts

    zone = zone or system_zone()
    zones.check_zone(zone)
    project = Project(database.create(path), clock)
    name = business or path.stem
    try:
        # What a project starts with is no action of the owner's: it cannot be undone.
        with project.store.write_for_good() as connection:
            settings.put(connection, "zone", zone)
            settings.put(connection, "business", name)
            for network in _FIRST_NETWORKS:
                account_id = accounts.add(connection, Network(network), name)
                accounts.set_slots(connection, account_id, _FIRST_SLOTS)
    except BaseException:
        project.close()
        database.remove(path)
        raise
    return project


def open_(path: Path, clock: Clock = system_clock) -> Project:
    """An existing project. An export that was cut off, by a power cut perhaps, is finished first.

    Raises:
        ProjectRefused: missing, not ours, newer than the program, damaged, or open elsewhere; or older, and no
            copy of it can be saved.
    """
    project = Project(database.open_(path), clock)
    try:
        if project.store.has_unfinished():
            # Only here: hardly any start has need of it.
            from secondhelping.operations import export_plan

            export_plan.finish_unfinished(project)
    except BaseException:
        project.close()
        raise
    return project


def system_zone() -> str:
    """The IANA zone this computer is set to; UTC where it does not say."""
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or "UTC"
    except (LookupError, OSError):
        return "UTC"
