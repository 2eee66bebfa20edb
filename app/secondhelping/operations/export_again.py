# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a file that is saved again holds: row by row what is new, changed or as it was, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secondhelping.domain.ids import AccountId, PostId
from secondhelping.export.files import ExportFile
from secondhelping.operations import plan_view
from secondhelping.operations.project import Project
from secondhelping.plan import standing as standings
from secondhelping.plan.standing import Since as Since
from secondhelping.plan.standing import Standing as Standing
from secondhelping.plan.standing import sentences as sentences


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file that is about to be saved. `file` counts from 0, `number` from 1, the headers not counted."""

    file: int
    number: int
    post_id: PostId
    account_id: AccountId
    since: Since


def standing(project: Project, start: date | None = None, end: date | None = None) -> Standing:
    """What of the period is new, what is changed or unchanged since it was written, and what is gone."""
    return plan_view.standing(project, start, end)


def rows(files: Sequence[ExportFile], found: Standing) -> list[Row]:
    """What each row of the files is, file after file."""
    return [
        Row(number, at, post, account, standings.since(found, post, account))
        for number, file in enumerate(files)
        for at, (post, account) in enumerate(zip(file.posts, file.accounts, strict=True), 1)
    ]
