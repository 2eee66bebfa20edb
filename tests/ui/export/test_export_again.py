# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saving again: only what is new or changed is shown and written, said row by row; all of it can be."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.operations import look, place, setup
from secondhelping_ui.shared.post_editor import PostEditor

LEFT = Qt.MouseButton.LeftButton
OpenScreen = Callable[[Any], Any]


def dates(file: str) -> list[str]:
    with Path(file).open(encoding="utf-8-sig", newline="") as text:
        return [row[-1] for row in csv.reader(text, strict=True)][1:]


def numbers(page: Any) -> list[str]:
    model = page.ready.preview.model
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def first_saved(plan: Any, open_screen: OpenScreen, choose_folder: Any, folder: Path) -> Any:
    for number in range(3):
        plan.put(Kind.HELPFUL, number)
    page = open_screen(plan).page
    choose_folder(folder)
    page.saving.save()
    return page


def test_the_first_time_nothing_is_said(plan: Any, open_screen: OpenScreen) -> None:
    plan.in_order()
    page = open_screen(plan).page
    assert page.ready.again.isHidden()
    assert numbers(page)[0] == "1"


def test_what_is_new_and_changed_is_marked_and_saved_alone(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path
) -> None:
    page = first_saved(plan, open_screen, choose_folder, tmp_path)
    plan.put(Kind.HELPFUL, 5)
    first = min(plan.posts())
    place.change_post(plan.project, first, text="Stand up tall.", correct=True)
    page.refresh()
    assert numbers(page) == ["changed  1", "new  2"]
    assert page.ready.again.isVisible()
    said = page.ready.again.accessibleName()
    assert said.startswith(
        "1 post new and 1 post changed since the last file. 2 posts stand in a file already"
    )
    page.saving.save()
    record = look.exports(plan.project)[0]
    assert dates(record.files[0]) == ["2026-05-11 09:00", "2026-05-16 09:00"]
    assert plan.out() == plan.posts()


def test_all_of_it_can_be_written_once_more(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    page = first_saved(plan, open_screen, choose_folder, tmp_path)
    plan.put(Kind.HELPFUL, 5)
    page.refresh()
    qtbot.mouseClick(page.ready.again.button, LEFT)
    assert numbers(page) == ["as before  1", "as before  2", "as before  3", "new  4"]
    assert page.ready.again.button.text() == "Only new and changed"
    qtbot.mouseClick(page.ready.again.button, LEFT)
    assert len(numbers(page)) == 1
    page.session.actions.trigger("export.all")
    page.saving.save()
    assert len(dates(look.exports(plan.project)[0].files[0])) == 4


def test_with_nothing_new_it_is_offered_too(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path
) -> None:
    page = first_saved(plan, open_screen, choose_folder, tmp_path)
    page.choose_period(page.period)
    assert page.empty.isVisible()
    page.session.actions.trigger("export.all")
    assert numbers(page) == ["as before  1", "as before  2", "as before  3"]
    page.saving.save()
    assert len(look.exports(plan.project)) == 2


def test_what_the_rule_no_longer_takes_is_refused_in_words(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path
) -> None:
    setup.set_rule(plan.project, PRESETS["Thirds"])
    plan.put(Kind.PROMOTIONAL, 0)
    plan.put(Kind.PROMOTIONAL, 2)
    screen = open_screen(plan)
    choose_folder(tmp_path)
    screen.page.saving.save()
    setup.set_rule(plan.project, PRESETS["80/20"], "Less selling.")
    screen.page.choose_period(screen.page.period)
    screen.page.saving.write_all()
    assert [problem.what for problem in screen.problems] == ["Not everything can be written again."]
    assert len(look.exports(plan.project)) == 1


def test_a_saved_post_is_corrected_in_its_editor(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    page = first_saved(plan, open_screen, choose_folder, tmp_path)
    row = look.calendar(plan.project)[0]
    editor = PostEditor(page.session, page, row)
    editor.open_beside(page.header)
    assert editor.text.isReadOnly()
    qtbot.mouseClick(editor.correct, LEFT)
    assert not editor.text.isReadOnly()
    editor.text.setPlainText("Stand up tall.")
    editor.close_it()
    assert [entry.text for entry in look.calendar(plan.project) if not entry.exported] == ["Stand up tall."]
    assert numbers(page) == ["changed  1"]


def test_what_is_out_offers_no_correction(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path
) -> None:
    page = first_saved(plan, open_screen, choose_folder, tmp_path)
    plan.clock.at = making.NOW.replace(month=8)
    editor = PostEditor(page.session, page, look.calendar(plan.project)[0])
    assert editor.correct.isHidden()
