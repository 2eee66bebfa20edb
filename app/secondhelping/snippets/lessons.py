# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner decided on lines, as the worker is told of it. Light to import."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from secondhelping.domain.kind import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what the models say of it: its score before anything was learned, and the chances of its kinds."""

    text: str
    score: float
    chances: Mapping[Kind, float]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the owner made of a line: liked it or not (None: they only said its kind), how much that tells (0 to 1), and
    which kind it is to them (None where they said nothing of it)."""

    line: Line
    liked: bool | None
    weight: float
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Liking:
    """What was learned, said of one line: how much its score moves, in log odds; why, in plain words (what speaks
    against it starts with "-"); and the chances of its kinds after what the owner said of others."""

    much: float
    because: tuple[str, ...]
    chances: Mapping[Kind, float]


def line_to_json(line: Line) -> dict[str, Any]:
    """A line as JSON values only."""
    return {"text": line.text, "score": line.score, "chances": _chances_to_json(line.chances)}


def line_from_json(data: Mapping[str, Any]) -> Line:
    """The line that `line_to_json` was given."""
    return Line(str(data["text"]), float(data["score"]), _chances_from_json(data["chances"]))


def to_json(lessons: Sequence[Lesson]) -> list[dict[str, Any]]:
    """Lessons as JSON values only."""
    return [
        {
            **line_to_json(lesson.line),
            "liked": lesson.liked,
            "weight": lesson.weight,
            "kind": lesson.kind.value if lesson.kind else None,
        }
        for lesson in lessons
    ]


def from_json(data: Sequence[Mapping[str, Any]]) -> tuple[Lesson, ...]:
    """The lessons that `to_json` was given."""
    return tuple(
        Lesson(
            line_from_json(one),
            one["liked"],
            float(one["weight"]),
            Kind(one["kind"]) if one["kind"] else None,
        )
        for one in data
    )


def liking_to_json(liking: Liking) -> dict[str, Any]:
    """A liking as JSON values only."""
    return {
        "much": liking.much,
        "because": list(liking.because),
        "chances": _chances_to_json(liking.chances),
    }


def liking_from_json(data: Mapping[str, Any]) -> Liking:
    """The liking that `liking_to_json` was given."""
    return Liking(float(data["much"]), tuple(map(str, data["because"])), _chances_from_json(data["chances"]))


def key_of(text: str) -> str:
    """What the vector of a text is kept under."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def keys_of(texts: Sequence[str]) -> list[str]:
    """The keys of texts."""
    return list(map(key_of, texts))


def digest(*values: object) -> str:
    """What tells two states of decisions apart."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def _chances_to_json(chances: Mapping[Kind, float]) -> dict[str, float]:
    return {kind.value: chance for kind, chance in chances.items()}


def _chances_from_json(data: Mapping[str, Any]) -> dict[Kind, float]:
    return {Kind(name): float(chance) for name, chance in data.items()}
