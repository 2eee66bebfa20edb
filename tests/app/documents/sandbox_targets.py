# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Functions that the sandbox's tests run in the worker process: good ones and every kind of bad one."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from secondhelping.domain.errors import KnownError, ProjectRefused
from secondhelping.domain.progress import Step

Emit = Callable[[Step], None]
warmed = False


def warm() -> None:
    global warmed
    warmed = True


def was_warmed(payload: Any, emit: Emit) -> bool:
    return warmed


def echo(payload: Any, emit: Emit) -> Any:
    return payload


def count(payload: int, emit: Emit) -> int:
    for number in range(1, payload + 1):
        emit(Step("Counting", number, payload, found=number * 2))
    return payload


def chatty(payload: Any, emit: Emit) -> str:
    print("a stray print")
    os.write(1, b"and a write to the descriptor")
    return "fine"


def process_id(payload: Any, emit: Emit) -> int:
    return os.getpid()


def environment(payload: Any, emit: Emit) -> dict[str, str]:
    return dict(os.environ)


def priority(payload: Any, emit: Emit) -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def known(payload: Any, emit: Emit) -> None:
    raise ProjectRefused("What.", "Why.", "What to do.")


def plainly_known(payload: Any, emit: Emit) -> None:
    raise KnownError("What.", "Why.", "What to do.")


def bug(payload: Any, emit: Emit) -> None:
    raise ZeroDivisionError("a bug of ours")


def sleep(payload: float, emit: Emit) -> str:
    time.sleep(payload)
    return "slept"


def busy(payload: float, emit: Emit) -> None:
    end = time.monotonic() + payload
    while time.monotonic() < end:
        pass


def talk_for_ever(payload: Any, emit: Emit) -> None:
    for number in range(10**9):
        emit(Step("Talking", number))
        time.sleep(0.02)


def eat_memory(payload: Any, emit: Emit) -> int:
    eaten = []
    while True:
        eaten.append(bytearray(16 << 20))


def crash(payload: Any, emit: Emit) -> None:
    os._exit(3)


def crash_with_words(payload: Any, emit: Emit) -> None:
    sys.stderr.write("x" * 300_000 + "the last words")
    sys.stderr.flush()
    os._exit(3)


def garbage(payload: str, emit: Emit) -> None:
    """Writes to every descriptor there is, so also to the channel of the protocol."""
    for descriptor in range(3, 30):
        try:
            os.write(descriptor, payload.encode())
        except OSError:
            continue
    time.sleep(60)


def flood(payload: Any, emit: Emit) -> str:
    return "x" * payload


def reach_out(payload: Any, emit: Emit) -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def run_program(payload: Any, emit: Emit) -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)
