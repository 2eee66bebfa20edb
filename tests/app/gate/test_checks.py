# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Each check of the gate finds what it is for, says it in plain words, and leaves good posts alone."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from planning import LINKEDIN, NOW, ZONE, C, H, P, X, day, outgoing, served, snippet, subject
from secondhelping.domain import words
from secondhelping.domain.finding import Check, Finding, Severity
from secondhelping.domain.ids import AccountId, SnippetId, TalkTimeId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS
from secondhelping.domain.network import Account, Network
from secondhelping.domain.plan import Outgoing, TalkTime, Thread
from secondhelping.gate.checking import GateSubject, check, pauses

PAUSES = Severity.PAUSES
LOOK = Severity.WORTH_A_LOOK


def findings(subject: GateSubject, which: Check, now: datetime = NOW) -> list[Finding]:
    report = check(subject, now)
    assert pauses(subject, now) is not report.passed
    found = [finding for finding in report.findings if finding.check is which]
    for finding in found:
        assert finding.why.endswith((".", "”."))
        assert finding.todo.endswith(".")
        assert not finding.title.endswith(".")
    return found


def one(text: str, **changes: object) -> Outgoing:
    return dataclasses.replace(outgoing(1, text=text), **changes)  # type: ignore[arg-type]


def test_a_broken_run_pauses_with_its_sentence() -> None:
    (found,) = findings(subject(outgoing(1, P), outgoing(2), outgoing(3, P)), Check.MIX)
    assert (found.severity, found.title, found.why) == (
        PAUSES,
        "On LinkedIn, 2 of 3 posts in a row promote",
        "Your rule allows 1.",
    )
    assert (found.posts, found.account_id) == ((1, 3), LINKEDIN.id)


def test_each_account_has_its_own_runs() -> None:
    posts = [outgoing(1, P), outgoing(2, P, account=X), outgoing(3, P, account=X)]
    assert [f.account_id for f in findings(subject(*posts), Check.MIX)] == [X.id]


def test_too_few_curated_posts_pause() -> None:
    posts = [outgoing(n, C if n % 2 else H) for n in range(1, 7)]
    (found,) = findings(subject(*posts, rule=PRESETS["4-1-1"]), Check.MIX)
    assert found.why == "Your rule asks for at least 4."


def test_a_text_too_long_for_its_network_pauses_and_says_by_how_much() -> None:
    long = "Walk. " * 50
    posts = [outgoing(1, text=long, account=account) for account in (LINKEDIN, X)]
    (found,) = findings(subject(*posts), Check.LENGTH)
    assert found.severity is PAUSES
    assert found.title == "Tue 12 May, 09:00: too long for X by 20 characters"
    assert found.why == "X takes 280 characters, and this is 300."
    assert (found.posts, found.account_id) == ((1,), X.id)


def test_a_text_that_may_be_too_long_is_worth_a_look() -> None:
    text = (
        "a" * 270 + " 🐦\u200d🔥🐦\u200d🔥🐦\u200d🔥"
    )  # each counts 5 by one source of X's rules, 2 by the other
    (found,) = findings(subject(outgoing(1, text=text, account=X)), Check.LENGTH)
    assert found.severity is LOOK
    assert found.title == "Tue 12 May, 09:00: may be too long for X by 6 characters"
    assert found.why.startswith("X takes 280 characters, and this counts 277 to 286 there: how")


def test_a_thread_is_judged_by_its_posts() -> None:
    long = "Set a timer for 30 minutes, stand up and reach for the ceiling. " * 8
    thread = dataclasses.replace(outgoing(1, text=long, account=X), thread=Thread.NUMBERED)
    assert findings(subject(thread), Check.LENGTH) == []
    elsewhere = dataclasses.replace(thread, account_id=LINKEDIN.id, text=long * 9)
    (found,) = findings(subject(elsewhere), Check.LENGTH)
    assert found.title.startswith("Tue 12 May, 09:00: too long for LinkedIn by ")
    endless = dataclasses.replace(thread, text=long * 30)
    (found,) = findings(subject(endless), Check.LENGTH)
    assert found.why.endswith(
        "As a thread it would have more than 25 posts, or a link that is longer than one."
    )


