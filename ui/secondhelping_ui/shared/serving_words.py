# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""When and where a wording went out, and how much room it leaves, in a few words."""

from collections.abc import Mapping, Sequence
from datetime import date

from secondhelping.domain.ids import AccountId
from secondhelping.domain.network import Account
from secondhelping.operations.serving import Use
from secondhelping_ui.shared.room_row import Fit
from secondhelping_ui.wording import counted, listed, moment_words, short_date

Accounts = Mapping[AccountId, Account]


def account_name(account: Account, accounts: Accounts) -> str:
    """ "LinkedIn"; with the account's own name where there are several on that network."""
    alone = sum(other.network is account.network for other in accounts.values()) <= 1
    return account.network.label if alone else f"{account.network.label} ({account.name})"


def use_words(uses: Sequence[Use], accounts: Accounts, today: date) -> str:
    """ "Went out Tue 12 May on X. Goes out Mon 8 June, 09:00, on X."; "Not served yet." for none."""
    out = [use for use in uses if use.exported]
    ahead = [use for use in uses if not use.exported]
    said = []
    if out:
        times = "Went out" if len(out) == 1 else f"Went out {counted(len(out), 'time')}, last on"
        said.append(f"{times} {short_date(out[-1].at.date(), today)}{_where(out[-1], accounts)}.")
    if ahead:
        more = f" and {counted(len(ahead) - 1, 'more time')}" if len(ahead) > 1 else ""
        said.append(f"Goes out {moment_words(ahead[0].at, today)},{_where(ahead[0], accounts)}{more}.")
    return " ".join(said) or "Not served yet."


def _where(use: Use, accounts: Accounts) -> str:
    """ " on LinkedIn and X"; an account that was removed is not named."""
    names = [account_name(accounts[number], accounts) for number in use.accounts if number in accounts]
    return f" on {listed(names)}" if names else " on an account that was removed"


def room_words(fits: Sequence[Fit]) -> tuple[str, bool]:
    """How much room there is where there is least, "X 72 left" or "17 over on X"; and whether it fits everywhere."""
    if not fits:
        return "", True
    account, count = min(fits, key=lambda fit: fit[1].left)
    if count.fits:
        return f"{account.network.label} {count.left:,} left", True
    over = [account.network.label for account, one in fits if not one.fits]
    return f"{max(1, -count.left):,} over on {listed(list(dict.fromkeys(over)))}", False
