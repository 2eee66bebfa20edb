# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Learns a scheduler's file from its own sample: which column is which, and how its dates are written."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from secondhelping.domain.errors import FileRefused
from secondhelping.domain.network import Network
from secondhelping.export import moments
from secondhelping.export.dialect import Content, Dialect, Evidence, Field, Fixed, Moment, Ticked
from secondhelping.export.names import slug
from secondhelping.export.sample import Sample

_PARTS = {"year": "%Y", "month": "%n", "day": "%e", "hour": "%k", "minute": "%M"}
_ON = {"twitter x": Network.X, "x": Network.X, "twitter": Network.X, "gbp": Network.GOOGLE_BUSINESS} | {
    network.label.casefold(): network for network in Network if network is not Network.X
}
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%m-%d-%Y", "%d-%m-%Y")
NAMED_DATES = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%m/%d/%y", "%d/%m/%y")
TIMES = ("%H:%M", "%H:%M:%S", "%i:%M %p", "%I:%M %p", "%i:%M%p")
WHENS = (
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%dT%H:%M%z",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    *(f"{day} {time}" for day, time in product((*DATES, *NAMED_DATES), TIMES)),
)
_SWITCHES = {"true", "false", "yes", "no", "0", "1"}
_WORDS = re.compile(r"[^a-z0-9]+")
_MOST_EXAMPLES = 200


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned: the dialect, and whether the sample leaves open if the day or the month stands first."""

    dialect: Dialect
    either_order: bool = False


def learn(sample: Sample, title: str, day_first: bool | None = None) -> Lesson:
    """The scheduler's file after its sample.

    Args:
        sample: Its rows, headers among them or not.
        title: What the owner calls the scheduler.
        day_first: Whether 05/01 is 5 January, where the sample leaves it open; None to take the month first.

    Raises:
        FileRefused: no column for the text, or none of a scheduler's columns at all.
    """
    above = header_at(sample.rows)
    headers = sample.rows[above] if above is not None else ("",) * len(sample.rows[0])
    examples = sample.rows[0 if above is None else above + 1 :][:_MOST_EXAMPLES]
    columns = tuple(zip(*examples, strict=True)) if examples else ((),) * len(headers)
    found = _by_name(headers, columns) if above is not None else _by_look(columns)
    if Field.TEXT not in found.values():
        raise FileRefused(
            f"“{sample.name}” isn't a sample this program can use.",
            "No column for the words of a post was found in it.",
            "Choose the sample file that your scheduler offers for download.",
        )
    forms, open_ = _forms(found, headers, columns, day_first)
    shared = {Field.NETWORK, Field.NETWORK_WORD, Field.ACCOUNT} & set(found.values())
    dialect = Dialect(
        f"my-{slug(title, 'scheduler')}",
        title,
        tuple((name, found.get(at, Field.NOTHING)) for at, name in enumerate(headers)),
        Evidence.LEARNED,
        sample.name,
        one_file_per_account=not shared,
        header_row=above is not None,
        group_row=sample.rows[above - 1] if above else (),
        separator=sample.separator,
        hint="" if _timed(found) else "No column for the time was found in it.",
    )
    return Lesson(replace(dialect, **forms), open_)


def _timed(found: Mapping[int, Content]) -> bool:
    return bool({Field.WHEN, Field.DATE} & set(found.values())) or Moment("%Y") in found.values()


def _plain(header: str) -> str:
    """A header in small letters, without what stands in brackets or behind a dash."""
    inner = re.sub(r"\([^)]*\)", " ", header)
    return _WORDS.sub(" ", inner.split(" - ")[0].casefold()).strip() or _whole(header)


def _whole(header: str) -> str:
    return _WORDS.sub(" ", header.casefold()).strip()


@cache
def _names() -> dict[str, Field]:
    """What columns are called in the files of some twenty schedulers, in small letters, and what they hold."""
    text = (files("secondhelping.export") / "data" / "column-names.csv").read_text(encoding="utf-8")
    lines = csv.reader(text.splitlines(), strict=True)
    return {name: Field(field) for field, *names in lines for name in names}


def _field(header: str) -> Field | None:
    return _names().get(_whole(header)) or _names().get(_plain(header))


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first three rows holds the headers; None where the first one is a post already."""
    scores = [len({_field(cell) for cell in row if cell} - {None}) for row in rows[:3]]
    best = max(range(len(scores)), key=lambda at: (scores[at], -at))
    if scores[best] >= 2 or (scores[best] == 1 and not any(_is_moment(cell) for cell in rows[best])):
        return best
    return None


