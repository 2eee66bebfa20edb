# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Candidates: one to three sentences of one passage, or a list under its lead-in, always traceable."""

from hypothesis import given
from hypothesis import strategies as st

from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.snippets.candidates import MOST_LETTERS, Draft, Sentence, drafts, fit, words_at
from secondhelping.snippets.edits import trimmed
from secondhelping.snippets.sentences import sentences

A = "Stand up every half hour and walk to the window."
B = "However, a short walk around the block is even better for your back."
C = "Your neck will thank you in the evening."
PRICES = "A lesson for one costs £5 or £6 in the summer."
D = "Drink a glass of water whenever you come back to your desk."


def content_of(*passages: tuple[Role, str]) -> Content:
    return Content("", Format.TEXT, "", tuple(Passage(text, role) for role, text in passages), "en")


def drafts_of(content: Content) -> list[Draft]:
    found = [
        Sentence(number, start, end, passage.text[start:end])
        for number, passage in enumerate(content.passages)
        for start, end in sentences(passage.text)
    ]
    return drafts(content, found, "en")


def texts_of(*passages: tuple[Role, str]) -> set[str]:
    return {draft.text for draft in drafts_of(content_of(*passages))}


def test_one_to_three_sentences_in_a_row_and_never_more() -> None:
    texts = texts_of((Role.PARAGRAPH, f"{A} {B} {C} {D}"))
    trimmed_b = "A short walk around the block is even better for your back."
    assert {A, trimmed_b, C, D, f"{A} {B}", f"{A} {B} {C}", f"{C} {D}"} <= texts
    assert f"{A} {B} {C} {D}" not in texts
    assert f"{A} {C}" not in texts


def test_never_across_passages() -> None:
    assert texts_of((Role.PARAGRAPH, A), (Role.PARAGRAPH, D)) == {A, D}


def test_words_said_to_a_slide_count_in_full_and_footnotes_do_not() -> None:
    spoken = Passage(A, Role.NOTE, Place(3, path="slide 3, notes"))
    hint = Passage("point at the chair", Role.NOTE, Place(3, path="slide 3, notes"))
    footnote = Passage(D, Role.NOTE, Place(path="paragraph 12"))
    found = drafts_of(Content("", Format.PPTX, "", (spoken, hint, footnote), "en"))
    assert {(draft.text, draft.role) for draft in found} == {(A, Role.PARAGRAPH), (D, Role.NOTE)}


def test_a_list_stands_whole_under_its_lead_in() -> None:
    content = content_of(
        (Role.PARAGRAPH, "Three signs that your chair is too low:"),
        (Role.LIST_ITEM, "• your knees are above your hips"),
        (Role.LIST_ITEM, "• your shoulders creep up to your ears"),
        (Role.PARAGRAPH, A),
    )
    (draft,) = (draft for draft in drafts_of(content) if "\n" in draft.text)
    assert draft.text == (
        "Three signs that your chair is too low:\n• your knees are above your hips\n"
        "• your shoulders creep up to your ears"
    )
    assert (draft.span.first, draft.span.last) == (0, 2)
    assert draft.original == words_at(content, draft.span)


def test_headings_code_and_halves_are_left_out() -> None:
    assert not texts_of((Role.HEADING, A), (Role.TITLE, D), (Role.CODE, C))
    assert not texts_of((Role.PARAGRAPH, "which is why you should stand up every half hour."))
    assert not texts_of(
        (Role.PARAGRAPH, "You should stand up every half hour and walk to the nearest"),
        (Role.PARAGRAPH, "window to look outside."),
    )


def test_what_stands_under_references_is_left_out() -> None:
    assert not texts_of((Role.HEADING, "References"), (Role.PARAGRAPH, A))
    assert texts_of((Role.HEADING, "References"), (Role.HEADING, "Tips"), (Role.PARAGRAPH, A)) == {A}


def test_a_sentence_with_an_address_spoils_its_neighbours_only_together() -> None:
    address = "Visit the studio at Brambleford, BR1 4ZZ, whenever you like."
    texts = texts_of((Role.PARAGRAPH, f"{A} {address} {D}"))
    assert texts == {A, D}


def test_several_sentences_are_looked_at_as_a_whole_when_chosen() -> None:
    content = content_of((Role.PARAGRAPH, f"{A} {PRICES} {PRICES}"))
    fits = {draft.text: fit(draft, "en") for draft in drafts_of(content)}
    assert fits[PRICES]
    assert fits[f"{A} {PRICES}"]
    assert not fits[f"{PRICES} {PRICES}"]


_ROLES = st.sampled_from([Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING, Role.TABLE_CELL])
_TEXTS = st.lists(
    st.sampled_from([A, B, C, D, "Three signs:", "Call 0123", "(see page 3)", "and", "• ", "“Yes.”", "\n"]),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(st.lists(st.tuples(_ROLES, _TEXTS | st.text(max_size=200)), max_size=6))
def test_spans_give_back_the_original_words_and_trims_can_be_done_again(
    passages: list[tuple[Role, str]],
) -> None:
    content = content_of(*passages)
    for draft in drafts_of(content):
        assert draft.original == words_at(content, draft.span)
        assert len(draft.text) <= MOST_LETTERS + 20
        assert draft.sentences
        if draft.span.first == draft.span.last:
            assert draft.text == trimmed(draft.original, "en")
