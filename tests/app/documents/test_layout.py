# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold for any page: no fragment is lost, none is read twice; and the rules of lines and joins."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.documents.cells import in_cells
from secondhelping.documents.fragments import FontRecord, Fragment, fragments
from secondhelping.documents.furniture import Furniture
from secondhelping.documents.joining import Vocabulary, joined
from secondhelping.documents.layout import regions
from secondhelping.documents.letters import Letter
from secondhelping.documents.lines import Line, glued, lines_of
from secondhelping.documents.paragraphs import paragraphs
from secondhelping.documents.repeats import without_repeats

PAGE = (0.0, 0.0, 600.0, 800.0)


def fragment(
    text: str, x: float, y: float, size: float = 10, width: float | None = None, bold: bool = False
) -> Fragment:
    right = x + (0.5 * size * len(text) if width is None else width)
    return Fragment(text, x, y - 0.2 * size, right, y + 0.8 * size, y, size, bold, 0)


def letters(
    text: str, x: float = 50, y: float = 700, size: float = 10, gap: float = 0.0, font: str = "F"
) -> list[Letter]:
    step = 0.5 * size
    return [
        Letter(
            letter,
            x + number * (step + gap),
            y - 2,
            x + number * (step + gap) + step,
            y + 8,
            y,
            size,
            font,
            0,
        )
        for number, letter in enumerate(text)
    ]


_fragments = st.lists(
    st.builds(
        fragment,
        st.text(alphabet="abcdefgh ABC", min_size=1, max_size=12).filter(str.strip),
        st.floats(-50, 650),
        st.floats(-50, 850),
        st.floats(0.1, 60),
        st.floats(0, 700),
    ),
    max_size=40,
)
_boxes = st.lists(st.tuples(*[st.floats(-100, 900)] * 4), max_size=8)


@settings(deadline=None)
@given(_fragments, _boxes)
def test_no_fragment_is_lost_and_none_is_read_twice(
    found: list[Fragment], boxes: list[tuple[float, ...]]
) -> None:
    rectangles = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in boxes]
    read = [id(item) for region in regions(found, rectangles, PAGE) for item in region]
    assert Counter(read) == Counter(id(item) for item in found)


@settings(deadline=None)
@given(_fragments)
def test_no_fragment_is_lost_on_the_way_to_paragraphs(found: list[Fragment]) -> None:
    cut = glued(lines_of(region, 1, 800) for region in regions(found, [], PAGE))
    page = [line for region in cut for line in region]
    made = [part for region in cut for part in paragraphs(region, page, 10)]
    words = Counter(word for part in made for line in part for word in line.text.split())
    assert words == Counter(word for item in found for word in item.text.split())


@settings(deadline=None)
@given(st.text(alphabet="abc def", min_size=1, max_size=30), st.randoms())
def test_no_letter_is_lost(text: str, random: object) -> None:
    found = fragments(letters(text), frozenset())
    assert "".join(item.text for item in found).replace(" ", "") == text.replace(" ", "")


def test_gaps_make_spaces_where_a_font_has_none() -> None:
    word = letters("good") + letters("chair", x=50 + 4 * 5 + 3)
    assert [item.text for item in fragments(word, frozenset())] == ["good chair"]


