# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Cuts lines anew: in two, together with what follows, in another wording, with a question of ours, marked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from secondhelping.domain.changes import Changes
from secondhelping.domain.document import Passage
from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Origin, Snippet, Span, Verdict
from secondhelping.operations.project import Project
from secondhelping.review.learning import rewritten
from secondhelping.snippets import questions as asking
from secondhelping.snippets import recut, variants
from secondhelping.snippets.candidates import words_of
from secondhelping.snippets.sentences import sentences
from secondhelping.store import documents, snippets

if TYPE_CHECKING:
    from secondhelping.operations.workshop import Workshop


def wordings(snippet: Snippet) -> tuple[variants.Variant, ...]:
    """Other wordings of a snippet by fixed edits of the author's words, the best first."""
    return variants.variants(snippet.text)


def questions(snippet: Snippet) -> tuple[str, ...]:
    """Posts with a question of ours that go with a helpful snippet; () for another."""
    if snippet.kind is not Kind.HELPFUL or snippet.origin is Origin.OURS:
        return ()
    return asking.questions(snippet.text, snippet.keyphrases)


def places_to_cut(snippet: Snippet) -> tuple[str, ...]:
    """What the second half would be for each place where a snippet can be cut in two; () where there is none."""
    if "\n" in snippet.text:
        return ()
    return tuple(snippet.text[cut:] for cut in recut.cuts(snippet.text))


def split(project: Project, snippet_id: SnippetId, number: int = 1) -> Changes:
    """Cuts a snippet in two before its sentence `number` (from 1: the second). Both halves are as the whole was: to
    review, or kept.

    Raises:
        KnownError: it has no such sentence, or is a list.
    """
    snippet = _snippet(project, snippet_id)
    halves = places_to_cut(snippet)
    if not 1 <= number <= len(halves):
        raise KnownError(
            "It can't be split there.",
            "A snippet is split between two of its sentences.",
            "Edit it where you want to leave something out.",
        )
    second = halves[number - 1].strip()
    first = snippet.text[: len(snippet.text) - len(halves[number - 1])].strip()
    with project.action("Split 1 snippet in two") as writing:
        passages = documents.passages(writing.connection, snippet.document_id)
        before, after = _spans(passages, snippet, number)
        head, tail = (
            recut.part(snippet, text, words_of(passages, span), span, _page(passages, span, snippet))
            for text, span in ((first, before), (second, after))
        )
        snippets.replace_words(writing.connection, snippet_id, head)
        snippets.add_one(writing.connection, snippet.document_id, tail, snippet.verdict)
    return writing.changes


def join(project: Project, snippet_id: SnippetId) -> Changes:
    """Joins a snippet with the sentence that follows it in the document, or with the next item of a list or paragraph.
    What waits to be reviewed and is part of the longer one now goes.

    Raises:
        KnownError: nothing follows, it would be too long, or its words were changed.
    """
    snippet = _snippet(project, snippet_id)
    passages = documents.passages(project.store.read(), snippet.document_id)
    if rewritten(snippet) or snippet.gone:
        raise KnownError(
            "It can't be joined with what follows.",
            "Its words are not those of the document any more.",
            "Restore its words first.",
        )
    span = _longer(passages, snippet)
    text = recut.trimmed_text(recut.together(passages, span), "en")
    if recut.too_long(text):
        raise KnownError(
            "Joined, it would be too long.",
            f"It would have {len(text)} characters, more than most networks take.",
            "Keep the two apart, or write a shorter one.",
        )
    found = recut.part(snippet, text, words_of(passages, span), span, _page(passages, span, snippet))
    with project.action("Joined 1 snippet with what follows") as writing:
        snippets.replace_words(writing.connection, snippet_id, found)
        snippets.remove(writing.connection, _swallowed(writing.connection, snippet, span))
    return writing.changes


def choose_wording(project: Project, snippet_id: SnippetId, text: str) -> Changes:
    """Takes another wording of a snippet. The document's words stay beside it."""
    with project.action("Took another wording of 1 snippet") as writing:
        snippets.set_text(writing.connection, snippet_id, text)
    return writing.changes


def accept_question(project: Project, snippet_id: SnippetId, text: str) -> Changes:
    """Keeps a post with a question of ours beside the snippet that it goes with. It is marked as ours for ever."""
    snippet = _snippet(project, snippet_id)
    chances = {kind: float(kind is Kind.CONVERSATION) for kind in Kind}
    ours = replace(
        recut.part(snippet, text, snippet.original, snippet.span, snippet.page),
        kind=Kind.CONVERSATION,
        kind_probabilities=chances,
        reasons=("The question is Second Helping's, and goes with a line you have",),
        cues=("Asks the reader a question", "Best posted when you can answer"),
        origin=Origin.OURS,
    )
    with project.action("Kept 1 question") as writing:
        snippets.add_one(writing.connection, snippet.document_id, ours, Verdict.KEPT)
    return writing.changes


