# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Joins letters that stand on one base line into fragments, with a rule for spaces that each font earns."""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from secondhelping.documents.letters import Letter

# Gaps, as shares of the letter size. Found on documents of many makers (documents reference, section 3).
_GAP_OF_A_SPACE = 0.16
_GAP_OF_A_SPACE_IN_A_LOOSE_FONT = 0.55
# Words shorter than this in the mean, their spaces counted in, are letters set apart for looks.
_LETTERS_OF_TRACKED_WORDS = 3.4
_FEW_LETTERS = 6
_GAP_OF_TRACKED_LETTERS = 0.06
_CLOSE = 0.05
_CLEARLY_APART = 0.18
_GAP_OF_A_BREAK = 1.0
_GAP_OF_A_BREAK_AFTER_A_SPACE = 1.6
# Two letters that are the same and nearer than this, as a share of their size, are one struck twice.
_STRUCK_TWICE = 0.1
_WIDE_GAP_IN_A_WORD = 0.11
_HEAVY = re.compile("bold|black|heavy|semib|demi", re.IGNORECASE)
_UNKNOWN = "\ufffd"
_BULLETS = "\ufffd•▪■●◦‣∙·–—*❑□☐✓✔✗➢➤►▶»›◊◇◆♦-\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"
_BULLETS_OF_SYMBOL_FONTS = "o§q\ufffd"
_BULLET_ALONE = re.compile(rf"[{re.escape(_BULLETS)}o§q]$|\(?(?:\d{{1,2}}|[a-zA-Z])[.)]$")
# Signs that have a picture in their font alone, and say nothing without it.
_ICON = re.compile("[\ue000-\uf8ff\ufffd ]+")
_WORDS_OF_A_LETTER = frozenset("aAIàÀoOyYeE&–—-+0123456789")
# A letter that the font gives no meaning to, alone before a text, is a bullet of a symbol font.
_UNKNOWN_BULLET = re.compile("^\ufffd+ (?=\\S)")


@dataclass(slots=True)
class Fragment:
    """Letters that belong together on a base line: at least a word, at most a line of a column.

    `edges` has the left and right edge of each word of the text; it is empty where they are not known.
    `unsure` has the words that may be read wrongly, where they were read from a picture.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    ink: int
    edges: list[float] = field(default_factory=list)
    unsure: tuple[str, ...] = ()


class FontRecord:
    """What is known of the fonts of a document: how many letters, spaces, and wide gaps inside words each has."""

    def __init__(self) -> None:
        self._letters: Counter[str] = Counter()
        self._spaces: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        self._wide: Counter[str] = Counter()

    def add(self, letters: Iterable[Letter]) -> None:
        # By stretches of one font: there are a hundred thousand letters, and few changes of font.
        font, found, spaces, pairs, wide = "", 0, 0, 0, 0
        before: Letter | None = None
        for letter in letters:
            if letter.font != font:
                self._count(font, found, spaces, pairs, wide)
                font, found, spaces, pairs, wide = letter.font, 0, 0, 0, 0
            found += 1
            if letter.text.isspace():
                spaces += 1
            elif before is not None and _side_by_side(before, letter):
                gap = (letter.x0 - before.x1) / max(letter.size, 1.0)
                if -0.5 < gap < 0.6:
                    pairs += 1
                    wide += gap > _WIDE_GAP_IN_A_WORD
            before = letter
        self._count(font, found, spaces, pairs, wide)

    def _count(self, font: str, letters: int, spaces: int, pairs: int, wide: int) -> None:
        if letters:
            self._letters[font] += letters
            self._spaces[font] += spaces
            self._pairs[font] += pairs
            self._wide[font] += wide

    def loose(self) -> frozenset[str]:
        """The fonts whose letter widths are wrong but which have real space letters: trust those."""
        loose = {font for font in self._letters if self._is_loose(font)}
        if loose:
            loose |= {
                font
                for font in self._pairs
                if self._pairs[font] > 3 and self._gaps_wide(font) and self._spaces[font]
            }
        return frozenset(loose)

    def _is_loose(self, font: str) -> bool:
        enough_spaces = self._spaces[font] > self._letters[font] / 16
        return enough_spaces and self._pairs[font] > 8 and self._gaps_wide(font)

    def _gaps_wide(self, font: str) -> bool:
        return self._wide[font] > 0.03 * self._pairs[font]


def _side_by_side(before: Letter, letter: Letter) -> bool:
    return (
        before.font == letter.font
        and abs(before.base - letter.base) < 0.1 * letter.size
        and before.text.isalpha()
        and letter.text.isalpha()
    )


def fragments(letters: Sequence[Letter], loose: frozenset[str]) -> list[Fragment]:
    """The fragments of a page's letters of one direction, bullets joined to what they mark."""
    found: list[Fragment] = []
    run: list[Letter] = []
    shares = dict.fromkeys(loose, _GAP_OF_A_SPACE_IN_A_LOOSE_FONT)
    for letter in _struck_once(letters):
        if run and _breaks(run[-1], letter):
            found += _fragment(run, shares)
            run = []
        run.append(letter)
    found += _fragment(run, shares)
    return _join_bullets(found)