def test_a_loose_font_is_trusted_for_its_spaces() -> None:
    text = "a good chair for a good back and more"
    line = [
        letter._replace(x0=letter.x0 + shift, x1=letter.x1 + shift)
        for place, letter in enumerate(letters(text))
        for shift in [2.2 * (place // 3)]
    ]
    record = FontRecord()
    record.add(line)
    assert record.loose() == {"F"}
    assert [item.text for item in fragments(line, record.loose())] == [text]
    assert [item.text for item in fragments(line, frozenset())] != [text]


def test_letters_set_apart_for_looks_are_still_words() -> None:
    line = letters("a good chair", gap=2.2)
    assert [item.text for item in fragments(line, frozenset())] == ["a good chair"]
    without_spaces = [letter for letter in line if letter.text != " "]
    assert [item.text for item in fragments(without_spaces, frozenset())] == ["a good chair"]


def test_a_usual_font_is_not_loose() -> None:
    record = FontRecord()
    record.add(letters("a good chair for a good back and more"))
    assert record.loose() == frozenset()


def test_a_wide_gap_parts_fragments() -> None:
    assert [item.text for item in fragments(letters("left") + letters("right", x=200), frozenset())] == [
        "left",
        "right",
    ]


def test_decoration_is_left_out() -> None:
    pattern = [letter for number in range(8) for letter in letters("Theatre now", y=700 - 20 * number)]
    found = without_repeats(fragments(pattern + letters("The play", y=100), frozenset()))
    assert [item.text for item in found] == ["The play"]


CARD = (
    "Sit well at work, without a new chair",
    "Bring your desk to us",
    "or let us come to you, any day",
    "Half an hour £30",
    "and every fifth visit is on the house.",
)


@pytest.mark.parametrize(("across", "down"), [(1, 2), (2, 1), (2, 4), (3, 3)])
def test_panels_printed_several_times_on_a_sheet_are_read_once(across: int, down: int) -> None:
    sheet = [
        fragment(text, 20 + 230 * column, 780 - 180 * row - 14 * line)
        for row in range(down)
        for column in range(across)
        for line, text in enumerate(CARD)
    ]
    found = without_repeats(sheet)
    assert [item.text for item in found] == list(CARD)
    assert {item.x0 for item in found} == {20}
    assert max(item.base for item in found) == 780


def test_days_that_differ_in_their_heading_only_are_read_both() -> None:
    days = [
        fragment(text, 20 + 250 * number, 700 - 14 * line)
        for number, day in enumerate(("Saturday, 4 May", "Sunday, 5 May"))
        for line, text in enumerate((day, *CARD))
    ]
    assert without_repeats(days) == days


def test_alike_rows_of_a_table_are_no_panels() -> None:
    rows = [fragment(CARD[0], 20, 700 - 14 * row) for row in range(5)]
    assert without_repeats(rows) == rows


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["an exer-", "cise"], "an exercise"),
        (["a well-", "known rule"], "a well-known rule"),
        (["the German-", "Jewish school"], "the German-Jewish school"),
        (["back-", "ache-free"], "backache-free"),
        (["soft\u00ad", "ware"], "software"),
        (["see https://example.org/", "back for more"], "see https://example.org/back for more"),
        (["a state-", "specific law"], "a state-specific law"),
    ],
)
def test_broken_words(lines: list[str], text: str) -> None:
    vocabulary = Vocabulary(["backache is common", "every state has specific laws", "well-known"])
    assert joined(lines, vocabulary)[0] == text


def line(text: str, base: float, page: int) -> Line:
    return Line([fragment(text, 50, base)], page, 800)


def test_running_lines_are_learned_from_all_pages() -> None:
    pages = [
        [[line(f"Newsletter {number}", 780, number), line("Text", 400, number)]] for number in range(1, 6)
    ]
    furniture = Furniture(pages)
    assert furniture.holds(line("Newsletter 9", 780, 9))
    assert not furniture.holds(line("Newsletter 9", 700, 9))
    assert not furniture.holds(line("Text", 400, 9))


@pytest.mark.parametrize(
    "text", ["Continued on page 7", "(continued from page 2)", "Fortsetzung auf Seite 3", "Cont’d on p. 4"]
)
def test_continuations_are_furniture_anywhere(text: str) -> None:
    assert Furniture([]).holds(line(text, 400, 1))


@pytest.mark.parametrize("text", ["7", "Page 7 of 12", "- 7 -", "Seite 7"])
def test_page_numbers_are_furniture_at_the_edge_only(text: str) -> None:
    assert Furniture([]).holds(line(text, 20, 1))
    assert not Furniture([]).holds(line(text, 400, 1))


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (["Dear friends and parents,", "some of you may be new to this."], 2),
        (
            [
                "Dear reader of many years, you know how it goes when the",
                "leaves fall and the rakes come out again.",
            ],
            1,
        ),
        (["Anna Grey & the Harbour Band", "Saturday, 11 October, 7:30 pm"], 2),
        (
            ["We meet again for tea and for cake on the last", "Saturday in October, at 3 in the afternoon."],
            1,
        ),
        (["Anna Grey - fiddle and voice", "Tom Brown - guitar, mandolin and kazoo"], 2),
        (["On the web:", "https://example.org"], 2),
        (["Write to us at", "hello@example.org"], 1),
        (["Quality and freshness", "Low food miles", "All of it organic", "Straight from the grower"], 4),
        (["the height of the chair, which", "(however you sit) comes first."], 1),
    ],
)
def test_what_stands_alone_and_what_goes_on(texts: list[str], parts: int) -> None:
    column = [line(text, 700 - 12 * place, 1) for place, text in enumerate(texts)]
    around = [line("Plain text that fills the column from edge to edge.", 500 - 12 * n, 1) for n in range(4)]
    assert len(paragraphs(column, column + around, 10)) == parts


