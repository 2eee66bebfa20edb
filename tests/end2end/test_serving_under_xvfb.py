# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner's way with what comes back, in the real window by keys alone: another wording is written, a post repeats
by a rule of its own, and undo takes it back."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from end2end.desktop import XDOTOOL, XVFB, Desktop
from end2end.owner import TITLE, TRAY_CARDS, Owner
from making import prepared
from secondhelping.domain.kind import Kind
from secondhelping.operations import add_document, look, place, project, recurring, review
from secondhelping.operations.project import Project

pytestmark = [
    pytest.mark.skipif(XVFB is None, reason="Xvfb, the screen for tests, is not installed"),
    pytest.mark.skipif(XDOTOOL is None, reason="xdotool, the hands for tests, is not installed"),
]


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    """With a post tomorrow at nine."""
    desktop = Desktop(tmp_path)
    try:
        made = Owner(desktop, tmp_path)
        made.path.parent.mkdir(parents=True)
        with project.create(made.path, "My business", "UTC") as opened:
            lines = ["Phone calls are walking time.", "Breathe out on the hard part of the lift."]
            add_document.add_document(opened, prepared([(line, Kind.HELPFUL) for line in lines]))
            first, *_ = found = [snippet.id for snippet in look.snippets(opened)]
            review.keep(opened, found)
            tomorrow = datetime.combine(look.today(opened), time(9)) + timedelta(days=1)
            place.place(opened, first, tomorrow)
        yield made
        desktop.keep_picture(tmp_path / "at-the-end.png")
    finally:
        desktop.close()


def wordings(opened: Project) -> list[tuple[str, ...]]:
    return [snippet.wordings for snippet in look.snippets(opened) if snippet.wordings]


def test_by_keys_alone(owner: Owner) -> None:
    desktop = owner.desktop
    program = owner.start(str(owner.path))
    desktop.window(TITLE)
    desktop.keys("ctrl+3")
    owner.see("k-helpful-soft", 60, 18, TRAY_CARDS)
    desktop.keys("Right", "shift+w")
    desktop.window("Wordings and timing")
    desktop.keys("alt+n")
    desktop.write("Walk while you talk.")
    desktop.keys("ctrl+Return")
    assert owner.wait("another wording", wordings) == [("Walk while you talk.",)]
    desktop.window(TITLE)
    desktop.keys("shift+r", "Up", "Return")
    desktop.window("Repeat this post")
    desktop.keys("Up", "ctrl+Return")
    (series,) = owner.wait("a series", recurring.all_series)
    assert series.words.startswith("every 2 weeks on ")
    assert len(owner.posts()) == series.posts == 26
    desktop.window(TITLE)
    desktop.keys("shift+s")
    desktop.window("What repeats")
    desktop.keys("Escape")
    desktop.window(TITLE)
    desktop.keys("ctrl+z")
    owner.wait("no series any more", lambda opened: not recurring.all_series(opened))
    assert len(owner.posts()) == 1
    owner.quit(program)
