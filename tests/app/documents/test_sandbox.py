# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The worker process: what comes through, what is stopped, and that nothing is left behind."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhelping.documents.sandbox import READING, Limits, Worker
from secondhelping.domain.errors import Cancelled, FileRefused, KnownError, ProjectRefused
from secondhelping.domain.progress import Step

TARGETS = "app.documents.sandbox_targets"
LIMITS = Limits(memory=512 << 20, silence=5, total=10, output=1 << 20)


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(LIMITS) as worker:
        yield worker


def run(worker: Worker, name: str, payload: object = None) -> object:
    return worker.run(f"{TARGETS}:{name}", payload)


def test_result_comes_back(worker: Worker) -> None:
    payload = {"text": "Grüße, 名前 🙂 \ud800", "numbers": [1, 2.5, None, True]}
    assert run(worker, "echo", payload) == payload


def test_steps_reach_progress_in_order(worker: Worker) -> None:
    steps: list[Step] = []
    worker.run(f"{TARGETS}:count", 40, steps.append)
    counted = [step for step in steps if step.doing == "Counting"]
    assert list(dict.fromkeys(counted)) == [Step("Counting", n, 40, n * 2) for n in range(1, 41)]


def test_progress_beats_while_the_child_is_silent(worker: Worker) -> None:
    run(worker, "echo")
    beats: list[Step] = []
    worker.run(f"{TARGETS}:sleep", 0.6, beats.append)
    assert len(beats) >= 6


def test_a_stray_print_does_not_disturb(worker: Worker) -> None:
    assert run(worker, "chatty") == "fine"


def test_one_child_serves_many_jobs(worker: Worker) -> None:
    assert run(worker, "process_id") == run(worker, "process_id") != os.getpid()


def test_warming_imports_and_runs_warm(worker: Worker) -> None:
    worker.warm(f"{TARGETS}:echo")
    assert run(worker, "was_warmed") is True


def test_warming_a_target_that_is_not_there_does_no_harm(worker: Worker) -> None:
    worker.warm("no.such.module:function")
    assert run(worker, "echo", 1) == 1


@pytest.mark.parametrize(("name", "kind"), [("known", ProjectRefused), ("plainly_known", KnownError)])
def test_a_known_error_arrives_as_itself(worker: Worker, name: str, kind: type[KnownError]) -> None:
    with pytest.raises(KnownError) as caught:
        run(worker, name)
    assert type(caught.value) is kind
    assert (caught.value.what, caught.value.why, caught.value.todo) == ("What.", "Why.", "What to do.")


def test_a_bug_arrives_with_its_traceback_and_the_child_lives_on(worker: Worker) -> None:
    before = run(worker, "process_id")
    with pytest.raises(RuntimeError, match="ZeroDivisionError: a bug of ours"):
        run(worker, "bug")
    assert run(worker, "process_id") == before


@pytest.mark.parametrize("name", ["sleep", "busy", "talk_for_ever"])
def test_cancelling_kills_at_once(worker: Worker, name: str) -> None:
    run(worker, "echo")
    asked: list[float] = []

    def cancel(step: Step) -> None:
        if time.monotonic() - started > 0.3:
            asked.append(time.monotonic())
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        worker.run(f"{TARGETS}:{name}", 30, cancel)
    assert time.monotonic() - asked[0] < 0.5
    assert asked[0] - started < 0.6
    assert run(worker, "echo", "again") == "again"


def test_silence_is_refused() -> None:
    with Worker(Limits(512 << 20, silence=0.5, total=10, output=1 << 20)) as worker:
        run(worker, "echo")
        with pytest.raises(FileRefused, match="takes too long"):
            run(worker, "sleep", 30)
        assert run(worker, "echo", 1) == 1


def test_talking_without_end_is_refused() -> None:
    with Worker(Limits(512 << 20, silence=5, total=0.7, output=1 << 20)) as worker:
        run(worker, "echo")
        with pytest.raises(FileRefused, match="takes too long"):
            run(worker, "talk_for_ever")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on memory that Python can set")
def test_eating_memory_is_refused_and_the_worker_can_be_used_again(worker: Worker) -> None:
    run(worker, "echo")
    with pytest.raises(FileRefused, match="too much memory"):
        run(worker, "eat_memory")
    assert run(worker, "echo", 1) == 1


def test_a_crash_is_refused_and_the_worker_can_be_used_again(worker: Worker) -> None:
    with pytest.raises(FileRefused, match="can't be read") as caught:
        run(worker, "crash")
    assert "ended with 3" in str(caught.value.__cause__)
    assert run(worker, "echo", 1) == 1


