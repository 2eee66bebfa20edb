# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How each language speaks of time that passes: "this Friday", "nächste Woche", "le mois prochain"; see stale.py.

The names of months and weekdays of all but English come from the CLDR, by `babel`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one language, in the way `regex` writes them. `DAY` stands for any weekday.

    `relative` words are true only when they are written, unless one of `habit_before` or `habit_after` stands beside
    them. `lasting` before a year, or `study` around one, makes it stay true, and `counted` after it that it is none.
    `joins` are the words between the parts of a date. Where the verb ends its clause, `done` are those that make a year
    before them stay true ("2019 gegründet"), unless one of `to_come` stands before it ("wird 2027 eröffnet").
    `words_too` are the months whose names are other words as well: with a small letter they want their year.
    """

    relative: tuple[str, ...]
    habit_before: str
    habit_after: str
    lasting: str
    study: str
    counted: str
    joins: str = ""
    done: str = ""
    to_come: str = ""
    words_too: frozenset[str] = frozenset()


_OF_MONTH = r"\s+(?:of\s+(?:the|every|each)\s+month)"

_ENGLISH = Phrases(
    relative=(
        (
            r"(?:this|next|last|coming)\s+(?:DAY|weekend|week|month|year|morning|afternoon|evening|spring|summer|autumn|fall"
            r"|winter|christmas|easter)"
        ),
        r"(?:today|tonight)\s+(?:only|at|from|until|till)|tonight[’']s|tomorrow|yesterday",
        r"(?:last|only\s+a\s+few)\s+(?:places|spaces|spots|tickets|seats)(?:\s+left)?",
        r"(?:one|two|three|\d+)\s+(?:days?|weeks?)\s+(?:left|to\s+go)",
        r"ends\s+soon|coming\s+soon|just\s+opened|starts\s+soon",
    ),
    # What stays true for ever, though it has one of the words above: "tomorrow" as part of a habit or a saying.
    habit_before=r"\b(?:every|each|any|most|of)\s+(?:last\s+)?|\b(?:not|than)\s+|\bhere\s+",
    habit_after=_OF_MONTH,
    lasting=r"since|founded|established|est\.|opened|began|started|born|published|updated|copyright|©|back",
    study=r"study|trial|review|paper|survey|guidelines?|report|census|act",
    counted=r"people|times|steps|words|metres|miles|calories",
    joins=r"of",
    words_too=frozenset({"may"}),
)

_OTHERS = {
    "de": Phrases(
        relative=(
            (
                r"(?:diese[nmrs]?|nächste[nmrs]?|kommende[nmrs]?|letzte[nmrs]?|vergangene[nmrs]?)\s+"
                r"(?:DAY|Sonnabend|Wochenende|Woche|Monat|Jahr|Vormittag|Nachmittag|Abend|Nacht|Frühling|Frühjahr|Sommer"
                r"|Herbst|Winter|Weihnachten|Ostern)"
            ),
            r"heute\s+(?:nur|ab|um|bis|von|abend|morgen|vormittag|nachmittag|nacht)|nur\s+(?:noch\s+)?heute",
            # With a small letter it is tomorrow, with a capital one the morning.
            r"(?-i:morgen)|übermorgen|gestern|vorgestern",
            (
                r"(?:letzte|nur\s+(?:noch\s+)?(?:wenige|\d+)|noch\s+(?:wenige|\d+))\s+"
                r"(?:freie\s+)?(?:Plätze|Karten|Tickets|Termine|Tage|Wochen)"
            ),
            r"endet\s+bald|beginnt\s+bald|demnächst|in\s+Kürze|gerade\s+eröffnet",
        ),
        habit_before=r"\b(?:jede[nmrs]?|an\s+jedem|pro)\s+|\b(?:nicht|als)\s+|\b(?:heute|früh)\s+als\s+",
        habit_after=r"\s+(?:(?:des|im|jedes|eines)\s+(?:\w+\s+)?Monats?)",
        lasting=r"seit|gegründet|eröffnet|begann|geboren|erschienen|veröffentlicht|Stand|Baujahr|Copyright|©|anno",
        study=r"Studie|Untersuchung|Umfrage|Leitlinie|Bericht|Erhebung|Gesetz",
        counted=r"Menschen|Personen|Mal|Schritte|Wörter|Meter|Kilometer|Kalorien",
        done=(
            r"gegründet|eröffnet|geboren|erschienen|veröffentlicht|begonnen|gestartet|entstanden|übernommen|erbaut|gebaut"
            r"|eingeführt|umgezogen|ausgezeichnet"
        ),
        to_come=r"wird|werden",
    ),
    "fr": Phrases(
        relative=(
            (
                r"(?:ce|cet|cette)\s+(?:DAY|week-?end|semaine|mois|année|matin|soir|nuit|après-midi|printemps|été|automne"
                r"|hiver|noël)"
            ),
            r"(?:DAY|week-?end|semaine|mois|année|printemps|été|automne|hiver)\s+(?:prochaine?|derni(?:er|ère)|passée?)",
            r"aujourd[’']hui\s+(?:seulement|uniquement|à|de|jusqu)|demain|après-demain|avant-hier|hier",
            r"(?:dernières?|plus\s+que\s+(?:quelques|\d+))\s+(?:places|billets|jours|semaines)",
            r"ouvre\s+bientôt|bientôt\s+disponibles?|se\s+termine\s+bientôt|commence\s+bientôt",
        ),
        habit_before=r"\b(?:chaque|tous\s+les)\s+|\b(?:pas|que)\s+|\bd[’']ici\s+",
        habit_after=r"\s+(?:du|de\s+chaque)\s+mois",
        lasting=r"depuis|fondée?|créée?|ouverte?|commencé|née?|publiée?|parue?|copyright|©|dès",
        study=r"étude|essai|enquête|rapport|recommandations?|loi",
        counted=r"personnes|fois|pas|mots|mètres|kilomètres|calories",
        joins=r"de",
    ),
    "es": Phrases(
        relative=(
            r"est[ea]\s+(?:DAY|fin\s+de\s+semana|semana|mes|año|mañana|noche|tarde|primavera|verano|otoño|invierno|navidad)",
            r"(?:próxim[oa]|pasad[oa])\s+(?:DAY|fin\s+de\s+semana|semana|mes|año|primavera|verano|otoño|invierno)",
            r"(?:DAY|fin\s+de\s+semana|semana|mes|año)\s+(?:que\s+viene|próxim[oa]|pasad[oa])",
            r"hoy\s+(?:solo|sólo|a\s+las|desde|hasta)|(?:solo|sólo)\s+hoy|pasado\s+mañana|ayer|anteayer",
            # After an article it is the morning.
            r"(?<!\b(?:la|las|una|media|de|cada)\s+)mañana",
            r"(?:últim[oa]s|quedan?\s+(?:poc[oa]s|\d+))\s+(?:plazas|entradas|días|semanas)",
            r"termina\s+pronto|empieza\s+pronto|próximamente",
        ),
        habit_before=r"\b(?:cada|tod[oa]s?\s+l[oa]s?)\s+|\b(?:no|que)\s+",
        habit_after=r"\s+(?:del|de\s+cada)\s+mes",
        lasting=r"desde|fundad[oa]|cread[oa]|abiert[oa]|empezó|nacid[oa]|publicad[oa]|copyright|©",
        study=r"estudio|ensayo|encuesta|informe|guías?|ley",
        counted=r"personas|veces|pasos|palabras|metros|kilómetros|calorías",
        joins=r"de|del",
    ),
    "it": Phrases(
        relative=(
            (
                r"quest(?:[oae]\s+|[’'])(?:DAY|weekend|fine\s+settimana|settimana|mese|anno|mattina|pomeriggio|sera|notte"
                r"|primavera|estate|autunno|inverno|natale)"
            ),
            (
                r"(?:prossim[oa]|scors[oa])\s+(?:DAY|weekend|fine\s+settimana|settimana|mese|anno|primavera|estate|autunno"
                r"|inverno)"
            ),
            r"(?:DAY|weekend|fine\s+settimana|settimana|mese|anno|estate|inverno)\s+(?:prossim[oa]|scors[oa])",
            r"oggi\s+(?:solo|alle|dalle|fino)|solo\s+(?:per\s+)?oggi|domani|dopodomani|ieri|stasera|stamattina|stanotte",
            r"(?:ultim[ie]|restano\s+(?:poch[ie]|\d+))\s+(?:\d+\s+)?(?:posti|biglietti|giorni|settimane)",
            r"finisce\s+presto|inizia\s+presto|prossimamente|appena\s+aperto",
        ),
        habit_before=r"\b(?:ogni|tutt[ie]\s+(?:i|le))\s+(?:ultim[oa]\s+)?|\b(?:non|che)\s+",
        habit_after=r"\s+(?:del|di\s+ogni)\s+mese",
        lasting=r"dal|fondat[oa]|apert[oa]|iniziat[oa]|nat[oa]|pubblicat[oa]|copyright|©",
        study=r"studio|ricerca|indagine|rapporto|linee\s+guida|legge",
        counted=r"persone|volte|passi|parole|metri|chilometri|calorie",
        joins=r"di",
        words_too=frozenset({"set"}),
    ),
    "pt": Phrases(
        relative=(
            (
                r"(?:n?est[ea]|d?est[ea]|próxim[oa]|passad[oa])\s+(?:DAY|fim\s+de\s+semana|semana|mês|ano|manhã|tarde|noite"
                r"|primavera|verão|outono|inverno|natal)"
            ),
            r"(?:DAY|fim\s+de\s+semana|semana|mês|ano)\s+(?:que\s+vem|próxim[oa]|passad[oa])",
            r"hoje\s+(?:só|às|até|das|à\s+noite)|só\s+hoje|depois\s+de\s+amanhã|amanhã|anteontem|ontem",
            r"(?:últim[oa]s|restam?\s+(?:pouc[oa]s|\d+))\s+(?:vagas|lugares|bilhetes|ingressos|dias|semanas)",
            r"termina\s+em\s+breve|começa\s+em\s+breve|brevemente",
        ),
        habit_before=r"\b(?:cada|tod[oa]s?\s+(?:[oa]s?\s+)?)(?:últim[oa]\s+)?|\b(?:não|que)\s+",
        habit_after=r"\s+(?:do|de\s+cada)\s+mês",
        lasting=r"desde|fundad[oa]|criad[oa]|abert[oa]|começou|nascid[oa]|publicad[oa]|copyright|©",
        study=r"estudo|ensaio|inquérito|relatório|diretrizes|lei",
        counted=r"pessoas|vezes|passos|palavras|metros|quilómetros|quilômetros|calorias",
        joins=r"de",
    ),
    "nl": Phrases(
        relative=(
            (
                r"(?:deze|dit|aanstaande|komende?|volgende?|afgelopen|vorige?)\s+(?:DAY|weekend|week|maand|jaar|ochtend|middag"
                r"|avond|nacht|lente|voorjaar|zomer|herfst|najaar|winter|kerst|pasen)"
            ),
            r"vandaag\s+(?:alleen|om|vanaf|tot|nog)|alleen\s+vandaag|vanavond|vanmiddag|vanochtend|vannacht",
            r"(?<!(?:\b(?:elke|iedere|goede|de|een)|[’']s)\s+)morgen|overmorgen|gisteren|eergisteren",
            r"(?:laatste|nog\s+(?:maar\s+)?(?:enkele|\d+))\s+(?:plaatsen|plekken|kaarten|tickets|dagen|weken)",
            r"eindigt\s+binnenkort|begint\s+binnenkort|binnenkort|net\s+geopend",
        ),
        habit_before=r"\b(?:elke|iedere|per)\s+|\b(?:niet|dan)\s+",
        habit_after=r"\s+van\s+(?:de|elke)\s+maand",
        lasting=r"sinds|opgericht|geopend|begonnen|geboren|verschenen|gepubliceerd|copyright|©|anno",
        study=r"studie|onderzoek|enquête|rapport|richtlijn(?:en)?|wet",
        counted=r"mensen|personen|keer|stappen|woorden|meter|kilometer|calorieën",
        done=(
            r"opgericht|geopend|geboren|verschenen|gepubliceerd|begonnen|gestart|ontstaan|overgenomen|gebouwd|ingevoerd"
            r"|verhuisd|bekroond"
        ),
        to_come=r"wordt|worden|zal|zullen",
    ),
}
KNOWN = frozenset({"en", *_OTHERS})

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def known(language: str) -> str:
    """The language whose phrases are looked for: English where that of a text is not among them."""
    return language if language in KNOWN else "en"


def phrases(language: str) -> Phrases:
    """How a language that is known speaks of time."""
    return _OTHERS.get(language, _ENGLISH)


@cache
def months(language: str) -> dict[str, int]:
    """The months by name, long and short, in small letters without a full stop."""
    if language not in _OTHERS:
        numbered = [*enumerate(_MONTHS, 1), *enumerate(_SHORT, 1), (9, "sept")]
    else:
        from babel import Locale  # only where another language is about

        of_locale = Locale(language).months
        numbered = [
            (number, name)
            for form in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
            for number, name in of_locale[form][width].items()
        ]
    return {name.rstrip(".").casefold(): number for number, name in numbered}


@cache
def days(language: str) -> str:
    """Any weekday as a pattern."""
    if language not in _OTHERS:
        return "|".join(_DAYS)
    from babel import Locale

    names = [name for _, name in sorted(Locale(language).days["format"]["wide"].items())]
    # Portuguese leaves the second half out where it is plain: "sexta". German puts the time of day into one word.
    every = alternatives({*names, *(name.removesuffix("-feira") for name in names)})
    return rf"(?:{every})(?:morgen|vormittag|mittag|nachmittag|abend)?" if language == "de" else every


def alternatives(words: Iterable[str]) -> str:
    """Any of some words as a pattern, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
