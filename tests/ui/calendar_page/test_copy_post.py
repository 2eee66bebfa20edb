# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Ctrl+D: a post or a talk time once more, a week later."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.operations import place, undo
from secondhelping.operations.project import Project
from ui.calendar_page.conftest import Desk, at, export_all, put


def test_a_post_is_copied_with_the_owners_words(project: Project, open_page: Callable[..., Desk]) -> None:
    post = put(project, Kind.HELPFUL, 0, at(12))
    place.change_post(project, post, text="In my own words.")
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    desk.keys("Control+D")
    first, second = desk.posts()
    assert (first.at, second.at) == (at(12), at(19))
    assert (second.text, second.kind, second.accounts) == (first.text, first.kind, first.accounts)
    assert desk.page.grid.day == date(2026, 5, 12)
    undo.undo(project)
    assert [row.at for row in desk.posts()] == [at(12)]


def test_a_talk_time_is_copied(project: Project, open_page: Callable[..., Desk]) -> None:
    place.add_talk_time(project, at(13, 10, 30), 20)
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 13))
    desk.keys("Control+D")
    assert [(row.at, row.minutes) for row in desk.talk_times()] == [
        (at(13, 10, 30), 20),
        (at(20, 10, 30), 20),
    ]


def test_what_went_out_is_not_copied(
    project: Project, open_page: Callable[..., Desk], tmp_path: Path
) -> None:
    put(project, Kind.HELPFUL, 0, at(12))
    export_all(project, tmp_path)
    desk = open_page(project)
    desk.page.grid.go_to_day(date(2026, 5, 12))
    assert not desk.session.actions.available("calendar.copy")


def test_a_post_that_is_gone_cannot_be_copied(project: Project) -> None:
    with pytest.raises(KnownError, match="nothing to copy"):
        place.copy(project, PostId(99), at(12))
