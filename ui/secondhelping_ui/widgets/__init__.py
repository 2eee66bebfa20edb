# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What several pages share: chips, bars, rings, banners, buttons, labels, and the helpers that paint them."""
