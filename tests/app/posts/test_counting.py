# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Each network counts as it does: our own examples of the rules, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.network import Count, Network
from secondhelping.posts.counting import count, rule_of

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
texts = st.text(max_size=80)


def length(network: Network, text: str) -> int:
    return count(network, text).length


@pytest.mark.parametrize(
    ("network", "limit"),
    [
        (Network.X, 280),
        (Network.MASTODON, 500),
        (Network.BLUESKY, 300),
        (Network.THREADS, 500),
        (Network.LINKEDIN, 3000),
        (Network.FACEBOOK, 63206),
        (Network.INSTAGRAM, 2200),
        (Network.GOOGLE_BUSINESS, 1500),
        (Network.PINTEREST, 800),
    ],
)
def test_every_network_has_its_limit_and_says_where_it_is_from(network: Network, limit: int) -> None:
    assert rule_of(network).limit == limit == count(network, "").limit
    assert rule_of(network).source
    assert rule_of(network).read_on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Stand up.", 9),
        ("Café", 4),
        ("Cafe\u0301", 4),  # composed first
        ("Di–Fr", 5),  # an en dash is light
        ("“Quality”", 9),
        ("for free…", 10),  # three dots in one weigh two
        ("€5", 3),
        ("™", 2),
        ("©", 1),
        ("©\ufe0f", 2),
        ("1\u20e3", 2),
        ("抹茶", 4),
        ("🎉", 2),
        (FAMILY, 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 2),
        ("a\r\nb", 4),
        ("https://harbourlane.example/a/very/long/path?with=query", 55),
        ("https://harbourlane.com/a/very/long/path?with=query", 23),
        ("See harbourlane.co.uk/may.", 4 + 23 + 1),
        ("See notes.txt", 13),
        ("mail@harbourlane.com", 20),
        ("Look:https://a.de", 5 + 23),
        ("$harbourlane.com", 16),
        ("http://" + "a" * 64 + ".com", 7 + 64 + 4),  # too long a name: no link
        ("https://t.co/" + "a" * 41, 13 + 41),
        ("harbourlane.comだよ", 23 + 4),
        ("http://例え.jp/x", 23),
        ("HTTPS://HARBOURLANE.COM/UPPER", 23),
    ],
)
def test_x_weighs(text: str, expected: int) -> None:
    assert length(Network.X, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stand up.", 9),
        ("Cafe\u0301", 4),
        (FAMILY, 1),
        ("नमस्ते", 4),
        ("https://harbourlane.com/a/very/long/path", 23),
        ("gemini://harbourlane.com/a/very/long/path", 23),
        ("harbourlane.com/a/very/long/path", 32),
        ("Hi @anna@social.harbourlane.com", 8),
        ("anna@harbourlane.com", 20),
        ("http://harbourlane.com/?" + "#foo?" * 1000, 24 + 5000),
        ("@anna@" + "b" * 500 + ".com", 510),
    ],
)
def test_mastodon_counts(text: str, expected: int) -> None:
    assert length(Network.MASTODON, text) == expected


def test_bluesky_has_room_for_300_signs_and_3000_bytes() -> None:
    assert length(Network.BLUESKY, "नमस्ते") == 3
    assert count(Network.BLUESKY, "é" * 300).fits
    assert not count(Network.BLUESKY, "é" * 301).fits
    heavy = count(Network.BLUESKY, FAMILY * 121)
    assert (heavy.length, heavy.size, heavy.fits, heavy.too_big, heavy.left) == (121, 3025, False, True, -25)


def test_threads_takes_emoji_by_the_byte() -> None:
    assert length(Network.THREADS, "👍🏽") == 8
    assert length(Network.THREADS, FAMILY) == 25
    assert length(Network.THREADS, "☺️") == 6
    assert length(Network.THREADS, "Café ™ 1") == 8


@pytest.mark.parametrize(
    "network",
    [Network.LINKEDIN, Network.FACEBOOK, Network.INSTAGRAM, Network.GOOGLE_BUSINESS, Network.PINTEREST],
)
def test_the_others_count_units_of_utf16(network: Network) -> None:
    assert length(network, "Café") == 4
    assert length(network, "🎉") == 2
    assert length(network, FAMILY) == 11


