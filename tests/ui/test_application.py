# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The start: the command line, the first project, bugs that don't end the program, and nothing heavy loaded."""

import json
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from making import NOW, clock, new_project
from migrations.saving import PROJECTS, load
from secondhelping_ui import application, projects
from secondhelping_ui.bug_dialog import BugDialog
from secondhelping_ui.bugs import BugReporter
from secondhelping_ui.main_window import MainWindow
from secondhelping_ui.preferences import RECENT_PROJECTS, Preferences
from secondhelping_ui.theme import Mode

HEAVY = {
    "onnxruntime", "keybert", "sklearn", "scipy", "numpy", "pdfminer", "docx", "lxml", "trafilatura",
    "tokenizers", "charset_normalizer", "qtawesome", "rich", "markdown_it", "torch", "asyncio", "multiprocessing",
}  # fmt: skip


def test_the_command_line() -> None:
    assert application.parse([]) == application.Options()
    assert application.parse(["a.helping", "--dark"]) == application.Options(Path("a.helping"), Mode.DARK)
    assert application.parse(["--help"]).help


@pytest.mark.parametrize("arguments", [["--darker"], ["a.helping", "b.helping"]])
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert application.main(arguments) == 2
    assert "Usage: second-helping" in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert application.main(["-h"]) == 0
    assert capsys.readouterr().out.startswith("Usage")


def test_the_first_start_makes_a_project_and_the_next_opens_it(
    shell: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Second Helping" / "My business.helping"
    monkeypatch.setattr(projects, "default_path", lambda: path)
    assert shell.desk.open_last_or_first()
    assert shell.windowTitle() == "My business — Second Helping"
    shell.desk.close()
    assert shell.desk.open_last_or_first()
    assert shell.preferences.last() == path


def test_an_older_project_says_where_its_copy_is(shell: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "shop.helping"
    load(PROJECTS / "version-1.sql", path)
    told: list[str] = []
    shell.session.toasted.connect(lambda text, _action, _icon: told.append(text))
    assert shell.desk.open(path)
    assert told == ["Brought up to date. The project as it was is saved as “shop (version 1).helping”"]
    shell.desk.close()
    assert shell.desk.open(path)
    assert len(told) == 1


def test_a_last_project_that_is_refused_is_not_replaced(shell: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.helping"
    path.write_text("no project")
    shell.preferences.add_recent(path)
    assert not shell.desk.open_last_or_first()
    assert shell.session.project is None


def test_a_window_is_made_of_its_parts(qtbot: QtBot, light: None, preferences: Preferences) -> None:
    window = application.make_window(preferences, BugReporter(), clock(NOW))
    qtbot.addWidget(window)
    assert window.session.now() == NOW
    assert application.system_clock().tzinfo is not None


class TestBugs:
    @pytest.fixture
    def reporter(self, shell: MainWindow) -> BugReporter:
        made = BugReporter(shell)
        made.set_window(shell)
        return made

    @pytest.mark.logs
    def test_a_bug_is_logged_and_shown_once(
        self, reporter: BugReporter, shell: MainWindow, caplog: pytest.LogCaptureFixture
    ) -> None:
        for _ in range(2):
            try:
                raise ValueError("it broke")
            except ValueError as error:
                reporter.report(error)
            dialog = reporter._open
            if dialog is not None:
                assert isinstance(dialog, BugDialog)
                dialog.copy_button.click()
                dialog.reject()
        assert caplog.text.count("ValueError: it broke") >= 2
        assert "ValueError: it broke" in QApplication.clipboard().text()
        assert len(reporter._seen) == 1

    @pytest.mark.logs
    def test_bugs_of_threads_are_caught_too(
        self,
        reporter: BugReporter,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        reporter.install()

        def fail() -> None:
            raise RuntimeError("in a thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: reporter._open is not None)
        assert "in a thread" in caplog.text
        assert isinstance(reporter._open, BugDialog)
        reporter._open.reject()


class TestPreferences:
    def test_what_was_never_set_has_a_default(self, preferences: Preferences) -> None:
        assert (preferences.mode(), preferences.text_size()) == (Mode.SYSTEM, 100)
        assert (preferences.geometry(), preferences.sidebar_pinned(), preferences.last()) == (
            None,
            None,
            None,
        )
        assert preferences.recent() == []

    def test_what_is_odd_in_the_file_does_no_harm(self, tmp_path: Path) -> None:
        path = tmp_path / "odd.ini"
        path.write_text("[look]\ntheme=plaid\ntext_size=big\nsidebar=up\n[projects]\nrecent=alone\n")
        odd = Preferences(QSettings(str(path), QSettings.Format.IniFormat))
        assert (odd.mode(), odd.text_size(), odd.sidebar_pinned(), odd.recent()) == (
            Mode.SYSTEM,
            100,
            None,
            [],
        )

    def test_recent_projects_are_few_and_the_last_is_first(
        self, preferences: Preferences, tmp_path: Path
    ) -> None:
        paths = [tmp_path / f"{number}.helping" for number in range(RECENT_PROJECTS + 3)]
        for path in paths:
            path.write_text("")
            preferences.add_recent(path)
        preferences.add_recent(paths[5])
        paths[-1].unlink()
        recent = preferences.recent()
        assert recent[0] == paths[5]
        assert len(recent) == RECENT_PROJECTS - 1
        assert len(set(recent)) == len(recent)

    def test_it_lasts(self, tmp_path: Path) -> None:
        path = str(tmp_path / "a.ini")
        first = Preferences(QSettings(path, QSettings.Format.IniFormat))
        first.set_mode(Mode.DARK)
        first.set_text_size(130)
        first.set_sidebar_pinned(False)
        first._settings.sync()
        second = Preferences(QSettings(path, QSettings.Format.IniFormat))
        assert (second.mode(), second.text_size(), second.sidebar_pinned()) == (Mode.DARK, 130, False)


def test_a_fresh_start_loads_nothing_heavy(tmp_path: Path) -> None:
    """A new interpreter opens the window on a project and says which modules it has."""
    with new_project(tmp_path) as project:
        path = project.path
    code = f"""
import json, sys
from PySide6.QtCore import QSettings
from secondhelping_ui import application
app = application.make_application(["x"])
preferences = application.Preferences(QSettings({str(tmp_path / "s.ini")!r}, QSettings.Format.IniFormat))
application.dress(preferences)
window = application.make_window(preferences, application.BugReporter())
assert window.desk.open(application.Path({str(path)!r}))
window.show_page("sources")
window.show()
app.processEvents()
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
window.close()
"""
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(json.loads(answer.stdout.splitlines()[-1]))
    assert {"secondhelping", "secondhelping_ui", "PySide6"} <= loaded
    assert loaded & HEAVY == set()


def test_log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application.QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "log"))
    root = logging.getLogger()
    before = list(root.handlers)
    application.start_log()
    added = [handler for handler in root.handlers if handler not in before]
    for handler in added:
        root.removeHandler(handler)
        handler.close()
    assert [type(handler) for handler in added] == [logging.FileHandler]
