# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Files of how posts did: X's new and old one, in other languages too, and those of others by the names of columns."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.network import Network
from secondhelping.results.reading import Row, Unread, read

NEW = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
)
ROW = '1626922779105759235,"Sat, Feb 18, 2023","Walk, then rest.",https://x.com/h/status/1,"1,203",12,300,0,0,0,0,1,2,6,0,0,0\n'


def file(folder: Path, text: str) -> Path:
    path = folder / "results.csv"
    path.write_text(text, "utf-8")
    return path


def test_the_new_file_of_x_has_the_moment_in_the_id(tmp_path: Path) -> None:
    (row,) = read(file(tmp_path, NEW + ROW)).rows
    assert (row.text, row.seen, row.answered) == ("Walk, then rest.", 1203, 300)
    assert row.at.replace(microsecond=0) == datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC)


def test_the_new_file_of_x_is_read_in_any_language(tmp_path: Path) -> None:
    german = ",".join(f"Spalte {number}" for number in range(17)) + "\n"
    assert read(file(tmp_path, german + ROW)).rows == read(file(tmp_path, NEW + ROW)).rows


def test_the_old_file_of_x(tmp_path: Path) -> None:
    head = ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements"]
    head += [f"column {number}" for number in range(34)]
    cells = ["1226928883355791360", "https://x.com", "Stretch.", "2020-02-10 18:00 +0000", "500.0", "25.0"]
    text = "\n".join(",".join([*row, *["0"] * (40 - len(row))]) for row in (head, cells))
    (row,) = read(file(tmp_path, text)).rows
    assert (row.text, row.seen, row.answered) == ("Stretch.", 500, 25)
    assert row.at.date() == datetime(2020, 2, 10).date()


def test_other_files_are_read_by_the_names_of_their_columns(tmp_path: Path) -> None:
    text = "Caption,Publish time,Views,Likes,Comments,Shares\nBreathe out.,05/13/2026 12:30,400,10,5,1\n"
    assert read(file(tmp_path, text)).rows == (Row("Breathe out.", datetime(2026, 5, 13, 12, 30), 400, 16),)


def test_replies_and_rows_that_nobody_saw_are_left_out(tmp_path: Path) -> None:
    text = (
        "Text,Date,Impressions,Engagements\n@you Thanks!,2026-05-13,40,1\nHi.,2026-05-13,0,0\nHo.,never,5,1\n"
    )
    found = read(file(tmp_path, text))
    assert (found.rows, found.replies, found.unseen) == ((), 1, 1)
    assert found.unread == (Unread(4, "has “never” for its date, which can’t be read"),)


def test_no_more_answered_than_saw(tmp_path: Path) -> None:
    (row,) = read(file(tmp_path, "Text,Date,Reach,Engagements\nHi.,2026-05-13,10,90\n")).rows
    assert (row.seen, row.answered) == (10, 10)


@pytest.mark.parametrize(
    ("dates", "wanted", "days", "open_"),
    [
        (("03/04/2026", "13/04/2026"), None, (3, 13), False),
        (("03/04/2026", "04/13/2026"), True, (4, 13), False),
        (("03/04/2026", "05/05/2026"), None, (4, 5), True),
        (("03/04/2026", "05/05/2026"), True, (3, 5), True),
        (("03.04.2026", "05.05.2026"), None, (3, 5), False),
        (("05/05/2026", "06/06/2026"), None, (5, 6), False),
    ],
)
def test_day_and_month_stand_in_one_order_in_all_of_a_column(
    tmp_path: Path, dates: tuple[str, ...], wanted: bool | None, days: tuple[int, ...], open_: bool
) -> None:
    rows = "".join(f"Hi.,{date} 09:30,10,1\n" for date in dates)
    found = read(file(tmp_path, "Text,Date,Views,Likes\n" + rows), wanted)
    assert tuple(row.at.day for row in found.rows) == days
    assert {row.at.time().isoformat("minutes") for row in found.rows} == {"09:30"}
    assert found.either_order is open_


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2026-05-13T12:30:00.123Z", "2026-05-13T12:30:00+00:00"),
        ("2026-05-13 12:30:00.123456 +0200", "2026-05-13T12:30:00+02:00"),
        ("13.5.26 12:30", "2026-05-13T12:30:00"),
        ("05/13/2026 12:30 PM", "2026-05-13T12:30:00"),
        ("Wed, May 13, 2026", "2026-05-13T00:00:00"),
        ("Wed May 13 12:30:00 +0000 2026", "2026-05-13T12:30:00+00:00"),
        ("13 May 2026 12:30", "2026-05-13T12:30:00"),
        ("2026/05/13 12:30", "2026-05-13T12:30:00"),
    ],
)
def test_dates_as_networks_write_them(tmp_path: Path, cell: str, at: str) -> None:
    (row,) = read(file(tmp_path, f'Text,Date,Views,Likes\nHi.,"{cell}",10,1\n')).rows
    assert row.at == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("1,234", 1234), ("1.234", 1234), ("1.234.567", 1234567), ("1,234.0", 1234), ("1234.0", 1234)),
        *(("1 234", 1234), ("1\u202f234", 1234), ("1'234", 1234), ("12", 12)),
    ],
)
def test_numbers_as_countries_write_them(tmp_path: Path, cell: str, number: int) -> None:
    (row,) = read(file(tmp_path, f'Text,Date,Views,Likes\nHi.,2026-05-13,"{cell}",1\n')).rows
    assert row.seen == number


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",2026-05-13,10,1", "has no words"),
        ("Hi.,,10,1", "has no date"),
        ("Hi.,31/02/2026,10,1", "has “31/02/2026” for its date, which can’t be read"),
        ("Hi.,0001-01-01T00:00:00Z,10,1", "has “0001-01-01T00:00:00Z” for its date, which can’t be read"),
        ("Hi.,2026-05-13,,1", "doesn’t say how many saw it"),
        ("Hi.,2026-05-13,12.5,1", "doesn’t say how many saw it"),
        (f"Hi.,2026-05-13,{'9' * 5000},1", "doesn’t say how many saw it"),
        ("Hi.,2026-05-13,10,3.4%", "doesn’t say in whole numbers how many answered it"),
    ],
)
def test_rows_that_cannot_be_read_say_why(tmp_path: Path, row: str, why: str) -> None:
    found = read(file(tmp_path, f"Text,Date,Views,Likes\nHo.,2026-05-13,10,\n{row}\n"))
    assert found.rows == (Row("Ho.", datetime(2026, 5, 13), 10, 0),)
    assert found.unread == (Unread(3, why),)


