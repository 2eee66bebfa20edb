# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The whole way in the real window, by mouse and keys alone: three documents dropped, a CSV saved."""

import csv
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from end2end.desktop import XDOTOOL, XVFB, Box, Desktop, wait_for
from end2end.owner import GRID, NO_PROJECT, TITLE, TRAY_CARDS, TRAY_FILTERS, Owner
from planning import broken
from secondhelping.domain.kind import Kind
from secondhelping.domain.plan import Occurrence
from secondhelping.domain.snippet import Snippet, Verdict
from secondhelping.operations import look, project
from secondhelping.operations.project import Project
from secondhelping_resources import paths

DOCUMENTS = ("welcome-brochure.pdf", "back-care-at-your-desk.docx", "sleep-and-lower-back-pain.html")
# The keys of half the pages: inside a text they write.
WORDS = " Keep 1, skip the rest."

pytestmark = [
    pytest.mark.skipif(XVFB is None, reason="Xvfb, the screen for tests, is not installed"),
    pytest.mark.skipif(XDOTOOL is None, reason="xdotool, the hands for tests, is not installed"),
]


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    desktop = Desktop(tmp_path)
    try:
        yield Owner(desktop, tmp_path)
        # Only a failed test has something of interest on the screen; pytest keeps the folder of the last ones.
        desktop.keep_picture(tmp_path / "at-the-end.png")
    finally:
        desktop.close()


CARD = Box(500, 60, 600, 800)
SIDE = Box(1040, 60, 400, 840)
ASIDE = (100, 400)
HELPFUL, PROMOTIONAL = 27, 10


def test_from_three_dropped_documents_to_a_saved_csv(owner: Owner, tmp_path: Path) -> None:
    program = owner.start()
    owner.desktop.window(TITLE)
    owner.primary()
    drop_documents(owner)
    review(owner)
    lay_out(owner)
    move_about(owner)
    break_the_rule(owner)
    folder = tmp_path / "for the scheduler"
    folder.mkdir()
    going_out = put_right_and_save(owner, folder)
    owner.quit(program)
    judge(owner, folder, going_out)


def drop_documents(owner: Owner) -> None:
    samples = {path.name: path for path in paths.sample_documents()}
    owner.drop_files([samples[name] for name in DOCUMENTS])
    owner.wait("three documents", lambda opened: len(look.documents(opened)) == 3, 60)
    owner.desktop.window(TITLE)


def review(owner: Owner) -> None:
    desktop = owner.desktop
    desktop.keys("ctrl+2")
    owner.primary(CARD)
    desktop.keys("k")
    owner.wait("one kept by its key", kept(1))
    desktop.keys("s")
    owner.wait("one set aside by its key", lambda opened: len(look.snippets(opened, Verdict.SET_ASIDE)) == 1)
    next_card = owner.changed(CARD)
    desktop.keys("3", "k")
    owner.wait("one kept as conversation", kept(1, Kind.CONVERSATION))
    wait_for("the next card", next_card)
    desktop.click(owner.primary(CARD).centre)
    owner.wait("one kept with the mouse", kept(3))
    undo_in_toast(owner)
    owner.wait("that one taken back in the toast", kept(2))
    edit(owner)
    desktop.keys("ctrl+z")
    owner.wait("the edit undone", kept(2))
    desktop.keys("ctrl+shift+z")
    owner.wait("the edit done again", edited)
    desktop.keys(*["1", "k"] * HELPFUL, *["2", "k"] * PROMOTIONAL)
    owner.wait("many kept", kept(3 + HELPFUL + PROMOTIONAL))
    owner.wait("many promotional", kept(PROMOTIONAL, Kind.PROMOTIONAL))


def kept(count: int, kind: Kind | None = None) -> Callable[[Project], bool]:
    """Asks whether so many snippets are kept, of that kind."""
    return lambda opened: (
        len([s for s in look.snippets(opened, Verdict.KEPT) if kind in (None, s.kind)]) == count
    )


def edited(opened: Project) -> list[Snippet]:
    return [s for s in look.snippets(opened, Verdict.KEPT) if s.text.endswith(WORDS)]


def undo_in_toast(owner: Owner) -> None:
    toast = owner.see("toast-bg", 200, 36)
    (*_, letter) = owner.colours("toast-action", 1, 1, toast)
    owner.desktop.click(letter.centre)
    # A toast under the mouse stays for ever.
    owner.desktop.point_at(ASIDE)


def edit(owner: Owner) -> None:
    """The button gets wider when it says "Save and keep"."""
    keep = owner.primary(CARD)
    owner.desktop.keys("e")
    owner.see("accent", keep.width + 12, 28, CARD)
    owner.desktop.keys("ctrl+End")
    owner.desktop.write(WORDS)
    owner.desktop.keys("ctrl+Return")
    owner.wait("the edited one kept", edited)


def lay_out(owner: Owner) -> None:
    owner.desktop.keys("ctrl+3")
    owner.see("k-helpful-soft", 60, 18, TRAY_CARDS)
    owner.desktop.keys("p")
    owner.desktop.window("Plan for me")
    owner.primary()
    filled = owner.changed(GRID)
    owner.desktop.keys("ctrl+Return")
    owner.wait("posts on the calendar", look.calendar)
    owner.desktop.window(TITLE)
    wait_for("the calendar with them", filled)


