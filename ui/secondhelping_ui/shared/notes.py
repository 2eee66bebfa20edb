# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The place in a dialog where banners appear: it takes no room while none of them is shown."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override


class Notes(QWidget):
    """Banners below one another, with a margin round them."""

    def __init__(self, *banners: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners = banners
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 4)
        column.setSpacing(8)
        for banner in banners:
            column.addWidget(banner)
            banner.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        self.setVisible(any(not banner.isHidden() for banner in self._banners))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)
