# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finding lines: how well worth, standalone and kind are told, the first vector, a 20-page brochure, the memory.

How well they are told comes of the labelled passages, out of fold, with whole documents kept together.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import ROOT, brochure, tell
from secondhelping.documents.reading import read
from secondhelping.documents.wire import to_json

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", ROOT.parent / "shared"))
ROUNDS = 5
# In a process of its own, as the program does it: the text goes in as JSON, nothing of the readers is loaded.
_FIRST = """
import time
started = time.perf_counter()
from secondhelping.snippets.embedding import shared
shared().embed(["Water your garden early in the morning."])
print(time.perf_counter() - started)
"""
_FINDING = """
import json, resource, sys, time
from secondhelping.snippets import worker
worker.warm()
payload = json.load(open(sys.argv[1], encoding="utf-8"))
for _ in range(int(sys.argv[2])):
    started, used = time.perf_counter(), time.process_time()
    found = worker.find(payload, lambda step: None)
    print(time.perf_counter() - started, time.process_time() - used, len(found["candidates"]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Prints the figures; those of the labelled passages only where these are."""
    print("Finding lines")
    tell("start to the first vector (reach: 300 ms)", [float(_told(_FIRST)[0]) for _ in range(ROUNDS)])
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "brochure.json"
        text.write_text(json.dumps(to_json(read(brochure(Path(folder) / "brochure.pdf")))), encoding="utf-8")
        *rounds, peak = _told(_FINDING, str(text), str(ROUNDS))
    seconds = [[float(number) for number in line.split()] for line in rounds]
    tell("20 pages, text to ranked lines, after load (reach: 2,000 ms)", [one[0] for one in seconds])
    tell("  of the processor's time", [one[1] for one in seconds])
    print(f"  {'lines found':<58} {seconds[0][2]:8.0f}")
    print(f"  {'the most memory that the worker took':<58} {float(peak):8.0f} MB  (reach: at most 350)")
    if not (SHARED / "labelled" / "passages.tsv").is_file():
        print("  the labelled passages are not here: nothing is said of how well lines are judged")
        return
    script = str(ROOT / "training" / "train_heads.py")
    subprocess.run([sys.executable, script, "--shared", str(SHARED), "--dry-run"], check=True)


def _told(script: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


if __name__ == "__main__":
    main()
