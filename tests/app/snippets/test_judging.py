# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Judgements: the codebook's plain cases, numbers that are probabilities, and figures on real passages."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues, heads
from secondhelping.snippets.features import NAMES, lexical_rows, measured, split, together
from secondhelping.snippets.judging import judge, unproven

HELPFUL = "Rinse the cloth in cold water first, because hot water sets the stain for good."
PROMOTIONAL = "Our new Saturday classes are now open: book your place online, only £49 for four weeks."
QUESTION = "What is the one thing you always pack for a day at the beach?"
DANGLING = "This also makes it ideal for them."


@pytest.mark.usefixtures("model")
def test_plain_cases() -> None:
    helpful, promotional, question, dangling = judge([HELPFUL, PROMOTIONAL, QUESTION, DANGLING])
    assert helpful.kind is Kind.HELPFUL
    assert promotional.kind is Kind.PROMOTIONAL
    assert question.kind is Kind.CONVERSATION
    assert dangling.kind is None
    assert dangling.standalone < 0.1 < 0.4 < helpful.standalone
    assert dangling.worth < 0.1 < 0.4 < helpful.worth
    assert "Mentions a price: “£49”" in promotional.cues


@pytest.mark.usefixtures("model")
def test_a_link_with_a_credit_is_curated() -> None:
    (judgement,) = judge(["A lovely guide to rye bread by Anna Lee: https://example.org/rye"])
    assert judgement.kind is Kind.CURATED
    assert "Comes from someone else, with a link" in judgement.cues


@pytest.mark.usefixtures("model")
def test_nothing_to_judge() -> None:
    assert judge([]) == []
    assert judge([""])[0].kind is None


@pytest.mark.usefixtures("model")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=150), min_size=1, max_size=5))
def test_numbers_are_probabilities_for_any_text(texts: list[str]) -> None:
    for judgement in judge(texts):
        assert sum(judgement.kind_probabilities.values()) == pytest.approx(1)
        assert set(judgement.kind_probabilities) == set(Kind)
        numbers = [judgement.worth, judgement.standalone, *judgement.kind_probabilities.values()]
        assert all(0 <= number <= 1 for number in numbers)


@given(st.text(max_size=300))
def test_measures_are_finite_and_complete(text: str) -> None:
    (measures,) = lexical_rows([text])
    assert len(measures) == len(NAMES)
    assert np.isfinite(measures).all()
    assert measures.min() >= 0


def test_measures_of_sentences_are_put_together() -> None:
    whole = "We sell bread. You should try it. What do you bake?"
    first, middle, last = (measured(sentence) for sentence in split(whole))
    (row,) = together([[first, middle, last]])
    said = dict(zip(NAMES, row.tolist(), strict=True))
    assert said["you"] == pytest.approx(2 / 4)
    assert said["sentences"] == pytest.approx(3 / 4)
    assert said["opens with we"] == said["ends in question to the reader"] == 1
    assert said["opens with question word"] == said["opens with a question"] == 0


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "What is the job in your garden that you always put off, and is it because of the slugs?",
            "conversation",
        ),
        (
            "Thank you for spending your lunch hour with a tape measure and not with your phone.",
            "conversation",
        ),
        ("What's the one stretch you never skip? Tell us, we read every answer.", "conversation"),
        ("Should I sit on a big rubber ball? For ten minutes, if it makes you laugh.", "helpful"),
        ("Which oil for the door hinges? Any thin one, a drop at a time, twice a year.", "helpful"),
        (
            "A stroll is the best thing for a sore back on Monday morning, and ten minutes are enough.",
            "helpful",
        ),
        (
            "A kind guide to pacing yourself, by the walking group in the next valley, is on the fridge.",
            "curated",
        ),
        ("Good read from the running club: coming back after a long lay-off, by Anna Lee.", "curated"),
        ("Would you like to feel fitter? Book your place in our new class today, only £20.", "promotional"),
    ],
)
def test_kinds_that_rules_settle(text: str, kind: str) -> None:
    (judgement,) = judge([text])
    assert max(judgement.kind_probabilities, key=judgement.kind_probabilities.__getitem__) == kind
    assert list(judgement.kind_probabilities) == list(Kind)


@pytest.mark.usefixtures("model")
def test_what_is_told_moved_the_judgement() -> None:
    """Of every cue told that quotes words: without them the line is less surely of the kind that the cue speaks for."""
    texts = [
        HELPFUL,
        PROMOTIONAL,
        "Rinse it with £49 of water, because the stain is set by heat for good.",
        "We praise young people for giving 100 percent, even when they do not succeed, so that they try again.",
        "More than 126 million people are exposed to smoke at home, although it leads to heart disease.",
        "Our goal is to raise $75,000 for the hall by Sunday. Book your place online, and never come late.",
    ]
    told = 0
    for text, judged in zip(texts, judge(texts), strict=True):
        for hit in cues.hits(text):
            if not hit.cue.quotes or not {hit.told, "-" + hit.told} & set(judged.cues):
                continue
            shorter = text
            for word in hit.words:
                shorter = shorter.replace(word, "", 1)
            (without,) = judge([" ".join(shorter.split())])
            told += 1
            assert without.kind_probabilities[hit.cue.kind] < judged.kind_probabilities[hit.cue.kind]
    assert told >= 4


@pytest.mark.usefixtures("model")
def test_what_moved_nothing_is_not_told() -> None:
    (judged,) = judge([PROMOTIONAL])
    hits = [hit for hit in cues.hits(PROMOTIONAL) if hit.cue.quotes]
    (proof,) = unproven([PROMOTIONAL], [judged])
    told = {hit.cue.name for hit in hits if {hit.told, "-" + hit.told} & set(judged.cues)}
    assert told
    assert not told & proof.kind
    sure = replace(judged, kind_probabilities=dict.fromkeys(judged.kind_probabilities, 0.0), worth=0.0)
    (proof,) = unproven([PROMOTIONAL], [sure])  # nothing can be less sure than not at all
    assert proof.kind == proof.worth == {hit.cue.name for hit in hits}


@pytest.mark.usefixtures("model")
def test_what_leans_on_the_sentence_before_does_not_stand_alone() -> None:
    for judgement in judge(
        [
            "They bought the shoes, found the old playlist and ran for a bus on Saturday.",
            "It does not have to be a new mattress.",
            "Put it on a stack of books and plug in a separate keyboard.",
        ]
    ):
        assert judgement.standalone < 0.11


def test_heads_refuse_other_measures(tmp_path: Path) -> None:
    np.savez(tmp_path / "heads.npz", names=np.array(["something", "else"]))
    with pytest.raises(ValueError, match="trained on other measures"):
        heads.load(tmp_path / "heads.npz")


def test_heads_come_with_a_datasheet_and_stay_small() -> None:
    folder = heads.resource_folder()
    assert "Limits" in (folder / "heads.md").read_text(encoding="utf-8")
    assert (folder / heads.FILE_NAME).stat().st_size < 100_000
    assert lexical_rows([]).shape == (0, len(NAMES))
