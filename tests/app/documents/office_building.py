# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Builds presentations and OpenDocument files by hand, part by part, for the readers' tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_OOXML = "http://schemas.openxmlformats.org"
_OFFICE = f"{_OOXML}/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:a="{_OOXML}/drawingml/2006/main" xmlns:r="{_OFFICE}" '
    f'xmlns:p="{_OOXML}/presentationml/2006/main" xmlns:dgm="{_OOXML}/drawingml/2006/diagram" '
    f'xmlns:c="{_OOXML}/drawingml/2006/chart" xmlns:m="{_OOXML}/officeDocument/2006/math" '
    f'xmlns:mc="{_OOXML}/markup-compatibility/2006"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("presentation", "presentation"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)
_ODF_NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
MIME = "application/vnd.oasis.opendocument."


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def line(text: str, properties: str = "") -> str:
    """A paragraph of a shape; `properties` is its `a:pPr`."""
    return f"<a:p>{properties}<a:r><a:t>{text}</a:t></a:r></a:p>"


def level(number: int) -> str:
    return f'<a:pPr lvl="{number}"/>'


def shape(
    *lines: str, at: tuple[int, int, int, int] | None = None, place: str = "", hidden: bool = False
) -> str:
    """A shape with text. `at` is left, top, width and height; `place` the attributes of a placeholder."""
    where = "" if at is None else f"<a:xfrm>{_extent('', *at)}</a:xfrm>"
    filled = f"<p:ph {place}/>" if place else ""
    name = '<p:cNvPr id="2" name="x" hidden="1"/>' if hidden else '<p:cNvPr id="2" name="x"/>'
    return (
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr>{filled}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{where}</p:spPr><p:txBody><a:bodyPr/>{''.join(lines)}</p:txBody></p:sp>"
    )


def title(text: str) -> str:
    return shape(line(text), place='type="title"')


def body(*lines: str) -> str:
    return shape(*lines, place='idx="1"')


def group(*shapes: str, at: tuple[int, int, int, int], inner: tuple[int, int, int, int]) -> str:
    return (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name="g"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        f"{_extent('', *at)}{_extent('ch', *inner)}</a:xfrm></p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def _extent(prefix: str, left: int, top: int, width: int, height: int) -> str:
    off, ext = ("chOff", "chExt") if prefix else ("off", "ext")
    return f'<a:{off} x="{left}" y="{top}"/><a:{ext} cx="{width}" cy="{height}"/>'


def frame(content: str, at: tuple[int, int, int, int] = (0, 200, 900, 300)) -> str:
    """A graphic frame, as tables, charts and diagrams stand in."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="f"/></p:nvGraphicFramePr>'
        f"<p:xfrm>{_extent('', *at)}</p:xfrm><a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


@dataclass
class Deck:
    """A presentation in the making."""

    parts: dict[str, str | bytes] = field(default_factory=dict)
    slides: int = 0

    def add(
        self,
        *shapes: str,
        notes: Sequence[str] = (),
        hidden: bool = False,
        relations: Sequence[tuple[str, str, str]] = (),
    ) -> "Deck":
        """A slide. `relations` are id, kind and target of each further part; an address leads outside."""
        self.slides += 1
        show = ' show="0"' if hidden else ""
        found = [("lay", "slideLayout", "../slideLayouts/slideLayout1.xml"), *relations]
        if notes:
            found.append(("note", "notesSlide", f"../notesSlides/notesSlide{self.slides}.xml"))
            picture = shape(line("7"), place='type="sldNum" idx="5"')
            words = shape(*notes, place='type="body" idx="1"')
            self.parts[f"ppt/notesSlides/notesSlide{self.slides}.xml"] = _tree("notes", picture + words)
        name = f"slide{self.slides}.xml"
        self.parts[f"ppt/slides/{name}"] = _tree("sld", "".join(shapes), show)
        self.parts[f"ppt/slides/_rels/{name}.rels"] = rels(found)
        return self

    def bytes(self, order: Sequence[int] = (), stated: str = "", author: str = "") -> bytes:
        """The file, with the slides in this order."""
        numbers = order or range(1, self.slides + 1)
        ids = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in numbers)
        slides = [(f"s{n}", "slide", f"slides/slide{n}.xml") for n in range(1, self.slides + 1)]
        core = (
            f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{stated}</dc:title>'
            f"<dc:creator>{author}</dc:creator></c>"
        )
        return zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": rels([("rId1", "officeDocument", "ppt/presentation.xml")]),
                "docProps/core.xml": core,
                "ppt/presentation.xml": f"<p:presentation {_NAMES}><p:sldIdLst>{ids}</p:sldIdLst>"
                '<p:sldSz cx="1000" cy="750"/></p:presentation>',
                "ppt/_rels/presentation.xml.rels": rels(slides),
                "ppt/slideLayouts/slideLayout1.xml": _tree("sldLayout", LAYOUT),
                "ppt/slideLayouts/_rels/slideLayout1.xml.rels": rels(
                    [("m", "slideMaster", "../slideMasters/slideMaster1.xml")]
                ),
                "ppt/slideMasters/slideMaster1.xml": _tree("sldMaster", MASTER, after=STYLES),
                **self.parts,
            }
        )


def _tree(tag: str, shapes: str, attributes: str = "", after: str = "") -> str:
    return f"<p:{tag} {_NAMES}{attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>{after}</p:{tag}>"


def part(tag: str, content: str) -> str:
    """A part of its own, as diagrams and charts are."""
    return f"<{tag} {_NAMES}>{content}</{tag}>"


def rels(found: Sequence[tuple[str, str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, kind, target in found
    )
    return f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{entries}</Relationships>'


LAYOUT = (
    shape(line("Click to edit"), at=(50, 20, 900, 100), place='type="title"')
    + shape(line("Click to edit"), at=(50, 150, 900, 500), place='idx="1"')
    + shape(line("Footer of the layout"), at=(0, 700, 300, 40))
)
MASTER = shape(line("x"), at=(50, 20, 900, 100), place='type="title"') + shape(
    line("x"), at=(50, 150, 900, 500), place='type="body" idx="1"'
)
STYLES = (
    '<p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="4400"/></a:lvl1pPr></p:titleStyle>'
    '<p:bodyStyle><a:lvl1pPr><a:buChar char="•"/><a:defRPr sz="2400"/></a:lvl1pPr>'
    '<a:lvl2pPr><a:buChar char="–"/><a:defRPr sz="2000"/></a:lvl2pPr></p:bodyStyle>'
    '<p:otherStyle><a:lvl1pPr><a:defRPr sz="1800"/></a:lvl1pPr></p:otherStyle></p:txStyles>'
)


def odf(
    kind: str,
    content: str,
    automatic: str = "",
    named: str = "",
    meta: str = "",
    extra: Mapping[str, str | bytes] | None = None,
    before: str = "",
) -> bytes:
    """An OpenDocument file; `kind` is "text" or "presentation"."""
    return zipped(
        {
            "mimetype": MIME + kind,
            "content.xml": f"{before}<office:document-content {_ODF_NAMES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:{kind}>{content}</office:{kind}></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF_NAMES}><office:styles>{named}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODF_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
            **(extra or {}),
        }
    )


def drawn(content: str, left: float, top: float, width: float = 8, height: float = 3, more: str = "") -> str:
    """A frame with a text box, in centimetres."""
    return (
        f'<draw:frame svg:x="{left}cm" svg:y="{top}cm" svg:width="{width}cm" svg:height="{height}cm" {more}>'
        f"<draw:text-box>{content}</draw:text-box></draw:frame>"
    )
