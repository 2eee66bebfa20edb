# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""While a snippet is edited, the pane at the right shows how it will look, and what to see to first."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account, Count, Network
from secondhelping_ui.review.page import ReviewPage
from secondhelping_ui.review.preview import Preview, checks

X = (Account(AccountId(1), Network.X, "@practice"), Count(100, 280))
LONG = (Account(AccountId(2), Network.BLUESKY, "practice"), Count(317, 300))


@pytest.fixture
def editing(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    qtbot.keyClick(page.pane.view, Qt.Key.Key_E)
    return page


def test_what_is_typed_is_shown_as_it_will_look(editing: ReviewPage) -> None:
    preview = editing.inspector.preview
    assert preview.isVisible()
    assert not editing.inspector.reasons.isVisible()
    editing.card.editor_box.editor.replace_all("Walk while you talk.")
    assert preview.text.text() == "Walk while you talk."
    assert preview.name.text() == "Practice"
    assert preview.checks.texts[0] == "Fits both networks"


def test_reading_again_shows_why_it_was_picked(editing: ReviewPage) -> None:
    editing.card.leave_edit()
    assert not editing.inspector.preview.isVisible()
    assert editing.inspector.reasons.isVisible()


def test_hashtags_chosen_while_editing_are_shown(editing: ReviewPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(editing.card.hashtags.chip("#backcare"), Qt.MouseButton.LeftButton)
    assert editing.inspector.preview.tags.text() == "#backcare"
    assert "One hashtag. Three is your limit" in editing.inspector.preview.checks.texts


def test_the_next_network_is_a_key_away(editing: ReviewPage) -> None:
    preview = editing.inspector.preview
    assert preview.networks.names == ("LinkedIn", "X")
    editing.session.actions.trigger("review.next_network")
    assert preview.networks.index == 1


def fits_of(*accounts: tuple[Network, str]) -> list[tuple[Account, Count]]:
    return [
        (Account(AccountId(number), network, name), Count(100, 280))
        for number, (network, name) in enumerate(accounts)
    ]


def show(preview: Preview, fits: list[tuple[Account, Count]]) -> None:
    preview.show_text("Walk.", (), fits, "", "Practice")


SEVEN = fits_of(
    (Network.LINKEDIN, "Practice"),
    (Network.X, "@practice"),
    (Network.X, "@walks"),
    (Network.BLUESKY, "practice.bsky.social"),
    (Network.MASTODON, "@practice@mastodon.social"),
    (Network.FACEBOOK, "The Practice at Harbour Lane"),
    (Network.INSTAGRAM, "practice"),
)


def test_every_account_has_its_likeness_and_what_has_no_room_is_in_the_menu(editing: ReviewPage) -> None:
    preview = editing.inspector.preview
    show(preview, SEVEN)
    tabs = preview.networks
    shown = [number for number in range(7) if not tabs.tabs.segment(number).isHidden()]
    assert shown == list(range(len(shown)))
    assert 0 < len(shown) < 7
    assert tabs.more.text() == f"{7 - len(shown)} more"
    assert [line.text() for line in tabs.more.menu_shown.actions()] == list(tabs.names[len(shown) :])
    tabs.more.menu_shown.actions()[-1].trigger()
    assert (preview.handle.text(), tabs.more.text()) == ("practice", "Instagram")
    assert tabs.more.geometry().right() < tabs.width()
    handles = []
    for _ in range(7):
        editing.session.actions.trigger("review.next_network")
        handles.append(preview.handle.text())
    assert handles == [account.name for account, _count in SEVEN]
    tabs.tabs.segment(0).click()
    assert preview.handle.text() == "Practice"
    assert tabs.more.text().endswith("more")


def test_two_accounts_on_a_network_are_told_apart_by_their_names(editing: ReviewPage) -> None:
    preview = editing.inspector.preview
    show(preview, SEVEN[:3])
    assert preview.networks.names == ("LinkedIn", "@practice", "@walks")
    assert preview.networks.more.isHidden()
    show(preview, SEVEN[:2])
    assert preview.networks.names == ("LinkedIn", "X")


@pytest.mark.parametrize(
    ("text", "tags", "fits", "alike", "said"),
    [
        ("Walk.", (), [X], "", ["Fits X", "No hashtags. Three is your limit", "No link needed"]),
        (
            "Walk.",
            ("#a", "#b", "#c"),
            [X, LONG],
            "",
            ["Too long for Bluesky by 17", "Three hashtags", "No link needed"],
        ),
        ("See https://a.example", ("#a",), [], "", ["One hashtag. Three is your limit", "Has 1 link"]),
        (" ", (), [X], "Very like one in Notes", ["There are no words in it", "Very like one in Notes"]),
    ],
)
def test_what_to_see_to(
    text: str, tags: tuple[str, ...], fits: list[tuple[Account, Count]], alike: str, said: list[str]
) -> None:
    assert [line for line, _icon, _token in checks(text, tags, fits, alike)] == said
