# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The fixed trims: what goes, what stays, and that only edges change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.edits import trimmed, without_mark


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("However, the oven must be hot.", "The oven must be hot."),
        ("For example, you can freeze half of it.", "You can freeze half of it."),
        ("And the best part is free.", "The best part is free."),
        ("• Drink a glass of water first.", "Drink a glass of water first."),
        ("3. Rinse the cloth twice.", "Rinse the cloth twice."),
        ("6.Keep the lid closed.", "Keep the lid closed."),
        ("Bees need water too (see page 4).", "Bees need water too."),
        ("One in three adults falls each year.[12]", "One in three adults falls each year."),
        ("Bend your knees,\n not your back.", "Bend your knees, not your back."),
        ("However hard you try, dough needs time.", "However hard you try, dough needs time."),
        ("2024 was a dry year.", "2024 was a dry year."),
    ],
)
def test_trims_in_english(original: str, text: str) -> None:
    assert trimmed(original) == text


@pytest.mark.parametrize(
    ("language", "original", "text"),
    [
        ("de", "Außerdem, so die Ärztin, hilft Wärme.", "So die Ärztin, hilft Wärme."),
        ("fr", "Par exemple, le pain se garde trois jours.", "Le pain se garde trois jours."),
        ("es", "Sin embargo, el agua debe estar fría.", "El agua debe estar fría."),
        ("nl", "Bovendien, water kost niets.", "Water kost niets."),
    ],
)
def test_trims_in_other_languages(language: str, original: str, text: str) -> None:
    assert trimmed(original, language) == text


@given(st.text(max_size=200))
def test_only_the_edges_change(original: str) -> None:
    """But for the first letter's capital, what is left stands in the original as it is, spaces aside."""
    text = trimmed(original)
    whole = " ".join(original.split())
    assert text[1:] in whole
    assert len(text) <= len(whole)


@given(st.text(max_size=200))
def test_a_mark_is_taken_once_and_spaces_are_single(original: str) -> None:
    assert "  " not in without_mark(original)
    assert without_mark(original) == without_mark(original).strip()
