# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Export page: checks the plan whenever it changes, and saves the files once it is in order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from secondhelping.domain.changes import Changes
from secondhelping.domain.plan import ExportRecord
from secondhelping.operations import export_again, learn_scheduler, look
from secondhelping_ui.export import words
from secondhelping_ui.export.again import AgainBanner, marks
from secondhelping_ui.export.check_view import CheckView
from secondhelping_ui.export.empty_view import EmptyView
from secondhelping_ui.export.finding_list import FindingList, Walk
from secondhelping_ui.export.folders import open_folder
from secondhelping_ui.export.heading import PeriodMenu, Steps
from secondhelping_ui.export.learning import Learner
from secondhelping_ui.export.other_files_menu import OtherFiles
from secondhelping_ui.export.period import ALL, Period, renewed
from secondhelping_ui.export.reading import Reading, planned_elsewhere, read
from secondhelping_ui.export.ready_view import ReadyView
from secondhelping_ui.export.saved_view import SavedView
from secondhelping_ui.export.saving import Saving
from secondhelping_ui.export.side import PAUSED_WIDTH, READY_WIDTH, SMALL_WIDTH, PausedSide, ReadySide, beside
from secondhelping_ui.export.sorting import SortingOut, many_fixes
from secondhelping_ui.export.targets import Target, in_front, targets
from secondhelping_ui.page import Page
from secondhelping_ui.preferences import Preferences
from secondhelping_ui.session import Session
from secondhelping_ui.widgets.button import Role, action_button

if TYPE_CHECKING:
    from secondhelping_ui.export.scheduled import Intake

_SMALL_WINDOW = 1180
_PAUSED, _READY, _SAVED, _EMPTY = range(4)


