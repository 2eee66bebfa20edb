# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Export page: the gate's word on the plan, and the files that go to the owner's scheduler."""
