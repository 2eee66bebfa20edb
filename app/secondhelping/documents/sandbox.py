# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Runs risky or heavy work in a child process that can be limited, cancelled and killed.

A worker holds one child (`child.py`), started when first needed, used again for the next job, and replaced
after a kill or a crash. The parent never waits without a watch: it listens through a thread, beats every
`BEAT` seconds, and holds the child to its limits on silence, total time and output. The child's memory is
limited in the child itself.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from secondhelping.documents import refusals
from secondhelping.domain import errors
from secondhelping.domain.errors import FileRefused, KnownError, PicturesOnly
from secondhelping.domain.progress import Progress, Step, silent

# JSON's own types, as json.dumps takes them.
JSON = Any

BEAT = 0.05
_OUT_OF_MEMORY = 77
_LOG_KEPT = 64 << 10
_FAREWELL = 1.0
_KEPT_VARIABLES = (
    "APPDATA",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LD_LIBRARY_PATH",
    "LOCALAPPDATA",
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "TZ",
    "USERPROFILE",
    "WINDIR",
)
_SET_VARIABLES = {
    "HF_HUB_OFFLINE": "1",
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
    "MKL_NUM_THREADS": "2",
    "PYTHONUTF8": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may use: bytes of memory, seconds without a word, seconds in all, bytes of output."""

    memory: int
    silence: float
    total: float
    output: int


# The limits for reading a stranger's file (documents reference, section 6).
READING = Limits(memory=1 << 30, silence=20.0, total=300.0, output=64 << 20)


class Worker:
    """One child process that runs one job after the other under `limits`. A context manager."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: _Child | None = None
        self._busy = threading.Lock()
        self._closing = threading.Event()

    def run(self, target: str, payload: JSON, progress: Progress = silent) -> JSON:
        """The result of `target` ("package.module:function") called in the child with `payload`.

        The function is `f(payload, emit: Callable[[Step], None]) -> JSON`. Every step it emits reaches
        `progress`, and the last one is repeated every `BEAT` seconds, so that whoever wants to stop can
        raise from there: then the child is killed and the exception goes on.

        Raises:
            KnownError: raised by the function itself; the same class with the same three sentences.
            FileRefused: the child ran out of time or memory, said too much, or crashed.
            Cancelled: another thread closed the worker meanwhile.
            RuntimeError: any other exception in the function: a bug, with the child's traceback.
        """
        with self._busy:
            used = self._child is not None and self._child.jobs > 0
            try:
                return self._run(target, payload, progress)
            except _OutOfMemory:
                # A child that has read many files may be full of leavings: a fresh one gets a try.
                if not used:
                    raise refusals.needs_too_much_memory() from None
            try:
                return self._run(target, payload, progress)
            except _OutOfMemory:
                raise refusals.needs_too_much_memory() from None

    def warm(self, target: str) -> None:
        """Starts the child now, without waiting, and has it import the module of `target`; a function
        `warm()` in that module is called too."""
        with self._busy:
            self._ready_child().send({"warm": target})

    def close(self) -> None:
        """Ends the child, and with it a job that another thread is running (that one raises `Cancelled`).
        The worker can be used again: a new child is started then."""
        self._closing.set()
        with self._busy:
            self._closing.clear()
            self._discard()

    @property
    def process_id(self) -> int:
        """The number of the child's process; 0 while there is none."""
        child = self._child
        return 0 if child is None else child.process_id

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, target: str, payload: JSON, progress: Progress) -> JSON:
        child = self._ready_child()
        child.start_job({"target": target, "payload": payload})
        try:
            answer = _Watch(child, self._limits, progress, self._closing).answer()
        except BaseException:
            self._discard(kill=True)
            raise
        return _unpack(answer)

    def _ready_child(self) -> "_Child":
        if self._child is not None and not self._child.alive:
            self._discard(kill=True)
        if self._child is None:
            self._child = _Child(self._limits)
        return self._child

    def _discard(self, kill: bool = False) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end(kill)


class _OutOfMemory(Exception):
    """The child said that its memory is used up, and ended."""


