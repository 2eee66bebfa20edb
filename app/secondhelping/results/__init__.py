# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Read back: how posts did, from the files that networks give, and what that says of what is still to be served."""
