# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Which decisions teach, and how much."""

from dataclasses import replace

import pytest

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.liking import liked
from secondhelping.domain.snippet import Origin, Snippet, Span, Verdict
from secondhelping.review import learning


def snippet(text: str = "Stand up often.", **values: object) -> Snippet:
    made = Snippet(
        id=SnippetId(1),
        document_id=DocumentId(1),
        document_title="Notes",
        text=text,
        original="Also, stand up often. (see page 3)",
        span=Span(0, 0, 0, 10),
        kind=Kind.HELPFUL,
        suggested_kind=Kind.HELPFUL,
        kind_probabilities={Kind.HELPFUL: 0.8, Kind.PROMOTIONAL: 0.2},
        score=0.6,
        standalone=0.9,
        worth=0.8,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def test_what_waits_untouched_teaches_nothing() -> None:
    assert learning.lessons([snippet()]) == ()


@pytest.mark.parametrize(("verdict", "said"), [(Verdict.KEPT, True), (Verdict.SET_ASIDE, False)])
def test_verdicts_teach(verdict: Verdict, said: bool) -> None:
    (lesson,) = learning.lessons([snippet(verdict=verdict)])
    assert (lesson.liked, lesson.weight) == (said, 1.0)


def test_a_line_written_anew_teaches_half_and_one_only_cut_teaches_nothing() -> None:
    (lesson,) = learning.lessons([snippet("Stand up every hour.")])
    assert (lesson.liked, lesson.weight) == (True, 0.5)
    assert learning.lessons([snippet("stand up")]) == ()


def test_a_changed_kind_teaches_the_kind_alone() -> None:
    (lesson,) = learning.lessons([snippet(kind=Kind.CONVERSATION)])
    assert (lesson.liked, lesson.kind) == (None, Kind.CONVERSATION)


def test_a_line_set_aside_says_nothing_of_its_kind() -> None:
    (lesson,) = learning.lessons([snippet(verdict=Verdict.SET_ASIDE)])
    assert lesson.kind is None


def test_what_was_forgotten_or_is_not_from_a_document_teaches_nothing() -> None:
    kept = snippet(verdict=Verdict.KEPT)
    assert learning.lessons([replace(kept, unlearned=True), replace(kept, origin=Origin.OURS)]) == ()


def test_a_line_is_told_with_the_score_it_had_before_learning() -> None:
    moved = snippet(verdict=Verdict.KEPT, score=liked(0.6, 1.5), liking=1.5)
    assert learning.lessons([moved])[0].line.score == pytest.approx(0.6)


def test_so_many_are_enough() -> None:
    many = [replace(snippet(verdict=Verdict.KEPT), id=SnippetId(n)) for n in range(learning.MOST + 5)]
    assert len(learning.lessons(many)) == learning.MOST


def test_a_list_with_its_bullets_is_not_written_anew() -> None:
    listed = snippet("Three signs:\n• it hurts\n• it swells", original="Three signs:\nit hurts\nit swells")
    assert not learning.rewritten(listed)
