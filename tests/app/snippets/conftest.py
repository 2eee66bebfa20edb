# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of finding lines share: a built model, and a document made of plain passages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from secondhelping.domain.document import Content, Format, Passage, Place, Role
from secondhelping.snippets.model_build import build

MakeContent = Callable[..., Content]


@pytest.fixture(scope="session")
def model() -> Path:
    """The built model; made here (in under two seconds) where set-up has not made it."""
    return build()


@pytest.fixture
def make_content() -> MakeContent:
    """Makes a document of passages: a text is a paragraph, a (role, text) pair what it says."""

    def make(*passages: str | tuple[Role, str], language: str = "en", pages: int = 1) -> Content:
        made = []
        for number, passage in enumerate(passages):
            role, text = (Role.PARAGRAPH, passage) if isinstance(passage, str) else passage
            made.append(Passage(text, role, Place(page=1, path=f"paragraph {number + 1}")))
        return Content("Made for a test", Format.TEXT, "0" * 64, tuple(made), language, pages)

    return make
