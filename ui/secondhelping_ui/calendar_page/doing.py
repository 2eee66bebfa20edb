# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the owner does with posts and talk times on the calendar, one alone or several that are chosen together."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from secondhelping.domain.ids import PostId, SnippetId
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, place_many, spots
from secondhelping.operations.place_many import Chosen
from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.chosen_bar import ChosenBar
from secondhelping_ui.calendar_page.day import DayCell, same
from secondhelping_ui.calendar_page.day_list import DayList
from secondhelping_ui.calendar_page.load import TALK_AT, Load, copy, take_off
from secondhelping_ui.calendar_page.month import DAY, MINUTE, WEEK, monday_of
from secondhelping_ui.calendar_page.move_to import MoveTo
from secondhelping_ui.calendar_page.popovers import show_tray_menu
from secondhelping_ui.calendar_page.selection import Selection
from secondhelping_ui.shared.post_editor import PostEditor

if TYPE_CHECKING:
    from secondhelping_ui.calendar_page.page import CalendarPage


class Doing(QObject):
    """Acts on what is chosen: in the list the rows of its table, else the selection, else where the keys are."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__(page)
        self._page = page
        self.selection = Selection(self)
        self.bar = ChosenBar(page.session.actions, page.views)
        self.selection.changed.connect(self.show_chosen)
        page.grid.selection = self.selection
        page.grid.picked.connect(self.pick)
        page.tray.view.selectionModel().selectionChanged.connect(lambda _now, _then: page.enable_actions())
        page.tray.view.menu_asked.connect(lambda where: show_tray_menu(page, page.session.actions, where))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What does each action of the calendar that is about posts and talk times."""
        views = self._page.views
        return {
            "calendar.open": self.open_here,
            "calendar.new": self.place_here,
            "calendar.talk": self.add_talk_time,
            "calendar.day_left": lambda: self.shift(-DAY),
            "calendar.day_right": lambda: self.shift(DAY),
            "calendar.week_up": lambda: self.shift(-views.row_step),
            "calendar.week_down": lambda: self.shift(views.row_step),
            "calendar.minute_up": lambda: self.shift(-MINUTE),
            "calendar.minute_down": lambda: self.shift(MINUTE),
            "calendar.move_to": self.ask_where_to,
            "calendar.copy": self.copy_here,
            "calendar.remove": self.take_off_here,
            "calendar.pin": self.pin_here,
            "calendar.repeat": self.repeat_here,
            "calendar.series": self.open_series,
            "calendar.serving": self.open_serving,
            "calendar.pick": self.pick_here,
            "calendar.all": self.choose_all,
            "calendar.none": self.choose_none,
            "calendar.fix": self.fix_here,
        }

    # What is chosen

    @property
    def rows(self) -> list[Occurrence]:
        """What the actions act on."""
        page = self._page
        listed = page.views.list
        if listed is not None and page.views.listed and len(listed.chosen) > 1:
            return listed.chosen
        if len(self.selection) and not page.views.listed:
            return self.selection.of(page.rows)
        return [page.front.row] if page.front.row is not None else []

    @property
    def changeable(self) -> list[Occurrence]:
        """Those of them that did not go out."""
        return [row for row in self.rows if not row.exported]

    def pick(self, row: Occurrence, held: Qt.KeyboardModifier) -> None:
        """A chip was pressed, with these keys held."""
        self.selection.press(row, held, self._page.front.row, self._shown())

    def pick_here(self) -> None:
        """Space: take what the keys stand on to what is chosen, or out of it."""
        page = self._page
        row = page.front.row
        if row is None:
            return
        if page.views.list is not None and page.views.listed:
            chosen = page.views.list.chosen
            held = any(same(one, row) for one in chosen)
            page.views.list.choose([one for one in chosen if not same(one, row)] if held else [*chosen, row])
        else:
            self.selection.press(row, Qt.KeyboardModifier.ControlModifier, row, ())

    def choose_all(self) -> None:
        """Ctrl+A: everything that is shown."""
        page = self._page
        if page.views.list is not None and page.views.listed:
            page.views.list.table.selectAll()
        else:
            self.selection.set(self._shown())

    def choose_none(self) -> None:
        """Esc: only where the keys are."""
        page = self._page
        self.selection.clear()
        if page.views.list is not None and page.views.listed and page.front.row is not None:
            page.views.list.choose([page.front.row])

    def choose_posts(self, posts: Sequence[PostId]) -> None:
        """Choose these together, with the keys on the last."""
        if not posts:
            return
        page = self._page
        page.show_post(int(posts[-1]))
        rows = [row for row in page.rows if row.post_id in posts and not row.exported]
        if page.views.list is not None and page.views.listed:
            page.views.list.choose(rows)
        else:
            self.selection.set(rows)

    def _shown(self) -> list[Occurrence]:
        """Everything that the month or the week in front shows, by time."""
        field = self._page.views.field
        return [row for day in field.month.frame.days for row in field.month.on(day)]

    def keep(self, rows: Sequence[Occurrence]) -> None:
        """The calendar was read anew: what is gone is chosen no more."""
        self.selection.keep(rows)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Mark it in the view in front, and say how many they are."""
        page = self._page
        if not page.views.listed:
            page.views.field.show_chosen()
        page.enable_actions()
        rows = self.rows
        talks = sum(row.talk_time_id is not None for row in rows)
        self.bar.show_number(len(rows) - talks, talks)
        if len(rows) > 1:
            page.session.announce(f"{len(rows)} chosen.")

    def enable(self) -> None:
        """Which of the actions can be done now."""
        actions, rows, changeable = self._page.session.actions, self.rows, self.changeable
        why = "It is in a file already" if rows else "Choose a post first"
        names = ("day_left", "day_right", "week_up", "week_down", "move_to", "copy", "remove")
        for name in names:
            actions.set_enabled(f"calendar.{name}", bool(changeable), why)
        weekly = self._page.views.weekly
        for name in ("minute_up", "minute_down"):
            can = bool(changeable) and weekly
            actions.set_enabled(f"calendar.{name}", can, why if weekly else "In the week only")
        posts = [row for row in changeable if row.post_id is not None]
        actions.set_enabled("calendar.pin", bool(posts), why)
        actions.set_enabled("calendar.repeat", len(posts) == 1, why if not posts else "One post at a time")
        actions.set_enabled("calendar.serving", bool(self._served), "Choose a snippet first")
        pinned = bool(posts) and all(row.pinned for row in posts)
        actions.set_text("calendar.pin", "Unpin" if pinned else "Pin")
        actions.set_enabled("calendar.pick", self._page.front.row is not None, "Choose a post first")
        actions.set_enabled("calendar.none", len(rows) > 1 or len(self.selection) > 0, "One is chosen")

    # Posts and talk times

    def place_here(self) -> None:
        """N: the tray's card on the chosen day, or at the time that was clicked."""
        page = self._page
        snippet = page.tray.next_up
        if snippet is None:
            return
        free = self._clicked_time or spots.free_time(page.session.project, page.front.day, page.among)
        self.put(Load(snippet=snippet), free)

    def add_talk_time(self, minutes: int = 15) -> None:
        """A: talk time on the chosen day, or at the time that was clicked."""
        at = self._clicked_time or datetime.combine(self._page.front.day, TALK_AT)
        self.put(Load(minutes=minutes), at)

    @property
    def _clicked_time(self) -> datetime | None:
        """The time of the week that was clicked; None where none was."""
        views = self._page.views
        return views.week.slot if views.week is not None and views.weekly else None

    def put(self, load: Load, at: datetime) -> None:
        """Put something at a time; the keys go with it."""
        page = self._page
        before = list(page.rows)
        if not load.put(page.session, at, page.among):
            return
        for row in page.rows:
            moved = load.row is not None and same(row, load.row)
            new = load.row is None and not any(same(row, old) for old in before)
            if moved or new:
                page.front.go_to(row.day, row)
                return

    def shift(self, by: timedelta) -> None:
        """Alt+arrows: what is chosen, on or back."""
        rows = self.changeable
        if len(rows) == 1:
            self.put(Load(row=rows[0]), rows[0].at + by)
        elif rows:
            self._move(rows, by)

    def _move(self, rows: Sequence[Occurrence], by: timedelta) -> None:
        if by:
            self._page.session.run(place_many.move, Chosen.of(rows), by)
            self._page.follow_row()

    def ask_where_to(self) -> None:
        """Move to… Several go together, each as far as the one that the keys are on."""
        page, rows = self._page, self.changeable
        row = page.front.row if page.front.row in rows else next(iter(rows), None)
        if row is None:
            return
        popover = MoveTo(page, row, look.today(page.session.project), len(rows))
        if len(rows) > 1:
            popover.moved.connect(lambda at: self._move(rows, at - row.at))
        else:
            popover.moved.connect(lambda at: self.put(Load(row=row), at))
        page.popovers.open(popover, popover.when.date)

    def copy_here(self) -> None:
        """Ctrl+D: what is chosen once more, a week later. The keys stay where they are."""
        rows = self.changeable
        if len(rows) == 1:
            copy(self._page.session, rows[0], rows[0].at + WEEK)
        elif rows:
            self._page.session.run(place_many.copy, Chosen.of(rows), WEEK)

    def pin_here(self) -> None:
        """Shift+P: what the planner placed becomes the owner's, or is let go again."""
        posts = [row for row in self.changeable if row.post_id is not None]
        if posts:
            pinned = not all(row.pinned for row in posts)
            self._page.session.run(place_many.pin, Chosen.of(posts), pinned=pinned)

    def repeat_here(self) -> None:
        """Shift+R: the post comes again, or one of a series is skipped."""
        posts = [row for row in self.changeable if row.post_id is not None]
        if len(posts) == 1 and posts[0].post_id is not None:
            # Only here: hardly any start has need of it.
            from secondhelping_ui.calendar_page import repeating

            place = self._page.front.place()
            below = place.mapToGlobal(place.rect().bottomLeft())
            repeating.ask_how(self._page.session, self._page, posts[0].post_id, posts[0].at, below)

    def open_series(self) -> None:
        """Shift+S: everything that repeats."""
        # Only here: hardly any start has need of it.
        from secondhelping_ui.calendar_page.series_dialog import SeriesDialog

        dialog = SeriesDialog(self._page.session, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def lay_out_due(self) -> None:
        """What repeats is laid out a year ahead again, once half of that is gone."""
        session = self._page.session
        if look.series_due(session.project):
            from secondhelping.operations import recurring

            session.run(recurring.lay_out_further)

    @property
    def _served(self) -> list[SnippetId]:
        """The snippets that are chosen: in the tray while the keys are there, else on the calendar."""
        tray = self._page.tray
        posts = list(
            dict.fromkeys(SnippetId(row.snippet_id) for row in self.rows if row.snippet_id is not None)
        )
        card = [] if tray.selected is None else [tray.selected.id]
        return card or posts if tray.view.hasFocus() else posts or card

    def open_serving(self) -> None:
        """Shift+W: the wordings of a snippet and when it may go out."""
        # Only here: hardly any start has need of it.
        from secondhelping_ui.shared.serving_dialog import open_serving

        open_serving(self._page.session, self._page, self._served)

    def take_off_here(self) -> None:
        """Delete: what is chosen."""
        rows = self.changeable
        if len(rows) == 1:
            self.take_off(rows[0])
        elif rows:
            self._page.session.run(place_many.take_off, Chosen.of(rows))
            self._page.front.take_focus()

    def take_off(self, row: Occurrence) -> None:
        """Take a post or a talk time off the calendar."""
        take_off(self._page.session, row)
        self._page.front.take_focus()

    # What is carried

    def drop(self, load: Load, spot: Spot, copying: bool) -> None:
        """It was let go on a spot; what is chosen with it goes along."""
        row, session = load.row, self._page.session
        together = self._carried(load)
        if row is None or not (together or copying):
            if row is None or row.at != spot.at:
                self.put(load, spot.at)
        elif not together:
            copy(session, row, spot.at)
        elif copying:
            session.run(place_many.copy, Chosen.of(together), spot.at - row.at)
        else:
            self._move(together, spot.at - row.at)

    def pull_off(self, load: Load) -> None:
        """It was let go over the tray."""
        together = self._carried(load)
        if together:
            self._page.session.run(place_many.take_off, Chosen.of(together))
        elif load.row is not None:
            self.take_off(load.row)

    def _carried(self, load: Load) -> list[Occurrence]:
        """What is chosen together with the row that is carried; nothing where it is alone."""
        rows = self.changeable
        held = load.row is not None and any(same(row, load.row) for row in rows)
        return rows if held and len(rows) > 1 else []

    # Popovers

    def open_here(self) -> None:
        """Enter: the chosen post, else the day's list."""
        page = self._page
        if page.front.row is not None:
            self.open_row(page.front.row)
            return
        cell = page.grid.cell(page.front.day) if page.views.monthly else None
        if cell is not None and cell.rows:
            self.open_day(cell)

    def open_row(self, row: Occurrence) -> None:
        """A post in its editor; a talk time with its date and time."""
        page = self._page
        if row.talk_time_id is not None:
            self.ask_where_to()
        elif row.kind is not None:
            editor = PostEditor(page.session, page, row)
            editor.take_off_asked.connect(self.take_off)
            page.popovers.open(editor)

    def open_day(self, cell: DayCell) -> None:
        """Everything on a day."""
        shown = DayList(self._page, cell.day, cell.rows, self._page.accounts)
        shown.chosen.connect(self._open_from_list)
        self._page.popovers.open(shown)

    def _open_from_list(self, row: Occurrence) -> None:
        self._page.front.go_to(row.day, row)
        self.open_row(row)

    def fix_here(self) -> None:
        """F: the chosen week where it breaks the rule, else the next one that does."""
        page = self._page
        mondays = {monday_of(day) for run in page.runs for day in (run.first, run.last)}
        if monday_of(page.front.day) not in mondays:
            page.go_to_next_over()
        self.fix_week(page.front.day)

    def fix_week(self, day: date) -> None:
        """The smallest ways to put a day's week right."""
        from secondhelping_ui.shared.fix_popover import FixPopover

        page = self._page
        title = f"Put week {day.isocalendar().week} right"
        popover = FixPopover(page.session, page, title, day, look.today(page.session.project))
        popover.chosen_others.connect(self.choose_posts)
        page.popovers.open(popover, anchor=page.views.fix_button(day))