def _struck_once(letters: Iterable[Letter]) -> Iterable[Letter]:
    """Leaves out letters struck a second time in their place, as some programs do for bold."""
    seen: set[tuple[str, float, int, int]] = set()
    for letter in letters:
        text = letter.text
        if text.isspace():
            yield letter
            continue
        grid = round(max(_STRUCK_TWICE * letter.size, 0.5), 2)
        # The cell of a grid that holds the letter, and the neighbours it is nearer to than to the others.
        across, up = letter.x0 / grid, letter.base / grid
        column, row = math.floor(across), math.floor(up)
        beside = column - 1 if across - column < 0.5 else column + 1
        above = row - 1 if up - row < 0.5 else row + 1
        cell = (text, grid, column, row)
        if not (
            cell in seen
            or (text, grid, beside, row) in seen
            or (text, grid, column, above) in seen
            or (text, grid, beside, above) in seen
        ):
            seen.add(cell)
            yield letter


def _breaks(before: Letter, letter: Letter) -> bool:
    size = letter.size if letter.size > before.size else before.size
    size = size if size > 1.0 else 1.0
    spaced = before.text.isspace() or letter.text.isspace()
    widest = _GAP_OF_A_BREAK_AFTER_A_SPACE if spaced else _GAP_OF_A_BREAK
    if letter.x0 - before.x1 > widest * size or letter.x0 < before.x0 - 0.6 * size:
        return True
    apart = abs(letter.base - before.base)
    return apart > 0.45 * size and (apart > 0.6 * size or not _is_raised(before, letter))


def _is_raised(before: Letter, letter: Letter) -> bool:
    """Whether one of two neighbours is a raised or lowered small letter at the other: 7th, m², H₂O."""
    small, large = sorted((before.size, letter.size))
    return small < 0.8 * large and -0.2 * large < letter.x0 - before.x1 < 0.3 * large


def _fragment(run: list[Letter], shares: Mapping[str, float]) -> list[Fragment]:
    """The fragment of a run of letters, as a list of one; of none where the run has no letter to read."""
    black = [letter for letter in run if not letter.text.isspace()]
    text, edges = _text(run, shares)
    if not text.strip("\ufffd ") and text != _UNKNOWN:
        return []
    font = Counter(letter.font for letter in black).most_common(1)[0][0]
    return [
        Fragment(
            text=text,
            x0=min(letter.x0 for letter in black),
            y0=min(letter.y0 for letter in black),
            x1=max(letter.x1 for letter in black),
            y1=max(letter.y1 for letter in black),
            base=median(letter.base for letter in black),
            size=median(letter.size for letter in black),
            bold=bool(_HEAVY.search(font)),
            ink=Counter(letter.ink for letter in black).most_common(1)[0][0],
            edges=edges,
        )
    ]


def _text(run: list[Letter], shares: Mapping[str, float]) -> tuple[str, list[float]]:
    """The text of a run of letters with single spaces, and the left and right edges of its words. `shares` has
    the gap that makes a space for the fonts that have one of their own."""
    text, edges = _spaced(run, shares)
    if run[0].font in shares and _is_tight(run):
        spaced = _spaced(run, {})
        if all(len(word) > 1 or word in _WORDS_OF_A_LETTER for word in spaced[0].split()):
            text, edges = spaced
    if len(text) < _LETTERS_OF_TRACKED_WORDS * len(edges) / 2 and len(run) > _FEW_LETTERS:
        text, edges = _spaced(run, {**shares, **_tracked(run, shares)})
    text = _UNKNOWN_BULLET.sub("• ", text)
    # A font may give one sign a meaning with spaces in it, or none.
    return text, edges if len(edges) == 2 * text.count(" ") + 2 else []


