# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Icons: every name of the design system is in qtawesome's fonts and is drawn in its colour."""

import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from painting import share_of
from secondhelping.domain.kind import Kind
from secondhelping_ui.icons import ICONS, KIND_ICONS, icon, pixmap
from secondhelping_ui.theme import Mode, color, theme


@pytest.mark.parametrize("size", [13, 32])
@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_drawn(name: str, size: int, light: None) -> None:
    picture = pixmap(name, "attn", size).toImage()
    assert 0.01 < share_of(picture, color("attn")) < 0.75


def test_icons_come_at_the_resolution_of_the_screen(light: None) -> None:
    picture = pixmap("check", "text", 16, 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.deviceIndependentSize().toSize() == QSize(16, 16)


def test_icons_are_kept_and_tinted_anew_when_the_theme_changes(light: None) -> None:
    first = pixmap("check", "accent", 16)
    assert pixmap("check", "accent", 16).cacheKey() == first.cacheKey()
    made = icon("check", "accent")
    lit = made.pixmap(QSize(32, 32)).toImage()
    theme().set_mode(Mode.DARK)
    assert pixmap("check", "accent", 16).cacheKey() != first.cacheKey()
    assert made.pixmap(QSize(32, 32)).toImage() != lit


def test_a_disabled_icon_says_so(light: None) -> None:
    made = icon("check", "accent", on="attn")
    grey = made.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    on = made.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert share_of(grey, color("text-disabled")) > 0.02
    assert share_of(on, color("attn")) > 0.02


def test_kinds_have_icons_of_their_own() -> None:
    assert len(set(KIND_ICONS.values())) == len(Kind)


def test_qtawesome_itself_is_not_imported() -> None:
    """Its import and first icon take about 0.1 s, a good part of the start."""
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from secondhelping_ui.icons import pixmap; pixmap('check');"
        "print([name for name in sys.modules if name.split('.')[0] in ('qtawesome', 'qtpy')])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\[\]\s*", answer.stdout)
