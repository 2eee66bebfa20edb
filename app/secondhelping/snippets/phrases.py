# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Noun-phrase-like phrases of a text, without a tagger, and the vectorizer that hands them to KeyBERT.

KeyBERT's own candidates lose capitals and join words that do not stand together in the text (language reference,
section 2); its `vectorizer=` hook takes any object with `fit`, `get_feature_names_out` and `transform`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from secondhelping.snippets.words import stop_words, word_set

_MOST_WORDS = 4
_MASK = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|co\.uk|edu|gov|de|fr|es|it|eu|io)\b\S*|[@#]\w+|"
    r"(?:\+|\b0|\(\d)[\d\s()./-]{7,}\d|\b\d{3}[-.\s]\d{3}[-.\s]?\d{4}\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’&][^\W_]+)*|[^\w\s]|\n")
_POSSESSIVE = re.compile(r"['’]s?$")
# Words that open or carry a clause and are seldom part of a name for a thing. English only.
_NOT_NOUNS = word_set("""
    accept accepts achieve achieved add added adds admit agree aim allow allowed allows appear appeared
    apply approved arrive arrived ask asked asks attend attended avoid become becomes began begin begins
    believe believed believes belong bring brings broke brought build builds built buy buys call called
    calls came cause causes change changed choose chose chosen closed collect collected come committed
    compare complete completed consider considered contain contains continue continues cost costs create
    created creates cut decide decided deliver delivered delivers describe describes develop developed
    discover discovered discuss discussed do drink earn eat encourage encourages enjoy enjoyed ensure
    ensures establish established exist expect expected explain explained explore face feel feels felt
    fill filled find finds fit follow followed follows forget found gain gather gave go grow grows grew
    happen happened hear heard held help helped helps hold holds hope host hosted identify improve
    improved include included includes increase increased install introduce introduced invite invited
    involve involved join joined launch launched lead leads learn learned learnt leave leaves led left
    let listen live lives lose lost love loved meet meets met mix move moved moves need offer offered
    offers open opened organise organize paid pay perform performed pick place placed plan planned play
    played prepare prepared present presented prevent prevents promote promotes protect protects prove
    proved publish published pull push ran reach reached read receive received recognise recommend
    record reduce reduced reduces register reflect remain remains remember remove removed replace report
    reported represent represents require required requires respond return returned run runs save sell
    sells send serve served serves share shared shares sign sit sold speak spend spent spoke stand start
    started starts stay stood stop stopped strive suggest suggests support supported supports taught
    teach teaches tell tells thought told took train treat tried turn turned understand update updated
    visit visited visits wait walk watch wear win won wonder work worked works worry write written wrote
    able available aware best better big easy entire excited extra free full glad good great happy hard
    high huge important interested long low main major modern near nice old perfect popular proud ready
    right short similar simple small special strong sure true unable unique useful various whole
    wonderful worth wrong young early late monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december am pm today
    tonight tomorrow week weeks month months year years day days hour hours minute minutes time times
    way ways part parts lot number people thing things
""")
# A phrase does not end in these: they describe what comes after.
_ADJECTIVE_END = re.compile(
    r"(?:ful|ous|able|ible|ive|less|ly|ical|ish|wide|based|friendly|related|free|ed)$"
)
_NOUNS_LIKE_ADJECTIVES = word_set("""
    directive initiative objective perspective motive archive alternative executive representative table
    vegetable family supply reply assembly butterfly library seed bed speed need weed feed breed shed
    ground vegetables olive native narrative creative detective collective relative adhesive incentive
    locomotive preservative dish fish british english polish finish bus focus campus virus bonus status
    cable variable wheelchair red
""")
# Adjectives and participles may stand inside a phrase but not be all of it; these words may do neither.
_INNER_ADJECTIVES = word_set("""
    best better big easy extra free full good great hard high important long low main major modern old
    perfect popular short similar simple small special strong unique young early late open whole present
    lead
""")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    opens_sentence: bool


def phrases(text: str, language: str = "en") -> list[str]:
    """The phrases of a text in the order they stand, with their own capitals; one entry per occurrence.

    Each is verbatim in the text: one to four words side by side, crossing neither punctuation nor a line.
    Links, e-mail addresses, handles and telephone numbers are not looked at.
    """
    found = []
    for chunk in _chunks(_MASK.sub(lambda match: "\n" * len(match.group()), text), language):
        words = _pruned([token.text for token in chunk], language)
        if words and _is_phrase(words, chunk[0].opens_sentence):
            found.append(" ".join(words))
    return found


def _chunks(text: str, language: str) -> Iterator[list[_Token]]:
    """Runs of words between stop words, marks and line ends that stand together with single spaces."""
    stops = stop_words(language)
    chunk: list[_Token] = []
    fresh, end = True, -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        solid = word[0].isalnum()
        carries = solid and word.lower() not in stops and not _POSSESSIVE.search(word.lower())
        blocked = language in ("", "en") and carries and _blocked(word, fresh)
        if chunk and (not carries or blocked or text[end : match.start()] != " "):
            yield chunk
            chunk = []
        if carries and not blocked:
            chunk.append(_Token(word, fresh))
        fresh, end = word in ".!?:\n•", match.end()
    if chunk:
        yield chunk


def _blocked(word: str, opens_sentence: bool) -> bool:
    """Verbs and the like; a capital inside a sentence makes them part of a name ("Open Day")."""
    lower = word.lower()
    if lower not in _NOT_NOUNS or lower in _INNER_ADJECTIVES:
        return False
    return opens_sentence or not word[0].isupper()


def _pruned(words: list[str], language: str) -> list[str]:
    """Without the edges that cannot open or close a name for a thing."""
    while words and (words[-1].isdigit() or (language in ("", "en") and _describes(words[-1]))):
        words = words[:-1]
    while words and (words[0][0].isdigit() or words[0].lower().endswith("ly")):
        words = words[1:]
    return words


def _describes(word: str) -> bool:
    lower = word.lower()
    if lower in _NOUNS_LIKE_ADJECTIVES:
        return False
    return lower in _INNER_ADJECTIVES or bool(_ADJECTIVE_END.search(lower))


def _is_phrase(words: Sequence[str], opens_sentence: bool) -> bool:
    if len(words) > _MOST_WORDS or not any(letter.isalpha() for letter in words[-1]):
        return False
    if len(words) == 1:
        word = words[0]
        is_gerund = word.lower().endswith("ing") and opens_sentence
        return len(word) >= 4 and not is_gerund and word.lower() not in _NOT_NOUNS
    return True


def key(phrase: str) -> str:
    """What near-duplicates share: lower case, no plural, no hyphen."""
    return " ".join(_stem(word) for word in re.split(r"[\s‐‑-]+", phrase.lower()))


def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class PhraseVectorizer:
    """Gives KeyBERT the phrases above as its candidates, with how often each stands in each document."""

    def __init__(self, language: str = "en", most: int = 250) -> None:
        self._language = language
        self._most = most
        self._names: list[str] = []

    def fit(self, documents: Sequence[str]) -> "PhraseVectorizer":
        """Collect the phrases of all documents: one spelling of each, the likeliest `most` of them."""
        spellings: dict[str, Counter[str]] = {}
        first_seen: dict[str, int] = {}
        for document in documents:
            for phrase in phrases(document, self._language):
                found = key(phrase)
                spellings.setdefault(found, Counter())[phrase] += 1
                first_seen.setdefault(found, len(first_seen))
        self.counts = {found: spelling.total() for found, spelling in spellings.items()}
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
            for phrase in phrases(document, self._language):
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
