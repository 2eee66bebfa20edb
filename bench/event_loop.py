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
from typing import Any

from measuring import brochure, tell

BEAT_MS = 2
REACH_MS = 50
LONGEST_WAIT = 120


def main() -> None:
    """Adds the brochure through the real window and prints the longest gaps."""
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        _run(Path(folder))


class Heart:
    """Beats on the window's thread; keeps each gap by the clock and the thread's own work in it, in seconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.gaps.append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now


def _run(folder: Path) -> None:
    from secondhelping_ui import application

    app, window = _window(folder)
    first = brochure(folder / "first.pdf", 1)
    window.add_files([str(first)])
    _wait(app, window, 1)  # both children are up, the model is loaded
    application.settle()  # as the program does a second after its start
    path = brochure(folder / "brochure.pdf")
    heart = Heart()
    heart.start()
    window.add_files([str(path)])
    seconds = _wait(app, window, 2)
    heart.stop()
    _tell(seconds, heart)
    window.close()


def _window(folder: Path) -> tuple[Any, Any]:
    from PySide6.QtCore import QSettings

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
    return app, window


def _wait(app: Any, window: Any, number: int) -> float:
    """Runs the event loop until so many documents are in the list, and 1.5 s longer: what is shown then is part of it.

    Returns the seconds until the documents were there.
    """
    from secondhelping.operations import look

    started = time.perf_counter()
    there = 0.0
    while time.perf_counter() - started < LONGEST_WAIT and (not there or time.perf_counter() - there < 1.5):
        app.processEvents()
        time.sleep(0.0005)
        if not there and len(look.documents(window.session.project)) >= number:
            there = time.perf_counter()
    assert there, "the document never came"
    return there - started


def _tell(seconds: float, heart: Heart) -> None:
    print("The event loop while a 20-page brochure is added")
    tell("from the drop to the document in the list", [seconds])
    by_clock = max(gap for gap, _ in heart.gaps) * 1000
    own = max(work for _, work in heart.gaps) * 1000
    print(
        f"  {'longest gap between heartbeats, by the clock':<58} {by_clock:8.0f} ms  (reach: at most {REACH_MS})"
    )
    print(f"  {'most own work of the window between two heartbeats':<58} {own:8.0f} ms")
    print(f"  {'heartbeats':<58} {len(heart.gaps):8d}")


if __name__ == "__main__":
    main()
