# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading saved web pages: the article and nothing else, with headings, lists, quotes and links."""

from pathlib import Path

import pytest

from secondhelping.documents.reading import read
from secondhelping.domain.document import Content, Format, Link, Role
from secondhelping.domain.errors import FileRefused

BODY = (
    "Most back pain starts at the desk, and most of it can be avoided with three small habits. "
    "Set the height of the chair so that your feet stand flat on the floor and your knees are level with your hips."
)
ARTICLE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sit well | Harbour Lane</title>
<meta property="og:title" content="Sit well"><meta name="author" content="M. Hale">
<link rel="canonical" href="https://example.org/sit-well"></head><body>
<nav><a href="/">Home</a><a href="/shop">Shop</a></nav>
<article><h1>Sit well</h1><p>{BODY}</p><h2>Three habits</h2>
<p>They take five minutes a day, as <a href="https://example.org/study">a study of office workers</a> found out.</p>
<ul><li>Stand up twice an hour, if only for a glass of water.</li>
<li>Look out of the window every now and then.</li></ul>
<blockquote><p>My back has not hurt since the spring, and I do not miss it.</p></blockquote></article>
<footer>Copyright Harbour Lane, all rights reserved</footer><script>alert("no")</script></body></html>"""


def read_page(folder: Path, text: str | bytes, name: str = "page.html") -> Content:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read(path)


def texts(content: Content) -> list[str]:
    return [passage.text for passage in content.passages]


def test_article_roles_and_credit(tmp_path: Path) -> None:
    content = read_page(tmp_path, ARTICLE)
    assert (content.format, content.title, content.author, content.link, content.language) == (
        Format.HTML,
        "Sit well",
        "M. Hale",
        "https://example.org/sit-well",
        "en",
    )
    roles = {passage.text: passage.role for passage in content.passages}
    assert roles[BODY] is Role.PARAGRAPH
    assert roles["Three habits"] is Role.HEADING
    assert roles["Stand up twice an hour, if only for a glass of water."] is Role.LIST_ITEM
    assert roles["My back has not hurt since the spring, and I do not miss it."] is Role.QUOTE
    assert not any("Shop" in text or "alert" in text or "Copyright" in text for text in roles)


def test_links_are_kept_with_their_words(tmp_path: Path) -> None:
    links = [link for passage in read_page(tmp_path, ARTICLE).passages for link in passage.links]
    assert links == [Link("a study of office workers", "https://example.org/study")]


def test_a_short_page_is_read_whole(tmp_path: Path) -> None:
    page = "<html><body><h1>Open day</h1><p>Come by on <b>Saturday</b>.</p><div>Bring<br>a friend.</div></body></html>"
    content = read_page(tmp_path, page)
    assert texts(content) == ["Open day", "Come by on Saturday.", "Bring a friend."]
    assert [passage.role for passage in content.passages][:2] == [Role.HEADING, Role.PARAGRAPH]
    assert content.title == "Open day"


def test_the_place_is_a_path_of_headings(tmp_path: Path) -> None:
    page = "<html><body><h1>Open day</h1><p>Come by.</p></body></html>"
    assert read_page(tmp_path, page).passages[1].place.path == "Open day > paragraph 2"


def test_scripts_forms_and_comments_are_not_text(tmp_path: Path) -> None:
    page = (
        "<html><body><!-- a comment --><script>var a;</script><style>p{}</style><noscript>no</noscript>"
        "<form><select><option>one</option></select></form><p>The text.</p></body></html>"
    )
    assert texts(read_page(tmp_path, page)) == ["The text."]


def test_nothing_is_loaded_or_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>Before &x; after.</p>'
        f'<iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}"></object></body></html>'
    )
    content = read_page(tmp_path, page)
    assert "the secret" not in " ".join(texts(content))
    assert any(text.startswith("Before") for text in texts(content))


def test_links_to_scripts_and_files_are_dropped(tmp_path: Path) -> None:
    page = '<html><body><p><a href="javascript:alert(1)">press</a> <a href="file:///x">open</a></p></body></html>'
    passage = read_page(tmp_path, page).passages[0]
    assert (passage.text, passage.links) == ("press open", ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>“Schöne Grüße” für 5 € – naïve</p></body></html>'
    assert texts(read_page(tmp_path, page.encode(encoding))) == ["“Schöne Grüße” für 5 € – naïve"]


def test_a_page_that_lies_about_its_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>“Grüße” für 5 €</p></body></html>'.encode(
        "cp1252"
    )
    assert texts(read_page(tmp_path, page)) == ["“Grüße” für 5 €"]


def test_a_page_under_another_name_is_still_a_page(tmp_path: Path) -> None:
    assert read_page(tmp_path, ARTICLE, "notes.txt").format is Format.HTML


def test_deep_nesting_ends(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 30_000 + "deep" + "</div>" * 30_000 + "<p>shallow</p></body></html>"
    try:
        found = texts(read_page(tmp_path, page))
    except FileRefused:
        found = []
    assert set(found) <= {"deep", "shallow", "deep shallow"}


def test_the_site_is_not_part_of_the_title(tmp_path: Path) -> None:
    page = "<html><head><title>{}</title>{}</head><body><p>Text.</p></body></html>"
    assert read_page(tmp_path, page.format("Sit well | Harbour Lane", "")).title == "Sit well"
    assert read_page(tmp_path, page.format("Sit - and stand - well", "")).title == "Sit - and stand - well"
    named = '<meta property="og:site_name" content="Harbour Lane">'
    assert read_page(tmp_path, page.format("Sit well - Harbour Lane", named)).title == "Sit well"
