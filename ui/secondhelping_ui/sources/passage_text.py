# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sets a document's passages as text, a block per passage, a few at a time so that the window never waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from secondhelping.domain.document import Passage, Role
from secondhelping_ui.theme import font, px

# Faces made for reading, where the system has one; else the program's own.
_READING_FACES = (
    "Charter",
    "Palatino",
    "Palatino Linotype",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Georgia",
)
_SIZE = 14.0
_LINE_PERCENT = 145.0
_STEP = 18
PAGE_GAP = 34
"""Room above the first passage of a page, for its number (px)."""

# Every character stays one character, so that places in a passage are places in its block.
_ONE_FOR_ONE = str.maketrans(
    {
        "\n": "\u2028",
        "\r": "\u2028",
        "\u2029": "\u2028",
        "\v": "\u2028",
        "\f": "\u2028",
        "\0": " ",
        "\ufdd0": " ",
        "\ufdd1": " ",
        "\ufffc": " ",
    }
)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a role is set: relative size (Qt's steps), weight, room above and below in px, indent."""

    size: int = 0
    weight: int = 400
    above: int = 0
    below: int = 9
    indent: int = 0
    italic: bool = False


_LOOKS: Mapping[Role, _Look] = {
    Role.TITLE: _Look(size=2, weight=700, below=12),
    Role.HEADING: _Look(size=1, weight=700, above=14, below=5),
    Role.PARAGRAPH: _Look(),
    Role.LIST_ITEM: _Look(below=5, indent=_STEP),
    Role.TABLE_CELL: _Look(below=2, indent=14),
    Role.CAPTION: _Look(size=-1, italic=True),
    Role.NOTE: _Look(size=-1),
    Role.QUOTE: _Look(indent=16, italic=True),
    Role.CODE: _Look(below=4),
}
_LOW_HEADING = _Look(weight=700, above=12, below=4)


def reading_font() -> QFont:
    """The face for a document's own words, at the owner's text size."""
    face = font("body")
    families = QFontDatabase.families()
    found = next((name for name in _READING_FACES if name in families), None)
    if found:
        face = QFont(found)
        face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    face.setPixelSize(px(_SIZE))
    return face


def look_of(passage: Passage) -> _Look:
    """How a passage is set."""
    if passage.role is Role.HEADING and passage.level > 2:
        return _LOW_HEADING
    return _LOOKS[passage.role]


def page_of(passage: Passage) -> int | None:
    return passage.place.page


def page_words(passage: Passage) -> str:
    """ "Page 3"; of a presentation "Slide 3", with "(hidden)" where it isn't shown and ", notes" under it."""
    place = passage.place
    if place.path.startswith("slide "):
        return place.path.split(", table", 1)[0].capitalize()
    checked = ", read from a picture: please check" if passage.is_from_a_picture else ""
    return f"Page {place.page or 0}{checked}"


class PassageText:
    """A text document that takes passages at its end. Block n is passage n."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.passages: list[Passage] = []
        self._wide: set[int] = set()

    def clear(self) -> None:
        self._document.clear()
        self.passages.clear()
        self._wide.clear()

    def append(self, passages: Sequence[Passage]) -> None:
        """Set more passages below those that are there."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for passage in passages:
            self._append_one(cursor, passage)
        cursor.endEditBlock()

    def _append_one(self, cursor: QTextCursor, passage: Passage) -> None:
        number = len(self.passages)
        block, letters = self._formats(passage)
        if number:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        text = passage.text.translate(_ONE_FOR_ONE)
        if text and max(text) > "\uffff":
            self._wide.add(number)
        cursor.insertText(text, letters)
        self.passages.append(passage)

    def _formats(self, passage: Passage) -> tuple[QTextBlockFormat, QTextCharFormat]:
        look = look_of(passage)
        block = QTextBlockFormat()
        above = look.above if self.passages else 0
        block.setTopMargin(max(above, PAGE_GAP if self.starts_page(passage) else 0))
        block.setBottomMargin(look.below)
        block.setLeftMargin(look.indent * max(1, passage.level) if look.indent else 0)
        block.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if passage.role in (Role.TITLE, Role.HEADING):
            block.setHeadingLevel(1 if passage.role is Role.TITLE else min(6, max(2, passage.level)))
        return block, _letters(passage, look)

    def starts_page(self, passage: Passage, number: int | None = None) -> bool:
        """Whether a passage is the first of a page after the first, or of the notes under a slide; `number`
        when it is in the text already."""
        before = self.passages[:number][-1:] if number is None else self.passages[number - 1 : number]
        if not before or page_of(passage) is None:
            return False
        if passage.is_speaker_note and not before[0].is_speaker_note:
            return True
        return page_of(before[0]) is not None and page_of(before[0]) != page_of(passage)

    def units(self, number: int, letters: int) -> int:
        """A place in a passage, counted in letters, as Qt counts it (in UTF-16 units)."""
        if number not in self._wide:
            return letters
        return len(self.passages[number].text[:letters].encode("utf-16-le")) // 2

    def place(self, position: int) -> tuple[int, int]:
        """The passage and the letter in it at a place of the text as Qt counts it."""
        block = self._document.findBlock(position)
        units = position - block.position()
        number = block.blockNumber()
        if number not in self._wide:
            return number, units
        before = self.passages[number].text.encode("utf-16-le")[: 2 * units]
        return number, len(before.decode("utf-16-le", "ignore"))


def _letters(passage: Passage, look: _Look) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, look.size)
    letters.setFontWeight(QFont.Weight(look.weight))
    letters.setFontItalic(look.italic)
    if passage.role is Role.CODE:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setFontFamilies(fixed.families())
    return letters
