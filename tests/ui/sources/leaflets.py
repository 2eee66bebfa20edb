# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A leaflet as a PDF with snippets on its pages, and how its pages are looked at."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument, PdfPage
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from secondhelping.documents.reading import read
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Candidate, Span
from secondhelping.operations.add_document import add_document
from secondhelping.operations.project import Project
from secondhelping.operations.workshop import Prepared

Open = Callable[[Project], Any]
Press = Callable[..., None]
Draw = Callable[[Canvas], None]

WALK = "Phone calls are walking time."
TIMER = "Set a timer for 30 minutes and stand up."
PRICE = "Our desk checks cost 35 pounds a desk."


def text(canvas: Canvas, words: str, x: float, y: float, size: float = 20) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, words)


def first(canvas: Canvas) -> None:
    text(canvas, WALK, 90, 640)
    text(canvas, TIMER, 90, 560)


def second(canvas: Canvas) -> None:
    text(canvas, PRICE, 200, 500)


def make_pdf(path: Path, *pages: Draw, change: Callable[[PdfPage], object] | None = None) -> Path:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    path.write_bytes(target.getvalue())
    if change is not None:
        with PdfDocument(target.getvalue()) as document:
            page = document[0]
            change(page)
            page.close()
            document.save(str(path))
    return path


def add(project: Project, path: Path, *lines: tuple[str, Kind]) -> None:
    """Add a PDF as it is read, with these lines found in it."""
    content = read(path)
    found = []
    for line, kind in lines:
        number = next(n for n, passage in enumerate(content.passages) if line in passage.text)
        start = content.passages[number].text.index(line)
        span = Span(number, start, number, start + len(line))
        page = content.passages[number].place.page
        found.append(Candidate(line, line, span, kind, {kind: 1.0}, 0.8, 0.9, 0.8, page))
    add_document(project, Prepared(path, content, tuple(found), ()))


def settle(window: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.page.reader.pages.settled, timeout=20_000)


def seen(window: Any) -> QImage:
    return window.page.reader.page_view.viewport().grab().toImage()
