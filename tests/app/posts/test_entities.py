# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Accounts, hashtags and cashtags in a text: by hand, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.posts.entities import cashtags, hashtags, mentions, mentions_or_lists, replied_to


def test_accounts() -> None:
    text = "Ask @anna_1, not anna@example.com, or see @harbour/walks and ＠ben"
    assert [found.name for found in mentions(text)] == ["anna_1", "ben"]
    assert [found.name for found in mentions_or_lists(text)] == ["anna_1", "harbour", "ben"]


def test_hashtags_are_not_looked_for_in_links() -> None:
    text = "#BackCare at example.com/a#b and #2026, #Rücken_2 #️⃣ &#39;"
    assert [found.name for found in hashtags(text)] == ["BackCare", "Rücken_2"]


def test_cashtags_are_short_and_stand_alone() -> None:
    assert [found.name for found in cashtags("$ABC and $xyz.A, not US$40, $40 or $TOOLONG1")] == [
        "ABC",
        "xyz.A",
    ]


@pytest.mark.parametrize(
    ("text", "account"),
    [("@anna thank you", "anna"), (" \u200f@anna", "anna"), ("Dear @anna", ""), ("@a@b", ""), ("", "")],
)
def test_the_account_that_a_text_begins_with(text: str, account: str) -> None:
    assert replied_to(text) == account


_texts = st.text(st.sampled_from("@＠#＃$ab1_. /:é\u0301😀&＿-\n") | st.characters())


@given(_texts)
def test_what_is_named_stands_there(text: str) -> None:
    for find, signs in ((mentions_or_lists, "@＠"), (hashtags, "#＃"), (cashtags, "$")):
        end = 0
        for found in find(text):
            assert end <= found.start < found.end <= len(text)
            assert text[found.start] in signs
            assert text[found.start + 1 :].startswith(found.name)
            end = found.end
