# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Shift+W while reviewing: the card says when and in how many wordings; several get their days together."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from secondhelping.domain.timing import Timing
from secondhelping.operations import look, planning, undo
from secondhelping.operations.project import Project
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.shared.serving_dialog import ServingDialog


def opened(page: ReviewPage) -> ServingDialog:
    page.session.actions.trigger("review.serving")
    QApplication.processEvents()
    return page.findChildren(ServingDialog)[-1]


def test_the_card_says_it_only_where_there_is_something_to_say(page: ReviewPage, project: Project) -> None:
    assert page.card.snippet is not None
    assert page.card.serving.words == ""
    assert not page.card.serving.isVisible()
    page.session.run(planning.set_timing, [page.card.snippet.id], Timing(last=date(2026, 6, 3), most=2))
    page.session.run(planning.add_wording, page.card.snippet.id, "Up you get.")
    assert page.card.serving.words == "Until 3 June, 2 times at most. 2 wordings take turns."
    assert page.card.serving.isVisible()
    page.card.serving.button.click()
    (dialog,) = page.findChildren(ServingDialog)
    assert dialog.list.texts == (page.card.snippet.text, "Up you get.")
    dialog.reject()
    undo.undo(project)


def test_several_get_their_days_together(page: ReviewPage, project: Project) -> None:
    page.pane.view.selectAll()
    chosen = page.pane.view.selected
    assert len(chosen) > 1
    dialog = opened(page)
    assert dialog.serving is None
    dialog.form.ends.setChecked(True)
    dialog.form.last.setDate(QDate(2026, 8, 31))
    dialog.accept()
    found = [look.snippet(project, one) for one in chosen]
    assert {one.timing for one in found if one is not None} == {Timing(last=date(2026, 8, 31))}
    undo.undo(project)
    assert all(one.timing == Timing() for one in look.snippets(project))
