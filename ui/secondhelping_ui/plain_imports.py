# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has Python import modules by itself again.

PySide6 puts an import of its own in Python's place, for `from __feature__ import ...`: it reads the source text of
every module that is imported after it, to see whether the text names PySide6. That is a fifteenth of our start, and
nothing in this program asks for such a feature.
"""

import builtins

import PySide6.QtCore  # noqa: F401 -- it is PySide6 that puts its own import in place, and keeps Python's

# By a name of PySide6's own. Where a later PySide6 has none, the start is slower, and all else is the same.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
