# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A scheduler's file read the other way round: whose it is, what its rows say, and which can't be read."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import BLUESKY, LINKEDIN, NOW, ZONE, H, P, X, day, outgoing, subject
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Outgoing
from secondhelping.export import files, learning, sample, scheduled_file, table
from secondhelping.export.dialects import DIALECTS, Dialect
from secondhelping.export.files import ExportFile
from secondhelping.export.sample import Table
from secondhelping.export.scheduled_file import Scheduled
from secondhelping.gate import checking
from secondhelping.plan import zones

KNOWN = tuple(DIALECTS.values())
DATED = tuple(dialect for dialect in KNOWN if dialect.name != "recurpost")
POSTS = (
    outgoing(1, H, text="Stand up when the timer rings.\n\nThen stretch."),
    outgoing(2, P, day(1, 15, 30), text="Book your place, “today”, for £25."),
    outgoing(3, H, day(13, 18), text="Carry two; light, bags.", link="https://harbourlane.example/bags"),
    outgoing(4, H, day(14, 7), account=X, text="Walk while you talk."),
)


def written(dialect: Dialect, *posts: Outgoing) -> list[ExportFile]:
    """The files that this program writes."""
    what = subject(*posts)
    return list(files.render(checking.check(what, NOW), what, dialect, NOW))


def saved(folder: Path, data: bytes, name: str = "scheduled.csv") -> Table:
    (folder / name).write_bytes(data)
    return scheduled_file.read_table(folder / name)


def lines(*rows: str) -> bytes:
    return "\r\n".join(rows).encode("utf-8")


def flat(text: str, dialect: Dialect) -> str:
    return " ".join(text.split()) if dialect.flat else text.strip()


@pytest.mark.parametrize("dialect", DATED, ids=lambda dialect: dialect.name)
def test_what_this_program_writes_is_read_back(dialect: Dialect, tmp_path: Path) -> None:
    accounts = {account.id: account for account in (LINKEDIN, X, BLUESKY)}
    for file in written(dialect, *POSTS):
        found = scheduled_file.read(saved(tmp_path, table.encoded(file, dialect)), KNOWN)
        own = [post for post in POSTS if file.account_id in (None, post.account_id)]
        assert found.dialect.name == dialect.name
        assert found.unread == ()
        assert [post.text for post in found.posts] == [flat(post.text, dialect) for post in own]
        assert [zones.as_wall(post.at, ZONE) for post in found.posts] == [post.at for post in own]
        for post, before in zip(found.posts, own, strict=True):
            assert post.networks in ((), (accounts[before.account_id].network,))
            assert post.kind in (None, before.kind)


def test_a_library_without_times_is_refused(tmp_path: Path) -> None:
    (file, *_) = written(DIALECTS["recurpost"], *POSTS)
    with pytest.raises(FileRefused, match="doesn't say when its posts go out"):
        scheduled_file.read(saved(tmp_path, table.encoded(file, DIALECTS["recurpost"])), KNOWN)


def test_a_workbook_and_tabs_are_read_as_well(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "plan.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Text", "Image URL", "Tags", "Posting Time"])
        sheet.write_row(1, 0, ["Walk.", "", ""])
        sheet.write_datetime(
            1, 3, datetime(2026, 5, 11, 9), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        )
    expected = (Scheduled(2, "Walk.", datetime(2026, 5, 11, 9)),)
    assert scheduled_file.read(scheduled_file.read_table(tmp_path / "plan.xlsx"), KNOWN).posts == expected
    tabs = lines("Text\tImage URL\tTags\tPosting Time", "Walk.\t\t\t2026-05-11 09:00")
    assert scheduled_file.read(saved(tmp_path, tabs, "plan.tsv"), KNOWN).posts == expected


def test_bad_rows_are_told_one_by_one_and_the_others_are_read(tmp_path: Path) -> None:
    data = lines(
        "Text,Image URL,Tags,Posting Time",
        "Walk.,,,2026-05-11 09:00",
        ",,,2026-05-12 09:00",
        "",
        "Sit.,,,",
        "Stand.,,,31/31/2026",
        "Run.,,,2026-05-13 09:00",
    )
    found = scheduled_file.read(saved(tmp_path, data), KNOWN)
    assert [(post.row, post.text) for post in found.posts] == [(2, "Walk."), (7, "Run.")]
    assert [(one.row, one.why) for one in found.unread] == [
        (3, "has no words"),
        (5, "has no time"),
        (6, "“31/31/2026” is no time that can be read"),
    ]


