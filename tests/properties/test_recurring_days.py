# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Any series, whenever it begins and whatever is skipped: the calendar has the days that the preview showed, a split
leaves what stands before it and the turns of the texts, and undo gives the file as it was."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import making
from app.operations.test_recurring_edit import RECURRENCES
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.recurrence import Recurrence
from secondhelping.operations import look, place, recurring_edit, recurring_preview, undo
from secondhelping.operations.project import Project
from secondhelping.operations.recurring_edit import Draft, Scope

TABLES = ("snippet", "series", "post")
TODAY = making.NOW.date()
FIRSTS = st.builds(
    datetime.combine,
    st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=90)),
    st.sampled_from([time(1, 30), time(9, 0), time(23, 59)]),
)
ENDED = st.one_of(
    RECURRENCES,
    st.builds(lambda one, number: replace(one, count=number), RECURRENCES, st.integers(1, 30)),
    st.builds(
        lambda one, day: replace(one, until=day),
        RECURRENCES,
        st.dates(TODAY - timedelta(days=20), TODAY + timedelta(days=300)),
    ),
)
TEXTS = st.integers(1, 4).map(lambda number: tuple(f"Wording {'abcd'[place]}." for place in range(number)))


def coming(made: Project) -> list[Occurrence]:
    return [entry for entry in look.calendar(made) if entry.kind is not None]


def dump(made: Project) -> str:
    connection = made.store.read()
    rows = {t: [tuple(row) for row in connection.execute(f"SELECT * FROM {t} ORDER BY id")] for t in TABLES}
    return json.dumps(rows)


def shown(made: Project, wanted: Draft, instead_of: tuple[PostId, ...] = ()) -> list[date]:
    """The days of the preview that are not skipped."""
    found = recurring_preview.preview(made, wanted, instead_of).coming
    return [one.at.date() for one in found if one.at.date() not in wanted.skipped]


# Each example goes through a real project's file: few of them in `make test`, many in `make explore`.
_EXPLORING = settings.default is not None and settings.default.max_examples > 100


@settings(deadline=None, max_examples=200 if _EXPLORING else 25)
@given(
    recurrence=ENDED,
    first=FIRSTS,
    texts=TEXTS,
    skips=st.frozensets(st.integers(0, 12), max_size=5),
    at=st.integers(0, 60),
    later=ENDED,
)
def test_the_calendar_is_as_the_preview_and_a_split_leaves_what_stands_before_it(
    recurrence: Recurrence,
    first: datetime,
    texts: tuple[str, ...],
    skips: frozenset[int],
    at: int,
    later: Recurrence,
) -> None:
    with TemporaryDirectory() as folder, making.with_snippets(Path(folder), 1, 0) as made:
        place.place(made, making.ids(made, Kind.HELPFUL)[0], making.monday())
        post = coming(made)[0].post_id
        assert post is not None
        alone = dump(made)
        accounts = tuple(account.id for account in look.accounts(made))
        wanted = Draft(recurrence, first, texts, Kind.CURATED, accounts)
        try:
            days = shown(made, wanted)
            wanted = replace(wanted, skipped=frozenset(day for n, day in enumerate(days) if n in skips))
            days = shown(made, wanted, (post,))
            recurring_edit.make(made, post, wanted)
        except KnownError:
            assert dump(made) == alone
            return
        laid_out = coming(made)
        assert [entry.day for entry in laid_out] == days
        assert laid_out[0].text == texts[0]
        assert recurrence.count is None or len(days) <= recurrence.count

        split = laid_out[at % len(laid_out)]
        assert split.post_id is not None
        found = recurring_edit.repeating(made, split.post_id)
        same = recurring_edit.draft(found, Scope.FOLLOWING)
        before = dump(made)
        gone = recurring_edit.gives_way(made, found, Scope.FOLLOWING)
        days = shown(made, same, gone)
        recurring_edit.change(made, split.post_id, same, Scope.FOLLOWING)
        again = coming(made)
        earlier = at % len(laid_out)
        assert again[:earlier] == laid_out[:earlier]
        assert [entry.day for entry in again[earlier:]] == days
        assert [(e.at, e.text) for e in again[: len(laid_out)]] == [(e.at, e.text) for e in laid_out]
        # A series that begins later is laid out further; its end stays where it was.
        assert recurrence.count is None or len(again) <= recurrence.count
        assert recurrence.until is None or again[-1].day <= recurrence.until
        assert undo.undo(made)
        assert dump(made) == before

        # Another rule from there on, and then for what stands before it.
        other = replace(same, recurrence=later, rule="", skipped=frozenset())
        try:
            days = shown(made, other, gone)
            recurring_edit.change(made, split.post_id, other, Scope.FOLLOWING)
        except KnownError:
            assert dump(made) == before
            return
        assert coming(made)[:earlier] == laid_out[:earlier]
        assert [entry.day for entry in coming(made)[earlier:]] == days
        if not earlier:
            return
        following = coming(made)[earlier:]
        first_post = laid_out[0].post_id
        assert first_post is not None
        found = recurring_edit.repeating(made, first_post)
        whole = replace(recurring_edit.draft(found, Scope.ALL), texts=("Anew.",))
        recurring_edit.change(made, first_post, whole, Scope.ALL)
        assert [entry.day for entry in coming(made)[:earlier]] == [entry.day for entry in laid_out[:earlier]]
        assert {entry.text for entry in coming(made)[:earlier]} == {"Anew."}
        assert coming(made)[earlier:] == following
        for _ in range(2):
            assert undo.undo(made)
        assert dump(made) == before
