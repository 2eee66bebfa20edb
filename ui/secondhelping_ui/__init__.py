# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0

"""The screen of Second Helping. Qt lives here and nowhere else."""