class _Child:
    """The process, its three pipes and the threads that keep them from filling up."""

    def __init__(self, limits: Limits) -> None:
        self.jobs = 0
        self.answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.log: deque[bytes] = deque(maxlen=_LOG_KEPT // 4096)
        self.received = 0
        self._limit = limits.output
        self._requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = _spawn(limits)
        self._threads = [
            threading.Thread(target=task, name=f"sandbox {task.__name__}", daemon=True)
            for task in (self._write, self._listen, self._drain)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def process_id(self) -> int:
        return self._process.pid

    @property
    def flooded(self) -> bool:
        return self.received > self._limit

    def send(self, request: JSON) -> None:
        self._requests.put(json.dumps(request).encode("ascii") + b"\n")

    def start_job(self, request: JSON) -> None:
        self.jobs += 1
        self.received = 0
        self.send(request)

    def exit_status(self) -> int | None:
        """The status the process ended with; None when it closed its pipe and yet goes on."""
        try:
            return self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            return None

    def last_words(self) -> str:
        return b"".join(self.log).decode("utf-8", "replace")

    def end(self, kill: bool) -> None:
        """Asks the process to end, kills it when it doesn't (or at once), and frees pipes and threads."""
        self._requests.put(None)
        if kill or self.exit_status() is None:
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            _close(pipe)

    def _write(self) -> None:
        """Sends requests from a thread of its own: a child that doesn't listen must not hold the parent."""
        pipe = self._process.stdin
        assert pipe is not None
        while (request := self._requests.get()) is not None:
            try:
                _write_all(pipe, request)
            except OSError:
                break
        _close(pipe)

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        line = bytearray()
        while not self.flooded and (chunk := pipe.read(1 << 16)):
            self.received += len(chunk)
            *whole, rest = chunk.split(b"\n")
            for part in whole:
                self.answers.put(bytes(line) + part)
                line.clear()
            line += rest
        self.answers.put(None)

    def _drain(self) -> None:
        pipe = self._process.stderr
        assert pipe is not None
        while chunk := pipe.read(4096):
            self.log.append(chunk)


class _Watch:
    """Waits for one answer, passes steps on, and holds the child to its limits."""

    def __init__(self, child: _Child, limits: Limits, progress: Progress, closing: threading.Event) -> None:
        self._child = child
        self._limits = limits
        self._progress = progress
        self._closing = closing
        self._started = self._heard = time.monotonic()
        self._step = Step("Getting ready")

    def answer(self) -> Mapping[str, JSON]:
        """The message that ends the job.

        Raises:
            FileRefused, _OutOfMemory: see `Worker.run`.
        """
        while True:
            try:
                line = self._child.answers.get(timeout=BEAT)
            except queue.Empty:
                self._beat()
                continue
            self._heard = time.monotonic()
            message = self._understand(line)
            if "step" not in message:
                return message
            self._step = Step(*message["step"])
            self._beat()

    def _beat(self) -> None:
        if self._closing.is_set():
            raise errors.Cancelled
        now = time.monotonic()
        if now - self._heard > self._limits.silence or now - self._started > self._limits.total:
            raise refusals.takes_too_long()
        self._progress(self._step)

    def _understand(self, line: bytes | None) -> Mapping[str, JSON]:
        if line is None:
            raise self._end_of_child()
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            message = None
        if isinstance(message, dict) and _well_formed(message):
            return message
        raise refusals.breaks_the_reader() from RuntimeError(f"not an answer: {line[:200]!r}")

    def _end_of_child(self) -> Exception:
        if self._child.flooded:
            return refusals.says_too_much()
        status = self._child.exit_status()
        if status == _OUT_OF_MEMORY:
            return _OutOfMemory()
        refusal = refusals.breaks_the_reader()
        refusal.__cause__ = RuntimeError(f"the worker ended with {status}: {self._child.last_words()}")
        return refusal


def _well_formed(message: dict[str, JSON]) -> bool:
    match message:
        case {"step": [str(), int(), int(), int()]} | {"result": _} | {"bug": str()}:
            return True
        case {"known": [str(), str(), str(), str()], "pages": list(pages)}:
            return all(isinstance(page, int) for page in pages)
        case _:
            return False


def _unpack(answer: Mapping[str, JSON]) -> JSON:
    if "bug" in answer:
        raise RuntimeError(f"The worker failed:\n{answer['bug']}")
    if "known" in answer:
        name, what, why, todo = answer["known"]
        error = _known_class(name)(what, why, todo)
        if isinstance(error, PicturesOnly):
            error.pages = tuple(answer["pages"])
        raise error
    return answer["result"]


def _known_class(name: str) -> type[KnownError]:
    kind = getattr(errors, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, KnownError) else FileRefused


def _spawn(limits: Limits) -> "subprocess.Popen[bytes]":
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    # -P keeps the folder the program was started in, which may hold anything, from being imported from.
    command = [sys.executable, "-P", "-m", "secondhelping.documents.child", str(limits.memory)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, env=_environment(), creationflags=flags
    )


def _environment() -> dict[str, str]:
    """A clean environment: no proxies, no start-up hooks, few threads, the parent's own import path."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    folders = [str(Path(entry).resolve()) for entry in sys.path if entry]
    return {**kept, **_SET_VARIABLES, "PYTHONPATH": os.pathsep.join(folders)}


def _write_all(pipe: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[pipe.write(view) :]


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with contextlib.suppress(OSError):
            pipe.close()
