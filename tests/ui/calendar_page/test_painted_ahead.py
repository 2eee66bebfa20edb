# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What was painted ahead is never old: after any change the month looks as one that is painted now."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import place, undo
from secondhelping.operations.project import Project
from secondhelping_ui.calendar_page import chip, day_face
from secondhelping_ui.calendar_page.day_face import DayLook, Face
from secondhelping_ui.theme import Mode, theme
from secondhelping_ui.widgets.pictures import as_on_screen
from ui.calendar_page.conftest import Desk, at, put


def grid_of(desk: Desk) -> QImage:
    return desk.page.grid.grab().toImage()


def painted_now(desk: Desk) -> QImage:
    """The month without anything that was remembered of it."""
    day_face.pictures.forget()
    chip._said.forget()
    return grid_of(desk)


def number_of(post: Occurrence) -> PostId:
    assert post.post_id is not None
    return PostId(int(post.post_id))


def edit(desk: Desk, chance: random.Random) -> None:
    """Something the owner might do."""
    posts = desk.posts()
    what = chance.choice(["put", "move", "off", "undo", "dark", "light", "large", "plain", "turn", "talk"])
    if what == "put" and desk.page.tray.rows:
        card = chance.choice(desk.page.tray.rows)
        desk.session.run(place.place, card.id, at(chance.randint(7, 28), chance.randint(8, 18)))
    elif what == "move" and posts:
        desk.session.run(place.move, number_of(chance.choice(posts)), at(chance.randint(7, 28), 9))
    elif what == "off" and posts:
        desk.session.run(place.take_off, [number_of(chance.choice(posts))])
    elif what == "undo":
        desk.session.run_quietly(undo.undo)
    elif what in ("dark", "light"):
        theme().set_mode(Mode(what))
    elif what in ("large", "plain"):
        theme().set_scale(130 if what == "large" else 100)
    elif what == "turn":
        desk.page.turn(chance.choice([-1, 1]))
    elif what == "talk":
        desk.session.run(place.add_talk_time, at(chance.randint(7, 28), 10), 15)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_pictures_are_those_of_now(
    project: Project, open_page: Callable[..., Desk], seed: int
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    put(project, Kind.PROMOTIONAL, 0, at(14))
    desk, chance = open_page(project), random.Random(seed)
    try:
        for _step in range(10):
            edit(desk, chance)
            desk.page.preparing.finish()
            QApplication.processEvents()
            assert grid_of(desk) == painted_now(desk)
    finally:
        theme().dress(Mode.LIGHT, 100)


def test_a_month_beside_is_there_before_it_is_turned_to(desk: Desk) -> None:
    day_face.pictures.forget()
    put(desk.project, Kind.HELPFUL, 0, at(10, month=6))
    desk.page.refresh()
    desk.page.preparing.finish()
    desk.page.turn(1)
    cell = desk.cell(10, month=6)
    assert as_on_screen(1.0)
    face = Face.of(cell.look, cell.rows, desk.page.accounts, (cell.width(), cell.height()), low=False)
    assert face.picture(cell.devicePixelRatioF()) is not None


def test_pointing_and_choosing_are_seen_on_a_day_that_has_its_picture(desk: Desk) -> None:
    put(desk.project, Kind.HELPFUL, 0, at(12))
    desk.page.refresh()
    desk.page.preparing.finish()
    plain = grid_of(desk)
    desk.chip(12).set_selected(True)
    assert grid_of(desk) != plain
    desk.chip(12).set_selected(False)
    assert grid_of(desk) == plain
    desk.chip(12).set_ghost(True)
    assert grid_of(desk) != plain
    desk.chip(12).set_ghost(False)
    desk.cell(12).set_closed("Too close to 09:00")
    assert grid_of(desk) != plain


def test_what_is_left_off_is_not_gone_on_with(desk: Desk) -> None:
    done: list[int] = []
    desk.page.preparing.begin(done.append(number) for number in range(3))
    assert desk.page.preparing.busy
    desk.page.preparing.stop()
    QApplication.processEvents()
    assert (done, desk.page.preparing.busy) == ([], False)
    desk.page.preparing.begin(done.append(number) for number in range(3))
    desk.page.preparing.finish()
    assert (done, desk.page.preparing.busy) == ([0, 1, 2], False)


@pytest.mark.usefixtures("qapp")
def test_nothing_more_is_made_ready_of_a_project_that_is_closed(desk: Desk) -> None:
    desk.page.turn(1)
    assert desk.page.preparing.busy
    desk.session.set_project(None)
    assert not desk.page.preparing.busy


def test_a_day_has_one_picture_for_each_look() -> None:
    day = at(12).date()
    look = DayLook(day)
    post = Occurrence(at(12), PostId(1), text="Stand up", kind=Kind.HELPFUL)
    room = (160, 120)
    one = Face.of(look, (post,), {}, room, low=False)
    one.make_picture(1.0)
    assert one.picture(1.0) is not None
    others = [
        Face.of(look, (), {}, room, low=False),
        Face.of(DayLook(day, past=True), (post,), {}, room, low=False),
        Face.of(DayLook(day, name="Spring Bank Holiday"), (post,), {}, room, low=False),
        Face.of(look, (Occurrence(at(12), PostId(1), text="Sit", kind=Kind.HELPFUL),), {}, room, low=False),
        Face.of(look, (post,), {}, (160, 121), low=False),
        Face.of(look, (post,), {}, room, low=True),
    ]
    assert [face.picture(1.0) for face in others] == [None] * len(others)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("height", [90, 110, 120, 140, 160])
def test_a_fuller_day_is_not_shown_by_the_picture_of_an_emptier_one(height: int) -> None:
    posts = tuple(
        Occurrence(at(12, 8 + hour), PostId(hour + 1), text=f"Stand up, number {hour}", kind=Kind.HELPFUL)
        for hour in range(7)
    )
    look = DayLook(at(12).date())
    faces = [Face.of(look, posts[:count], {}, (160, height), low=False) for count in range(1, 8)]
    for face in faces:
        day_face.pictures.forget()
        face.make_picture(1.0)
        for other in faces:
            same = (other.rows, other.places) == (face.rows, face.places)
            assert (other.picture(1.0) is not None) == same
