# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the program remembers about the screen, not about a project: window, theme, text size, recent projects."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from secondhelping_ui.theme import Mode

RECENT_PROJECTS = 8


class Preferences:
    """A typed face on QSettings. Tests pass settings in a file of their own."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings()

    def geometry(self) -> QByteArray | None:
        """The window's place as Qt wrote it."""
        found = self._settings.value("window/geometry")
        return found if isinstance(found, QByteArray) else None

    def set_geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def mode(self) -> Mode:
        """Light, dark, or as the system."""
        found = str(self._settings.value("look/theme", Mode.SYSTEM.value))
        return Mode(found) if found in set(Mode) else Mode.SYSTEM

    def set_mode(self, mode: Mode) -> None:
        self._settings.setValue("look/theme", mode.value)

    def text_size(self) -> int:
        """In percent."""
        found = str(self._settings.value("look/text_size", "100"))
        return int(found) if found.isdigit() else 100

    def set_text_size(self, percent: int) -> None:
        self._settings.setValue("look/text_size", str(percent))

    def sidebar_pinned(self) -> bool | None:
        """Whether the owner wants the full sidebar whatever the window's width; None: as the width says."""
        found = str(self._settings.value("look/sidebar", ""))
        return {"full": True, "rail": False}.get(found)

    def set_sidebar_pinned(self, pinned: bool | None) -> None:
        self._settings.setValue("look/sidebar", {True: "full", False: "rail", None: ""}[pinned])

    def reader_shows_pages(self) -> bool:
        """Whether documents that have pages are shown as pages, not as text."""
        return str(self._settings.value("look/reader", "pages")) != "text"

    def set_reader_shows_pages(self, pages: bool) -> None:
        self._settings.setValue("look/reader", "pages" if pages else "text")

    def reads_pictures(self) -> bool:
        """Whether Tesseract reads pages that are pictures without being asked; not before the owner says so."""
        return str(self._settings.value("reading/pictures", "no")) == "yes"

    def set_reads_pictures(self, wanted: bool) -> None:
        self._settings.setValue("reading/pictures", "yes" if wanted else "no")

    def calendar_view(self) -> str:
        """How the calendar was looked at last: "month", "week" or "list"."""
        return str(self._settings.value("look/calendar", "month"))

    def set_calendar_view(self, view: str) -> None:
        self._settings.setValue("look/calendar", view)

    def reviews_best_first(self) -> bool:
        """Whether the best lines of a document are reviewed first, not those that stand first in it."""
        return str(self._settings.value("look/review", "best")) != "document"

    def set_reviews_best_first(self, best: bool) -> None:
        self._settings.setValue("look/review", "best" if best else "document")

    def recent(self) -> list[Path]:
        """The projects opened lately, the last first; those that are gone are left out."""
        found = self._settings.value("projects/recent")
        names = [found] if isinstance(found, str) else list(found) if isinstance(found, list) else []
        return [Path(str(name)) for name in names if Path(str(name)).is_file()]

    def last(self) -> Path | None:
        """The project opened last, whether it is still there or not."""
        found = str(self._settings.value("projects/last", ""))
        return Path(found) if found else None

    def add_recent(self, path: Path) -> None:
        """Remember a project that was opened."""
        names = [str(path), *(str(other) for other in self.recent() if other != path)]
        self._settings.setValue("projects/recent", names[:RECENT_PROJECTS])
        self._settings.setValue("projects/last", str(path))

    def export_folder(self) -> Path | None:
        """Where files were saved last; None where that is not known or gone."""
        found = str(self._settings.value("export/folder", ""))
        return Path(found) if found and Path(found).is_dir() else None

    def set_export_folder(self, folder: Path) -> None:
        self._settings.setValue("export/folder", str(folder))

    def export_target(self) -> str:
        """The scheduler chosen last, by its name; "" for none."""
        return str(self._settings.value("export/target", ""))

    def set_export_target(self, name: str) -> None:
        self._settings.setValue("export/target", name)
