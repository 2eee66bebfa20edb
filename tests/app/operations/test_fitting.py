# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What an editor asks with every key: the room on each account, and from where on a text is too long."""

from hypothesis import given, settings
from hypothesis import strategies as st

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account, Network
from secondhelping.operations.fitting import Fitting

X = Account(AccountId(1), Network.X, "harbour")
LINKEDIN = Account(AccountId(2), Network.LINKEDIN, "Harbour Lane")
ANNA = Account(AccountId(3), Network.MASTODON, "anna", 100)


def test_each_account_is_counted_with_its_own_limit_and_the_hashtags() -> None:
    counts = Fitting([X, LINKEDIN, ANNA]).of("Stand up.", ("backcare",))
    assert [(account.name, count.left) for account, count in counts] == [
        ("harbour", 261),
        ("Harbour Lane", 2981),
        ("anna", 81),
    ]


def test_the_strictest_account_says_where_it_is_over() -> None:
    fitting = Fitting([X, LINKEDIN, ANNA])
    assert fitting.over_from("a" * 300) == 100
    assert fitting.over_from("a" * 300, among={X.id, LINKEDIN.id}) == 280
    assert fitting.over_from("a" * 300, among={LINKEDIN.id}) is None
    # The hashtag and the space before it take ten letters.
    assert fitting.over_from("a" * 300, ("backcare",), {X.id}) == 270


@settings(deadline=None)
@given(st.text(max_size=400))
def test_what_stands_before_the_mark_fits(text: str) -> None:
    fitting = Fitting([X, ANNA])
    start = fitting.over_from(text)
    counts = fitting.of(text if start is None else text[:start])
    assert all(count.fits for _account, count in counts)
