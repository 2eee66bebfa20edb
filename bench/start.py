# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""From process start to the first painted, usable window on an existing project, against a bare PySide6 window."""

import compileall
import os
import tempfile
from pathlib import Path

from measuring import ROOT, interleaved, tell, tell_ratio, until_first_line

ROUNDS = 9


def main() -> None:
    """Prints both medians and their ratio. On the offscreen platform where there is no screen."""
    # As an owner has it: compiled once, at set-up.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for source in ("app", "ui", "resources"):
        compileall.compile_dir(ROOT / source, quiet=1)
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        project = Path(folder) / "bench.helping"
        _make(project)
        ours, bare = interleaved(
            ROUNDS,
            lambda: until_first_line([str(ROOT / "bench" / "our_window.py"), str(project)]),
            lambda: until_first_line([str(ROOT / "bench" / "bare_window.py")]),
        )
    print("Start: process start to first paint")
    print("  platform:", os.environ.get("QT_QPA_PLATFORM", "the screen's"))
    our_median = tell("our window on an existing project", ours)
    bare_median = tell("a bare QMainWindow", bare)
    tell_ratio("ratio", our_median / bare_median, 2)


def _make(path: Path) -> None:
    from secondhelping.operations import add_document, project, review
    from secondhelping.operations.workshop import Workshop
    from secondhelping_resources import paths

    with project.create(path, "Harbour Lane Physiotherapy") as made, Workshop() as workshop:
        for document in paths.sample_documents():
            add_document.add_document(made, workshop.prepare(document))
        review.keep_best(made, 30)


if __name__ == "__main__":
    main()
