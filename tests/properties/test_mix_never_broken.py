# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever becomes a file keeps the mix rule, and what keeps it does become a file."""

import csv
import dataclasses
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import (
    BLUESKY,
    LINKEDIN,
    NOW,
    ZONE,
    Place,
    X,
    broken,
    broken_literally,
    day,
    outgoing,
    places,
    served,
    slot,
    snippet,
    subject,
)
from secondhelping.domain.errors import GateClosed
from secondhelping.domain.finding import GateReport
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Account
from secondhelping.domain.plan import Outgoing, Served
from secondhelping.domain.timing import Timing
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.writer import save
from secondhelping.gate.checking import GateSubject, check, fingerprint
from secondhelping.plan import zones
from secondhelping.plan.fill import PlanRequest, plan_for_me

ACCOUNTS = (LINKEDIN, X, BLUESKY)
GENERIC = DIALECTS["generic"]
kinds = st.sampled_from(Kind)
# Plans of people: mostly not promotional, so that many keep their rule.
likely_kinds = st.sampled_from(
    [*Kind, Kind.HELPFUL, Kind.HELPFUL, Kind.CURATED, Kind.CURATED, Kind.CONVERSATION]
)


@st.composite
def own_rules(draw: st.DrawFn) -> MixRule:
    """Any rule that a run could keep."""
    window = draw(st.integers(2, 8) | st.integers(2, 20))
    asked = draw(st.lists(kinds, max_size=window))
    least = {kind: asked.count(kind) for kind in set(asked)}
    most = {kind: draw(st.integers(least.get(kind, 0), window)) for kind in draw(st.sets(kinds, max_size=3))}
    return MixRule("Your own", window, most, least)


rules = st.sampled_from(list(PRESETS.values())) | own_rules()


@st.composite
def moments(draw: st.DrawFn, most: int, first: int, last: int, least: int = 0) -> list[datetime]:
    """Wall-clock times, some of them the same for two accounts, an hour apart on one."""
    hours = draw(st.lists(st.integers(first * 24, last * 24), min_size=least, max_size=most, unique=True))
    return [day(0, 0) + timedelta(hours=hour) for hour in sorted(hours)]


@st.composite
def histories(draw: st.DrawFn, rule: MixRule) -> list[Served]:
    """What went out, also on days that are still to come: under this rule, under another, or under none."""
    entries: list[Served] = []
    for account in ACCOUNTS:
        times = draw(moments(16, -20, 40))
        entries += [
            served(100 * account.id + number, draw(likely_kinds), at, account)
            for number, at in enumerate(times)
        ]
    return entries


@st.composite
def plans(draw: st.DrawFn, rule: MixRule) -> list[Outgoing]:
    """Posts with texts of their own, all in the future, on one account or on several."""
    posts: list[Outgoing] = []
    for number, at in enumerate(draw(moments(14, 1, 60, least=1)), 1):
        kind = draw(likely_kinds)
        for account in draw(st.lists(st.sampled_from(ACCOUNTS), min_size=1, max_size=3, unique=True)):
            posts.append(outgoing(number, kind, at, account, text=f"Post {number * 7919} of {number}"))
    return posts


@st.composite
def subjects(draw: st.DrawFn) -> GateSubject:
    rule = draw(rules)
    return subject(*draw(plans(rule)), history=draw(histories(rule)), rule=rule)


def exported(subject: GateSubject, report: GateReport) -> dict[str, list[tuple[datetime, Kind]]] | None:
    """What the files hold per account, read from the disk; None when the gate stayed closed."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            paths = save(report, subject, GENERIC, Path(folder), NOW)
        except GateClosed:
            assert list(Path(folder).iterdir()) == []
            return None
        found: dict[str, list[tuple[datetime, Kind]]] = defaultdict(list)
        for path in paths:
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, strict=True):
                    at = datetime.fromisoformat(f"{row['Date']} {row['Time']}")
                    found[row["Account"]].append((at, Kind(row["Kind"])))
        return found


def line(account: Account, rows: Sequence[tuple[datetime, Kind]], history: Sequence[Served]) -> list[Place]:
    """The account's posts as they stand in the world: history and file by time."""
    posts = [(entry.at, 0, entry.kind, True) for entry in history if entry.account_id == account.id]
    posts += [(at, 1, kind, False) for at, kind in rows]
    return [(kind, history) for _, _, kind, history in sorted(posts, key=lambda post: post[:2])]


def lines(subject: GateSubject) -> list[list[Place]]:
    return [
        line(
            account,
            [(post.at, post.kind) for post in subject.outgoing if post.account_id == account.id],
            subject.history,
        )
        for account in subject.accounts
    ]


