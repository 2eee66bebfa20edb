# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A mix rule that no plan could keep is refused when it is set, and the reason says which number is wrong."""

import pytest

from secondhelping.domain.errors import KnownError
from secondhelping.domain.kind import Kind
from secondhelping.domain.mix import MixRule

H, P, C = Kind.HELPFUL, Kind.PROMOTIONAL, Kind.CURATED


@pytest.mark.parametrize(
    ("window", "most", "least", "why"),
    [
        (5, {}, {H: 3, C: 3}, "It asks for 3 helpful and 3 curated, together 6 posts in a run of 5."),
        (5, {P: 1}, {P: 2}, "It asks for more of a kind than it allows."),
        (5, dict.fromkeys(Kind, 1), {}, "It allows fewer posts than the run is long."),
        (1, {}, {}, "A run is 2 to 20 posts long, not 1."),
        (5, {P: 6}, {}, "Each number must lie between 0 and 5, the length of the run."),
    ],
)
def test_an_impossible_rule_is_refused(
    window: int, most: dict[Kind, int], least: dict[Kind, int], why: str
) -> None:
    with pytest.raises(KnownError) as caught:
        MixRule("Own", window, most, least)
    assert caught.value.why == why
