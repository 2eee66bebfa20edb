# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Labels, buttons, fields, banners, the toast, the popover, dialogs and the empty state."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QRegion
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from painting import near, painted, share_of
from secondhelping.domain.errors import KnownError
from secondhelping_ui.theme import Mode, color, line_height, theme
from secondhelping_ui.widgets import toast as toasts
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, MenuButton, Role, action_button, icon_button
from secondhelping_ui.widgets.dialog import Dialog, ProblemDialog
from secondhelping_ui.widgets.empty_state import EmptyState
from secondhelping_ui.widgets.fields import (
    CheckBox,
    ComboBox,
    DateField,
    Field,
    RadioButton,
    SpinBox,
    TimeField,
)
from secondhelping_ui.widgets.focus_ring import FocusRing
from secondhelping_ui.widgets.label import IconLabel, Label
from secondhelping_ui.widgets.popover import Popover, Side
from secondhelping_ui.widgets.search_field import SearchField
from secondhelping_ui.widgets.toast import Toast

LONG = "If you can't remember when you last moved, that's your answer. Set a timer for 30 minutes. " * 3


class TestLabel:
    def test_lines_have_the_height_of_their_style(self, qtbot: QtBot, light: None) -> None:
        label = Label(LONG, "snippet", wrap=True)
        qtbot.addWidget(label)
        assert label.heightForWidth(400) % 32 == 0
        assert label.heightForWidth(400) > label.heightForWidth(800)

    def test_at_most_so_many_lines(self, qtbot: QtBot, light: None) -> None:
        label = Label(LONG, "row", wrap=True, most=2)
        qtbot.addWidget(label)
        assert label.heightForWidth(200) == 36
        cut = painted(label, QSize(200, 36))
        label.setText(LONG[:20])
        assert painted(label, QSize(200, 36)) != cut

    def test_one_line_is_elided_where_it_is_narrow(self, qtbot: QtBot, both_themes: str) -> None:
        label = Label("Harbour Lane Physiotherapy and friends", elide=True)
        qtbot.addWidget(label)
        image = painted(label, QSize(80, 20))
        assert label.minimumSizeHint().width() < 80 < label.sizeHint().width()
        assert share_of(image, color("text"), 60) > 0.02

    def test_parts_have_colours_of_their_own(self, qtbot: QtBot, both_themes: str) -> None:
        label = Label()
        qtbot.addWidget(label)
        label.set_parts([("goal 80% · 🙂 ", "meta", "text-2"), ("1 week over", "meta-strong", "attn")])
        assert label.text() == "goal 80% · 🙂 1 week over"
        assert share_of(painted(label), color("attn"), 40) > 0.01

    def test_a_disabled_label_is_grey(self, qtbot: QtBot, light: None) -> None:
        label = Label("Save", "heading")
        qtbot.addWidget(label)
        label.setEnabled(False)
        assert share_of(painted(label), color("text"), 30) == 0

    def test_it_is_centred_or_at_the_right_when_asked(self, qtbot: QtBot, light: None) -> None:
        def first_column(align: Qt.AlignmentFlag) -> int:
            label = Label("Hi", align=align)
            qtbot.addWidget(label)
            image = painted(label, QSize(200, 20))
            return next(
                x
                for x in range(200)
                if any(near(image.pixelColor(x, y), color("text"), 60) for y in range(20))
            )

        left, centre, right = (
            first_column(align)
            for align in (
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignHCenter,
                Qt.AlignmentFlag.AlignRight,
            )
        )
        assert left < 10 < 80 < centre < 110 < 170 < right