@settings(max_examples=300, deadline=None)
@given(subjects())
def test_what_is_exported_keeps_the_rule_and_what_keeps_it_is_exported(subject: GateSubject) -> None:
    lawful = not any(broken(places, subject.rule) for places in lines(subject))
    files = exported(subject, check(subject, NOW))
    assert (files is not None) == lawful
    for account in subject.accounts if files is not None else ():
        rows = files.get(account.name, []) if files else []
        assert not broken(line(account, rows, subject.history), subject.rule)
        assert len(rows) == sum(post.account_id == account.id for post in subject.outgoing)


@st.composite
def lawful_histories(draw: st.DrawFn, rule: MixRule, length: int | None = None) -> list[Served]:
    """None at all, or a history of at least a window that keeps the rule: the same lawful run over and over."""
    run = [kind for kind, least in rule.at_least.items() for _ in range(least)]
    for kind in draw(st.permutations(list(Kind))):
        room = min(rule.at_most.get(kind, rule.window) - run.count(kind), rule.window - len(run))
        run += [kind] * max(0, room)
    run = draw(st.permutations(run))
    times = draw(st.sampled_from([0, rule.window, 2 * rule.window + 3]))
    entries = [served(number, run[number % rule.window], day(number - times, 0)) for number in range(times)]
    shift = timedelta(days=draw(st.sampled_from([0, 12, 30])))
    return [dataclasses.replace(e, at=e.at + shift, instant=e.instant + shift) for e in entries]


@st.composite
def subjects_with_lawful_history(draw: st.DrawFn) -> GateSubject:
    rule = draw(rules)
    kinds_wanted = [*(k for k, n in rule.at_least.items() for _ in range(n)), *Kind]
    posts = [
        outgoing(number, draw(st.sampled_from(kinds_wanted)), at, text=f"Post {number * 7919} of {number}")
        for number, at in enumerate(draw(moments(25, 1, 60, least=1)), 1)
    ]
    return subject(*posts, history=draw(lawful_histories(rule)), rule=rule)


@settings(max_examples=300, deadline=None)
@given(subjects_with_lawful_history())
def test_with_a_history_that_keeps_the_rule_it_is_read_to_the_letter(subject: GateSubject) -> None:
    to_the_letter = not any(broken_literally(places, subject.rule) for places in lines(subject))
    assert (exported(subject, check(subject, NOW)) is not None) == to_the_letter


@st.composite
def requests(draw: st.DrawFn, placed: bool = False) -> PlanRequest:
    """Something to plan: any rule, any history, any ready snippets, some for a few days only, slots of up to three
    accounts."""
    rule = draw(rules)
    ready = draw(st.lists(likely_kinds, min_size=1, max_size=40))
    snippets = tuple(
        snippet(number, kind, document=draw(st.integers(1, 4)), score=draw(st.floats(0, 1)))
        for number, kind in enumerate(ready, 1)
    )
    places = draw(
        st.sets(
            st.tuples(st.sampled_from(ACCOUNTS), st.integers(0, 6), st.integers(8, 20)),
            min_size=1,
            max_size=12,
        )
    )
    ordered = sorted(places, key=lambda place: (place[0].id, *place[1:]))
    few_days = Timing(last=day(draw(st.integers(0, 10))).date())
    return PlanRequest(
        snippets=snippets,
        slots=tuple(slot(n, weekday, hour, account) for n, (account, weekday, hour) in enumerate(ordered)),
        accounts=ACCOUNTS,
        rule=rule,
        history=tuple(draw(histories(rule))),
        placed=tuple(draw(plans(rule))) if placed else (),
        start=day(0).date(),
        weeks=draw(st.integers(1, 5)),
        zone=ZONE,
        seed=draw(st.integers(0, 3)),
        now=NOW,
        timings=dict.fromkeys(
            draw(st.sets(st.sampled_from([one.id for one in snippets]), max_size=6)), few_days
        ),
    )


def proposed(request: PlanRequest) -> list[Outgoing]:
    return [
        Outgoing(number, account, post.text, post.kind, post.at, zones.to_utc(post.at, ZONE), post.snippet_id)
        for number, post in enumerate(plan_for_me(request).posts, 1000)
        for account in post.accounts
    ]


@settings(max_examples=150, deadline=None)
@given(requests())
def test_a_proposal_can_be_exported_as_it_is(request: PlanRequest) -> None:
    made = subject(*proposed(request), history=request.history, rule=request.rule)
    assert not any(broken(places, request.rule) for places in lines(made))
    if made.outgoing:
        report = check(made, NOW)
        assert report.pausing == ()
        assert exported(made, report) is not None


