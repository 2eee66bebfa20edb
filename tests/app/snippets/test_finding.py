# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Finding: good lines on top, nonsense never, the words always traceable, and no torch anywhere."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhelping.documents.reading import read
from secondhelping.documents.wire import to_json as content_to_json
from secondhelping.domain.document import Content, Format, Link, Passage, Role
from secondhelping.domain.errors import Cancelled
from secondhelping.domain.kind import Kind
from secondhelping.domain.progress import Step
from secondhelping.snippets import embedding, wire, worker
from secondhelping.snippets.candidates import words_at
from secondhelping.snippets.edits import trimmed
from secondhelping.snippets.finding import Found, find
from secondhelping.snippets.judging import judge
from secondhelping.snippets.lessons import Lesson, Line
from secondhelping.snippets.material import prepare
from secondhelping.snippets.taste import learned

pytestmark = pytest.mark.usefixtures("model")

TIP = "Set a timer for 30 minutes, stand up, reach for the ceiling and sit back down."
FACT = "One in three adults over 65 falls every year, and most of these falls happen at home."
OFFER = "Book your desk check online today: the first one for a new workplace is free until June."
MENU = "Flat white 3.20\nMocha 3.80\nBeans on toast with egg 7.50\nSoup of the day with bread 6.00"
HANDOUT = (
    (Role.TITLE, "A Better Desk For Everyone"),
    f"{TIP} Your back will notice the difference within a week.",
    (Role.HEADING, "Why it matters"),
    FACT,
    OFFER,
    (Role.PARAGRAPH, MENU),
    "14 Juniper Lane, Brambleford, BR1 4ZZ. Tel. 01234 567 890. hello@harbourlane.example",
    "Copyright 2026. All rights reserved. No part of this may be reproduced without prior written consent.",
    (Role.CODE, "def main(): return {'a': 1}"),
    "This also makes it ideal for them.",
)


def test_what_was_learned_is_told_beside_the_score_and_not_in_it(make_content: Any) -> None:
    chances = dict.fromkeys(Kind, 0.1) | {Kind.HELPFUL: 0.7}
    liked = [f"{number} in ten of us sit all day long." for number in range(2, 9)]
    not_liked = [f"A {word} is good for you." for word in ("walk", "nap", "swim", "hop", "jog")]
    told = [Lesson(Line(text, 0.6, chances), text in liked, 1.0, None) for text in (*liked, *not_liked)]
    taste = learned(told, embedding.shared().embed([*liked, *not_liked]))
    content = make_content("Between 2015 and 2019 the share of people who walk to work rose from 11% to 14%.")
    (plain,), (moved,) = find(content).candidates, find(content, taste=taste).candidates
    assert moved.liking != 0
    assert moved.score == pytest.approx(plain.score)


def test_good_lines_are_found_and_nonsense_is_not(make_content: Any) -> None:
    found = find(make_content(*HANDOUT))
    texts = " ".join(candidate.text for candidate in found.candidates)
    assert "Set a timer" in texts
    assert "One in three adults" in texts
    for nonsense in ("Mocha", "Juniper", "Copyright", "def main", "ideal for them", "For Everyone"):
        assert nonsense not in texts


def test_every_line_is_complete_and_traceable(make_content: Any) -> None:
    content = make_content(*HANDOUT)
    found = find(content)
    assert found.candidates
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    for candidate in found.candidates:
        assert candidate.original == words_at(content, candidate.span)
        assert candidate.text == trimmed(candidate.original, "en")
        assert sum(candidate.kind_probabilities.values()) == pytest.approx(1)
        assert all(0 <= number <= 1 for number in (candidate.score, candidate.worth, candidate.standalone))
        assert candidate.page == 1
        assert candidate.cues
        assert all(phrase.lower() in candidate.text.lower() for phrase in candidate.keyphrases)


def test_every_line_shown_was_judged_as_a_whole(make_content: Any) -> None:
    """Also where a glance had to choose which of very many to look at."""
    advice = [
        f"Oil the {part} of your bicycle every {number} weeks, because dry metal wears out within a season. "
        f"A drop on the {part} is enough, and the rest is wiped off with an old cloth before you ride."
        for number in range(2, 9)
        for part in ("chain", "hinge", "lever", "cable", "spring", "pedal")
    ]
    for content in (make_content(*HANDOUT), make_content(*advice, pages=20)):
        candidates = find(content).candidates
        judged = judge([candidate.text for candidate in candidates])
        assert candidates
        for candidate, alone in zip(candidates, judged, strict=True):
            assert candidate.worth == pytest.approx(alone.worth, abs=0.01)
            assert candidate.standalone == pytest.approx(alone.standalone, abs=0.01)


