# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The Sources page: documents come in, and their text is shown with the lines that were found."""
