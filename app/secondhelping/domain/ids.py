# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Names for the numbers that identify things in a project, so that one cannot be taken for another."""

from typing import NewType

DocumentId = NewType("DocumentId", int)
PassageId = NewType("PassageId", int)
SnippetId = NewType("SnippetId", int)
PostId = NewType("PostId", int)
AccountId = NewType("AccountId", int)
SlotId = NewType("SlotId", int)
TalkTimeId = NewType("TalkTimeId", int)
ExportId = NewType("ExportId", int)
SeriesId = NewType("SeriesId", int)
