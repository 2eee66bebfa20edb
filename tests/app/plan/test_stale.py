# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Words that go out of date, and those that only look like it."""

from datetime import date

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.plan.stale import dated_words, stale

WRITTEN, DAY = date(2026, 1, 10), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Join us this Friday for tea.", "this Friday"),
        ("Our next weekend is free.", "next weekend"),
        ("Only 3 places left? Last places left!", "Last places left"),
        ("Open today only.", "today only"),
        ("We move tomorrow.", "tomorrow"),
        ("In 2024 prices rise.", "2024"),
        ("The 2025 timetable is out.", "2025"),
        ("Come on 3 May.", "3 May"),
        ("Come on May 3rd.", "May 3rd"),
        ("Until 31 October 2026.", "31 October 2026"),
        ("Book before 2026-05-05.", "2026-05-05"),
    ],
)
def test_out_of_date(text: str, words: str) -> None:
    found = stale(text, DAY, WRITTEN)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "Start today.",
        "Every last Friday of the month is tea.",
        "Open since 2012.",
        "A 2019 study shows that walking helps.",
        "Walking helps (Smith, 2021).",
        "Walking helps, says Smith (2021).",
        "Walk 2000 steps a day, or 2,024.",
        "Come on 3 December.",
        "The 2026 timetable is out.",
        "Come on 31 February.",
        "It may help.",
        "Exercise 3 may help your back.",
        "There may 3 of you come in.",
        "Call 020 2024-2024.",
    ],
)
def test_not_out_of_date(text: str) -> None:
    assert stale(text, DAY, WRITTEN) is None


def test_a_date_without_a_year_is_the_next_one_after_it_was_written() -> None:
    assert stale("Come on 3 January.", date(2026, 12, 31), WRITTEN) is None
    assert stale("Come on 3 January.", date(2027, 1, 4), WRITTEN) is not None
    assert stale("Come on 3 January.", date(2027, 1, 4)) is None  # nobody knows of which year


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Kommen Sie diesen Freitag vorbei.", "diesen Freitag"),
        ("de", "Wir öffnen nächste Woche.", "nächste Woche"),
        ("de", "Nächsten Donnerstagabend wird gesungen.", "Nächsten Donnerstagabend"),
        ("de", "Das Angebot gilt nur heute.", "nur heute"),
        ("de", "Ab dem 3. Mai ist die Praxis länger offen.", "3. Mai"),
        ("de", "Bis 3. Mai 2026 anmelden.", "3. Mai 2026"),
        ("de", "Anmeldung bis 03.05.2026.", "03.05.2026"),
        ("de", "Nur noch 3 Plätze frei!", "Nur noch 3 Plätze"),
        ("de", "Die Preise für 2024 stehen fest.", "2024"),
        ("de", "Wir ziehen morgen um.", "morgen"),
        ("de", "Im Jahr 2024 gibt es neue Kurse.", "2024"),
        ("de", "Die neue Praxis wird 2024 eröffnet.", "2024"),
        ("de", "Im Mai 2024 eröffnet unsere neue Praxis.", "2024"),
        ("fr", "Venez ce vendredi.", "ce vendredi"),
        ("fr", "La semaine prochaine, tout change.", "semaine prochaine"),
        ("fr", "Fermé le 3 mai 2024.", "3 mai 2024"),
        ("fr", "Ouvert dès le 1er mai.", "1er mai"),
        ("fr", "Rendez-vous demain à midi.", "demain"),
        ("fr", "Les tarifs 2024 sont connus.", "2024"),
        ("es", "Ven este viernes.", "este viernes"),
        ("es", "La semana que viene abrimos.", "semana que viene"),
        ("es", "Hasta el 3 de mayo de 2026.", "3 de mayo de 2026"),
        ("es", "Nos vemos mañana.", "mañana"),
        ("es", "Las fechas de 2024 están aquí.", "2024"),
        ("it", "Vieni questo venerdì.", "questo venerdì"),
        ("it", "La prossima settimana apriamo.", "prossima settimana"),
        ("it", "Chiuso il 3 maggio 2026.", "3 maggio 2026"),
        ("it", "Ci vediamo domani.", "domani"),
        ("it", "Chiuso il 3 set 2026.", "3 set 2026"),
        ("it", "Chiuso il 3 settembre.", "3 settembre"),
        ("it", "Quest’estate cambia tutto.", "Quest’estate"),
        ("pt", "Venha nesta sexta-feira.", "nesta sexta-feira"),
        ("pt", "Na próxima semana abrimos.", "próxima semana"),
        ("pt", "Até 3 de maio de 2026.", "3 de maio de 2026"),
        ("pt", "Vemo-nos amanhã.", "amanhã"),
        ("nl", "Kom deze vrijdag langs.", "deze vrijdag"),
        ("nl", "Volgende week gaan we open.", "Volgende week"),
        ("nl", "Gesloten op 3 mei 2026.", "3 mei 2026"),
        ("nl", "Tot 3-5-2026 geldig.", "3-5-2026"),
        ("nl", "We verhuizen morgen.", "morgen"),
        ("nl", "De zaal wordt in 2024 geopend.", "2024"),
    ],
)
def test_out_of_date_in_the_language_of_the_document(language: str, text: str, words: str) -> None:
    found = stale(text, DAY, WRITTEN, language)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Jeden Morgen zehn Minuten gehen."),
        ("de", "Am Morgen ist der Rücken steif."),
        ("de", "Jeden letzten Freitag im Monat gibt es Tee."),
        ("de", "Seit 2012 für Sie da."),
        ("de", "Eine Studie von 2019 zeigt es."),
        ("de", "Eine 2019er Studie zeigt es."),
        ("de", "Im Jahr 2019 gegründet."),
        ("de", "2019 von zwei Schwestern gegründet, immer in der Altstadt."),
        ("de", "Die Praxis wurde 2019 eröffnet und ist gewachsen."),
        ("de", "Der Ratgeber ist 2019 in zweiter Auflage erschienen"),
        ("de", "Gehen Sie 2000 Schritte am Tag."),
        ("de", "Anmeldung bis 03.12.2026."),
        ("de", "Ab dem 3. Dezember wird geheizt."),
        ("fr", "Chaque matin, dix minutes de marche."),
        ("fr", "Depuis 2012 à votre service."),
        ("fr", "Une étude de 2019 le montre."),
        ("fr", "Le 3 décembre, fête de quartier."),
        ("es", "Por la mañana, camine diez minutos."),
        ("es", "Cada mañana, diez minutos."),
        ("es", "Desde 2012 a su lado."),
        ("es", "Un estudio de 2019 lo muestra."),
        ("it", "Fai 3 set da 10."),
        ("it", "Fai 3 set."),
        ("it", "Ogni mattina, dieci minuti a piedi."),
        ("it", "Dal 2012 al vostro fianco."),
        ("it", "Uno studio del 2019 lo mostra."),
        ("pt", "De manhã, caminhe dez minutos."),
        ("pt", "Desde 2012 ao seu lado."),
        ("pt", "Um estudo de 2019 mostra isso."),
        ("nl", "Goede morgen begint met wandelen."),
        ("nl", "Elke morgen tien minuten wandelen."),
        ("nl", "Sinds 2012 voor u klaar."),
        ("nl", "In 2019 opgericht."),
        ("nl", "De praktijk is in 2019 door twee zussen geopend."),
        ("nl", "Een onderzoek uit 2019 laat het zien."),
    ],
)
def test_not_out_of_date_in_the_language_of_the_document(language: str, text: str) -> None:
    assert stale(text, DAY, WRITTEN, language) is None


