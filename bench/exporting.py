# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Exporting 10,000 rows: the gate, the rows, and the files as they are written, read back and put in place."""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measuring import tell
from secondhelping.domain.finding import GateReport
from secondhelping.domain.ids import AccountId, PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing
from secondhelping.export.dialects import DIALECTS
from secondhelping.export.files import render
from secondhelping.export.writer import save
from secondhelping.gate.checking import GateSubject, check

ROUNDS = 3
ROWS = 10_000
NOW = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
ACCOUNTS = tuple(
    Account(AccountId(number), network, "harbour")
    for number, network in enumerate((Network.LINKEDIN, Network.X, Network.BLUESKY, Network.MASTODON), 1)
)
_WORDS = [
    "walk",
    "window",
    "phone",
    "timer",
    "stairs",
    "printer",
    "kettle",
    "garden",
    "chair",
    "screen",
    "lamp",
    "door",
    "bag",
    "shoe",
    "hand",
    "back",
]


def main() -> None:
    """Prints medians of seconds on the wall, for disks take part in it."""
    print(f"Exporting: {ROWS:,} rows, {len(ACCOUNTS)} accounts")
    subject = GateSubject(tuple(_posts()), (), ACCOUNTS, PRESETS["80/20"], "UTC")
    reports: list[GateReport] = []
    tell("the gate, first time", [_timed(lambda: reports.append(check(subject, NOW)))])
    tell("the gate, again", [_timed(lambda: check(subject, NOW)) for _ in range(ROUNDS)])
    report = reports[0]
    for name in ("generic", "buffer", "metricool"):
        dialect = DIALECTS[name]
        rows = [_timed(lambda d=dialect: render(report, subject, d, NOW)) for _ in range(ROUNDS)]
        tell(f"{dialect.title}: the rows", rows)
        with tempfile.TemporaryDirectory() as folder:
            files = [
                _timed(lambda d=dialect, n=n: save(report, subject, d, Path(folder) / str(n), NOW))
                for n in range(ROUNDS)
            ]
        tell(f"{dialect.title}: written, read back, put in place", files)


def _posts() -> list[Outgoing]:
    """Texts that share no more words than posts do."""
    found = []
    for number in range(ROWS // len(ACCOUNTS)):
        at = NOW + timedelta(days=1 + number // 4, hours=3 * (number % 4))
        chosen = [_WORDS[(number * step + step) % len(_WORDS)] for step in (1, 3, 5, 7, 11, 13)]
        rest = " and ".join(chosen[2:])
        text = f"Number {number}: the {chosen[0]} by the {chosen[1]}, then {rest}; that is {number * 7}."
        found += [
            Outgoing(
                PostId(number + 1),
                account.id,
                text,
                Kind.HELPFUL,
                at.replace(tzinfo=None),
                at,
                link="https://harbourlane.com",
            )
            for account in ACCOUNTS
        ]
    return found


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
