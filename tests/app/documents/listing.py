# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what was read as lines of text, for golden files that a person can check."""

from pathlib import Path

from secondhelping.domain.document import Content

SAMPLES = Path(__file__).parent / "samples"


def listing(content: Content) -> str:
    """The document's data, then a line for each passage: role, level, place, text, links."""
    head = [
        f"{name}: {value}"
        for name, value in (
            ("title", content.title),
            ("format", content.format.value),
            ("language", content.language),
            ("author", content.author),
            ("published", content.published),
            ("link", content.link),
            *(("warning", warning) for warning in content.warnings),
        )
    ]
    lines = []
    for passage in content.passages:
        role = f"{passage.role.value} {passage.level}" if passage.level else passage.role.value
        lines.append(f"[{role}] <{passage.place.path}> {passage.text}")
        lines += [f"    link: {link.text} -> {link.url}" for link in passage.links]
    return "\n".join([*head, *lines, ""])
