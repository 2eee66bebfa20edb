# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The queue's model keeps Qt's rules through any change, and touches no more than changed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from secondhelping.domain.ids import DocumentId, SnippetId
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Span, Verdict
from secondhelping.operations import look
from secondhelping_ui.review.queue_model import QueueModel, second_line


def a_snippet(number: int, document: int = 1, page: int | None = 4) -> Snippet:
    return Snippet(
        id=SnippetId(number),
        document_id=DocumentId(document),
        document_title=f"Document {document}",
        text=f"Text {number}",
        original=f"Text {number}",
        span=Span(0, 0, 0, 6),
        kind=Kind.HELPFUL,
        suggested_kind=Kind.HELPFUL,
        kind_probabilities={Kind.HELPFUL: 1.0},
        score=0.5,
        standalone=0.5,
        worth=0.5,
        page=page,
    )


def groups_of(snippets: list[Snippet]) -> tuple[look.Group, ...]:
    return look.review_queue(snippets, look.Wanted()).groups


def shown(model: QueueModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def expected(snippets: list[Snippet]) -> list[str]:
    lines = []
    for group in groups_of(snippets):
        lines += [group.title, *(snippet.text for snippet in group.snippets)]
    return lines


documents = st.lists(
    st.builds(a_snippet, st.integers(1, 12), st.integers(1, 3)),
    max_size=12,
    unique_by=lambda snippet: snippet.id,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(documents, min_size=1, max_size=5))
def test_any_change_of_the_queue_keeps_the_rules_of_models(qapp: object, states: list[list[Snippet]]) -> None:
    model = QueueModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for snippets in states:
        model.set_groups(groups_of(snippets))
        assert shown(model) == expected(snippets)
        for snippet in snippets:
            row = model.row_number(snippet.id)
            assert row is not None
            assert model.index(row).data() == snippet.text
    del tester


def test_what_stays_is_not_touched(qapp: object) -> None:
    model = QueueModel()
    snippets = [a_snippet(number) for number in range(1, 6)]
    model.set_groups(groups_of(snippets))
    kept = QPersistentModelIndex(model.index(5))
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.set_groups(groups_of(snippets[:1] + snippets[2:]))
    assert removed == [(2, 2)]
    assert kept.isValid()
    assert kept.row() == 4
    assert kept.data() == "Text 5"


def test_heads_cannot_be_chosen(qapp: object) -> None:
    model = QueueModel()
    model.set_groups(groups_of([a_snippet(1)]))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_what_a_screen_reader_says(qapp: object) -> None:
    model = QueueModel()
    model.set_groups(groups_of([a_snippet(1), a_snippet(2), a_snippet(3, document=2, page=None)]))
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said == [
        "Document 1. 2 snippets.",
        "Helpful. Text 1 Page 4. 1 of 3.",
        "Helpful. Text 2 Page 4. 2 of 3.",
        "Document 2. 1 snippet.",
        "Helpful. Text 3 3 of 3.",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Helpful · p. 4"),
        ({"page": None}, "Helpful"),
        ({"verdict": Verdict.KEPT, "planned": 1, "served": 1}, "Helpful · p. 4 · on the calendar"),
        ({"on_slides": True}, "Helpful · slide 4"),
        ({"verdict": Verdict.KEPT, "served": 2}, "Helpful · p. 4 · served"),
    ],
)
def test_the_second_line(changes: dict[str, object], line: str) -> None:
    assert second_line(replace(a_snippet(1), **changes)) == line  # type: ignore[arg-type]
