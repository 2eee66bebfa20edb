# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where links stand in a text."""

import pytest

from secondhelping.posts.links import Link, links


def found(text: str) -> list[str]:
    return [text[link.start : link.end] for link in links(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read https://harbourlane.com/backs, then rest.", ["https://harbourlane.com/backs"]),
        ("(see harbourlane.com)", ["harbourlane.com"]),
        ("Open until late.Come in", []),
        ("harbourlane.com/list_(of_classes) and more", ["harbourlane.com/list_(of_classes)"]),
        ("#harbourlane.com @harbourlane.com", []),
        ("-harbourlane.com _b.com /c.com", []),
        ("a.b@c.com", []),
        ("http://-lead.com http://trail-.com", []),
        ("xn--p1ai.com and http://xn--80a.xn--p1ai/", ["xn--p1ai.com", "http://xn--80a.xn--p1ai/"]),
        ("https://t.co/abc123's", ["https://t.co/abc123"]),
        ("See https://harbourlane.com:8080/x?y=z#top!", ["https://harbourlane.com:8080/x?y=z#top"]),
        (
            "Ölwechsel bei https://bäckerei.de/öffnungszeiten?tag=mo",
            ["https://bäckerei.de/öffnungszeiten?tag=mo"],
        ),
        ("Kelvin.K co", []),
        ("", []),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_positions_hold_in_texts_whose_small_letters_are_longer() -> None:
    text = "İİİ https://harbourlane.com"
    assert links(text) == [Link(4, 27, "https://")]


def test_bare_domains_can_be_left_out() -> None:
    assert links("harbourlane.com https://a.com", bare=False) == [Link(16, 29, "https://")]


@pytest.mark.parametrize(
    "text", ["本" * 20_000, "本" * 20_000 + "。", "a" * 50_000 + "!", "é." * 400, "(" * 20_000]
)
def test_long_texts_without_links_are_done_in_a_moment(text: str) -> None:
    assert found(text) == []
