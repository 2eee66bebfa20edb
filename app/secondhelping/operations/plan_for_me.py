# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Plan for me": proposes posts for the free slots, and lays the proposal out as one action."""

from datetime import date, timedelta

from secondhelping.domain import words
from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Proposal, Slot
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.domain.wishes import PlanWishes
from secondhelping.operations import keeping, link_habits, plan_view, planning, results
from secondhelping.operations.project import Project
from secondhelping.plan import fill, public_holidays
from secondhelping.plan.value import values
from secondhelping.store import accounts, posts, rules, snippets
from secondhelping.store import customer as customer_rows
from secondhelping.store import planning as planning_rows

LONGEST = 52
AS_IT_IS = PlanWishes()
_HORIZON = timedelta(days=100 * 365)


def propose(
    project: Project, start: date, weeks: int, seed: int = 0, wishes: PlanWishes = AS_IT_IS
) -> Proposal:
    """What would be laid out from `start` for `weeks` weeks, as wished. Nothing is changed.

    Raises:
        KnownError: weeks outside 1-52, a start a lifetime away, no accounts, no slots, or nothing kept.
    """
    _check_period(project, start, weeks)
    return fill.plan_for_me(_request(project, start, weeks, seed, wishes))


def _check_period(project: Project, start: date, weeks: int) -> None:
    if not 1 <= weeks <= LONGEST:
        raise KnownError(
            f"{weeks} weeks can't be planned.",
            f"A plan is 1 to {LONGEST} weeks long.",
            "Choose another number.",
        )
    today = project.wall_now().date()
    if not abs(start - today) < _HORIZON:
        raise KnownError(
            f"A plan can't start on {start.day} {start:%B} {start.year}.",
            f"That is more than {_HORIZON.days // 365} years from now.",
            "Choose a day that is nearer.",
        )


def _request(project: Project, start: date, weeks: int, seed: int, wishes: PlanWishes) -> fill.PlanRequest:
    connection = project.store.read()
    kept = _kept(project)
    asked = wishes.rules or planning.rules(project)
    end = start + timedelta(weeks=weeks)
    past, hours = results.past(project, kept)
    return fill.PlanRequest(
        snippets=tuple(kept),
        slots=_slots(project, wishes),
        accounts=tuple(accounts.all_(connection)),
        rule=wishes.rule or rules.rule(connection),
        history=plan_view.history(project),
        placed=plan_view.outgoing(project),
        start=start,
        weeks=weeks,
        until=wishes.last or date.max,
        zone=project.zone,
        seed=seed,
        now=project.now(),
        links=link_habits.habits(project),
        rules=asked,
        holidays=public_holidays.between(asked.country, asked.region, start, end),
        texts={snippet.id: planning.texts(snippet) for snippet in kept},
        timings={snippet.id: snippet.timing for snippet in kept},
        values=values(kept, customer_rows.fits(connection), past),
        written=keeping.written(project, kept),
        talk_times=tuple(talk.at for talk in posts.talk_times(connection)),
        results=hours,
    )


def _kept(project: Project) -> list[Snippet]:
    kept = snippets.all_(project.store.read(), Verdict.KEPT)
    if not kept:
        raise KnownError(
            "There is nothing ready to serve.",
            "No snippet has been kept yet.",
            "Keep a few in Review, then plan.",
        )
    return kept


def _slots(project: Project, wishes: PlanWishes) -> tuple[Slot, ...]:
    slots = accounts.slots(project.store.read())
    if not slots:
        raise KnownError(
            "There are no weekly times to fill.",
            "None of your accounts has one.",
            "Add times to an account, then plan.",
        )
    chosen = [slot for slot in slots if not wishes.accounts or slot.account_id in wishes.accounts]
    if not chosen:
        raise KnownError(
            "There are no weekly times to fill.",
            "None of the accounts that you chose has one.",
            "Add times to an account, or choose another one.",
        )
    return tuple(chosen)


def lay_out(project: Project, proposal: Proposal, wishes: PlanWishes = AS_IT_IS) -> Changes:
    """Puts a proposal on the calendar, and in force what was wished for it, as one action."""
    with project.action(f"Laid out {words.counted(len(proposal.posts), 'post')}") as writing:
        if wishes.rule is not None and wishes.rule != rules.rule(writing.connection):
            rules.put_rule(writing.connection, wishes.rule, "")
        if wishes.rules is not None and wishes.rules != planning_rows.rules(writing.connection):
            planning_rows.put_rules(writing.connection, wishes.rules)
        for post in proposal.posts:
            posts.add(
                writing.connection,
                snippet_id=post.snippet_id,
                text=post.text,
                kind=post.kind,
                at=post.at,
                accounts=post.accounts,
                pinned=False,
            )
    return writing.changes
