# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program opens no network connection: nothing in it knows how, and the whole way is walked under guard.

The guard is an audit hook that every Python process of the run carries, the worker processes too. It sees
what goes through Python's own sockets, and ends it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.sources import CORE, ROOT, SCREEN, imported, shown, sources
from secondhelping.operations import project as projects

KNOW_THE_NETWORK = (
    *("socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "imaplib", "poplib"),
    *(
        "nntplib",
        "telnetlib",
        "xmlrpc",
        "socketserver",
        "webbrowser",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
    ),
    *("huggingface_hub", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
)
GUARD = """\
import os, socket, sys

LOG = {log!r}


def note(line):
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(line + "\\n")


def guard(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        reaches_out = arguments[0].family in (socket.AF_INET, socket.AF_INET6)
        if event == "socket.bind" and arguments[1][0] in ("::1", "127.0.0.1"):
            # urllib3, which trafilatura imports, asks on import whether there is IPv6 by binding to itself.
            reaches_out = False
    else:
        reaches_out = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
    if reaches_out:
        note(f"network: {{event}} {{arguments!r}}")
        raise PermissionError(f"The network is out of bounds: {{event}}")


sys.addaudithook(guard)
note("guarded: " + " ".join(sys.orig_argv))
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "guard.log"


def guarded(command: list[str], log: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command whose Python processes all carry the guard."""
    hooks = log.parent / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(GUARD.format(log=str(log)), encoding="utf-8")
    paths = [str(hooks), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), **more},
        capture_output=True,
        text=True,
        timeout=300,
    )


def entries(log: Path, kind: str) -> list[str]:
    return [line for line in log.read_text(encoding="utf-8").splitlines() if line.startswith(f"{kind}: ")]


def test_nothing_imports_what_knows_the_network() -> None:
    found = [
        f"{shown(path)}:{line}: {name}"
        for path in sources(CORE, SCREEN, ROOT / "resources")
        for line, name in imported(path)
        if f"{name}.".startswith(tuple(f"{module}." for module in KNOW_THE_NETWORK))
    ]
    assert found == []


def test_the_guard_stops_a_connection(log: Path) -> None:
    # 192.0.2.0/24 is kept for documentation: nobody lives there.
    attempt = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    done = guarded([sys.executable, "-c", attempt], log)
    assert done.returncode == 1
    assert "out of bounds" in done.stderr
    assert entries(log, "network")


def test_the_guard_lets_local_work_pass(log: Path) -> None:
    attempt = "import socket, subprocess, sys; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))"
    done = guarded([sys.executable, "-c", attempt], log)
    assert done.stdout.strip() == "b'x'", done.stderr


def test_the_whole_way_from_samples_to_csv_opens_no_connection(log: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = guarded([sys.executable, "-m", "secondhelping.cli", "demo", "--out", str(out)], log)
    assert done.returncode == 0, done.stdout + done.stderr
    assert entries(log, "network") == []
    assert list(out.glob("*.csv"))
    assert [line for line in entries(log, "guarded") if "secondhelping.documents.child" in line]


WINDOW = """\
import sys, threading
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from secondhelping_ui.application import main


def quit():
    QMetaObject.invokeMethod(QCoreApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)


threading.Timer(3, quit).start()
sys.exit(main(sys.argv[1:]))
"""


def test_the_window_opens_no_connection(log: Path, tmp_path: Path) -> None:
    project = tmp_path / "harbour-lane.helping"
    projects.create(project, zone="Europe/London").close()
    own = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    command = [sys.executable, "-c", WINDOW, str(project)]
    done = guarded(command, log, QT_QPA_PLATFORM="offscreen", **own)
    assert done.returncode == 0, done.stdout + done.stderr
    assert entries(log, "network") == []
