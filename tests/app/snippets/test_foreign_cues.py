# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words that sell, advise or thank in six languages: found, quoted as they stand, and not found where they are not."""

import pytest

from secondhelping.domain.kind import Kind
from secondhelping.snippets.foreign_cues import foreign_hits
from secondhelping.snippets.modest import judge_all_modestly, judge_modestly

SELLING = [
    ("de", "Vereinbaren Sie noch heute einen Termin in unserer Praxis.", "Vereinbaren Sie"),
    ("de", "Wir bieten Ihnen Massagen und Rückentraining im Büro an.", "Wir bieten"),
    ("fr", "N'hésitez pas à nous écrire, nos ateliers sont ouverts à tous.", "N'hésitez pas"),
    ("fr", "Nous vous proposons des séances sur mesure au bureau.", "Nous vous proposons"),
    ("es", "Reserva ya tu plaza: nuestros talleres se llenan enseguida.", "Reserva ya"),
    ("es", "Ofrecemos masajes en la oficina y contáctanos para una prueba.", "Ofrecemos"),
    ("it", "Prenotate una seduta: il nostro team viene da voi in ufficio.", "Prenotate"),
    ("it", "Offriamo corsi per la schiena e un preventivo senza impegno.", "Offriamo"),
    ("pt", "Agende a sua sessão: a nossa equipa vai ao seu escritório.", "Agende"),
    ("pt", "Oferecemos aulas de alongamento com desconto para grupos.", "Oferecemos"),
    ("nl", "Neem gerust contact op voor een vrijblijvende offerte.", "Neem gerust contact"),
    ("nl", "Wij bieden massages op kantoor, ook voor kleine teams.", "Wij bieden"),
]
HELPING = [
    ("de", "Wer jeden Tag eine halbe Stunde an die frische Luft geht, schläft in der Nacht deutlich besser."),
    ("fr", "Une pause de deux minutes par heure suffit à soulager le bas du dos."),
    ("es", "La pantalla debe estar a la altura de los ojos para no cargar el cuello."),
    ("it", "Dopo un'ora seduti i muscoli della schiena lavorano molto meno."),
    ("pt", "Beber água ao longo do dia reduz as dores de cabeça."),
    ("nl", "Wie elk uur even opstaat, heeft minder last van zijn rug."),
]


@pytest.mark.parametrize(("language", "text", "words"), SELLING)
def test_what_sells_is_found_and_quoted(language: str, text: str, words: str) -> None:
    found = foreign_hits(text, language)
    assert words in [word for hit in found for word in hit.words]
    judged = judge_modestly(text, language)
    assert judged.kind is Kind.PROMOTIONAL
    assert any(words in cue for cue in judged.cues)


@pytest.mark.parametrize(("language", "text"), HELPING)
def test_what_helps_sells_nothing(language: str, text: str) -> None:
    assert not [hit for hit in foreign_hits(text, language) if hit.cue.kind is Kind.PROMOTIONAL]
    assert judge_modestly(text, language).kind is Kind.HELPFUL


def test_words_are_whole_and_of_their_own_language() -> None:
    assert foreign_hits("Das Angeln ist hier verboten.", "de") == ()
    assert foreign_hits("Wir bieten Ihnen alles.", "nl") == ()
    assert foreign_hits("We offer free consultations, call us.", "en") == ()
    assert foreign_hits("Ota yhteyttä ja varaa aika.", "fi") == ()


def test_every_cue_is_told_as_in_english() -> None:
    (hit,) = foreign_hits("Katalog und Preisliste auf Anfrage.", "de")
    assert hit.told == "Makes an offer: “auf Anfrage”"


def test_a_line_among_offers_is_likelier_to_sell() -> None:
    """The same line in a leaflet and in an article."""
    line = "Am Ende zählt das Ergebnis für den Rücken und für die Laune."
    offers = [text for language, text, _ in SELLING if language == "de"] * 4
    facts = [text for language, text in HELPING if language == "de"] * 8
    among_offers = judge_all_modestly([line, *offers], "de")[0]
    among_facts = judge_all_modestly([line, *facts], "de")[0]
    assert among_offers.kind is Kind.PROMOTIONAL
    assert among_facts.kind is Kind.HELPFUL


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl", "pl", ""])
def test_it_is_never_sure_and_its_chances_make_one(language: str) -> None:
    lines = [text for _, text, _ in SELLING] + [text for _, text in HELPING] + ["Quand ?", "1", "Merci !"]
    for judged in judge_all_modestly(lines, language):
        assert max(judged.kind_probabilities.values()) <= 0.85
        assert sum(judged.kind_probabilities.values()) == pytest.approx(1)