def test_kinds_are_told_apart(make_content: Any) -> None:
    found = find(make_content(FACT, OFFER))
    kinds = {candidate.text: candidate.kind for candidate in found.candidates}
    assert kinds[FACT] is Kind.HELPFUL
    assert kinds[OFFER] is Kind.PROMOTIONAL


def test_the_same_twice_is_found_once(make_content: Any) -> None:
    found = find(make_content(FACT, OFFER, FACT))
    assert [candidate.text for candidate in found.candidates].count(FACT) == 1


def test_one_cut_of_a_passage_and_one_of_what_is_said_twice(make_content: Any) -> None:
    advice = (
        "Most stiff necks calm down within a week or so. Keep turning your head as far as is comfortable."
    )
    repeated = f"{advice} Don't brace against it, and ask for help if it lasts for more than a month."
    found = find(make_content(advice, FACT, repeated, OFFER))
    texts = [candidate.text for candidate in found.candidates]
    assert sum("turning your head" in text for text in texts) == 1


def test_a_line_whose_subject_stood_before_is_not_offered(make_content: Any) -> None:
    story = "Runners come to us every spring. They bought new shoes and ran ten miles on the first Sunday."
    found = find(make_content(story, FACT))
    assert not any(candidate.text.startswith("They") for candidate in found.candidates)


def test_a_pointer_with_a_link_is_curated() -> None:
    text = (
        "Good read from the running club: coming back after a long lay-off, by Anna Lee, is funny and true."
    )
    links = (Link("coming back after a long lay-off", "https://club.example/back"),)
    content = Content("", Format.HTML, "", (Passage(text, links=links), Passage(FACT)), "en")
    kinds = {candidate.text: candidate for candidate in find(content).candidates}
    assert kinds[text].kind is Kind.CURATED
    assert kinds[text].cues == ("Comes from someone else, with a link",)


def test_a_long_document_is_read_in_part_and_from_end_to_end(make_content: Any) -> None:
    passages = [
        f"Parish number {number} keeps {number + 2} hives behind the hall, and its honey goes to the summer fair."
        for number in range(600)
    ]
    content = make_content(*passages)
    material = prepare(content)
    assert 120 < material.seen.sum() <= content.words / 48 + 3
    assert material.usable.all()
    assert prepare(content, whole=True).seen.all()
    assert all(material.seen[list(draft.sentences)].all() for draft in material.drafts)


@pytest.mark.parametrize(
    "passages",
    [
        (),
        ("",),
        ("   ", "\n\n"),
        (MENU, MENU),
        ("OUR TEAM", "Anna Lee, Bob Stone, Cara Diaz, Dan Wu, Eve Hill, Finn Moss, Gail Roe"),
        ("int main() { return 0; } // compile with gcc -O2 main.c && ./a.out",),
        ("lkj sdf 0x7f qwe rty uio; pas dfg |~ hjk lzx cvb nm1 qaz wsx edc",),
        ("word " * 100_000,),
    ],
)
def test_no_lines_stood_out(make_content: Any, passages: tuple[str, ...]) -> None:
    assert find(make_content(*passages)).candidates == ()


def test_other_languages_are_read_modestly(make_content: Any) -> None:
    line = "Wer jeden Tag eine halbe Stunde an die frische Luft geht, schläft in der Nacht deutlich besser."
    found = find(make_content(line, "Telefon 0123 456 789", language="de"))
    assert [candidate.text for candidate in found.candidates] == [line]
    assert max(found.candidates[0].kind_probabilities.values()) <= 0.75


def test_progress_is_told_and_can_stop_it(make_content: Any) -> None:
    steps: list[Step] = []
    find(make_content(*HANDOUT), steps.append)
    assert {step.doing for step in steps} == {"Looking for lines", "Choosing lines"}

    def stop(step: Step) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find(make_content(*HANDOUT), stop)