def _by_name(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, Content]:
    found: dict[int, Content] = {}
    parts = {_plain(header): at for at, header in enumerate(headers) if _plain(header) in _PARTS}
    if {"year", "month", "day"} <= parts.keys():
        found = {at: Moment(_PARTS[name]) for name, at in parts.items()}
    for at, header in enumerate(headers):
        field = _field(header)
        if at not in found and field is not None and field not in found.values():
            found[at] = field
    for at, header in enumerate(headers):
        network = _ON.get(_plain(header))
        cells = {cell.strip() for cell in columns[at] if cell.strip()}
        if at in found or len({cell.casefold() for cell in cells} - _SWITCHES) or not cells:
            continue
        if network is not None:
            found[at] = Ticked(network)
        elif len(cells) == 1:
            found[at] = Fixed(next(iter(cells)))
    values = set(found.values())
    if Field.TIME in values and not {Field.DATE, Field.WHEN} & values:
        found = {at: Field.WHEN if what is Field.TIME else what for at, what in found.items()}
    if Field.DATE in values and Field.TIME not in values:
        found = {at: Field.WHEN if what is Field.DATE else what for at, what in found.items()}
    return found


def _by_look(columns: Sequence[Sequence[str]]) -> dict[int, Content]:
    """Without headers: a column of moments, one of addresses, and the one with the most words."""
    found: dict[int, Content] = {}
    for at, cells in enumerate(columns):
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            continue
        if Field.WHEN not in found.values() and all(_is_moment(cell) for cell in filled):
            found[at] = Field.WHEN
        elif Field.LINK not in found.values() and all(_is_link(cell) for cell in filled):
            found[at] = Field.LINK
    words = {
        at: sum(cell.count(" ") for cell in cells) for at, cells in enumerate(columns) if at not in found
    }
    if Field.WHEN in found.values() and any(words.values()):
        found[max(words, key=lambda at: words[at])] = Field.TEXT
    return found


def _is_moment(text: str) -> bool:
    return any(moments.read(text, form) is not None for form in WHENS)


def _is_link(text: str) -> bool:
    return text.strip().casefold().startswith(("http://", "https://", "www."))


def _forms(
    found: Mapping[int, Content],
    headers: Sequence[str],
    columns: Sequence[Sequence[str]],
    day_first: bool | None,
) -> tuple[dict[str, Any], bool]:
    """The forms of the moments, by the examples, else by the header; and whether day and month may be swapped."""
    forms: dict[str, Any] = {}
    open_ = False
    known = {Field.WHEN: WHENS, Field.DATE: (*DATES, *NAMED_DATES), Field.TIME: TIMES}
    for at, what in found.items():
        if not isinstance(what, Field) or what not in known:
            continue
        cells = [cell for cell in columns[at] if cell.strip()]
        fitting = [form for form in known[what] if cells and all(moments.read(c, form) for c in cells)]
        said = _said(headers[at])
        if said and (not fitting or said in fitting):
            fitting = [said]
        if not fitting:
            continue
        swapped = [form for form in fitting if form.startswith("%d")]
        either = bool(swapped) and fitting[0].startswith("%m")
        open_ = open_ or either
        form = swapped[0] if either and day_first else fitting[0]
        forms[f"{what.value}_form"] = _as_exampled(form, cells)
    return forms, open_


def _as_exampled(form: str, cells: Sequence[str]) -> str:
    """The form with the zeros that the examples have, or without."""
    if "%i" in form and any(re.search(r"(?<!\d)0\d:\d\d", cell) for cell in cells):
        return form.replace("%i", "%I")
    return form


def _said(header: str) -> str:
    """The form that a header spells out, such as YYYY-MM-DD HH:mm:ss; "" for none."""
    spelt = re.search(
        r"[YMDymd]{2,4}[-/.][YMDymd]{2}[-/.][YMDymd]{2,4}(?:[ T][Hh]{2}:[Mm]{2}(?::[Ss]{2})?)?", header
    )
    if spelt is None:
        return ""
    day, _, time = spelt[0].replace("T", " ").partition(" ")
    form = re.sub("yyyy", "%Y", day, flags=re.I)
    form = re.sub("mm", "%m", re.sub("dd", "%d", form, flags=re.I), flags=re.I)
    return f"{form} {'%H:%M:%S' if time.count(':') == 2 else '%H:%M'}" if time else form
