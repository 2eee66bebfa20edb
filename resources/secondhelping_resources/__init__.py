# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0

"""Data that ships with the program: icons, samples, model files. No logic."""
