# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading PDF: columns, paragraphs, broken words, headings, lists, running lines, and files that won't open."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.building import (
    HEIGHT,
    LEFT,
    LEFT_TEXT,
    RIGHT,
    RIGHT_TEXT,
    WIDTH,
    lines,
    pdf,
    picture,
    write,
)
from secondhelping.documents.drafts import Source
from secondhelping.documents.fragments import Fragment, fragments
from secondhelping.documents.letters import Letter
from secondhelping.documents.lines import Line
from secondhelping.documents.reading import read
from secondhelping.documents.second_reading import doubtful
from secondhelping.domain.document import Content, Format, Role
from secondhelping.domain.errors import Cancelled, FileLocked, FileRefused
from secondhelping.domain.progress import Step
from secondhelping.operations.workshop import Workshop

Page = Callable[[Canvas], None]


@pytest.fixture
def read_pages(tmp_path: Path) -> Callable[..., Content]:
    def reading(*pages: Page, **info: str) -> Content:
        return read(write(tmp_path, "Sitting well.pdf", pdf(*pages, **info)))

    return reading


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def by_role(content: Content, role: Role) -> list[str]:
    return [passage.text for passage in content.passages if passage.role is role]


def two_columns(canvas: Canvas) -> None:
    lines(canvas, LEFT, x=72)
    lines(canvas, RIGHT, x=320)


def test_columns_are_read_one_after_the_other(read_pages: Callable[..., Content]) -> None:
    content = read_pages(two_columns)
    assert texts(content) == [LEFT_TEXT, RIGHT_TEXT]
    assert (content.format, content.pages, content.language) == (Format.PDF, 1, "en")


def test_columns_drawn_line_by_line_are_still_columns(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            lines(canvas, [left], x=72, y=700 - 12 * number)
            lines(canvas, [right], x=320, y=700 - 12 * number)

    assert texts(read_pages(page)) == [LEFT_TEXT, RIGHT_TEXT]


def test_a_heading_over_two_columns_comes_first(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        two_columns(canvas)
        lines(
            canvas, ["How to sit through a working day without pain"], y=740, size=18, font="Helvetica-Bold"
        )

    content = read_pages(page)
    assert texts(content) == ["How to sit through a working day without pain", LEFT_TEXT, RIGHT_TEXT]
    assert content.passages[0].role is Role.TITLE
    assert content.title == "How to sit through a working day without pain"


def test_headings_by_size_and_weight(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["Sitting well"], y=780, size=24)
        lines(canvas, ["At the desk"], y=740, size=14, font="Helvetica-Bold")
        lines(canvas, LEFT, y=720)
        lines(canvas, ["In the evening"], y=620, size=10, font="Helvetica-Bold")
        lines(canvas, RIGHT, y=604)

    content = read_pages(page)
    assert by_role(content, Role.TITLE) == ["Sitting well"]
    assert by_role(content, Role.HEADING) == ["At the desk", "In the evening"]
    levels = [passage.level for passage in content.passages if passage.role is Role.HEADING]
    assert levels == sorted(levels)
    assert by_role(content, Role.PARAGRAPH) == [LEFT_TEXT, RIGHT_TEXT]


def test_words_broken_over_lines_are_joined_as_the_document_writes_them(
    read_pages: Callable[..., Content],
) -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            ["Our exercise is well-known, and the self-test is", "free for everybody who has a backache."],
            y=700,
        )
        lines(
            canvas,
            [
                "Begin with one exer-",
                "cise a day; it is a well-",
                "known way to a good back-",
                "ache-free week.",
            ],
            y=600,
        )

    assert texts(read_pages(page))[1] == (
        "Begin with one exercise a day; it is a well-known way to a good backache-free week."
    )


def test_bullets_make_list_items(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["What you need for an hour outside:"], y=700)
        lines(
            canvas,
            ["• a pair of stout shoes that have", "  been worn before", "• water", "• somebody to talk to"],
            y=684,
        )

    content = read_pages(page)
    assert by_role(content, Role.LIST_ITEM) == [
        "a pair of stout shoes that have been worn before",
        "water",
        "somebody to talk to",
    ]


def test_numbered_items_keep_their_numbers(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["1. Set the height of the chair.", "2. Set the back.", "3. Sit down."])

    assert by_role(read_pages(page), Role.LIST_ITEM) == [
        "1. Set the height of the chair.",
        "2. Set the back.",
        "3. Sit down.",
    ]


def test_running_lines_and_page_numbers_go(read_pages: Callable[..., Content]) -> None:
    words = ("chairs", "desks", "lamps", "plants")

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            lines(canvas, ["Harbour Lane Physiotherapy"], y=HEIGHT - 30, size=8)
            lines(canvas, [f"This page is about {words[number - 1]} and how to choose them."], y=500)
            lines(canvas, [f"Page {number} of 4"], x=280, y=30, size=8)

        return draw

    content = read_pages(*(page(number) for number in range(1, 5)))
    assert texts(content) == [f"This page is about {word} and how to choose them." for word in words]
    assert [passage.place.page for passage in content.passages] == [1, 2, 3, 4]


def test_a_paragraph_goes_on_over_the_page(read_pages: Callable[..., Content]) -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, [*LEFT[:3], "at the arms. Most people do it the"], y=120)

    def second(canvas: Canvas) -> None:
        lines(canvas, LEFT[4:], y=760)

    content = read_pages(first, second)
    assert texts(content) == [LEFT_TEXT]
    assert content.passages[0].place.page == 1