class ExportPage(Page):
    """Paused with what to sort out; ready with target, preview and save; saved; or empty."""

    scope: ClassVar[str] = "export"
    title: ClassVar[str] = "Export"

    def __init__(
        self, session: Session, preferences: Preferences | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._preferences = preferences
        self._targets = targets()
        self.target: Target = in_front(self._targets)[0]
        self.reading: Reading | None = None
        self.period: Period = ALL
        self.sorting = SortingOut(self)
        self.editing = self.sorting.editing
        self.editing.left.connect(self._take_focus)
        self.saving = Saving(self)
        self.learner = Learner(session, self)
        self._project: Any = None
        self._fresh = False
        self._intake: Intake | None = None
        self._connect_actions()
        self.menu = PeriodMenu()
        self.steps = Steps()
        self.others = OtherFiles(session, lambda: self.period, self.saving.folder)
        self._make_views()
        self._put_together()
        self._connect_parts()

    # Building

    def _make_views(self) -> None:
        actions = self.session.actions
        fix_all = action_button(
            actions.action("export.fix_all"), Role.PRIMARY, "large", icon="wand-sparkles", text="Fix all…"
        )
        self.check = CheckView(fix_all)
        self.ready = ReadyView(self._targets, AgainBanner(actions.action("export.all")))
        self.paused_side = PausedSide(self._targets, actions.action("export.print"))
        self.ready_side = ReadySide(actions.action("export.save"), actions.action("export.forget"))
        self.saved: SavedView | None = None
        self.empty = EmptyView()
        self.walk = Walk(self._lists_shown, self)
        self.walk.follow(self.check.pausing, self.check.worth, self.ready.worth)

    def _put_together(self) -> None:
        self.header.add_left(self.menu)
        self.header.add_right(self.steps)
        self.header.add_right(self.others)
        self.stack = QStackedWidget()
        self._saved_room = QStackedWidget()
        for part in (
            beside(self.check, self.paused_side),
            beside(self.ready, self.ready_side),
            self._saved_room,
            self.empty,
        ):
            self.stack.addWidget(part)
        self.body_layout.addWidget(self.stack, 1)

    def _connect_parts(self) -> None:
        self.menu.chosen.connect(self.choose_period)
        for found in (self.check.pausing, self.check.worth, self.ready.worth):
            found.fix_asked.connect(self.sorting.fix)
            found.show_asked.connect(self.sorting.show_on_calendar)
            found.fine_asked.connect(self.sorting.wave_through)
        self.check.worth_line.again.clicked.connect(self.sorting.show_fine_again)
        self.ready.look.toggled.connect(lambda _open: self.walk.settle())
        self.ready.targets.chosen.connect(self.choose_target)
        self.ready.targets.learn.asked.connect(self.learn)
        self.learner.learned.connect(self.choose_target)
        self.learner.refused.connect(self.session.problem_found)
        self.learner.busy_changed.connect(self.ready.targets.learn.show_busy)
        self.ready_side.folder.clicked.connect(self.saving.ask_folder)
        self.walk.moved.connect(self._enable_actions)
        self.empty.plan_asked.connect(self._plan)
        self.empty.calendar_asked.connect(partial(self.session.go, "calendar"))
        self.empty.everything_asked.connect(partial(self.choose_period, ALL))
        self.empty.again_asked.connect(self.saving.write_all)

    def _connect_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            **self.sorting.handlers(),
            "copy": self.saving.copy_rows,
            "save": self.saving.save,
            "all": self.saving.write_all,
            "scheduled": self.take_in_scheduled,
            "others": lambda: self.others.open_menu(),
            "print": lambda: self.others.print_pages(),
        }
        front = in_front(self._targets)
        for number, target in enumerate(front, 1):
            handlers[f"target_{number}"] = partial(self.choose_target, target.name)
        handlers["learn"] = self.learn
        handlers["forget"] = self.forget
        handlers["more"] = lambda: self.ready.targets.more.open_menu()
        for name, handler in handlers.items():
            self.session.actions.connect_action(f"export.{name}", handler, enabled=False)
        for number, target in enumerate(front, 1):
            self.session.actions.set_text(f"export.target_{number}", f"Going to {target.title}")
        # Not the page itself: plain letters must not act in the post's editor, which is a child of it.
        for widget in (self.header, self.body):
            self.session.actions.attach(self.scope, widget)

    # What the window asks of a page

    @override
    def activated(self) -> None:
        if not self._fresh:
            # The plan may be as it was, but the clock has gone on.
            self.read_anew()
        self._fresh = False
        self._take_focus()

    @override
    def refresh(self) -> None:
        if self.session.project is None:
            return
        if self._project is not self.session.project:
            self._start_anew()
        self.clear_problem()
        self.read_anew()
        self._fresh = True

    @override
    def show_changes(self, changes: Changes) -> None:
        self.clear_problem()
        self.read_anew()

    @override
    def panes(self) -> list[QWidget]:
        at = self.stack.currentIndex()
        if at == _PAUSED:
            return [self.header, self.check]
        if at == _READY:
            return [self.header, self.ready.targets, self.ready.preview.table, self.ready_side]
        return [self.header, self.stack]

    @override
    def can_close(self) -> bool:
        self.editing.close_it()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def _fit_sides(self) -> None:
        small = self.window().width() < _SMALL_WINDOW
        self.paused_side.setFixedWidth(SMALL_WIDTH if small else PAUSED_WIDTH)
        self.ready_side.setFixedWidth(SMALL_WIDTH if small else READY_WIDTH)
        self.paused_side.targets.set_columns(1 if small else 2)

    def _start_anew(self) -> None:
        """Another project: nothing of the last one is remembered."""
        self._project = self.session.project
        self.period = ALL
        self.sorting.fine.clear()
        self.saving.forget()
        wanted = self.preferences.export_target()
        self._targets = targets(self._project)
        self.target = next((one for one in self._targets if one.name == wanted), in_front(self._targets)[0])
        self.editing.close_it()

    @property
    def preferences(self) -> Preferences:
        """The window's, unless others were given."""
        if self._preferences is None:
            found = getattr(self.window(), "preferences", None)
            self._preferences = found if isinstance(found, Preferences) else Preferences()
        return self._preferences

    # What is shown

    def read_anew(self) -> None:
        """Check the plan anew and show what came of it."""
        project = self.session.project
        if project is None:
            return
        holder = QApplication.focusWidget()
        inside = holder is None or self.body.isAncestorOf(holder)
        before = self.stack.currentIndex()
        today = look.today(project)
        self.period = renewed(self.period, today)
        self._find_targets(project)
        self.reading = read(project, self.period, self.target.name, everything=self.saving.everything)
        self.saving.everything = self.reading.everything
        self.menu.show_period(self.period, today)
        self.header.set_subtitle(words.what_goes(self.reading.desk))
        self._show_reading(self.reading)
        after = self.stack.currentIndex()
        self._enable_actions()
        if self.isVisible() and before == _PAUSED and after == _READY:
            self.session.announce("All clear. Saving is open.")
        if inside and self.isVisible() and self.editing.editor is None:
            self._keep_focus(before)

    def _find_targets(self, project: Any) -> None:
        """Schedulers are learned, and a lesson may be taken back: then the first target is in its place."""
        self._targets = targets(project)
        self.ready.targets.set_found(self._targets)
        self.paused_side.targets.set_found(self._targets)
        known = {one.name: one for one in self._targets}
        self.target = known.get(self.target.name) or in_front(self._targets)[0]

    def _show_reading(self, reading: Reading) -> None:
        if not reading.posts:
            self._show_nothing_left()
            return
        self.saving.record = None
        if reading.ready:
            self._show_ready(reading)
        else:
            self._show_paused(reading)
        self.walk.settle()

    def _show_paused(self, reading: Reading) -> None:
        self.check.show_desk(reading.desk, self.sorting.not_fine(reading))
        self.check.fix_all.setVisible(many_fixes(reading))
        self.paused_side.show_desk(reading.desk)
        self._show_part(_PAUSED, 0)

    def _show_ready(self, reading: Reading) -> None:
        self.ready.show_desk(reading.desk, self.sorting.not_fine(reading))
        self.ready.targets.show_chosen(self.target.name)
        rows = export_again.rows(reading.files, reading.again)
        labels = words.file_labels(reading.files, reading.accounts)
        self.ready.show_files(reading.files, labels, marks(rows, len(reading.files)))
        told = export_again.sentences(reading.again, everything=reading.everything)
        offers = bool(reading.again.unchanged)
        self.ready.again.show_told(told, offers=offers, everything=reading.everything)
        self.ready.show_threads(reading.threads, self.sorting.leave_out)
        self.ready_side.show_choice(self.target, reading.desk, [file.name for file in reading.files])
        self.ready_side.show_folder(self.preferences.export_folder(), len(reading.files))
        self._show_part(_READY, 1)

    def _show_nothing_left(self) -> None:
        if self.saving.record is not None:
            self._show_saved(self.saving.record)
            self._show_part(_SAVED, 3)
            return
        project = self.session.project
        again = self.reading.again if self.reading is not None else None
        self.empty.show_for(
            elsewhere=planned_elsewhere(project),
            before=bool(look.exports(project)),
            again=bool(again and again.unchanged),
            gone=words.gone_words(again),
        )
        self._show_part(_EMPTY, 0)

    def _show_saved(self, record: ExportRecord) -> None:
        if self.saved is not None:
            self._saved_room.removeWidget(self.saved)
            self.saved.deleteLater()
        self.saved = SavedView(record, self.target, self.saving.posts)
        self.saved.folder_asked.connect(open_folder)
        self.saved.calendar_asked.connect(partial(self.session.go, "calendar"))
        self._saved_room.addWidget(self.saved)

    def _show_part(self, part: int, step: int) -> None:
        self.stack.setCurrentIndex(part)
        self.steps.set_step(step)
        self.steps.setVisible(part != _EMPTY)

    def _lists_shown(self) -> list[FindingList]:
        if self.stack.currentIndex() == _PAUSED:
            return [self.check.pausing, self.check.worth]
        if self.stack.currentIndex() == _READY and self.ready.look.isChecked():
            return [self.ready.worth]
        return []

    def _enable_actions(self) -> None:
        reading = self.reading
        part = self.stack.currentIndex()
        ready = part == _READY and reading is not None
        noted = self.walk.noted
        threads = reading.threads if reading is not None and ready else None
        can = {
            "fix": noted is not None and bool(noted.remedies),
            "fix_all": part == _PAUSED and reading is not None and many_fixes(reading),
            "show": noted is not None and bool(noted.finding.posts),
            "fine": noted is not None and not noted.pauses,
            "copy": ready,
            "others": True,
            "print": True,
            "scheduled": True,
            "save": ready and threads is None,
            "all": part in (_READY, _EMPTY) and reading is not None and bool(reading.again.unchanged),
            "more": ready,
            "learn": ready,
            "forget": ready and self.target.learned,
            **{f"target_{number}": ready for number in range(1, len(in_front(self._targets)) + 1)},
        }
        for name, yes in can.items():
            paused = threads.finding.title if threads is not None else "Saving is paused"
            why = paused if name == "save" and (part == _PAUSED or threads is not None) else ""
            self.session.actions.set_enabled(f"export.{name}", yes, why)

    # Focus

    def _take_focus(self) -> None:
        """To the first thing to be done here."""
        part = self.stack.currentIndex()
        other = Qt.FocusReason.OtherFocusReason
        if part == _READY:
            self.ready.preview.table.setFocus(other)
        elif part == _SAVED and self.saved is not None:
            self.saved.open.setFocus(other)
        elif part == _EMPTY:
            self.empty.first.setFocus(other)
        elif not self.walk.focus_current(other):
            self.menu.setFocus(other)

    def _keep_focus(self, before: int) -> None:
        """Rows come and go: the focus must not be left on one that is gone."""
        holder = QApplication.focusWidget()
        gone = holder is None or not holder.isVisible() or not self.isAncestorOf(holder)
        if gone or before != self.stack.currentIndex() or before == _PAUSED:
            self._take_focus()

    # Choosing

    def choose_period(self, period: Period) -> None:
        """Which posts are to be saved."""
        self.period = period
        self.saving.forget()
        self.clear_problem()
        self.read_anew()

    def choose_target(self, name: str) -> None:
        """Where they are going; remembered."""
        self.target = next(one for one in self._targets if one.name == name)
        self.preferences.set_export_target(name)
        self.read_anew()

    def learn(self, path: Path | None = None) -> None:
        """Take in another scheduler's sample file."""
        self.clear_problem()
        if self.reading is not None and self.reading.ready:
            self.learner.begin(path, self.reading, self.period)

    def forget(self) -> None:
        """Take a learned scheduler off the list; Undo brings it back."""
        if self.target.learned:
            self.session.run(learn_scheduler.forget, self.target.name)

    def _plan(self) -> None:
        self.session.go("calendar")
        self.session.actions.trigger("calendar.plan")

    def take_in_scheduled(self, path: Path | None = None) -> None:
        """Take in a file of what a scheduler holds already."""
        from secondhelping_ui.export.scheduled import Intake

        if self._intake is None:
            self._intake = Intake(self.session, self)
        self.clear_problem()
        self._intake.begin(path)

    @override
    def takes(self, paths: list[str]) -> bool:
        """Whether what is dropped here is a scheduler's file, and not a document."""
        return len(paths) == 1 and paths[0].lower().endswith((".csv", ".tsv", ".xlsx", ".xls", ".ods"))

    @override
    def drop_files(self, paths: list[str]) -> bool:
        self.take_in_scheduled(Path(paths[0]))
        return True
