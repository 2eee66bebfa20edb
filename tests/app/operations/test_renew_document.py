# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A new edition: known when it comes in, read in the old one's place with every decision kept, and undone whole."""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

import making
from secondhelping.domain.changes import Noun
from secondhelping.domain.document import Document, Format
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Check, Severity
from secondhelping.domain.kind import Kind
from secondhelping.domain.snippet import Snippet, Span, Verdict
from secondhelping.operations import add_document, export_plan, look, place, review, undo
from secondhelping.operations.project import Project
from secondhelping.operations.renew_document import find_edition, renew_document, summary
from secondhelping.operations.workshop import Prepared

LINES = making.TIPS[:5]
# The second tip is reworded, the fourth and fifth are gone, a heading and a tip are new.
NEWER = ("News for spring.", LINES[0], "Carry two light bags, not one heavy one.", LINES[2], making.TIPS[6])


def edition(lines: Sequence[str], title: str = "Back care", path: str = "/notes/back-care.txt") -> Prepared:
    return making.prepared([(line, Kind.HELPFUL) for line in lines], title, path)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with making.new_project(tmp_path) as made:
        add_document.add_document(made, edition(LINES))
        yield made


def only(made: Project) -> Document:
    (document,) = look.documents(made)
    return document


def by_text(made: Project) -> dict[str, Snippet]:
    return {snippet.original: snippet for snippet in look.snippets(made)}


def everything(made: Project) -> object:
    """All that the owner sees of the documents, and what is new in them."""
    found = look.documents(made)
    return (
        found,
        [look.passages(made, one.id) for one in found],
        [look.new_passages(made, one.id) for one in found],
        look.snippets(made),
        look.calendar(made),
    )


def test_other_bytes_at_the_same_path_are_a_new_edition(project: Project) -> None:
    assert find_edition(project, edition(NEWER)) == only(project)
    assert find_edition(project, edition(NEWER, title="Back care, revised")) == only(project)


def test_a_file_of_the_same_name_and_title_is_one_wherever_it_lies(project: Project) -> None:
    assert find_edition(project, edition(NEWER, path="/elsewhere/back-care.txt")) == only(project)
    assert find_edition(project, edition(NEWER, path="/elsewhere/other.txt")) is None
    assert find_edition(project, edition(NEWER, "Other", "/elsewhere/back-care.txt")) is None


def test_the_same_bytes_and_other_words_are_none(project: Project) -> None:
    assert find_edition(project, edition(LINES)) is None
    assert find_edition(project, edition(["A recipe for leek soup.", "Serves four."])) is None


def test_another_address_on_the_web_is_another_document(project: Project) -> None:
    def at(link: str, lines: Sequence[str]) -> Prepared:
        made = edition(lines, "Blog", "/notes/blog.html")
        return dataclasses.replace(made, content=dataclasses.replace(made.content, link=link))

    add_document.add_document(project, at("https://harbour.example/one", LINES))
    assert find_edition(project, at("https://harbour.example/two", NEWER)) is None
    assert find_edition(project, at("https://harbour.example/one", NEWER)) is not None


def test_of_several_documents_of_one_file_the_title_tells(project: Project) -> None:
    for title in ("First post", "Second post"):
        add_document.add_document(project, edition([f"{title}.", *LINES], title, "/notes/blog.xml"))
    found = find_edition(project, edition(["First post.", *NEWER], "First post", "/notes/blog.xml"))
    assert found is not None
    assert found.title == "First post"
    assert find_edition(project, edition(["Third.", *NEWER], "Third post", "/notes/blog.xml")) is None


def test_the_summary_counts_passages(project: Project) -> None:
    found = summary(project, only(project), edition(NEWER))
    assert (found.added, found.changed, found.gone) == (2, 1, 2)
    assert found.since == making.NOW


def test_decisions_on_what_stayed_are_kept(project: Project) -> None:
    before = by_text(project)
    stand, bags, phone, rake, slowly = (before[text] for text in LINES)
    review.keep(project, [stand.id, rake.id])
    review.set_aside(project, [slowly.id])
    review.edit_text(project, stand.id, "Stand up every half hour.")
    review.change_kind(project, [stand.id], Kind.CONVERSATION)
    review.choose_hashtags(project, stand.id, ["#Desk"])
    chosen = by_text(project)[LINES[0]]
    changes = renew_document(project, only(project).id, edition(NEWER))
    after = by_text(project)
    assert after[LINES[0]] == dataclasses.replace(chosen, span=Span(1, 0, 1, len(LINES[0])), page=1)
    assert after[LINES[2]].id == phone.id
    assert bags.original not in after
    assert [after[text].gone for text in LINES if text in after] == [False, False, True, True]
    assert [after[text].verdict for text in (LINES[3], LINES[4])] == [Verdict.KEPT, Verdict.SET_ASIDE]
    new = [after[text] for text in (NEWER[0], NEWER[2], NEWER[4])]
    assert all(snippet.verdict is Verdict.WAITING and not snippet.gone for snippet in new)
    assert len(look.snippets(project)) == 7
    assert changes.label == "Read the new edition of “Back care”: 2 passages added, 1 changed, 2 gone"
    assert changes.of(Noun.DOCUMENT) == {only(project).id}
    assert bags.id in changes.of(Noun.SNIPPET)


