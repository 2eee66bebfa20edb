# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is likely to be asked for next, made ready while nothing else is to be done."""

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.003
"""Seconds after which what else is waiting (a key, the mouse, a paint) has its turn."""

_PAUSE_MS = 1


class Preparing(QObject):
    """Does work in slices, as long as the window has nothing else to do. Each step of the work must be short."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def begin(self, work: Iterable[object]) -> None:
        """Do this from now on; what was begun before is left."""
        self._work = iter(work)
        self._timer.start()

    def stop(self) -> None:
        """Leave what is not done."""
        self._timer.stop()
        self._work = iter(())

    def finish(self) -> None:
        """Do all that is left, now."""
        for _step in self._work:
            pass
        self._timer.stop()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        for _step in self._work:
            if perf_counter() > end:
                return
        self._timer.stop()
