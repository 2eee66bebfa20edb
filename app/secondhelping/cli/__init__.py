# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: the same operations as the window, one command each (documented in app/README.md)."""

from secondhelping.cli.main import main

__all__ = ["main"]
