# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes every trained file anew, in order: the tuned layers, the ranges, the model, the heads.

    python training/all.py [--shared FOLDER]

Needs torch (`training/requirements.txt`) beside what the program needs. About an hour on one core.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("training/tune_layers.py", True),
    ("training/calibrate_model.py", True),
    ("app/secondhelping/snippets/model_build.py", False),
    ("training/train_heads.py", True),
)


def main(arguments: Sequence[str]) -> int:
    """The first exit code that is not 0, and nothing after it is done."""
    places = [str(ROOT / name) for name in ("app", "resources")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([*places, os.environ.get("PYTHONPATH", "")])}
    for script, takes_folder in STEPS:
        print(f"== {script}", flush=True)
        command = [sys.executable, str(ROOT / script), *(arguments if takes_folder else ["--force"])]
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
