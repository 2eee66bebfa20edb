# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A viewport of our own for what is on the screen at the start."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a list or a header a viewport that is made here; call it before anything else is set.

    The one Qt makes is unknown to PySide6: when it is first asked for, every class of widgets there is gets
    set up to find out which it is (about 10 ms with PySide6 6.11).
    """
    viewport = QWidget()
    viewport.setMouseTracking(True)
    area.setViewport(viewport)
