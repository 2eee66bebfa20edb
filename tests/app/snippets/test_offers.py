# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words of an offer, as they stand, in the language of the text."""

from secondhelping.snippets.offers import offer_words


def test_they_are_given_as_they_stand() -> None:
    assert offer_words("Book now, only £49 until June, BOOK NOW!") == ("£49", "Book now", "BOOK NOW")
    assert offer_words("Drink a glass of water before each meal.") == ()


def test_each_language_has_its_own_and_all_have_prices() -> None:
    text = "Jetzt buchen: Massage für 49 €."
    assert offer_words(text, "de") == ("49 €", "Jetzt buchen")
    assert offer_words(text, "nl") == ("49 €",)
    assert offer_words("Book now.", "de") == ()
    assert offer_words("Varaa aika: 49 €.", "fi") == ("49 €",)
