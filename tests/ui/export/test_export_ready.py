# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A plan that is in order: the very rows are shown, they are saved as shown, and nothing is left."""

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import making
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.operations import look, place, setup
from secondhelping_ui.calendar_page.plan_dialog import PlanDialog
from secondhelping_ui.export.heading import DatesDialog
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.shared.preview_model import PreviewModel
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.widgets.segmented import Segmented

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier

OpenScreen = Callable[[Any], Any]
Press = Callable[..., None]
Rows = list[list[str]]


def written(file: str | Path) -> Rows:
    with Path(file).open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, strict=True))


def shown(page: Any) -> Rows:
    model = page.ready.preview.model
    return [list(model.header), *map(list, model.rows)]


def test_all_clear_says_so_with_the_mix(plan: Any, open_screen: OpenScreen) -> None:
    plan.in_order()
    page = open_screen(plan).page
    assert page.ready.hero.title_label.text() == "All clear: 10 posts, every run within your rule"
    assert page.ready.hero.line_label.text() == "8 helpful, curated or conversation. 2 promotional, 20%."
    assert page.ready.mix.accessibleName() == "Helpful 8, Curated 0, Conversation 0, Promotional 2."
    assert page.header._subtitle.text() == "10 posts, 2 accounts"
    assert page.steps.accessibleName() == "Step 2 of 3: Choose"
    assert page.ready_side.zone.text() == making.ZONE
    assert page.ready_side.talk.label.text().startswith("2 talk times stay here. They are for you")
    assert "Check your first upload" in page.ready_side.note.label.text()
    assert page.ready_side.names.text() == (
        "harbour-lane-linkedin-2026-05-11.csv\nharbour-lane-x-2026-05-11.csv"
    )
    assert page.ready.preview.how_many.text() == "10 rows, exactly as they will be saved"
    assert page.ready.banner.isHidden()


