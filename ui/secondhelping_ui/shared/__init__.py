# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What more than one page opens: a post's editor, and accounts, times and the mix rule."""
