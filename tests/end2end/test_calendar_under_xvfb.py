# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The owner's way with the plan in the real window, once by mouse and once by keys alone: 60 kept snippets, laid out
over four weeks on three accounts, the mix broken on purpose, fixed, undone and fixed again, a post moved in the week,
and the file saved."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from end2end.desktop import XDOTOOL, XVFB, Box, Desktop, wait_for
from end2end.owner import GRID, TITLE, TRAY_CARDS, TRAY_FILTERS, Owner
from making import prepared
from planning import broken
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import add_document, look, project, review, setup
from secondhelping.operations.project import Project

HELPFUL, PROMOTIONAL = 48, 12
ACCOUNTS, WEEKS = 3, 4
HEADER = Box(224, 0, 964, 60)
CORNER = Box(1188, 0, 252, 60)
SIDE = Box(1040, 60, 400, 840)
# With the last week of the month, which a toast may cover.
MONTH = Box(224, 60, 964, 808)
ASIDE = (100, 400)
# "Calendar" in the sidebar; "Plan for me" in the header, left of "Export".
CALENDAR, PLAN = (100, 183), (1265, 30)

pytestmark = [
    pytest.mark.skipif(XVFB is None, reason="Xvfb, the screen for tests, is not installed"),
    pytest.mark.skipif(XDOTOOL is None, reason="xdotool, the hands for tests, is not installed"),
]


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    """With 60 kept snippets, three accounts, and a folder that files were saved in before."""
    desktop = Desktop(tmp_path)
    try:
        made = Owner(desktop, tmp_path)
        _prepare(made.path)
        folder = tmp_path / "for the scheduler"
        folder.mkdir()
        settings = desktop.home / ".config" / "Second Helping" / "Second Helping.conf"
        settings.parent.mkdir()
        settings.write_text(f"[export]\nfolder={folder}\ntarget=generic\n", encoding="utf-8")
        yield made
        desktop.keep_picture(tmp_path / "at-the-end.png")
    finally:
        desktop.close()


def _prepare(path: Path) -> None:
    path.parent.mkdir(parents=True)
    lines = [(_tip(number), Kind.HELPFUL) for number in range(HELPFUL)]
    lines += [(_offer(number), Kind.PROMOTIONAL) for number in range(PROMOTIONAL)]
    with project.create(path, "My business", "UTC") as made:
        slots = [(slot.weekday, slot.at) for slot in look.slots(made)[:5]]
        setup.add_account(made, Network.BLUESKY, "harbour.example", slots)
        add_document.add_document(made, prepared(lines))
        review.keep(made, [snippet.id for snippet in look.snippets(made)])


# Of different lengths, so that hardly two sentences share more than one of their four parts: the planner keeps what
# is nearly the same apart.
_WHAT = "Lift your screen|Carry two bags|Swap hands|Warm up slowly|Breathe out|Stand on one leg|Roll both shoulders"
_WHEN = (
    "before breakfast|while the kettle boils|on every phone call|after an hour of driving|between two meetings|at the "
    "bus stop|when you rake leaves|in front of the mirror|during the news|once the children sleep|whenever it rains"
)
_WHY = (
    "knees thank you|necks stay longer|ankles learn|hips like surprises|sleep comes sooner|stairs feel shorter|posture "
    "follows|runners know it|gardens can wait|balance grows|cramp stays away|coffee tastes better|muscles remember"
)
_HOW = (
    "Ten times is plenty.|No mat needed.|Start small.|Count aloud.|Socks off.|Smile meanwhile.|Keep the elbows low.|"
    "Two minutes will do.|Leave the phone.|Eyes on the horizon.|Half as far as you can.|Stop when it pinches.|"
    "Friends may laugh.|Wear what you like.|Both sides, always.|Music helps.|Write it down."
)


def _tip(number: int) -> str:
    what, when, why, how = (part.split("|") for part in (_WHAT, _WHEN, _WHY, _HOW))
    parts = [found[number % len(found)] for found in (what, when, why, how)]
    return f"{parts[0]} {parts[1]}: {parts[2]}. {parts[3]}"


