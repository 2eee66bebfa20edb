# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the Markdown that holds a sample's words into plain blocks, which a page-maker then sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: "heading", "paragraph", "bullet", "number", "quote" or "table".

    `level` is the rank of a heading; `rows` the cells of a table, heads first.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def blocks(path: Path) -> list[Block]:
    """The blocks of a Markdown file, in order."""
    tokens = MARKDOWN.parse(path.read_text(encoding="utf-8"))
    return list(_blocks(tokens))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    around: list[str] = []
    rows: list[list[str]] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(
                token.type.removesuffix("_open") + (token.tag if token.type == "heading_open" else "")
            )
            if token.type == "tr_open":
                rows.append([])
        elif token.nesting == -1:
            around.pop()
            if token.type == "table_close":
                yield Block("table", rows=tuple(tuple(row) for row in rows))
                rows.clear()
        elif token.type == "inline" and "table" in around:
            rows[-1].append(token.content)
        elif token.type == "inline":
            yield _block(around, _runs(token))


def _block(around: list[str], runs: tuple[Run, ...]) -> Block:
    if around[-1].startswith("heading"):
        return Block("heading", runs, level=int(around[-1][-1]))
    if "bullet_list" in around:
        return Block("bullet", runs)
    if "ordered_list" in around:
        return Block("number", runs)
    return Block("quote" if "blockquote" in around else "paragraph", runs)


def _runs(inline: Token) -> tuple[Run, ...]:
    runs, bold = [], False
    for child in inline.children or []:
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.content:
            runs.append(Run(child.content, bold))
    return tuple(runs)
