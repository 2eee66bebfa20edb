# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lower case that keeps every letter in its place.

Patterns are matched against a text in lower case: the same pattern with `re.IGNORECASE` takes two to five times
as long, and a document is asked some fifty patterns a sentence.
"""


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: a place in one is the same place in the other."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
