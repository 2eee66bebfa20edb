# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that say nearly the same are found without comparing each two, as comparing each two finds them."""

from random import Random

from secondhelping.plan.likeness import NEARLY, groups
from secondhelping.posts.sameness import alikeness, grams, normalised

WORDS = [
    one + two for one in ("ba", "re", "lo", "mi", "tu", "sta") for two in ("gen", "lop", "rid", "sun", "way")
]


def test_as_comparing_each_two() -> None:
    chance = Random(7)
    texts: list[str] = []
    for _ in range(150):
        words = [chance.choice(WORDS) for _ in range(chance.randint(3, 25))]
        texts.append(" ".join(words))
        for _ in range(chance.randint(0, 2)):
            again = list(words)
            again[chance.randrange(len(again))] = chance.choice(WORDS)
            texts.append(" ".join(again))
    normals = [normalised(text) for text in texts]
    pairs = [
        (one, other)
        for other in range(len(normals))
        for one in range(other)
        if alikeness(grams(normals[one]), grams(normals[other])) >= NEARLY
    ]
    found = groups(normals)
    missed = [pair for pair in pairs if found[pair[0]] != found[pair[1]]]
    assert len(pairs) > 60
    assert len(missed) <= len(pairs) // 50
    # What is put together is so by a chain of pairs that are nearly the same.
    linked = list(range(len(normals)))
    for one, other in pairs:
        keep, gone = sorted((linked[one], linked[other]))
        linked = [keep if group == gone else group for group in linked]
    assert all(linked[one] == linked[found[one]] for one in range(len(normals)))
