# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The nouns of Second Helping: frozen dataclasses, enums and errors on the standard library alone."""