def _offer(number: int) -> str:
    thing = ["class", "voucher", "massage", "workshop", "assessment"][number % 5]
    when, how = _WHEN.split("|")[number % 11], _HOW.split("|")[(3 * number) % 17]
    return f"Book your {thing} {when} for £{10 + number}. {how}"


def test_by_mouse(owner: Owner, tmp_path: Path) -> None:
    desktop = owner.desktop
    program = owner.start(str(owner.path))
    desktop.window(TITLE)
    desktop.click(CALENDAR)
    owner.see("k-helpful-soft", 60, 18, TRAY_CARDS)
    lay_out(
        owner,
        lambda: desktop.click(PLAN),
        lambda: desktop.click(owner.primary(Box(300, 600, 900, 300)).centre),
    )
    break_by_mouse(owner)
    strip = owner.see("attn-soft", 600, 20, MONTH)
    picture(owner, tmp_path, "broken")

    def fix() -> None:
        desktop.click((MONTH.left + MONTH.width - 70, strip.centre[1]))
        primary = owner.primary(MONTH)
        picture(owner, tmp_path, "fix")
        desktop.click(primary.centre)

    fix_twice(owner, fix, lambda: undo_in_toast(owner))
    views = owner.see("bg-sunken", 60, 20, HEADER)
    desktop.click(views.centre)
    move_in_week(owner, lambda: pull_down(owner))
    picture(owner, tmp_path, "week")
    desktop.click(owner.primary(CORNER).centre)
    owner.see("ok-soft", 500, 40)
    picture(owner, tmp_path, "ready")
    save_and_judge(owner, tmp_path, lambda: desktop.click(owner.primary(SIDE).centre))
    owner.quit(program)


def test_by_keys_alone(owner: Owner, tmp_path: Path) -> None:
    desktop = owner.desktop
    program = owner.start(str(owner.path))
    desktop.window(TITLE)
    desktop.keys("ctrl+3")
    owner.see("k-helpful-soft", 60, 18, TRAY_CARDS)

    def confirm() -> None:
        owner.primary(Box(300, 600, 900, 300))
        desktop.keys("ctrl+Return")

    lay_out(owner, lambda: desktop.keys("p"), confirm)
    break_by_keys(owner)
    owner.see("attn-soft", 600, 20, MONTH)

    def fix() -> None:
        desktop.keys("f")
        owner.primary(MONTH)
        desktop.keys("Return")

    fix_twice(owner, fix, lambda: desktop.keys("ctrl+z"))
    shown = owner.changed(GRID)
    desktop.keys("w")
    wait_for("the week", shown)
    move_in_week(owner, lambda: desktop.keys("alt+Down"))
    desktop.keys("x")
    owner.see("ok-soft", 500, 40)
    save_and_judge(owner, tmp_path, lambda: desktop.keys("ctrl+s"))
    owner.quit(program)


def picture(owner: Owner, folder: Path, name: str) -> None:
    """What the screen shows at this point, for whoever wants to look at it."""
    owner.desktop.keep_picture(folder / f"{name}.png")


def lay_out(owner: Owner, ask: Callable[[], None], confirm: Callable[[], None]) -> None:
    """Plan for me, with four weeks as it stands there."""
    ask()
    owner.desktop.window("Plan for me")
    filled = owner.changed(GRID)
    confirm()
    owner.wait("posts on the calendar", look.calendar)
    owner.desktop.window(TITLE)
    wait_for("the calendar with them", filled)
    posts = owner.posts()
    days = {post.day for post in posts}
    assert len(posts) >= 5 * WEEKS
    assert max(days) - min(days) < timedelta(weeks=WEEKS)
    assert {account for post in posts for account in post.accounts} == set(range(1, ACCOUNTS + 1))
    assert not owner.now(look.broken_runs)


def break_by_mouse(owner: Owner) -> None:
    """A promotion from the tray is put close to the planner's own: beside the last post of the weeks that are shown, or
    the first that promotes."""
    owner.desktop.click(owner.see("k-promo-soft", 40, 20, TRAY_FILTERS).centre)
    card = owner.see("k-promo-soft", 60, 18, TRAY_CARDS)
    owner.see("k-helpful-soft", 60, 34, MONTH)
    shown = (
        owner.colours("k-promo-soft", 60, 34, MONTH) or owner.colours("k-helpful-soft", 60, 34, MONTH)[-1:]
    )
    goal = shown[0]
    owner.desktop.drag(card.centre, goal.centre, owner.changed(goal))
    owner.wait("a broken run", look.broken_runs)


