# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Hands KeyBERT our phrases in place of its own n-grams."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from secondhelping.snippets.phrases import key


class PhraseVectorizer:
    """Gives KeyBERT noun phrases as its candidates, with how often each stands in each document.

    KeyBERT's own candidates lose capitals and join words that do not stand together in the text (language
    reference, section 2); its `vectorizer=` hook takes any object with these three methods.
    `phrases_of` tells the phrases of every document, `said` how often the `key` of one is said in all.
    """

    def __init__(
        self,
        phrases_of: Mapping[str, Sequence[str]],
        said: Callable[[str], int] = lambda found: 0,
        most: int = 140,
    ) -> None:
        self._phrases_of = phrases_of
        self._said = said
        self._most = most
        self._names: list[str] = []

    def fit(self, documents: Sequence[str]) -> "PhraseVectorizer":
        """Collect the phrases of all documents: one spelling of each, the likeliest `most` of them."""
        spellings: dict[str, Counter[str]] = {}
        first_seen: dict[str, int] = {}
        for document in documents:
            for phrase in self._phrases_of[document]:
                found = key(phrase)
                spellings.setdefault(found, Counter())[phrase] += 1
                first_seen.setdefault(found, len(first_seen))
        self.counts = {
            found: max(spelling.total(), self._said(found)) for found, spelling in spellings.items()
        }
        ranked = sorted(
            spellings, key=lambda found: (-_promise(found, self.counts[found]), first_seen[found])
        )
        kept = sorted(ranked[: self._most], key=lambda found: first_seen[found])
        self._keys = {found: column for column, found in enumerate(kept)}
        self._names = [_spelling(spellings[found]) for found in kept]
        return self

    def get_feature_names_out(self) -> NDArray[np.object_]:
        return np.array(self._names, dtype=object)

    def transform(self, documents: Sequence[str]) -> csr_matrix:
        """How often each phrase stands in each document: (documents, phrases)."""
        matrix = np.zeros((len(documents), len(self._names)), np.int64)
        for row, document in enumerate(documents):
            for phrase in self._phrases_of[document]:
                column = self._keys.get(key(phrase))
                if column is not None:
                    matrix[row, column] += 1
        return csr_matrix(matrix)


def _spelling(spellings: Counter[str]) -> str:
    """The commonest spelling; among equals the one with fewest capitals, which is the one in running text."""
    return min(spellings, key=lambda name: (-spellings[name], sum(map(str.isupper, name)), name))


def _promise(found: str, count: int) -> float:
    """How likely a phrase is worth a vector: often said, and two or three words long."""
    return float(count * (1.0 if len(found.split()) == 1 else 2.5))
