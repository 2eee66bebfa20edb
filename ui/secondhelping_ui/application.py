# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program's start: one QApplication, one window, one project."""

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

# The core first, then PySide6's own import is put out of the way: see plain_imports.
from secondhelping.operations import look as _look  # noqa: F401

# isort: split
from secondhelping_ui import plain_imports as _plain_imports  # noqa: F401

# isort: split
from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from secondhelping_ui.bugs import BugReporter
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.theme import Mode, theme
from secondhelping_ui.wording import PRODUCT

if TYPE_CHECKING:
    from secondhelping_ui.main_window import MainWindow

USAGE = "Usage: second-helping [PROJECT] [--light | --dark]"
_LOG_LIMIT = 1_000_000
_SETTLED_MS = 1000
"""By then the window is painted and its figures are there."""


class Options(NamedTuple):
    """What the command line says."""

    project: Path | None = None
    mode: Mode | None = None
    help: bool = False


class WrongUse(Exception):
    """The command line can't be understood; the text says what of it."""


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line. Raises WrongUse."""
    project: Path | None = None
    mode: Mode | None = None
    for argument in arguments:
        if argument in ("--light", "--dark"):
            mode = Mode(argument[2:])
        elif argument in ("--help", "-h"):
            return Options(help=True)
        elif argument.startswith("-"):
            raise WrongUse(f"There is no option {argument}.")
        elif project is not None:
            raise WrongUse("One project is opened at a time.")
        else:
            project = Path(argument)
    return Options(project, mode)


def make_application(arguments: Sequence[str]) -> QApplication:
    """The QApplication, with its names, style and fonts."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # Named here, not by setStyle: that would hand the style over to Python, with all that belongs to it.
    app = QApplication([*arguments[:1], "-style", "fusion", *arguments[1:]])
    app.setOrganizationName(PRODUCT)
    app.setApplicationName(PRODUCT)
    app.setDesktopFileName("second-helping")
    return app


def make_window(
    preferences: Preferences, bugs: BugReporter, clock: Callable[[], datetime] | None = None
) -> "MainWindow":
    """The window with everything it needs, not shown yet and without a project."""
    from secondhelping_ui.action_list import ACTIONS
    from secondhelping_ui.actions import ActionRegistry
    from secondhelping_ui.main_window import MainWindow
    from secondhelping_ui.session import Session

    actions = ActionRegistry(ACTIONS)
    session = Session(actions, clock or system_clock)
    actions.setParent(session)
    session.bug_found.connect(bugs.report)
    window = MainWindow(session, preferences)
    session.setParent(window)
    bugs.set_window(window)
    return window


def system_clock() -> datetime:
    """The moment, aware, in UTC."""
    return datetime.now(UTC)


def dress(preferences: Preferences, mode: Mode | None = None) -> None:
    """Put on the theme and the text size that the owner chose."""
    theme().dress(mode or preferences.mode(), preferences.text_size())


def start_log() -> None:
    """Bugs are written to a file in the program's own folder, which is begun anew when it has grown long."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "second-helping.log"
        if path.is_file() and path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the window; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = parse(given)
    except WrongUse as error:
        print(f"{error} {USAGE}", file=sys.stderr)
        return 2
    if options.help:
        print(USAGE)
        return 0
    # See start.py; here for who calls this directly.
    gc.disable()
    app = make_application([sys.argv[0] if sys.argv else PRODUCT])
    start_log()
    bugs = BugReporter()
    bugs.install()
    preferences = Preferences(QSettings())
    dress(preferences, options.mode)
    window = make_window(preferences, bugs)
    if options.project is not None:
        window.open_path(options.project)
    else:
        window.desk.open_last_or_first()
    window.show_page("sources")
    window.show()
    QTimer.singleShot(_SETTLED_MS, settle)
    return int(app.exec())


def settle() -> None:
    """Has garbage looked for again, but not among what the start made: it stays for good, and a look through all
    of it would hold the window up for some 45 ms now and then."""
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    sys.exit(main())
