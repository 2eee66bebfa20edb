# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sets a sample's words as a page saved from a website, with the furniture that such pages have."""

from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from words import MARKDOWN, blocks

SITE = "https://harbourlane.example/reading-room/"
FRAME = Path(__file__).with_name("web_page.html")
MONTHS = ("January", "February", "March", "April", "May", "June")


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved page says about itself."""

    title: str
    author: str
    published: date


def make(source: Path, target: Path, page: Page) -> None:
    """Write the page whose article stands in `source`."""
    summary = next(block.text for block in blocks(source) if block.kind == "paragraph")
    html = Template(FRAME.read_text(encoding="utf-8")).substitute(
        title=escape(page.title),
        author=escape(page.author),
        summary=escape(summary),
        link=SITE + source.stem,
        date=page.published.isoformat(),
        day=f"{page.published.day} {MONTHS[page.published.month - 1]} {page.published.year}",
        body=MARKDOWN.render(source.read_text(encoding="utf-8")),
    )
    target.write_text(html, encoding="utf-8", newline="\n")
