# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds files that exceed a limit or try a trick: PDF object by object, packages entry by entry."""

import io
import random
import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence

MEGABYTE = 1 << 20
_CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
A4 = "0 0 595 842"


def raw_pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 3: object 1 is the catalog, and 2, the first given, its pages."""
    parts = [part.encode("latin-1") if isinstance(part, str) else part for part in (_CATALOG, *objects)]
    target = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(target))
        target += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    start = len(target)
    target += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    target += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    target += f"trailer\n<</Size {len(parts) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(target)


def stream(content: str | bytes, entries: str = "", filters: int = 0) -> bytes:
    """A stream object, packed with Flate as often as `filters` says."""
    data = content.encode("latin-1") if isinstance(content, str) else content
    for _ in range(filters):
        data = zlib.compress(data, 9)
    packed = f"/Filter[{'/FlateDecode' * filters}]" if filters else ""
    return f"<</Length {len(data)}{packed}{entries}>>\nstream\n".encode("latin-1") + data + b"\nendstream"


def shown(*texts: str, size: float = 12) -> str:
    """The operators that write lines under each other."""
    rows = " ".join(f"({text}) Tj 0 -{size * 1.2:g} Td" for text in texts)
    return f"BT /F1 {size:g} Tf 72 700 Td {rows} ET"


def pages(
    contents: Sequence[str | bytes], more: Sequence[str | bytes] = (), resources: str = "", box: str = A4
) -> bytes:
    """A PDF with a page for each content (operators, or a whole stream object). Further objects are numbered on
    from `4 + 2 * len(contents)`; `resources` may name them."""
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects: list[str | bytes] = [f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>", _FONT]
    for number, content in enumerate(contents):
        own = first + 2 * number
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {own + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{resources}>>>>"
        )
        objects.append(content if isinstance(content, bytes) else stream(content))
    return raw_pdf(*objects, *more)


def fan_out(before: Sequence[str], levels: int = 9) -> bytes:
    """A PDF whose last page paints a form that paints ten forms, and so on: 10 to the power of `levels`."""
    contents = [*before, "/X Do " * 10]
    first = 4 + 2 * len(contents)
    form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    forms = [
        stream("/X Do " * 10, f"{form}/Resources<</XObject<</X {first + number + 1} 0 R>>>>")
        for number in range(levels - 1)
    ]
    return pages(contents, [*forms, stream("BT ET", form)], f"/XObject<</X {first} 0 R>>")


def packed(parts: Mapping[str, str | bytes], links: Mapping[str, str] | None = None, level: int = 6) -> bytes:
    """A zip of these parts; `links` are symbolic links and what they point to."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        for name, points_to in (links or {}).items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, points_to)
    return target.getvalue()


def fairly_steep(size: int) -> bytes:
    """XML of about this size that packs to between a hundredth and a twentieth of it."""
    noise = random.Random(7).randbytes(MEGABYTE // 64).hex().encode()
    comment = b"<!--" + noise + b" " * (MEGABYTE - len(noise) - 7) + b"-->"
    return b"<x>" + comment * (size // MEGABYTE) + b"</x>"


def with_lying_size(data: bytes, name: str, size: int) -> bytes:
    """The zip with another size stated for the part called `name`, in both its headers."""
    found = bytearray(data)
    for sign, size_at, name_at in ((b"PK\3\4", 22, 30), (b"PK\1\2", 24, 46)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            if data[at + name_at :].startswith(name.encode()):
                found[at + size_at : at + size_at + 4] = size.to_bytes(4, "little")
    return bytes(found)
