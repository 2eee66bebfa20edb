# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Links say where a visitor came from: in the very text that is counted, checked and written."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import making
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check
from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.link_habits import PLAIN, USUAL, LinkHabits
from secondhelping.domain.network import Network
from secondhelping.operations import add_document, export_plan, link_habits, look, place, setup, undo
from secondhelping.operations.project import Project

PAGE = "https://harbourlane.com/desk"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Project]:
    """A project with three accounts and a document that has an address."""
    with making.new_project(tmp_path) as project:
        setup.add_account(project, Network.BLUESKY, "harbour.example")
        document = making.prepared([("Stand up when the timer rings.", Kind.HELPFUL)])
        add_document.add_document(project, replace(document, content=replace(document.content, link=PAGE)))
        yield project


def put(made: Project, text: str) -> PostId:
    """A post of these words on every account; its number."""
    (snippet,) = making.ids(made, Kind.HELPFUL)
    place.place(made, snippet, making.monday(1))
    (row,) = look.calendar(made)
    assert row.post_id is not None
    place.change_post(made, row.post_id, text=text)
    return row.post_id


def going_out(made: Project) -> dict[str, tuple[str, str]]:
    """The text and the link beside it, by network."""
    plan = export_plan.subject(made)
    names = {account.id: account.network.value for account in plan.accounts}
    return {names[post.account_id]: (post.text, post.link) for post in plan.outgoing}


def test_nothing_is_added_unless_it_was_asked_for(made: Project) -> None:
    assert link_habits.habits(made) == PLAIN
    put(made, f"Stand up. {PAGE}")
    assert set(going_out(made).values()) == {(f"Stand up. {PAGE}", "")}


def test_what_is_counted_is_what_goes_out(made: Project, tmp_path: Path) -> None:
    link_habits.change(made, USUAL)
    put(made, f"Stand up. {PAGE}")
    found = {network: text for network, (text, _link) in going_out(made).items()}
    assert found["linkedin"] == f"Stand up. {PAGE}?utm_source=linkedin&utm_medium=social"
    assert found["bluesky"] == f"Stand up. {PAGE}?utm_source=bluesky&utm_medium=social"
    fits = look.fitting(made).of(f"Stand up. {PAGE}")
    counts = {account.network.value: count.length for account, count in fits}
    assert counts["bluesky"] == len(found["bluesky"])
    assert counts["x"] == len("Stand up. ") + 23
    record, _ = export_plan.export(made, export_plan.check(made), "generic", tmp_path / "out")
    (file,) = record.files
    with Path(file).open(encoding="utf-8", newline="") as lines:
        assert {row["Network"].lower(): row["Text"] for row in csv.DictReader(lines)} == found
    # On the calendar it is one post still, in the words that the owner knows.
    (shown,) = look.calendar(made)
    assert (shown.text, len(shown.accounts), shown.exported) == (f"Stand up. {PAGE}", 3, True)


def test_a_text_that_is_too_long_with_its_parameters_pauses(made: Project) -> None:
    def too_long() -> list[str]:
        return [found.title for found in export_plan.check(made).findings if found.check is Check.LENGTH]

    put(made, "a" * (299 - len(PAGE)) + f" {PAGE}")
    assert [title.split("for ")[1] for title in too_long()] == ["X by 15 characters"]
    link_habits.change(made, USUAL)
    assert [title.split("for ")[1] for title in too_long()] == [
        "X by 15 characters",
        "Bluesky by 37 characters",
    ]
    undo.undo(made)
    assert link_habits.habits(made) == PLAIN
    assert len(too_long()) == 1


def test_a_finding_of_one_post_is_told_once_for_all_its_accounts(made: Project) -> None:
    link_habits.change(made, USUAL)
    put(made, f"TODO: say more. {PAGE}")
    found = export_plan.check(made).findings
    assert [finding.check for finding in found if finding.check is Check.PLACEHOLDER] == [Check.PLACEHOLDER]


def test_two_links_in_a_post_are_worth_a_look(made: Project) -> None:
    put(made, f"{PAGE} and {PAGE} again")
    assert not [f for f in export_plan.check(made).findings if f.check is Check.LINK]
    (row,) = look.calendar(made)
    assert row.post_id is not None
    place.change_post(made, row.post_id, text=f"{PAGE} and {PAGE}/more")
    (found,) = (f for f in export_plan.check(made).findings if f.check is Check.LINK)
    assert found.title.endswith("more than one link")


def test_the_address_of_the_document_goes_along_where_there_is_room(made: Project) -> None:
    link_habits.change(made, USUAL)
    post = put(made, "Stand up.")
    assert going_out(made)["x"] == ("Stand up.", f"{PAGE}?utm_source=x&utm_medium=social")
    place.change_post(made, post, text="a" * 270)
    assert [bool(link) for _text, link in going_out(made).values()] == [True, False, False]
    place.change_post(made, post, text="See harbourlane.com")
    assert {link for _text, link in going_out(made).values()} == {""}
    place.change_post(made, post, text="Stand up.")
    link_habits.change(made, LinkHabits(column=False))
    assert {link for _text, link in going_out(made).values()} == {""}


def test_the_link_of_the_source_is_put_before_the_hashtags(made: Project) -> None:
    (snippet,) = making.ids(made, Kind.HELPFUL)
    assert link_habits.source_link(made, snippet) == PAGE
    text = link_habits.with_link("Stand up. #backcare #deskwork", PAGE)
    assert text == f"Stand up. {PAGE} #backcare #deskwork"
    assert link_habits.has_link(text)
    assert not link_habits.has_link("Stand up. #backcare")
    assert link_habits.with_link("#backcare at your desk.", PAGE) == f"#backcare at your desk. {PAGE}"
    assert link_habits.with_link("", PAGE) == PAGE


@pytest.mark.parametrize(
    "wrong",
    [
        LinkHabits(source="{netwrok}"),
        LinkHabits(campaign="a" * 101),
        LinkHabits(source="x", sites=("harbour lane",)),
        LinkHabits(source="x", sites=("harbour",)),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(made: Project, wrong: LinkHabits) -> None:
    with pytest.raises(KnownError):
        link_habits.change(made, wrong)
    assert link_habits.habits(made) == PLAIN


def test_sites_are_kept_as_hosts(made: Project) -> None:
    sites = ("https://www.HarbourLane.com/desk", "harbourlane.com", " ")
    link_habits.change(made, LinkHabits("{network}", sites=sites))
    assert link_habits.habits(made).sites == ("harbourlane.com",)