class TestButton:
    @pytest.mark.parametrize(("size", "height"), [("small", 28), ("normal", 32), ("large", 38)])
    @pytest.mark.parametrize("role", list(Role))
    def test_size_and_name(self, qtbot: QtBot, both_themes: str, role: Role, size: str, height: int) -> None:
        button = Button("Keep", role, size, icon="check", key="K")
        qtbot.addWidget(button)
        # Shown, that is with the style sheet applied: it may not make it higher.
        button.show()
        assert button.height() == button.minimumHeight() == button.sizeHint().height() == height
        button.setFocus()
        assert button.height() == height
        assert button.accessibleName() == "Keep"
        button.setEnabled(False)
        button.grab()

    def test_primary_is_accent(self, qtbot: QtBot, both_themes: str) -> None:
        button = Button("Keep", Role.PRIMARY)
        qtbot.addWidget(button)
        assert near(painted(button).pixelColor(6, 16), color("accent"))
        button.setDown(True)
        assert near(painted(button).pixelColor(6, 16), color("accent-press"))
        button.setEnabled(False)
        assert near(painted(button).pixelColor(6, 16), color("bg-sunken"))

    def test_an_icon_alone_has_a_name(self, qtbot: QtBot, light: None) -> None:
        button = icon_button("scissors", "Split in two")
        qtbot.addWidget(button)
        assert button.sizeHint() == QSize(32, 32)
        assert button.accessibleName() == button.toolTip() == "Split in two"

    def test_it_follows_its_action(self, qtbot: QtBot, light: None) -> None:
        action = QAction("Add documents…")
        done: list[bool] = []
        action.triggered.connect(lambda _checked=False: done.append(True))
        button = action_button(action, Role.PRIMARY, icon="plus")
        qtbot.addWidget(button)
        button.click()
        action.setEnabled(False)
        assert (done, button.isEnabled(), button.text()) == ([True], False, "Add documents…")

    def test_a_menu_button_offers_choices(self, qtbot: QtBot, light: None) -> None:
        button = MenuButton("All kinds", icon="list-filter")
        qtbot.addWidget(button)
        chosen: list[str] = []
        button.add_choice("Helpful", lambda: chosen.append("helpful"), checked=True)
        button.menu_shown.actions()[0].trigger()
        assert chosen == ["helpful"]

    def test_it_grows_with_the_text(self, qtbot: QtBot, light: None) -> None:
        button = Button("Keep", size="large")
        qtbot.addWidget(button)
        theme().set_scale(150)
        assert button.height() == 57


