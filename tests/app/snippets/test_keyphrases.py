# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Keyphrases: by KeyBERT, over the whole document, verbatim, with capitals, without links and echoes."""

import pytest

from secondhelping.domain.document import Content, Role
from secondhelping.snippets.embedding import shared
from secondhelping.snippets.keyphrases import keyphrases
from secondhelping.snippets.phrases import chunk_phrases, key, noun_phrases
from secondhelping.snippets.vectorizer import PhraseVectorizer

BAKERY = (
    "Hill Farm Bakery is a family-run sourdough bakery. Our sourdough bread rests for 48 hours. "
    "Write to hello@hillfarmbakery.example or look at www.hillfarmbakery.example for the baking class. "
    "The baking class teaches you to shape sourdough bread. Call 01234 567 890."
)


def nouns(text: str) -> list[str]:
    _, (pieces,) = shared().read([text])
    return noun_phrases(text, pieces)


@pytest.mark.usefixtures("model")
def test_noun_phrases_keep_capitals_and_leave_verbs() -> None:
    found = nouns(
        "The Hill Farm Bakery is known for fresh sourdough bread and it sells warm rolls, but it can't deliver."
    )
    assert found == ["Hill Farm Bakery", "fresh sourdough bread", "warm rolls"]


@pytest.mark.usefixtures("model")
def test_addresses_of_all_sorts_are_no_phrases() -> None:
    found = " ".join(nouns(BAKERY)).lower()
    assert "hillfarmbakery" not in found
    assert "01234" not in found


@pytest.mark.usefixtures("model")
def test_of_a_document(make_content: type[Content]) -> None:
    found = keyphrases(make_content(BAKERY), 6)
    names = [phrase for phrase, _ in found]
    assert {"Hill Farm Bakery", "baking class"} & set(names)
    assert all(phrase in BAKERY for phrase in names)
    assert all(0 <= score <= 1 for _, score in found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert len({key(name) for name in names}) == len(names)


@pytest.mark.usefixtures("model")
def test_the_end_of_a_long_document_counts_too(make_content: type[Content]) -> None:
    filler = "The village choir sings old songs in the town hall on every second evening of the month. " * 8
    ending = (
        "Beekeeping needs calm hands. A beekeeping course starts each spring. Beekeeping tools are lent. " * 8
    )
    found = keyphrases(make_content(*[filler] * 4, *[ending] * 4), 10)
    assert any("eekeeping" in phrase for phrase, _ in found)


@pytest.mark.usefixtures("model")
def test_nothing_to_find(make_content: type[Content]) -> None:
    assert keyphrases(make_content()) == []
    assert keyphrases(make_content("12 34 56.", (Role.CODE, "let x = 1"))) == []


def test_other_languages_by_stop_words() -> None:
    found = chunk_phrases("Die elektronische Gesundheitskarte ist für alle Versicherten wichtig.", "de")
    assert "elektronische Gesundheitskarte" in found


def test_the_vectorizer_counts_spellings_together() -> None:
    phrases_of = {"a": ["Rye Bread", "rye bread", "rye breads"], "b": ["oven"]}
    vectorizer = PhraseVectorizer(phrases_of).fit(["a", "b"])
    assert list(vectorizer.get_feature_names_out()) == ["rye bread", "oven"]
    assert vectorizer.transform(["a", "b"]).toarray().tolist() == [[3, 0], [0, 1]]