_PASSAGES = st.lists(
    st.builds(
        Passage,
        st.text(max_size=200)
        | st.sampled_from([TIP, FACT, OFFER, MENU, "Three signs:", "• stand up straight"]),
        st.sampled_from(list(Role)),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_PASSAGES, st.sampled_from(["", "en", "de", "ru"]))
def test_never_fails_and_never_invents(passages: list[Passage], language: str) -> None:
    content = Content("", Format.TEXT, "", tuple(passages), language)
    for candidate in find(content).candidates:
        assert candidate.original == words_at(content, candidate.span)


def test_the_way_through_the_worker_keeps_everything(make_content: Any) -> None:
    content = make_content(*HANDOUT)
    told: list[Step] = []
    answer = json.loads(json.dumps(worker.find(content_to_json(content), told.append)))
    assert wire.from_json(answer) == _plain(find(content))
    assert told
    (judged,) = worker.judge({"texts": [OFFER]}, told.append)
    assert wire.judgement_from_json(json.loads(json.dumps(judged))).kind is Kind.PROMOTIONAL
    phrases = worker.keyphrases({"content": content_to_json(content), "top": 3}, told.append)
    assert len(phrases) == 3


def _plain(found: Found) -> Found:
    return wire.from_json(wire.to_json(found))


def test_a_child_started_early_loads_everything() -> None:
    script = (
        "import sys, secondhelping.snippets.worker as worker\n"
        "assert worker.warm()\n"
        "print(sorted({'keybert', 'onnxruntime', 'sklearn', 'tokenizers', 'torch'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['keybert', 'onnxruntime', 'sklearn', 'tokenizers']"


def test_no_torch_and_nothing_heavy_before_it_is_needed() -> None:
    script = (
        "import sys\n"
        "import secondhelping.snippets.worker, secondhelping.snippets.wire, secondhelping.snippets.cues\n"
        "import secondhelping.snippets.hashtags\n"
        "early = {'numpy', 'onnxruntime', 'keybert', 'sklearn', 'scipy', 'tokenizers'} & set(sys.modules)\n"
        "from secondhelping.domain.document import Content, Format, Passage\n"
        "from secondhelping.snippets.finding import find\n"
        f"found = find(Content('', Format.TEXT, '', (Passage({FACT!r}),), 'en'))\n"
        "late = {'torch', 'sentence_transformers', 'transformers', 'tensorflow', 'onnx'} & set(sys.modules)\n"
        "print(len(found.candidates), sorted(early), sorted(late), 'keybert' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "1 [] [] True"


@pytest.mark.parametrize(
    "name",
    [
        "buttercup-cleaning-flyer.docx",
        "carnival-menu.pdf",
        "peggyjo-newsletter.txt",
        "antijunecleaver-jam.html",
    ],
)
def test_on_real_documents(shared: Path, name: str) -> None:
    content = read(shared / "corpus" / "documents" / name)
    found = find(content)
    assert bool(found.candidates) is (name != "carnival-menu.pdf")
    for candidate in found.candidates:
        assert candidate.original == words_at(content, candidate.span)
        assert len(candidate.text) >= 20


def test_a_cut_that_leaves_a_question_without_its_answer_is_not_on_top(make_content: Any) -> None:
    content = make_content(
        "Most people sit for nine hours a day and wonder why their backs are sore by the evening. "
        "What helps most? A walk of ten minutes after lunch does more for a back than any chair."
    )
    for candidate in find(content).candidates[:1]:
        assert not candidate.text.endswith("?")


def test_the_second_half_of_a_sentence_is_no_line(make_content: Any) -> None:
    content = make_content(
        "Nina worked for ten years with families in need, and came to us from the Women's Help and Advice",
        "Center of Orlando, served on the boards of both houses and worked with the foundation of the state.",
    )
    assert all("Center of Orlando" not in candidate.text for candidate in find(content).candidates)


def test_an_answer_of_an_interview_loses_its_letter(make_content: Any) -> None:
    content = make_content(
        "A: Stand up every thirty minutes, because a still back is a stiff back by the evening."
    )
    (candidate, *_) = find(content).candidates
    assert candidate.text.startswith("Stand up every thirty minutes")
    assert candidate.original.startswith("A: ")
