# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Every vector of counting there is: twitter-text's own, and posts counted by the official counters."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from secondhelping.domain.network import Network
from secondhelping.posts import entities, mastodon
from secondhelping.posts.counting import count
from secondhelping.posts.links import links
from secondhelping.posts.units import cluster_pattern

DERIVED = ("threads", "linkedin", "facebook", "instagram", "google-business", "pinterest")
# Version 2 of the rules knew no emoji of several code points; the program counts by version 3.
ONLY_IN_VERSION_2 = (
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
)


def read(shared: Path, name: str) -> Any:
    path = shared / "vectors" / name
    if not path.exists():
        pytest.skip(f"the vectors {name} are not here")
    return json.loads(path.read_text(encoding="utf-8"))


def read_yaml(shared: Path, name: str) -> Any:
    yaml = pytest.importorskip("yaml", reason="PyYAML reads twitter-text's vectors and is not installed")
    path = shared / "vectors" / "twitter-text" / name
    if not path.exists():
        pytest.skip(f"the vectors {name} are not here")
    return yaml.safe_load(path.read_text(encoding="utf-8"))["tests"]


def test_x(shared: Path) -> None:
    for vector in read(shared, "x/vectors.json"):
        found = count(Network.X, vector["text"])
        assert found.length == vector["weightedLength"], vector["text"]
        assert [vector["text"][link.start : link.end] for link in links(vector["text"])] == vector["urls"]


def test_mastodon(shared: Path) -> None:
    for vector in read(shared, "mastodon/vectors.json"):
        found = count(Network.MASTODON, vector["text"])
        assert (found.length, found.fits) == (vector["length"], vector["fits"]), vector["text"]
        assert mastodon.countable(vector["text"]) == vector["countable"]


def built(vector: dict[str, Any]) -> str:
    """The text that a vector of Mastodon's specification describes."""
    if "mention_domain_len" in vector:
        return "@alice@" + "b" * (vector["mention_domain_len"] - 4) + ".com"
    if "url_repeat" in vector:
        start, again, times = vector["url_repeat"]
        return str(start + again * times)
    parts = [vector[name] for name in ("cw", "prefix", "repeat") if name in vector]
    return "".join(letters * times for letters, times in parts) + vector.get("suffix", "")


def test_the_specification_of_mastodon(shared: Path) -> None:
    for vector in read(shared, "mastodon/spec-derived.json")["length"]:
        found = count(Network.MASTODON, built(vector))
        if "over" in vector:
            assert found.fits is not vector["over"], vector["name"]
        if "length" in vector:
            assert found.length == vector["length"], vector["name"]


def test_bluesky(shared: Path) -> None:
    for vector in read(shared, "bluesky/vectors.json"):
        found = count(Network.BLUESKY, vector["text"])
        expected = (vector["graphemes"], vector["utf8Bytes"], vector["fits"])
        assert (found.length, found.size, found.fits) == expected, vector["text"]


@pytest.mark.parametrize("name", DERIVED)
def test_the_networks_whose_rule_is_derived(name: str, shared: Path) -> None:
    data = read(shared, f"{name}/vectors-derived.json")
    for vector in data["vectors"]:
        found = count(Network(name), vector["text"])
        assert found.limit == data["limit"]
        assert (found.length, found.fits) == (vector["length"], vector["fits"]), vector["text"]


def test_grapheme_breaks(shared: Path) -> None:
    for vector in read(shared, "unicode/GraphemeBreakTest-17.json"):
        assert cluster_pattern(True).findall(vector["text"]) == vector["expected"]


@pytest.mark.parametrize(
    "group",
    [
        "WeightedTweetsCounterTest",
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    ],
)
def test_the_weights_of_twitter_text(group: str, shared: Path) -> None:
    for vector in read_yaml(shared, "validate.yml")[group]:
        if vector["description"] not in ONLY_IN_VERSION_2:
            found = count(Network.X, vector["text"]).length
            assert found == vector["expected"]["weightedLength"], vector["description"]


@pytest.mark.parametrize(
    ("file", "group"),
    [
        ("extract.yml", "urls"),
        ("extract.yml", "tco_urls_with_params"),
        ("tlds.yml", "country"),
        ("tlds.yml", "generic"),
    ],
)
def test_the_links_of_twitter_text(file: str, group: str, shared: Path) -> None:
    for vector in read_yaml(shared, file)[group]:
        text = vector["text"]
        assert [text[link.start : link.end] for link in links(text)] == vector["expected"], vector[
            "description"
        ]


@pytest.mark.parametrize("group", ["urls_with_indices", "urls_with_directional_markers"])
def test_the_places_of_links_of_twitter_text(group: str, shared: Path) -> None:
    for vector in read_yaml(shared, "extract.yml")[group]:
        found = [[link.start, link.end] for link in links(vector["text"])]
        assert found == [entity["indices"] for entity in vector["expected"]], vector["description"]


@pytest.mark.parametrize(
    ("group", "find"),
    [
        ("mentions", entities.mentions),
        ("hashtags", entities.hashtags),
        ("hashtags_from_astral", entities.hashtags),
        ("cashtags", entities.cashtags),
    ],
)
def test_the_names_of_twitter_text(
    group: str, find: Callable[[str], list[entities.Entity]], shared: Path
) -> None:
    for vector in read_yaml(shared, "extract.yml")[group]:
        assert [found.name for found in find(vector["text"])] == vector["expected"], vector["description"]


@pytest.mark.parametrize(
    ("group", "find"),
    [
        ("mentions_with_indices", entities.mentions),
        ("mentions_or_lists_with_indices", entities.mentions_or_lists),
        ("hashtags_with_indices", entities.hashtags),
    ],
)
def test_the_places_of_names_of_twitter_text(
    group: str, find: Callable[[str], list[entities.Entity]], shared: Path
) -> None:
    for vector in read_yaml(shared, "extract.yml")[group]:
        found = [[entity.start, entity.end] for entity in find(vector["text"])]
        assert found == [entity["indices"] for entity in vector["expected"]], vector["description"]


def test_the_replies_of_twitter_text(shared: Path) -> None:
    for vector in read_yaml(shared, "extract.yml")["replies"]:
        assert entities.replied_to(vector["text"]) == (vector["expected"] or ""), vector["description"]


def test_the_hashtags_of_twitter_text_are_valid(shared: Path) -> None:
    for vector in read_yaml(shared, "validate.yml")["hashtags"]:
        text = vector["text"]
        found = entities.hashtags(text)
        whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
        assert whole == vector["expected"], vector["description"]


def test_every_emoji_weighs_two_by_the_documentation_of_x(shared: Path) -> None:
    path = shared / "vectors" / "unicode" / "emoji-test-17.txt"
    if not path.exists():
        pytest.skip("the emoji of Unicode are not here")
    lines = [line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    emoji = [
        "".join(chr(int(sign, 16)) for sign in line.split(";")[0].split()) for line in lines if ";" in line
    ]
    assert len(emoji) > 5000
    for one in emoji:
        found = count(Network.X, one)
        # A lone © or ® without the style selector is a letter.
        assert found.length - found.less == (1 if one in "©®" else 2), one
        assert found.length >= 2 or one in "©®"
