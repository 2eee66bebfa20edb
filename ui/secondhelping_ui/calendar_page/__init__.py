# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Calendar: a month of posts and talk times, the mix of each week, and the tray of what is ready to serve."""
