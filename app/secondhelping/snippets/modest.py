# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A careful guess for languages the trained heads do not know: shape, length, questions, prices; never sure."""

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues
from secondhelping.snippets.found import Judgement
from secondhelping.snippets.furniture import furniture, sentence_ends
from secondhelping.snippets.words import word_set

_GOOD_LENGTH = range(60, 241)
# Words that point back to something said before.
_DANGLING = word_set("""
    sie er es dies diese dieser dieses diesem dabei damit dazu davon daraus hierbei hier dort dadurch deshalb
    il elle ils elles ce cela ceci ces cette celui celle celui-ci ici ainsi ella él ellos ellas esto esta este estas
    estos eso esa ese ello aquí así questo questa questi queste ciò esso essa essi lui lei loro qui così isto isso ele
    nun dann danach jetzt son sa ses leur leurs puis ensuite entonces después luego poi dopo então depois toen
    ela eles elas este esse essa assim aqui deze dit die dat hij zij ze hier daar dus
""")
# Cues that are read alike in every language.
_EVERYWHERE = frozenset({"price", "figure", "credit"})


def judge_modestly(text: str, language: str) -> Judgement:
    """A judgement by what can be seen without knowing the words. Its kind is never surer than 0.6."""
    if furniture(text, language):
        return Judgement(0.05, 0.3, None, _chances(text, ()), ())
    found = tuple(hit for hit in cues.hits(text) if hit.cue.name in _EVERYWHERE)
    worth = 0.3
    worth += 0.12 * sentence_ends(text)
    worth += 0.08 * (len(text) in _GOOD_LENGTH)
    worth += 0.05 * any(hit.cue.name == "figure" for hit in found)
    dangling = text.split(maxsplit=1)[0].lower().strip(",") in _DANGLING
    standalone = 0.6 if sentence_ends(text) and text[:1].isupper() and not dangling else 0.35
    chances = _chances(text, found)
    kind = max(chances, key=lambda name: chances[name])
    lines = tuple(hit.told for hit in found if hit.cue.kind is kind)
    against = tuple("-" + hit.told for hit in found if hit.cue.kind is not kind)
    return Judgement(worth, standalone, kind, chances, lines + against)


def _chances(text: str, found: tuple[cues.Hit, ...]) -> dict[Kind, float]:
    names = {hit.cue.name for hit in found}
    if "credit" in names:
        return _shares(0.2, 0.2, 0.0, 0.6)
    if text.rstrip('"”’») ').endswith(("?", "？")):
        return _shares(0.25, 0.2, 0.55, 0.0)
    if "price" in names:
        return _shares(0.35, 0.6, 0.05, 0.0)
    return _shares(0.55, 0.4, 0.05, 0.0)


def _shares(helpful: float, promotional: float, conversation: float, curated: float) -> dict[Kind, float]:
    return {
        Kind.HELPFUL: helpful,
        Kind.PROMOTIONAL: promotional,
        Kind.CONVERSATION: conversation,
        Kind.CURATED: curated,
    }
