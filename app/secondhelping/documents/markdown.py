# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads Markdown: markdown-it-py parses it, front matter is read by a small reader of plain `key: value` lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from secondhelping.documents.decoding import decode
from secondhelping.documents.drafts import Draft, Source
from secondhelping.domain.document import Link, Passage, Place, Role
from secondhelping.domain.progress import Progress, Step

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_FRONT_MATTER = 200
_ENTRY = re.compile(r"([\w-]{1,40})\s*[:=]\s*(\S.*)")
# Template tags and attribute lists that site generators put into Markdown.
_TEMPLATE = re.compile(r"\{%.{0,300}?%\}|\{\{.{0,300}?\}\}|\{:.{0,200}?\}")
_ROLES = {
    "heading_open": Role.HEADING,
    "list_item_open": Role.LIST_ITEM,
    "blockquote_open": Role.QUOTE,
    "td_open": Role.TABLE_CELL,
    "th_open": Role.TABLE_CELL,
}


@dataclass(slots=True)
class _Open:
    """The roles of the blocks that are open, and the headings above."""

    roles: list[tuple[Role, int]] = field(default_factory=list)
    lists: int = 0
    heading: str = ""


def read(source: Source, progress: Progress) -> Draft:
    """The passages of a Markdown text; code blocks are told apart, pictures left out."""
    progress(Step("Reading"))
    text = decode(source.data).replace("\r\n", "\n").replace("\r", "\n")
    matter, body = _front_matter(text)
    parser = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 20}).enable("table").enable("strikethrough")
    )
    found = list(_passages(parser.parse(_TEMPLATE.sub("", body))))
    progress(Step("Reading", 1, 1))
    return Draft(
        tuple(found),
        title=matter.get("title", "") or _first_heading(found),
        author=matter.get("author", ""),
        link=next(
            (matter[key] for key in ("canonical", "canonical_url", "url", "link") if key in matter), ""
        ),
    )


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The plain entries of the front matter and the text after it. Nested values are left alone."""
    lines = text.lstrip("\ufeff").split("\n", _MOST_FRONT_MATTER)
    ends = _FENCES.get(lines[0].rstrip())
    if ends is None:
        return {}, text
    for number, line in enumerate(lines[1:_MOST_FRONT_MATTER], start=1):
        if line.rstrip() in ends:
            # Blank lines in its stead keep the numbers of the lines below.
            return _entries(lines[1:number]), "\n" * (number + 1) + "\n".join(lines[number + 1 :])
    return {}, text


def _entries(lines: Sequence[str]) -> Mapping[str, str]:
    matches = (_ENTRY.match(line) for line in lines)
    return {match[1].lower(): match[2].strip().strip("\"'") for match in matches if match}


def _first_heading(found: Sequence[Passage]) -> str:
    first = next((passage for passage in found[:3] if passage.role is Role.HEADING), None)
    return first.text if first is not None and first.level <= 2 else ""


def _passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    opened = _Open()
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            opened.lists += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            opened.lists -= 1
        elif token.type in _ROLES:
            opened.roles.append((_ROLES[token.type], _level(token, opened)))
        elif token.type.replace("_close", "_open") in _ROLES:
            opened.roles.pop()
        else:
            yield from _content(token, opened)


def _level(token: Token, opened: _Open) -> int:
    if token.type == "heading_open":
        return int(token.tag[1:])
    return opened.lists if token.type == "list_item_open" else 0


def _content(token: Token, opened: _Open) -> Iterator[Passage]:
    place = _place(token, opened)
    if token.type == "inline":
        text, links = _inline(token.children or [])
        role, level = opened.roles[-1] if opened.roles else (Role.PARAGRAPH, 0)
        if role is Role.HEADING:
            opened.heading = text[:60]
        yield Passage(text, role, place, level, links)
    elif token.type in ("fence", "code_block"):
        yield Passage(token.content, Role.CODE, place)
    elif token.type == "html_block":
        yield from _markup(token.content)


def _place(token: Token, opened: _Open) -> Place:
    where = f"line {token.map[0] + 1}" if token.map else ""
    return Place(path=f"{opened.heading} > {where}" if opened.heading and where else where)


def _inline(children: Sequence[Token]) -> tuple[str, tuple[Link, ...]]:
    parts: list[str] = []
    links: list[Link] = []
    targets: list[tuple[str, int]] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "link_open":
            targets.append((str(child.attrGet("href") or ""), len(parts)))
        elif child.type == "link_close" and targets:
            target, start = targets.pop()
            links.append(Link("".join(parts[start:]), target))
    return "".join(parts), tuple(links)


def _markup(content: str) -> list[Passage]:
    """The words in a block of raw HTML."""
    from secondhelping.documents.html import tree_of
    from secondhelping.documents.marked_up import passages

    tree = tree_of(content.replace("\0", ""))
    return [] if tree is None else passages(tree)
