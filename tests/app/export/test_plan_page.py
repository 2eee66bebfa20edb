# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The page to send to somebody: nothing of a post is markup, nothing is fetched, and a draft says so in every week."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from golden_files import assert_golden
from planning import day
from reading_along import TEXTS, entry, sheet
from secondhelping.export import plan_page
from secondhelping.export.plan_sheet import PlanSheet, legible


def read(plan: PlanSheet) -> etree._Element:
    return document_fromstring(plan_page.encoded(plan), parser=HTMLParser(encoding="utf-8"))


def test_the_page() -> None:
    assert_golden(plan_page.encoded(sheet()), "plan.html")


def test_the_words_are_words() -> None:
    page = read(sheet())
    assert [found.text for found in page.xpath("//p[@class='text']")] == [legible(text) for text in TEXTS]
    assert page.xpath("//script | //img | //link | //a | //iframe | //@src | //@href | //@onclick") == []


def test_every_week_of_a_draft_says_so() -> None:
    draft = read(sheet(draft=True))
    assert len(draft.xpath("//section")) == 2
    assert len(draft.xpath("//section/p[@class='draft']")) == 2
    assert read(sheet()).xpath("//p[@class='draft']") == []


def test_the_heading_of_a_page_says_what_is_in_it() -> None:
    page = read(sheet(entry(1, "Stand up."), entry(9, "Sit down.", at=day(9, 14))))
    assert page.xpath("//h1/text()") == ["Harbour Lane: posts"]
    assert page.xpath("//h2/text()") == ["Week of Mon 11 May 2026", "Week of Mon 18 May 2026"]
    assert page.xpath("//h3/text()")[1] == "Wed 20 May, 14:00 · LinkedIn and X · helpful"
    (about,) = page.xpath("//p[@class='about']/text()")
    assert about.startswith("2 posts, Tue 12 May 2026 to Wed 20 May 2026. Times are those of Europe/London")


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(), max_size=80))
def test_no_text_is_markup(text: str) -> None:
    data = plan_page.encoded(sheet(entry(1, text, link=text)))
    plain = plan_page.encoded(sheet(entry(1, "plain", link="plain" if text else "")))
    assert data.decode("utf-8").count("<") == plain.decode("utf-8").count("<")
    assert data.count(b">") == plain.count(b">")
