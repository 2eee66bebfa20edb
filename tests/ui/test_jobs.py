# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Long work: its callbacks arrive on the GUI thread, it can be stopped, and bugs are told from known errors."""

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from secondhelping.domain.errors import Cancelled, KnownError
from secondhelping.domain.progress import Progress, Step
from secondhelping_ui.jobs import Jobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.shut_down(5)


def add(one: int, other: int, progress: Progress) -> int:
    progress(Step("Adding", 1, 2))
    return one + other


def test_the_result_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[object, bool]] = []
    main = threading.current_thread()

    def done(result: object) -> None:
        heard.append((result, threading.current_thread() is main))

    job = jobs.start(add, 2, 3, on_done=done)
    with qtbot.waitSignal(job.finished, timeout=5000):
        pass
    assert heard == [(5, True)]
    assert jobs.running == ()


def test_steps_are_thinned_out_but_the_last_comes(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for number in range(1, 401):
            progress(Step("Reading", number, 400))
            time.sleep(0.001)

    steps: list[Step] = []
    job = jobs.start(work, on_step=steps.append)
    with qtbot.waitSignal(job.finished, timeout=10000):
        pass
    assert steps[-1].done == 400
    assert len(steps) < 60


def test_stopping(jobs: Jobs, qtbot: QtBot) -> None:
    started = threading.Event()
    stopped: list[bool] = []

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(Step("Going on"))
            time.sleep(0.002)

    job = jobs.start(work, on_cancelled=lambda: stopped.append(True), on_done=lambda _r: pytest.fail("done"))
    assert started.wait(5)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.cancel()
    assert stopped == [True]
    assert not job.running


def test_no_step_is_shown_after_stopping(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress(Step("First"))
        go_on.wait(5)
        progress(Step("Second"))

    steps: list[Step] = []
    job = jobs.start(work, on_step=steps.append)
    job.cancel()
    with qtbot.waitSignal(job.finished, timeout=5000):
        go_on.set()
    assert steps == []


def test_a_known_error_is_told_and_a_bug_is_reported(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(progress: Progress) -> None:
        raise KnownError("What.", "Why.", "Do.")

    def fail(progress: Progress) -> None:
        raise ValueError("a bug")

    told: list[object] = []
    bugs: list[object] = []
    jobs.bug_found.connect(bugs.append)
    for work, callback in ((refuse, told.append), (fail, lambda _error: pytest.fail("told of a bug"))):
        job = jobs.start(work, on_failed=callback)
        with qtbot.waitSignal(job.finished, timeout=5000):
            pass
    assert [str(error) for error in told] == ["What. Why. Do."]
    assert [type(bug) for bug in bugs] == [ValueError]


def test_a_known_error_that_nobody_takes_goes_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(progress: Progress) -> None:
        raise KnownError("What.", "Why.", "Do.")

    with qtbot.waitSignal(jobs.failed, timeout=5000) as heard:
        jobs.start(refuse)
    assert str(heard.args[0]) == "What. Why. Do."


def test_quitting_stops_what_runs_within_a_second(qapp: object) -> None:
    jobs = Jobs()

    def work(progress: Progress) -> None:
        while True:
            progress(Step("Going on"))
            time.sleep(0.002)

    for _ in range(3):
        jobs.start(work)
    begun = time.monotonic()
    assert jobs.shut_down()
    assert time.monotonic() - begun < 1


def test_cancelled_of_the_work_itself_counts_as_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise Cancelled

    stopped: list[bool] = []
    job = jobs.start(work, on_cancelled=lambda: stopped.append(True))
    with qtbot.waitSignal(job.finished, timeout=5000):
        pass
    assert stopped == [True]
