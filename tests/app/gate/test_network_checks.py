# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The checks of what single networks refuse, of links, of signs, and of posts that come too thick."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning import BLUESKY, NOW, X, day, outgoing, subject
from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account, Network
from secondhelping.gate.checking import GateSubject, check
from secondhelping.gate.checks import network_rules
from secondhelping.posts.entities import hashtags
from secondhelping.posts.links import links
from secondhelping.posts.placeholders import placeholders

PAUSES, LOOK = Severity.PAUSES, Severity.WORTH_A_LOOK


def findings(subject: GateSubject, which: Check) -> list[Finding]:
    found = [finding for finding in check(subject, NOW).findings if finding.check is which]
    for finding in found:
        assert finding.why.endswith(".")
        assert finding.todo.endswith(".")
        assert not finding.title.endswith(".")
        assert finding.posts
    return found


def on(network: Network, text: str, link: str = "") -> GateSubject:
    """One post on an account of a network."""
    account = Account(AccountId(9), network, "Harbour Lane")
    made = subject(outgoing(1, account=account, text=text, link=link))
    return dataclasses.replace(made, accounts=(account,))


REFUSED = [
    (Network.X, "Both $ABC and $XYZ rose", "too many cashtags for X"),
    (Network.THREADS, " ".join(f"example.com/{n}" for n in range(6)), "too many links for Threads"),
    (Network.INSTAGRAM, " ".join(f"#Tip{n}" for n in range(6)), "too many hashtags for Instagram"),
    (Network.BLUESKY, "#" + "a" * 65, "a hashtag is too long for Bluesky"),
    (Network.GOOGLE_BUSINESS, "Call 020 7946 0018 today", "holds a phone number for Google Business"),
    (Network.GOOGLE_BUSINESS, "Call +44 (0)20 7946-0018", "holds a phone number for Google Business"),
]
TAKEN = [
    (Network.X, "$ABC and $abc, and $40"),
    (Network.THREADS, "example.com " * 8),
    (Network.BLUESKY, "#" + "a" * 64),
    (
        Network.GOOGLE_BUSINESS,
        "From 2026-05-11 to 2026-06-12, 9:00-17:30, for 1,000,000 people at example.com/12345678",
    ),
    (Network.MASTODON, "$ABC $XYZ " + "#Tip " * 9),
    (Network.LINKEDIN, "Call 020 7946 0018"),
]


@pytest.mark.parametrize(("network", "text", "title"), REFUSED)
def test_what_a_network_refuses_pauses(network: Network, text: str, title: str) -> None:
    (found,) = findings(on(network, text), Check.NETWORK)
    assert found.severity is PAUSES
    assert found.title.endswith(title)


@pytest.mark.parametrize(("network", "text"), TAKEN)
def test_what_a_network_takes_passes(network: Network, text: str) -> None:
    assert findings(on(network, text), Check.NETWORK) == []


@pytest.mark.parametrize("network", [Network.INSTAGRAM, Network.PINTEREST])
def test_a_network_of_pictures_needs_one(network: Network) -> None:
    (found,) = findings(on(network, "Walk #BackCare"), Check.NETWORK)
    assert (found.severity, "needs a picture" in found.title) == (LOOK, True)


@pytest.mark.parametrize(
    ("text", "link", "title"),
    [
        ("See http://localhost:8000/a", "", "a link leads nowhere"),
        ("See https://192.168.0.4/plan.", "", "a link leads nowhere"),
        ("See https://nas.local", "", "a link leads nowhere"),
        ("See file:///tmp/a.pdf", "", "a link leads nowhere"),
        (r"See C:\Users\Anna\plan.docx", "", "a link leads nowhere"),
        ("See ~/plan.docx", "", "a link leads nowhere"),
        ("Walk", "https://[::1/", "a link leads nowhere"),
        ("See https://bit.ly/3abc", "", "a shortened link"),
        ("Walk", "https://example.com/rück en", "a link may break"),
    ],
)
def test_links_that_lead_nowhere_are_worth_a_look(text: str, link: str, title: str) -> None:
    (found,) = findings(on(Network.LINKEDIN, text, link), Check.LINK)
    assert (found.severity, found.title.split(": ", 1)[1]) == (LOOK, title)