def test_each_post_of_a_thread_keeps_its_networks_rules() -> None:
    first, second = (f"{share} had a good year. " + "It was a long one. " * 12 for share in ("$AAA", "$BBB"))
    apart = dataclasses.replace(outgoing(1, text=first + second, account=X), thread=Thread.PLAIN)
    together = dataclasses.replace(apart, text=f"$AAA and $BBB had a good year. {first}{second}")
    assert findings(subject(apart), Check.NETWORK) == []
    assert [found.severity for found in findings(subject(together), Check.NETWORK)] == [PAUSES]
    formula = dataclasses.replace(apart, text="Walk, " * 45 + "on.\n=1+1 is two, and that is so.")
    assert [found.severity for found in findings(subject(formula), Check.SPREADSHEET)] == [PAUSES]


def test_an_accounts_own_limit_holds() -> None:
    premium = dataclasses.replace(X, limit=4000)
    posts = subject(outgoing(1, text="Walk. " * 50, account=X))
    assert findings(dataclasses.replace(posts, accounts=(premium,)), Check.LENGTH) == []
    server = Account(AccountId(7), Network.MASTODON, "anna", limit=100)
    small = dataclasses.replace(
        posts, accounts=(server,), outgoing=(outgoing(1, text="a" * 101, account=server),)
    )
    assert findings(small, Check.LENGTH)[0].title.endswith("too long for Mastodon by 1 character")


def test_bytes_that_do_not_fit_on_bluesky_are_told_in_bytes() -> None:
    from planning import BLUESKY

    family = "👨\u200d👩\u200d👧\u200d👦"
    (found,) = findings(subject(outgoing(1, text=family * 121, account=BLUESKY)), Check.LENGTH)
    assert found.title.endswith("too long for Bluesky by 25 bytes")
    assert found.why == "Bluesky takes 3,000 bytes, and this is 3,025."


def test_an_account_that_is_gone_pauses() -> None:
    gone = dataclasses.replace(outgoing(1), account_id=AccountId(99))
    assert findings(subject(gone), Check.LENGTH)[0].severity is PAUSES


@pytest.mark.parametrize(
    ("minutes", "title"),
    [
        (-1, "this time has passed"),
        (0, "this time has passed"),
        (9, "less than 10 minutes away"),
        (10, None),
    ],
)
def test_times_past_or_too_soon_pause(minutes: int, title: str | None) -> None:
    post = outgoing(1)
    found = findings(subject(post), Check.PAST, post.instant - timedelta(minutes=minutes))
    assert [f.title for f in found] == ([f"Tue 12 May, 09:00: {title}"] if title else [])


def test_a_time_the_clocks_skip_pauses() -> None:
    post = outgoing(1, at=datetime(2027, 3, 28, 1, 30))
    (found,) = findings(subject(post), Check.CLOCK_CHANGE)
    assert (found.severity, found.title) == (PAUSES, "Sun 28 March, 01:30: the clocks skip this time")
    (found,) = findings(subject(outgoing(1, at=datetime(2026, 10, 25, 1, 30))), Check.CLOCK_CHANGE)
    assert (found.severity, found.title) == (LOOK, "Sun 25 October, 01:30: the clocks show this time twice")


def test_a_moment_of_another_zone_pauses() -> None:
    post = outgoing(1, zone="America/New_York")
    (found,) = findings(subject(post), Check.CLOCK_CHANGE)
    assert (found.severity, found.title) == (PAUSES, f"Tue 12 May, 09:00: not the same moment in {ZONE}")


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u2060", "\ufe0f"])
def test_an_empty_post_pauses(text: str) -> None:
    post = dataclasses.replace(outgoing(1), text=text)
    assert [f.severity for f in findings(subject(post), Check.EMPTY)] == [PAUSES]


def test_a_post_of_one_emoji_is_not_empty() -> None:
    assert findings(subject(one("🎉")), Check.EMPTY) == []


def test_a_gap_to_fill_in_pauses_and_is_quoted() -> None:
    (found,) = findings(subject(one("Read [LINK] by {{name}}")), Check.PLACEHOLDER)
    assert (found.severity, found.title) == (
        PAUSES,
        "Tue 12 May, 09:00: still has “[LINK]” and “{{name}}” in it",
    )


