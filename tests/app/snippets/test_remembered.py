# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Vectors are kept in a short form that says the same, and no text is read twice."""

from pathlib import Path

import numpy as np
import pytest

from secondhelping.snippets import embedding, remembered
from secondhelping.snippets.lessons import key_of

TEXTS = ("Set a timer and stand up.", "Two light bags are better than one heavy one. Swap hands.")


def test_a_packed_vector_says_nearly_the_same(model: Path) -> None:
    for vector in remembered.vectors_of(TEXTS):
        again = remembered.unpacked(remembered.packed(vector))
        assert float(vector @ again) > 0.999
        assert float(np.linalg.norm(again)) == pytest.approx(1, abs=1e-5)


def test_what_is_known_is_not_read_again(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = remembered.packed_of(TEXTS, {})
    assert set(kept) == {key_of(text) for text in TEXTS}
    assert remembered.packed_of(TEXTS, kept) == {}
    monkeypatch.setattr(remembered, "_known", {})
    monkeypatch.setattr(embedding, "shared", lambda: pytest.fail("a text was read again"))
    assert remembered.vectors_of(TEXTS, kept).shape == (2, embedding.WIDTH)
    assert remembered.vectors_of(TEXTS).shape == (2, embedding.WIDTH)
