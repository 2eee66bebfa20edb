# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown when all is clear: the mix, where the posts are going, and the very rows."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from secondhelping.operations.sort_out import Desk, Noted, Remedy
from secondhelping_ui.export import words
from secondhelping_ui.export.again import AgainBanner
from secondhelping_ui.export.finding_list import FindingList
from secondhelping_ui.export.hero import Hero
from secondhelping_ui.export.preview import Preview
from secondhelping_ui.export.targets import Target, Targets
from secondhelping_ui.shared.scrolled import Scrolled
from secondhelping_ui.widgets.banner import Banner, BannerKind
from secondhelping_ui.widgets.button import Button, Role
from secondhelping_ui.widgets.label import Label
from secondhelping_ui.widgets.mix_bar import MixBar

_MIX_WIDTH = 240
_MOST_WAYS = 3


class ReadyView(Scrolled):
    """Is given the desk, the findings still worth a look, and the files as they will be written."""

    def __init__(self, found: Sequence[Target], again: AgainBanner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.again = again
        self.inner.setSpacing(16)
        self.hero = Hero(paused=False)
        self.mix = MixBar(thickness=14, ground="ok-soft")
        self.mix.setFixedWidth(_MIX_WIDTH)
        self.look = Button("Look", Role.SECONDARY, "small")
        self.look.setCheckable(True)
        self.banner = Banner(BannerKind.CAUTION, "", icon="eye")
        self.worth = FindingList()
        self.targets = Targets(found)
        self.preview = Preview()
        self.threads: Banner | None = None
        self._put_together()

    def _put_together(self) -> None:
        self.hero.add_right(self.mix)
        self.banner.add_button(self.look)
        self.look.toggled.connect(self._open_worth)
        where = QVBoxLayout()
        where.setSpacing(8)
        where.addWidget(Label("Where are they going?", "heading"))
        where.addWidget(self.targets)
        self.inner.addWidget(self.hero)
        self.inner.addWidget(self.again)
        self.inner.addWidget(self.banner)
        self.inner.addWidget(self.worth)
        self.inner.addLayout(where)
        self.inner.addWidget(self.preview, 1)
        self.inner.addStretch()

    def show_desk(self, desk: Desk, worth: Sequence[Noted]) -> None:
        self.hero.set_words(words.clear_title(desk.report.posts), words.clear_line(desk.mix))
        self.mix.set_mix(desk.mix, desk.mark)
        stops = "This doesn't stop you." if len(worth) == 1 else "These don't stop you."
        self.banner.set_words(f"{words.worth_title(len(worth))}.", stops)
        self.banner.setVisible(bool(worth))
        self.worth.show_findings(worth)
        self._open_worth()

    def show_threads(self, noted: Noted | None, do: Callable[[Remedy], object]) -> None:
        """Above the rows, that the chosen scheduler's file has no threads, with the ways out."""
        if self.threads is not None:
            self.inner.removeWidget(self.threads)
            self.threads.deleteLater()
            self.threads = None
        if noted is None:
            return
        banner = self.threads = Banner(BannerKind.ATTENTION, f"{noted.finding.title}.", noted.finding.why)
        for remedy in noted.remedies[:_MOST_WAYS]:
            button = Button(remedy.words, Role.SECONDARY, "small")
            button.setToolTip(remedy.detail)
            button.clicked.connect(partial(do, remedy))
            banner.add_button(button)
        banner.setToolTip(noted.finding.todo)
        self.inner.insertWidget(self.inner.indexOf(self.preview), banner)

    def show_files(
        self, files: Sequence[Any], labels: Sequence[str], marks: Sequence[Sequence[str]] = ()
    ) -> None:
        self.preview.show_files(files, labels, marks)

    def _open_worth(self) -> None:
        open_now = self.look.isChecked()
        self.look.setText("Close" if open_now else "Look")
        self.worth.setVisible(open_now and bool(self.worth.rows))