@pytest.mark.parametrize(
    "sign", ["\ufffe", "\ufeff", "\uffff", "\ud800", "\0", "\x1b", "\x7f", "\x0b", "a\rb"]
)
def test_signs_that_networks_refuse_pause(sign: str) -> None:
    assert [f.severity for f in findings(subject(one(f"Walk{sign} now")), Check.CHARACTERS)] == [PAUSES]


@pytest.mark.parametrize(
    "text", ["Tab\there", "Two\nlines", "Two\r\nlines", "Café – “naïve” 👩\u200d🍳 \u00ad"]
)
def test_ordinary_signs_pass(text: str) -> None:
    assert findings(subject(one(text)), Check.CHARACTERS) == []


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=HYPERLINK(1)",
        " =1",
        "\u200b=1",
        "“=cmd|' /C calc'!A0",
        '"=1"',
        "\tWalk",
        "\nWalk",
        "\r\nWalk",
        "'=1",
    ],
)
def test_what_a_spreadsheet_would_run_pauses(text: str) -> None:
    assert [f.severity for f in findings(subject(one(text)), Check.SPREADSHEET)] == [PAUSES]


@pytest.mark.parametrize("text", ["+1 for walking", "- one\n- two", "@anna walks", " @anna", "＝1", "＠anna"])
def test_what_some_spreadsheets_take_for_a_formula_is_worth_a_look(text: str) -> None:
    assert [f.severity for f in findings(subject(one(text)), Check.SPREADSHEET)] == [LOOK]


@pytest.mark.parametrize("text", ["2 + 2 = 4", "– one", "• one", "Walk = health", "“Walk”"])
def test_ordinary_beginnings_pass(text: str) -> None:
    assert findings(subject(one(text)), Check.SPREADSHEET) == []


def test_a_link_or_an_accounts_name_can_be_a_formula_too() -> None:
    assert findings(subject(one("Walk", link="=1")), Check.SPREADSHEET)[0].severity is PAUSES
    posts = dataclasses.replace(subject(one("Walk")), accounts=(dataclasses.replace(LINKEDIN, name="=1"),))
    assert findings(posts, Check.SPREADSHEET)[0].severity is PAUSES
    at = dataclasses.replace(subject(one("Walk")), accounts=(dataclasses.replace(LINKEDIN, name="@anna"),))
    assert findings(at, Check.SPREADSHEET) == []


@pytest.mark.parametrize(
    ("days", "severity"), [(0, PAUSES), (1, PAUSES), (7, PAUSES), (8, LOOK), (83, LOOK), (84, None)]
)
def test_the_same_words_again_on_an_account(days: int, severity: Severity | None) -> None:
    posts = [
        outgoing(1, text="Stand up and walk."),
        outgoing(2, at=day(1 + days, 15), text="stand up, and walk!"),
    ]
    posts[1] = outgoing(2, at=day(1 + days, 9), text="stand up, and walk!")
    found = findings(subject(*posts), Check.REPEATED)
    assert [f.severity for f in found] == ([severity] if severity else [])
    assert all(f.posts == (1, 2) for f in found)


def test_the_same_words_on_another_account_are_fine_but_not_on_two_of_x() -> None:
    text = "Stand up and walk."
    assert findings(subject(outgoing(1, text=text), outgoing(1, account=X, text=text)), Check.REPEATED) == []
    second = Account(AccountId(8), Network.X, "anna")
    posts = subject(outgoing(1, account=X, text=text), outgoing(1, account=second, text=text))
    (found,) = findings(dataclasses.replace(posts, accounts=(X, second)), Check.REPEATED)
    assert (found.severity, found.title) == (LOOK, "“Stand up and walk.” goes out on 2 accounts of X")


def test_words_that_went_out_before_count() -> None:
    history = [served(1, at=day(-2), text="Stand up and walk.")]
    (found,) = findings(subject(outgoing(1, text="Stand up and walk."), history=history), Check.REPEATED)
    assert (found.severity, found.posts) == (PAUSES, (1,))
    assert found.title == "“Stand up and walk.” comes back on LinkedIn after 3 days"


def test_history_that_repeats_itself_is_nobodys_concern() -> None:
    history = [served(n, at=day(-n), text="Stand up and walk.") for n in (1, 2)]
    assert findings(subject(outgoing(1), history=history), Check.REPEATED) == []


