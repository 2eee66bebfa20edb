# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Saving again: says what is new, changed and left out, and offers to write all of it once more."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from secondhelping.operations.export_again import Row, Since
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Role, action_button

ALL, ONLY_NEW = "Write all once more", "Only new and changed"
_MARKS = {Since.NEW: "new", Since.CHANGED: "changed", Since.UNCHANGED: "as before"}


class AgainBanner(Banner):
    """Hidden where everything is new. The button is that of the action `write_all`."""

    def __init__(self, write_all: QAction, parent: QWidget | None = None) -> None:
        super().__init__(BannerKind.NEUTRAL, "", icon="repeat-2", parent=parent)
        self.button = action_button(write_all, Role.SECONDARY, "small", text=ALL)
        self.add_button(self.button)
        self.hide()

    def show_told(self, told: Sequence[str], *, offers: bool, everything: bool) -> None:
        """The sentences; `offers` that there is more to write, `everything` that it is written now."""
        self.setVisible(bool(told))
        self.button.setVisible(offers)
        self.button.setText(ONLY_NEW if everything else ALL)
        if told:
            self.set_words(told[0], " ".join(told[1:]))


def marks(rows: Sequence[Row], files: int) -> list[tuple[str, ...]]:
    """For each file what each of its rows is, in a word; nothing where all of them are new."""
    if all(row.since is Since.NEW for row in rows):
        return [()] * files
    return [tuple(_MARKS[row.since] for row in rows if row.file == number) for number in range(files)]
