# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
""" "Repeat…": a post comes again by one of the usual rules at once, or by any in a dialog; one of a series is changed,
skipped, or it ends."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from secondhelping.domain.errors import KnownError
from secondhelping.domain.ids import PostId
from secondhelping.operations import recurring
from secondhelping_ui.session import Session


def repeat_menu(session: Session, parent: QWidget, post: PostId, at: datetime) -> QMenu:
    """What can be done about a post's coming again, as a menu."""
    menu = QMenu(parent)
    menu.setAccessibleName("Repeat")
    series = recurring.series_of(session.project, post)
    if series is None:
        for rule, words in recurring.choices(at):
            action = menu.addAction(words[0].upper() + words[1:])
            action.triggered.connect(partial(_repeat, session, post, rule))
        menu.addSeparator()
        menu.addAction("Another rule…").triggered.connect(lambda: open_dialog(session, parent, post))
        return menu
    title = menu.addAction(f"Repeats {series.words}")
    title.setEnabled(False)
    menu.addSeparator()
    menu.addAction("Change…").triggered.connect(lambda: open_dialog(session, parent, post))
    menu.addAction("Skip this one").triggered.connect(lambda: session.run(recurring.skip, post))
    menu.addAction("Take off this and the following").triggered.connect(lambda: _take_off(session, post))
    menu.addAction("End the series").triggered.connect(lambda: session.run(recurring.end, series.series.id))
    menu.addAction("Lay out a year ahead").triggered.connect(lambda: session.run(recurring.lay_out_further))
    return menu


def open_dialog(session: Session, parent: QWidget, post: PostId) -> None:
    """The rule, the days to come and the words of what repeats."""
    from secondhelping_ui.calendar_page.repeat_dialog import RepeatDialog

    try:
        dialog = RepeatDialog(session, post, parent=parent)
    except KnownError as error:
        session.problem_found.emit(error)
        return
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _take_off(session: Session, post: PostId) -> None:
    from secondhelping.operations import recurring_edit

    session.run(recurring_edit.take_off, post, recurring_edit.Scope.FOLLOWING)


def _repeat(session: Session, post: PostId, rule: str, _on: bool = False) -> None:
    session.run(recurring.repeat, post, rule)


def ask_how(session: Session, parent: QWidget, post: PostId, at: datetime, where: QPoint) -> QMenu:
    """Opens the menu at a place of the screen."""
    menu = repeat_menu(session, parent, post, at)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)
    return menu
