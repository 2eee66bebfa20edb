# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences and titles of the Export page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from secondhelping.domain.finding import Check
from secondhelping.domain.ids import AccountId
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import PRESETS, MixRule
from secondhelping.domain.network import Account
from secondhelping.operations import export_again
from secondhelping.operations.export_again import Standing
from secondhelping.operations.sort_out import Desk, Noted
from secondhelping_ui.wording import counted

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def in_words(number: int) -> str:
    """ "two", up to twelve; then figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def counted_words(number: int, one: str, many: str = "") -> str:
    """ "Two things", to begin a sentence or a title."""
    words = f"{in_words(number)} {one if number == 1 else many or one + 's'}"
    return words[0].upper() + words[1:]


def what_goes(desk: Desk) -> str:
    """ "25 posts, 3 accounts"."""
    if not desk.report.posts:
        return ""
    return f"{counted(desk.report.posts, 'post')}, {counted(desk.accounts, 'account')}"


def paused_title(number: int) -> str:
    return f"{counted_words(number, 'thing')} to sort out first"


def paused_line(pausing: Sequence[Noted]) -> str:
    """What the banner adds: whether a fix is ready for each."""
    alone = len(pausing) == 1
    if all(noted.remedies for noted in pausing):
        return f"{'It' if alone else 'Each'} has a fix ready. Nothing changes until you say so."
    return f"Nothing is saved until {'it is' if alone else 'they are'} sorted out."


def paused_reason(rule: MixRule, pausing: Sequence[Noted]) -> str:
    """Why saving is paused, naming the rule where it is about the rule."""
    alone = len(pausing) == 1
    items = "item" if alone else f"{in_words(len(pausing))} items"
    opens = f"When the {items} on the left {'is' if alone else 'are'} sorted, this side opens by itself."
    if any(noted.finding.check is Check.MIX for noted in pausing):
        name = f"the {rule.name} rule" if rule.name in PRESETS else "your own mix rule"
        return f"You set {name} so that people keep reading. {opens}"
    return f"A post that can't go out as it stands is not saved. {opens}"


def clear_title(posts: int) -> str:
    return f"All clear: {counted(posts, 'post')}, every run within your rule"


def clear_line(mix: Mapping[Kind, int]) -> str:
    """ "21 helpful, curated or conversation. 4 promotional, 16%."."""
    total = sum(mix.values())
    promotional = mix.get(Kind.PROMOTIONAL, 0)
    share = round(100 * promotional / total) if total else 0
    last = f"{promotional} promotional, {share}%." if promotional else "None promotional."
    return f"{total - promotional} helpful, curated or conversation. {last}"


def worth_title(number: int) -> str:
    return f"{counted_words(number, 'thing')} worth a look"


def talk_words(number: int) -> str:
    """What happens to the talk times: nothing."""
    if number == 1:
        return "1 talk time stays here. It is for you, in person, so it is never written to the file."
    return (
        f"{number} talk times stay here. They are for you, in person, so they are never written to the file."
    )


def gone_words(again: Standing | None) -> str:
    """What is to be taken out of the scheduler; "" for nothing."""
    return " ".join(export_again.sentences(Standing(gone=again.gone))) if again is not None else ""


DRAFT = "A draft to read on paper is always available. It is marked “Draft” on every page."
SAVES_ONLY = "Second Helping saves files only. You upload them to your scheduler yourself."


_FOLDER_LETTERS = 26


def folder_words(folder: Path) -> str:
    """ "Documents/Harbour Lane": the last two parts, as the owner knows them; a long one is cut in the middle."""
    parts = [part for part in folder.parts[-2:] if part != folder.anchor]
    text = "/".join(parts) or str(folder)
    if len(text) <= _FOLDER_LETTERS:
        return text
    half = (_FOLDER_LETTERS - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def file_labels(files: Sequence[Any], accounts: Sequence[Account]) -> list[str]:
    """What each file is called above the preview: its account, numbered where an account has several files."""
    names = [_account_words(file.account_id, accounts) + _kind_words(file.kind) for file in files]
    labels = []
    for number, name in enumerate(names):
        several = names.count(name) > 1
        labels.append(f"{name}, part {names[: number + 1].count(name)}" if several else name)
    return labels


def _kind_words(kind: Kind | None) -> str:
    return "" if kind is None else f", {kind.value}"


def _account_words(number: AccountId | None, accounts: Sequence[Account]) -> str:
    account = next((one for one in accounts if one.id == number), None)
    if account is None:
        return "All accounts"
    alone = sum(one.network is account.network for one in accounts) == 1
    return account.network.label if alone else f"{account.network.label}, {account.name}"


def row_name(noted: Noted, number: int, total: int) -> str:
    """A finding as a screen reader says it."""
    what = "To sort out" if noted.pauses else "Worth a look"
    fix = f" Fix: {noted.remedies[0].words.rstrip('…').lower()}." if noted.remedies else ""
    return f"{what}, {number} of {total}: {noted.finding.title}. {noted.finding.why}{fix}"
