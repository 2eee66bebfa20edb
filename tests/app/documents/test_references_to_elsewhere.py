# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a file names outside of itself is not fetched and not opened, whatever its format."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.documents.building import docx, paragraph, write
from app.documents.hostile_building import pages, shown
from app.documents.office_building import Deck, line, odf, shape, title
from secondhelping.documents.reading import read

WORDS = "The words of the document itself are read and shown."
SECRET = "Nobody asked for what stands in here"
_REACHING = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
)
_STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "webbrowser.open")
# What Python and its libraries read of themselves, also when they are imported late.
_OWN = (
    sys.prefix,
    sys.base_prefix,
    *(str(Path(entry).resolve()) for entry in sys.path if entry),
    "/proc",
    "/dev",
)


@dataclass
class _Watch:
    """What was reached for while it was on. An audit hook can't be taken off again: it is switched off."""

    on: bool = False
    opened: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            self.opened.append(os.path.realpath(os.fsdecode(arguments[0])))
        elif event in _REACHING or event in _STARTING:
            self.reached.append(f"{event} {arguments!r}")


WATCH = _Watch()
sys.addaudithook(WATCH.hook)


@dataclass(frozen=True)
class _Elsewhere:
    """A place on the network that would notice, and a file beside the document."""

    server: socket.socket
    file: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}/x"

    @property
    def all(self) -> tuple[str, ...]:
        return (self.url, self.file.as_uri(), self.file.name, f"../{self.file.parent.name}/{self.file.name}")

    def was_called(self) -> bool:
        try:
            self.server.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[_Elsewhere]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield _Elsewhere(server, write(tmp_path, "secret.html", f"<p>{SECRET}</p>"))


def _word(targets: tuple[str, ...]) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    kinds = (
        "image",
        "attachedTemplate",
        "hyperlink",
        "oleObject",
        "subDocument",
        "aFChunk",
        "footnotes",
        "styles",
    )
    found = [(f"{kind}{n}", kind, target) for kind in kinds for n, target in enumerate(targets)]
    rels = "".join(
        f'<Relationship Id="{name}" Type="{base}{kind}" Target="{target}" TargetMode="External"/>'
        for name, kind, target in found
    )
    chunks = "".join(
        f'<w:altChunk r:id="aFChunk{n}"/><w:subDoc r:id="subDocument{n}"/>' for n in range(len(targets))
    )
    return docx(paragraph(WORDS) + chunks, rels=rels)


def _slides(targets: tuple[str, ...]) -> bytes:
    kinds = ("image", "video", "audio", "hyperlink", "oleObject", "slideLayout", "notesSlide", "chart")
    remote = [target for target in targets if "://" in target]
    relations = [(f"{kind}{n}", kind, target) for kind in kinds for n, target in enumerate(remote)]
    return Deck().add(title("A title"), shape(line(WORDS)), relations=relations).bytes()


def _embedding(targets: tuple[str, ...]) -> str:
    parts = "".join(
        f'<img src="{it}" srcset="{it} 2x"><iframe src="{it}"></iframe><object data="{it}"></object>'
        f'<video src="{it}" poster="{it}"></video><a href="{it}" ping="{it}">a link</a>'
        for it in targets
    )
    return f"{parts}<p>{WORDS}</p>"


def _page(targets: tuple[str, ...]) -> str:
    head = "".join(
        f'<link rel="stylesheet" href="{it}"><style>@import url("{it}"); p {{ background: url({it}) }}</style>'
        f'<script src="{it}"></script>'
        for it in targets
    )
    first = f'<!DOCTYPE html SYSTEM "{targets[0]}"><html><head><base href="{targets[0]}">'
    refresh = (
        f'<meta http-equiv="refresh" content="0; url={targets[0]}"><link rel="canonical" href="{targets[0]}">'
    )
    return f"{first}{refresh}{head}</head><body>{_embedding(targets)}</body></html>"


def _message(targets: tuple[str, ...]) -> str:
    outside = "".join(
        f'--b\r\nContent-Type: message/external-body; access-type=URL; URL="{target}"\r\n\r\n\r\n'
        for target in targets
    )
    about = f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {targets[0]}"
    page = f"--b\r\n{about}\r\n\r\n{_page(targets)}\r\n"
    return (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n{page}{outside}--b--\r\n'
    )


