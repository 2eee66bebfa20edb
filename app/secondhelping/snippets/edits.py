# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The only changes made to an author's words: fixed trims at the edges that can always be undone.

An opening connective goes ("However, the ..." becomes "The ..."), a list mark goes, a trailing reference goes
("(see page 3)"), and runs of space become one space. What stays is letter for letter the author's, but for the
capital that a trimmed sentence opens with.
"""

import functools
import re

_BULLET = re.compile(
    r"^\s*(?:[•⁃‣◦▪▫●○■□➢➤✓✔❖*·»]|[–—-](?=\s)|\(?\d{1,2}[.)](?=\s|[A-Z][a-z])|[a-h][.)](?=\s)|\uf0b7)\s*"
)
_CONNECTIVES = {
    "en": (
        r"however|therefore|moreover|furthermore|in addition|additionally|also|for example|for instance|thus|hence|"
        r"consequently|as a result|in other words|that said|having said that|in short|in summary|in conclusion|"
        r"on the other hand|nevertheless|nonetheless|besides|similarly|likewise|meanwhile|finally|lastly|"
        r"secondly|thirdly|firstly|in fact|indeed|of course|so|and|but|yet|then again|again|e\.g\.|i\.e\.|"
        r"accordingly|overall|to sum up|at the same time|anyway|well|plus|in turn|more generally|in contrast|"
        r"by contrast|conversely|after all|for this reason|to that end|as such|more importantly|specifically|namely"
    ),
    "de": (
        r"allerdings|jedoch|außerdem|zudem|daher|deshalb|zum beispiel|beispielsweise|darüber hinaus|ferner|somit|"
        r"also|aber|und|dennoch|schließlich"
    ),
    "fr": (
        r"cependant|toutefois|par exemple|de plus|en outre|donc|ainsi|par conséquent|néanmoins|enfin|en effet|"
        r"d'ailleurs|mais|et|or"
    ),
    "es": (
        r"sin embargo|por ejemplo|además|por lo tanto|por tanto|no obstante|así|en consecuencia|finalmente|pero|"
        r"de hecho|asimismo"
    ),
    "it": (
        r"tuttavia|per esempio|ad esempio|inoltre|pertanto|quindi|infine|infatti|comunque|di conseguenza|però|ma"
    ),
    "pt": (
        r"no entanto|contudo|por exemplo|além disso|portanto|assim|por isso|finalmente|porém|mas|de facto|de fato"
    ),
    "nl": (r"echter|bijvoorbeeld|bovendien|daarnaast|daarom|dus|tenslotte|overigens|verder|maar|toch"),
}
_OPENING = {
    language: re.compile(rf"^(?:{words})\s*,\s+(?=[^\W\d_])", re.IGNORECASE)
    for language, words in _CONNECTIVES.items()
}
# "And", "But" and "So" open a sentence without a comma too; in English the rest still stands without them.
_BARE_OPENING = re.compile(
    r"^(?:and|but|so) (?=(?:the|a|an|we|you|if|when|your|our|don['’]t|most|many|some)\b)", re.I
)
_REFERENCE = re.compile(
    r"\s*[(\[](?:(?:see|cf\.?|refer to|siehe|vgl\.?|voir|véase|ver|vedi|zie)\b[^()\[\]]{0,60}|"
    r"(?:fig(?:ure)?|table|page|p|pp|slide|chapter|section|abb|seite|tab)\.? ?\d[^()\[\]]{0,30}|"
    r"\d{1,3}(?:[,–-] ?\d{1,3})*)[)\]](?=[.!?]?$)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?<=[.!?”\"])(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)+$")
# An interview's answer opens with who speaks: "A: ...". The letter is no word of the answer.
_ANSWER = re.compile(r"^(?:A|Answer|Antwort|R|Réponse)\s?: +(?=[\"“«]?[A-ZÄÖÜÀ-Ý0-9])")
_SPACE = re.compile(r"\s+")


def without_mark(text: str) -> str:
    """The text without the bullet, number or "A:" that it opens with, spaces made one."""
    return _SPACE.sub(" ", _ANSWER.sub("", _BULLET.sub("", text))).strip()


def answers(text: str) -> bool:
    """Whether a text is marked as an answer to a question that stands before it."""
    return bool(_ANSWER.match(text))


@functools.lru_cache(maxsize=4096)
def trimmed(original: str, language: str = "en") -> str:
    """The text to post: `original` after the fixed trims. Only its edges change."""
    text = _without_reference(without_mark(original))
    opening = _OPENING.get(language, _OPENING["en"]).match(text)
    if opening is None and language in ("", "en"):
        opening = _BARE_OPENING.match(text)
    if opening is None:
        return text
    rest = text[opening.end() :]
    return rest[:1].upper() + rest[1:]


def _without_reference(text: str) -> str:
    shorter = _REFERENCE.sub("", _FOOTNOTE.sub("", text))
    return shorter if len(shorter) >= 0.5 * len(text) else text
