# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Tells whether a parser of libxml2 gave up for want of memory. It says so as it says that a file is odd, and the
owner is to hear that a file is too big, not that it is damaged or has no words in it."""

from typing import Any

from lxml import etree


def was_short(parser: Any) -> bool:
    """Whether memory ended what this parser parsed last."""
    return any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log)
