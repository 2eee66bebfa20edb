# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads damaged files through the worker, as many as asked: `make fuzz N=20000 FIRST=100000`.

The first file that is neither read soundly nor refused plainly is kept in `out/fuzz`, and ends the run.
"""

import argparse
import collections
import sys
import tempfile
import time
from pathlib import Path

from app.documents.mutating import check_contents, check_refusal, damaged
from secondhelping.documents import wire
from secondhelping.documents.sandbox import READING, Worker
from secondhelping.domain.errors import FileRefused, ReadingStopped

ROOT = Path(__file__).parents[1]
_TARGET = "secondhelping.documents.worker:read_all"
_SECONDS_FOR_ONE = 20.0


def main() -> int:
    """Returns 0 when every file was read or refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=2_000, help="how many files")
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    asked = parser.parse_args()
    found: collections.Counter[str] = collections.Counter()
    slowest = (0.0, -1)
    with tempfile.TemporaryDirectory() as folder, Worker(READING) as worker:
        for number in range(asked.first, asked.first + asked.number):
            name, data = damaged(number)
            path = Path(folder) / name
            path.write_bytes(data)
            started = time.monotonic()
            try:
                found[_outcome(worker, path)] += 1
            except Exception:
                _keep(number, name, data)
                raise
            slowest = max(slowest, (time.monotonic() - started, number))
    print(f"{dict(found)}; the slowest was file {slowest[1]} with {slowest[0]:.1f} s")
    return 0


def _outcome(worker: Worker, path: Path) -> str:
    started = time.monotonic()
    try:
        check_contents(map(wire.from_json, worker.run(_TARGET, {"path": str(path)})))
        outcome = "read"
    except FileRefused as refusal:
        check_refusal(refusal)
        outcome = "stopped" if isinstance(refusal, ReadingStopped) else "refused"
    if time.monotonic() - started > _SECONDS_FOR_ONE:
        raise TimeoutError(f"took more than {_SECONDS_FOR_ONE:g} s")
    return outcome


def _keep(number: int, name: str, data: bytes) -> None:
    folder = ROOT / "out" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{number}-{name}"
    kept.write_bytes(data)
    print(f"file {number} broke the reading; it is kept in {kept.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
