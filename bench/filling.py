# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Plan for me against an exact solver (CP-SAT) with the same objective and rules, and how its time grows."""

import argparse
import math
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from threading import Event, Thread

from ortools.sat.python import cp_model

from secondhelping.domain.ids import AccountId, DocumentId, ExportId, PostId, SlotId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing, Proposal, Served, Slot
from secondhelping.domain.planning import DaysOff, Holiday, PlanningRules
from secondhelping.domain.snippet import Snippet, Span, Verdict
from secondhelping.domain.timing import Timing
from secondhelping.plan import objective
from secondhelping.plan.board import Board
from secondhelping.plan.candidates import Choice
from secondhelping.plan.fill import PlanRequest, board_of, opened, plan_for_me
from secondhelping.plan.mix import broken_runs, places, sequence
from secondhelping.plan.objective import Laid
from secondhelping.plan.zones import to_utc

ZONE = "Europe/London"
MONDAY = date(2026, 5, 11)
NOW = datetime(2026, 5, 6, 8, tzinfo=UTC)
RULES = (*PRESETS.values(), MixRule("Own", 4, {Kind.PROMOTIONAL: 1}, {Kind.HELPFUL: 1}))
_PARTS = ("ba", "re", "lo", "mi", "tu", "sta", "wen", "gri", "pol", "dar", "fen", "sho")
WORDS = tuple(one + two + three for one in _PARTS for two in _PARTS for three in _PARTS)
_SCALE = 10_000


@dataclass(frozen=True, slots=True)
class Size:
    """How big an instance is: accounts, weeks, weekly slots of an account, snippets, documents."""

    accounts: int
    weeks: int
    slots: int
    snippets: int
    documents: int = 5


SIZES = (Size(1, 2, 5, 16, 3), Size(1, 4, 5, 40), Size(2, 3, 5, 40), Size(3, 2, 7, 50), Size(3, 4, 5, 60))


def instance(seed: int, size: Size, *, plain: bool = False) -> PlanRequest:
    """Something to plan: any rule, history that keeps it, posts already placed on both sides, days off, holidays,
    seasons, snippets that say nearly the same, and some too long for X; `plain` is without all that."""
    chance = Random(seed)
    accounts = tuple(
        Account(AccountId(n + 1), (Network.LINKEDIN, Network.X, Network.BLUESKY)[n % 3], f"a{n}")
        for n in range(size.accounts)
    )
    rule = PRESETS["80/20"] if plain else chance.choice(RULES)
    snippets = tuple(_snippet(n, chance, size, rule, plain) for n in range(1, size.snippets + 1))
    return PlanRequest(
        snippets,
        tuple(_slots(accounts, size, chance)),
        accounts,
        rule,
        () if plain else tuple(_history(accounts, rule, chance)),
        () if plain else tuple(_placed(accounts, size, chance)),
        MONDAY,
        size.weeks,
        ZONE,
        seed,
        NOW,
        PlanningRules(days_off=() if plain else (DaysOff(MONDAY + timedelta(3), MONDAY + timedelta(3)),)),
        (Holiday(date(2026, 5, 25), "Spring Bank Holiday"),),
        timings={}
        if plain
        else {s.id: Timing(last=MONDAY + timedelta(9)) for s in snippets if chance.random() < 0.1},
        talk_times=tuple(
            datetime.combine(MONDAY, datetime.min.time()) + timedelta(7 * w, 3600 * 10) for w in range(4)
        ),
    )


