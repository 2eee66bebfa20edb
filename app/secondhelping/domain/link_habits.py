# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What is done with the links of posts, so that the owner's own statistics say where a visitor came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkHabits:
    """The UTM parameters for the links of posts. "{network}" and "{account}" stand for where a post goes.

    An empty one is left out; with none of them no link is changed. `sites` are the only hosts whose links are marked,
    with what stands below them; () for any. With `column` the address of a post's document goes along in the
    scheduler's own column for links, where the text has no link and there is room for one.
    """

    source: str = ""
    medium: str = ""
    campaign: str = ""
    sites: tuple[str, ...] = ()
    column: bool = True

    @property
    def mark(self) -> bool:
        """Whether links are changed at all."""
        return bool(self.source or self.medium or self.campaign)


PLAIN = LinkHabits()
"""Links go out as they are."""

USUAL = LinkHabits("{network}", "social")
"""What most statistics programs expect."""
