# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Long work off the window's thread: the only place on the screen's side that knows of threads.

A core function is plain: it takes a `progress` callback and may raise `Cancelled`. Here it runs in a thread
of its own, its steps are thinned out to about ten a second, and everything it says arrives on the GUI thread.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from secondhelping.domain.errors import Cancelled, KnownError
from secondhelping.domain.progress import Step

STEP_INTERVAL = 0.1
"""Seconds between two steps that reach the screen."""

JOIN_SECONDS = 1.0
"""How long quitting waits for work that was asked to stop."""


def _ignore(_value: object) -> None:
    """The callback of who does not want to know."""


class Job(QObject):
    """One piece of work. `finished` comes exactly once, after the callback that tells how it went."""

    finished = Signal(object)
    bug_found = Signal(object)
    _stepped = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        on_step: Callable[[Step], None],
        on_done: Callable[[Any], None],
        on_failed: Callable[[KnownError], None] | None,
        on_cancelled: Callable[[], None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._function = function
        self._args = args
        self._on_step = on_step
        self._on_done = on_done
        self._on_failed = on_failed
        self._on_cancelled = on_cancelled
        self._cancel = threading.Event()
        self._last_step = 0.0
        self._running = True
        self._stepped.connect(self._step_here, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end_here, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="job", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        return self._running

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop; it may still be running."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step. What was finished stays finished."""
        self._cancel.set()

    def join(self, seconds: float) -> bool:
        """Wait for the thread; True when it has ended."""
        self._thread.join(max(0.0, seconds))
        return not self._thread.is_alive()

    def _progress(self, step: Step) -> None:
        """Called by the work, in its thread."""
        if self._cancel.is_set():
            raise Cancelled
        now = time.monotonic()
        last = bool(step.total) and step.done >= step.total
        if last or now - self._last_step >= STEP_INTERVAL:
            self._last_step = now
            self._stepped.emit(step)

    def _work(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = self._function(*self._args, progress=self._progress)
        except BaseException as raised:  # handed to the GUI thread, which tells known errors from bugs
            error = raised
        try:
            self._ended.emit(result, error)
        except RuntimeError:
            # The window is gone and its objects with it: nobody is left to tell.
            return

    @Slot(object)
    def _step_here(self, step: Step) -> None:
        if self._running and not self._cancel.is_set():
            self._on_step(step)

    @Slot(object, object)
    def _end_here(self, result: object, error: BaseException | None) -> None:
        self._running = False
        try:
            self._tell(result, error)
        finally:
            self.finished.emit(self)

    def _tell(self, result: object, error: BaseException | None) -> None:
        if error is None:
            self._on_done(result)
        elif isinstance(error, Cancelled):
            if self._on_cancelled is not None:
                self._on_cancelled()
        elif isinstance(error, KnownError) and self._on_failed is not None:
            self._on_failed(error)
        else:
            self.bug_found.emit(error)


class Jobs(QObject):
    """Starts work and keeps track of what runs.

    Known errors go to the job's `on_failed` (or, without one, to the signal `failed`); anything else is a
    bug and goes to `bug_found`, which the application logs and shows once.
    """

    failed = Signal(object)
    bug_found = Signal(object)
    running_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def start(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_step: Callable[[Step], None] = _ignore,
        on_done: Callable[[Any], None] = _ignore,
        on_failed: Callable[[KnownError], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Run `function(*args, progress=...)` in a thread; the callbacks are called on the GUI thread."""
        job = Job(function, args, on_step, on_done, on_failed or self.failed.emit, on_cancelled, self)
        self._running.append(job)
        job.bug_found.connect(self.bug_found)
        job.finished.connect(self._forget)
        self.running_changed.emit(len(self._running))
        return job

    def cancel_all(self) -> None:
        for job in self._running:
            job.cancel()

    def shut_down(self, seconds: float = JOIN_SECONDS) -> bool:
        """At quit: ask everything to stop and wait at most `seconds` in all; True when all has ended.

        The threads are daemons, so one that does not stop can't keep the program alive.
        """
        self.cancel_all()
        deadline = time.monotonic() + seconds
        ended = [job.join(deadline - time.monotonic()) for job in self._running]
        return all(ended)

    @Slot(object)
    def _forget(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            self.running_changed.emit(len(self._running))
            job.deleteLater()
