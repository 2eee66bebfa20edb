# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every scheduler's file: golden, read back by csv and pandas as it was written, whatever the text."""

import csv
import dataclasses
import io
from datetime import timedelta
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golden_files import assert_golden
from planning import BLUESKY, LINKEDIN, NOW, C, H, P, T, X, day, outgoing, subject
from secondhelping.domain.errors import KnownError
from secondhelping.domain.plan import Outgoing
from secondhelping.export import moments
from secondhelping.export.cells import row
from secondhelping.export.dialect import Dialect, Evidence, Field
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import ExportFile, render
from secondhelping.export.table import encoded, same
from secondhelping.export.writer import save
from secondhelping.gate.checking import check

PLAN = subject(
    outgoing(1, text="Three things to check before you sign a lease."),
    outgoing(1, account=X, text="Your neck follows your eyes. Lift the screen, not the chin."),
    outgoing(
        2, P, text="Your first visit is £49 in May, “tea” included.", link="https://harbourlane.example/may"
    ),
    outgoing(3, T, account=BLUESKY, text='Which chair do you love?\nOurs is the "green" one. 🪑'),
    outgoing(4, C, at=day(4, 12, 30), text="Worth reading, by the library:\r\nsleep; it heals, slowly"),
)
EACH = pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)


def files_of(dialect: Dialect, *posts: Outgoing) -> tuple[ExportFile, ...]:
    plan = subject(*posts) if posts else PLAN
    return render(check(plan, NOW), plan, dialect, NOW, "Harbour Lane")


@EACH
def test_the_files_are_as_they_were(dialect: Dialect) -> None:
    whole = b"".join(
        f"[{file.name}]\r\n".encode() + encoded(file, dialect) + b"\r\n" for file in files_of(dialect)
    )
    assert_golden(whole, f"dialect-{dialect.name}.txt")


@EACH
def test_every_post_is_in_one_row_of_one_file(dialect: Dialect) -> None:
    files = files_of(dialect)
    assert sorted(post for file in files for post in file.posts) == [1, 1, 2, 3, 4]
    for file in files:
        assert len(file.rows) == len(file.posts)
        assert all(len(cells) == len(dialect.columns) for cells in file.rows)


@EACH
def test_pandas_and_csv_read_every_cell(dialect: Dialect) -> None:
    for file in files_of(dialect):
        text = encoded(file, dialect).decode("utf-8-sig")
        assert (
            tuple(map(tuple, csv.reader(io.StringIO(text, newline=""), strict=True))) == file.head + file.rows
        )
        frame = pandas.read_csv(
            io.BytesIO(encoded(file, dialect)),
            dtype=str,
            keep_default_na=False,
            header=0 if file.header else None,
            encoding="utf-8-sig",
        )
        assert [tuple(cells) for cells in frame.itertuples(index=False)] == list(file.rows)
        assert not file.header or tuple(frame.columns) == file.header


# What a gate lets through: any text without control signs, line feeds allowed.
anything = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n=+-@",;\t'), max_size=60
)


@EACH
@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(anything, anything), min_size=1, max_size=4))
def test_whatever_is_written_is_read_back(dialect: Dialect, texts: list[tuple[str, str]]) -> None:
    posts = [outgoing(n, text=text or "x", link=link) for n, (text, link) in enumerate(texts, 1)]
    plan = subject(*posts)
    rows = tuple(row(post, plan, dialect) for post in posts)
    head = dialect.header if dialect.header_row else ()
    file = ExportFile("a.csv", None, head, rows, tuple(post.post_id for post in posts))
    data = encoded(file, dialect)
    assert same(file, data)
    assert data.startswith(b"\xef\xbb\xbf") == dialect.bom
    at = [content for _, content in dialect.columns].index(Field.TEXT)
    if not dialect.flat:
        assert [cells[at] for cells in rows] == [
            post.text.replace("\n", dialect.line_break) for post in posts
        ]
    else:
        assert not any("\n" in cell for cells in rows for cell in cells)


@EACH
def test_less_than_the_vendors_own_word_asks_for_a_look(dialect: Dialect) -> None:
    assert ("Check your first upload." in dialect.note) is not dialect.sure
    assert dialect.evidence is Evidence.OURS or dialect.source