def test_the_document_is_the_new_one(project: Project) -> None:
    before = only(project)
    project.clock = making.clock(making.NOW + timedelta(days=30))
    renew_document(project, before.id, edition(NEWER, "Back care, revised"))
    after = only(project)
    assert (after.id, after.title, after.added_at) == (before.id, "Back care, revised", before.added_at)
    assert after.read_at == making.NOW + timedelta(days=30)
    assert after.fingerprint != before.fingerprint
    assert [passage.text for passage in look.passages(project, after.id)] == list(NEWER)
    assert look.new_passages(project, after.id) == {0, 2, 4}
    assert add_document.same_document(project, edition(NEWER, "Back care, revised").content.fingerprint)


def test_it_is_undone_and_done_again_whole(project: Project) -> None:
    review.keep(project, [by_text(project)[LINES[3]].id])
    place.place(project, by_text(project)[LINES[3]].id, making.monday())
    before = everything(project)
    renew_document(project, only(project).id, edition(NEWER))
    after = everything(project)
    assert after != before
    undo.undo(project)
    assert everything(project) == before
    undo.redo(project)
    assert everything(project) == after


def test_planned_posts_stay_and_the_gate_asks_for_a_look(project: Project) -> None:
    rake = by_text(project)[LINES[3]]
    review.keep(project, [rake.id])
    place.place(project, rake.id, making.monday())
    planned = look.calendar(project)
    report = export_plan.check(project)
    assert "Every quote matches its source" in report.passed_checks
    renew_document(project, only(project).id, edition(NEWER))
    assert look.calendar(project) == planned
    after = export_plan.check(project)
    assert after.fingerprint != report.fingerprint
    (found,) = (finding for finding in after.findings if finding.check is Check.SOURCE)
    assert found.severity is Severity.WORTH_A_LOOK
    assert found.title == "“Swap hands every ten minutes when you…” is no longer in “Back care”"
    undo.undo(project)
    assert export_plan.check(project).fingerprint == report.fingerprint


def test_a_planned_snippet_to_review_stays_for_its_post(project: Project) -> None:
    rake = by_text(project)[LINES[3]]
    review.keep(project, [rake.id])
    place.place(project, rake.id, making.monday())
    review.look_again(project, [rake.id])
    renew_document(project, only(project).id, edition(NEWER))
    assert by_text(project)[LINES[3]].gone
    assert look.calendar(project)[0].snippet_id == rake.id


def test_words_that_come_back_are_no_longer_gone(project: Project) -> None:
    kept = by_text(project)[LINES[3]]
    review.keep(project, [kept.id])
    renew_document(project, only(project).id, edition(NEWER))
    renew_document(project, only(project).id, edition([*NEWER, LINES[3]]))
    back = by_text(project)[LINES[3]]
    assert (back.id, back.gone, back.span) == (kept.id, False, Span(5, 0, 5, len(LINES[3])))
    assert look.new_passages(project, only(project).id) == {5}


def test_other_documents_are_left_alone(project: Project) -> None:
    add_document.add_document(project, edition(LINES, "Copy of it", "/notes/copy.txt"))
    copy = look.documents(project)[0]
    before = look.snippets(project, None, copy.id)
    renew_document(project, look.documents(project)[1].id, edition(NEWER))
    assert look.snippets(project, None, copy.id) == before


def test_a_document_that_is_gone_and_one_that_is_here_are_refused(project: Project) -> None:
    document = only(project)
    with pytest.raises(KnownError, match="already here"):
        renew_document(project, document.id, edition(LINES))
    add_document.remove_documents(project, [document.id])
    with pytest.raises(KnownError, match="no longer on the list"):
        renew_document(project, document.id, edition(NEWER))
    assert look.documents(project) == []


def test_labels_count_in_words(project: Project) -> None:
    one = renew_document(project, only(project).id, edition([*LINES, "One more."]))
    assert one.label == "Read the new edition of “Back care”: 1 passage added"
    less = renew_document(project, only(project).id, edition([*LINES[1:], "One more."]))
    assert less.label == "Read the new edition of “Back care”: 1 passage gone"
    same = renew_document(project, only(project).id, edition(["One more.", *LINES[1:]]))
    assert same.label == "Read the new edition of “Back care”: the same words"


def test_another_post_of_a_wordpress_export_is_another_document(project: Project) -> None:
    def post(title: str) -> Prepared:
        made = edition([f"{title}.", *LINES], title, "/notes/blog.xml")
        return dataclasses.replace(made, content=dataclasses.replace(made.content, format=Format.WORDPRESS))

    add_document.add_document(project, post("First post"))
    assert find_edition(project, post("Second post")) is None
