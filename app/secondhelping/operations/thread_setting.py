# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whether the posts of new threads are numbered: the project remembers what the owner chose last."""

from secondhelping.domain.changes import Changes
from secondhelping.domain.plan import Thread
from secondhelping.operations.project import Project
from secondhelping.store import settings

_SETTING = "threads"


def wanted(project: Project) -> Thread:
    """How a new thread is made: numbered unless the owner chose otherwise."""
    plain = settings.get(project.store.read(), _SETTING) == Thread.PLAIN.value
    return Thread.PLAIN if plain else Thread.NUMBERED


def choose(project: Project, thread: Thread) -> Changes:
    """Remembers how the next thread is made."""
    numbers = "Threads are numbered" if thread is Thread.NUMBERED else "Threads have no numbers"
    with project.action(numbers) as writing:
        settings.put(writing.connection, _SETTING, thread.value)
    return writing.changes