def _is_tight(run: Sequence[Letter]) -> bool:
    """Whether the letters of a run in a loose font are set as in any other: close to each other within words, and
    clearly apart between them."""
    gaps = [
        (after.x0 - before.x1) / max(after.size, 1.0)
        for before, after in itertools.pairwise(run)
        if not before.text.isspace() and not after.text.isspace()
    ]
    close = sum(gap < _CLOSE for gap in gaps)
    return close >= _FEW_LETTERS and all(gap < _CLOSE or gap > _CLEARLY_APART for gap in gaps)


def _spaced(run: Iterable[Letter], shares: Mapping[str, float]) -> tuple[str, list[float]]:
    parts: list[str] = []
    edges: list[float] = []
    end = -math.inf
    for letter in run:
        sign = letter.text
        if sign.isspace():
            parts.append(" ")
            end = -math.inf
            continue
        if letter.x0 - end > shares.get(letter.font, _GAP_OF_A_SPACE) * max(letter.size, 1.0):
            parts.append(" ")
            edges += (letter.x0, letter.x1)
        else:
            edges[-1] = letter.x1
        end = letter.x1
        parts.append(sign)
    return " ".join("".join(parts).split()), edges


def _tracked(run: Iterable[Letter], shares: Mapping[str, float]) -> dict[str, float]:
    """The gaps that make a space where letters are set apart for looks: clearly more than is usual there."""
    gaps: dict[str, list[float]] = defaultdict(list)
    for before, after in itertools.pairwise(run):
        if before.font == after.font and not before.text.isspace() and not after.text.isspace():
            gaps[after.font].append((after.x0 - before.x1) / max(after.size, 1.0))
    usual = {font: median(found) for font, found in gaps.items() if len(found) >= _FEW_LETTERS}
    return {
        font: max(shares.get(font, 0.0), gap + _GAP_OF_A_SPACE)
        for font, gap in usual.items()
        if gap > _GAP_OF_TRACKED_LETTERS
    }


def _join_bullets(found: list[Fragment]) -> list[Fragment]:
    """Joins a bullet that stands alone to the fragment on its right, and gives that the bullet's left edge."""
    by_line = sorted(found, key=lambda fragment: (-fragment.base, fragment.x0))
    gone: set[int] = set()
    for place, bullet in enumerate(by_line):
        if len(bullet.text) > 3 or not _BULLET_ALONE.match(bullet.text):
            continue
        near = _right_neighbours(by_line, place)
        if bullet.text == _UNKNOWN and _has_text_before(bullet, by_line[max(0, place - 40) : place]):
            continue
        if _is_under(bullet, [f for f in by_line[max(0, place - 5) : place + 5] if _level_with(bullet, f)]):
            gone.add(id(bullet))
            continue
        marked = min((f for f in near if id(f) not in gone), key=lambda f: f.x0, default=None)
        if marked is not None:
            _put_before(bullet, marked)
            gone.add(id(bullet))
    return [f for f in by_line if id(f) not in gone and not _ICON.fullmatch(f.text)]


def _is_under(bullet: Fragment, near: list[Fragment]) -> bool:
    """Whether the bullet is the shadow of one that is joined to its text already."""
    return any(
        f is not bullet
        and f.text.startswith(f"{bullet.text} ")
        and abs(f.x0 - bullet.x0) < 0.25 * bullet.size
        for f in near
    )


def _right_neighbours(by_line: list[Fragment], place: int) -> list[Fragment]:
    bullet = by_line[place]
    near = by_line[max(0, place - 40) : place] + by_line[place + 1 : place + 40]
    return [f for f in near if _level_with(bullet, f) and 0 < f.x0 - bullet.x1 < 4 * max(f.size, bullet.size)]


def _has_text_before(sign: Fragment, near: list[Fragment]) -> bool:
    """Whether a sign stands within a line: there it is a letter of a formula, not a bullet."""
    return any(_level_with(sign, f) and 0 <= sign.x0 - f.x1 < 3 * sign.size for f in near)


def _level_with(bullet: Fragment, other: Fragment) -> bool:
    return abs(other.base - bullet.base) < 0.5 * max(other.size, bullet.size)


def _put_before(bullet: Fragment, marked: Fragment) -> None:
    mark = "•" if bullet.text in _BULLETS_OF_SYMBOL_FONTS else bullet.text
    marked.text = f"{mark} {marked.text}"
    marked.edges = [*bullet.edges, *marked.edges] if bullet.edges and marked.edges else []
    marked.x0 = bullet.x0
    marked.y0 = min(marked.y0, bullet.y0)
    marked.y1 = max(marked.y1, bullet.y1)
