# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What this stage hands out: a judgement of one text, and what was found in a document. Light to import."""

from collections.abc import Mapping
from dataclasses import dataclass

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the models say of one text. All numbers lie between 0 and 1.

    `kind` is None where the text is most likely no post at all; `kind_probabilities` are then still those of the
    four kinds among themselves. They sum to 1.
    """

    worth: float
    standalone: float
    kind: Kind | None
    kind_probabilities: Mapping[Kind, float]
    cues: tuple[str, ...]

    @property
    def likeliest(self) -> Kind:
        """The kind to suggest, whether or not it is a post; ties go to the kind that comes first."""
        return max(self.kind_probabilities, key=lambda kind: self.kind_probabilities[kind])


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a document: lines, best first, and its keyphrases with scores from 0 to 1."""

    candidates: tuple[Candidate, ...]
    keyphrases: tuple[tuple[str, float], ...]
