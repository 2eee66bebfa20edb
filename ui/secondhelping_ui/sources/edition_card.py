# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Asks what to do with a file that is a new edition of a document: read it, add it beside the old one, or leave it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from secondhelping.operations.renew_document import EditionSummary
from secondhelping_ui.sources.import_area import NoteCard
from secondhelping_ui.sources.words import day_words, mark_of
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.flow import FlowRow
from secondhelping_ui.wording import counted


class EditionCard(NoteCard):
    """The question. Closing it leaves the new edition unread."""

    def __init__(
        self,
        summary: EditionSummary,
        today: date,
        renew: Callable[[], None],
        beside: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            edition_words(summary, today),
            "What you said of the lines that stayed is kept.",
            mark_of(summary.document.format),
            problem=False,
            parent=parent,
        )
        self.read_button = self._button("Read the new edition", Role.PRIMARY, renew)
        self.beside_button = self._button("Add it beside the old one", Role.SECONDARY, beside)
        self.leave_button = self._button("Leave it", Role.GHOST, None)
        row = FlowRow()
        row.set_items([self.read_button, self.beside_button, self.leave_button])
        self.add_below(row)
        self.close_button.hide()

    def _button(self, text: str, role: Role, answer: Callable[[], None] | None) -> Button:
        button = Button(text, role, "small")
        if answer is not None:
            button.clicked.connect(lambda _checked=False: answer())
        button.clicked.connect(self.closed)
        return button


def edition_words(summary: EditionSummary, today: date) -> str:
    """ "“Spring newsletter” has changed since 2 April: 4 passages are new, 2 changed, 1 is gone." """
    day = day_words(summary.since.astimezone().date(), today)
    start = f"“{summary.document.title}” has changed since {day}"
    counts = (
        (summary.added, "is new" if summary.added == 1 else "are new"),
        (summary.changed, "changed"),
        (summary.gone, "is gone" if summary.gone == 1 else "are gone"),
    )
    parts = [(number, word) for number, word in counts if number]
    if not parts:
        return f"{start}, but its words are the same."
    number, word = parts[0]
    told = [f"{counted(number, 'passage')} {word}", *(f"{more:,} {said}" for more, said in parts[1:])]
    return f"{start}: {', '.join(told)}."
