# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The columns of Metricool's file, of which we fill a few: the newest that was seen, of autumn 2026."""

from secondhelping.domain.network import Network
from secondhelping.export.dialect import Content, Field, Fixed, Ticked
from secondhelping.export.headers import columns

_FILLED: dict[str, Content] = {
    "Text": Field.TEXT,
    "Date": Field.DATE,
    "Time": Field.TIME,
    "Draft": Fixed("false"),
    "TikTok": Fixed("false"),
    "Youtube": Fixed("false"),
    "Facebook": Ticked(Network.FACEBOOK),
    "Twitter/X": Ticked(Network.X),
    "LinkedIn": Ticked(Network.LINKEDIN),
    "GBP": Ticked(Network.GOOGLE_BUSINESS),
    "Instagram": Ticked(Network.INSTAGRAM),
    "Pinterest": Ticked(Network.PINTEREST),
    "Threads": Ticked(Network.THREADS),
    "Bluesky": Ticked(Network.BLUESKY),
}
COLUMNS = columns("metricool", _FILLED)
