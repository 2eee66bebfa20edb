# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Graphemes by the pattern, beside the marks of UAX #29 we know by heart."""

import pytest

from secondhelping.posts.units import cluster_pattern, graphemes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("e\u0301e", ["e\u0301", "e"]),
        ("각각", ["각", "각"]),
        ("\u1100\u1161\u11a8", ["\u1100\u1161\u11a8"]),
        ("🇩🇪🇫🇷🇬", ["🇩🇪", "🇫🇷", "🇬"]),
        ("👩\u200d🍳x", ["👩\u200d🍳", "x"]),
        ("क्षि", ["क्षि"]),
        ("\u0600\u0661", ["\u0600\u0661"]),
        ("\u0600\n", ["\u0600", "\n"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    assert cluster_pattern(True).findall(text) == expected
    assert graphemes(text) == len(expected)


def test_without_conjuncts_the_older_rule_holds() -> None:
    assert graphemes("क्षि", conjuncts=False) == 2
