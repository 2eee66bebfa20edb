# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The 51 columns of RecurPost's file: the text once for all, and once more for the network it is written for."""

from secondhelping.domain.network import Network
from secondhelping.export.dialect import Content, Field, TextOn
from secondhelping.export.headers import columns

_FILLED: dict[str, Content] = {
    "Original Message": Field.TEXT,
    "Post URL": Field.LINK,
    "Facebook Message": TextOn(Network.FACEBOOK),
    "Twitter Message": TextOn(Network.X),
    "Linkedin Message": TextOn(Network.LINKEDIN),
    "Instagram Message": TextOn(Network.INSTAGRAM),
    "GoogleBusinessProfile Message/Offer Detail": TextOn(Network.GOOGLE_BUSINESS),
    "Pinterest Message": TextOn(Network.PINTEREST),
    "Thread Message": TextOn(Network.THREADS),
    "Bluesky Message": TextOn(Network.BLUESKY),
}
COLUMNS = columns("recurpost", _FILLED)