def _snippet(number: int, chance: Random, size: Size, rule: MixRule, plain: bool) -> Snippet:
    wanted = [kind for kind, least in rule.at_least.items() for _ in range(least)]
    kinds = (
        [Kind.HELPFUL] * 6 + [Kind.PROMOTIONAL, Kind.PROMOTIONAL, Kind.CONVERSATION, Kind.CURATED] + wanted
    )
    kind = chance.choice(kinds)
    text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 20))) + f" {number}"
    if not plain and chance.random() < 0.1:
        text += " and so on, and so on" * 15
    score = round(chance.uniform(0.2, 1), 3)
    topics = ("backs", "knees", "shoes", "desks", "sleep", "walking", "lifting", "breath")
    return Snippet(
        *(SnippetId(number), DocumentId(chance.randint(1, size.documents)), "Doc", text, text),
        *(Span(0, 0, 0, len(text)), kind, kind, {kind: 0.9}, score, 0.9, 0.8, Verdict.KEPT),
        keyphrases=(chance.choice(topics),),
    )


def _slots(accounts: Sequence[Account], size: Size, chance: Random) -> list[Slot]:
    times = [(day, hour) for day in range(7) for hour in (7, 9, 12, 18)]
    shared = sorted(chance.sample(times, size.slots)) if size.slots <= len(times) else times
    made: list[Slot] = []
    for account in accounts:
        own = shared if account.id % 2 else sorted(chance.sample(times, min(size.slots, len(times))))
        made += [
            Slot(SlotId(len(made) + n), account.id, day, datetime(2026, 1, 1, hour).time())
            for n, (day, hour) in enumerate(own, 1)
        ]
    return made


def _history(accounts: Sequence[Account], rule: MixRule, chance: Random) -> list[Served]:
    """A run that keeps the rule over and over, so that the rule can be read to the letter."""
    run = [kind for kind, least in rule.at_least.items() for _ in range(least)]
    for kind in (Kind.PROMOTIONAL, Kind.HELPFUL, Kind.CURATED, Kind.CONVERSATION):
        run += [kind] * max(
            0, min(rule.at_most.get(kind, rule.window) - run.count(kind), rule.window - len(run))
        )
    made = []
    for account in accounts if chance.random() < 0.6 else ():
        for n in range(rule.window):
            at = datetime.combine(MONDAY, datetime.min.time()) - timedelta(days=rule.window - n, hours=12)
            made.append(Served(None, account.id, f"Out {n}", run[n], at, to_utc(at, ZONE), ExportId(1)))
    return made


def _placed(accounts: Sequence[Account], size: Size, chance: Random) -> list[Outgoing]:
    """A few posts of the owner's: in the period and after it."""
    made = []
    for n in range(chance.randint(0, 3)):
        day = MONDAY + timedelta(days=chance.choice((4, 9, 7 * size.weeks + 1)) + n)
        at = datetime(day.year, day.month, day.day, 15)
        account = chance.choice(accounts)
        kind = chance.choice((Kind.HELPFUL, Kind.CURATED, Kind.PROMOTIONAL)) if n == 0 else Kind.HELPFUL
        made.append(Outgoing(PostId(900 + n), account.id, f"Placed {n}", kind, at, to_utc(at, ZONE)))
    return made


def laid_of(proposal: Proposal, board: Board) -> list[Laid]:
    """A proposal as the objective sees it."""
    number = {opening.at: n for n, opening in enumerate(board.openings)}
    choices = {choice.snippet.id: choice for choice in board.candidates.choices}
    return [
        Laid(
            number[post.at],
            post.kind,
            len(post.accounts),
            choices[post.snippet_id].worth,
            choices[post.snippet_id].snippet.document_id,
            choices[post.snippet_id].topic,
        )
        for post in proposal.posts
    ]


def legal(request: PlanRequest, proposal: Proposal) -> bool:
    """Whether what was laid out breaks no run that was not broken before."""
    planned = [
        Outgoing(PostId(5000 + n), account, post.text, post.kind, post.at, to_utc(post.at, ZONE))
        for n, post in enumerate(proposal.posts)
        for account in post.accounts
    ]
    for account in request.accounts:
        before = sequence(request.placed, request.history, account.id)
        after = sequence((*request.placed, *planned), request.history, account.id)
        if not broken_runs(places(before), request.rule) and broken_runs(places(after), request.rule):
            return False
    return True