@settings(max_examples=150, deadline=None)
@given(requests(placed=True))
def test_a_proposal_breaks_nothing_beside_posts_that_are_placed(request: PlanRequest) -> None:
    before = subject(*request.placed, history=request.history, rule=request.rule)
    after = subject(*request.placed, *proposed(request), history=request.history, rule=request.rule)
    for placed, filled in zip(lines(before), lines(after), strict=True):
        assert broken(placed, request.rule) or not broken(filled, request.rule)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_request_gives_the_same_proposal(seed: int) -> None:
    ready = tuple(
        snippet(n, list(Kind)[n % 4], document=n % 3, score=(n * 37 % 11) / 11) for n in range(1, 40)
    )
    slots = tuple(slot(n, n % 5, 9 + n // 5 * 4, ACCOUNTS[n % 3]) for n in range(12))
    request = PlanRequest(
        ready, slots, ACCOUNTS, PRESETS["Thirds"], (), (), day(0).date(), 4, ZONE, seed, NOW
    )
    turned = dataclasses.replace(request, snippets=ready[::-1], slots=slots[::-1])
    assert plan_for_me(request) == plan_for_me(request) == plan_for_me(turned)


# What may not open: a report on other posts, and a report that nobody's gate made.

LAWFUL = (outgoing(1), outgoing(2, Kind.PROMOTIONAL), outgoing(3), outgoing(4))
BROKEN = (outgoing(1, Kind.PROMOTIONAL), outgoing(2, Kind.PROMOTIONAL))


def moved(post: Outgoing, at: datetime) -> Outgoing:
    return dataclasses.replace(post, at=at, instant=zones.to_utc(at, ZONE))


CHANGES = {
    "one post more": lambda s: dataclasses.replace(s, outgoing=(*s.outgoing, outgoing(5))),
    "one post fewer": lambda s: dataclasses.replace(s, outgoing=s.outgoing[1:]),
    "another text": lambda s: dataclasses.replace(
        s, outgoing=(dataclasses.replace(s.outgoing[0], text="Something else."), *s.outgoing[1:])
    ),
    "another kind": lambda s: dataclasses.replace(
        s, outgoing=(dataclasses.replace(s.outgoing[0], kind=Kind.CURATED), *s.outgoing[1:])
    ),
    "another time": lambda s: dataclasses.replace(
        s, outgoing=(moved(s.outgoing[0], day(9)), *s.outgoing[1:])
    ),
    "another account": lambda s: dataclasses.replace(
        s, outgoing=(dataclasses.replace(s.outgoing[0], account_id=X.id), *s.outgoing[1:])
    ),
    "another link": lambda s: dataclasses.replace(
        s, outgoing=(dataclasses.replace(s.outgoing[0], link="https://harbourlane.example"), *s.outgoing[1:])
    ),
    "another rule": lambda s: dataclasses.replace(s, rule=PRESETS["Thirds"]),
    "another zone": lambda s: dataclasses.replace(s, zone="Europe/Lisbon"),
    "another limit": lambda s: dataclasses.replace(
        s, accounts=(dataclasses.replace(LINKEDIN, limit=2000), *s.accounts[1:])
    ),
    "another history": lambda s: dataclasses.replace(s, history=(served(3),)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_report_opens_only_the_posts_it_was_made_of(change: object, tmp_path: Path) -> None:
    assert callable(change)
    before = subject(*LAWFUL)
    report = check(before, NOW)
    assert report.passed
    after = change(before)
    with pytest.raises(GateClosed):
        save(report, after, GENERIC, tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []
    assert save(report, before, GENERIC, tmp_path, NOW)


def test_a_forged_report_opens_nothing(tmp_path: Path) -> None:
    posts = subject(*BROKEN)
    forged = GateReport(fingerprint(posts), NOW, 2, (), ("Every run of posts keeps your rule",))
    assert forged.passed
    with pytest.raises(GateClosed, match="2 of 2 posts in a row promote"):
        save(forged, posts, GENERIC, tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_time_has_overtaken_opens_nothing(tmp_path: Path) -> None:
    posts = subject(*LAWFUL)
    with pytest.raises(GateClosed, match="has passed"):
        save(check(posts, NOW), posts, GENERIC, tmp_path, NOW + timedelta(days=6))
    assert list(tmp_path.iterdir()) == []


def test_the_oracle_knows_a_broken_mix() -> None:
    rule = PRESETS["4-1-1"]
    assert broken(places("CCCCPP"), rule)
    assert not broken(places("CCCCPH"), rule)
    assert broken(places("hhhCCH"), rule)
    assert not broken(places("hhhCCC"), rule)
    assert broken_literally(places("hhhCCC"), rule)
