# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Stage 4: a snippet becomes a text per network, counted as that network counts."""
