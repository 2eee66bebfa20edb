# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The customer card: kept, undone, and what is near to it is known to Plan for me without the model."""

from dataclasses import replace
from pathlib import Path

import pytest

from making import monday, new_project, prepared
from secondhelping.domain.customer import CustomerCard
from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.operations import add_document, customer, look, plan_for_me, review, setup, undo
from secondhelping.operations.workshop import Workshop

CARD = CustomerCard(
    "They sit at a desk all week.", "That their back hurts after hours of sitting.", ("stiff back",)
)
BACKS = (
    "A stiff back after a day of sitting eases when you stand up every half hour.",
    "If your back hurts at your desk, raise the screen to the height of your eyes.",
)
OTHERS = (
    "Tomatoes ripen faster when the lower leaves are taken off in August.",
    "Soak dried beans overnight, and they cook in half the time.",
    "A bicycle chain lasts longer when it is cleaned after every wet ride.",
    "Wool keeps its shape when it dries flat on a towel.",
    "Bread stays fresh for days in a linen bag in a cool place.",
)


def test_the_card_is_kept_and_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as made:
        assert customer.card(made) == CustomerCard()
        customer.set_card(made, CARD)
        assert customer.card(made) == CARD
        assert not customer.set_card(made, CARD)
        undo.undo(made)
        assert customer.card(made) == CustomerCard()


def test_a_card_that_says_everything_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as made, pytest.raises(KnownError, match="too long"):
        customer.set_card(made, CustomerCard(words=tuple(f"word {number}" for number in range(61))))


def test_the_nearest_snippets_are_told_before_the_card_is_kept(tmp_path: Path) -> None:
    with new_project(tmp_path) as made, Workshop() as workshop:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in (*OTHERS, *BACKS)]))
        assert customer.nearest(made, workshop, CARD) == []
        review.keep(made, [snippet.id for snippet in look.snippets(made)])
        found = customer.nearest(made, workshop, CARD, 2)
        assert {snippet.text for snippet, _ in found} == set(BACKS)
        assert {fit.near for _, fit in found} <= set(CARD.lines())
        assert customer.card(made) == CustomerCard()


def test_what_is_near_to_the_card_is_served_first_and_says_so(tmp_path: Path) -> None:
    with new_project(tmp_path) as made, Workshop() as workshop:
        found = prepared([(text, Kind.HELPFUL) for text in (*OTHERS, *BACKS)])
        alike = tuple(replace(candidate, score=0.5) for candidate in found.candidates)
        add_document.add_document(made, replace(found, candidates=alike))
        review.keep(made, [snippet.id for snippet in look.snippets(made)])
        assert not customer.stale(made)
        customer.set_card(made, CARD)
        assert customer.stale(made)
        changes = customer.refresh(made, workshop)
        assert changes
        assert not changes.undoable
        assert not customer.stale(made)
        account = look.accounts(made)[0]
        for other in look.accounts(made)[1:]:
            setup.remove_account(made, other.id)
        setup.set_slots(made, account.id, [(weekday, monday().time()) for weekday in (0, 3)])
        proposal = plan_for_me.propose(made, monday(1).date(), 1)
        assert {post.text for post in proposal.posts} == set(BACKS)
        assert all(any("Suits your customer" in told for told in post.because) for post in proposal.posts)
        customer.set_card(made, CustomerCard())
        customer.refresh(made, workshop)
        found = plan_for_me.propose(made, monday(1).date(), 1)
        assert not any("customer" in told for post in found.posts for told in post.because)


def test_what_is_kept_later_makes_it_stale(tmp_path: Path) -> None:
    with new_project(tmp_path) as made, Workshop() as workshop:
        add_document.add_document(made, prepared([(text, Kind.HELPFUL) for text in OTHERS]))
        customer.set_card(made, CARD)
        customer.refresh(made, workshop)
        assert not customer.stale(made)
        review.keep(made, [look.snippets(made)[0].id])
        assert customer.stale(made)
