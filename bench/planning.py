# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The planner, the mix rule and the gate on big plans: 12 weeks, three accounts, 300 snippets; 1,000 posts."""

import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from measuring import tell
from secondhelping.domain.document import Content, Format, Passage
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.domain.snippet import Candidate, Span
from secondhelping.operations import add_document, export_plan, look, plan_for_me, project, review, setup
from secondhelping.operations.workshop import Prepared

ROUNDS = 5


def main() -> None:
    """Prints the medians of what an owner waits for on the calendar."""
    print("Planning: 12 weeks, 3 accounts, 300 snippets")
    with tempfile.TemporaryDirectory() as folder, project.create(Path(folder) / "big.helping") as made:
        setup.add_account(made, Network.BLUESKY, "big")
        slots = [(slot.weekday, slot.at) for slot in look.slots(made)]
        for account in look.accounts(made):
            setup.set_slots(made, account.id, slots)
        add_document.add_document(made, _document(300))
        review.keep(made, [snippet.id for snippet in look.snippets(made)])
        start = date.today() + timedelta(days=7)
        tell("Plan for me", [_timed(lambda: plan_for_me.propose(made, start, 12)) for _ in range(ROUNDS)])
        plan_for_me.lay_out(made, plan_for_me.propose(made, start, 12))
        tell("the gate's report", [_timed(lambda: export_plan.check(made)) for _ in range(ROUNDS)])
        month = (start, start + timedelta(days=42))
        tell("the calendar's six weeks", [_timed(lambda: look.calendar(made, *month)) for _ in range(ROUNDS)])
        tell("the sidebar's numbers", [_timed(lambda: look.sidebar(made)) for _ in range(ROUNDS)])


def _document(number: int) -> Prepared:
    texts = [
        f"Tip {n}: stand up, walk to the window and back, and breathe out {n} times." for n in range(number)
    ]
    candidates = tuple(
        Candidate(
            text=text,
            original=text,
            span=Span(n, 0, n, len(text)),
            kind=Kind.PROMOTIONAL if n % 6 == 0 else Kind.HELPFUL,
            kind_probabilities=dict.fromkeys(Kind, 0.25),
            score=1 - n / number,
            standalone=0.9,
            worth=0.8,
        )
        for n, text in enumerate(texts)
    )
    content = Content("Big", Format.TEXT, "0" * 64, tuple(Passage(text) for text in texts), "en")
    return Prepared(Path("big.txt"), content, candidates, ())


def _timed(work: object) -> float:
    started = time.perf_counter()
    assert callable(work)
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
