# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Walks a tree of marked-up text (HTML, or trafilatura's own) and gives its passages in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from secondhelping.domain.document import Link, Passage, Place, Role

# Tags that part text, and what the text in them is. trafilatura: head, item, quote, row, cell, lb.
_PARTING = """
    address article aside body center details div dl fieldset figure footer form header hr list main ol p row section
    summary table tbody tfoot thead tr ul
"""
_LEFT_OUT_TAGS = """
    audio button canvas datalist embed frameset iframe input map math nav noscript object option script select style svg
    template textarea title video
"""
_ROLES: dict[str, Role | None] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), Role.HEADING),
    **dict.fromkeys(("li", "item", "dd", "dt"), Role.LIST_ITEM),
    **dict.fromkeys(("blockquote", "quote"), Role.QUOTE),
    **dict.fromkeys(("td", "th", "cell"), Role.TABLE_CELL),
    **dict.fromkeys(("pre", "code"), Role.CODE),
    **dict.fromkeys(("caption", "figcaption"), Role.CAPTION),
    **dict.fromkeys(_PARTING.split()),
}
_LISTS = frozenset({"ul", "ol", "list", "dl"})
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_BREAKS = frozenset({"br", "lb"})
_LINKS = {"a": "href", "ref": "target"}
_WORDS_OF_A_SENTENCE = 8


@dataclass(slots=True)
class _Open:
    """An open element: its tag, the role and level it gives, and where the text of a link begins."""

    tag: str
    role: Role | None = None
    level: int = 0
    at: int = 0
    target: str = ""


@dataclass(slots=True)
class _State:
    open: list[_Open] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    heading: str = ""
    number: int = 0


def passages(root: Any) -> list[Passage]:
    """The passages under `root`. Only text is taken: nothing is loaded, run or followed."""
    return list(_walk(root))


def _walk(root: Any) -> Iterator[Passage]:
    state = _State()
    skipping = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = _tag(element)
        if event == "start":
            if skipping or tag in _LEFT_OUT:
                skipping += 1
                continue
            yield from _start(state, element, tag)
        else:
            if event == "end":
                if skipping:
                    skipping -= 1
                else:
                    yield from _end(state, tag)
            if not skipping and element is not root:
                state.parts.append(element.tail or "")
    yield from _flush(state)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _start(state: _State, element: Any, tag: str) -> Iterator[Passage]:
    if tag in _ROLES:
        yield from _flush(state)
    if tag in _BREAKS:
        state.parts.append("\n")
    level = _heading_level(element, tag) if _ROLES.get(tag) is Role.HEADING else 0
    target = element.get(_LINKS[tag], "").strip() if tag in _LINKS else ""
    state.open.append(_Open(tag, _ROLES.get(tag), level, len(state.parts), target))
    state.parts.append(element.text or "")


def _end(state: _State, tag: str) -> Iterator[Passage]:
    closed = state.open[-1]
    if closed.target:
        text = " ".join("".join(state.parts[closed.at :]).split())
        if text:
            state.links.append(Link(text, closed.target))
    if tag in _ROLES:
        yield from _flush(state)
    state.open.pop()


def _flush(state: _State) -> Iterator[Passage]:
    """The passage gathered so far, if it has letters."""
    text, links = "".join(state.parts), tuple(state.links)
    state.parts.clear()
    state.links.clear()
    for element in state.open:
        element.at = 0
    if not text.strip():
        return
    role, level = _role(state, text)
    state.number += 1
    where = f"{state.heading} > paragraph {state.number}" if state.heading else f"paragraph {state.number}"
    if role is Role.HEADING:
        state.heading = " ".join(text.split())[:60]
    yield Passage(text, role, Place(path=where), level, links)


def _role(state: _State, text: str) -> tuple[Role, int]:
    """What the innermost element with a role says; a cell that holds a sentence is a paragraph."""
    inner = next((element for element in reversed(state.open) if element.role is not None), None)
    if inner is None or inner.role is None:
        return Role.PARAGRAPH, 0
    if inner.role is Role.TABLE_CELL and len(text.split()) >= _WORDS_OF_A_SENTENCE:
        return Role.PARAGRAPH, 0
    if inner.role is Role.LIST_ITEM:
        return Role.LIST_ITEM, max(1, sum(element.tag in _LISTS for element in state.open))
    return inner.role, inner.level


def _heading_level(element: Any, tag: str) -> int:
    digit = (element.get("rend", "h2") if tag == "head" else tag)[-1:]
    return int(digit) if digit in "123456" else 2
