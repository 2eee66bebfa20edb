# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lines cut anew: in two, joined with what follows, in another wording, with a question of ours, marked by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from making import candidate, new_project
from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Origin, Snippet, Span, Verdict
from secondhelping.operations import add_document, learning, look, recut, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared, Workshop

PASSAGES = (
    Passage(
        "Phone calls are walking time. Set a timer for 30 minutes. They pull on both shoulders alike.",
        place=Place(page=2),
    ),
    Passage("Carry two light bags. Swap hands often.", place=Place(page=2)),
    Passage("Put the printer on another floor", Role.LIST_ITEM, Place(page=3)),
    Passage("Walk to the shop on the corner", Role.LIST_ITEM, Place(page=3)),
    Passage("x" * 490 + ".", place=Place(page=4)),
)


def cut_from(passage: int, start: int, end: int) -> object:
    text = PASSAGES[passage].text[start:end]
    return replace(
        candidate(text, passage=passage), span=Span(passage, start, passage, end), keyphrases=("timer",)
    )


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    """A document with three snippets: two sentences of the first passage, and each item of the list."""
    content = Content("Notes", Format.TEXT, "a" * 64, PASSAGES, "en", 4)
    lines = (cut_from(0, 0, 57), cut_from(2, 0, 32), cut_from(3, 0, 30), cut_from(4, 0, 491))
    with new_project(tmp_path) as project:
        one = Prepared(Path("notes.txt"), content, lines, (("timer", 0.9),))  # type: ignore[arg-type]
        add_document.add_document(project, one)
        yield project


def all_(made: Project) -> list[Snippet]:
    return look.snippets(made)


def test_a_snippet_is_cut_in_two_where_its_sentences_part(made: Project) -> None:
    whole = all_(made)[0]
    assert recut.places_to_cut(whole) == ("Set a timer for 30 minutes.",)
    changes = recut.split(made, whole.id)
    assert changes.label == "Split 1 snippet in two"
    first, second = all_(made)[:2]
    assert (first.id, first.text, second.text) == (
        whole.id,
        "Phone calls are walking time.",
        "Set a timer for 30 minutes.",
    )
    for half in (first, second):
        assert PASSAGES[0].text[half.span.start : half.span.end] == half.original == half.text
        assert half.page == 2
    assert (first.keyphrases, second.keyphrases) == ((), ("timer",))
    undo.undo(made)
    assert all_(made)[0] == whole
    assert len(all_(made)) == 4


def test_a_kept_snippet_gives_two_that_are_kept(made: Project) -> None:
    review.keep(made, [all_(made)[0].id])
    recut.split(made, all_(made)[0].id)
    assert [one.verdict for one in all_(made)[:2]] == [Verdict.KEPT, Verdict.KEPT]


def test_words_of_the_owner_are_cut_too(made: Project) -> None:
    review.edit_text(made, all_(made)[0].id, "Walk while you talk. Or stand.")
    recut.split(made, all_(made)[0].id)
    first, second = (one for one in all_(made) if one.text in ("Walk while you talk.", "Or stand."))
    assert first.span == second.span


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_no_cut_where_no_sentence_begins(made: Project, number: int) -> None:
    with pytest.raises(KnownError, match="can't be split"):
        recut.split(made, all_(made)[0].id, number)


def test_the_next_sentence_is_joined(made: Project) -> None:
    whole = all_(made)[0]
    recut.join(made, whole.id)
    joined = all_(made)[0]
    assert joined.text == joined.original == PASSAGES[0].text
    assert joined.id == whole.id
    undo.undo(made)
    assert all_(made)[0] == whole


def test_the_sentence_after_the_passage_is_joined_next(made: Project) -> None:
    for _ in range(2):
        recut.join(made, all_(made)[0].id)
    joined = all_(made)[0]
    assert joined.text == f"{PASSAGES[0].text} Carry two light bags."
    assert joined.original == f"{PASSAGES[0].text}\nCarry two light bags."
    assert not joined.gone


def test_the_next_item_comes_into_the_list_and_is_no_snippet_of_its_own(made: Project) -> None:
    first, second = all_(made)[1:3]
    recut.join(made, first.id)
    texts = [one.text for one in all_(made)]
    assert "• Put the printer on another floor\n• Walk to the shop on the corner" in texts
    assert second.id not in [one.id for one in all_(made)]


def test_what_was_kept_is_not_swallowed(made: Project) -> None:
    first, second = all_(made)[1:3]
    review.keep(made, [second.id])
    recut.join(made, first.id)
    assert second.id in [one.id for one in all_(made)]


def test_where_nothing_can_be_joined_it_is_said(made: Project) -> None:
    with pytest.raises(KnownError, match="nothing to join"):
        recut.join(made, all_(made)[3].id)
    review.edit_text(made, all_(made)[0].id, "Other words.")
    with pytest.raises(KnownError, match="not those of the document"):
        recut.join(made, all_(made)[0].id)


def test_another_wording_is_taken_and_the_document_keeps_its_own(made: Project) -> None:
    whole = all_(made)[0]
    (best, *_) = recut.wordings(whole)
    recut.choose_wording(made, whole.id, best.text)
    assert (all_(made)[0].text, all_(made)[0].original) == (best.text, whole.original)
    review.restore_text(made, whole.id)
    assert all_(made)[0] == whole


def test_a_question_of_ours_is_marked_as_that_and_teaches_nothing(made: Project) -> None:
    whole = all_(made)[0]
    asked = recut.questions(whole)
    assert "What has worked for you with timer?" in asked
    recut.accept_question(made, whole.id, asked[0])
    ours = next(one for one in all_(made) if one.origin is Origin.OURS)
    assert (ours.text, ours.kind, ours.verdict) == (asked[0], Kind.CONVERSATION, Verdict.KEPT)
    assert any("Second Helping's" in reason for reason in ours.reasons)
    assert recut.questions(ours) == ()
    assert learning.decisions(made) == 0


def test_only_helpful_lines_without_a_question_get_one(made: Project) -> None:
    whole = all_(made)[0]
    assert recut.questions(replace(whole, kind=Kind.PROMOTIONAL)) == ()
    assert recut.questions(replace(whole, text="Do you walk when the phone rings?")) == ()
    assert all("\n\n" in text or "?" in text for text in recut.questions(whole))


def test_a_line_is_marked_by_hand(made: Project) -> None:
    document = look.documents(made)[0].id
    start = PASSAGES[1].text.index("Swap")
    span = Span(1, start, 1, len(PASSAGES[1].text))
    with Workshop() as workshop:
        found = recut.mark(made, document, span, workshop)
    recut.add_mark(made, document, found)
    marked = next(one for one in all_(made) if one.origin is Origin.MARKED)
    assert (marked.text, marked.page, marked.verdict) == ("Swap hands often.", 2, Verdict.KEPT)
    assert marked.reasons[0] == "You marked it by hand"
    assert sum(marked.kind_probabilities.values()) == pytest.approx(1, abs=1e-3)
    undo.undo(made)
    assert len(all_(made)) == 4


@pytest.mark.parametrize(
    ("span", "said"), [(Span(1, 5, 1, 5), "Nothing is marked"), (Span(0, 0, 4, 491), "too long")]
)
def test_too_little_and_too_much_is_no_line(made: Project, span: Span, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        recut.marked_words(made, look.documents(made)[0].id, span)
