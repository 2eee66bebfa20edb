# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A document's content as plain JSON, for the way between the worker process and the program, and back."""

from typing import TYPE_CHECKING, Any

from secondhelping.domain.document import Content, Format, Link, Passage, Place, Role

if TYPE_CHECKING:
    from secondhelping.documents.parts import Part


def to_json(content: Content, with_words: bool = True) -> dict[str, Any]:
    """The content as nested dicts and lists of JSON's own types. `from_json` makes the same content of it,
    without the boxes of words where those are not asked for."""
    return {
        "title": content.title,
        "format": content.format.value,
        "fingerprint": content.fingerprint,
        "language": content.language,
        "pages": content.pages,
        "author": content.author,
        "link": content.link,
        "warnings": list(content.warnings),
        "published": content.published,
        "pictures": list(content.pictures),
        "passages": [_passage_to_json(passage, with_words) for passage in content.passages],
    }


def from_json(data: dict[str, Any]) -> Content:
    """The content that `to_json` was given.

    Raises:
        KeyError, TypeError, ValueError: the data did not come from `to_json`.
    """
    return Content(
        title=data["title"],
        format=Format(data["format"]),
        fingerprint=data["fingerprint"],
        language=data["language"],
        pages=data["pages"],
        author=data["author"],
        link=data["link"],
        warnings=tuple(data["warnings"]),
        published=data["published"],
        pictures=tuple(map(int, data["pictures"])),
        passages=tuple(_passage_from_json(passage) for passage in data["passages"]),
    )


def part_to_json(part: "Part") -> dict[str, Any]:
    """A part of a long document as JSON values only."""
    return {"content": to_json(part.content), "last": part.last, "total": part.total, "ended": part.ended}


def _passage_to_json(passage: Passage, with_words: bool) -> dict[str, Any]:
    place = passage.place
    return {
        "text": passage.text,
        "role": passage.role.value,
        "level": passage.level,
        "page": place.page,
        "box": None if place.box is None else list(place.box),
        "path": place.path,
        "links": [[link.text, link.url] for link in passage.links],
        "words": passage.runs if with_words else [],
    }


def _passage_from_json(data: dict[str, Any]) -> Passage:
    box = data["box"]
    place = Place(data["page"], None if box is None else (box[0], box[1], box[2], box[3]), data["path"])
    links = tuple(Link(text, url) for text, url in data["links"])
    runs = tuple(map(tuple, data["words"]))
    return Passage(data["text"], Role(data["role"]), place, data["level"], links, runs)