def break_by_keys(owner: Owner) -> None:
    """The first promotion is moved onto the day of the second."""
    posts = owner.posts()
    first, second = [post for post in posts if post.kind is Kind.PROMOTIONAL][:2]
    days = (first.day - posts[0].day).days
    owner.desktop.keys(*["Right"] * days)
    for step in range(1, (second.day - first.day).days + 1):
        owner.desktop.keys("alt+Right")
        owner.wait("the promotion a day on", stands(first, first.day + timedelta(days=step)))
    owner.wait("a broken run", look.broken_runs)


def stands(post: Occurrence, day: date) -> Callable[[Project], bool]:
    """Asks whether the post is on that day."""
    return lambda opened: any(
        entry.post_id == post.post_id and entry.day == day for entry in look.calendar(opened)
    )


def fix_twice(owner: Owner, fix: Callable[[], None], undo: Callable[[], None]) -> None:
    """Fixed, taken back, and fixed again: each as one action."""
    before = times(owner)
    fix()
    owner.wait("the rule kept", lambda opened: not look.broken_runs(opened))
    assert times(owner) != before
    undo()
    owner.wait("the broken run again", look.broken_runs)
    assert times(owner) == before
    owner.see("attn-soft", 600, 20, MONTH)
    fix()
    owner.wait("the rule kept", lambda opened: not look.broken_runs(opened))
    owner.desktop.point_at(ASIDE)


def times(owner: Owner) -> dict[int, datetime]:
    """Each post's time."""
    return {int(post.post_id): post.at for post in owner.posts() if post.post_id is not None}


def undo_in_toast(owner: Owner) -> None:
    toast = owner.see("toast-bg", 200, 36)
    (*_, letter) = owner.colours("toast-action", 1, 1, toast)
    owner.desktop.click(letter.centre)
    # A toast under the mouse stays for ever.
    owner.desktop.point_at(ASIDE)


def pull_down(owner: Owner) -> None:
    """The first block of the week is pulled an hour further down."""
    block = owner.see("k-helpful-soft", 60, 40, GRID)
    goal = Box(block.left, block.top + block.height, block.width, 50)
    start = (block.centre[0], block.top + 12)
    owner.desktop.drag(start, (start[0], start[1] + 56), owner.changed(goal))


def move_in_week(owner: Owner, move: Callable[[], None]) -> None:
    """One post to another time of its day."""
    before = times(owner)
    move()
    owner.wait("a post at another time", lambda opened: _times(opened) != before)
    after = times(owner)
    (moved,) = [number for number, at in after.items() if at != before[number]]
    assert after[moved].date() == before[moved].date()
    assert after[moved].minute % 15 == 0
    assert not owner.now(look.broken_runs)


def _times(opened: Project) -> dict[int, datetime]:
    return {int(e.post_id): e.at for e in look.calendar(opened) if e.post_id is not None}


def save_and_judge(owner: Owner, folder: Path, save: Callable[[], None]) -> None:
    """What is written is what was planned, and keeps the rule on each account."""
    going_out = owner.posts()
    owner.primary(SIDE)
    save()
    owner.wait("the export remembered", look.exports)
    (path,) = (folder / "for the scheduler").iterdir()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    names = {account.id: account.network.value for account in owner.now(look.accounts)}
    written = sorted((f"{row['Date']} {row['Time']}", row["Network"].lower(), row["Text"]) for row in rows)
    assert written == sorted(
        (f"{post.at:%Y-%m-%d %H:%M}", names[account], post.text)
        for post in going_out
        for account in post.accounts
    )
    rule = owner.now(look.rule)
    for network in names.values():
        line = [(Kind(row["Kind"]), False) for row in rows if row["Network"].lower() == network]
        assert line
        assert not broken(line, rule)
