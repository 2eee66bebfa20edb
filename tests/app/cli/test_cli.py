# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: every command's answer, as JSON with stable keys and in words, and its exit status."""

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import making
from secondhelping.cli import main
from secondhelping.domain.kind import Kind
from secondhelping.operations import place
from secondhelping_resources import paths

NOTES = """# Back care at your desk

Sitting still is the thing to watch. Set a timer for thirty minutes, stand up, reach for the ceiling and sit back down.

Two light bags beat one heavy one. Carry the shopping close to your body, and swap hands at every lamp post.

Our desk checks are on Tuesdays. Book yours for £25 and the first one for a new workplace is free.

Which chair in your house do you actually like sitting in, and why?

Sleep on your side? Put a pillow between your knees so that your hips and your lower back can rest.
"""


@pytest.fixture
def notes(tmp_path: Path) -> str:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, "utf-8")
    return str(path)


class Answer:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def run_(*arguments: str, given: str = "") -> Answer:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        try:
            status = main(arguments)
        except SystemExit as error:
            status = int(str(error.code))
        found = capsys.readouterr()
        return Answer(status, found.out, found.err)

    return run_


def test_read(run: Any, notes: str) -> None:
    answer = run("read", "--json", notes)
    (found,) = answer.lines
    assert answer.status == 0
    assert found["title"] == "Back care at your desk"
    assert found["language"] == "en"
    assert {"text", "role", "page", "place"} <= found["passages"][0].keys()
    assert any(passage["text"].startswith("Sitting still") for passage in found["passages"])