def test_an_account_may_have_a_limit_of_its_own() -> None:
    assert count(Network.X, "a" * 300, limit=4000) == Count(300, 4000)
    assert not count(Network.MASTODON, "a" * 300, limit=200).fits


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Stand up.", 9, 9),
        (FAMILY, 2, 2),
        ("🫱🏻\u200d🫲🏾", 2, 9),  # shaking hands of two tones: Emoji 14
        ("🐦\u200d🔥", 2, 5),  # a phoenix: Emoji 15.1
        ("🇨🇶", 2, 4),  # the flag of Sark: Emoji 16
        ("a 🐦\u200d🔥 b", 6, 9),
        ("https://example.com/a", 23, 23),
        ("toys.kids", 9, 23),  # a top-level domain that came after X's list
        ("https://toys.kids/a/very/long/path", 23, 34),
        ("quaker.doosan", 13, 23),  # one that went since
        ("https://quaker.doosan/a/very/long", 23, 33),
    ],
)
def test_x_may_count_less_or_more(text: str, least: int, most: int) -> None:
    found = count(Network.X, text)
    assert (found.length - found.less, found.length + found.more) == (least, most)


def test_an_address_without_protocol_may_be_a_link_to_mastodon() -> None:
    found = count(Network.MASTODON, "See harbourlane.com, or harbourlane.com/a/very/long/path")
    assert (found.length, found.less, found.more) == (56, 0, 8)


def test_what_is_too_long_by_the_smallest_number_is_so_for_certain() -> None:
    hands = "🫱🏻\u200d🫲🏾"
    roomy, tight, over = (count(Network.X, "a" * number + hands) for number in (271, 275, 279))
    assert (roomy.too_long, roomy.unsure) == (False, False)
    assert (tight.too_long, tight.unsure, tight.fits) == (False, True, False)
    assert (over.too_long, over.unsure) == (True, False)


words = st.one_of(
    texts,
    st.lists(
        st.sampled_from(
            [
                "a.com",
                "https://a.de/x",
                "b.kids",
                "@anna@b.com",
                "é",
                "e\u0301",
                FAMILY,
                "🐦\u200d🔥",
                "抹茶",
                " ",
                ".",
            ]
        ),
        max_size=12,
    ).map("".join),
)


@settings(deadline=None)
@given(words, words)
def test_what_stands_apart_adds_up(one: str, other: str) -> None:
    for network in Network:
        apart = length(network, one) + length(network, f" - {other}")
        assert length(network, f"{one} - {other}") == apart


@settings(deadline=None)
@given(words)
def test_the_count_lies_between_the_least_and_the_most(text: str) -> None:
    for network in Network:
        found = count(network, text)
        assert found.less >= 0 <= found.more
        assert found.length >= found.less
        assert not (found.too_long and found.fits)


@settings(deadline=None)
@given(texts)
def test_every_count_is_the_same_again_and_never_negative(text: str) -> None:
    for network in Network:
        found = count(network, text)
        assert found == count(network, text)
        assert found.length >= 0
        assert (found.length == 0) == (text == "")


@settings(deadline=None)
@given(texts, texts)
def test_units_of_utf16_add_up(one: str, other: str) -> None:
    parts = length(Network.LINKEDIN, one) + length(Network.LINKEDIN, other)
    assert (
        length(Network.LINKEDIN, one + other)
        == parts
        == len((one + other).encode("utf-16-le", "surrogatepass")) // 2
    )


@settings(deadline=None)
@given(texts, texts)
def test_graphemes_may_join_but_never_part(one: str, other: str) -> None:
    together = length(Network.BLUESKY, one + other)
    assert together <= length(Network.BLUESKY, one) + length(Network.BLUESKY, other)
    assert together >= max(length(Network.BLUESKY, one), length(Network.BLUESKY, other)) - 1


@settings(deadline=None)
@given(st.text(st.characters(codec="ascii", exclude_characters="."), max_size=300))
def test_plain_letters_without_links_are_themselves_on_x(text: str) -> None:
    assert length(Network.X, text.replace("\u20e3", "")) == len(text)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_lone_half_character_is_counted_and_does_not_stop_anything(text: str) -> None:
    for network in Network:
        assert count(network, text + "\ud800").length >= 1