def test_save_writes_files_equal_to_the_preview(
    plan: Any, open_screen: OpenScreen, press: Press, choose_folder: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    page = screen.page
    folder = tmp_path / "Uploads"
    folder.mkdir()
    asked = choose_folder(folder)
    seen = [shown(page)]
    qtbot.mouseClick(page.ready.preview.switch.segment(1), LEFT)
    seen.append(shown(page))
    assert page.ready_side.save.text() == "Save 2 files…"
    press(Qt.Key.Key_S, CONTROL)
    assert len(asked) == 1
    (record,) = look.exports(plan.project)
    assert [written(file) for file in record.files] == seen
    assert [Path(file).name for file in record.files] == [
        "harbour-lane-linkedin-2026-05-11.csv",
        "harbour-lane-x-2026-05-11.csv",
    ]
    assert screen.toasts == ["Saved 2 files"]
    assert plan.out() == plan.posts()


def test_after_saving_nothing_is_left_and_it_says_what_to_do(
    plan: Any,
    open_screen: OpenScreen,
    choose_folder: Any,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    page = screen.page
    choose_folder(tmp_path)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(page.ready_side.save, LEFT)
    assert page.saved.isVisible()
    assert page.saved.title == "Saved 2 files"
    assert page.saved.steps[0] == "Upload each of them to Buffer yourself, to the account it is named after."
    assert page.steps.accessibleName() == "All steps done"
    assert not page.session.actions.available("export.save")
    qtbot.mouseClick(page.saved.open, LEFT)
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    page.saving.save()
    assert len(look.exports(plan.project)) == 1
    screen.window.show_page("calendar")
    screen.window.show_page("export")
    assert page.saved.isVisible()
    page.choose_period(page.period)
    assert page.empty.title == "Nothing to save in this period"
    plan.put(Kind.HELPFUL, 20)
    screen.window.show_page("calendar")
    screen.window.show_page("export")
    assert page.ready.isVisible()
    assert page.header._subtitle.text() == "1 post, 2 accounts"


def test_the_folder_is_remembered_and_not_asked_for_again(
    plan: Any,
    open_screen: OpenScreen,
    press: Press,
    choose_folder: Any,
    preferences: Preferences,
    tmp_path: Path,
) -> None:
    plan.in_order()
    preferences.set_export_folder(tmp_path)
    page = open_screen(plan).page
    asked = choose_folder(None)
    assert page.ready_side.save.text() == "Save 2 files"
    assert page.ready_side.folder.toolTip() == str(tmp_path)
    press(Qt.Key.Key_S, CONTROL)
    assert asked == []
    assert len(look.exports(plan.project)) == 1


def test_another_folder_by_its_button(
    plan: Any,
    open_screen: OpenScreen,
    choose_folder: Any,
    preferences: Preferences,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    asked = choose_folder(None)
    qtbot.mouseClick(page.ready_side.folder, LEFT)
    assert len(asked) == 1
    assert preferences.export_folder() is None
    other = tmp_path / "A folder with a very long name indeed, longer than fits"
    other.mkdir()
    choose_folder(other)
    qtbot.mouseClick(page.ready_side.folder, LEFT)
    assert preferences.export_folder() == other
    assert "…" in page.ready_side.folder.text()
    assert page.ready_side.save.text() == "Save 2 files"


def test_thinking_better_of_it_saves_nothing(
    plan: Any, open_screen: OpenScreen, press: Press, choose_folder: Any
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    choose_folder(None)
    press(Qt.Key.Key_S, CONTROL)
    assert look.exports(plan.project) == []
    assert page.ready.isVisible()


def test_a_folder_that_can_not_be_written_to_is_told(
    plan: Any, open_screen: OpenScreen, press: Press, choose_folder: Any, tmp_path: Path
) -> None:
    plan.in_order()
    locked = tmp_path / "Locked"
    locked.mkdir()
    locked.chmod(0o500)
    if os.access(locked, os.W_OK):
        locked.chmod(0o700)
        # This user may write everywhere: a folder that is a file is refused as well.
        locked.rmdir()
        locked.write_text("in the way")
    screen = open_screen(plan)
    choose_folder(locked)
    page = screen.page
    press(Qt.Key.Key_S, CONTROL)
    (error,) = screen.problems
    assert "“Locked”" in error.what
    assert page.problem.isVisible()
    assert error.what in page.problem.accessibleName()
    assert page.ready.isVisible()
    assert page.session.actions.available("export.save")
    assert plan.out() == set()
    choose_folder(tmp_path)
    page.saving.ask_folder()
    page.saving.save()
    assert plan.out() == plan.posts()
    assert not page.problem.isVisible()


def test_figures_choose_where_they_are_going(
    plan: Any, open_screen: OpenScreen, press: Press, preferences: Preferences, qtbot: QtBot
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    assert [card.text() for card in page.ready.targets.cards] == [
        "Buffer",
        "Hootsuite",
        "Publer",
        "Any other scheduler",
        "More schedulers",
        "Another scheduler…",
    ]
    assert shown(page)[0] == ["Text", "Image URL", "Tags", "Posting Time"]
    press(Qt.Key.Key_4)
    assert page.target.name == "generic"
    assert shown(page)[0] == ["Date", "Time", "Text", "Network", "Account", "Kind", "Link", "Time zone"]
    assert page.ready_side.title.text() == "Any other scheduler"
    assert page.ready_side.names.text() == "harbour-lane-posts-2026-05-11.csv"
    assert page.ready_side.save.text() == "Save 1 file…"
    assert page.ready.preview.how_many.text() == "20 rows, exactly as they will be saved"
    assert preferences.export_target() == "generic"
    qtbot.mouseClick(page.ready.targets.cards[0], LEFT)
    assert page.target.name == "buffer"
    press(Qt.Key.Key_4)
    page.session.set_project(None)
    page.session.set_project(plan.project)
    assert page.target.name == "generic", "it is remembered"


def test_the_other_schedulers_are_chosen_from_a_menu(
    plan: Any, open_screen: OpenScreen, press: Press, preferences: Preferences, qtbot: QtBot
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    more = page.ready.targets.more
    press(Qt.Key.Key_5)
    qtbot.waitUntil(more.menu.isVisible)
    titles = [action.text() for action in more.menu.actions()]
    assert titles[:3] == ["Metricool", "SocialPilot", "Vista Social"]
    more.menu.close()
    qtbot.mouseClick(more, LEFT)
    assert page.ready.targets.cards[0].isChecked(), "opening the menu chooses nothing"
    more.menu.close()
    more.menu.actions()[0].trigger()
    assert page.target.name == preferences.export_target() == "metricool"
    assert (more.text(), more.isChecked()) == ("Metricool", True)
    assert len(page.ready.preview.model.header) == 97
    hidden = [n for n in range(98) if page.ready.preview.table.isColumnHidden(n)]
    assert len(hidden) == 97 - 14
    assert page.ready.preview.how_many.text().endswith("; 83 empty columns not shown")
    assert "Check your first upload" in page.ready_side.note.label.text()
    press(Qt.Key.Key_2)
    assert (more.text(), more.isChecked()) == ("More schedulers", False)
    assert shown(page)[1][0] == "05/11/2026 09:00"


def test_a_scheduler_without_dates_gets_a_file_for_each_kind(plan: Any, open_screen: OpenScreen) -> None:
    plan.in_order()
    page = open_screen(plan).page
    page.choose_target("recurpost")
    switch = page.ready.preview.switch
    assert [switch.segment(n).accessibleName() for n in range(4)] == [
        "LinkedIn, helpful 8",
        "LinkedIn, promotional 2",
        "X, helpful 8",
        "X, promotional 2",
    ]


def test_the_rows_can_be_copied_with_tabs_between(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    plan.in_order()
    plan.put(Kind.HELPFUL, 15, text="One line.\nAnother line.")
    screen = open_screen(plan)
    table = screen.page.ready.preview.table
    press(Qt.Key.Key_C, CONTROL)
    everything = QGuiApplication.clipboard().text()
    assert (
        list(csv.reader(everything.splitlines(keepends=True), dialect="excel-tab")) == shown(screen.page)[1:]
    )
    assert screen.toasts == ["Copied 11 rows"]
    table.selectRow(10)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == '"One line.\nAnother line."\t\t\t2026-05-26 09:00\n'
    assert screen.toasts[-1] == "Copied 1 row"
    assert table.model().index(10, 1).data() == "One line. ↵ Another line."
    assert table.model().index(10, 1).data(Qt.ItemDataRole.ToolTipRole) == "One line.\nAnother line."


def test_the_rows_can_not_be_changed(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    plan.in_order()
    page = open_screen(plan).page
    before = shown(page)
    table = page.ready.preview.table
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.keyClicks(table, "changed")
    qtbot.mouseDClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(0, 1)).center())
    assert shown(page) == before
    assert not table.model().flags(table.model().index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_a_change_elsewhere_changes_the_preview_and_keeps_the_account(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    plan.in_order()
    page = open_screen(plan).page
    qtbot.mouseClick(page.ready.preview.switch.segment(1), LEFT)
    post = min(plan.posts())
    page.session.run(place.change_post, post, text="Another text.")
    assert page.ready.preview.at == 1
    assert shown(page)[1][0] == "Another text."


def test_many_accounts_are_chosen_from_a_menu(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    for number in range(8):
        setup.add_account(plan.project, Network.MASTODON, f"harbour{number}")
    plan.in_order()
    page = open_screen(plan).page
    switch = page.ready.preview.switch
    assert isinstance(switch, MenuButton)
    assert not isinstance(switch, Segmented)
    labels = [action.text() for action in switch.menu_shown.actions()]
    assert labels[:3] == ["LinkedIn", "X", "Mastodon, harbour0"]
    switch.menu_shown.actions()[5].trigger()
    assert switch.text() == "Mastodon, harbour3"
    assert [action.isChecked() for action in switch.menu_shown.actions()].index(True) == 5
    assert sum(action.isChecked() for action in switch.menu_shown.actions()) == 1
    assert page.ready_side.names.text().endswith("mastodon-harbour2-2026-05-11.csv\nand 5 more")


@pytest.mark.parametrize("width", [1024, 1280, 1440, 1900])
def test_long_names_never_cut_the_page(plan: Any, open_screen: OpenScreen, qtbot: QtBot, width: int) -> None:
    for name in ("Harbour Lane Physiotherapy and friends", "Harbour Lane Company, the whole of it"):
        setup.add_account(plan.project, Network.MASTODON, name)
    plan.in_order()
    screen = open_screen(plan)
    ready = screen.page.ready
    preview = ready.preview
    screen.window.resize(width, 800)
    qtbot.waitUntil(lambda: screen.window.width() == width)
    qtbot.wait(50)
    assert ready.widget().width() <= ready.viewport().width()
    assert preview.switch.geometry().right() <= preview.width()
    if isinstance(preview.switch, Segmented):
        assert preview.switch.width() >= preview.switch.minimumSizeHint().width()
        assert width == 1900
    else:
        assert preview.switch.width() >= preview.switch.sizeHint().width()
        assert width < 1900


def test_the_tabs_come_back_with_their_counts_where_there_is_room(
    plan: Any, open_screen: OpenScreen, qtbot: QtBot
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    preview = screen.page.ready.preview
    preview.show_file(1)
    preview.resize(340, 300)
    assert isinstance(preview.switch, MenuButton)
    assert preview.switch.text() == "X"
    preview.resize(900, 300)
    assert isinstance(preview.switch, Segmented)
    assert preview.switch.index == 1
    assert preview.switch.segment(1).accessibleName().startswith("X ")


def test_more_than_a_file_holds_is_split_and_said(plan: Any, open_screen: OpenScreen) -> None:
    x = look.accounts(plan.project)[1].id
    snippet = making.ids(plan.project, Kind.HELPFUL)[0]
    for number in range(101):
        place.place(plan.project, snippet, making.monday(number, 9), [x])
    for post in sorted(plan.posts()):
        place.change_post(
            plan.project, post, text=f"Words of post {post * 7919}, told anew {post * 104729} times."
        )
    page = open_screen(plan).page
    assert page.ready.isVisible()
    switch = page.ready.preview.switch
    assert [switch.segment(n).accessibleName() for n in (0, 1)] == ["X, part 1 100", "X, part 2 1"]


def test_what_is_worth_a_look_stands_behind_a_button(
    plan: Any, open_screen: OpenScreen, press: Press, qtbot: QtBot
) -> None:
    plan.in_order()
    plan.put(Kind.HELPFUL, 16)
    page = open_screen(plan).page
    assert page.ready.banner.accessibleName() == "One thing worth a look. This doesn't stop you."
    assert page.ready.worth.isHidden()
    assert not page.session.actions.available("export.fine")
    qtbot.mouseClick(page.ready.look, LEFT)
    (row,) = page.ready.worth.rows
    assert row.isVisible()
    qtbot.mouseClick(row.buttons["It's fine"], LEFT)
    assert page.ready.banner.isHidden()
    assert page.ready.worth.isHidden()
    assert page.session.actions.available("export.save")


def test_nothing_planned_leads_to_the_plan(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(plan)
    page = screen.page
    assert page.empty.title == "Nothing to save yet"
    assert page.steps.isHidden()
    assert not page.session.actions.available("export.save")
    qtbot.mouseClick(page.empty.first, LEFT)
    assert screen.window.current_page.title == "Calendar"
    dialog = screen.window.findChild(PlanDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_dates_are_chosen_in_a_dialog(plan: Any, open_screen: OpenScreen, qtbot: QtBot) -> None:
    plan.in_order()
    page = open_screen(plan).page
    texts = [action.text() for action in page.menu.menu_shown.actions() if action.text()]
    assert texts == ["All that is planned", "This month", "Next month", "The next 4 weeks", "Choose dates…"]
    page.menu.menu_shown.actions()[2].trigger()
    assert page.menu.text() == "Next month"
    assert page.empty.isVisible()
    page.menu.ask()
    dialog = page.menu.findChild(DatesDialog)
    assert dialog.first.date().toString("yyyy-MM-dd") == "2026-06-01"
    assert dialog.last.date().toString("yyyy-MM-dd") == "2026-06-30"
    dialog.first.setDate(dialog.first.date().addDays(-21))
    dialog.last.setDate(dialog.first.date().addDays(6))
    qtbot.mouseClick(dialog.primary_button, LEFT)
    assert page.menu.text() == "11 to 17 May 2026"
    assert page.header._subtitle.text() == "5 posts, 2 accounts"


def test_what_is_saved_is_the_period_and_no_more(
    plan: Any, open_screen: OpenScreen, choose_folder: Any, tmp_path: Path
) -> None:
    plan.in_order()
    screen = open_screen(plan)
    page = screen.page
    choose_folder(tmp_path)
    page.menu.menu_shown.actions()[1].trigger()
    later = plan.put(Kind.HELPFUL, 30)
    page.refresh()
    page.saving.save()
    assert plan.out() == plan.posts() - {later}
    page.choose_period(page.period)
    assert page.empty.title == "Nothing to save in this period"
    assert page.empty.first.text() == "All that is planned"


def test_both_themes_and_text_sizes_paint(plan: Any, open_screen: OpenScreen, both_themes: str) -> None:
    plan.in_order()
    plan.put(Kind.HELPFUL, 16)
    page = open_screen(plan).page
    page.ready.look.setChecked(True)
    assert not page.grab().toImage().isNull()


def test_the_model_holds_to_what_views_expect(qtbot: QtBot) -> None:
    model = PreviewModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.show_rows(("Text", "Time"), (("One", "09:00"), ("Two words", "10:00")))
    assert not model.show_rows(("Text", "Time"), (("One", "09:00"), ("Two words", "10:00")))
    assert model.widest() == 1
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == ["#", "Text", "Time"]
    assert model.index(1, 0).data() == "2"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Time: 10:00"
    assert model.show_rows((), ())
    assert (model.rowCount(), model.widest()) == (0, 0)
    del tester
