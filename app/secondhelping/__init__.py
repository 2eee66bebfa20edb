# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The core of Second Helping: everything but the screen. No Qt anywhere below this folder."""

__version__ = "0.1.0"