def marked_words(project: Project, document_id: DocumentId, span: Span) -> str:
    """The text that a line marked in a document would have.

    Raises:
        KnownError: no word is marked, or too much.
    """
    passages = documents.passages(project.store.read(), document_id)
    text = recut.trimmed_text(recut.together(passages, span), "en")
    if not any(map(str.isalnum, text)):
        raise KnownError("Nothing is marked.", "There are no words in it.", "Mark the words to be kept.")
    if recut.too_long(text):
        raise KnownError(
            "That is too long for one snippet.",
            f"It has {len(text):,} characters, more than most networks take.",
            "Mark less of it, one or two sentences.",
        )
    return text


def mark(project: Project, document_id: DocumentId, span: Span, workshop: "Workshop") -> Candidate:
    """Judges a line that the owner marked; off the screen's thread. `add_mark` adds it.

    Raises:
        KnownError: as `marked_words`; or the language model is missing.
    """
    text = marked_words(project, document_id, span)
    passages = documents.passages(project.store.read(), document_id)
    (judged,) = workshop.judge([text])
    page = passages[span.first].place.page
    phrases = documents.keyphrases(project.store.read(), document_id)
    chances = _chances(judged)
    worth, standalone = float(str(judged["worth"])), float(str(judged["standalone"]))
    return recut.marked(text, words_of(passages, span), span, page, phrases, chances, worth, standalone)


def add_mark(project: Project, document_id: DocumentId, marked: Candidate) -> Changes:
    """Keeps a line that the owner marked by hand."""
    with project.action("Marked 1 snippet by hand") as writing:
        snippets.add_one(writing.connection, document_id, marked, Verdict.KEPT)
    return writing.changes


def _chances(judged: Mapping[str, Any]) -> dict[Kind, float]:
    return {Kind(name): float(chance) for name, chance in judged["kind_probabilities"].items()}


def _snippet(project: Project, snippet_id: SnippetId) -> Snippet:
    found = snippets.get(project.store.read(), [snippet_id])
    if not found:
        raise KnownError(
            f"There is no snippet {snippet_id}.", "It may have gone by an undo.", "Choose another."
        )
    return found[0]


def _page(passages: Sequence[Passage], span: Span, snippet: Snippet) -> int | None:
    return passages[span.first].place.page if span.first < len(passages) else snippet.page


def _spans(passages: Sequence[Passage], snippet: Snippet, number: int) -> tuple[Span, Span]:
    """Where the two halves stand: where the document's sentence begins that the second half does.

    Where the owner changed the words, both halves stand where the whole did.
    """
    span = snippet.span
    whole = (span, span)
    if rewritten(snippet) or snippet.gone or span.first != span.last:
        return whole
    text = passages[span.first].text
    cuts = [span.start + start for start, _ in sentences(text[span.start : span.end])][1:]
    if len(cuts) != len(recut.cuts(snippet.text)):
        return whole
    cut = cuts[number - 1]
    end = span.start + len(text[span.start : cut].rstrip())
    return replace(span, end=end), replace(span, start=cut)


def _longer(passages: Sequence[Passage], snippet: Snippet) -> Span:
    """The span of a snippet with the sentence after it, or with the passage after it."""
    span = snippet.span
    text = passages[span.last].text
    after = [end for start, end in sentences(text) if start >= span.end - 1 and end > span.end]
    if after:
        return replace(span, end=after[0])
    following = span.last + 1
    if following < len(passages) and passages[following].role is passages[span.last].role:
        first = next(iter(sentences(passages[following].text)), None)
        if first is not None:
            return replace(span, last=following, end=first[1])
    raise KnownError(
        "There is nothing to join it with.",
        "It is the last of its part of the document.",
        "Edit it to add something.",
    )


def _swallowed(connection: Any, snippet: Snippet, span: Span) -> list[SnippetId]:
    """The snippets of the document that lie within the span, wait, and are on no calendar."""
    found = snippets.all_(connection, Verdict.WAITING, snippet.document_id)
    return [
        one.id
        for one in found
        if one.id != snippet.id
        and not one.planned
        and not one.served
        and one.origin is Origin.FOUND
        and (one.span.first, one.span.start) >= (span.first, span.start)
        and (one.span.last, one.span.end) <= (span.last, span.end)
    ]
