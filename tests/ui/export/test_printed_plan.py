# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The pages to print: one week a page, nothing of a text lost, and every page of a draft says so."""

import pypdfium2
import pytest

from planning import day
from reading_along import LONG, entry, sheet
from secondhelping.export.plan_sheet import PlanSheet
from secondhelping_ui.export.printed_plan import printed

POLITE = [entry(n, f"Tip {n}: stand up.\nThen walk.", at=day(7 * (n // 5) + n % 5)) for n in range(15)]


def pages(plan: PlanSheet) -> list[str]:
    """What stands on each page, a space for every white space."""
    document = pypdfium2.PdfDocument(printed(plan))
    texts = []
    for page in document:
        read = page.get_textpage()
        texts.append(" ".join(read.get_text_range().split()))
        read.close()
        page.close()
    document.close()
    return texts


def test_a_week_is_a_page(both_themes: str) -> None:
    found = pages(sheet(*POLITE))
    assert len(found) == 3
    for number, page in enumerate(found):
        assert page.startswith(
            f"Week of Mon {11 + 7 * number} May 2026 Harbour Lane. Times are those of Europe/London."
        )
        assert page.endswith(f"Page {number + 1}")
        for tip in range(5 * number, 5 * number + 5):
            assert f"Tip {tip}: stand up. Then walk." in page
        assert "Draft" not in page


@pytest.mark.parametrize("times", [1, 60])
def test_every_page_of_a_draft_says_so(times: int, both_themes: str) -> None:
    found = pages(sheet(entry(1, LONG * times), *POLITE[5:], draft=True))
    assert len(found) >= 3
    assert len(found) > 3 or times == 1
    assert all("Draft. This plan is not in order yet" in page for page in found)


def test_a_long_week_goes_on_and_loses_nothing(both_themes: str) -> None:
    words = [f"word{number}" for number in range(4_000)]
    found = pages(sheet(entry(1, " ".join(words))))
    assert len(found) > 3
    assert all(page.startswith("Week of Mon 11 May 2026, continued") for page in found[1:])
    assert [one for page in found for one in page.split() if one.startswith("word")] == words


def test_whatever_stands_in_a_post_can_be_printed(both_themes: str) -> None:
    found = pages(sheet())
    assert len(found) == 2
    assert "<script>alert('no')</script>" in found[0]
    assert '=HYPERLINK("https://harbourlane.example","Book now")' in found[0]


def test_paper_is_white_and_letters_are_black(both_themes: str) -> None:
    document = pypdfium2.PdfDocument(printed(sheet(*POLITE[:5])))
    page = document[0]
    picture = page.render(scale=2, grayscale=True).to_numpy()
    assert picture[0, 0] == 255
    assert picture[:200].min() < 40
    assert picture[200:400].min() < 40
    page.close()
    document.close()