def test_the_file_of_facebook_has_its_time_in_one_column_and_its_words_in_either_of_two(
    tmp_path: Path,
) -> None:
    head = '"Post ID","Page ID",Title,Description,"Publish time",Date,Views,Reach,"Reactions, Comments and Shares"'
    rows = (
        "122099283746123456,1,,Breathe out.,05/13/2026 12:30,Lifetime,400,300,16\n"
        "122099283746123457,1,Stand up.,,05/14/2026 12:30,Lifetime,,300,6\n"
    )
    found = read(file(tmp_path, f"{head}\n{rows}"))
    assert found.rows == (
        Row("Breathe out.", datetime(2026, 5, 13, 12, 30), 400, 16),
        Row("Stand up.", datetime(2026, 5, 14, 12, 30), 300, 6),
    )
    assert found.network is Network.FACEBOOK
    assert found.columns == (
        ("Words", "Description, Title"),
        ("Date", "Publish time"),
        ("Seen", "Views, Reach"),
        ("Answered", "Reactions, Comments and Shares"),
    )


@pytest.mark.parametrize(
    ("head", "answered"),
    [
        ("Descripción,Hora de publicación,Fecha,Visualizaciones,Alcance,Me gusta,Comentarios", 7),
        ("Titre,Heure de publication,Date,Vues,Couverture,Commentaires,Partages", 7),
        ("Descrizione,Orario di pubblicazione,Data,Copertura,Follower,Mi piace,Commenti", 7),
        ("Descrição,Horário de publicação,Data,Visualizações,Alcance,Curtidas,Salvamentos", 7),
        ("Beskrivning,Publiceringstid,Datum,Visningar,Räckvidd,Gilla-markeringar,Delningar", 7),
    ],
)
def test_translated_files_of_meta(tmp_path: Path, head: str, answered: int) -> None:
    found = read(file(tmp_path, f"{head}\nRespira.,05/13/2026 12:30,Total,400,300,5,2\n"))
    assert found.rows == (Row("Respira.", datetime(2026, 5, 13, 12, 30), 400, answered),)


def test_the_workbook_of_linkedin_has_the_posts_on_its_second_sheet(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "content.xlsx"
    with xlsxwriter.Workbook(path) as book:
        daily = book.add_worksheet("Metrics")
        daily.write_row(0, 0, ["What the posts did each day"])
        daily.write_row(1, 0, ["Date", "Impressions (total)", "Clicks (total)"])
        daily.write_row(2, 0, ["05/13/2026", 500, 9])
        posts = book.add_worksheet("All posts")
        posts.write_row(0, 0, ["What each post did"])
        names = ["Post title", "Post link", "Created date", "Impressions", "Clicks", "Likes", "Comments"]
        posts.write_row(1, 0, names)
        posts.write_row(2, 0, ["Breathe out.", "https://example.org", "05/13/2026", 400, 10, 5, 1])
    found = read(path)
    assert found.rows == (Row("Breathe out.", datetime(2026, 5, 13), 400, 16),)
    assert found.network is Network.LINKEDIN


def test_the_archive_of_x_does_not_say_how_many_saw_a_post(tmp_path: Path) -> None:
    path = tmp_path / "tweets.js"
    path.write_text('window.YTD.tweets.part0 = [ {"tweet": {"full_text": "Hi, all."}} ]', "utf-8")
    with pytest.raises(FileRefused, match="part of X’s archive"):
        read(path)


def test_an_old_workbook_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "content.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(FileRefused, match="workbook of the old kind"):
        read(path)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="how posts did"):
        read(file(tmp_path, "Name,Street\nAnn,High Street\nBen,Low Street\n"))