class Exact:
    """The same question as a model of linear constraints over yes-or-no variables. It starts from our plan, all of its
    variables known, so that what it finds is ours or better."""

    def __init__(self, request: PlanRequest) -> None:
        self.request = request
        self.board = board = board_of(request, opened(request))
        self.model = cp_model.CpModel()
        self.x: dict[tuple[int, int], cp_model.IntVar] = {}
        self.z: dict[tuple[int, int, AccountId], cp_model.IntVar] = {}
        self.choices = board.candidates.choices
        for o, opening in enumerate(board.openings):
            for c, choice in enumerate(self.choices):
                self._pair(o, opening.accounts, c, choice)
        self._places()
        self._snippets()
        self._promotions()
        for account in request.accounts:
            self._mix(account.id)
        self.model.maximize(sum(self._terms()))

    def _pair(self, o: int, accounts: Sequence[AccountId], c: int, choice: Choice) -> None:
        goes = self.board.goes(choice, o, frozenset(accounts))
        day = self.board.openings[o].at.date()
        if goes is None or (choice.snippet.kind is Kind.PROMOTIONAL and not self.board.may_promote(day)):
            return
        x = self.x[c, o] = self.model.new_bool_var("")
        here = [self.z.setdefault((c, o, a), self.model.new_bool_var("")) for a in goes[1]]
        for z in here:
            self.model.add_implication(z, x)
        self.model.add(sum(here) >= x)

    def _places(self) -> None:
        at: dict[tuple[int, AccountId], list[cp_model.IntVar]] = defaultdict(list)
        for (_, o, a), z in self.z.items():
            at[o, a].append(z)
        for here in at.values():
            self.model.add_at_most_one(here)
        self.at = at

    def _snippets(self) -> None:
        """Within a rest each group of snippets that say nearly the same goes out once."""
        assert timedelta(weeks=self.request.weeks) <= timedelta(weeks=self.request.rules.rest_weeks)
        groups: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for (c, _), x in self.x.items():
            groups[self.choices[c].group].append(x)
        for group in groups.values():
            self.model.add_at_most_one(group)

    def _promotions(self) -> None:
        days: dict[date, list[cp_model.IntVar]] = defaultdict(list)
        by_opening: list[list[cp_model.IntVar]] = [[] for _ in self.board.openings]
        for (c, o), x in self.x.items():
            if self.choices[c].snippet.kind is Kind.PROMOTIONAL:
                days[self.board.openings[o].at.date()].append(x)
                by_opening[o].append(x)
        for day in days.values():
            self.model.add_at_most_one(day)
        so_far: list[cp_model.IntVar] = []
        for o, here in enumerate(by_opening):
            so_far += here
            if so_far:
                self.model.add(sum(so_far) <= self.board.turns.due(o))

    def _mix(self, account: AccountId) -> None:
        """Whatever stands in a row: no excess where it is a window or less, no lack where it is one."""
        fixed = sequence(self.request.placed, self.request.history, account)
        cells: list[tuple[datetime, object, dict[Kind, object]]] = [
            (p.instant, 1, {kind: int(p.kind is kind) for kind in Kind}) for p in fixed
        ]
        for o, opening in enumerate(self.board.openings):
            if account in opening.accounts:
                kinds: dict[Kind, list[cp_model.IntVar]] = {kind: [] for kind in Kind}
                for c, choice in enumerate(self.choices):
                    if (c, o, account) in self.z:
                        kinds[choice.snippet.kind].append(self.z[c, o, account])
                taken = self.model.new_bool_var("")
                self.model.add(taken == sum(self.at.get((o, account), [])))
                of = {}
                for kind, found in kinds.items():
                    of[kind] = self.model.new_bool_var("")
                    self.model.add(of[kind] == sum(found))
                cells.append((opening.instant, taken, of))
        cells.sort(key=lambda cell: cell[0])
        for first in range(len(cells)):
            for last in range(first, len(cells)):
                self._span(cells[first : last + 1])
            self._end(cells[first:])

    def _span(self, cells: Sequence[tuple[datetime, object, dict[Kind, object]]]) -> None:
        if all(isinstance(taken, int) for _, taken, _ in cells):
            return  # what the owner placed or what went out is not ours to judge
        model, rule = self.model, self.request.rule
        number = sum(taken for _, taken, _ in cells)  # type: ignore[misc]
        over = model.new_bool_var("")
        if len(cells) > rule.window:
            model.add(number > rule.window).only_enforce_if(over)
        else:
            model.add(over == 0)
        # What the owner placed may break the rule without us: a run is only judged where we add to it.
        for kind, most in rule.at_most.items():
            if len(cells) > most and (ours := self._ours(of[kind] for _, _, of in cells)) is not None:
                model.add(sum(of[kind] for _, _, of in cells) <= most).only_enforce_if(~over, ours)  # type: ignore[misc]
        if len(cells) >= rule.window and any(rule.at_least.values()):
            ours = self._ours(taken for _, taken, _ in cells)
            assert ours is not None
            short = model.new_bool_var("")
            model.add(number < rule.window).only_enforce_if(short)
            for kind, least in rule.at_least.items():
                here = sum(of[kind] for _, _, of in cells)  # type: ignore[misc]
                model.add(here >= least).only_enforce_if(~short, ~over, ours)

    def _end(self, cells: Sequence[tuple[datetime, object, dict[Kind, object]]]) -> None:
        """What comes after the last posts can still keep the rule."""
        rule, model = self.request.rule, self.model
        ours = self._ours(taken for _, taken, _ in cells)
        if ours is None or not any(rule.at_least.values()):
            return
        number = sum(taken for _, taken, _ in cells)  # type: ignore[misc]
        over = model.new_bool_var("")
        model.add(number > rule.window).only_enforce_if(over)
        missing = []
        for kind, least in rule.at_least.items():
            lacks = model.new_int_var(0, least, "")
            model.add(lacks >= least - sum(of[kind] for _, _, of in cells))  # type: ignore[misc]
            missing.append(lacks)
        model.add(sum(missing) + number <= rule.window).only_enforce_if(~over, ours)

    def _ours(self, cells: Iterable[object]) -> cp_model.IntVar | None:
        """Whether one of these is of our making; None where none can be."""
        ours = [cell for cell in cells if not isinstance(cell, int)]
        if not ours:
            return None
        some = self.model.new_bool_var("")
        self.model.add(sum(ours) == 0).only_enforce_if(~some)  # type: ignore[arg-type]
        return some

    def _terms(self) -> list[object]:
        wishes, model, n = self.board.wishes, self.model, len(self.board.openings)
        terms: list[object] = []
        for (c, o, _), z in self.z.items():
            worth = self.choices[c].worth
            terms.append(
                _whole(objective.FILLED + worth * (objective.WORTH + objective.HOUR * wishes.hours[o])) * z
            )
        here: list[list[cp_model.IntVar]] = [[] for _ in range(n)]
        marks: dict[tuple[object, int], list[cp_model.IntVar]] = defaultdict(list)
        weeks: dict[tuple[Kind, int], list[cp_model.IntVar]] = defaultdict(list)
        for (c, o), x in self.x.items():
            snippet = self.choices[c].snippet
            if snippet.kind is Kind.CONVERSATION and wishes.talked[o]:
                terms.append(_whole(objective.TALK) * x)
            here[o].append(x)
            marks[snippet.document_id, o].append(x)
            marks[self.choices[c].topic, o].append(x)
            weeks[snippet.kind, next(w for w, end in enumerate(wishes.ends) if o < end)].append(x)
        for o in range(n):
            if here[o]:
                extra = model.new_int_var(0, 3, "")
                model.add(extra >= sum(here[o]) - 1)
                terms.append(-_whole(objective.ANOTHER) * extra)
        terms += self._crowding(marks)
        for kind, targets in wishes.targets.items():
            so_far: list[cp_model.IntVar] = []
            for week, target in enumerate(targets):
                so_far += weeks[kind, week]
                off = model.new_int_var(0, 1000 * _SCALE, "")
                if week % objective.STRETCH == 0:
                    so_far = list(weeks[kind, week])
                model.add(off >= _whole(objective.KIND) * sum(so_far) - _whole(objective.KIND * target))
                model.add(off >= _whole(objective.KIND * target) - _whole(objective.KIND) * sum(so_far))
                terms.append(-1 * off)
        return terms

    def _crowding(self, marks: dict[tuple[object, int], list[cp_model.IntVar]]) -> list[object]:
        model, terms = self.model, []
        stands = {}
        for key, xs in marks.items():
            stands[key] = model.new_bool_var("")
            model.add_max_equality(stands[key], xs)
        for (mark, o), one in stands.items():
            costs = objective.TOPIC if isinstance(mark, str) else objective.DOCUMENT
            for step, cost in enumerate(costs, 1):
                other = stands.get((mark, o + step))
                if other is not None:
                    both = model.new_bool_var("")
                    model.add(both >= one + other - 1)
                    terms.append(-_whole(cost) * both)
        return terms

    def own(self, plan: Proposal) -> list[int] | None:
        """A plan as values of all the variables; None where it breaks one of the rules of this model."""
        number = {opening.at: n for n, opening in enumerate(self.board.openings)}
        index = {choice.snippet.id: c for c, choice in enumerate(self.choices)}
        ours = {(index[p.snippet_id], number[p.at], a) for p in plan.posts for a in p.accounts}
        used = {(c, o) for c, o, _ in ours}
        if not ours <= set(self.z):
            return None
        model = self.model.clone()
        for keys, variables in ((ours, self.z), (used, self.x)):
            for key, variable in variables.items():
                model.add(model.get_bool_var_from_proto_index(variable.index) == int(key in keys))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(model)
        return list(solver.response_proto.solution) if status == cp_model.OPTIMAL else None

    def solve(self, start: list[int], seconds: float) -> tuple[list[Laid], bool]:
        """The best plan found in so many seconds of processor time, from a plan of ours on, and whether no better one
        exists."""
        for index, value in enumerate(start):
            self.model.add_hint(self.model.get_int_var_from_proto_index(index), value)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.interleave_search = True  # all its ways of searching in turn, not one alone
        solver.parameters.keep_all_feasible_solutions_in_presolve = True  # ours, to begin with
        with _stopped_after(seconds, solver):
            status = solver.solve(self.model)
        value: Callable[[cp_model.IntVar], int] = solver.value
        if status == cp_model.UNKNOWN:  # it was not ready to begin: ours is the best that is known
            value = lambda variable: start[variable.index]  # noqa: E731
        found = []
        for (c, o), x in self.x.items():
            if value(x):
                accounts = sum(value(z) for (d, p, _), z in self.z.items() if (d, p) == (c, o))
                choice = self.choices[c]
                found.append(
                    Laid(
                        o,
                        choice.snippet.kind,
                        accounts,
                        choice.worth,
                        choice.snippet.document_id,
                        choice.topic,
                    )
                )
        return found, status == cp_model.OPTIMAL