def test_the_last_words_are_kept_but_not_all_words(worker: Worker) -> None:
    with pytest.raises(FileRefused) as caught:
        run(worker, "crash_with_words")
    words = str(caught.value.__cause__)
    assert words.endswith("the last words")
    assert len(words) < 80_000


@pytest.mark.skipif(sys.platform == "win32", reason="writes to descriptors by number")
@pytest.mark.parametrize(
    "rubbish", ["not json\n", '{"step": 1}\n', '{"known": ["os", "system"]}\n', "[" * 5000 + "\n"]
)
def test_garbage_is_refused(worker: Worker, rubbish: str) -> None:
    with pytest.raises(FileRefused, match="can't be read"):
        run(worker, "garbage", rubbish)
    assert run(worker, "echo", 1) == 1


def test_too_much_output_is_refused(worker: Worker) -> None:
    assert len(str(run(worker, "flood", 900_000))) == 900_000
    assert len(str(run(worker, "flood", 900_000))) == 900_000
    with pytest.raises(FileRefused, match="too much text"):
        run(worker, "flood", 8 << 20)
    assert run(worker, "echo", 1) == 1


def test_a_large_payload_goes_through(worker: Worker) -> None:
    assert run(worker, "echo", "y" * 800_000) == "y" * 800_000


@pytest.mark.parametrize("name", ["reach_out", "run_program"])
def test_network_and_programs_are_out_of_reach(worker: Worker, name: str) -> None:
    with pytest.raises(RuntimeError, match="is not allowed in the worker"):
        run(worker, name)


def test_the_environment_is_clean(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("PYTHONSTARTUP", "somewhere.py")
    environment = run(worker, "environment")
    assert isinstance(environment, dict)
    assert not {"HTTPS_PROXY", "PYTHONSTARTUP"} & set(environment)
    assert environment["OMP_NUM_THREADS"] == "2"


@pytest.mark.skipif(sys.platform == "win32", reason="no priorities by number on Windows")
def test_the_child_gives_way_to_the_window(worker: Worker) -> None:
    assert int(str(run(worker, "priority"))) > os.getpriority(os.PRIO_PROCESS, 0)


def test_closing_ends_child_and_threads() -> None:
    threads = threading.active_count()
    descriptors = _descriptors()
    for _ in range(3):
        worker = Worker(LIMITS)
        child = int(str(run(worker, "process_id")))
        worker.close()
        worker.close()
        assert not _alive(child)
    assert threading.active_count() == threads
    assert _descriptors() == descriptors


def test_closing_from_another_thread_ends_the_job(worker: Worker) -> None:
    run(worker, "echo")
    closer = threading.Timer(0.3, worker.close)
    closer.start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        run(worker, "sleep", 30)
    assert time.monotonic() - started < 1
    closer.join()
    assert run(worker, "echo", 1) == 1


def test_killing_leaves_nothing_behind(worker: Worker) -> None:
    run(worker, "echo")
    threads, descriptors = threading.active_count(), _descriptors()
    for _ in range(3):
        with pytest.raises(FileRefused):
            run(worker, "crash")
    run(worker, "echo")
    assert threading.active_count() == threads
    assert _descriptors() == descriptors


def test_a_closed_worker_starts_again(worker: Worker) -> None:
    run(worker, "echo")
    worker.close()
    assert run(worker, "echo", 2) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="looks at processes as Unix does")
def test_the_child_does_not_outlive_the_program() -> None:
    program = (
        "import os\n"
        "from secondhelping.documents.sandbox import READING, Worker\n"
        f"print(Worker(READING).run('{TARGETS}:process_id', None), flush=True)\n"
        "os._exit(1)\n"
    )
    paths = os.pathsep.join(entry for entry in sys.path if entry)
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={**os.environ, "PYTHONPATH": paths},
    )
    child = int(ended.stdout)
    deadline = time.monotonic() + 5
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(child)


def test_a_file_lying_where_the_program_was_started_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text(
        "raise SystemExit('imported from the working folder')\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    with Worker(READING) as worker:
        assert run(worker, "echo", 1) == 1


def _alive(process: int) -> bool:
    """Whether the process runs; one that ended and waits to be noticed does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_a_large_parent_does_not_end_its_children(worker: Worker) -> None:
    # The peak of the parent's memory is inherited: it must not count as the child's.
    ballast = b"\1" * (LIMITS.memory + (64 << 20))
    assert run(worker, "echo", 1) == 1
    time.sleep(0.8)  # the child looks at its memory twice a second
    assert run(worker, "process_id") != os.getpid()
    del ballast
