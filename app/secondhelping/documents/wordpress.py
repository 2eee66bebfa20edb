# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a WordPress export (WXR): each published post or page is a document of its own.

Drafts, scheduled, private, locked and deleted posts, attachments, menus, forms and comments are left out.
"""

import html as entities
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from secondhelping.documents import refusals
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.html import tree_of
from secondhelping.documents.marked_up import passages
from secondhelping.documents.shortcodes import plain_body
from secondhelping.documents.word_walk import lines
from secondhelping.domain.document import Passage, Place, Role
from secondhelping.domain.errors import FileRefused
from secondhelping.domain.progress import Progress, Step

_TYPES = frozenset({"post", "page"})
_PUBLISHED = frozenset({"publish"})
_DRAFTS = frozenset({"draft", "pending", "future"})
_MOST_ITEMS = 50_000
_MOST_POSTS = 2_000
_ITEMS_A_STEP = 50
_DAY = re.compile(r"[12]\d\d\d-(?!00)\d\d-(?!00)\d\d")
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its draft, and the name by which it can be known again (`guid`)."""

    draft: Draft
    name: str


@dataclass(slots=True)
class _Export:
    """What is gathered while the file is parsed."""

    posts: list[Post]
    title: str = ""
    link: str = ""
    drafts: int = 0
    cut: bool = False
    too_long: bool = False
    """A post was longer than the parser takes, and its words were left out."""


def read(source: Source, progress: Progress) -> Draft:
    """All posts as one text, each under its title; where there is only one, that one. Raises as `posts` does."""
    export = _parsed(source, progress, drafts=False)
    if len(export.posts) == 1:
        return replace(export.posts[0].draft, warnings=_warnings(export))
    found = [passage for post in export.posts for passage in _under_title(post.draft)]
    authors = {post.draft.author for post in export.posts}
    author = authors.pop() if len(authors) == 1 else ""
    return Draft(tuple(found), export.title, author, export.link, warnings=_warnings(export))


def posts(source: Source, progress: Progress, *, drafts: bool = False) -> list[Post]:
    """The published posts and pages that have words, in the order of the file; with `drafts` also those that
    are not published yet.

    Raises:
        FileRefused: damaged, unsafe, or without such a post.
    """
    export = _parsed(source, progress, drafts=drafts)
    first, warnings = export.posts[0], _warnings(export)
    return [replace(first, draft=replace(first.draft, warnings=warnings)), *export.posts[1:]]


def _warnings(export: _Export) -> tuple[str, ...]:
    cut = f"The export is very long: only its first {_MOST_POSTS:,} posts were read."
    too_long = "A post of the export is too long to be read, and was left out."
    return (*((cut,) if export.cut else ()), *((too_long,) if export.too_long else ()))


def _parsed(source: Source, progress: Progress, *, drafts: bool) -> _Export:
    export = _Export([])
    wanted = _PUBLISHED | _DRAFTS if drafts else _PUBLISHED
    progress(Step("Reading"))
    try:
        _gather(source, export, wanted, progress)
    except (etree.XMLSyntaxError, ValueError) as error:
        if not export.posts:
            raise refusals.damaged(source.path) from error
    if not export.posts and export.too_long:
        raise FileRefused(
            f"{refusals.quoted(source.path)} holds a post that is too long to be read.",
            "Its text alone is more than 10 MB.",
            "Save that post as a web page or a text in parts, and add these.",
        )
    if not export.posts:
        raise _nothing_published(source, export.drafts)
    progress(Step("Reading", 1, 1))
    return export


def _gather(source: Source, export: _Export, wanted: frozenset[str], progress: Progress) -> None:
    authors: dict[str, str] = {}
    for number, item in enumerate(_items(source, export, authors)):
        if not number % _ITEMS_A_STEP:
            progress(Step("Reading"))
        status = _text(item, "status")
        if _text(item, "post_type") not in _TYPES or _text(item, "post_password"):
            continue
        if status not in wanted:
            export.drafts += status in _DRAFTS
            continue
        post = _post(item, authors, number)
        if post.draft.passages:
            export.posts.append(post)
        if number >= _MOST_ITEMS or len(export.posts) >= _MOST_POSTS:
            export.cut = True
            return


