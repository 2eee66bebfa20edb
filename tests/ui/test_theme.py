# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The theme: every token in both themes, a filled style sheet, fonts that grow with the text size."""

import re

import pytest
from PySide6.QtGui import QGuiApplication, QPalette

from secondhelping.domain.kind import Kind
from secondhelping_ui.theme import (
    TEXT_SIZES,
    TYPE_STYLES,
    Mode,
    color,
    font,
    kind_color,
    line_height,
    px,
    resource,
    theme,
    token_sets,
)


def luminance(value: str) -> float:
    """WCAG 2 relative luminance of "#RRGGBB"."""
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = token_sets()["light"], token_sets()["dark"]
    assert light.keys() == dark.keys()
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in [*light.values(), *dark.values()])


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("text", "bg-canvas", 4.5),
        ("text-2", "bg-window", 4.5),
        ("text-3", "bg-selected", 4.5),
        ("accent-on", "accent", 4.5),
        ("attn-on", "attn-fill", 4.5),
        ("toast-text", "toast-bg", 4.5),
        ("toast-action", "toast-bg", 4.5),
        ("focus", "bg-nav", 3.0),
        ("line-control", "bg-surface", 3.0),
        *((f"k-{kind}", f"k-{kind}-soft", 4.5) for kind in ("helpful", "promo", "talk", "curated")),
    ],
)
def test_what_must_be_read_has_contrast(name: str, text: str, ground: str, least: float) -> None:
    tokens = token_sets()[name]
    assert contrast(tokens[text], tokens[ground]) >= least


def test_the_style_sheet_names_only_tokens_that_exist(both_themes: str) -> None:
    sheet = theme().sheet()
    assert "$" not in sheet
    assert token_sets()[both_themes]["accent"] in sheet
    raw = resource("theme/style.qss").read_text("utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb", raw), "a colour literal in the style sheet"


def test_the_application_is_dressed(both_themes: str) -> None:
    tokens = token_sets()[both_themes]
    palette = QGuiApplication.palette()
    assert palette.color(QPalette.ColorRole.Base).name().upper() == tokens["bg-surface"]
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name().upper() == tokens["text-disabled"]


def test_every_role_of_the_palette_is_ours(light: None) -> None:
    ours = {value.upper() for value in token_sets()["light"].values()}
    palette = theme().palette()
    roles = [
        role
        for role in QPalette.ColorRole
        if role not in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole)
    ]
    assert {palette.color(role).name().upper() for role in roles} <= ours


def test_kinds_have_their_colours(both_themes: str) -> None:
    tokens = token_sets()[both_themes]
    assert kind_color(Kind.PROMOTIONAL).name().upper() == tokens["k-promo"]
    assert kind_color(Kind.CONVERSATION, "soft").name().upper() == tokens["k-talk-soft"]


def test_a_colour_can_be_clear(light: None) -> None:
    assert color("accent", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    assert color("accent").alphaF() == 1.0
    with pytest.raises(KeyError):
        color("no-such-token")


def test_text_grows_with_the_text_size(light: None) -> None:
    normal = font("body").pixelSize(), px(32), line_height("snippet")
    theme().set_scale(150)
    assert (font("body").pixelSize(), px(32), line_height("snippet")) == (20, 48, 48)
    assert normal == (13, 32, 32)


def test_a_text_size_between_goes_to_the_nearest(light: None) -> None:
    theme().set_scale(104)
    assert theme().scale == 100
    theme().set_scale(999)
    assert theme().scale == max(TEXT_SIZES)


def test_every_type_style_makes_a_font(light: None) -> None:
    for name, style in TYPE_STYLES.items():
        made = font(name)
        size = made.pixelSize() if made.pixelSize() > 0 else made.pointSizeF()
        assert size > 0, name
        assert made.weight() == style.weight, name
        assert style.line >= style.size, name


def test_following_the_system_and_staying(light: None) -> None:
    heard: list[str] = []
    theme().theme_changed.connect(lambda: heard.append(theme().name))
    theme().set_mode(Mode.DARK)
    theme().set_mode(Mode.DARK)
    assert (theme().name, heard) == ("dark", ["dark"])
    theme().set_mode(Mode.SYSTEM)
    assert theme().mode is Mode.SYSTEM
