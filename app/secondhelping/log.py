# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the program writes what went wrong: a small file beside the owner's other program data, never sent."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path | None = None) -> Path:
    """Writes warnings and worse of this process to a file of at most 1 MB; returns its path.

    Texts of the owner's documents are never logged: only names of modules and errors.
    """
    folder = folder or user_log_path("second-helping", appauthor=False, ensure_exists=True)
    path = folder / "second-helping.log"
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)
    return path
