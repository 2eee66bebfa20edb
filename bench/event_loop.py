# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How long the window's event loop is ever blocked while a 20-page brochure is added: a heartbeat measures it.

Two figures for the longest gap between beats: by the clock, which on a shared machine holds other programs' work
too, and by the processor time of the window's own thread in that gap, which does not.
"""

import os
import tempfile
import time
from pathlib import Path

from measuring import brochure, tell

BEAT_MS = 2
REACH_MS = 50


def main() -> None:
    """Adds the brochure through the real window and prints the longest gaps."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        _run(Path(folder))


def _run(folder: Path) -> None:
    from PySide6.QtCore import QSettings, Qt, QTimer

    from secondhelping.operations import project
    from secondhelping_ui import application
    from secondhelping_ui.bugs import BugReporter
    from secondhelping_ui.preferences import Preferences

    app = application.make_application(["bench"])
    preferences = Preferences(QSettings())
    application.dress(preferences)
    window = application.make_window(preferences, BugReporter())
    path = folder / "beat.helping"
    project.create(path, "Harbour Lane").close()
    assert window.open_path(path)
    window.show_page("sources")
    window.show()
    gaps: list[tuple[float, float]] = []
    last = [time.perf_counter(), time.thread_time()]

    def beat() -> None:
        now = [time.perf_counter(), time.thread_time()]
        gaps.append((now[0] - last[0], now[1] - last[1]))
        last[:] = now

    def documents() -> int:
        from secondhelping.operations import look

        return len(look.documents(window.session.project))

    def until(number: int) -> float:
        started = time.perf_counter()
        while documents() < number and time.perf_counter() - started < 120:
            app.processEvents()
            time.sleep(0.0005)
        # What is shown afterwards is part of it.
        after = time.perf_counter()
        while time.perf_counter() - after < 1.5:
            app.processEvents()
            time.sleep(0.0005)
        return after - started

    window.add_files([str(brochure(folder / "first.pdf", 1))])
    until(1)  # both children are up, the model is loaded
    application.settle()  # as the program does a second after its start
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    path = brochure(folder / "brochure.pdf")
    beat()
    gaps.clear()
    timer.start(BEAT_MS)
    window.add_files([str(path)])
    seconds = until(2)
    timer.stop()
    print("The event loop while a 20-page brochure is added")
    tell("from the drop to the document in the list", [seconds])
    by_clock = max(gap for gap, _ in gaps)
    own = max(work for _, work in gaps)
    print(
        f"  {'longest gap between heartbeats, by the clock':<58} {by_clock * 1000:8.0f} ms  (reach: at most {REACH_MS})"
    )
    print(f"  {'most own work of the window between two heartbeats':<58} {own * 1000:8.0f} ms")
    print(f"  {'heartbeats':<58} {len(gaps):8d}")
    window.close()


if __name__ == "__main__":
    main()
