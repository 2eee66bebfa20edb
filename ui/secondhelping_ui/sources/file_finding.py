# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks where a document's file is now, and has it compared while the window goes on."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from secondhelping.domain.document import Document
from secondhelping.operations.find_file import file_found, fingerprint_of
from secondhelping_ui.session import Session


def ask_where(parent: QWidget, session: Session, document: Document) -> None:
    """The file dialog, where the file was or as near as there still is a folder. What it turns out to be, the
    session tells: a change that can be undone, or why it is not the file."""
    old = Path(document.path)
    patterns = f"*{old.suffix}" if old.suffix else "*"
    name, _filter = QFileDialog.getOpenFileName(
        parent,
        f"Where is “{old.name}” now?",
        str(_nearest_folder(old)),
        f"Files like it ({patterns});;All files (*)",
    )
    project = session.project
    if not name or project is None:
        return

    path = Path(name)

    def compared(fingerprint: str) -> None:
        if session.project is project:
            session.run(file_found, document.id, path, fingerprint)

    session.jobs.start(fingerprint_of, path, on_done=compared)


def _nearest_folder(path: Path) -> Path:
    return next((folder for folder in path.parents if folder.is_dir()), Path.home())
