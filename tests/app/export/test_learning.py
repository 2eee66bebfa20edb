# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A scheduler's file is learned from its own sample: by names, by positions, dates by example, two rows of headers."""

import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import NOW, X, day, outgoing, subject
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.network import Network
from secondhelping.export import moments
from secondhelping.export.dialect import Dialect, Field, Fixed, Moment, Ticked
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import render
from secondhelping.export.learning import Lesson, learn
from secondhelping.export.remembering import packed, unpacked
from secondhelping.export.sample import read
from secondhelping.export.table import encoded
from secondhelping.gate.checking import check

PLAN = subject(
    outgoing(1, at=day(1, 9, 5), text="Stand up, then walk.", link="https://harbourlane.example/a"),
    outgoing(13, account=X),
)
TIP = "Three things to check before you sign a lease."
# Header and example row as the schedulers' own pages and programs that write them have it.
SAMPLES = {
    "buffer": f'Text,Image URL,Tags,Posting Time\n"{TIP}",,,2027-01-05 09:00\n',
    "hootsuite": f'01/15/2027 09:00,"{TIP}",https://example.com/lease\n',
    "publer": ",".join(f'"{name}"' for name in DIALECTS["publer"].header)
    + f"\n2027-01-05 09:00,{TIP},https://example.com/lease,,,Helpful,,,,,,\n",
    "socialpilot": f'"{TIP}","","Jan 05, 2027 9:00 AM","123456","","leases;tips","https://example.com/lease"\n',
    "metricool": ",".join(DIALECTS["metricool"].header)
    + f'\n"{TIP}",2027-01-05,09:00:00,false,false,true,false,false,false,false,false,false,false,false'
    + "," * 83
    + "\n",
    "socialbee": f"text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime\n{TIP},https://example.com/lease,,,,"
    "2027-01-05 09:00:00\n",
    "highlevel": ",".join(DIALECTS["highlevel"].header)
    + f"\n2027-01-05 09:00:00,{TIP},https://example.com/lease,,,\n",
    "vista": f"message,type,link, time\n{TIP},message,,2027-01-05 09:00\n",
    "sprout": f"date,time_24hr,message_text\n01/15/2027,09:00,{TIP}\n",
    "contentstudio": f'Date and Time,Message,Image URL,Link\n"15/01/2027 09:00",{TIP},,https://example.com/lease\n',
    "google-calendar": ",".join(DIALECTS["google-calendar"].header)
    + f"\nPost: leases,01/15/2027,09:00 AM,01/15/2027,09:15 AM,FALSE,{TIP},,TRUE\n",
    "magicsync": f"content,image_url,scheduled_time,comments\n{TIP},,2027-01-05T09:00:00+01:00,\n",
    "recurpost": ",".join(f'"{name}"' for name in DIALECTS["recurpost"].header)
    + f"\n{TIP}"
    + "," * 50
    + "\n",
}


def learned(
    folder: Path, text: str | bytes, name: str = "sample.csv", day_first: bool | None = None
) -> Lesson:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return learn(read(path), "Pigeon Post", day_first)


def rows_of(dialect: Dialect) -> list[tuple[str, ...]]:
    return [row for file in render(check(PLAN, NOW), PLAN, dialect, NOW) for row in file.rows]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_of_a_known_scheduler_teaches_what_we_know_of_it(name: str, tmp_path: Path) -> None:
    known, found = DIALECTS[name], learned(tmp_path, SAMPLES[name]).dialect
    assert found.header_row == known.header_row
    if found.header_row:
        assert found.header == known.header
    for at, (_, content) in enumerate(known.columns):
        if content in (Field.TEXT, Field.DATE, Field.TIME, Field.WHEN):
            assert found.columns[at][1] is content
        if content is Field.LINK and name not in ("metricool",):
            assert found.columns[at][1] is content
    contents = dict(known.columns).values()
    if Field.WHEN in contents:
        assert found.when_form == known.when_form
    if Field.DATE in contents:
        assert (found.date_form, found.time_form) == (known.date_form, known.time_form)
    assert "Check your first upload." in found.note