@pytest.mark.parametrize("text", ["See https://example.com/a?b=c.", "and/or 10/12, a:b", "https://8.8.8.8/a"])
def test_links_that_lead_somewhere_pass(text: str) -> None:
    assert findings(on(Network.LINKEDIN, text, "https://example.com/"), Check.LINK) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Walk || rest", "holds “||”"),
        ("Walk\n---\nrest", "holds “---”"),
        ("\U0001d413\U0001d422\U0001d429: walk", "letters that are none"),
        ("\uff37\uff21\uff2c\uff2b now", "letters that are none"),
        ("Walk\u200b now", "holds a hidden sign"),
        ("Walk \u202enow", "holds a hidden sign"),
    ],
)
def test_signs_that_mislead_are_worth_a_look(text: str, title: str) -> None:
    (found,) = findings(on(Network.LINKEDIN, text), Check.SIGNS)
    assert (found.severity, found.title.split(": ", 1)[1]) == (LOOK, title)


@pytest.mark.parametrize(
    "text",
    [
        "Walk | rest -- now",
        "Family: 👩\u200d👩\u200d👧",
        "\uff2e\uff28\uff2bの番組",
        "Ångström ½ ①",
        "می\u200cخواهم",
    ],
)
def test_signs_of_a_script_or_an_emoji_pass(text: str) -> None:
    assert findings(on(Network.LINKEDIN, text), Check.SIGNS) == []


def test_signs_that_linkedin_keeps_for_itself_are_told_once() -> None:
    account = Account(AccountId(9), Network.LINKEDIN, "Harbour Lane")
    posts = (
        outgoing(1, account=account, text="Walk (slowly) *now*."),
        outgoing(2, account=account, text="Rest ~10 minutes."),
        outgoing(3, account=account, text="@anna, see https://harbour.example/a_(b) #Back_Care."),
        outgoing(4, account=account, text="Fill in [LINK] and {{name}}."),
    )
    (found,) = findings(dataclasses.replace(subject(*posts), accounts=(account,)), Check.NETWORK)
    assert (found.severity, found.posts) == (LOOK, (1, 2))
    assert found.title == "2 posts hold “(”, “)” and “~” for LinkedIn"


@pytest.mark.parametrize("network", [one for one in Network if one not in (Network.LINKEDIN,)])
def test_other_networks_keep_no_signs(network: Network) -> None:
    found = findings(on(network, "Walk (slowly) *now*."), Check.NETWORK)
    assert not [one for one in found if "hold" in one.title]


@given(st.text(st.sampled_from("aé (){}[]<>@|~_*#/.:1"), min_size=1))
def test_a_reserved_sign_is_seen_unless_it_stands_in_a_link_or_a_tag(text: str) -> None:
    seen = network_rules._reserved_in(text)
    assert set(seen) <= set(text) & set("(){}[]<>|~_*")
    if not links(text) and not hashtags(text) and not placeholders(text):
        assert set(seen) == set(text) & set("(){}[]<>|~_*")


def test_a_day_too_full_and_posts_too_close() -> None:
    spread = [outgoing(n, at=day(1, 8 + n)) for n in range(5)]
    assert findings(subject(*spread), Check.OFTEN) == []
    (full,) = findings(subject(*spread, outgoing(6, at=day(1, 20))), Check.OFTEN)
    assert full.title == "6 posts on LinkedIn in one day"
    (close,) = findings(subject(*spread[:1], outgoing(7, at=day(1, 8, 29))), Check.OFTEN)
    assert close.title.endswith("29 minutes after the post before it on LinkedIn")
    # On another account it takes nobody's readers.
    assert findings(subject(*spread[:1], outgoing(7, at=day(1, 8, 29), account=X)), Check.OFTEN) == []


def test_an_account_named_twice_a_day() -> None:
    posts = [
        outgoing(1, at=day(1, 8), text="Thanks to @Anna"),
        outgoing(2, at=day(1, 12), text="@anna walks"),
    ]
    (found,) = findings(subject(*posts), Check.OFTEN)
    assert (found.title, found.posts) == ("@anna is named in 2 posts on LinkedIn in one day", (1, 2))
    later = dataclasses.replace(posts[1], at=day(2, 12), instant=outgoing(9, at=day(2, 12)).instant)
    assert findings(subject(posts[0], later), Check.OFTEN) == []


@given(st.text(max_size=80), st.text(max_size=40), st.sampled_from(list(Network)))
def test_no_text_breaks_a_check(text: str, link: str, network: Network) -> None:
    report = check(on(network, text, link), NOW)
    assert all(finding.title and finding.why and finding.todo for finding in report.findings)
    assert BLUESKY.network is Network.BLUESKY
