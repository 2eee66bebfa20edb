# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Learns from the owner's decisions what moves a line up or down for them. Only the worker process imports this file.

A logistic correction on top of the score that the trained heads gave: so few decisions as ten move it, and whatever
they say the base stays, because the correction starts at nothing (a strong prior at zero), is bounded, and comes in
little by little. What is looked at are plain traits of a line (its cues, its likely kind, its shape) and its vector.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondhelping.domain.kind import Kind
from secondhelping.snippets import cues
from secondhelping.snippets.lessons import Lesson, Liking, Line
from secondhelping.snippets.lowering import lowered

Floats = NDArray[np.float64]
FEWEST = 8
"""Below so many decisions nothing is learned."""

_COMING_IN = 8  # decisions at which what is learned counts half
_MOST = 2.0  # log odds: from an even chance to .88 or .12
_MOST_KIND = 2.5
# How far traits, and the vector as a whole, may go (standard deviations of the prior, in log odds).
_TRAITS, _VECTOR, _START = 1.1, 2.2, 3.0
_BASE = 0.5  # how much of the base the learning takes for granted
_STEPS = 12
_TOLD_FROM = 0.2  # log odds from which a trait is told as a reason
_YOU = re.compile(r"\byou(?:rs?)?\b")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Trait:
    """What is seen of a line, and how it is told where the owner likes it or does not."""

    name: str
    liked: str
    seen: Callable[[Line, frozenset[str]], float]

    def told(self, much: float) -> str:
        """The plain reason; one against the line starts with "-"."""
        return f"You tend to keep {self.liked}" if much > 0 else f"-You tend to set {self.liked} aside"


def _cue(name: str, liked: str) -> Trait:
    return Trait(f"cue {name}", liked, lambda _, names: float(name in names))


def _kind(kind: Kind, liked: str) -> Trait:
    return Trait(f"kind {kind.value}", liked, lambda line, _: line.chances.get(kind, 0.0))


TRAITS: tuple[Trait, ...] = (
    _kind(Kind.HELPFUL, "helpful lines"),
    _kind(Kind.PROMOTIONAL, "promotional lines"),
    _kind(Kind.CONVERSATION, "lines that start a talk"),
    _cue("price", "lines with a price"),
    _cue("offer", "offers"),
    _cue("book", "lines that ask to book"),
    _cue("buy", "lines that ask to buy or give"),
    _cue("contact", "lines that ask to get in touch"),
    _cue("we offer", "lines about the business"),
    _cue("praise", "lines that talk something up"),
    _cue("date", "lines with a date"),
    _cue("do this", "lines that say what to do"),
    _cue("advice", "advice"),
    _cue("explains", "lines that explain something"),
    _cue("warning", "warnings"),
    _cue("thanks", "thanks and welcomes"),
    Trait("figures", "lines with a figure", lambda line, _: float(bool(_FIGURE.search(line.text)))),
    Trait("question", "questions", lambda line, _: float("?" in line.text)),
    Trait("exclamation", "lines with an exclamation mark", lambda line, _: float("!" in line.text)),
    Trait("quotes", "quotations", lambda line, _: float(any(mark in line.text for mark in '“”"'))),
    Trait("list", "lists", lambda line, _: float("\n" in line.text)),
    Trait("short", "short lines", lambda line, _: float(len(line.text) < 110)),
    Trait("long", "long lines", lambda line, _: float(len(line.text) > 230)),
    Trait(
        "you", "lines that speak to the reader", lambda line, _: float(bool(_YOU.search(lowered(line.text))))
    ),
)
_LIKE_KEPT, _LIKE_SET_ASIDE = "Close to lines you kept", "-Close to lines you set aside"


def traits_of(lines: Sequence[Line]) -> Floats:
    """The traits of lines: (n, traits), each from 0 to 1."""
    found = np.zeros((len(lines), len(TRAITS)))
    for row, line in enumerate(lines):
        names = frozenset(hit.cue.name for hit in cues.hits(line.text))
        found[row] = [trait.seen(line, names) for trait in TRAITS]
    return found


@dataclass(frozen=True, slots=True)
class Taste:
    """What was learned. `share` says how much of it counts yet; it is 0 where there is nothing to go by."""

    share: float
    middle: Floats
    weights: Floats
    kinds: Floats  # (kinds, 1 + traits + 384): the first is what each is moved by alone

    def likings(self, lines: Sequence[Line], vectors: NDArray[np.float32]) -> list[Liking]:
        """What was learned, said of lines with these vectors (n, 384)."""
        if not self.share or not lines:
            return [Liking(0.0, (), dict(line.chances)) for line in lines]
        seen = _scaled(traits_of(lines), vectors) - self.middle
        parts = self.share * seen * self.weights
        much = np.clip(parts.sum(axis=1), -_MOST, _MOST)
        return [
            Liking(
                float(much[row]),
                _because(line, float(much[row]), self._moves(line), float(parts[row, len(TRAITS) :].sum())),
                self._chances(line, seen[row]),
            )
            for row, line in enumerate(lines)
        ]

    def _moves(self, line: Line) -> Floats:
        """By how much the score would change without each trait: (traits,)."""
        moves: Floats = self.share * traits_of([line])[0] * _TRAITS * self.weights[: len(TRAITS)]
        return moves

    def _chances(self, line: Line, seen: Floats) -> dict[Kind, float]:
        """The chances of the kinds after what the owner said of other lines' kinds."""
        kinds = [kind for kind in Kind if kind in line.chances]
        if not self.kinds.any():
            return dict(line.chances)
        moved = self.share * (self.kinds[:, 0] + self.kinds[:, 1:] @ seen)
        odds = np.array([_odds(line.chances[kind]) for kind in kinds])
        odds += np.clip(moved[[list(Kind).index(kind) for kind in kinds]], -_MOST_KIND, _MOST_KIND)
        raised = 1 / (1 + np.exp(-odds))
        return {kind: float(share) for kind, share in zip(kinds, raised / raised.sum(), strict=True)}


