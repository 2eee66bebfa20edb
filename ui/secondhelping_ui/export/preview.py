# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The preview: one file after the other, in a table that can be read and copied, not changed."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secondhelping_ui.shared.preview_model import PreviewModel
from secondhelping_ui.shared.preview_table import Corners, PreviewTable
from secondhelping_ui.theme import font
from secondhelping_ui.widgets.button import MenuButton
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.segmented import Segmented
from secondhelping_ui.wording import counted

_NARROWEST_PREVIEW = 320
_LEAST_COUNT = 180
"""What the words on the rows at the right need to be worth their place, in px."""
_BESIDE_NAME = 48
"""Of the menu, beside its words."""
_GAP = 10


class Preview(QWidget):
    """The files of an export, one shown. `files` are given as they come from the operation."""

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model)
        self.how_many = Label("", "meta", "text-2", elide=True, align=Qt.AlignmentFlag.AlignRight)
        self.switch: Segmented | MenuButton | None = None
        self._files: tuple[Any, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._marks: tuple[Sequence[str], ...] = ()
        self._at = 0
        self._tabs_width = 0
        self._head = QHBoxLayout()
        self._head.setSpacing(_GAP)
        self._title = Label("Preview", "heading")
        self._head.addWidget(self._title)
        self._head.addStretch()
        self._head.addWidget(self.how_many, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.table, 1)
        # A short table stands right below its heading.
        column.addStretch()
        self._corners = Corners(self.table, "bg-canvas")

    @property
    def at(self) -> int:
        """Which file is shown."""
        return self._at

    def show_files(
        self, files: Sequence[Any], labels: Sequence[str], marks: Sequence[Sequence[str]] = ()
    ) -> None:
        """Show these files under these labels; the account that was shown stays, where it still is there. `marks`
        has a word for each row of each file, shown before its number."""
        before = self._labels[self._at] if self._at < len(self._labels) else ""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._at = self._labels.index(before) if before in self._labels else 0
            self._measure()
            self._make_switch()
        self._files = tuple(files)
        self._marks = tuple(marks) or ((),) * len(files)
        self._show_counts()
        self._show()

    def show_file(self, number: int) -> None:
        self._at = number
        if isinstance(self.switch, Segmented):
            self.switch.set_index(number)
        elif isinstance(self.switch, MenuButton):
            self._name_menu(self.switch)
        self._show()
        self.shown.emit(number)

    @override
    def minimumSizeHint(self) -> QSize:
        # Narrower than its tabs: it is for them to give way to a menu, not for the page to be cut.
        return QSize(_NARROWEST_PREVIEW, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_switch()

    def restyle(self) -> None:
        """The letters have another size: what stood side by side may not any more."""
        self._measure()
        self._fit_switch()

    def _measure(self) -> None:
        self._tabs_width = Segmented(self._labels).sizeHint().width() if len(self._labels) > 1 else 0

    def _fit_switch(self) -> None:
        """Tabs where all the labels can be read in full, else a menu."""
        if self.switch is not None and isinstance(self.switch, Segmented) != self._have_room():
            self._make_switch()
            self._show_counts()
        elif isinstance(self.switch, MenuButton):
            self._name_menu(self.switch)

    def _have_room(self) -> bool:
        return self._tabs_width <= self._room()

    def _room(self) -> int:
        """For the tabs or the menu, between the heading and the words on the rows."""
        return max(0, self.width() - self._title.sizeHint().width() - _LEAST_COUNT - 2 * _GAP)

    def _make_switch(self) -> None:
        focused = self.switch is not None and self.switch.isAncestorOf(QApplication.focusWidget() or self)
        if self.switch is not None:
            focused |= self.switch.hasFocus()
            self._head.removeWidget(self.switch)
            self.switch.hide()
            self.switch.deleteLater()
        self.switch = self._segments() if self._have_room() else self._menu()
        self._head.insertWidget(1, self.switch)
        if focused:
            holder = self.switch.segment(self._at) if isinstance(self.switch, Segmented) else self.switch
            self.switch.show()
            holder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _segments(self) -> Segmented:
        switch = Segmented(self._labels or ("",), name="File")
        switch.set_index(self._at)
        switch.chosen.connect(self.show_file)
        return switch

    def _menu(self) -> MenuButton:
        switch = MenuButton("", size="small")
        for number, label in enumerate(self._labels):
            switch.add_choice(label, partial(self.show_file, number))
        self._name_menu(switch)
        return switch

    def _name_menu(self, switch: MenuButton) -> None:
        """The file shown; a name that is longer than the room is cut, and said in full by the tooltip."""
        label = self._labels[self._at]
        letters = QFontMetricsF(font("button-small"))
        switch.setText(letters.elidedText(label, Qt.TextElideMode.ElideRight, self._room() - _BESIDE_NAME))
        for number, choice in enumerate(switch.menu_shown.actions()):
            choice.setChecked(number == self._at)
        switch.setToolTip(label if switch.text() != label else "")
        switch.setAccessibleName(label)

    def _show_counts(self) -> None:
        if isinstance(self.switch, Segmented):
            for number, file in enumerate(self._files):
                self.switch.set_count(number, f"{len(file.rows):,}")

    def _show(self) -> None:
        if self._at >= len(self._files):
            self.model.show_rows((), ())
            return
        file = self._files[self._at]
        header = file.header or tuple(f"{n}" for n in range(1, len(file.rows[0]) + 1))
        if self.model.show_rows(header, file.rows, self._marks[self._at]):
            self.table.fit()
            self.table.scrollToTop()
        self.how_many.setText(self._how_many(len(file.rows)))
        self.table.setAccessibleDescription(f"{self._labels[self._at]}, {counted(len(file.rows), 'row')}")

    def _how_many(self, rows: int) -> str:
        hidden = len(self.model.empty_columns())
        text = f"{counted(rows, 'row')}, exactly as they will be saved"
        return f"{text}; {counted(hidden, 'empty column')} not shown" if hidden else text