def move_about(owner: Owner) -> None:
    """By keys, with the mouse, and a talk time beside it."""
    desktop = owner.desktop
    first = owner.posts()[0]
    for key, days in (("alt+Right", 1), ("alt+Left", 0)):
        desktop.keys(key)
        owner.wait(f"{key} moves the first post", stands(first, first.at + timedelta(days)))
    desktop.keys("a")
    owner.wait("a talk time", lambda opened: [o for o in look.calendar(opened) if o.talk_time_id is not None])
    if (first.at + timedelta(days=14)).month != first.at.month:
        # Too few weeks of the plan are in this month.
        turned = owner.changed(GRID)
        desktop.keys("Next")
        wait_for("the next month", turned)
    before = owner.days()
    chip, goal = (owner.see(token, 60, 34, GRID) for token in ("k-helpful-soft", "k-promo-soft"))
    desktop.drag(chip.centre, goal.centre, owner.changed(goal))
    wait_for("one post on another day", lambda: len(before.items() - owner.days().items()) == 1)


def stands(post: Occurrence, at: datetime) -> Callable[[Project], bool]:
    """Asks whether the post is on that day."""
    return lambda opened: any(
        entry.post_id == post.post_id and entry.day == at.date() for entry in look.calendar(opened)
    )


def break_the_rule(owner: Owner) -> None:
    """A second promotional post beside the first: outlined, as the mix rule allows one in five."""
    owner.desktop.click(owner.see("k-promo-soft", 40, 20, TRAY_FILTERS).centre)
    card = owner.see("k-promo-soft", 60, 18, TRAY_CARDS)
    goal = owner.see("k-promo-soft", 60, 34, GRID)
    owner.desktop.drag(card.centre, goal.centre, owner.changed(goal))
    owner.wait("a broken run", look.broken_runs)
    owner.see("attn-soft", 600, 20, GRID)


def put_right_and_save(owner: Owner, folder: Path) -> list[Occurrence]:
    """Returns what goes out."""
    desktop = owner.desktop
    count = len(owner.posts())
    desktop.keys("x")
    owner.see("attn-soft", 500, 40)
    desktop.keys("f")
    owner.primary()
    desktop.keys("Return")
    owner.wait("the rule kept", lambda opened: not look.broken_runs(opened))
    owner.see("ok-soft", 500, 40)
    going_out = owner.posts()
    # The smallest change: one post moved, or one taken off.
    assert len(going_out) in (count, count - 1)
    # "Any other scheduler", whose file holds all accounts.
    desktop.keys("4")
    owner.primary(SIDE)
    desktop.keys("ctrl+s")
    desktop.window("Save the files in")
    desktop.write(str(folder))
    desktop.keys("Return")
    owner.wait("the export remembered", look.exports)
    desktop.window(TITLE)
    return going_out


def judge(owner: Owner, folder: Path, going_out: list[Occurrence]) -> None:
    """What was written is what was planned, keeps the rule, and is history."""
    (path,) = folder.iterdir()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    with project.open_(owner.path) as opened:
        names = {account.id: account.network.value for account in look.accounts(opened)}
        (export,) = look.exports(opened)
        history = [entry for entry in look.calendar(opened) if entry.exported]
        talk_times = [entry for entry in look.calendar(opened) if entry.talk_time_id is not None]
        rule = look.rule(opened)
        assert len(look.documents(opened)) == len(DOCUMENTS)
        assert edited(opened)
    assert export.files == (str(path),)
    assert len(going_out) == len(history)
    assert len(talk_times) == 1
    written = [(row["Date"], row["Time"], row["Network"].lower(), row["Kind"], row["Text"]) for row in rows]
    assert sorted(written) == sorted(
        (f"{post.at:%Y-%m-%d}", f"{post.at:%H:%M}", names[account], str(post.kind), post.text)
        for post in going_out
        for account in post.accounts
    )
    for network in names.values():
        line = [(Kind(row["Kind"]), False) for row in rows if row["Network"].lower() == network]
        assert line
        assert not broken(line, rule)


def test_a_second_window_leaves_the_project_to_the_first(owner: Owner) -> None:
    """Its title names no business: no project is open in it."""
    first = owner.start()
    owner.desktop.window(TITLE)
    second = owner.start(str(owner.path))
    owner.desktop.window(NO_PROJECT)
    owner.see("attn-soft", 500, 30)
    owner.quit(second)
    owner.desktop.window(TITLE)
    owner.quit(first)


def test_a_broken_project_is_told_of_and_left_as_it_is(owner: Owner, tmp_path: Path) -> None:
    torn = tmp_path / "torn.helping"
    torn.write_bytes(b"SQLite format 3\0" + b"?" * 5000)
    before = torn.read_bytes()
    program = owner.start(str(torn))
    owner.desktop.window(NO_PROJECT)
    owner.see("attn-soft", 500, 30)
    owner.quit(program)
    assert torn.read_bytes() == before