def test_a_network_that_is_not_known_is_told(tmp_path: Path) -> None:
    data = lines(
        "platforms,caption,date,time", "tiktok,Walk.,2026-05-11,09:00", "x|linkedin,Sit.,2026-05-11,10:00"
    )
    found = scheduled_file.read(saved(tmp_path, data), KNOWN)
    assert found.posts[0].networks == (Network.X, Network.LINKEDIN)
    assert found.unread[0].why == "is for “tiktok”, a network this program doesn't know"


def test_day_and_month_are_told_apart_by_a_row_or_by_the_owner(tmp_path: Path) -> None:
    open_ = lines("05/01/2027 09:00,Three things to check.,", "06/01/2027 09:00,Two more things.,")
    month = scheduled_file.read(saved(tmp_path, open_), KNOWN)
    assert (month.dialect.name, month.either_order) == ("hootsuite", True)
    assert [post.at.month for post in month.posts] == [5, 6]
    first = scheduled_file.read(saved(tmp_path, open_), KNOWN, day_first=True)
    assert [(post.at.day, post.at.month) for post in first.posts] == [(5, 1), (6, 1)]
    told = lines("05/01/2027 09:00,Three things to check.,", "26/01/2027 09:00,Two more things.,")
    found = scheduled_file.read(saved(tmp_path, told), KNOWN)
    assert not found.either_order
    assert [post.at.month for post in found.posts] == [1, 1]


def test_a_scheduler_that_is_not_known_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    data = lines(
        "Scheduled At;Body;Channel", "2027-01-05T09:00:00+01:00;Walk.;x", "2027-01-06T09:00:00+01:00;Sit.;x"
    )
    found = scheduled_file.read(saved(tmp_path, data), KNOWN)
    assert [post.text for post in found.posts] == ["Walk.", "Sit."]
    assert zones.as_wall(found.posts[0].at, ZONE) == datetime(2027, 1, 5, 8)
    assert found.posts[0].networks == (Network.X,)


def test_a_learned_scheduler_is_told_by_its_columns(tmp_path: Path) -> None:
    (tmp_path / "sample.csv").write_bytes(lines("Quando,Testo,Message", "05.01.2027 09:00,n,Three things."))
    lesson = learning.learn(sample.read(tmp_path / "sample.csv"), "My tool")
    data = lines("Quando,Testo,Message", "06.02.2027 09:00,n,Walk.")
    found = scheduled_file.read(saved(tmp_path, data), (*KNOWN, lesson.dialect))
    assert found.dialect == lesson.dialect
    assert [post.text for post in found.posts] == ["Walk."]


def test_the_file_of_another_scheduler_than_said_is_refused(tmp_path: Path) -> None:
    table_ = saved(tmp_path, lines("Text,Image URL,Tags,Posting Time", "Walk.,,,2026-05-11 09:00"))
    with pytest.raises(FileRefused, match="isn't a file of Publer"):
        scheduled_file.read(table_, KNOWN, chosen=DIALECTS["publer"])


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\3" * 50, b"only one column\nof words\n", b"PK\3\4 not a book"]
)
def test_what_is_no_table_of_posts_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        scheduled_file.read(saved(tmp_path, data), KNOWN)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(DATED),
    st.lists(st.tuples(TEXTS, st.integers(0, 60 * 24 * 300)), min_size=1, max_size=8),
)
def test_whatever_is_written_is_read_back(dialect: Dialect, rows: list[tuple[str, int]]) -> None:
    own = [
        outgoing(number, at=day(0) + timedelta(minutes=minutes), text=text)
        for number, (text, minutes) in enumerate(rows)
    ]
    what = subject(*own)
    # The gate is not asked: history may hold what it would not let through today.
    (file,) = list(files._files(what, dialect, "x"))
    data = table.encoded(file, dialect)
    rows_ = tuple(enumerate(table.decoded(data, dialect.separator), 1))
    found = scheduled_file.read(Table("x.csv", rows_, dialect.separator), KNOWN, chosen=dialect)
    expected = sorted((post.at, flat(post.text.replace("\r", "\n"), dialect)) for post in own)
    read = sorted((zones.as_wall(post.at, ZONE), flat(post.text, dialect)) for post in found.posts)
    assert [text for _, text in read] == [text for _, text in expected]
    assert [at for at, _ in read] == [at for at, _ in expected] or found.either_order


def test_the_parts_of_a_thread_are_one_post(tmp_path: Path) -> None:
    data = lines(
        "content,channels,schedule_at,media_url,tags,thread_id",
        "One.,x,2027-01-05T09:00:00Z,,,t1",
        "Two.,x,2027-01-05T09:00:00Z,,,t1",
        "Alone.,x,2027-01-06T09:00:00Z,,,",
    )
    found = scheduled_file.read(saved(tmp_path, data), KNOWN)
    assert [(post.row, post.text) for post in found.posts] == [(2, "One.\n\nTwo."), (4, "Alone.")]
