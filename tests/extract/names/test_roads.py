"""Roads and rivers that a direction gives away."""

from __future__ import annotations

import pytest

from tests.extract.facts import said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("搬迁了核心区域内（石瑜顺路南侧、复明路西侧）1户住户。", {"石瑜顺路", "复明路"}),
        ("启动了龙筠康路以东区域的清障。", {"龙筠康路"}),
        ("清理了主干路两侧垃圾12吨。", set()),
    ],
)
def test_a_direction_gives_a_road_away(text: str, names: set[str]) -> None:
    assert {m.name for m in said(text).mentions if m.kind == "Place"} == names