def _open_document(kind: str) -> Callable[[tuple[str, ...]], bytes]:
    def made(targets: tuple[str, ...]) -> bytes:
        named = "".join(
            f'<draw:frame><draw:image xlink:href="{target}"/></draw:frame><draw:frame><draw:object '
            f'xlink:href="{target}"/></draw:frame><text:section text:name="s"><text:section-source '
            f'xlink:href="{target}"/></text:section><text:p><text:a xlink:href="{target}">a link</text:a></text:p>'
            for target in targets
        )
        words = f"<text:p>{WORDS}</text:p>"
        if kind == "text":
            return odf(kind, words + named)
        box = f"<draw:frame><draw:text-box>{words}</draw:text-box></draw:frame>"
        return odf(kind, f"<draw:page>{box}{named}</draw:page>")

    return made


def _pdf(targets: tuple[str, ...]) -> bytes:
    more = [
        item
        for target in targets
        for item in (
            f"<</S/URI/URI({target})>>",
            f"<</S/Launch/F({target})/NewWindow true>>",
            f"<</Length 0/F<</Type/Filespec/FS/URL/F({target})>>>>\nstream\n\nendstream",
        )
    ]
    names = "".join(f"/X{n} {n} 0 R" for n in range(6, 6 + len(more)))
    data = pages([shown(WORDS)], more, resources=f"/XObject<<{names}>>/AA<</O 6 0 R/C 7 0 R>>")
    return data.replace(b"/Contents 5 0 R", b"/Contents[5 0 R 8 0 R]").replace(b"BT", b"/X8 Do BT", 1)


def _markdown(targets: tuple[str, ...]) -> str:
    return "# A title\n\n" + "".join(f"![a picture]({t}) [a link](<{t}>)\n\n" for t in targets) + f"{WORDS}\n"


def _rich(targets: tuple[str, ...]) -> str:
    fields = "".join(
        rf'{{\field{{\*\fldinst {kind} "{target}"}}{{\fldrslt x}}}}'
        for kind in ("INCLUDETEXT", "INCLUDEPICTURE", "HYPERLINK")
        for target in targets
    )
    return rf"{{\rtf1\ansi {{\*\template {targets[0]}}}{fields}\par {WORDS}\par}}"


def _export(targets: tuple[str, ...]) -> str:
    url = targets[0]
    return (
        f'<?xml version="1.0"?><?xml-stylesheet href="{url}"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>A blog</title>'
        f'<wp:wxr_version>1.2</wp:wxr_version><item><title>A post</title><xi:include href="{url}"/>'
        f"<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:attachment_url>{url}"
        f"</wp:attachment_url><content:encoded><![CDATA[{_embedding(targets)}]]></content:encoded></item>"
        "</channel></rss>"
    )


MAKERS: dict[str, Callable[[tuple[str, ...]], bytes | str]] = {
    "a.docx": _word,
    "a.pptx": _slides,
    "a.odt": _open_document("text"),
    "a.odp": _open_document("presentation"),
    "a.html": _page,
    "a.mhtml": _message,
    "a.pdf": _pdf,
    "a.md": _markdown,
    "a.rtf": _rich,
    "a.xml": _export,
    "a.txt": lambda targets: "\n\n".join((*targets, WORDS)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_else_is_fetched_or_opened(tmp_path: Path, elsewhere: _Elsewhere, name: str) -> None:
    path = write(tmp_path, name, MAKERS[name](elsewhere.all))
    WATCH.opened.clear()
    WATCH.reached.clear()
    WATCH.on = True
    try:
        content = read(path)
    finally:
        WATCH.on = False
    found = "\n".join(passage.text for passage in content.passages)
    assert WORDS in found
    assert SECRET not in found
    assert not WATCH.reached
    # The parsers written in C tell no audit hook what they do: the server would notice.
    assert not elsewhere.was_called()
    assert os.path.realpath(path) in WATCH.opened
    assert [one for one in WATCH.opened if one != os.path.realpath(path) and not one.startswith(_OWN)] == []


def test_the_watch_would_notice(elsewhere: _Elsewhere) -> None:
    WATCH.opened.clear()
    WATCH.reached.clear()
    WATCH.on = True
    try:
        elsewhere.file.read_bytes()
        socket.create_connection(elsewhere.server.getsockname()).close()
    finally:
        WATCH.on = False
    assert os.path.realpath(elsewhere.file) in WATCH.opened
    assert any(one.startswith("socket.connect ") for one in WATCH.reached)
    assert elsewhere.was_called()
