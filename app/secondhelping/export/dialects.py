# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The schedulers' upload files as data, each with where the knowledge of it comes from (read in October 2026)."""

from collections.abc import Mapping
from types import MappingProxyType

from secondhelping.domain.network import Network
from secondhelping.export.dialect import Dialect, Evidence, Field, Fixed
from secondhelping.export.headers import columns
from secondhelping.export.metricool import COLUMNS as METRICOOL_COLUMNS
from secondhelping.export.recurpost import COLUMNS as RECURPOST_COLUMNS

__all__ = ["DIALECTS", "Dialect", "Evidence", "Field"]

_GENERIC = Dialect(
    "generic",
    "Any scheduler",
    (
        # What is looked for first stands first: the preview and a spreadsheet show it without scrolling.
        ("Date", Field.DATE),
        ("Time", Field.TIME),
        ("Text", Field.TEXT),
        ("Network", Field.NETWORK),
        ("Account", Field.ACCOUNT),
        ("Kind", Field.KIND),
        ("Link", Field.LINK),
        ("Time zone", Field.ZONE),
    ),
    Evidence.OURS,
    "",
    one_file_per_account=False,
    thread_columns=(("Thread", Field.THREAD), ("Part", Field.PART)),
    thread_networks=frozenset((Network.X, Network.MASTODON, Network.BLUESKY, Network.THREADS)),
    hint="For any scheduler that lets you match columns. Times are those of your plan's time zone.",
)
_BUFFER = Dialect(
    "buffer",
    "Buffer",
    (
        ("Text", Field.TEXT),
        ("Image URL", Field.NOTHING),
        ("Tags", Field.NOTHING),
        ("Posting Time", Field.WHEN),
    ),
    Evidence.MANY,
    "support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer, as quoted by programs that write it",
    row_limit=100,
)
_HOOTSUITE = Dialect(
    "hootsuite",
    "Hootsuite",
    (("Date", Field.WHEN), ("Message", Field.TEXT), ("Link", Field.LINK)),
    Evidence.MANY,
    "guides and programs of 2015 to 2018, among them cmaenner/hootsuite-bulk-composer",
    row_limit=350,
    when_form="%m/%d/%Y %H:%M",
    header_row=False,
    flat=True,
    hint="Choose “mm/dd/yyyy hh:mm” for the dates when you upload. Line breaks become spaces.",
)
_PUBLER = Dialect(
    "publer",
    "Publer",
    columns(
        "publer",
        {
            "Date - Intl. format or prompt": Field.WHEN,
            "Text": Field.TEXT,
            "Link(s) - Separated by comma for FB carousels": Field.LINK,
            "Label(s) - Separated by comma": Field.LABEL,
        },
    ),
    Evidence.VENDOR,
    "publer.com/help/en/article/how-to-use-a-csv-file-18qhxcq",
)
_SOCIALPILOT = Dialect(
    "socialpilot",
    "SocialPilot",
    (
        ("Content", Field.TEXT),
        ("Image URL", Field.NOTHING),
        ("Scheduled Date", Field.WHEN),
        ("Account ID", Field.NOTHING),
        ("First Comment", Field.NOTHING),
        ("Tags", Field.NOTHING),
        ("Link URL", Field.LINK),
    ),
    Evidence.ONE,
    "a maintained program that writes it, with tests",
    row_limit=500,
    when_form="%b %d, %Y %i:%M %p",
    header_row=False,
    hint="SocialPilot's own number of your account stays empty: choose the account when you upload.",
)
_METRICOOL = Dialect(
    "metricool",
    "Metricool",
    METRICOOL_COLUMNS,
    Evidence.MANY,
    "three programs that write it; the columns are those of autumn 2026",
    row_limit=500,
    time_form="%H:%M:%S",
    bom=True,
)
_VISTA = Dialect(
    "vista",
    "Vista Social",
    # The space before `time` stands in the vendor's own sample.
    (("message", Field.TEXT), ("type", Field.SORT), ("link", Field.LINK), (" time", Field.WHEN)),
    Evidence.MANY,
    "programs that write it, after the vendor's sample file",
)
_HIGHLEVEL = Dialect(
    "highlevel",
    "HighLevel",
    (
        ("postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", Field.WHEN),
        ("content", Field.TEXT),
        ("link (OGmetaUrl)", Field.LINK),
        ("imageUrls", Field.NOTHING),
        ("gifUrl", Field.NOTHING),
        ("videoUrls", Field.NOTHING),
    ),
    Evidence.MANY,
    "help pages of resellers, such as help.kyriossystems.com/en/articles/13662132",
    row_limit=90,
    lead_minutes=10,
    when_form="%Y-%m-%d %H:%M:%S",
    hint="Look at the time zone of your account there: times are read in it.",
)
_RECURPOST = Dialect(
    "recurpost",
    "RecurPost",
    RECURPOST_COLUMNS,
    Evidence.ONE,
    "one program that writes it",
    one_file_per_kind=True,
    hint="It has no dates: each file fills a library, and the library's own times decide.",
)
_CONTENTSTUDIO = Dialect(
    "contentstudio",
    "ContentStudio",
    (
        ("Date and Time", Field.WHEN),
        ("Message", Field.TEXT),
        ("Image URL", Field.NOTHING),
        ("Link", Field.LINK),
    ),
    Evidence.ONE,
    "one program that writes it, citing the vendor's help article 564",
    row_limit=500,
    when_form="%d/%m/%Y %H:%M",
)
_SOCIALBEE = Dialect(
    "socialbee",
    "SocialBee",
    (
        ("text", Field.TEXT),
        ("link", Field.LINK),
        ("imageUrls", Field.NOTHING),
        ("gifUrls", Field.NOTHING),
        ("videoUrls", Field.NOTHING),
        ("postAtSpecificTime", Field.WHEN),
    ),
    Evidence.PARTLY,
    "help.socialbee.com/article/80-how-do-i-import-content-via-csv; it does not show the form of the date",
    when_form="%Y-%m-%d %H:%M:%S",
)
_SPROUT = Dialect(
    "sprout",
    "Sprout Social",
    (("date", Field.DATE), ("time_24hr", Field.TIME), ("message_text", Field.TEXT)),
    Evidence.PARTLY,
    "support.sproutsocial.com/hc/en-us/articles/115005864203-How-do-I-use-bulk-scheduling",
    row_limit=350,
    lead_minutes=10,
    gap_minutes=10,
    date_form="%m/%d/%Y",
    hint="Choose “mm/dd/yyyy” for the dates when you upload.",
)
_MAGICSYNC = Dialect(
    "magicsync",
    "MagicSync",
    (
        ("content", Field.TEXT),
        ("image_url", Field.NOTHING),
        ("scheduled_time", Field.WHEN),
        ("comments", Field.NOTHING),
    ),
    Evidence.VENDOR,
    "leamsigc.github.io/MagicSync/guide/csv-import",
    when_form="%Y-%m-%dT%H:%M:%S%z",
)
_BRIGHTBEAN = Dialect(
    "brightbean",
    "BrightBean",
    (
        ("date", Field.DATE),
        ("time", Field.TIME),
        ("platforms", Field.NETWORK_WORD),
        ("caption", Field.TEXT),
        ("media_url", Field.NOTHING),
        ("category", Field.LABEL),
        ("tags", Field.NOTHING),
        ("first_comment", Field.NOTHING),
    ),
    Evidence.VENDOR,
    "the program's own source, apps/composer/views.py",
    one_file_per_account=False,
)
_OPENPOST = Dialect(
    "openpost",
    "OpenPost",
    (
        ("content", Field.TEXT),
        ("channels", Field.NETWORK_WORD),
        ("schedule_at", Field.WHEN),
        ("media_url", Field.NOTHING),
        ("tags", Field.LABEL),
    ),
    Evidence.VENDOR,
    "openpost.so/docs/guides/bulk-import-csv",
    one_file_per_account=False,
    when_form="%Y-%m-%dT%H:%M:%S%z",
    thread_columns=(("thread_id", Field.THREAD),),
    thread_networks=frozenset((Network.X,)),
    # The vendor asks for the two signs.
    line_break="\\n",
    hint="Rows with the same thread_id become one thread on X.",
)
_GOOGLE_CALENDAR = Dialect(
    "google-calendar",
    "Google Calendar",
    (
        ("Subject", Field.SUBJECT),
        ("Start Date", Field.DATE),
        ("Start Time", Field.TIME),
        ("End Date", Field.END_DATE),
        ("End Time", Field.END_TIME),
        ("All Day Event", Fixed("FALSE")),
        ("Description", Field.TEXT),
        ("Location", Field.NOTHING),
        ("Private", Fixed("TRUE")),
    ),
    Evidence.MANY,
    "programs that write it, citing support.google.com/calendar/answer/37118",
    one_file_per_account=False,
    date_form="%m/%d/%Y",
    time_form="%I:%M %p",
    by_hand=True,
    hint="A diary to post from by hand: nothing is posted by itself.",
)
# In the order in which they are offered: the most certain and the most used first.
_ALL = (
    _GENERIC,
    _BUFFER,
    _HOOTSUITE,
    _PUBLER,
    _METRICOOL,
    _SOCIALPILOT,
    _VISTA,
    _HIGHLEVEL,
    _SPROUT,
    _SOCIALBEE,
    _CONTENTSTUDIO,
    _RECURPOST,
    _MAGICSYNC,
    _BRIGHTBEAN,
    _OPENPOST,
    _GOOGLE_CALENDAR,
)
DIALECTS: Mapping[str, Dialect] = MappingProxyType({dialect.name: dialect for dialect in _ALL})
