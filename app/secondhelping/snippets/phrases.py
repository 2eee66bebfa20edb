# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Noun phrases of a text: verbatim, with their capitals, by word class in English and by stop words elsewhere."""

import re
from collections.abc import Iterator, Sequence

from secondhelping.snippets.embedding import Pieces
from secondhelping.snippets.tagging import Word, tagged
from secondhelping.snippets.words import stop_words, word_set

_MOST_WORDS = 4
_MASK = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|co\.uk|edu|gov|de|fr|es|it|eu|io)\b\S*|[@#]\w+|"
    r"(?:\+|\b0|\(\d)[\d\s()./-]{7,}\d|\b\d{3}[-.\s]\d{3}[-.\s]?\d{4}\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’&][^\W_]+)*|[^\w\s]|\n")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE_ATTACHED = re.compile(r"^(?:[ldcjmnst]|qu)['’]", re.IGNORECASE)
# Nouns and adjectives that name nothing by themselves.
_EMPTY = word_set("""
    thing things way ways lot lots kind kinds sort sorts part parts bit one ones people person someone
    everyone anyone something anything everything nothing number numbers amount time times day days week
    weeks month months year years hour hours minute minutes today tonight tomorrow yesterday monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december am pm example examples case cases fact reason reasons other
    others same such own more most many much few several first last next second new good great best
    better different various able available sure own etc whole main side top use end mr mrs ms dr page
    section figure table slide chapter i.e e.g
""")


def noun_phrases(text: str, pieces: Pieces) -> list[str]:
    """The noun phrases of an English text in the order they stand; one entry per occurrence.

    A phrase is (adjective or noun)* noun, at most four words side by side, and crosses neither punctuation nor a
    line. Links, e-mail addresses, handles and telephone numbers are not looked at.
    """
    words = tagged(_masked(text), pieces)
    found = (_phrase(chunk) for chunk in _noun_chunks(words))
    return [phrase for phrase in found if phrase]


def chunk_phrases(text: str, language: str) -> list[str]:
    """The runs of words between stop words and marks, for languages without word classes. Verbatim as well."""
    stops = stop_words(language)
    found: list[str] = []
    chunk: list[str] = []
    masked, end = _masked(text), -1
    for match in _TOKEN.finditer(masked):
        word = match.group()
        carries = word[0].isalnum() and word.lower() not in stops and not _ARTICLE_ATTACHED.match(word)
        if chunk and (not carries or masked[end : match.start()] != " "):
            found.extend(_plain_phrase(chunk))
            chunk = []
        if carries:
            chunk.append(word)
        end = match.end()
    return [*found, *_plain_phrase(chunk)]


def _masked(text: str) -> str:
    return _MASK.sub(lambda match: "\n" * len(match.group()), text)


def _noun_chunks(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of adjectives and nouns; an adjective after a noun opens a new one."""
    chunk: list[Word] = []
    for word in words:
        carries = word.is_noun or word.is_adjective
        if not word.follows or not carries or (word.is_adjective and chunk and chunk[-1].is_noun):
            if chunk:
                yield chunk
            chunk = []
        if carries:
            chunk.append(word)
    if chunk:
        yield chunk


def _phrase(chunk: Sequence[Word]) -> str:
    """The chunk without adjectives at its end and empty words at its edges; "" where nothing is left to name."""
    names = list(chunk)
    while names and (not names[-1].is_noun or names[-1].text.lower() in _EMPTY):
        names.pop()
    while names and names[0].text.lower() in _EMPTY:
        names.pop(0)
    texts = [word.text for word in names]
    if not texts or len(texts) > _MOST_WORDS or not _names_something(texts):
        return ""
    return " ".join(texts)


def _plain_phrase(chunk: Sequence[str]) -> Iterator[str]:
    words = list(chunk)
    while words and words[-1][0].isdigit():
        words.pop()
    while words and words[0][0].isdigit():
        words.pop(0)
    if words and len(words) <= _MOST_WORDS - 1 and _names_something(words):
        yield " ".join(words)


def _names_something(words: Sequence[str]) -> bool:
    if len(words) > 1:
        return any(letter.isalpha() for letter in words[-1])
    return len(words[0]) >= 4 or (len(words[0]) >= 3 and words[0].isupper())


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