def test_a_file_that_is_refused_does_not_stop_the_others(run: Any, notes: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing else")
    answer = run("read", "--json", str(broken), notes, str(tmp_path / "gone.txt"))
    first, second, third = answer.lines
    assert answer.status == 1
    assert first["error"].keys() == {"what", "why", "todo"}
    assert second["title"] == "Back care at your desk"
    assert third["document"].endswith("gone.txt")


def test_snippets(run: Any, notes: str) -> None:
    answer = run("snippets", "--json", "--limit", "3", notes)
    found = answer.lines
    assert answer.status == 0
    assert 1 <= len(found) <= 3
    keys = "document text score standalone kind kind_probabilities reasons cues keyphrases hashtags page"
    assert set(keys.split()) <= found[0].keys()
    assert [line["score"] for line in found] == sorted((line["score"] for line in found), reverse=True)
    assert all(line["original"] in NOTES.replace("\n", " ") for line in found)


def test_keyphrases(run: Any, notes: str) -> None:
    (found,) = run("keyphrases", "--json", "--top", "5", notes).lines
    assert 1 <= len(found) <= 5
    assert all(phrase in NOTES and 0 <= score <= 1 for phrase, score in found)


def test_judge(run: Any) -> None:
    given = (
        "Set a timer for 30 minutes and stand up when it rings.\nBook now and save 20 % on every massage!\n\n"
    )
    found = run("judge", "--json", given=given).lines
    assert len(found) == 3
    assert {"worth", "standalone", "kind", "kind_probabilities", "cues"} <= found[0].keys()
    assert found[1]["kind"] == "promotional"
    assert found[0]["worth"] > found[2]["worth"]


def test_count(run: Any) -> None:
    given = '"Hello"\n"see https://example.com/a/very/long/address/that/is/shortened"\n"\\ud83d\\udc4d\\ud83c\\udffd"\n'
    found = run("count", "--network", "x", "--json", given=given).lines
    assert found == [
        {"length": 5, "limit": 280, "fits": True},
        {"length": 27, "limit": 280, "fits": True},
        {"length": 2, "limit": 280, "fits": True},
    ]


def test_split(run: Any) -> None:
    long = "Set a timer for 30 minutes, stand up and reach for the ceiling. " * 8
    given = f'"Hello"\n{json.dumps(long)}\n42\n{json.dumps(long * 30)}\n'
    answer = run("split", "--network", "x", "--json", given=given)
    short, parts, wrong, endless = answer.lines
    assert short == {"parts": ["Hello"]}
    assert [part[-6:] for part in parts["parts"]] == [" (1/2)", " (2/2)"]
    assert (wrong["line"], endless["line"]) == (3, 4)
    assert endless["error"]["what"] == "Line 4 can't be a thread."
    plain = run("split", "--network", "x", "--no-numbers", "--json", given=json.dumps(long)).lines[0]
    assert " ".join(plain["parts"]) == long.strip()


def test_count_tells_which_line_is_wrong(run: Any) -> None:
    answer = run("count", "--network", "bluesky", "--json", given='"fine"\nnot json\n42\n"fine too"\n')
    assert answer.status == 1
    assert [line.get("line") for line in answer.lines] == [None, 2, 3, None]


def test_the_whole_way(run: Any, notes: str, tmp_path: Path) -> None:
    project = str(tmp_path / "shop.helping")
    assert run("new", project, "--zone", "Europe/London", "--json").lines[0]["rule"] == "80/20"
    assert run("add", "--json", project, notes).lines[0]["title"] == "Back care at your desk"
    assert run("keep", "--json", project, "--best", "4").lines[0]["label"].startswith("Kept ")
    planned = run("plan", "--json", project, "--start", "2099-06-01", "--weeks", "1", "--seed", "1").lines[0]
    assert planned["posts"]
    report = run("check", "--json", project)
    assert (report.status, report.lines[0]["passed"]) == (0, True)
    out = tmp_path / "out"
    exported = run("export", "--json", project, "--scheduler", "buffer", "--out", str(out))
    assert exported.status == 0
    assert all(Path(file).is_file() for file in exported.lines[0]["files"])
    assert exported.lines[0]["posts"] == len(planned["posts"])
    assert exported.lines[0]["rows"] == sum(len(post["accounts"]) for post in planned["posts"])


def test_review_from_the_command_line(run: Any, notes: str, tmp_path: Path) -> None:
    project = str(tmp_path / "shop.helping")
    run("new", project, "--zone", "UTC")
    run("add", project, notes)
    first = run("list", "--json", project).lines[0]
    number = str(first["id"])
    assert run("kind", project, "curated", number).out == "Made 1 snippet curated.\n"
    assert run("edit", project, number, "--text", "Shorter.").status == 0
    assert run("keep", project, number).out == "Kept 1 snippet.\n"
    (kept,) = run("list", "--json", "--verdict", "kept", project).lines
    assert (kept["text"], kept["kind"]) == ("Shorter.", "curated")
    assert run("set-aside", project, number).status == 0
    assert run("undo", project).out == "Took back: Set aside 1 snippet.\n"
    assert run("redo", project).out == "Did again: Set aside 1 snippet.\n"
    assert run("look-again", project, number).status == 0
    answer = run("keep", project, "999999")
    assert (answer.status, "no snippet 999999" in answer.err) == (1, True)
    assert run("keep", project).status == 2


def test_links_and_threads_of_a_project(run: Any, tmp_path: Path) -> None:
    project = str(tmp_path / "shop.helping")
    run("new", project, "--zone", "UTC")
    assert run("links", project).out == "Links go out as they are.\n"
    told = run("links", "--json", project, "--usual", "--campaign", "spring", "--site", "example.com").lines[
        0
    ]
    assert (told["source"], told["medium"], told["campaign"]) == ("{network}", "social", "spring")
    assert told["examples"][0].endswith("?utm_source=linkedin&utm_medium=social&utm_campaign=spring")
    assert run("links", "--json", project, "--column", "off").lines[0]["column"] is False
    assert run("links", project, "--source", "{where}").status == 1
    assert run("links", "--json", project, "--off").lines[0]["sites"] == []
    answer = run("thread", project, "1")
    assert (answer.status, "no post 1" in answer.err) == (1, True)
    run("add", project, *map(str, paths.sample_documents()[:1]))
    run("keep", project, "--best", "3")
    planned = run("plan", "--json", project, "--start", "2099-06-01", "--weeks", "1").lines[0]
    assert planned["posts"]
    assert run("thread", project, "1").out == "Made it a thread.\n"
    assert run("thread", project, "1", "--off").out == "Made it one post again.\n"


def test_the_gate_refuses_with_status_1(run: Any, tmp_path: Path) -> None:
    project, out = str(tmp_path / "shop.helping"), tmp_path / "out"
    run("new", project, "--zone", "UTC")
    run("add", project, *map(str, paths.sample_documents()[:2]))
    run("keep", project, "--best", "12")
    run("plan", project, "--start", "2099-06-01", "--weeks", "2")
    assert run("check", project).status == 0
    run("rule", project, "--set", "4-1-1", "--reason", "To try it.")
    checked = run("check", "--json", project)
    assert (checked.status, checked.lines[0]["passed"]) == (1, False)
    assert checked.lines[0]["findings"][0]["check"] == "mix"
    refused = run("export", "--json", project, "--scheduler", "buffer", "--out", str(out))
    assert (refused.status, refused.lines[0]["passed"]) == (1, False)
    assert not list(tmp_path.rglob("*.csv"))
    run("rule", project, "--set", "80/20")
    assert run("export", project, "--scheduler", "pigeon", "--out", str(out)).status == 1
    assert run("export", project, "--scheduler", "buffer", "--out", str(out)).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("fly",),
        ("read",),
        ("count", "--network", "myspace"),
        ("plan", "p", "--start", "tomorrow", "--weeks", "1"),
        ("plan", "p", "--start", "2026-05-11", "--weeks", "0"),
        ("keep", "p", "--best", "none"),
        ("keep", "p", "--best", "3", "17"),
        ("keep", "p", "--best", str(2**63)),
        ("set-aside", "p", str(2**63)),
        ("snippets", "--limit", "-1", "f"),
    ],
)
def test_wrong_use_has_status_2(run: Any, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert answer.status == 2
    assert "usage:" in answer.err


def test_a_project_that_is_not_ours_is_refused_in_one_sentence(run: Any, notes: str) -> None:
    answer = run("check", notes)
    assert answer.status == 1
    assert "isn't a Second Helping project" in answer.err
    assert "Traceback" not in answer.err


def test_demo(run: Any, tmp_path: Path) -> None:
    answer = run("demo", "--json", "--out", str(tmp_path))
    assert answer.status == 0, answer.out + answer.err
    *_, report, exported = answer.lines
    assert report["passed"]
    assert exported["posts"] == 20
    assert exported["rows"] == 40
    assert all(Path(file).is_file() for file in exported["files"])
    again = run("demo", "--json", "--out", str(tmp_path))
    assert again.status == 0
    assert set(again.lines[-1]["files"]).isdisjoint(exported["files"])


def test_an_export_again_tells_what_is_new_and_can_write_all(run: Any, tmp_path: Path) -> None:
    with making.with_snippets(tmp_path) as made:
        for number, snippet_id in enumerate(making.ids(made, Kind.HELPFUL)[:3]):
            place.place(made, snippet_id, datetime(2099, 5, 12 + number, 9))
        path = str(made.path)
    out = str(tmp_path / "out")
    export = ("export", "--json", path, "--scheduler", "generic", "--out", out)
    first = run(*export).lines[0]
    assert [row["since"] for row in first["written"]] == ["new"] * 6
    assert run(*export).lines[0]["error"]["why"].startswith("3 posts of this period are in a file already")
    run("undo", path)  # the last placing: it stands in the file all the same
    again = run(*export, "--all").lines[0]
    assert (again["rows"], again["left_out"], len(again["gone"])) == (4, 0, 2)
    assert {row["since"] for row in again["written"]} == {"unchanged"}
    assert [row["row"] for row in again["written"]] == [1, 2, 3, 4]
    told = run("export", path, "--scheduler", "generic", "--out", out, "--all").out
    assert "2 posts stand in a file already, just as on the plan: they are written once more." in told
    assert "1 post stands in a file and no longer on the plan: take it out in your scheduler." in told