def test_the_focus_ring_shows_for_the_keyboard_only(qtbot: QtBot, both_themes: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    first, second = Button("Keep", parent=window), Button("Set aside", parent=window)
    first.setGeometry(20, 20, 90, 32)
    second.setGeometry(140, 20, 110, 32)
    ring = FocusRing(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring.isVisible()
    assert ring.geometry() == QRect(136, 16, 118, 40)
    assert near(window.grab().toImage().pixelColor(190, 17), color("focus"), 40)
    second.move(140, 40)
    assert ring.geometry().top() == 36
    second.hide()
    assert not ring.isVisible()


class TestFields:
    def test_search_is_emptied_with_escape(self, qtbot: QtBot, both_themes: str) -> None:
        field = SearchField("Search inside documents", width=210)
        qtbot.addWidget(field)
        qtbot.keyClicks(field, "back")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""
        assert field.accessibleName() == "Search inside documents"
        assert field.sizeHint().height() == 32

    def test_combo(self, qtbot: QtBot, both_themes: str) -> None:
        combo = ComboBox(icon="calendar-days")
        qtbot.addWidget(combo)
        combo.addItems(["11 to 31 May 2026", "June"])
        assert combo.height() == 32
        assert share_of(painted(combo), color("line-control"), 30) > 0.01

    @pytest.mark.parametrize("make", [CheckBox, RadioButton])
    def test_choices(self, qtbot: QtBot, both_themes: str, make: type[CheckBox] | type[RadioButton]) -> None:
        box = make("On")
        qtbot.addWidget(box)
        off = painted(box)
        assert near(off.pixelColor(9, off.height() // 2), color("bg-surface"))
        box.resize(200, 24)
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
        assert box.isChecked()
        assert share_of(painted(box), color("accent")) > 0.05

    def test_spin_boxes_paint_their_arrows(self, qtbot: QtBot, both_themes: str) -> None:
        for field in (SpinBox(), DateField()):
            qtbot.addWidget(field)
            image = painted(field, QSize(140, 32))
            assert share_of(image.copy(118, 2, 18, 28), color("text-2"), 60) > 0.01

    def test_a_problem_is_said_below(self, qtbot: QtBot, light: None) -> None:
        field = Field("Name", QLineEdit(), "As your readers know it")
        qtbot.addWidget(field)
        field.set_problem("A name is needed.")
        assert field.field.accessibleDescription() == "A name is needed."
        assert field.field.property("problem") == "true"
        field.set_problem("")
        assert field.field.accessibleDescription() == ""


@pytest.mark.parametrize("kind", list(BannerKind))
def test_banner(qtbot: QtBot, both_themes: str, kind: BannerKind) -> None:
    banner = Banner(kind, "3 of 8 posts promote this week.", "Your rule allows 1.", closable=True)
    qtbot.addWidget(banner)
    button = Button("Fix this week", size="small")
    banner.add_button(button)
    banner.resize(700, banner.heightForWidth(700))
    banner.show()
    grounds = {
        "attention": "attn-soft",
        "caution": "caution-soft",
        "success": "ok-soft",
        "neutral": "bg-window",
    }
    assert near(banner.grab().toImage().pixelColor(350, 4), color(grounds[kind.value]))
    assert banner.accessibleName() == "3 of 8 posts promote this week. Your rule allows 1."
    assert button.isVisible()


@pytest.mark.parametrize("width", [300, 420, 600, 900, 1300])
@pytest.mark.parametrize("scale", [100, 130, 150])
@pytest.mark.parametrize("buttons", [0, 2])
def test_a_banner_cuts_no_words(qtbot: QtBot, light: None, width: int, scale: int, buttons: int) -> None:
    theme().set_scale(scale)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    banner = Banner(BannerKind.ATTENTION, "The folder can't be written to.", LONG, closable=True)
    for number in range(buttons):
        banner.add_button(Button(f"Choose another {number}"))
    column.addWidget(banner)
    column.addStretch()
    window.resize(width, 900)
    window.show()
    words = banner.findChild(Label)
    assert words is not None

    def settled() -> bool:
        whole = banner.height() == banner.heightForWidth(banner.width())
        return whole and words.height() == words.heightForWidth(words.width())

    qtbot.waitUntil(settled)
    assert words.width() >= 170


class TestToast:
    @pytest.fixture
    def toast(self, qtbot: QtBot, both_themes: str) -> Toast:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1000, 600)
        made = Toast(window)
        window.show()
        self.window = window
        return made

    def test_place_and_words(self, toast: Toast) -> None:
        toast.place_in(224)
        toast.show_words("Set aside 1 snippet", ("Undo", lambda: None), ("Ctrl", "Z"), "archive")
        assert toast.height() == 44
        assert toast.geometry().bottom() == 600 - 48 - 1
        assert abs(toast.geometry().center().x() - (224 + 388)) <= 1
        assert toast.accessibleName() == toast.text == "Set aside 1 snippet"
        assert near(toast.grab().toImage().pixelColor(8, 22), color("toast-bg"))

    def test_the_action_is_done_once(self, toast: Toast) -> None:
        done: list[bool] = []
        toast.show_words("Kept 1 snippet", ("Undo", lambda: done.append(True)))
        toast._action.click()
        toast._action.click()
        assert done == [True]
        assert not toast.isVisible()

    def test_it_goes_after_its_time(
        self, toast: Toast, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(toasts, "SECONDS", 0.15)
        toast.show_words("Kept 1 snippet")
        qtbot.waitUntil(lambda: not toast.isVisible(), timeout=3000)

    def test_time_stands_still_while_it_has_the_focus(self, toast: Toast, qtbot: QtBot) -> None:
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        toast.show_words("Kept 1 snippet", ("Undo", lambda: None))
        toast._action.setFocus()
        left = toast.seconds_left
        qtbot.wait(150)
        assert toast.seconds_left == left

    def test_a_new_one_takes_the_place_of_the_old(self, toast: Toast) -> None:
        toast.show_words("Kept 1 snippet", ("Undo", lambda: None))
        toast.show_words("Saved 3 files")
        assert toast.text == "Saved 3 files"
        assert not toast._action.isVisible()


@pytest.mark.parametrize("made", [SpinBox, DateField, TimeField, QLineEdit])
def test_fields_are_equally_high(qtbot: QtBot, light: None, made: type[QWidget]) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    field = made()
    row.addWidget(field)
    room.show()
    assert field.height() == 32


def test_an_icon_stands_in_the_middle_of_the_first_line_of_its_words(qtbot: QtBot, light: None) -> None:
    mark = IconLabel("check", size=14, line="body")
    qtbot.addWidget(mark)
    assert (mark.width(), mark.height()) == (14, line_height("body"))
    theme().dress(Mode.LIGHT, 150)
    mark.restyle()
    assert mark.height() == line_height("body") > 20


class TestPopover:
    @pytest.fixture
    def popover(self, qtbot: QtBot, both_themes: str) -> Popover:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1000, 600)
        self.opener = Button("Open", parent=window)
        self.outside = Button("Elsewhere", parent=window)
        self.outside.move(20, 500)
        made = Popover(window)
        self.field = QLineEdit()
        made.inner.addWidget(self.field)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.opener.setFocus()
        return made

    def test_it_stands_beside_its_anchor_inside_the_window(self, popover: Popover) -> None:
        popover.open_at(QRect(100, 100, 120, 40), self.field)
        assert popover.geometry().left() > 219
        popover.close_it()
        popover.open_at(QRect(860, 560, 120, 30), self.field)
        assert popover.parentWidget().rect().contains(popover.geometry())  # type: ignore[union-attr]
        assert not popover.geometry().intersects(QRect(860, 560, 120, 30))

    @pytest.mark.parametrize(
        ("anchor", "side"),
        [
            (QRect(100, 100, 120, 40), Side.RIGHT),
            (QRect(860, 300, 120, 40), Side.LEFT),
            (QRect(300, 100, 400, 40), Side.BELOW),
            (QRect(300, 560, 400, 30), Side.ABOVE),
        ],
    )
    def test_its_arrow_points_at_the_anchor(self, popover: Popover, anchor: QRect, side: Side) -> None:
        popover.open_at(anchor, self.field)
        assert popover.side is side
        assert not popover.geometry().intersects(anchor)
        assert popover.parentWidget().rect().contains(popover.geometry())  # type: ignore[union-attr]
        middle, surface = anchor.center(), popover.surface
        tip = {
            Side.RIGHT: QPoint(surface.left() - 4, max(middle.y(), surface.top() + 21)),
            Side.LEFT: QPoint(surface.right() + 4, max(middle.y(), surface.top() + 21)),
            Side.BELOW: QPoint(middle.x(), surface.top() - 4),
            Side.ABOVE: QPoint(middle.x(), surface.bottom() + 4),
        }[side]
        popover.setGraphicsEffect(None)  # type: ignore[arg-type]
        picture = QImage(popover.size(), QImage.Format.Format_ARGB32)
        picture.fill(0)
        popover.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        assert picture.pixelColor(tip - popover.pos()) == color("bg-surface")
        assert picture.pixelColor(QPoint(1, 1)).alpha() == 0

    def test_it_stays_on_its_side_when_it_grows_and_goes_to_another_one_for_want_of_room(
        self, popover: Popover
    ) -> None:
        popover.sides = (Side.BELOW, Side.LEFT)
        anchor = QRect(600, 300, 100, 30)
        popover.open_at(anchor, self.field)
        assert popover.side is Side.BELOW
        popover.resize(popover.width(), 240)
        popover.stand_beside()
        assert popover.side is Side.BELOW
        popover.resize(popover.width(), 400)
        popover.stand_beside()
        assert popover.side is Side.LEFT
        assert not popover.geometry().intersects(anchor)

    def test_the_lower_end_of_the_page_is_kept_clear_where_that_is_possible(self, popover: Popover) -> None:
        popover.keep_clear = 60
        popover.open_at(QRect(100, 540, 120, 40), self.field)
        assert popover.geometry().bottom() < 540
        popover.resize(popover.width(), 580)
        popover.stand_beside()
        assert popover.parentWidget().rect().contains(popover.geometry())  # type: ignore[union-attr]

    def test_escape_closes_and_the_focus_goes_back(self, popover: Popover, qtbot: QtBot) -> None:
        popover.open_at(QRect(100, 100, 120, 40), self.field)
        assert self.field.hasFocus()
        with qtbot.waitSignal(popover.closed):
            qtbot.keyClick(self.field, Qt.Key.Key_Escape)
        assert self.opener.hasFocus()

    def test_a_click_outside_closes_and_inside_does_not(self, popover: Popover, qtbot: QtBot) -> None:
        popover.open_at(QRect(100, 100, 120, 40), self.field)
        qtbot.mouseClick(self.field, Qt.MouseButton.LeftButton)
        assert popover.isVisible()
        qtbot.mouseClick(self.outside, Qt.MouseButton.LeftButton)
        assert not popover.isVisible()

    def test_closing_twice_is_told_once(self, popover: Popover) -> None:
        heard: list[bool] = []
        popover.closed.connect(lambda: heard.append(True))
        popover.open_at(QRect(100, 100, 120, 40))
        popover.close_it()
        popover.close_it()
        assert heard == [True]


class TestDialog:
    def test_return_does_the_primary_but_not_in_a_long_text(self, qtbot: QtBot, both_themes: str) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(800, 600)
        window.show()
        dialog = Dialog(window, "Lay out", "You can move everything afterwards.", primary="Lay out")
        text, line = QPlainTextEdit(), QLineEdit()
        dialog.inner.addWidget(text)
        dialog.inner.addWidget(line)
        with qtbot.waitActive(dialog):
            dialog.open()
        assert dialog._scrim is not None
        assert dialog._scrim.isVisible()
        text.setFocus()
        qtbot.keyClick(text, Qt.Key.Key_Return)
        assert dialog.isVisible()
        line.setFocus()
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(line, Qt.Key.Key_Return)
        assert not dialog._scrim.isVisible()

    def test_with_nothing_to_fill_in_return_does_the_primary_until_cancel_is_gone_to(
        self, qtbot: QtBot, light: None
    ) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        dialog = Dialog(window, "Still reading", primary="Quit", cancel="Keep reading")
        for ends, keys in ((dialog.accepted, []), (dialog.rejected, [Qt.Key.Key_Backtab])):
            with qtbot.waitActive(dialog):
                dialog.open()
            for key in keys:
                qtbot.keyClick(dialog.focusWidget(), key)
            with qtbot.waitSignal(ends):
                qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    def test_return_closes_a_dialog_that_only_tells(self, qtbot: QtBot, light: None) -> None:
        dialog = ProblemDialog(None, KnownError("It can't be opened.", "It is in use.", "Wait."))
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        with qtbot.waitSignal(dialog.rejected):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)

    def test_a_problem_in_three_sentences(self, qtbot: QtBot, light: None) -> None:
        dialog = ProblemDialog(
            None, KnownError("It can't be opened.", "It is in use.", "Close the other window.")
        )
        qtbot.addWidget(dialog)
        assert dialog.windowTitle() == "It can't be opened."
        assert not dialog.primary_button.isVisibleTo(dialog)
        dialog.grab()


def test_empty_state(qtbot: QtBot, both_themes: str) -> None:
    state = EmptyState(
        "Start with something you've already written",
        "A brochure, an article, the notes from a talk.",
        buttons=[Button("Choose documents…", "primary", "large")],
        below="Or drop files anywhere in this window.",
        tags=["PDF", "Word"],
        pointers=[("presentation", "Talk notes", "The best bits are often the asides.")],
        dashed=True,
    )
    qtbot.addWidget(state)
    state.resize(1216, 800)
    state.show()
    assert state.accessibleName() == "Start with something you've already written"
    assert state.card.width() == 720
    assert share_of(state.card.grab().toImage().scaled(180, 110), color("accent")) > 0.02