def test_words_of_another_language_are_not_read_as_such() -> None:
    assert stale("Wir ziehen morgen um.", DAY, WRITTEN, "en") is None
    assert stale("We move tomorrow.", DAY, WRITTEN, "de") is None
    assert stale("We move tomorrow.", DAY, WRITTEN, "cy") is not None  # what is not known is read as English


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wir ziehen morgen um.", "morgen"),
        ("Nur diesen Freitag: 20 % auf alles.", "diesen Freitag"),
        ("Diesen Freitag: Yoga!", "Diesen Freitag"),
        ("Am 3. Mai 2026 tanzen wir.", "3. Mai 2026"),
        ("Ce soir, concert.", "Ce soir"),
        ("La semaine prochaine, tout change.", "semaine prochaine"),
        ("No class tomorrow!", "tomorrow"),
        ("Book by 5 May 2024", "5 May 2024"),
        ("Open in 2024", "2024"),
    ],
)
def test_a_text_of_no_document_is_read_in_its_own_language(text: str, words: str) -> None:
    found = stale(text, DAY)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    ["Hier klicken.", "Hier gibt es Kaffee.", "Seit 2012 für Sie geöffnet.", "Open since 2012.", "Come in."],
)
def test_a_text_of_no_document_is_not_read_in_another_language(text: str) -> None:
    assert stale(text, DAY) is None


WRITTEN_DATES = {
    "en": "Come until {day} {month} {year}, it is worth it.",
    "de": "Kommen Sie bis {day}. {month} {year}, es lohnt sich.",
    "fr": "Venez avant le {day} {month} {year}, cela vaut la peine.",
    "es": "Venga antes del {day} de {month} de {year}, vale la pena.",
    "it": "Venite entro il {day} {month} {year}, ne vale la pena.",
    "pt": "Venha até {day} de {month} de {year}, vale a pena.",
    "nl": "Kom voor {day} {month} {year}, het is de moeite waard.",
}
ANY_DAY = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(WRITTEN_DATES)), ANY_DAY, ANY_DAY, st.booleans())
def test_a_date_gone_by_is_stale_and_one_to_come_is_not(
    language: str, named: date, day: date, short: bool
) -> None:
    width = "abbreviated" if short else "wide"
    month = Locale(language).months["format"][width][named.month]
    text = WRITTEN_DATES[language].format(day=named.day, month=month, year=named.year)
    found = stale(text, day, None, language)
    assert (found is not None) == (named < day)
    if found is not None:
        assert str(named.year) in found.words


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["de", "fr", "es", "it", "pt", "nl"]), ANY_DAY, ANY_DAY, st.sampled_from("./-"))
def test_a_date_in_figures_puts_the_day_first(language: str, named: date, day: date, sign: str) -> None:
    text = f"({named.day}{sign}{named.month:02}{sign}{named.year})"
    assert (stale(text, day, None, language) is not None) == (named < day)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(WRITTEN_DATES)), st.text(max_size=80), ANY_DAY)
def test_any_text_is_looked_through(language: str, text: str, day: date) -> None:
    for found in dated_words(text, day, language):
        assert found.words in text
