# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Has PySide6 imported from what was compiled before, and modules imported without a look at their source text.

PySide6 puts an import of its own in place, for `from __feature__ import ...`: it reads the source text of
every module that is imported after it, to see whether the text names PySide6. That is a fifteenth of our start, and
nothing in this program asks for such a feature.
"""

import builtins
import sys

from secondhelping_ui.compiled_support import compiled_once

with compiled_once(write=not sys.dont_write_bytecode):
    import PySide6.QtCore  # noqa: F401 -- this puts its import in place, and keeps the one before

# What stood there before, by a name of PySide6's own. Where a later PySide6 has none, only the start is slower.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
