# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reads saved web pages: trafilatura finds the article, and where it finds next to nothing, all text is taken.

A second finder in between (readability-lxml 0.9) was tried and left out: trafilatura gave fewer than 250 letters on
none of the 15 pages of the business corpus, and where it did, on three odd pages, the other gave the same words.
"""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from secondhelping.documents import parser_memory
from secondhelping.documents.decoding import decode
from secondhelping.documents.drafts import Draft, Source
from secondhelping.documents.marked_up import passages
from secondhelping.domain.document import Passage
from secondhelping.domain.progress import Progress, Step

_FEWEST_LETTERS = 250
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://[^\s>]{1,500})")
_SITE_NAME = re.compile(r"\s+([|»–—·-])\s+([^|»]{1,60})$")
_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_MOST_ELEMENTS = 200_000
# libxml2 compares each attribute with all before it: 100,000 of them in one tag took 47 s.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_TAG_NAME = re.compile(r"<[\w:-]{1,60}")
_BETWEEN = re.compile(r"[\s/\"']+")
_MOST_ATTRIBUTES = 500


def read(source: Source, progress: Progress) -> Draft:
    """The article of a page; its headings, lists and quotes told, its title, author and address kept."""
    progress(Step("Reading"))
    charset = _CHARSET.search(source.data[:4096])
    draft = page(decode(source.data, charset[1].decode("ascii", "replace") if charset else ""))
    progress(Step("Reading", 1, 1))
    return draft


def page(text: str) -> Draft:
    """The article of a page whose text was decoded."""
    text = text.replace("\0", "")
    tree = tree_of(text)
    if tree is None:
        return Draft(())
    found = _article(text)
    if sum(len(passage.text.strip()) for passage in found) < _FEWEST_LETTERS:
        body = tree.find(".//body")
        found = passages(body if body is not None else tree) or found
    return Draft(
        tuple(found),
        title=_title(tree),
        author=_author(tree),
        link=_link(tree, text),
        published=_published(tree),
    )


def tree_of(text: str) -> Any:
    """The page as a tree; None for a page without any element. No entity is resolved, nothing is fetched.

    Raises:
        MemoryError: the page is too much for what this process may use.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    text = _LONG_TAG.sub(_without_a_flood, text)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if parser_memory.was_short(parser):
            raise MemoryError from error
        return None


def _without_a_flood(tag: re.Match[str]) -> str:
    """The tag without attributes where it has more than any page has; a picture spelt out in one may stay."""
    name = _TAG_NAME.match(tag[0])
    if name is None or len(_BETWEEN.findall(tag[0])) <= _MOST_ATTRIBUTES:
        return tag[0]
    return name[0]


def _article(text: str) -> list[Passage]:
    """What trafilatura takes for the article; nothing where it fails, as it does on some odd trees."""
    import trafilatura

    tree = tree_of(text)
    if tree is None or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return []
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, include_links=True, with_metadata=False
        )
    except MemoryError:
        raise
    except Exception:
        return []
    body = getattr(found, "body", None)
    return [] if body is None else passages(body)


def _meta(tree: Any, *names: str) -> str:
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            for element in tree.iterfind(f".//meta[@{attribute}='{name}']"):
                content = " ".join((element.get("content") or "").split())
                if content:
                    return content
    return ""


def _title(tree: Any) -> str:
    """The title for sharing, else the only main heading, else the page's own; without the site's name."""
    stated = _meta(tree, "og:title", "twitter:title")
    heads = [" ".join(head.text_content().split()) for head in tree.iterfind(".//h1")]
    alone = heads[0] if len(heads) == 1 and 3 < len(heads[0]) < 150 else ""
    page = tree.find(".//title")
    named = " ".join((page.text or "").split()) if page is not None else ""
    return _without_site(stated or alone or named, _meta(tree, "og:site_name"))


def _without_site(title: str, site: str) -> str:
    end = _SITE_NAME.search(title)
    if end and (end[1] in "|»" or (site and end[2].casefold() in site.casefold())):
        return title[: end.start()]
    return title


def _author(tree: Any) -> str:
    author = _meta(tree, "author", "article:author", "dc.creator")
    return "" if author.startswith("http") else author


def _published(tree: Any) -> str:
    """The day the page says it was published; a time element counts only where there is no other."""
    stated = _meta(tree, "article:published_time", "datePublished", "date", "dc.date", "DC.date.issued")
    times = [element.get("datetime") or "" for element in tree.iterfind(".//time[@datetime]")]
    day = _DAY.match(stated or (times[0] if len(set(times)) == 1 else ""))
    return day[0] if day else ""


def _link(tree: Any, text: str) -> str:
    canonical = tree.find(".//link[@rel='canonical']")
    link = (canonical.get("href") or "").strip() if canonical is not None else ""
    saved = _SAVED_FROM.search(text[:2000])
    return link or _meta(tree, "og:url") or (saved[1] if saved else "")