@EACH
def test_a_moment_is_read_back_as_it_was_written(dialect: Dialect) -> None:
    at = day(4, 13, 5)
    for form in (dialect.when_form, f"{dialect.date_form} {dialect.time_form}"):
        again = moments.read(moments.written(at, form, timedelta(hours=1)), form)
        assert again is not None
        assert again.replace(tzinfo=None) == at


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Jan 05, 2027 9:00 AM", "%b %d, %Y %i:%M %p"),
        ("2026-04-21 7:00 pm", "%Y-%m-%d %i:%M %p"),
        ("5 January 2027", "%e %B %Y"),
        ("2027-01-05T09:00:00Z", "%Y-%m-%dT%H:%M:%S%z"),
        ("5/1/27 9:00", "%e/%n/%y %k:%M"),
    ],
)
def test_moments_as_people_write_them(text: str, form: str) -> None:
    found = moments.read(text, form)
    assert found is not None
    assert moments.read(moments.written(found, form), form) == found


@pytest.mark.parametrize("text", ["", "31/02/2027", "5/1", "today", "13/13/2027", "٥/١/٢٠٢٧"])
def test_what_is_no_moment(text: str) -> None:
    assert moments.read(text, "%d/%m/%Y") is None


def test_noon_and_midnight() -> None:
    for hour, words in ((0, "12:00 AM"), (12, "12:00 PM"), (23, "11:00 PM")):
        assert moments.written(day(0, hour), "%i:%M %p") == words
        found = moments.read(words, "%i:%M %p")
        assert found is not None
        assert found.hour == hour
    assert moments.read("13:00 PM", "%i:%M %p") is None


def test_metricool_ticks_the_network_and_no_other() -> None:
    file = files_of(DIALECTS["metricool"])[1]
    cells = dict(zip(file.header, file.rows[0], strict=True))
    ticked = [name for name, cell in cells.items() if cell == "true"]
    assert (len(file.header), ticked, cells["Draft"]) == (97, ["Twitter/X"], "false")


def test_recurpost_has_a_file_for_each_kind() -> None:
    files = files_of(DIALECTS["recurpost"])
    assert [(file.name, file.kind) for file in files] == [
        ("harbour-lane-linkedin-helpful-2026-05-12.csv", H),
        ("harbour-lane-linkedin-promotional-2026-05-13.csv", P),
        ("harbour-lane-linkedin-curated-2026-05-15.csv", C),
        ("harbour-lane-x-helpful-2026-05-12.csv", H),
        ("harbour-lane-bluesky-conversation-2026-05-14.csv", T),
    ]
    cells = dict(zip(files[3].header, files[3].rows[0], strict=True))
    assert cells["Original Message"] == cells["Twitter Message"] != ""
    assert len(files[3].header) == 51


def test_hootsuite_gets_one_line_for_each_post() -> None:
    file = files_of(DIALECTS["hootsuite"])[2]
    assert file.header == ()
    assert file.rows == (("05/14/2026 09:00", 'Which chair do you love? Ours is the "green" one. 🪑', ""),)


def test_more_than_a_file_holds_is_split() -> None:
    posts = [outgoing(n, at=day(n // 3, 9 + n % 3), text=f"Post {n * 7919} of {n}") for n in range(3, 103)]
    assert [len(file.rows) for file in files_of(DIALECTS["highlevel"], *posts)] == [90, 10]


def test_what_comes_too_soon_for_the_scheduler_is_told(tmp_path: Path) -> None:
    plan = subject(outgoing(1), outgoing(2))
    now = plan.outgoing[0].instant - timedelta(minutes=29)
    report = check(plan, now)
    early = dataclasses.replace(DIALECTS["highlevel"], lead_minutes=30)
    with pytest.raises(KnownError, match="too late for 1 post") as caught:
        save(report, plan, early, tmp_path, now)
    assert caught.value.todo
    assert not list(tmp_path.iterdir())
    assert save(report, plan, DIALECTS["highlevel"], tmp_path, now)


def test_what_stands_too_close_for_the_scheduler_is_told(tmp_path: Path) -> None:
    first, second = outgoing(1), outgoing(2, at=outgoing(1).at + timedelta(minutes=9))
    elsewhere = dataclasses.replace(outgoing(3, at=first.at), account_id=X.id)
    plan = subject(first, second, elsewhere)
    assert second.account_id == LINKEDIN.id
    with pytest.raises(KnownError, match="1 post would be refused"):
        save(check(plan, NOW), plan, DIALECTS["sprout"], tmp_path, NOW)
    assert not list(tmp_path.iterdir())
