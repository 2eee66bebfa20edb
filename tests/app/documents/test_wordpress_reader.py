# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Reading WordPress exports: a document for each published post, without WordPress' own marks."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.building import write
from app.documents.listing import SAMPLES, listing
from golden_files import assert_golden
from secondhelping.documents.reading import read, read_all
from secondhelping.documents.shortcodes import plain_body, without_shortcodes
from secondhelping.domain.errors import FileRefused

EXPORT = SAMPLES / "export.xml"


def test_each_published_post_is_a_document() -> None:
    found = read_all(EXPORT)
    assert_golden("\n".join(map(listing, found)).encode("utf-8"), "read-wordpress.txt")
    assert len({content.fingerprint for content in found}) == len(found) == 3
    assert found == read_all(EXPORT)


def test_all_posts_as_one_text() -> None:
    assert_golden(listing(read(EXPORT)).encode("utf-8"), "read-wordpress-whole.txt")


def test_drafts_come_only_when_asked_for() -> None:
    with_drafts = {content.title for content in read_all(EXPORT, drafts=True)}
    assert with_drafts - {content.title for content in read_all(EXPORT)} == {"Not yet", "Soon"}


def test_another_file_has_one_document(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Only words.")
    assert read_all(path) == (read(path),)


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    text = EXPORT.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return write(folder, "export.xml", text)


def test_an_export_with_one_post_is_that_post(tmp_path: Path) -> None:
    rest = EXPORT.read_text(encoding="utf-8").split("<item>")[2:]
    path = changed(tmp_path, ("<item>" + "<item>".join(rest), "</channel></rss>"))
    content = read(path)
    assert (content.title, content.link, content.published) == (
        "Sit & stand well",
        "https://example.org/1/",
        "2026-04-02",
    )
    (alone,) = read_all(path)
    assert alone.passages == content.passages


def test_without_published_posts_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="holds no published posts") as caught:
        read(changed(tmp_path, ("[publish]", "[draft]")))
    assert "drafts" in caught.value.why


def test_a_post_that_is_too_long_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    items = EXPORT.read_text(encoding="utf-8").split("<item>")
    body = "<content:encoded><![CDATA["
    assert body in items[1]
    endless = items[1].replace(body, body + "word " * 2_200_000)
    alone = write(tmp_path, "alone.xml", "<item>".join([items[0], endless]) + "</channel></rss>")
    with pytest.raises(FileRefused, match="a post that is too long") as caught:
        read(alone)
    assert "10 MB" in caught.value.why
    after = write(tmp_path, "after.xml", "<item>".join([items[0], items[1], endless]) + "</channel></rss>")
    content = read(after)
    assert content.title == "Sit & stand well"
    assert content.warnings == ("A post of the export is too long to be read, and was left out.",)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]><rss '
    with pytest.raises(FileRefused, match="to be safe"):
        read(changed(tmp_path, ("<rss ", doctype), ("Our old chair", "]]>&x;<![CDATA[")))


def test_an_export_that_breaks_off_gives_the_posts_before(tmp_path: Path) -> None:
    text = EXPORT.read_text(encoding="utf-8")
    path = write(tmp_path, "export.xml", text[: text.index("The old editor") + 200])
    assert read_all(path)[0].title == "Sit & stand well"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[gallery]Text", "Text"),
        ('[caption id="1" width="300"]Chair[/caption]', "Chair"),
        ("[b]Bold[/b] and [sic] and [1] and [see below]", "Bold and [sic] and [1] and [see below]"),
        ("[vimeo 49453681 w=500]x", "x"),
        ("[contact-form subject='[Harbour Lane' to=\"a@example.org\"]x", "x"),
        ("[youtube https://example.org/watch?v=1&w=8]x", "x"),
        ("[embed]https://example.org[/embed]x", " x"),
        ("[give_receipt]", ""),
        ("a [mod n] b", "a [mod n] b"),
        ("[", "["),
    ],
)
def test_shortcodes_go_and_brackets_stay(body: str, expected: str) -> None:
    assert without_shortcodes(body) == expected


def test_paragraphs_of_the_old_editor_get_their_tags() -> None:
    body = "One\r\n\r\nTwo\n<ul>\n\n<li>x</li></ul>\n\n<pre>a\n\nb</pre>"
    assert plain_body(body) == "<p>One</p>\n\n<p>Two\n<ul></p>\n\n<li>x</li></ul>\n\n<pre>a\n\nb</pre>"


@given(st.text("[]/ab \"'=<>!-\n", max_size=300))
def test_any_body_is_taken_quickly(body: str) -> None:
    assert len(plain_body(body)) <= 8 * len(body) + 8


def test_brackets_without_end_take_no_time() -> None:
    start = time.process_time()
    for body in ("[a " * 50_000, "[a b=" * 40_000, '[a b="' * 40_000, "<!--" * 50_000, "[embed]" * 30_000):
        plain_body(body)
    assert time.process_time() - start < 5
