# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""UTM parameters: added once, beside what an address says already, and nowhere else."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.ids import AccountId
from secondhelping.domain.link_habits import USUAL, LinkHabits
from secondhelping.domain.network import Account, Network
from secondhelping.posts.tracking import addresses, marked, unmarked

X = Account(AccountId(1), Network.X, "harbour")
ALL = LinkHabits("{network}", "social", "spring 2026 & more")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.com", "https://a.com?utm_source=x&utm_medium=social"),
        ("https://a.com/b?c=d", "https://a.com/b?c=d&utm_source=x&utm_medium=social"),
        ("https://a.com/b?c=d#e", "https://a.com/b?c=d&utm_source=x&utm_medium=social#e"),
        ("https://a.com/b#e", "https://a.com/b?utm_source=x&utm_medium=social#e"),
        ("Is it https://a.com/b?", "Is it https://a.com/b?utm_source=x&utm_medium=social?"),
        ("https://a.com/b?c=d&", "https://a.com/b?c=d&utm_source=x&utm_medium=social"),
        ("https://a.com?utm_source=brochure", "https://a.com?utm_source=brochure&utm_medium=social"),
        ("https://a.com?UTM_Medium=mail", "https://a.com?UTM_Medium=mail&utm_source=x"),
        ("https://a.com?utm_source=a&utm_medium=b", "https://a.com?utm_source=a&utm_medium=b"),
        ("See https://a.com.", "See https://a.com?utm_source=x&utm_medium=social."),
        ("(https://a.com/b)", "(https://a.com/b?utm_source=x&utm_medium=social)"),
        ("https://a.com/b_(c)", "https://a.com/b_(c)?utm_source=x&utm_medium=social"),
        ("“https://a.com”", "“https://a.com?utm_source=x&utm_medium=social”"),
        ("a.com and mail@a.com", "a.com and mail@a.com"),
        ("ftp://a.com", "ftp://a.com"),
        ("https://[broken", "https://[broken"),
    ],
)
def test_links_are_marked(text: str, expected: str) -> None:
    assert marked(text, USUAL, X) == expected
    assert marked(expected, USUAL, X) == expected


def test_each_account_has_its_own_marks() -> None:
    habits = LinkHabits("{network}", "social", "{account}")
    other = Account(AccountId(2), Network.GOOGLE_BUSINESS, "Harbour Lane")
    assert marked("https://a.com", habits, other) == (
        "https://a.com?utm_source=google-business&utm_medium=social&utm_campaign=Harbour%20Lane"
    )


def test_without_marks_nothing_changes() -> None:
    assert marked("https://a.com", LinkHabits(), X) == "https://a.com"


def test_only_the_owners_own_sites_are_marked() -> None:
    habits = LinkHabits("{network}", sites=("harbourlane.com",))
    text = "https://harbourlane.com https://shop.harbourlane.com https://notharbourlane.com https://a.com"
    assert marked(text, habits, X) == (
        "https://harbourlane.com?utm_source=x https://shop.harbourlane.com?utm_source=x "
        "https://notharbourlane.com https://a.com"
    )


def test_what_was_marked_can_be_told_from_what_was_written() -> None:
    for text in ("https://a.com", "See https://a.com/b?c=d#e and https://b.com/#f now", "No link"):
        assert unmarked(marked(text, ALL, X)) == text


letters = st.text("abcXYZ09-._~%/=&+ü", max_size=12)
urls = st.builds(
    lambda host, path, query, fragment: f"https://{host}.com/{path}{query}{fragment}",
    st.text("abc", min_size=1, max_size=5),
    st.text("abc/-._~%()", max_size=10),
    st.just("") | letters.map(lambda text: f"?{text}") | st.just("?utm_source=own&x=1"),
    st.just("") | letters.map(lambda text: f"#{text}"),
)
texts = st.lists(urls | st.text(max_size=20), max_size=6).map(" ".join)


@settings(deadline=None)
@given(texts)
def test_marking_twice_is_marking_once(text: str) -> None:
    once = marked(text, ALL, X)
    assert marked(once, ALL, X) == once
    assert len(list(addresses(once))) == len(list(addresses(text)))


@settings(deadline=None)
@given(urls)
def test_what_an_address_says_is_kept(url: str) -> None:
    ((start, end),) = addresses(url)
    address = url[start:end]
    before, after = urlsplit(address), urlsplit(marked(address, ALL, X))
    assert (after.scheme, after.netloc, after.path, after.fragment) == (
        before.scheme,
        before.netloc,
        before.path,
        before.fragment,
    )
    kept, now = (parse_qsl(parts.query, keep_blank_values=True) for parts in (before, after))
    assert now[: len(kept)] == kept
    names = [name.casefold() for name, _value in now]
    assert all(names.count(f"utm_{name}") == 1 for name in ("source", "medium", "campaign"))


@settings(deadline=None)
@given(st.text(max_size=80).filter(lambda text: "://" not in text))
def test_a_text_without_addresses_stays(text: str) -> None:
    assert marked(text, ALL, X) == text
