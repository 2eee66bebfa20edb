# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: silence. An unexpected log record or a thread left behind fails the test."""

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples each time, so that a change is judged by what it changes; `make explore` looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("explore", max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

SHARED = Path(os.environ.get("SECOND_HELPING_SHARED", Path(__file__).parents[2] / "shared"))


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that logs a warning (unless marked `logs`) or leaves a thread behind."""
    before = set(threading.enumerate())
    recorder = _Recorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    if recorder.records and request.node.get_closest_marker("logs") is None:
        pytest.fail("logged: " + "; ".join(record.getMessage() for record in recorder.records))
    left = _threads_left(before)
    if left:
        pytest.fail(f"left threads behind: {left}")


def _threads_left(before: set[threading.Thread]) -> list[str]:
    """Names of new threads that do not end within two seconds. Hypothesis and pytest keep none."""
    deadline = time.monotonic() + 2
    while True:
        left = [thread.name for thread in set(threading.enumerate()) - before if thread.is_alive()]
        left = [name for name in left if not name.startswith("Dummy")]
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(0.02)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material, which lives outside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder with real documents is not here")
    return SHARED


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """What a test closed is gone before the next one, not only when a loop of events begins anew: a window that lives
    on is dressed, painted and measured by every test after it."""
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
