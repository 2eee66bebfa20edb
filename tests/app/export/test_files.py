# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The files of each dialect: golden, named safely, split where the scheduler wants it."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden_files import assert_golden
from planning import BLUESKY, LINKEDIN, NOW, C, P, T, X, day, outgoing, subject
from secondhelping.domain.errors import GateClosed
from secondhelping.domain.ids import AccountId, TalkTimeId
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import TalkTime
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import ExportFile, render
from secondhelping.export.names import slug
from secondhelping.export.table import encoded, same
from secondhelping.gate.checking import GateSubject, check

PLAN = subject(
    outgoing(1, text="Your neck follows your eyes. Lift the screen, not the chin."),
    outgoing(1, account=X, text="Your neck follows your eyes. Lift the screen, not the chin."),
    outgoing(
        2,
        P,
        text="Your first visit is £49 in May, “tea” and café included.",
        link="https://harbourlane.example/may",
    ),
    outgoing(3, T, account=BLUESKY, text='Which chair do you love?\nOurs is the "green" one. 🪑'),
    outgoing(4, C, at=day(4, 12, 30), text="Worth reading, by the library:\r\nsleep; it heals, slowly"),
)


def rendered(
    subject: GateSubject, dialect: str = "generic", prefix: str = "Harbour Lane"
) -> tuple[ExportFile, ...]:
    return render(check(subject, NOW), subject, DIALECTS[dialect], NOW, prefix)


def test_the_generic_file_is_as_it_was() -> None:
    (file,) = rendered(PLAN)
    assert (file.name, file.account_id, file.posts) == (
        "harbour-lane-posts-2026-05-12.csv",
        None,
        (1, 1, 2, 3, 4),
    )
    assert_golden(encoded(file, DIALECTS["generic"]), "generic.csv")


def test_the_files_for_buffer_are_as_they_were() -> None:
    files = rendered(PLAN, "buffer")
    assert [(file.name, file.account_id, file.posts) for file in files] == [
        ("harbour-lane-linkedin-2026-05-12.csv", 1, (1, 2, 4)),
        ("harbour-lane-x-2026-05-12.csv", 2, (1,)),
        ("harbour-lane-bluesky-2026-05-14.csv", 3, (3,)),
    ]
    for file in files:
        name = next(account.network for account in PLAN.accounts if account.id == file.account_id)
        assert_golden(encoded(file, DIALECTS["buffer"]), f"buffer-{name}.csv")


def test_the_header_of_buffer_is_letter_by_letter_its_own() -> None:
    data = encoded(rendered(PLAN, "buffer")[0], DIALECTS["buffer"])
    assert data.startswith(b"Text,Image URL,Tags,Posting Time\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")


def test_a_bom_is_written_where_the_dialect_says_so() -> None:
    marked = dataclasses.replace(DIALECTS["generic"], bom=True)
    (file,) = rendered(PLAN)
    assert encoded(file, marked) == b"\xef\xbb\xbf" + encoded(file, DIALECTS["generic"])
    assert same(file, encoded(file, marked))


def test_a_file_is_split_at_the_row_limit() -> None:
    posts = [outgoing(n, at=day(n // 3, 9 + n % 3), text=f"Post {n * 7919} of {n}") for n in range(3, 208)]
    files = rendered(subject(*posts), "buffer")
    assert [(file.name, len(file.rows)) for file in files] == [
        ("harbour-lane-linkedin-2026-05-12.csv", 100),
        ("harbour-lane-linkedin-2026-05-12-2.csv", 100),
        ("harbour-lane-linkedin-2026-05-12-3.csv", 5),
    ]
    assert [post for file in files for post in file.posts] == list(range(3, 208))


def test_two_accounts_on_one_network_get_files_of_their_own() -> None:
    accounts = (
        LINKEDIN,
        dataclasses.replace(LINKEDIN, id=AccountId(7), name="Ünal & Söhne / Praxis"),
        dataclasses.replace(LINKEDIN, id=AccountId(8), name="../../etc"),
        dataclasses.replace(LINKEDIN, id=AccountId(9), name="ETC"),
        dataclasses.replace(LINKEDIN, id=AccountId(10), name="???"),
    )
    posts = tuple(
        dataclasses.replace(outgoing(n), account_id=account.id) for n, account in enumerate(accounts, 1)
    )
    files = rendered(dataclasses.replace(subject(*posts), accounts=accounts), "buffer")
    assert [file.name.removesuffix(".csv") for file in files] == [
        "harbour-lane-linkedin-harbour-lane-2026-05-12",
        "harbour-lane-linkedin-ünal-söhne-praxis-2026-05-13",
        "harbour-lane-linkedin-etc-2026-05-14",
        "harbour-lane-linkedin-etc-2026-05-15",
        "harbour-lane-linkedin-account-10-2026-05-16",
    ]


def test_names_that_would_be_equal_are_told_apart() -> None:
    accounts = tuple(Account(AccountId(n), Network.X, "anna") for n in (1, 2))
    posts = tuple(
        dataclasses.replace(outgoing(1, text=f"Walk {n} times"), account_id=AccountId(n)) for n in (1, 2)
    )
    files = rendered(dataclasses.replace(subject(*posts), accounts=accounts), "buffer")
    assert [file.name for file in files] == [
        "harbour-lane-x-anna-2026-05-12.csv",
        "harbour-lane-x-anna-2026-05-12-2.csv",
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_name_is_always_safe(name: str) -> None:
    made = slug(name, "account")
    assert made
    assert len(made.encode()) <= 60
    assert not re.search(r"[\s/\\\\:*?\"<>|.\x00-\x1f]", made)
    assert made.strip("-") == made


def test_talk_times_are_never_in_a_file() -> None:
    talk = TalkTime(TalkTimeId(1), day(1, 15, 45), 20)
    with_talk = rendered(dataclasses.replace(PLAN, talk_times=(talk,)))
    assert with_talk == rendered(PLAN)
    assert "15:45" not in encoded(with_talk[0], DIALECTS["generic"]).decode()


def test_nothing_is_shown_while_the_gate_is_closed() -> None:
    closed = subject(outgoing(1, text="TODO"))
    with pytest.raises(GateClosed, match="still has “TODO” in it"):
        rendered(closed)


def test_a_dialect_that_is_not_the_vendors_own_says_so() -> None:
    assert "Check your first upload." in DIALECTS["buffer"].note
    assert "Check your first upload." not in DIALECTS["generic"].note


# What a gate lets through: any text without control signs, line feeds allowed.
cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=40)


@settings(deadline=None)
@given(st.lists(st.tuples(cells, cells), max_size=6), st.booleans())
def test_what_is_written_is_read_back(rows: list[tuple[str, str]], header: bool) -> None:
    head = ("Text", "Link") if header else ()
    file = ExportFile("a.csv", None, head, tuple(rows), ())
    dialect = DIALECTS["generic"]
    data = encoded(file, dialect)
    assert same(file, data)
    assert not same(file, data + b'"one more","row"\r\n')
    assert not same(file, data + b'"open')
    assert not same(file, b"\xff" + data)
    if rows:
        assert data.count(b"\r\n") == len(rows) + header
