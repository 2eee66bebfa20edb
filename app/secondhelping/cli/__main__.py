# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Lets `python -m secondhelping.cli` be the command line."""

import sys

from secondhelping.cli.main import main

sys.exit(main())
