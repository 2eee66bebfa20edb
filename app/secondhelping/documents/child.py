# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The worker process: takes one request a line, runs the function it names, answers in lines of JSON.

Started by `sandbox` as `python -m secondhelping.documents.child MEMORY`. A request is
`{"target": "package.module:function", "payload": ...}`, or `{"warm": target}`, which is not answered. The
answer is any number of `{"step": [...]}`, then one of `{"result": ...}`, `{"known": [...], "pages": [...]}` and
`{"bug": ""}`. The end of the input ends the process at once, so it never outlives the program.
"""

import contextlib
import importlib
import json
import os
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

from secondhelping.domain.errors import KnownError, PicturesOnly
from secondhelping.domain.progress import Step

# The exit status that says "out of memory"; any other sudden end is taken for a crash.
MEMORY_EXIT = 77
_LARGEST_FILE_WRITTEN = 16 << 20
_POLITENESS = 5
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "os.system",
    "webbrowser.open",
)


def main() -> None:
    requests, answers = _claim_channels()
    memory = int(sys.argv[1])
    _limit(memory)
    sys.addaudithook(_forbid)
    threading.Thread(target=_watch_memory, args=(memory,), daemon=True).start()
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take_requests, args=(requests, waiting), daemon=True).start()
    while True:
        try:
            _serve(json.loads(waiting.get()), answers)
        except MemoryError:
            os._exit(MEMORY_EXIT)


def _claim_channels() -> tuple[BinaryIO, BinaryIO]:
    """Keeps the two pipes to the parent for the protocol alone: a stray print goes to standard error."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def _limit(memory: int) -> None:
    """What Unix can hold to by itself. Elsewhere the parent's watch on time and output remains."""
    if sys.platform == "win32":
        return
    import resource

    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE_WRITTEN),
    ):
        # macOS refuses some limits; the watch on the resident memory stands in there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))
    with contextlib.suppress(OSError):
        os.nice(_POLITENESS)


def _watch_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    while _resident() <= memory:
        time.sleep(0.5)
    os._exit(MEMORY_EXIT)


def _resident() -> int:
    """Bytes of memory in use. On Linux as of now: the peak that `getrusage` tells is inherited from the parent,
    and a large parent would end every child at its start."""
    import resource

    try:
        with Path("/proc/self/statm").open("rb") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: nothing that is read here may reach the network or start a program."""
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not allowed in the worker")


def _take_requests(requests: BinaryIO, waiting: "queue.SimpleQueue[bytes]") -> None:
    for line in requests:
        waiting.put(line)
    os._exit(0)


def _serve(request: dict[str, Any], answers: BinaryIO) -> None:
    if "warm" in request:
        _warm(request["warm"])
        return
    tell = _teller(answers)
    tell(_outcome(request, lambda step: tell({"step": [step.doing, step.done, step.total, step.found]})))


def _teller(answers: BinaryIO) -> Callable[[dict[str, Any]], None]:
    def tell(message: dict[str, Any]) -> None:
        answers.write(json.dumps(message).encode("ascii") + b"\n")
        answers.flush()

    return tell


def _outcome(request: dict[str, Any], emit: Callable[[Step], None]) -> dict[str, Any]:
    try:
        return {"result": _function(request["target"])(request["payload"], emit)}
    except MemoryError:
        raise
    except KnownError as error:
        pages = list(error.pages) if isinstance(error, PicturesOnly) else []
        return {"known": [type(error).__name__, error.what, error.why, error.todo], "pages": pages}
    except Exception:
        return {"bug": traceback.format_exc()}


def _warm(target: str) -> None:
    """Imports the target's module early and runs its `warm()` where it has one. What goes wrong here
    goes wrong again, and is told, when the target is run."""
    with contextlib.suppress(Exception):
        module = importlib.import_module(target.partition(":")[0])
        getattr(module, "warm", lambda: None)()


def _function(target: str) -> Callable[[Any, Callable[[Step], None]], Any]:
    module, _, name = target.partition(":")
    return cast(Callable[..., Any], getattr(importlib.import_module(module), name))


if __name__ == "__main__":
    main()
