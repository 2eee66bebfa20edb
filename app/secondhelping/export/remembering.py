# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A learned dialect as JSON for the project's settings, and back."""

import json
from typing import Any

from secondhelping.domain.network import Network
from secondhelping.export.dialect import Content, Dialect, Evidence, Field, Fixed, Moment, TextOn, Ticked

_PLAIN = (
    "name",
    "title",
    "source",
    "one_file_per_account",
    "when_form",
    "date_form",
    "time_form",
    "header_row",
    "separator",
    "hint",
)


def packed(dialects: tuple[Dialect, ...]) -> str:
    """The dialects as one line of JSON."""
    return json.dumps([_as_json(dialect) for dialect in dialects], ensure_ascii=False)


def unpacked(text: str) -> tuple[Dialect, ...]:
    """The dialects of such a line. Raises ValueError, KeyError or TypeError where it is none."""
    return tuple(_from_json(found) for found in json.loads(text or "[]"))


def _as_json(dialect: Dialect) -> dict[str, Any]:
    columns = [[header, *_content_as_json(content)] for header, content in dialect.columns]
    return {name: getattr(dialect, name) for name in _PLAIN} | {
        "columns": columns,
        "group_row": list(dialect.group_row),
    }


def _from_json(found: dict[str, Any]) -> Dialect:
    return Dialect(
        columns=tuple((header, _content(sort, value)) for header, sort, value in found["columns"]),
        evidence=Evidence.LEARNED,
        group_row=tuple(found["group_row"]),
        **{name: found[name] for name in _PLAIN},
    )


def _content_as_json(content: Content) -> tuple[str, str]:
    match content:
        case Fixed(text):
            return "fixed", text
        case Ticked(network):
            return "ticked", network.value
        case TextOn(network):
            return "text on", network.value
        case Moment(form):
            return "moment", form
    return "field", content.value


def _content(sort: str, value: str) -> Content:
    match sort:
        case "fixed":
            return Fixed(value)
        case "ticked":
            return Ticked(Network(value))
        case "text on":
            return TextOn(Network(value))
        case "moment":
            return Moment(value)
    return Field(value)
