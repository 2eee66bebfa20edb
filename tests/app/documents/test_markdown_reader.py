# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading Markdown: front matter, headings, lists, quotes, code that is told apart, links."""

from pathlib import Path

import pytest

from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Link, Role

NOTES = """---
title: "Sit well"
author: M. Hale
canonical_url: https://example.org/sit
tags:
  - back
  - desk
evil: !!python/object/apply:os.system ["touch evil"]
---

# Sit well at work

Set the *height* of the chair **first**,
then [the back](https://example.org/back).

## Three habits

- Stand up twice an hour.
- Drink water.
  - from the tap

1. Breathe in.
2. Breathe out.

> My back has not hurt since.

```python
print("not a line to post")
```

| Visit | Price |
|-------|-------|
| First | £49   |

![a picture](picture.png)

<div class="note"><p>Raw <b>markup</b> is read as text.</p><script>alert(1)</script></div>
"""


def read_notes(folder: Path, text: str, name: str = "notes.md") -> Content:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_whole_document(tmp_path: Path) -> None:
    content = read_notes(tmp_path, NOTES)
    assert (content.format, content.title, content.author, content.link) == (
        Format.MARKDOWN,
        "Sit well",
        "M. Hale",
        "https://example.org/sit",
    )
    assert [(passage.role, passage.level, passage.text) for passage in content.passages] == [
        (Role.HEADING, 1, "Sit well at work"),
        (Role.PARAGRAPH, 0, "Set the height of the chair first, then the back."),
        (Role.HEADING, 2, "Three habits"),
        (Role.LIST_ITEM, 1, "Stand up twice an hour."),
        (Role.LIST_ITEM, 1, "Drink water."),
        (Role.LIST_ITEM, 2, "from the tap"),
        (Role.LIST_ITEM, 1, "Breathe in."),
        (Role.LIST_ITEM, 1, "Breathe out."),
        (Role.QUOTE, 0, "My back has not hurt since."),
        (Role.CODE, 0, 'print("not a line to post")'),
        (Role.TABLE_CELL, 0, "Visit"),
        (Role.TABLE_CELL, 0, "Price"),
        (Role.TABLE_CELL, 0, "First"),
        (Role.TABLE_CELL, 0, "£49"),
        (Role.PARAGRAPH, 0, "Raw markup is read as text."),
    ]
    assert content.passages[1].links == (Link("the back", "https://example.org/back"),)
    assert content.passages[3].place.path == "Three habits > line 18"
    assert not (tmp_path / "evil").exists()


def test_the_first_heading_is_the_title_where_none_is_stated(tmp_path: Path) -> None:
    assert read_notes(tmp_path, "# Sit well\n\nText.\n").title == "Sit well"
    assert read_notes(tmp_path, "Text without any heading.\n").title == "notes"


def test_markdown_is_told_by_its_signs_too(tmp_path: Path) -> None:
    assert read_notes(tmp_path, "# One\n\nSome **bold** text.\n", "notes.txt").format is Format.MARKDOWN
    assert read_notes(tmp_path, "# One\n\nSome plain text.\n", "notes.txt").format is Format.TEXT


@pytest.mark.parametrize("text", ["---\ntitle: x\nno end of it", "---", '+++\ntitle = "x"\n+++\nText.'])
def test_odd_front_matter_does_no_harm(tmp_path: Path, text: str) -> None:
    assert read_notes(tmp_path, text + "\n\nA paragraph.\n").passages


def test_deep_brackets_end(tmp_path: Path) -> None:
    assert read_notes(tmp_path, "[" * 3_000 + "a" + "]" * 3_000 + "\n\n" + "> " * 500 + "deep\n").passages
