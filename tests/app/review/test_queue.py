# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What there is to review, and what comes next."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Span, Verdict
from secondhelping.review.queue import Counts, Wanted, counts, groups, next_after, queue, ready


def a_snippet(
    number: int,
    text: str = "Sit less.",
    document: int = 1,
    verdict: Verdict = Verdict.WAITING,
    kind: Kind = Kind.HELPFUL,
) -> Snippet:
    return Snippet(
        id=SnippetId(number),
        document_id=DocumentId(document),
        document_title=f"Document {document}",
        text=text,
        original=text,
        span=Span(0, 0, 0, len(text)),
        kind=kind,
        suggested_kind=kind,
        kind_probabilities={kind: 1.0},
        score=0.5,
        standalone=0.5,
        worth=0.5,
        verdict=verdict,
    )


snippets = st.lists(
    st.builds(
        a_snippet,
        number=st.integers(1, 60),
        text=st.sampled_from(["Sit less.", "Stand up.", "Straße und Stuhl"]),
        document=st.integers(1, 4),
        verdict=st.sampled_from(Verdict),
        kind=st.sampled_from(Kind),
    ),
    max_size=40,
    unique_by=lambda snippet: snippet.id,
)
wishes = st.builds(
    Wanted,
    verdict=st.sampled_from(Verdict),
    kind=st.none() | st.sampled_from(Kind),
    document_id=st.none() | st.integers(1, 4).map(DocumentId),
    words=st.sampled_from(["", "sit", "STAND up", "strasse", "nothing like it"]),
)


def test_groups_keep_the_order_of_documents_and_of_snippets() -> None:
    found = groups([a_snippet(3, document=2), a_snippet(1), a_snippet(2), a_snippet(4, document=2)])
    assert [(group.title, [snippet.id for snippet in group.snippets]) for group in found] == [
        ("Document 2", [3, 4]),
        ("Document 1", [1, 2]),
    ]


def test_progress_is_told_in_words() -> None:
    told = counts([a_snippet(1), a_snippet(2, verdict=Verdict.KEPT), a_snippet(3, verdict=Verdict.SET_ASIDE)])
    assert told == Counts(waiting=1, kept=1, set_aside=1)
    assert told.sentence == "2 of 3 looked at · about 1 minute to go"
    assert told.share == 2 / 3
    assert Counts().share == 1.0


def test_words_are_looked_for_without_capitals_and_in_any_order() -> None:
    found = queue(
        [a_snippet(1, "Die Straße entlang"), a_snippet(2, "Stand up")], Wanted(words="entlang STRASSE")
    )
    assert found.order == (1,)


def test_a_snippet_being_looked_at_stays_when_its_kind_is_changed() -> None:
    both = [a_snippet(1, kind=Kind.PROMOTIONAL), a_snippet(2)]
    assert queue(both, Wanted(kind=Kind.HELPFUL)).order == (2,)
    assert queue(both, Wanted(kind=Kind.HELPFUL), always=[SnippetId(1)]).order == (1, 2)


@given(snippets, wishes)
def test_the_queue_shows_every_wanted_snippet_once_and_counts_add_up(
    all_of_them: list[Snippet], wanted: Wanted
) -> None:
    found = queue(all_of_them, wanted)
    assert len(set(found.order)) == len(found.order)
    shown = [snippet for group in found.groups for snippet in group.snippets]
    assert all(snippet.verdict is wanted.verdict for snippet in shown)
    assert wanted.kind is None or all(snippet.kind is wanted.kind for snippet in shown)
    assert len(shown) == list(vars_of(found.counts))[list(Verdict).index(wanted.verdict)]
    if wanted.everything:
        assert found.counts.all == len(all_of_them)
    for group in found.groups:
        assert {snippet.document_id for snippet in group.snippets} == {group.document_id}


def vars_of(found: Counts) -> tuple[int, int, int]:
    return found.waiting, found.kept, found.set_aside


@given(st.lists(st.integers(1, 30).map(SnippetId), min_size=1, unique=True), st.data())
def test_what_comes_next_is_the_nearest_one_left(order: list[SnippetId], data: st.DataObject) -> None:
    current = data.draw(st.sampled_from(order))
    gone = data.draw(st.sets(st.sampled_from(order)))
    found = next_after(order, current, gone)
    left = [snippet for snippet in order if snippet not in gone]
    if not left:
        assert found is None
        return
    below = [snippet for snippet in left if order.index(snippet) >= order.index(current)]
    assert found == (below[0] if below else left[-1])


def test_nothing_comes_after_what_was_not_there() -> None:
    assert next_after([SnippetId(1)], SnippetId(9), []) is None


def test_ready_is_what_is_kept_and_not_on_the_calendar() -> None:
    kept = a_snippet(1, verdict=Verdict.KEPT)
    planned = replace(a_snippet(2, verdict=Verdict.KEPT), planned=1)
    assert ready([kept, planned, a_snippet(3), a_snippet(4, verdict=Verdict.SET_ASIDE)]) == 1