def test_nearly_the_same_words_within_a_week_are_worth_a_look() -> None:
    posts = [
        outgoing(1, text="Carry two light bags home rather than one heavy bag on one side."),
        outgoing(3, text="Carry two light bags home rather than one heavy bag on a side."),
    ]
    (found,) = findings(subject(*posts), Check.REPEATED)
    assert (found.severity, found.posts) == (LOOK, (1, 3))
    later = [posts[0], outgoing(9, text=posts[1].text)]
    assert findings(subject(*later), Check.REPEATED) == []


def test_a_helpful_post_that_reads_like_an_offer_is_worth_a_look() -> None:
    (found,) = findings(subject(one("Book your first visit for £49 now.")), Check.KIND)
    assert found.severity is LOOK
    assert "£49" in found.why
    assert findings(subject(one("Book your first visit for £49 now.", kind=P)), Check.KIND) == []
    assert findings(subject(one("Stand up when the timer rings.")), Check.KIND) == []
    assert findings(subject(one("Your back will notice by Friday.")), Check.KIND) == []


def test_an_offer_is_seen_in_the_language_of_its_document() -> None:
    text = "Wir bieten Massagen im Büro an, Preisliste auf Anfrage."
    german = dataclasses.replace(snippet(7, text=text), language="de")
    post = dataclasses.replace(one(text), snippet_id=german.id)
    (found,) = findings(dataclasses.replace(subject(post), snippets={german.id: german}), Check.KIND)
    assert found.why == "It is marked helpful, and it says “auf Anfrage” and “Wir bieten”."
    assert findings(subject(post), Check.KIND) == []


def test_a_week_with_posts_and_nobody_there_is_worth_a_look() -> None:
    posts = subject(outgoing(1), outgoing(2), outgoing(8))
    talk = (TalkTime(TalkTimeId(1), day(0, 12)),)
    (found,) = findings(dataclasses.replace(posts, talk_times=talk), Check.TALK_TIME)
    assert (found.severity, found.title) == (LOOK, "No talk time in the week of Mon 18 May")
    assert found.why == "1 post goes out, and no time is set aside to answer."


def test_a_conversation_without_anybody_there_soon_after_is_worth_a_look() -> None:
    asks = outgoing(1, text="What made your knees settle?", kind=Kind.CONVERSATION)

    def found(*minutes: int) -> list[str]:
        talks = tuple(
            TalkTime(TalkTimeId(n), asks.at + timedelta(minutes=after), 15) for n, after in enumerate(minutes)
        )
        posts = subject(asks, outgoing(2, kind=Kind.HELPFUL))
        return [f.title for f in findings(dataclasses.replace(posts, talk_times=talks), Check.TALK_TIME)]

    alone = [f"Nobody is there after {words.when(asks.at)}"]
    assert found(90) == found(0) == found(120) == found(-10) == []
    assert found(121) == found(-16) == alone
    assert found(121, 30) == []


def test_one_post_on_many_accounts_is_told_once() -> None:
    posts = [outgoing(1, account=account, text="TODO") for account in (LINKEDIN, X)]
    assert len(findings(subject(*posts), Check.PLACEHOLDER)) == 1
    past = check(subject(*posts), datetime(2026, 12, 1, tzinfo=UTC))
    assert len([f for f in past.findings if f.check is Check.PAST]) == 1


def test_words_that_have_gone_from_their_document_are_worth_a_look_once() -> None:
    quote = one("Two light bags beat one heavy one.", snippet_id=SnippetId(4))
    twice = subject(quote, dataclasses.replace(quote, account_id=X.id), outgoing(2))
    assert findings(twice, Check.SOURCE) == []
    (found,) = findings(dataclasses.replace(twice, gone={SnippetId(4): "Back care"}), Check.SOURCE)
    assert (found.severity, found.posts) == (LOOK, (1,))
    assert found.title == "“Two light bags beat one heavy one.” is no longer in “Back care”"
    assert found.why == "The words it was made from are not in the new edition of the document."
    assert findings(dataclasses.replace(twice, gone={SnippetId(5): "Back care"}), Check.SOURCE) == []
