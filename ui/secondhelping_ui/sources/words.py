# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words for documents on the Sources page: type, language, length, how much was served."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from secondhelping.domain.document import SLIDES, Document, Format
from secondhelping.domain.progress import Step
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping_ui.wording import KIND_NAMES, counted

FORMAT_NAMES: Mapping[Format, str] = {
    Format.PDF: "PDF",
    Format.DOCX: "Word document",
    Format.PPTX: "PowerPoint",
    Format.ODT: "OpenDocument text",
    Format.ODP: "Presentation",
    Format.HTML: "Web page",
    Format.MARKDOWN: "Markdown",
    Format.TEXT: "Text",
    Format.RTF: "Rich text",
    Format.MHTML: "Web page",
    Format.WORDPRESS: "WordPress post",
    Format.LINKS: "Links",
}
TYPE_TAGS = ("PDF", "Word", "PowerPoint", "OpenDocument", "Web page", "WordPress", "Markdown", "Text")
"""The types of file that are read, as the drop area shows them."""

TYPES_LINE = "PDF, Word, PowerPoint, OpenDocument, web pages or text. Files stay where they are."

STATES: Mapping[Verdict, str] = {
    Verdict.WAITING: "waiting for review",
    Verdict.KEPT: "kept",
    Verdict.SET_ASIDE: "set aside",
}

# Format -> icon and the three letters under it.
_MARKS: Mapping[Format, tuple[str, str]] = {
    Format.PDF: ("file-text", "PDF"),
    Format.DOCX: ("file-type", "DOC"),
    Format.PPTX: ("presentation", "PPT"),
    Format.ODT: ("file-type", "ODT"),
    Format.ODP: ("presentation", "ODP"),
    Format.HTML: ("newspaper", "WEB"),
    Format.MARKDOWN: ("hash", "MD"),
    Format.TEXT: ("sticky-note", "TXT"),
    Format.RTF: ("file-type", "RTF"),
    Format.MHTML: ("newspaper", "WEB"),
    Format.WORDPRESS: ("newspaper", "WP"),
    Format.LINKS: ("table", "URL"),
}
# The name of a file stands in quotes and may have full stops of its own.
_FIRST_SENTENCE = re.compile(r"(?:“[^”]*”|[^.“])*\.(?= )")
_SUFFIX_MARKS: Mapping[str, Format] = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".pptx": Format.PPTX,
    ".ppsx": Format.PPTX,
    ".odt": Format.ODT,
    ".odp": Format.ODP,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".rtf": Format.RTF,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
}


def mark_of(format_: Format) -> tuple[str, str]:
    """The icon of a document's type and the letters under it."""
    return _MARKS[format_]


def mark_of_path(path: Path) -> tuple[str, str]:
    """The icon and letters that a file's name suggests, before it was read."""
    if path.is_dir():
        return "folder-open", ""
    guess = _SUFFIX_MARKS.get(path.suffix.lower())
    return _MARKS[guess] if guess else ("files", path.suffix[1:4].upper())


def spoken_name(path: Path) -> str:
    """A file's name as it stands in a sentence: without its ending."""
    name = "".join(letter for letter in path.stem if letter.isprintable()) or "this file"
    return name if len(name) <= 60 else f"{name[:58].rstrip()}…"


def language_name(code: str) -> str:
    """A language as a word: "German"; "Not sure" when the code is empty or unknown."""
    language = QLocale.codeToLanguage(code) if code else QLocale.Language.AnyLanguage
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return "Not sure"
    return QLocale.languageToString(language)


def size_of(document: Document) -> str:
    """ "12 pages", "28 slides", or "840 words" where the format has no pages."""
    if document.pages:
        return counted(document.pages, "slide" if document.format in SLIDES else "page")
    return counted(document.words, "word")


def page_word(document: Document) -> str:
    """What a page of the document is called where its number follows: "Page", "Slide"."""
    return "Slide" if document.format in SLIDES else "Page"


def second_line(document: Document) -> str:
    """ "Word document · 840 words"."""
    return f"{FORMAT_NAMES[document.format]} · {size_of(document)}"


def served_words(document: Document) -> str:
    """ "12 of 34", "all 14", "none yet"; nothing where there are no snippets."""
    if not document.snippets:
        return ""
    if not document.served:
        return "none yet"
    if document.served == document.snippets:
        return f"all {document.snippets:,}"
    return f"{document.served:,} of {document.snippets:,}"


def added_words(document: Document, today: date) -> str:
    """ "Word document, added 2 April, new edition 9 May"."""
    added = (
        f"{FORMAT_NAMES[document.format]}, added {day_words(document.added_at.astimezone().date(), today)}"
    )
    if document.edition_at is None:
        return added
    return f"{added}, new edition {day_words(document.edition_at.astimezone().date(), today)}"


def day_words(day: date, today: date) -> str:
    """ "2 April", with the year only when it isn't this one."""
    form = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def row_name(document: Document) -> str:
    """A row as a screen reader says it."""
    found = counted(document.snippets, "snippet")
    kind = f"{FORMAT_NAMES[document.format]}, {size_of(document)}, {language_name(document.language)}"
    return f"{document.title}. {kind}. {found}, {document.served:,} served."


def summary(documents: Sequence[Document]) -> str:
    """ "7 documents, 145 snippets, 53 already served"."""
    parts = [counted(len(documents), "document")]
    parts.append(counted(sum(document.snippets for document in documents), "snippet"))
    served = sum(document.served for document in documents)
    if served:
        parts.append(f"{served:,} already served")
    return ", ".join(parts)


def warning_words(warnings: Sequence[str]) -> tuple[str, str]:
    """A document's warnings as a first sentence and what follows; a sentence that begins several is said once."""
    first = _FIRST_SENTENCE.match(warnings[0])
    head = first.group() if first else warnings[0]
    rest = [warning.removeprefix(head).strip() for warning in warnings]
    return head.strip(), " ".join(one for one in rest if one)


def step_words(step: Step) -> str:
    """ "Page 7 of 16 · 11 snippets so far"."""
    parts = [_place_of(step)]
    if step.found:
        parts.append(f"{counted(step.found, 'snippet')} so far")
    return " · ".join(parts)


# What each part of the work takes, as a stretch of the bar: from, to.
_PARTS: Mapping[str, tuple[float, float]] = {
    "Reading": (0.0, 0.4),
    "Reading on": (0.0, 1.0),
    "Reading slides": (0.0, 0.4),
    "Reading the pictures": (0.0, 0.4),
    "Looking for lines": (0.4, 0.9),
    "Choosing lines": (0.9, 1.0),
}


def share_done(step: Step) -> float:
    """How much of a document's work is done, between 0 and 1; 0 where that isn't known."""
    first, last = _PARTS.get(step.doing, (0.0, 0.0))
    within = step.done / step.total if step.total else 0.0
    return first + (last - first) * min(1.0, within)


# What the parts of a file are called, of which so many are read.
_PART_NAMES: Mapping[str, str] = {
    "Reading": "Page",
    "Reading on": "Page",
    "Reading slides": "Slide",
    "Reading the pictures": "Picture",
}


def _place_of(step: Step) -> str:
    part = _PART_NAMES.get(step.doing)
    if part and step.total > 1:
        return f"{part} {min(step.done + 1, step.total):,} of {step.total:,}"
    return step.doing


def highlight_name(number: int, count: int, snippet: Snippet) -> str:
    """A marked line as a screen reader says it."""
    state = STATES[snippet.verdict].removesuffix(" for review")
    return f"Snippet {number} of {count}, {KIND_NAMES[snippet.kind]}, {state}: {snippet.text}"
