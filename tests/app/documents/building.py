# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the documents that the readers' tests read: PDF with reportlab, Word with python-docx and by hand."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

LEFT = (
    "A good chair is worth more than",
    "a good desk. Set the height first,",
    "then the back, and only then look",
    "at the arms. Most people do it the",
    "other way round and wonder why it",
    "never feels quite right.",
)
RIGHT = (
    "Stand up twice an hour. It need",
    "not be long: fetching a glass of",
    "water is enough to wake the legs",
    "and rest the eyes. Your back will",
    "thank you in the evening, and so",
    "will your mood.",
)
LEFT_TEXT = " ".join(LEFT)
RIGHT_TEXT = " ".join(RIGHT)

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, encrypt: StandardEncryption | str | None = None, **info: str) -> bytes:
    """A PDF whose pages are drawn by the functions given."""
    target = io.BytesIO()
    lock = StandardEncryption(encrypt, canPrint=0) if isinstance(encrypt, str) else encrypt
    canvas = Canvas(target, pagesize=A4, pageCompression=0, encrypt=lock, invariant=1)
    if "title" in info:
        canvas.setTitle(info["title"])
    if "author" in info:
        canvas.setAuthor(info["author"])
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def lines(
    canvas: Canvas,
    texts: Sequence[str],
    x: float = 72,
    y: float = 700,
    size: float = 10,
    font: str = "Helvetica",
    step: float = 1.2,
) -> None:
    """Lines of text under each other, the first on base line `y`."""
    canvas.setFont(font, size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - number * step * size, text)


def picture(canvas: Canvas) -> None:
    """A page that is a picture, as from a scanner."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (80, 110), 200)), 20, 20, WIDTH - 40, HEIGHT - 40)


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def docx(body: str, extra: dict[str, str | bytes] | None = None, rels: str = "", before: str = "") -> bytes:
    """A Word document with this body, in WordprocessingML, and further parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {NAMESPACES}>'
        f"<w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELS.format(rels),
        **(extra or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
PACKAGE_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
