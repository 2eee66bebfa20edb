# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Questions that go with a helpful line. They are put together by this program out of fixed forms, and told as that:
no word of them is passed off as the document's."""

from collections.abc import Sequence

from secondhelping.snippets import cues

MOST = 4

# The topic of the line stands in the place of {}.
_ABOUT = (
    "What has worked for you with {}?",
    "What would you like to know about {}?",
)
# For lines with such a cue. The line itself stands before the question.
_AFTER = {
    "do this": "Do you do this already, or is it new to you?",
    "advice": "Would you try this? What would get in the way?",
    "figure": "Is that more or less than you would have guessed?",
    "warning": "Has this ever happened to you?",
    "explains": "Did you know this before?",
}
_ANY = "What is your experience with this?"


def questions(text: str, keyphrases: Sequence[str]) -> tuple[str, ...]:
    """The posts with a question that go with a line, at most four.

    First those about its topic, alone, then the line with a question after it. One that asks itself needs none.
    """
    if "?" in text:
        return ()
    topic = next((phrase for phrase in keyphrases if _names_a_topic(phrase)), "")
    alone = [form.format(_inside_a_sentence(topic)) for form in _ABOUT] if topic else []
    names = [hit.cue.name for hit in cues.hits(text)]
    fitting = [_AFTER[name] for name in _AFTER if name in names] or [_ANY]
    return tuple([*alone, *(f"{text}\n\n{question}" for question in fitting)][:MOST])


def _names_a_topic(phrase: str) -> bool:
    return len(phrase) >= 4 and not any(map(str.isdigit, phrase))


def _inside_a_sentence(phrase: str) -> str:
    """A phrase as it stands within a sentence: its first capital goes, unless it is a name or an abbreviation."""
    first, *rest = phrase.split(" ")
    is_name = any(letter.isupper() for word in rest for letter in word[:1]) or any(
        map(str.isupper, first[1:])
    )
    return phrase if is_name else phrase[:1].lower() + phrase[1:]
