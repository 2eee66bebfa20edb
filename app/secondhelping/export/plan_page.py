# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The plan as one web page to send to somebody who reads along: nothing is fetched, and nothing in it runs."""

from html import escape

from secondhelping.domain.words import counted, day
from secondhelping.export.plan_sheet import Entry, PlanSheet, Week, legible, one_line, weeks

# The reader's own colours; on paper a week begins a page.
_STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: CanvasText; background: Canvas;
  font: 1rem/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .2rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid GrayText; }
p.about { margin: 0; }
p.draft { margin: 1rem 0 0; padding: .5rem .8rem; border: 2px solid; font-weight: 600; }
article { margin: 0 0 1.1rem; padding-left: .9rem; border-left: 3px solid GrayText; break-inside: avoid; }
article h3 { margin: 0; font-size: .9rem; font-weight: 600; }
article p.text { margin: .2rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
article p.link { margin: .2rem 0 0; overflow-wrap: anywhere; }
@media print {
  body { margin: 0; max-width: none; }
  section + section { break-before: page; }
}
""".strip()
# Should a text ever find a way out of its escaping, it still could not fetch or run anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DRAFT = "Draft. This plan is not in order yet, and it may still change."


def encoded(sheet: PlanSheet) -> bytes:
    """The page in UTF-8."""
    title = escape(one_line(f"{sheet.business or 'Second Helping'}: posts", 80))
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
        f'<p class="about">{escape(_about(sheet))}</p>',
        *(_section(week, sheet.draft) for week in weeks(sheet.entries)),
        "</body>",
        "</html>",
    ]
    return ("\n".join(parts) + "\n").encode("utf-8")


def _about(sheet: PlanSheet) -> str:
    first, last = sheet.entries[0].at, sheet.entries[-1].at
    size = counted(len(sheet.entries), "post")
    return f"{size}, {day(first)} {first.year} to {day(last)} {last.year}. Times are those of {sheet.zone}."


def _section(week: Week, draft: bool) -> str:
    """A week, which is a page on paper: each one says that it is a draft."""
    lines = ["<section>", f"<h2>Week of {day(week.monday)} {week.monday.year}</h2>"]
    if draft:
        lines.append(f'<p class="draft">{_DRAFT}</p>')
    return "\n".join([*lines, *(_article(entry) for entry in week.entries), "</section>"])


def _article(entry: Entry) -> str:
    head = f"{day(entry.at)}, {entry.at:%H:%M} · {entry.networks or 'no account'} · {entry.kind.value}"
    saved = " · saved before" if entry.exported else ""
    text = legible(entry.text)
    lines = [
        "<article>",
        f"<h3>{escape(head + saved)}</h3>",
        f'<p class="text" dir="auto">{escape(text)}</p>',
    ]
    if entry.link:
        lines.append(f'<p class="link" dir="ltr">{escape(one_line(entry.link, 500))}</p>')
    return "\n".join([*lines, "</article>"])