@contextmanager
def _stopped_after(seconds: float, solver: cp_model.CpSolver) -> Iterator[None]:
    """Whatever else the computer does meanwhile, the solver gets its time."""
    end = time.process_time() + seconds
    done = Event()

    def watch() -> None:
        while not done.wait(0.1):
            if time.process_time() >= end:
                solver.stop_search()

    watching = Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()


def _whole(number: float) -> int:
    return round(number * _SCALE)


def against_exact(seeds: Sequence[int], seconds: float) -> None:
    """Prints how near our plans come to the best ones known."""
    ratios, without, fewer, illegal, proved, times = [], [], 0, 0, 0, []
    number = len(seeds)
    print(f"Plan for me against CP-SAT, {seconds:g} s of processor time from our plan on: {number} instances")
    for seed in seeds:
        request = instance(seed, SIZES[seed % len(SIZES)])
        started = time.process_time()
        proposal = plan_for_me(request)
        times.append(time.process_time() - started)
        exact = Exact(request)
        ours = laid_of(proposal, exact.board)
        own = exact.own(proposal)
        if own is None or not legal(request, proposal):
            illegal += 1
            print(f"  {seed:2} {request.rule.name:9} illegal")
            continue
        best, optimal = exact.solve(own, seconds)
        mine, its = objective.value(ours, exact.board.wishes), objective.value(best, exact.board.wishes)
        filled, more = sum(post.accounts for post in ours), sum(post.accounts for post in best)
        ratios.append(mine / its if its else 1.0)
        wishes = (mine - objective.FILLED * filled) / (its - objective.FILLED * more) if its else 1.0
        without.append(wishes)
        fewer += filled < more
        proved += optimal
        print(
            f"  {seed:2} {request.rule.name:9} {len(exact.board.openings):3} openings"
            f"  filled {filled:3} of {more:3}  objective {mine:7.2f} of {its:7.2f}  {ratios[-1]:.4f}"
            f"{' (the best there is)' if optimal else ''}",
            flush=True,
        )
    if not ratios:
        return
    print(
        f"  objective against CP-SAT's: least {min(ratios):.4f}, median {statistics.median(ratios):.4f} (wanted 0.98)"
    )
    print(
        f"  without the reward for filling: least {min(without):.4f}, median {statistics.median(without):.4f}"
    )
    print(
        f"  instances with fewer places filled: {fewer}; illegal plans: {illegal}; proved best: {proved} of {number}"
    )
    print(f"  our time: median {1000 * statistics.median(times):.0f} ms, most {1000 * max(times):.0f} ms")


