# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the sentences of one passage, minding bullets, abbreviations, decimals, quotes and glued stops."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondhelping.snippets.words import word_set

Place = tuple[int, int]  # start and end (exclusive), in letters of the passage

_TITLES = word_set("""
    mr mrs ms mx dr prof rev fr sr sra jr st hon gen col lt sgt capt cmdr adm gov sen rep pres supt
    insp messrs mme mlle herr frau sig dott ing
""")
# Abbreviations nearly always followed by a number or a name: they never end a sentence.
_FORWARD = _TITLES | word_set("""
    no nos nr fig figs p pp pg ch sec vol vols ref art para tel fax ext mob approx appx ca c cf e.g
    i.e eg ie vs v viz mt ft z.b d.h bzw max mio mrd tsd num pág pag núm p.ej p.ex v.a u.a ggf evtl inkl exkl
    zzgl
""")
# Abbreviations that may end a sentence, but only before a clear sentence start.
_SHORT = _FORWARD | word_set("""
    est al ed eds refs dept div mgr asst inc ltd llc plc corp co bros gmbh assn univ inst intl natl
    ave blvd rd ln sq pl hwy bldg apt ste fl rm jan feb mar apr jun jul aug sep sept oct nov dec mon
    tue tues wed thu thur thurs fri sat sun hr hrs min mins secs yr yrs wk wks mo mos oz lb lbs kg g
    ml l cm mm km in dia avg incl excl etc misc resp orig dist req reg temp a.m p.m p.a p.p p.w pcm
    u.s u.k e.u u.n d.c n.y l.a b.c a.d ph.d m.d b.a m.a b.sc m.sc usw s.a m.w ecc etw str
""")
_STARTERS = word_set("""
    the a an this that these those it its we our us you your i my he she his her they their there
    here in on at by for from with as if when while after before since because although but and or
    so yet not no yes all both each every some any most many few more one two three what who where
    why how which is are was were do does did can could will would should may please book call visit
    order ask see come join get try use read find meet bring save enjoy learn discover contact email
    choose start stop let let's then now today closed open orders terms free great new der die das
    ein eine wir sie es le la les un une nous vous il elle el los las nosotros usted lo gli noi de
    het een wij o os as nós você
""")
_ENDS = re.compile(r"(?:\. ){2,}\.|[.!?…。！？]+")
_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{¿¡–—- "
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]")
_BULLETS = "•⁃‣◦▪▫●○■□➢➤✓✔❖"
_NUMBERED = re.compile(rf"(?:(?<=^)|(?<=\s))(?:[{_BULLETS}*–-]\s*)?(?:(\d{{1,2}})[.)]|([a-h])[.)])(?=\s+\S)")
_BULLETED = re.compile(rf"(?:(?<=^)|(?<=\s))[{_BULLETS}]\s*")
_LIST_MARK = re.compile(rf"[{_BULLETS}*–-]?\(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,4}})")
_GLUED_NEXT = re.compile(r"[A-Z][a-z’']+\b(?![./@])")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{3,}|\d[ap]m|\d|[a-z]{2,}[)”’\"])$")
_WEB = re.compile(r"[@/]|www|https?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_DOTTED = re.compile(r"(?:[a-zäöü]\.)+[a-zäöü]")
_WORD_LIKE = re.compile(r"(?:[^\W\d_]{2,}[\"'”’)]*|\d{4,})$")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class _Stop:
    """A run of end marks and what stands around it."""

    text: str
    start: int  # of the sentence so far
    at: int  # of the marks
    end: int  # of the marks with closing quotes and emoji
    marks: str

    @property
    def before(self) -> str:
        """The word right before the marks."""
        window = self.text[max(self.start, self.at - _LONGEST_WORD) : self.at]
        words = window.split()
        return words[-1] if words and not window[-1].isspace() else ""

    @property
    def word(self) -> str:
        """It without openers and in lower case; of "Mon.-Fri." the last day."""
        whole = self.before.lower().lstrip("([{\"'“‘–—-")
        return re.split(r"\.[-–/]", whole)[-1]

    @property
    def after(self) -> str:
        """What follows, without the space; enough of it to decide."""
        return self.text[self.end : self.end + 2 * _LONGEST_WORD].lstrip()

    @property
    def next_word(self) -> str:
        words = self.after.split(maxsplit=1)
        return words[0].strip("\"'“”‘’()[],;:!?").lower() if words else ""

    @property
    def first_letter(self) -> str:
        return self.after.lstrip(_OPENERS)[:1]

    @property
    def glued(self) -> bool:
        return not self.text[self.end].isspace()

    @property
    def sentence(self) -> str:
        return self.text[self.start : self.end]


def sentences(text: str) -> list[Place]:
    """Where the sentences of a passage stand, in order, without the space around them.

    Newlines inside a passage count as space; the items of an enumeration within a line are cut apart.
    """
    places: list[Place] = []
    for start, end in _list_parts(text):
        places.extend(_in_part(text, start, end))
    return places


def _list_parts(text: str) -> Iterator[Place]:
    cuts = [0, *_list_cuts(text), len(text)]
    yield from itertools.pairwise(cuts)


def _list_cuts(text: str) -> list[int]:
    """Where an enumeration in running text starts a new item: marks that count up from the first letter,
    or bullets from the first letter."""
    marks = list(_NUMBERED.finditer(text))
    cuts = []
    if len(marks) > 1 and marks[0].start() == 0:
        expected = _value(marks[0]) + 1
        for mark in marks[1:]:
            if _value(mark) == expected:
                cuts.append(mark.start())
                expected += 1
    if not cuts and _BULLETED.match(text):
        cuts = [mark.start() for mark in _BULLETED.finditer(text)][1:]
    return cuts


def _value(mark: re.Match[str]) -> int:
    return int(mark[1]) if mark[1] else ord(mark[2]) - ord("a") + 1


def _in_part(text: str, start: int, end: int) -> Iterator[Place]:
    part = text[start:end]
    begin = 0
    for found in _ENDS.finditer(part):
        if found.start() < begin:
            continue
        stop = _Stop(part, begin, found.start(), _with_closers(part, found.end()), found.group())
        if stop.end < len(part.rstrip()) and _ends(stop):
            yield from _tight(text, start + begin, start + stop.end)
            begin = stop.end
    yield from _tight(text, start + begin, end)


def _tight(text: str, start: int, end: int) -> Iterator[Place]:
    inside = text[start:end]
    if inside.strip():
        lead = len(inside) - len(inside.lstrip())
        yield start + lead, start + len(inside.rstrip())


def _with_closers(text: str, end: int) -> int:
    """The end with closing quotes, brackets and trailing emoji."""
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    last = end
    look = end
    while look < len(text) and (text[look] == " " or _EMOJI.match(text[look])):
        look += 1
        if text[look - 1] != " ":
            last = look
    return last


def _ends(stop: _Stop) -> bool:
    if stop.glued:
        return _ends_glued(stop)
    if _inside_quote_or_bracket(stop.sentence):
        return False
    if stop.after[:1] in "–—-" and stop.text[stop.end - 1] in _CLOSERS:
        return False  # a quotation and who said it
    if stop.marks == ".":
        return _ends_full_stop(stop)
    if stop.marks.startswith(("..", "…", ". ")):
        return stop.first_letter.isupper()
    return not (stop.first_letter.islower() and stop.text[stop.end - 1] in _CLOSERS)


def _ends_glued(stop: _Stop) -> bool:
    """A missing space: "trust.Service", but neither "example.Com" nor a file name nor a decimal."""
    before = stop.text[max(stop.start, stop.end - _LONGEST_WORD - 1) : stop.end - 1].split()
    word = before[-1] if before else ""
    return (
        stop.marks in {".", "!", "?"}
        and bool(_GLUED_NEXT.match(stop.after))
        and bool(_GLUED_BEFORE.search(word))
        and not _WEB.search(word)
        and not re.match(r"(?:NET|Net|Js|Com|Org)\b", stop.after)
        and stop.word not in _SHORT
    )


def _inside_quote_or_bracket(sentence: str) -> bool:
    """A mark inside an open quote or bracket does not end the sentence, unless it was left open for long."""
    if len(sentence) > 600:
        return False
    if sentence.count("(") > sentence.count(")"):
        return True
    return sentence.count("“") > sentence.count("”") or sentence.count('"') % 2 == 1


def _ends_full_stop(stop: _Stop) -> bool:
    if _is_list_mark(stop) or stop.before in {"N°", "n°", "Nº"}:
        return False
    initials = _INITIALS.fullmatch(stop.before.lstrip('(["“'))
    short = stop.word in _SHORT or bool(initials) or bool(_DOTTED.fullmatch(stop.word))
    if stop.word == "no" and not stop.after[:1].isdigit():
        short = False  # "We say no." against "No. 7"
    first = stop.first_letter
    if first.islower():
        return _ends_before_lower_case(stop, short)
    if short:
        return _ends_after_short(stop, bool(initials))
    return first.isupper() or first.isdigit() or not first.isascii() or not first.isalnum()


def _is_list_mark(stop: _Stop) -> bool:
    ahead = stop.text[stop.start : stop.at - len(stop.before)]
    return bool(_LIST_MARK.fullmatch(stop.before)) and not ahead.strip(f" {_BULLETS}*–-\n\t")


def _ends_before_lower_case(stop: _Stop, short: bool) -> bool:
    if short or not _WORD_LIKE.search(stop.before) or stop.text[stop.end - 1] in _CLOSERS:
        return False
    return not re.match(r"(?:of|and|or|to|und|oder|et|ou|y|e|en)\b", stop.after)


def _ends_after_short(stop: _Stop, initials: bool) -> bool:
    starts = stop.next_word in _STARTERS
    if stop.word in _FORWARD:
        return stop.word == "st" and starts
    if initials and len(stop.before.lstrip('(["“')) == 1:
        return starts
    return not stop.first_letter.isdigit() and starts