def _items(source: Source, export: _Export, authors: dict[str, str]) -> Iterator[Any]:
    """The items one by one, each forgotten after its turn. No entity is resolved, nothing is fetched."""
    events = etree.iterparse(
        io.BytesIO(source.data),
        events=("end",),
        tag=("{*}item", "{*}author", "{*}title", "{*}link"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
    )
    left_out = 0
    for _, element in events:
        if element.getroottree().docinfo.internalDTD is not None:
            raise refusals.unsafe(source.path)
        name = etree.QName(element).localname
        if name == "author":
            authors[_text(element, "author_login")] = _text(element, "author_display_name")
        elif name != "item":
            _tell_channel(element, name, export)
            continue
        elif (over := _over_the_limit(events)) > left_out:
            # The item in which the parser met it: what it kept of its words is not to be trusted.
            left_out, export.too_long = over, True
        else:
            yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _over_the_limit(events: Any) -> int:
    """How often a text was longer than the parser takes."""
    return sum(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in events.error_log)


def _tell_channel(element: Any, name: str, export: _Export) -> None:
    parent = element.getparent()
    if parent is not None and etree.QName(parent).localname == "channel":
        if name == "title":
            export.title = export.title or _words(element.text or "")
        else:
            export.link = export.link or (element.text or "").strip()


def _post(item: Any, authors: dict[str, str], number: int) -> Post:
    creator = _text(item, "creator")
    link, guid = _text(item, "link"), _text(item, "guid")
    day = _DAY.match(_text(item, "post_date"))
    tree = tree_of(f"<body>{plain_body(_body(item))}</body>")
    draft = Draft(
        tuple(_with_lines([] if tree is None else passages(tree))),
        title=_words(_text(item, "title")),
        author=authors.get(creator) or creator,
        link=link,
        published=day[0] if day else "",
    )
    return Post(draft, guid or link or str(number))


def _with_lines(found: list[Passage]) -> Iterator[Passage]:
    """The passages that have words; lines that the author broke by hand to stand alone are passages of their own."""
    for passage in found:
        texts = lines(passage.text) if passage.role is Role.PARAGRAPH else (passage.text,)
        for text in texts:
            if any(letter.isalnum() for letter in text):
                links = tuple(link for link in passage.links if link.text in " ".join(text.split()))
                yield replace(passage, text=text, links=links)


def _body(item: Any) -> str:
    for element in item.iterfind("{*}encoded"):
        if "excerpt" not in etree.QName(element).namespace:
            return element.text or ""
    return ""


def _text(item: Any, name: str) -> str:
    return str(item.findtext(f"{{*}}{name}") or "").strip()


def _words(title: str) -> str:
    """A title without tags; it may be written with entities, even where XML needs none."""
    return " ".join(entities.unescape(_TAG.sub("", title)).split())


def _under_title(draft: Draft) -> Iterator[Passage]:
    if draft.title:
        yield Passage(draft.title, Role.HEADING, Place(path=draft.title[:60]), 1)
    for passage in draft.passages:
        level = min(passage.level + 1, 6) if passage.role is Role.HEADING else passage.level
        place = Place(
            path=f"{draft.title[:60]} > {passage.place.path}" if draft.title else passage.place.path
        )
        yield replace(passage, place=place, level=level)


def _nothing_published(source: Source, drafts: int) -> FileRefused:
    why = (
        "It has drafts, but no post or page that was published."
        if drafts
        else "It has menus, pictures or forms only."
    )
    return FileRefused(
        f"{refusals.quoted(source.path)} holds no published posts.",
        why,
        "Export the posts from WordPress again (Tools, Export, All content), and add that file.",
    )
