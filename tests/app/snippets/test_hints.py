# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The hint about the kind while a line is edited: what the edit changed, and nothing else."""

import pytest

from secondhelping.domain.kind import Kind
from secondhelping.snippets.hints import kind_hint

PLAIN = "Set a timer and stand up every half hour."
ASKING = "When did you last move? " + PLAIN
SELLING = "Book your desk check now for £49."


@pytest.mark.parametrize(
    ("text", "before", "kind", "hinted"),
    [
        (PLAIN + " Book now.", PLAIN, Kind.HELPFUL, Kind.PROMOTIONAL),
        (ASKING, PLAIN, Kind.HELPFUL, Kind.CONVERSATION),
        (PLAIN, SELLING, Kind.PROMOTIONAL, Kind.HELPFUL),
        (PLAIN, ASKING, Kind.CONVERSATION, Kind.HELPFUL),
    ],
)
def test_a_kind_that_may_fit_better_is_named(text: str, before: str, kind: Kind, hinted: Kind) -> None:
    hint = kind_hint(text, before, kind)
    assert hint is not None
    assert hint.kind is hinted
    assert hint.clause[-1] in ".:"


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("text", [PLAIN, ASKING, SELLING, ""])
def test_what_was_so_before_is_no_news(text: str, kind: Kind) -> None:
    assert kind_hint(text, text, kind) is None


def test_the_language_of_the_document_is_known() -> None:
    before = "Stehen Sie jede Stunde auf."
    text = "Stehen Sie jede Stunde auf und vereinbaren Sie einen Termin."
    hint = kind_hint(text, before, Kind.HELPFUL, "de")
    assert hint is not None
    assert hint.kind is Kind.PROMOTIONAL
    assert "“vereinbaren Sie”" in hint.rest
    assert kind_hint(text, before, Kind.HELPFUL) is None