def test_two_rows_of_headers(tmp_path: Path) -> None:
    text = (
        "All networks,,,,Facebook,\n"
        "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,OGmetaUrl (url),applyWatermark (true/false),type,tags\n"
    )
    for more in ("", f"2027-01-05 09:00:00,{TIP},https://example.com/lease,false,post,\n"):
        found = learned(tmp_path, text + more).dialect
        assert found.group_row == ("All networks", "", "", "", "Facebook", "")
        assert found.header[0] == "postAtSpecificTime (YYYY-MM-DD HH:mm:ss)"
        assert found.when_form == "%Y-%m-%d %H:%M:%S"
        file = render(check(PLAN, NOW), PLAN, found, NOW)[0]
        assert file.rows[0][:3] == (
            "2026-05-12 09:05:00",
            "Stand up, then walk.",
            "https://harbourlane.example/a",
        )
        assert encoded(file, found).startswith(b"All networks,,,,Facebook,\r\npostAtSpecificTime")


def test_a_date_in_pieces(tmp_path: Path) -> None:
    found = learned(
        tmp_path, f"Text,Year,Month,Day,Hour,Minute,Image URL,Link\n{TIP},2027,1,5,9,00,,\n"
    ).dialect
    assert found.columns[1][1] == Moment("%Y")
    assert rows_of(found)[0] == (
        "Stand up, then walk.",
        *("2026", "5", "12", "9", "05"),
        "",
        "https://harbourlane.example/a",
    )


@pytest.mark.parametrize(("day_first", "form"), [(None, "%m/%d/%Y %H:%M"), (True, "%d/%m/%Y %H:%M")])
def test_day_and_month_that_could_be_swapped(day_first: bool | None, form: str, tmp_path: Path) -> None:
    lesson = learned(tmp_path, "Date;Message\n05/01/2027 09:00;Hello you\n", day_first=day_first)
    assert lesson.either_order
    assert (lesson.dialect.when_form, lesson.dialect.separator) == (form, ";")
    assert not learned(tmp_path, "Date;Message\n25/01/2027 09:00;Hello you\n").either_order


def test_tabs_and_workbooks(tmp_path: Path) -> None:
    rows = [["When", "Caption", "Twitter/X", "Extra"], ["2027-01-05 9:00 AM", TIP, "TRUE", "yes"]]
    tabs = learned(tmp_path, "\n".join("\t".join(row) for row in rows), "sample.tsv").dialect
    assert tabs.separator == "\t"
    file = render(check(PLAN, NOW), PLAN, tabs, NOW)[0]
    assert encoded(file, tabs).startswith(b"When\tCaption\t")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    found = learned(tmp_path, out.getvalue(), "sample.xlsx").dialect
    assert found.columns == tabs.columns
    assert found.columns[2:] == (("Twitter/X", Ticked(Network.X)), ("Extra", Fixed("yes")))
    assert found.when_form == "%Y-%m-%d %i:%M %p"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear Anna,\nthank you for the sample.\nYours, Ben\n",
        b"\x00\x01\x02" * 50,
        b"PK\x03\x04 and then nothing",
        b"one\ntwo\nthree\n",
        b"a,b,c\n1,2,3\n",
        b"%PDF-1.7\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_sample_is_refused_in_plain_words(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"“sample\.csv” isn't a") as caught:
        learned(tmp_path, data)
    assert caught.value.todo


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="could not be read"):
        read(tmp_path / "gone.csv")


@pytest.mark.parametrize("name", SAMPLES)
def test_what_was_learned_is_remembered_whole(name: str, tmp_path: Path) -> None:
    found = learned(tmp_path, SAMPLES[name]).dialect
    assert unpacked(packed((found,))) == (found,)


FORMS = ["%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M:%S", "%b %d, %Y %i:%M %p", "%d/%m/%Y %i:%M%p"]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(FORMS), st.datetimes())
def test_any_example_of_a_form_is_read_as_a_moment(form: str, at: datetime) -> None:
    found = moments.read(moments.written(at, form), form)
    assert found is not None
    assert found.replace(second=0) == at.replace(second=0, microsecond=0)
