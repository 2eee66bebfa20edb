# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading ease: plain words read easily, in each language that has a measure, and nothing is said of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhelping.snippets.readability import Ease, reading, syllables

PLAIN = {
    "en": "Can't remember when you last moved? That's your answer. Set a timer for 30 minutes: stand up, reach for "
    "the ceiling, sit back down.",
    "de": "Steh zweimal in der Stunde auf. Hol dir ein Glas Wasser. Dein Rücken dankt es dir am Abend.",
    "fr": "Levez-vous deux fois par heure. Buvez un verre d'eau. Votre dos vous dit merci le soir.",
    "es": "Ponte de pie dos veces por hora. Bebe un vaso de agua. Tu espalda te da las gracias.",
    "it": "Alzati due volte ogni ora. Bevi un po' d'acqua. La sera la tua schiena sta bene.",
    "pt": "Fique de pé duas vezes por hora. Beba um copo de água. As suas costas dão graças.",
    "nl": "Sta twee keer per uur op. Haal een glas water. Je rug dankt je in de avond.",
}
HARD = {
    "en": "Physiotherapeutic interventions necessitate individualised multidisciplinary consideration of "
    "contraindications, comorbidities and psychosocial determinants of rehabilitation.",
    "de": "Die physiotherapeutische Behandlungsnotwendigkeit berücksichtigt interdisziplinäre "
    "Kontraindikationen, Begleiterkrankungen und psychosoziale Rehabilitationsvoraussetzungen.",
}


@pytest.mark.parametrize("language", PLAIN)
def test_plain_words_are_easy_reading(language: str) -> None:
    found = reading(PLAIN[language], language)
    assert found is not None
    assert found.ease is Ease.EASY


@pytest.mark.parametrize("language", HARD)
def test_long_words_in_a_long_sentence_are_hard_reading(language: str) -> None:
    found = reading(HARD[language], language)
    assert found is not None
    assert found.ease is Ease.HARD
    assert "of 100 on Flesch's scale of reading ease" in found.sentence


@pytest.mark.parametrize(("text", "language"), [("Stand up.", "en"), (PLAIN["en"], ""), (PLAIN["en"], "sv")])
def test_nothing_is_said_where_nothing_is_known(text: str, language: str) -> None:
    assert reading(text, language) is None


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("make", "en", 1),
        ("moved", "en", 1),
        ("wanted", "en", 2),
        ("table", "en", 2),
        ("minutes", "en", 2),
        ("noses", "en", 2),
        ("the", "en", 1),
        ("remember", "en", 3),
        ("30", "en", 1),
        ("Rücken", "de", 2),
        ("verre", "fr", 1),
        ("espalda", "es", 3),
    ],
)
def test_syllables(word: str, language: str, number: int) -> None:
    assert syllables(word, language) == number


@given(st.text(max_size=200), st.sampled_from([*PLAIN, "", "xx"]))
def test_any_text_can_be_asked_of(text: str, language: str) -> None:
    found = reading(text, language)
    assert found is None or found.sentence
