# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Review page: the queue at the left, the snippet to decide on in the middle, and why at the right."""
