# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Found lines and judgements as plain JSON, for the way from the worker process to the one that asked."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Span
from secondhelping.snippets.found import Found, Judgement


def to_json(found: Found) -> dict[str, Any]:
    """A `Found` as JSON values only."""
    return {
        "candidates": [_candidate_to_json(candidate) for candidate in found.candidates],
        "keyphrases": [[phrase, score] for phrase, score in found.keyphrases],
    }


def from_json(data: Mapping[str, Any]) -> Found:
    """The `Found` that `to_json` was given.

    Raises:
        KeyError, TypeError, ValueError: the data is not from `to_json`.
    """
    return Found(
        tuple(_candidate_from_json(candidate) for candidate in data["candidates"]),
        tuple((str(phrase), float(score)) for phrase, score in data["keyphrases"]),
    )


def judgement_to_json(judgement: Judgement) -> dict[str, Any]:
    """A `Judgement` as JSON values only."""
    return {
        "worth": judgement.worth,
        "standalone": judgement.standalone,
        "kind": judgement.kind.value if judgement.kind else None,
        "kind_probabilities": _chances_to_json(judgement.kind_probabilities),
        "cues": list(judgement.cues),
    }


def judgement_from_json(data: Mapping[str, Any]) -> Judgement:
    """The `Judgement` that `judgement_to_json` was given."""
    return Judgement(
        float(data["worth"]),
        float(data["standalone"]),
        Kind(data["kind"]) if data["kind"] else None,
        _chances_from_json(data["kind_probabilities"]),
        tuple(map(str, data["cues"])),
    )


def _candidate_to_json(candidate: Candidate) -> dict[str, Any]:
    data = {
        name: getattr(candidate, name)
        for name in ("text", "original", "score", "standalone", "worth", "page", "liking")
    }
    for name in ("reasons", "cues", "keyphrases", "hashtags", "because"):
        data[name] = list(getattr(candidate, name))
    data["span"] = asdict(candidate.span)
    data["kind"] = candidate.kind.value
    data["kind_probabilities"] = _chances_to_json(candidate.kind_probabilities)
    return data


def _candidate_from_json(data: Mapping[str, Any]) -> Candidate:
    return Candidate(
        text=str(data["text"]),
        original=str(data["original"]),
        span=Span(**data["span"]),
        kind=Kind(data["kind"]),
        kind_probabilities=_chances_from_json(data["kind_probabilities"]),
        score=float(data["score"]),
        standalone=float(data["standalone"]),
        worth=float(data["worth"]),
        page=None if data["page"] is None else int(data["page"]),
        reasons=tuple(map(str, data["reasons"])),
        cues=tuple(map(str, data["cues"])),
        keyphrases=tuple(map(str, data["keyphrases"])),
        hashtags=tuple(map(str, data["hashtags"])),
        liking=float(data["liking"]),
        because=tuple(map(str, data["because"])),
    )


def _chances_to_json(chances: Mapping[Kind, float]) -> dict[str, float]:
    return {kind.value: chance for kind, chance in chances.items()}


def _chances_from_json(data: Mapping[str, Any]) -> dict[Kind, float]:
    return {Kind(name): float(chance) for name, chance in data.items()}
