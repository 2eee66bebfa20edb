# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which snippets say nearly the same, over all documents and what already went out. Worked out anew at any time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from secondhelping.domain.changes import Changes, Noun
from secondhelping.domain.ids import SnippetId
from secondhelping.domain.plan import Served
from secondhelping.domain.progress import Progress, silent
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.snippets import lessons as telling
from secondhelping.store import learned, settings, snippets

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop

_GROUPS, _STATE = "alike", "alike_of"
# The one to suggest: what was kept, then what is shorter to read only where both are equally good.
_FIRST = {Verdict.KEPT: 0, Verdict.WAITING: 1, Verdict.SET_ASIDE: 2}


@dataclass(frozen=True, slots=True)
class Alike:
    """Snippets that say nearly the same, the one to suggest first; and when nearly the same went out, latest last."""

    members: tuple[SnippetId, ...]
    posted: tuple[datetime, ...] = ()


def groups(project: Project) -> list[Alike]:
    """The groups as they were found last, of what is still there and not set aside."""
    found = {one.id for one in _compared(project)}
    alike = []
    for members, posted in json.loads(settings.get(project.store.read(), _GROUPS, "[]")):
        here = tuple(SnippetId(number) for number in members if number in found)
        if len(here) > 1 or (here and posted):
            alike.append(Alike(here, tuple(map(datetime.fromisoformat, posted))))
    return alike


def stale(project: Project) -> bool:
    """Whether other texts are to be compared than those that were compared last."""
    found, posted = _compared(project), _posted(project)
    if not posted and len({one.document_id for one in found}) < 2:
        return False  # lines of one document were compared when they were found
    return _state(found, posted) != settings.get(project.store.read(), _STATE, _NONE)


def refresh(project: Project, workshop: "Workshop", progress: Progress = silent) -> Changes:
    """Finds the groups anew, off the screen's thread; no action of the owner's.

    Raises:
        KnownError: the language model is missing.
        Cancelled: `progress` said so.
    """
    found, posted = _compared(project), _posted(project)
    texts = [*(one.text for one in found), *(one.text for one in posted)]
    rows: list[list[int]] = []
    vectors: dict[str, str] = {}
    if len(texts) > 1:
        known = learned.vectors(project.store.read(), telling.keys_of(texts))
        rows, vectors = workshop.alike(texts, _order(found, posted), known, progress)
    told = [_told(group, found, posted) for group in rows]
    with project.store.write_for_good() as connection:
        learned.put_vectors(connection, vectors)
        settings.put(connection, _GROUPS, json.dumps([one for one in told if one[0]]))
        settings.put(connection, _STATE, _state(found, posted))
    return Changes("", {Noun.SETTING: frozenset({1})}, undoable=False)


def _compared(project: Project) -> list[Snippet]:
    return [
        one
        for one in snippets.all_(project.store.read())
        if one.verdict is not Verdict.SET_ASIDE and not one.gone
    ]


def _posted(project: Project) -> list[Served]:
    """What went out or is scheduled elsewhere, each text once, with the last time it did."""
    return list({one.text: one for one in plan_view.history(project, ())}.values())


def _order(found: Sequence[Snippet], posted: Sequence[Served]) -> list[int]:
    """The numbers of the texts, those first that should lead a group."""
    best = sorted(range(len(found)), key=lambda n: (_FIRST[found[n].verdict], -found[n].score, found[n].id))
    return [*best, *range(len(found), len(found) + len(posted))]


def _told(
    rows: Sequence[int], found: Sequence[Snippet], posted: Sequence[Served]
) -> tuple[list[int], list[str]]:
    """A group as it is stored: ids, and the times at which others of its kind went out."""
    members = [found[row].id for row in rows if row < len(found)]
    went_out = [posted[row - len(found)] for row in rows if row >= len(found)]
    # What went out of a member itself is no other line.
    strange = sorted(one.at for one in went_out if one.snippet_id not in members)
    return [int(member) for member in members], [at.isoformat() for at in strange]


def _state(found: Sequence[Snippet], posted: Sequence[Served]) -> str:
    """Verdicts are no part of it: who was set aside is left out when the groups are shown."""
    return telling.digest([(one.id, one.text) for one in found], [one.text for one in posted])


_NONE = _state([], [])
