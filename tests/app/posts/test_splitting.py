# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A thread: split at sentences, nothing lost, each post fits with its number."""

from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.network import Network
from secondhelping.domain.plan import Thread
from secondhelping.posts.counting import count
from secondhelping.posts.splitting import MOST, NETWORKS, Part, split, texts

SENTENCE = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down. "
LONG = (SENTENCE * 9).strip()


def words_of(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts]


def test_a_text_that_fits_stays_one_post_without_a_number() -> None:
    assert split(Network.X, " Stand up. ") == (Part("Stand up.", 1, 10),)
    assert split(Network.LINKEDIN, LONG) == (Part(LONG, 0, len(LONG)),)


def test_a_long_text_is_split_at_sentences_as_evenly_as_they_allow() -> None:
    parts = split(Network.X, LONG)
    three = (SENTENCE * 3).strip()
    assert words_of(parts) == [f"{three} (1/3)", f"{three} (2/3)", f"{three} (3/3)"]


def test_numbers_can_be_left_out() -> None:
    assert words_of(split(Network.BLUESKY, LONG, numbered=False)) == [(SENTENCE * 3).strip()] * 3


def test_a_network_without_threads_is_not_split() -> None:
    assert split(Network.LINKEDIN, "Walk. " * 1000) == ()
    assert {Network.X, Network.MASTODON, Network.BLUESKY, Network.THREADS} == NETWORKS


def test_abbreviations_and_prices_end_no_sentence() -> None:
    text = "Dr. Lane opens at 9 a.m. on Mondays. A check costs £49.50, e.g. for a desk. Call us."
    assert words_of(split(Network.X, text, limit=50, numbered=False)) == [
        "Dr. Lane opens at 9 a.m. on Mondays.",
        "A check costs £49.50, e.g. for a desk. Call us.",
    ]


def test_a_sentence_longer_than_a_post_is_cut_at_a_clause() -> None:
    text = "When the phone rings, get up and walk to the window, and when it stops, sit down again slowly"
    assert words_of(split(Network.X, text, limit=60, numbered=False)) == [
        "When the phone rings, get up and walk to the window,",
        "and when it stops, sit down again slowly",
    ]


def test_a_word_longer_than_a_post_is_cut_between_its_letters_but_no_link() -> None:
    assert words_of(split(Network.X, "a" * 25, limit=10, numbered=False)) == ["a" * 10, "a" * 10, "a" * 5]
    assert split(Network.BLUESKY, "See https://harbourlane.com/" + "a" * 400) == ()


def test_lines_stay_together_and_hashtags_end_the_last_post() -> None:
    text = "First.\nSecond.\n\nThird, which is a longer one.\n#backcare #deskwork"
    parts = split(Network.X, text, limit=40, numbered=False)
    assert words_of(parts) == [
        "First.\nSecond.",
        "Third, which is a longer one.",
        "#backcare #deskwork",
    ]


def test_more_posts_than_anybody_reads_are_refused() -> None:
    assert split(Network.X, "Walk. " * 50 * MOST) == ()


def test_ten_and_more_posts_leave_room_for_two_figures() -> None:
    parts = split(Network.X, "Walk for ten minutes. " * 12, limit=34)
    assert len(parts) == 12
    assert parts[0].text == "Walk for ten minutes. (1/12)"
    assert all(count(Network.X, part.text, 34).fits for part in parts)


def test_the_texts_that_go_out() -> None:
    assert texts(Network.X, LONG, None, Thread.NONE) == (LONG,)
    assert len(texts(Network.X, LONG, None, Thread.NUMBERED)) == 3
    assert texts(Network.X, LONG, None, Thread.PLAIN)[2] == (SENTENCE * 3).strip()
    assert texts(Network.LINKEDIN, LONG, None, Thread.NUMBERED) == (LONG,)
    assert texts(Network.LINKEDIN, LONG * 9, None, Thread.NUMBERED) == ()


bits = st.sampled_from(
    [
        *(
            "Walk. ",
            "Stand up! ",
            "Really? ",
            "a",
            "é",
            "e\u0301",
            "word ",
            "Dr. ",
            "3.50 ",
            "\n",
            "\n\n",
            "  ",
            "\t",
        ),
        *(
            "🐦\u200d🔥",
            "👨\u200d👩\u200d👧\u200d👦",
            "抹茶。",
            "नमस्ते ",
            "#tag ",
            "(1/3) ",
            "1. ",
            "“Yes.” ",
            "\r\n",
        ),
        *("https://a.de/x ", "harbourlane.com ", "@anna ", "\u2028", "\u200b", "a" * 70, ", ", ": "),
    ]
)
passages = st.one_of(st.text(max_size=300), st.lists(bits, max_size=60).map("".join))


@settings(deadline=None)
@given(passages, st.sampled_from(sorted(NETWORKS)), st.integers(30, 120), st.booleans())
def test_nothing_is_lost_and_every_post_fits(text: str, network: Network, limit: int, numbered: bool) -> None:
    parts = split(network, text, limit, numbered)
    if not parts:
        return
    assert len(parts) <= MOST
    # Between the parts, before and after them, stood nothing but white space.
    at = 0
    for number, part in enumerate(parts, 1):
        assert text[at : part.start].strip() == ""
        mark = f" ({number}/{len(parts)})" if numbered and len(parts) > 1 else ""
        assert part.text == text[part.start : part.end] + mark
        found = count(network, part.text, limit)
        assert found.fits
        assert not found.unsure
        at = part.end
    assert text[at:].strip() == ""
    assert "".join("".join(text[part.start : part.end] for part in parts).split()) == "".join(text.split())