def learned(lessons: Sequence[Lesson], vectors: NDArray[np.float32]) -> Taste:
    """What the owner's decisions teach; `vectors` (n, 384) are those of the lessons' lines."""
    size = len(TRAITS) + vectors.shape[1]
    nothing = Taste(0.0, np.zeros(size), np.zeros(size), np.zeros((len(Kind), size + 1)))
    if len(lessons) < FEWEST:
        return nothing
    raw = _scaled(traits_of([lesson.line for lesson in lessons]), vectors)
    middle = raw.mean(axis=0)
    seen = raw - middle
    share = (len(lessons) - FEWEST / 2) / (len(lessons) + _COMING_IN - FEWEST / 2)
    told = [row for row, lesson in enumerate(lessons) if lesson.liked is not None]
    weights = np.zeros(size)
    if len({lessons[row].liked for row in told}) == 2:
        weights = _fitted(
            seen[told],
            np.array([float(bool(lessons[row].liked)) for row in told]),
            np.array([_BASE * _odds(lessons[row].line.score) for row in told]),
            np.array([lessons[row].weight for row in told]),
        )[1:]
    return Taste(share, middle, weights, _kinds_of(lessons, seen))


def _kinds_of(lessons: Sequence[Lesson], seen: Floats) -> Floats:
    """For each kind what moves its chance; nothing where the owner never said otherwise than was suggested."""
    found = np.zeros((len(Kind), seen.shape[1] + 1))
    told = [row for row, lesson in enumerate(lessons) if lesson.kind is not None]
    changed = [row for row in told if lessons[row].kind is not _likeliest(lessons[row].line)]
    if not changed:
        return found
    for number, kind in enumerate(Kind):
        truth = np.array([float(lessons[row].kind is kind) for row in told])
        offset = np.array([_odds(lessons[row].line.chances.get(kind, 0.0)) for row in told])
        found[number] = _fitted(seen[told], truth, offset, np.ones(len(told)))
    return found


def _likeliest(line: Line) -> Kind:
    return max(line.chances, key=lambda kind: line.chances[kind])


def _scaled(traits: Floats, vectors: NDArray[np.float32]) -> Floats:
    """Traits and vectors side by side, on the scale of the prior."""
    return np.hstack([traits * _TRAITS, vectors.astype(np.float64) * _VECTOR])


def _fitted(seen: Floats, truth: Floats, offset: Floats, weight: Floats) -> Floats:
    """The likeliest weights, the start first, under a normal prior of width 1 (the start: `_START`).

    Newton's method in the space of the decisions, of which there are fewer than there are weights (Rasmussen and
    Williams, Gaussian Processes for Machine Learning, algorithm 3.1).
    """
    rows = np.hstack([np.full((len(seen), 1), _START), seen])
    alike = rows @ rows.T
    pull = np.zeros(len(rows))
    for _ in range(_STEPS):
        moved = alike @ pull
        chance = 1 / (1 + np.exp(-np.clip(moved + offset, -30, 30)))
        root = np.sqrt(weight * chance * (1 - chance))
        wish = root**2 * moved + weight * (truth - chance)
        inner = np.eye(len(rows)) + root[:, None] * alike * root
        new = wish - root * np.linalg.solve(inner, root * (alike @ wish))
        done = float(np.abs(new - pull).max()) < 1e-6
        pull = new
        if done:
            break
    found: Floats = rows.T @ pull
    found[0] *= _START
    return found


def _odds(chance: float) -> float:
    inside = min(0.98, max(0.02, chance))
    return float(np.log(inside / (1 - inside)))


def _because(line: Line, much: float, moves: Floats, nearness: float) -> tuple[str, ...]:
    """What moved the line in the way that everything together did, the strongest first: `moves` by its traits,
    `nearness` by what it says as a whole."""
    if abs(much) < _TOLD_FROM:
        return ()
    way = 1 if much > 0 else -1
    shares = [(way * float(move), trait.told(way)) for move, trait in zip(moves, TRAITS, strict=True)]
    shares.append((way * nearness, _LIKE_KEPT if way > 0 else _LIKE_SET_ASIDE))
    told = sorted((share, words) for share, words in shares if share >= _TOLD_FROM)
    return tuple(words for _, words in reversed(told))[:2]
