# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong, in two kinds: what the owner can do something about, and everything else (a bug)."""

from collections.abc import Iterable

from secondhelping.domain.overriding import override


class KnownError(Exception):
    """Something the owner can act on. Always three things: what happened, why, and what to do.

    The three are whole sentences in the words of the design system; `str()` joins them.
    """

    def __init__(self, what: str, why: str, todo: str) -> None:
        super().__init__(what, why, todo)
        self.what = what
        self.why = why
        self.todo = todo

    @override
    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.todo) if part)


class FileRefused(KnownError):
    """A document that cannot be read: broken, locked, a picture, too big, or of a kind not supported."""


class PicturesOnly(FileRefused):
    """A document whose pages are all pictures; `pages` has their numbers, counted from 1."""

    def __init__(self, what: str, why: str, todo: str, pages: Iterable[int] = ()) -> None:
        super().__init__(what, why, todo)
        self.pages = tuple(pages)


class FileLocked(FileRefused):
    """A document that wants a password; or another one than was given."""


class FileMoved(KnownError):
    """A document's file is no longer where it was when it was read."""


class ReadingStopped(FileRefused):
    """A document whose reading was stopped from outside: it took too long or too much, or broke the reader."""


class ProjectRefused(KnownError):
    """A project file that cannot be opened: not ours, newer than the program, or in use."""


class GateClosed(KnownError):
    """An export asked for while the gate does not say yes to exactly these posts."""


class Cancelled(Exception):
    """Raised inside long work when the caller asked it to stop. What was finished stays finished."""
