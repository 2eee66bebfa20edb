# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Counting: every open vector of every network, how many agree and how long they take; a long text; threads."""

import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from secondhelping.domain.network import Network
from secondhelping.domain.plan import Thread
from secondhelping.posts.counting import count
from secondhelping.posts.splitting import texts

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", Path(__file__).parents[2] / "shared"))
_SENTENCE = (
    "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down, says Café Müller 🎉. "
)
_DERIVED = ("threads", "linkedin", "facebook", "instagram", "google-business", "pinterest")


def main() -> None:
    """Prints how many vectors agree, and medians."""
    print("Counting")
    vectors = list(_vectors(SHARED / "vectors"))
    if not vectors:
        print("  (the shared vectors are not here)")
    else:
        agree = sum(count(network, text).length == expected for network, text, expected in vectors)
        print(f"  vectors that agree: {agree} of {len(vectors)}, {len({n for n, _, _ in vectors})} networks")
        _tell(f"all {len(vectors)} vectors, first time", [_timed(lambda: _count_new(vectors))])
    long = (_SENTENCE * 40)[:3000]
    for network in Network:
        count(network, long)
    _tell("3,000 letters, nine networks", [_timed(lambda n=n: _everywhere(long, n)) for n in range(50)])
    passage = _SENTENCE * 20
    splits = [
        _timed(lambda n=n: texts(Network.X, f"{n} {passage}", None, Thread.NUMBERED)) for n in range(10)
    ]
    _tell("a thread of 2,000 letters, split for X", splits)


def _count_new(vectors: list[tuple[Network, str, int]]) -> None:
    """Counts texts that were not counted before: one letter more, so that nothing is remembered whole."""
    for network, text, _expected in vectors:
        count(network, f"{text} .")


def _everywhere(text: str, number: int) -> None:
    changed = f"{text[:1500]}{'a' * (number + 1)}{text[1500:]}"
    for network in Network:
        count(network, changed)


def _vectors(folder: Path) -> Iterator[tuple[Network, str, int]]:
    """Network, text and the length that the network's own counter gives."""
    keys = {"x": "weightedLength", "mastodon": "length", "bluesky": "graphemes"}
    for name, key in keys.items():
        for vector in _read(folder / name / "vectors.json"):
            yield Network(name), vector["text"], vector[key]
    for name in _DERIVED:
        for vector in _read(folder / name / "vectors-derived.json"):
            yield Network(name), vector["text"], vector["length"]


def _read(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    found = json.loads(path.read_text(encoding="utf-8"))
    return list(found["vectors"] if isinstance(found, dict) else found)


def _tell(name: str, seconds: list[float]) -> None:
    middle = statistics.median(seconds) * 1000
    print(f"  {name:<58} {middle:8.2f} ms  ({min(seconds) * 1000:.2f} to {max(seconds) * 1000:.2f})")


def _timed(work: Callable[[], object]) -> float:
    # What the processor did for it: on a machine that is busy with other things, seconds on the wall say little.
    started = time.thread_time()
    work()
    return time.thread_time() - started


if __name__ == "__main__":
    main()
