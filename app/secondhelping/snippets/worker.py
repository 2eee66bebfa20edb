# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the worker process runs of this stage. The model is loaded at the first call and stays."""

from collections.abc import Callable
from typing import Any

from secondhelping.documents.wire import from_json as content_from_json
from secondhelping.domain.progress import Step

Emit = Callable[[Step], None]
# Ordinary enough to go through every stage: language, sentences, vectors, word classes, keyphrases, ranking.
_WARMING = (
    "Water your garden early in the morning, because the soil drinks better while it is cool.",
    "A garden with deep soil needs less water than a garden with thin soil.",
)


def find(payload: dict[str, Any], emit: Emit) -> dict[str, Any]:
    """The JSON of a `Content` to the JSON of what was found in it. Beside it, under "lessons" and "vectors", may stand
    what the owner decided on other lines, and their vectors."""
    from secondhelping.snippets.finding import find as find_lines
    from secondhelping.snippets.wire import to_json

    return to_json(find_lines(content_from_json(payload), emit, _taste(payload), payload.get("most")))


def like(payload: dict[str, Any], emit: Emit) -> dict[str, Any]:
    """{"lessons": ..., "vectors": ..., "lines": [...]} to one liking a line, and vectors that were not known."""
    from secondhelping.snippets import lessons, remembered

    emit(Step("Learning from your decisions"))
    taste = _taste(payload)
    lines = [lessons.line_from_json(line) for line in payload["lines"]]
    texts = [line.text for line in lines]
    known = payload.get("vectors", {})
    likings = taste.likings(lines, remembered.vectors_of(texts, known)) if taste else []
    told = [*texts, *(lesson["text"] for lesson in payload["lessons"])]
    return {
        "likings": [lessons.liking_to_json(liking) for liking in likings],
        "vectors": remembered.packed_of(told, known),
    }


def alike(payload: dict[str, Any], emit: Emit) -> dict[str, Any]:
    """{"texts": [...], "order": [rows], "vectors": ...} to groups of rows, and vectors that were not known."""
    from secondhelping.snippets import remembered
    from secondhelping.snippets.alike import groups

    texts, known = payload["texts"], payload.get("vectors", {})
    emit(Step("Looking for lines that are alike", 0, len(texts)))
    vectors = remembered.vectors_of(texts, known)
    return {"groups": groups(vectors, texts, payload["order"]), "vectors": remembered.packed_of(texts, known)}


def fit(payload: dict[str, Any], emit: Emit) -> dict[str, Any]:
    """{"texts": [...], "lines": [...], "vectors": ...} to the nearest line and its cosine for each text, and vectors
    that were not known."""
    from secondhelping.snippets import remembered

    texts, lines, known = payload["texts"], payload["lines"], payload.get("vectors", {})
    emit(Step("Looking what suits your customer", 0, len(texts)))
    near = remembered.vectors_of(texts, known) @ remembered.vectors_of(lines, known).T
    return {
        "fits": [[float(row.max()), int(row.argmax())] for row in near],
        "vectors": remembered.packed_of([*texts, *lines], known),
    }


def settle(payload: dict[str, Any], emit: Emit) -> list[int]:
    """{"texts": [...], "scores", "passages", "places", "decided": [rows], "most": n}, one of each a line of a long
    document that was looked through in parts, to the rows of those that stay."""
    from secondhelping.snippets.remembered import vectors_of
    from secondhelping.snippets.settling import settled

    texts = payload["texts"]
    emit(Step("Choosing lines", 0, len(texts)))
    places = list(zip(payload["passages"], payload["places"], strict=True))
    return settled(texts, vectors_of(texts), payload["scores"], places, payload["decided"], payload["most"])


def _taste(payload: dict[str, Any]) -> Any:
    """What was learned of the owner; None where there is nothing to learn from."""
    if not payload.get("lessons"):
        return None
    from secondhelping.snippets import lessons, remembered, taste

    told = lessons.from_json(payload["lessons"])
    texts = [lesson.line.text for lesson in told]
    return taste.learned(told, remembered.vectors_of(texts, payload.get("vectors", {})))


def judge(payload: dict[str, Any], emit: Emit) -> list[dict[str, Any]]:
    """{"texts": [...]} to one judgement a text."""
    from secondhelping.snippets.judging import judge as judge_texts
    from secondhelping.snippets.wire import judgement_to_json

    emit(Step("Judging lines", 0, len(payload["texts"])))
    return [judgement_to_json(judgement) for judgement in judge_texts(payload["texts"])]


def keyphrases(payload: dict[str, Any], emit: Emit) -> list[list[Any]]:
    """{"content": JSON of a `Content`, "top": how many} to [[phrase, score], ...]."""
    from secondhelping.snippets.keyphrases import keyphrases as phrases_of

    emit(Step("Looking for keyphrases"))
    found = phrases_of(content_from_json(payload["content"]), int(payload.get("top", 10)))
    return [[phrase, score] for phrase, score in found]


def warm(payload: object = None, emit: Emit | None = None) -> bool:
    """Load the model and all that finding needs, so that the first document does not wait for it.

    Called without arguments by a child that is started early, or like the others as a job.
    """
    from secondhelping.domain.document import Content, Format, Passage
    from secondhelping.snippets.finding import find as find_lines

    passages = tuple(map(Passage, _WARMING))
    return bool(find_lines(Content("", Format.TEXT, "", passages)).keyphrases)
