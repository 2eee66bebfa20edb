# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Mix bar and gauge: promotional is hatched and last, the mark stands at the limit, and words say it all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from painting import column_has, near, painted, share_of
from secondhelping.domain.kind import Kind
from secondhelping_ui.theme import color, kind_color
from secondhelping_ui.widgets.gauge import Gauge
from secondhelping_ui.widgets.mix_bar import DRAWING_ORDER, MARK_OVERHANG, MixBar, mix_words

MIX = {Kind.HELPFUL: 6, Kind.CURATED: 1, Kind.CONVERSATION: 1, Kind.PROMOTIONAL: 2}


def bar_image(qtbot: QtBot, counts: dict[Kind, int], limit: float | None) -> QImage:
    bar = MixBar(counts, limit, thickness=14)
    qtbot.addWidget(bar)
    return painted(bar, QSize(400, bar.height()))


def test_kinds_stand_in_the_drawing_order(qtbot: QtBot, both_themes: str) -> None:
    image = bar_image(qtbot, MIX, None)
    middle = image.height() // 2
    at = {
        kind: [x for x in range(image.width()) if near(image.pixelColor(x, middle), kind_color(kind, "fill"))]
        for kind in Kind
    }
    assert all(at.values())
    order = sorted(Kind, key=lambda kind: sum(at[kind]) / len(at[kind]))
    assert tuple(order) == DRAWING_ORDER


def test_promotional_is_hatched(qtbot: QtBot, both_themes: str) -> None:
    hatched = bar_image(qtbot, {Kind.PROMOTIONAL: 3}, None)
    plain = bar_image(qtbot, {Kind.HELPFUL: 3}, None)
    assert share_of(hatched, color("promo-hatch"), 30) > 0.05
    row = [hatched.pixelColor(x, hatched.height() // 2).rgb() for x in range(40, 100)]
    assert len(set(row)) > 3
    assert share_of(plain, color("promo-hatch"), 30) == 0


def test_the_mark_stands_at_the_limit_beyond_the_bar(qtbot: QtBot, both_themes: str) -> None:
    image = bar_image(qtbot, MIX, 0.8)
    assert near(image.pixelColor(320, 0), color("text"))
    assert near(image.pixelColor(320, image.height() - 1), color("text"))
    assert image.height() == 14 + 2 * MARK_OVERHANG
    assert not any(column_has(bar_image(qtbot, MIX, None), x, color("text")) for x in range(310, 330))


def test_nothing_planned_is_an_empty_track(qtbot: QtBot, both_themes: str) -> None:
    image = bar_image(qtbot, {}, 0.8)
    assert near(image.pixelColor(100, image.height() // 2), color("track"))


def test_words() -> None:
    assert mix_words(MIX) == "Helpful 6, Curated 1, Conversation 1, Promotional 2."
    assert mix_words(MIX, 2).endswith("Your rule allows 2.")
    assert mix_words({**MIX, Kind.PROMOTIONAL: 3}, 1).endswith("Over the rule by 2.")


@given(st.dictionaries(st.sampled_from(Kind), st.integers(0, 50)), st.integers(0, 10))
def test_words_always_name_every_kind_once(counts: dict[Kind, int], allowed: int) -> None:
    words = mix_words(counts, allowed)
    assert [name for name in ("Helpful", "Curated", "Conversation", "Promotional") if words.count(name) == 1]
    assert ("Over" in words) == (counts.get(Kind.PROMOTIONAL, 0) > allowed)


def test_the_bar_says_its_words(qtbot: QtBot, light: None) -> None:
    bar = MixBar()
    qtbot.addWidget(bar)
    bar.set_mix(MIX, 0.8, 1)
    assert bar.accessibleName() == bar.toolTip() == mix_words(MIX, 1)


class TestGauge:
    @pytest.fixture
    def gauge(self, qtbot: QtBot, both_themes: str) -> Gauge:
        made = Gauge()
        qtbot.addWidget(made)
        made.set_mix(MIX, 0.8, "goal 80%", "1 week over")
        made.show()
        return made

    def test_figure_and_words(self, gauge: Gauge) -> None:
        assert gauge.helpful_percent == 80
        assert gauge.text() == "80% helpful"
        assert gauge.accessibleName() == "80 percent helpful. goal 80%. 1 week over."

    def test_it_paints_every_kind(self, gauge: Gauge) -> None:
        image = gauge.grab().toImage()
        assert all(share_of(image, kind_color(kind, "fill"), 20) > 0.001 for kind in Kind)
        assert share_of(image, color("attn"), 60) > 0.002

    def test_without_posts_it_is_all_helpful(self, gauge: Gauge) -> None:
        gauge.set_mix({}, None)
        assert gauge.text() == "100% helpful"
        assert share_of(gauge.grab().toImage(), color("ring-track")) > 0.02

    def test_it_can_be_clicked(self, gauge: Gauge, qtbot: QtBot) -> None:
        with qtbot.waitSignal(gauge.clicked):
            qtbot.mouseClick(gauge, Qt.MouseButton.LeftButton)
