# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Stage 5: posts meet slots, and the mix rule is kept."""
