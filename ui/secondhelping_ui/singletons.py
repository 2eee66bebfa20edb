# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps None, True and False alive where PySide6 would use them up.

PySide6 6.12.0 is built for Python 3.12 and later, where these can't die, and gives back a reference to None
with every call that returns nothing. On Python 3.10 and 3.11 the count reaches zero after some thousand calls
and the interpreter ends with "deallocating None". PySide6 6.11.3 does not do this.
"""

import sys

_FIRST_BAD = (6, 12)
_PLENTY = 1 << 40
"""More calls than a session will ever make."""


def is_needed() -> bool:
    """Whether this Python and this PySide6 are such a pair."""
    import PySide6

    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    return sys.implementation.name == "cpython" and sys.version_info < (3, 12) and version >= _FIRST_BAD


def keep_alive() -> None:
    """Give the singletons so many references that they last. Does nothing where it is not needed."""
    if not is_needed():
        return
    import ctypes

    for one in (None, True, False, NotImplemented, Ellipsis):
        # The count is the first field of every object in the CPython versions concerned.
        count = ctypes.c_ssize_t.from_address(id(one))
        if count.value < _PLENTY:
            count.value += _PLENTY
