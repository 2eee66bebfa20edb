# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts a document into what could be posted: one to three sentences of a passage, or a list with its lead-in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from secondhelping.domain.document import Content, Passage, Role
from secondhelping.domain.snippet import Span
from secondhelping.snippets.edits import trimmed, without_mark
from secondhelping.snippets.furniture import back_matter, furniture, reference_entry, sentence_ends
from secondhelping.snippets.sentences import sentences as sentences_in

MOST_LETTERS = 500  # Mastodon's and Threads' room; longer fits too few networks
_MOST_SENTENCES = 3
_LONG = 60  # letters: a shorter paragraph without an end mark may be a heading
_LONGEST_BEFORE = 5_000
_LIST_ITEMS = range(2, 7)
# Where words of these roles stand they are seldom lines to post: only whole, ended sentences are taken.
_STRICT = frozenset({Role.TABLE_CELL, Role.CAPTION, Role.NOTE})
_NEVER = frozenset({Role.TITLE, Role.HEADING, Role.CODE})
# What no sentence of a candidate may be. The other reasons are asked of the candidate as a whole.
_POISON = frozenset(
    {"address", "legal", "code", "placeholder", "contact", "price list", "navigation", "citation", "shouted"}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of passage number `passage`, from letter `start` to `end` (exclusive)."""

    passage: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible line. `sentences` are numbers into the document's sentences; `text` is `original` trimmed;
    `place` tells how far into the document it stands, from 0 to 1; `unended`: there is no end mark; `unanswered`: after
    other words it ends with a question, and the answer stands in the sentence that was cut off."""

    text: str
    original: str
    span: Span
    sentences: tuple[int, ...]
    role: Role
    page: int | None
    place: float
    unended: bool = False
    unanswered: bool = False


def words_at(content: Content, span: Span) -> str:
    """The document's own words at a span; passages are parted by a newline."""
    return words_of(content.passages, span)


def words_of(passages: Sequence[Passage], span: Span) -> str:
    """The words of passages at a span; passages are parted by a newline."""
    texts = [passage.text for passage in passages[span.first : span.last + 1]]
    if len(texts) == 1:
        return texts[0][span.start : span.end]
    return "\n".join([texts[0][span.start :], *texts[1:-1], texts[-1][: span.end]])


def drafts(content: Content, sentences: Sequence[Sentence], language: str) -> list[Draft]:
    """Every possible line of a document, in reading order. Their texts are not all different.

    One sentence alone is fit to post. Of several only the sentences were looked at: whether they are `fit` together
    is asked of the few that may be chosen.
    """
    left_out = _back_matter_passages(content)
    numbered = [pair for pair in enumerate(sentences) if pair[1].passage not in left_out]
    found: list[Draft] = []
    for passage, group in groupby(numbered, key=lambda pair: pair[1].passage):
        found.extend(_of_passage(content, passage, list(group), language))
    found.extend(_lists(content, sentences, language))
    return found


def fit(draft: Draft, language: str) -> bool:
    """Whether nothing speaks against a draft as a whole."""
    return len(draft.sentences) == 1 or not furniture(" ".join(draft.text.split()), language)


def _back_matter_passages(content: Content) -> frozenset[int]:
    """Passages under headings such as "References", and entries of lists of sources wherever they stand."""
    found = set()
    skipping = False
    for number, passage in enumerate(content.passages):
        if passage.role in (Role.TITLE, Role.HEADING):
            skipping = back_matter(passage.text)
        elif skipping or reference_entry(passage.text):
            found.add(number)
    return frozenset(found)


def _of_passage(
    content: Content, number: int, group: Sequence[tuple[int, Sentence]], language: str
) -> Iterator[Draft]:
    passage = content.passages[number]
    if passage.role in _NEVER:
        return
    before = content.passages[number - 1] if number else None
    runs = _usable_runs(passage, group, before, content.passages[number + 1 : number + 2], language)
    for run in runs:
        for first in range(len(run)):
            for last in range(first, min(len(run), first + _MOST_SENTENCES)):
                draft = _draft(content, run[first : last + 1], language)
                if draft is not None:
                    yield draft


def _usable_runs(
    passage: Passage,
    group: Sequence[tuple[int, Sentence]],
    before: Passage | None,
    following: Sequence[Passage],
    language: str,
) -> list[list[tuple[int, Sentence]]]:
    """Stretches of consecutive sentences without one that must not be posted."""
    runs: list[list[tuple[int, Sentence]]] = [[]]
    for place, (number, sentence) in enumerate(group):
        is_first, is_last = place == 0, place == len(group) - 1
        broken = (is_first and _goes_on_from_before(passage, sentence, before)) or (
            is_last and _goes_on_after(passage, sentence, following)
        )
        if broken or furniture(trimmed(sentence.text, language), language) in _POISON:
            runs.append([])
        else:
            runs[-1].append((number, sentence))
    return [run for run in runs if run]


def _goes_on_from_before(passage: Passage, sentence: Sentence, before: Passage | None) -> bool:
    """A paragraph that opens in lower case is the second half of a sentence that began elsewhere. So is one after a
    sentence without an end: a column or a page ended within it."""
    if passage.role is Role.LIST_ITEM:
        return False
    if without_mark(sentence.text)[:1].islower():
        return True
    if before is None or before.role is not Role.PARAGRAPH or passage.role is not Role.PARAGRAPH:
        return False
    text = before.text.rstrip()
    if not _LONG <= len(text) <= _LONGEST_BEFORE or sentence_ends(text) or text.endswith(":"):
        return False
    start, end = sentences_in(text)[-1]
    # An address, a menu or a list of names ends without a mark too.
    return end - start >= _LONG and furniture(text[start:end]) in ("", "cut off")


def _goes_on_after(passage: Passage, sentence: Sentence, following: Sequence[Passage]) -> bool:
    if sentence_ends(sentence.text):
        return False
    if passage.role in _STRICT or sentence.text.rstrip().endswith((":", ";", ",")):
        return True
    return any(after.role is passage.role and after.text[:1].islower() for after in following)


def _draft(content: Content, run: Sequence[tuple[int, Sentence]], language: str) -> Draft | None:
    first, last = run[0][1], run[-1][1]
    passage = content.passages[first.passage]
    original = passage.text[first.start : last.end]
    if len(original) > MOST_LETTERS:
        return None
    text = trimmed(original, language)
    if len(run) == 1 and furniture(text, language):
        return None
    span = Span(first.passage, first.start, last.passage, last.end)
    numbers = tuple(number for number, _ in run)
    return Draft(
        text,
        original,
        span,
        numbers,
        # What a speaker says to a slide is running text; the caution with notes is for footnotes.
        Role.PARAGRAPH if passage.is_speaker_note else passage.role,
        passage.place.page,
        _how_far(content, span),
        not sentence_ends(text),
        len(run) > 1 and _asks(last.text) and bool(passage.text[last.end :].strip()),
    )


def _asks(text: str) -> bool:
    return text.rstrip('"”’») ').endswith("?")


def _lists(content: Content, sentences: Sequence[Sentence], language: str) -> Iterator[Draft]:
    """A short list under the line that leads into it ("Three signs: ..."), whole or not at all."""
    numbers: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        numbers.setdefault(sentence.passage, []).append(number)
    for place, passage in enumerate(content.passages):
        leads = passage.role not in _NEVER | _STRICT and passage.text.rstrip().endswith(":")
        items = _items_after(content, place) if leads and place in numbers else []
        if len(items) not in _LIST_ITEMS or not all(item in numbers for item in items):
            continue
        lead = numbers[place][-1]
        inside = (lead, *(number for item in items for number in numbers[item]))
        draft = _list_draft(content, sentences[lead], items, inside, language)
        if draft is not None:
            yield draft


def _items_after(content: Content, place: int) -> list[int]:
    items = []
    for index in range(place + 1, len(content.passages)):
        if content.passages[index].role is not Role.LIST_ITEM:
            break
        items.append(index)
    return items


def _list_draft(
    content: Content, lead: Sentence, items: Sequence[int], inside: tuple[int, ...], language: str
) -> Draft | None:
    lines = [without_mark(content.passages[item].text) for item in items]
    opening = trimmed(lead.text, language)
    text = "\n".join([opening, *(f"• {line}" for line in lines)])
    if len(text) > MOST_LETTERS or any(len(line.split()) < 2 for line in (opening, *lines)):
        return None
    if any(furniture(line, language) in _POISON for line in (opening, *lines)):
        return None
    span = Span(lead.passage, lead.start, items[-1], len(content.passages[items[-1]].text))
    page = content.passages[lead.passage].place.page
    return Draft(text, words_at(content, span), span, inside, Role.LIST_ITEM, page, _how_far(content, span))


def _how_far(content: Content, span: Span) -> float:
    return span.first / max(1, len(content.passages) - 1)