def test_names_with_their_offices_are_pairs() -> None:
    names = ["Anna Grey", "Deputy Commander", "Tom Brown", "Logistics Officer", "Eve Black", "Chief of Staff"]
    column = [line(text, 700 - 12 * place - 12 * (place // 2), 1) for place, text in enumerate(names)]
    assert len(paragraphs(column, column, 10)) == 6
    cut = [
        "Strong winds from",
        "the sea all day",
        "Rain later on and",
        "snow in the hills",
        "Mild at night and",
        "fog at dawn",
    ]
    column = [line(text, 700 - 12 * place - 12 * (place // 2), 1) for place, text in enumerate(cut)]
    assert len(paragraphs(column, column, 10)) == 3


def test_a_heading_in_the_middle_is_not_parted_off_with_one_column() -> None:
    found = [
        fragment("Get in touch", 260, 700, size=16, width=80),
        *(fragment("01234 567 890", 100, 640 - 14 * row, width=80) for row in range(3)),
        *(fragment("hello@example.org", 230, 640 - 14 * row, width=140) for row in range(3)),
        *(fragment("Harbour Lane 7", 420, 640 - 14 * row, width=80) for row in range(3)),
    ]
    assert next(iter(regions(found, [], PAGE)))[0].text == "Get in touch"
    assert regions(found, [], PAGE)[1][0].text == "01234 567 890"


def test_running_lines_may_move_a_little_and_change_by_chapter() -> None:
    pages = [
        [
            [
                line("Harbour notes", 780 + 4 * (number % 2), number),
                line(f"Chapter {'one' if number < 5 else 'two'}", 770, number),
                line(f"Text {number}", 400, number),
            ]
        ]
        for number in range(1, 10)
    ]
    furniture = Furniture(pages)
    kept = [item.text for page in pages for region in page for item in region if not furniture.holds(item)]
    assert kept == [f"Text {number}" for number in range(1, 10)]


def rows(*texts: tuple[str, str]) -> list[Line]:
    parts = [
        fragment(text, x, 700 - 14 * number)
        for number, pair in enumerate(texts)
        for text, x in zip(pair, (50, 250), strict=True)
    ]
    return lines_of(parts, 1, 800)


def cells(*texts: tuple[str, str]) -> list[str]:
    found = list(in_cells([row] for row in rows(*texts)))
    assert all(line.is_row for (line,) in found)
    return [line.text for (line,) in found]


def test_cells_that_say_something_each_are_parted() -> None:
    assert cells(("Spider plant", "Bamboo palm"), ("English ivy", "Dracaena"), ("Aloe", "Boston fern")) == [
        "Spider plant",
        "Bamboo palm",
        "English ivy",
        "Dracaena",
        "Aloe",
        "Boston fern",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        [("Drip coffee", "3.00"), ("Latte", "4.50"), ("Pour over", "Market")],
        [("Monday", "closed"), ("Tuesday", "9 to 5"), ("Saturday", "by appointment")],
        [("ch", "Chain"), ("ss", "Slip stitch"), ("dc", "Double crochet")],
        [("Where:", "Town hall"), ("When:", "Saturday"), ("Who:", "Everybody")],
        [("Spider plant", "Bamboo palm"), ("English ivy", "Dracaena")],
    ],
)
def test_cells_stay_with_what_they_belong_to(texts: list[tuple[str, str]]) -> None:
    assert cells(*texts) == [f"{left} {right}" for left, right in texts]


def test_cells_keep_their_places_on_the_page() -> None:
    row = rows(("Spider plant", "Bamboo palm"))[0]
    row.x0, row.x1, row.y0, row.y1, row.base = (
        row.x0 - 20,
        row.x1 - 20,
        row.y0 - 30,
        row.y1 - 30,
        row.base - 30,
    )
    row.runs = [(1, 0, 10, 300, 600), (1, 0, 10, 2300, 2600)]
    ((left,), (right,), *_) = in_cells([[row], [row], [row]])
    assert (left.x0, right.x0, left.base) == (30, 230, 670)
    assert (left.runs, right.runs) == ([row.runs[0]], [row.runs[1]])


def test_entries_that_end_in_a_price_are_a_paragraph_each() -> None:
    entries = ["Pumpkin Spice Latte 5.50", "Caramel Apple Steamer 6.00", "Salted Maple Latte 6.50"]
    found = lines_of([fragment(text, 50, 700 - 24 * n, size=20) for n, text in enumerate(entries)], 1, 800)
    assert [[line.text for line in lines] for lines in paragraphs(found, found, 10)] == [[e] for e in entries]


def test_a_price_at_the_end_of_a_line_parts_no_sentence() -> None:
    texts = [
        "The whole day with lunch and tea costs 45.00",
        "and children pay only half of it, that is 22.50",
    ]
    found = lines_of([fragment(text, 50, 700 - 12 * n) for n, text in enumerate(texts)], 1, 800)
    assert len(paragraphs(found, found, 10)) == 1