def growth() -> None:
    """Prints how long big plans take, and the slope of the time over the size on a log-log line."""
    wanted = instance(1, Size(3, 12, 10, 500, 20), plain=True)
    seconds = statistics.median(_timed(replace(wanted, seed=n)) for n in range(5))
    places = sum(len(opening.accounts) for opening in opened(wanted).found)
    print(
        f"  12 weeks x 3 accounts x 10 a week from 500 snippets ({places} places): {seconds:.3f} s (wanted 0.3)"
    )
    points = []
    for weeks, snippets in ((7, 625), (13, 1250), (26, 2500), (52, 5000)):
        request = instance(2, Size(5, weeks, 14, snippets, 50), plain=True)
        took = statistics.median(_timed(replace(request, seed=n)) for n in range(3))
        size = sum(len(opening.accounts) for opening in opened(request).found)
        points.append((math.log(size), math.log(took)))
        print(
            f"  {weeks:2} weeks x 5 accounts x 14 a week from {snippets} snippets ({size} places): {took:.2f} s"
        )
    mean_x, mean_y = (statistics.mean(values) for values in zip(*points, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    print(f"  slope on the log-log line: {slope:.2f} (wanted at most 1.3)")


def _timed(request: PlanRequest) -> float:
    started = time.process_time()
    plan_for_me(request)
    return time.process_time() - started


def main() -> None:
    """Both, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instances", type=int, default=30)
    parser.add_argument("--first", type=int, default=0, help="the number of the first instance")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--no-growth", action="store_true")
    arguments = parser.parse_args()
    if not arguments.no_growth:
        print("Plan for me: time and size")
        growth()
    if arguments.instances:
        seeds = range(arguments.first, arguments.first + arguments.instances)
        against_exact(seeds, arguments.seconds)


if __name__ == "__main__":
    main()