def test_turned_text_beside_the_text_is_left_out(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT)
        canvas.saveState()
        canvas.translate(20, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "printed by somebody")
        canvas.restoreState()

    assert texts(read_pages(page)) == [LEFT_TEXT]


def test_a_page_that_is_turned_as_a_whole_is_read(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        lines(canvas, LEFT, y=400)

    content = read_pages(page)
    assert texts(content) == [LEFT_TEXT]
    assert content.passages[0].place.box is None


def test_text_off_the_page_is_left_out(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT)
        lines(canvas, ["a note to the printer"], x=-400)

    assert texts(read_pages(page)) == [LEFT_TEXT]


def test_letters_struck_twice_count_once(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT)
        lines(canvas, LEFT, x=72.3)

    assert texts(read_pages(page)) == [LEFT_TEXT]


def test_letters_of_two_sizes_never_hide_each_other(read_pages: Callable[..., Content]) -> None:
    """Letters of another size are another text, wherever the grid of their places happens to meet."""

    def page(canvas: Canvas) -> None:
        for number, size in enumerate((8, 9, 10, 11, 12, 14)):
            lines(
                canvas,
                [f"nnnn nnnn nnnn nnnn nnnn nnnn {size} {line}" for line in "abc"],
                x=30 + 3 * number,
                y=760 - 110 * number,
                size=size,
            )

    assert sum(text.count("n") for text in texts(read_pages(page))) == 6 * 3 * 24


def test_every_box_lies_on_its_page(read_pages: Callable[..., Content]) -> None:
    content = read_pages(two_columns)
    left, right = (passage.place.box for passage in content.passages)
    assert left is not None
    assert right is not None
    assert left[0] == pytest.approx(72, abs=1)
    assert left[1] == pytest.approx(HEIGHT - 700 - 10, abs=4)
    assert left[2] < right[0]
    assert left[3] == pytest.approx(HEIGHT - 640, abs=4)


def test_stacked_lines_are_passages_of_their_own(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT)
        lines(canvas, ["Harbour Lane 14", "Porthaven PL4 2QX", "Tel: 01632 960 142"], y=500)

    assert texts(read_pages(page))[1:] == ["Harbour Lane 14", "Porthaven PL4 2QX", "Tel: 01632 960 142"]


def test_a_narrow_column_beside_another_is_no_table(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["Design", "durable things", "from the", "beginning on"], x=72)
        lines(canvas, ["Compare", "what they", "cost with", "what they give"], x=200)

    assert texts(read_pages(page)) == [
        "Design durable things from the beginning on",
        "Compare what they cost with what they give",
    ]


def test_rows_of_a_price_list_stay_together(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        names = ["First visit", "Second visit", "Ten visits"]
        for number, (name, price) in enumerate(zip(names, ["£49", "£39", "£350"], strict=True)):
            lines(canvas, [name], x=72, y=700 - 20 * number)
            lines(canvas, [price], x=180, y=700 - 20 * number)

    assert texts(read_pages(page)) == ["First visit £49", "Second visit £39", "Ten visits £350"]


def test_the_stated_title_is_taken_when_the_text_confirms_it(read_pages: Callable[..., Content]) -> None:
    assert read_pages(two_columns, title="A good chair", author="M. Hale").title == "A good chair"
    assert read_pages(two_columns, author="M. Hale").author == "M. Hale"
    assert read_pages(two_columns, title="Microsoft Word - draft7.doc").title == "Sitting well"


def test_progress_tells_page_by_page(tmp_path: Path) -> None:
    steps: list[Step] = []
    read(write(tmp_path, "a.pdf", pdf(two_columns, two_columns, two_columns)), steps.append)
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_cancelling_stops_between_pages(tmp_path: Path) -> None:
    def cancel(step: Step) -> None:
        if step.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(write(tmp_path, "a.pdf", pdf(two_columns, two_columns, two_columns)), cancel)


def test_pictures_are_said_to_be_pictures(tmp_path: Path) -> None:
    path = write(tmp_path, "Scan.pdf", pdf(picture, picture))
    with pytest.raises(
        FileRefused, match=r"“Scan.pdf” has no words that can be read. The pages are pictures"
    ):
        read(path)


def test_a_picture_among_pages_is_told(tmp_path: Path) -> None:
    content = read(write(tmp_path, "Mixed.pdf", pdf(two_columns, picture, two_columns)))
    assert content.warnings == ("Page 2 of “Mixed.pdf” is a picture; its words can't be read.",)


def test_a_stamped_picture_is_still_a_picture(tmp_path: Path) -> None:
    def stamped(canvas: Canvas) -> None:
        picture(canvas)
        lines(canvas, ["Scan 0012"], y=400)

    content = read(write(tmp_path, "Mixed.pdf", pdf(two_columns, stamped, lambda canvas: None, stamped)))
    assert content.warnings == ("Pages 2 and 4 of “Mixed.pdf” are pictures; their words can't be read.",)
    assert texts(content)[-1] == "Scan 0012"


def test_a_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    path = write(tmp_path, "Insurers' guide 2026.pdf", pdf(two_columns, encrypt="secret"))
    with pytest.raises(FileLocked) as caught:
        read(path)
    assert caught.value.what == "“Insurers' guide 2026.pdf” is locked with a password."
    assert "unlocked copy" in caught.value.todo
    with pytest.raises(FileLocked, match=r"That one didn't open it\..* Passwords mind capitals and spaces\."):
        read(path, password="Secret")
    assert texts(read(path, password="secret")) == [LEFT_TEXT, RIGHT_TEXT]


def test_a_password_goes_through_the_worker_and_stays_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write(tmp_path, "a.pdf", pdf(two_columns, encrypt="Sesame 1"))
    with Workshop() as workshop:
        with pytest.raises(FileLocked) as wrong:
            workshop.read(path, password="sesame 1")
        content = workshop.read(path, password="Sesame 1")
        with pytest.raises(FileLocked, match="is locked"):
            workshop.read(path)
    assert texts(content) == [LEFT_TEXT, RIGHT_TEXT]
    assert "esame" not in f"{content!r} {wrong.value} {Source(path, b'', 'Sesame 1')!r} {caplog.text}"


def test_a_file_locked_for_changes_only_is_read(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption("", ownerPassword="owner", canCopy=0)
    content = read(write(tmp_path, "a.pdf", pdf(two_columns, encrypt=lock)))
    assert texts(content) == [LEFT_TEXT, RIGHT_TEXT]


# An octal number too large for a letter: pdfminer gives the whole document up for it.
TROUBLE = rb"Stnd\777"


def with_trouble(data: bytes, at: bytes = b"Stand up") -> bytes:
    """The file with the second occurrence of `at` spoilt."""
    place = data.index(at, data.index(at) + 1)
    return data[:place] + TROUBLE + data[place + len(at) :]


def test_a_page_that_breaks_off_is_read_by_the_second_reader(tmp_path: Path) -> None:
    data = with_trouble(pdf(two_columns, two_columns, two_columns))
    content = read(write(tmp_path, "Flyer.pdf", data))
    spoilt = RIGHT_TEXT.replace("Stand up", "Stnd?")
    found = texts(content)
    assert [re.sub(r"Stnd\S*", "Stnd?", text) for text in found] == [
        *(LEFT_TEXT, RIGHT_TEXT, LEFT_TEXT, spoilt, LEFT_TEXT, RIGHT_TEXT)
    ]
    assert content.warnings == (
        "“Flyer.pdf” is damaged in places. Page 2 was read in a simpler way: please check.",
    )
    (boxes,) = {
        passage.words[-1]
        for passage in content.passages
        if passage.text == LEFT_TEXT and passage.place.page == 2
    }
    (usual,) = {
        passage.words[-1]
        for passage in content.passages
        if passage.text == LEFT_TEXT and passage.place.page == 1
    }
    assert boxes[0][1:] == pytest.approx(usual[0][1:], abs=2.5)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_the_second_reader_sees_a_turned_page_upright(tmp_path: Path, angle: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)
        # The canvas makes the page broad where it is turned to the side.
        canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[angle])
        canvas.rotate(angle)
        two_columns(canvas)

    content = read(write(tmp_path, "Flyer.pdf", with_trouble(pdf(turned, turned))))
    assert "Page 2 was read in a simpler way" in content.warnings[0]
    assert texts(content)[:3] == [LEFT_TEXT, RIGHT_TEXT, LEFT_TEXT]


def test_words_that_fall_apart_are_to_be_checked(tmp_path: Path) -> None:
    def spread(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for row, text in enumerate(LEFT + RIGHT):
            words = [word if len(word) < 4 else f"{word[0]} {word[1:]}" for word in text.split()]
            canvas.drawString(72, 700 - 14 * row, " ".join(words))

    content = read(write(tmp_path, "Flyer.pdf", pdf(two_columns, spread)))
    assert content.warnings == ("Please check page 2 of “Flyer.pdf”: some words may be read wrongly.",)


@pytest.mark.parametrize(
    ("second", "loose", "checked"),
    [
        (f"{LEFT_TEXT} {RIGHT_TEXT}", False, False),
        (f"{LEFT_TEXT} {RIGHT_TEXT} and what stands in the margin, {'twice '.upper() * 60}", False, False),
        (LEFT_TEXT.replace("e", "a") + RIGHT_TEXT.replace("e", "a"), False, True),
        (f"{LEFT_TEXT} {RIGHT_TEXT}".replace("t", "t "), False, True),
        (f"{LEFT_TEXT} {RIGHT_TEXT}".replace("t", "t "), True, False),
        (LEFT_TEXT.replace("e", "a") + RIGHT_TEXT.replace("e", "a"), True, True),
        ("", False, False),
    ],
)
def test_readings_that_differ_are_to_be_checked(second: str, loose: bool, checked: bool) -> None:
    regions = [
        [Line([Fragment(text, 0, 0, 100, 10, 0, 10, False, 0)], 1, 800) for text in column]
        for column in (LEFT, RIGHT)
    ]
    assert doubtful(regions, second, loose) is checked


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
def test_half_a_file_is_read_in_part_or_refused(tmp_path: Path, share: float) -> None:
    data = pdf(two_columns, two_columns)
    path = write(tmp_path, "half.pdf", data[: int(len(data) * share)])
    try:
        found = texts(read(path))
    except FileRefused as refusal:
        found = [refusal.what]
    assert set(found) <= {LEFT_TEXT, RIGHT_TEXT, "“half.pdf” is damaged."}
    assert found


def test_white_letters_count_only_where_they_are_seen(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        two_columns(canvas)
        canvas.setFillColorRGB(0, 0.3, 0.3)
        canvas.rect(60, 300, 400, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        lines(canvas, ["White on green is there to be read by everybody."], y=330)
        lines(canvas, ["White on white is meant for machines and nobody else."], y=200)
        canvas.setFillColorCMYK(0, 0, 0, 0)
        lines(canvas, ["White in printing inks is no better than white in light."], y=180)

    content = read(write(tmp_path, "Flyer.pdf", pdf(page)))
    assert set(texts(content)) == {LEFT_TEXT, RIGHT_TEXT, "White on green is there to be read by everybody."}


def test_rows_captions_and_quotations_are_told(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    rows = [("Half an hour", "£30"), ("A whole hour", "£55"), ("Ten hours", "£500")]

    def page(canvas: Canvas) -> None:
        lines(canvas, [*LEFT, *RIGHT], y=760)
        for number, (left, right) in enumerate(rows):
            lines(canvas, [left], y=560 - 20 * number)
            lines(canvas, [right], x=160, y=560 - 20 * number)
        canvas.drawImage(ImageReader(Image.new("L", (40, 30), 90)), 72, 300, 200, 150)
        lines(canvas, ["Anna at her desk in the harbour"], y=290, size=8)
        lines(canvas, ["“My back has not felt so well in years.” – Tom Brown"], y=220)

    content = read(write(tmp_path, "Flyer.pdf", pdf(page)))
    assert by_role(content, Role.TABLE_CELL) == [f"{left} {right}" for left, right in rows]
    assert by_role(content, Role.CAPTION) == ["Anna at her desk in the harbour"]
    assert by_role(content, Role.QUOTE) == ["“My back has not felt so well in years.” – Tom Brown"]


def justified(canvas: Canvas, texts_: Sequence[str], x: float, y: float, width: float = 200) -> None:
    """Lines of one width, as in a column set to both sides; the last one is as long as its words."""
    canvas.setFont("Helvetica", 10)
    for number, text in enumerate(texts_):
        spare = width - canvas.stringWidth(text, "Helvetica", 10)
        spaced = canvas.beginText(x, y - 12 * number)
        spaced.setWordSpace(spare / text.count(" ") if not text.endswith(".") else 0)
        spaced.textOut(text)
        canvas.drawText(spaced)


UNFINISHED = (
    "The garden behind the practice is open to",
    "everybody who has waited for longer than",
    "a quarter of an hour, and to those who have",
    "brought somebody and would rather not sit.",
    "There is a bench, and a path as long as the",
    "walk that we ask of new patients at the old",
)


def test_a_paragraph_goes_on_in_the_next_column_with_a_capital(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        justified(canvas, UNFINISHED, 72, 700)
        justified(
            canvas,
            (
                "Harbour Lane clinic, which is a hundred steps",
                "there and back, and so it is a good test of",
                "knees.",
            ),
            320,
            700,
        )

    content = read_pages(page)
    assert len(content.passages) == 1
    assert "at the old Harbour Lane clinic" in content.passages[0].text


def test_a_table_between_does_not_part_a_paragraph(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        justified(canvas, UNFINISHED, 72, 700)
        lines(canvas, ["Opening hours"], x=72, y=560, size=8, font="Helvetica-Bold")
        lines(canvas, ["Monday to Friday 8 to 6"], x=72, y=540, size=8)
        justified(
            canvas,
            (
                "clinic, which is a hundred steps there and",
                "back, and so it is a good test of knees and",
                "hips.",
            ),
            320,
            700,
        )

    found = texts(read_pages(page))
    assert any(text.startswith("The garden") and text.endswith("knees and hips.") for text in found)
    assert "Monday to Friday 8 to 6" in found


def test_callouts_that_begin_small_stay_apart(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        for place, (figure, more) in enumerate(
            (
                ("12", ("patients who walk", "every morning before", "they come to us")),
                ("7", ("benches on the way", "between the harbour", "and the practice")),
            )
        ):
            lines(canvas, [figure], x=72 + 200 * place, y=700, size=30)
            lines(canvas, more, x=72 + 200 * place, y=670)

    assert texts(read_pages(page))[1::2] == [
        "patients who walk every morning before they come to us",
        "benches on the way between the harbour and the practice",
    ]


def test_a_dash_at_the_top_of_a_page_goes_on_with_the_sentence(read_pages: Callable[..., Content]) -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, ["Our promise goes beyond selling plants"])

    def second(canvas: Canvas) -> None:
        lines(canvas, ["– we stay with you until they thrive."])

    (text,) = texts(read_pages(first, second))
    assert text == "Our promise goes beyond selling plants – we stay with you until they thrive."


def test_ways_to_reach_somebody_are_parted(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, "+44 7700 900123")
        canvas.drawString(200, 700, "hello@harbourlane.example")
        lines(canvas, LEFT, y=600)

    assert texts(read_pages(page))[:2] == ["+44 7700 900123", "hello@harbourlane.example"]


def test_bullets_with_a_shadow_are_struck_once(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        for place, text in enumerate(("Walk every morning", "Stand up twice an hour", "Sleep on a firm bed")):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 700 - 16 * place, f"• {text}")
            canvas.drawString(73, 699.5 - 16 * place, "•")

    content = read_pages(page)
    assert by_role(content, Role.LIST_ITEM) == texts(content)
    assert texts(content) == ["Walk every morning", "Stand up twice an hour", "Sleep on a firm bed"]


def test_short_lines_centred_in_a_cell_are_one_passage(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, LEFT, x=100, y=700)
        for row, cell in enumerate((("Lack of Daily", "Movement"), ("A Chair without", "Arms"))):
            canvas.rect(100, 560 - 40 * row, 120, 36)
            canvas.setFont("Helvetica", 10)
            for number, text in enumerate(cell):
                canvas.drawCentredString(160, 582 - 40 * row - 12 * number, text)

    found = texts(read_pages(page))
    assert found[-2:] == ["Lack of Daily Movement", "A Chair without Arms"]


def test_a_word_that_the_document_writes_with_a_hyphen_keeps_it(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            [
                "All our savoir-faires are taught in the evening.",
                "",
                "WE BELIEVE IN THE SAVOIR-",
                "FAIRE OF THE OLD.",
            ],
        )

    assert any("SAVOIR-FAIRE OF" in text for text in texts(read_pages(page)))


def test_names_with_numbers_to_call_are_passages_of_their_own(read_pages: Callable[..., Content]) -> None:
    people = (
        "Maud Pargeter, head of the practice (Harbour Lane) - 020 7946 0991",
        "Ben Tolliver (Quay Street) - 020 7946 0992",
        "Ivy Marsh (Old Mill) - 020 7946 0993",
    )

    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            ["Call whoever is nearest to you, at any hour of the day or of the night, on these numbers:"],
        )
        lines(canvas, people, x=110, y=688)

    assert texts(read_pages(page))[1:] == list(people)


def test_events_by_date_are_passages_of_their_own(read_pages: Callable[..., Content]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, ["Sept. 3rd The practice is", "closed all day."], y=700)
        lines(canvas, ["Sept. 4th Open evening for", "new patients. Bring a friend."], y=676)
        lines(canvas, ["Sept. 17 Walk along the", "harbour wall with Maud."], y=652)

    assert texts(read_pages(page)) == [
        "Sept. 3rd The practice is closed all day.",
        "Sept. 4th Open evening for new patients. Bring a friend.",
        "Sept. 17 Walk along the harbour wall with Maud.",
    ]


def letter(text: str, x: float, font: str = "Plain") -> Letter:
    return Letter(text, x, 698, x + 6, 708, 700, 10, font, 0)


def test_an_unknown_sign_before_a_line_is_a_bullet_and_within_one_none() -> None:
    word = [letter(sign, 90 + 6 * place) for place, sign in enumerate("Walk")]
    (bulleted,) = fragments([letter("\ufffd", 72, "Symbols"), *word], frozenset())
    assert bulleted.text == "• Walk"
    before = [letter(sign, 30 + 6 * place) for place, sign in enumerate("Sit")]
    found = fragments([*before, letter("\ufffd", 72, "Symbols"), *word], frozenset())
    assert sorted(part.text for part in found) == ["Sit", "Walk"]
