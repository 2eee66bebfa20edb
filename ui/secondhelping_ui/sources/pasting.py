# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Takes what is on the clipboard for documents: files that were copied, else marked-up or plain text."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QMimeData

from secondhelping_ui.drop_overlay import dropped_files
from secondhelping_ui.sources.outcomes import Pasted

# Without one of these the markup tells colours and fonts only, as a code editor's does.
_BLOCKS = re.compile(r"<(?:p|h[1-6]|li|table|blockquote|article)\b", re.IGNORECASE)
_LOOKED_AT = 1 << 20


def pasted_name(day: date) -> str:
    """ "Pasted text, 26 Nov 2026": what a text is called until it is read."""
    return f"Pasted text, {QLocale().toString(QDate(day.year, day.month, day.day), 'd MMM yyyy')}"


def taken_from(data: QMimeData | None, today: date) -> tuple[Sequence[Path], Pasted | None]:
    """The files on the clipboard, or the text; neither where there is nothing to read."""
    # Qt gives nothing at all for a clipboard that was cleared, whatever its types say.
    if data is None:
        return (), None
    files = [Path(path) for path in dropped_files(data)]
    if files:
        return files, None
    name = pasted_name(today)
    markup = data.html() if data.hasHtml() else ""
    if _BLOCKS.search(markup, 0, _LOOKED_AT):
        return (), Pasted(name, markup, marked_up=True)
    text = data.text() if data.hasText() else ""
    return (), Pasted(name, text) if text.strip() else None
