# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A line in the editor of a post: what the post does to the mix of the posts in a row around it."""

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.operations.post_mix import PostMix
from secondhelping_ui.widgets.label import IconLabel, Label


class MixLine(QWidget):
    """A tick or a triangle, and one sentence; hidden where there is nothing to say."""

    def __init__(self, mix: PostMix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mix = mix
        self._icon = IconLabel("check", "ok", 15, line="meta")
        self._words = Label("", "meta", "text-2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" where it says nothing."""
        return "" if self.isHidden() else self._words.text()

    def show_for(self, kind: Kind, accounts: Collection[AccountId], at: datetime) -> bool:
        """Say it of a post of this kind, on these accounts at this time. Returns whether it says something else."""
        before = self.text
        effect = self._mix.effect(kind, accounts, at)
        if effect is not None:
            self._words.setText(effect.sentence)
            self._words.set_tone("text-2" if effect.good else "attn")
            self._icon.set_icon("check" if effect.good else "triangle-alert", "ok" if effect.good else "attn")
        self.setVisible(effect is not None)
        return self.text != before
