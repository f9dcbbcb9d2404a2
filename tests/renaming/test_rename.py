"""The renaming tool on a report written for it: what it changes, what it keeps, and that gold follows the text."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.renaming.rename import Renamed, rename
from tests.renaming.stems import stem_of

TEXT = (
    "云麓街道2021年工作总结\n今年，云麓街道拆除违建2200㎡，柳岸、松涛社区受理事项1896件，其中办结1896件。"
    "开展“清河安澜”行动，投入8800余万元；“清河安澜”行动惠及全部100%居民。王立民任书记。松涛社区被评为市级示范社区。"
)
GOLD: dict[str, Any] = {
    "report": "r-2021.txt",
    "entities": [
        {"class": "AdministrativeArea", "name": "云麓街道", "aliases": [], "also": [], "reportingUnit": True},
        {"class": "Community", "name": "柳岸社区", "aliases": ["柳岸"], "also": []},
        {"class": "Community", "name": "松涛社区", "aliases": [], "also": []},
        {"class": "Campaign", "name": "清河安澜行动", "aliases": ["清河安澜", "“清河安澜”行动"], "also": []},
        {"class": "Person", "name": "王立民", "aliases": [], "also": []},
    ],
    "measurements": [
        {"quote": "拆除违建2200㎡", "value": 2200, "kind": "amount", "place": ["云麓街道"], "period": "2021"},
        {"quote": "受理事项1896件", "value": 1896, "kind": "amount", "place": ["柳岸社区", "松涛社区"]},
        {"quote": "办结1896件", "value": 1896, "kind": "amount", "place": []},
        {"quote": "投入8800余万元", "number": "8800余万元", "value": 88000000, "kind": "amount", "place": []},
        {"quote": "全部100%居民", "number": "100%", "value": 100, "kind": "rate", "place": []},
    ],
    "recognitions": [],
    "relations": [{"subject": "柳岸社区", "predicate": "partOf", "object": "云麓街道", "quote": "（未写）"}],
    "activities": [
        {"verb": "开展", "object": "“清河安澜”行动", "quote": "“清河安澜”行动", "nth": 1},
    ],
    "problems": [],
}  # fmt: skip


@pytest.fixture(params=range(5))
def renamed(request: pytest.FixtureRequest) -> Renamed:
    return rename(TEXT, GOLD, request.param)


def test_the_same_seed_gives_the_same_report(renamed: Renamed) -> None:
    texts = [rename(TEXT, GOLD, seed).text for seed in range(5)]
    assert texts == [rename(TEXT, GOLD, seed).text for seed in range(5)]
    assert len(set(texts)) == 5


def test_names_are_others_of_the_same_kind_and_other_length(renamed: Renamed) -> None:
    for name, ending in [("云麓", "街道"), ("松涛", "社区"), ("柳岸", "社区")]:
        new = renamed.names[name + ending]
        assert new.endswith(ending)
        assert len(new) == len(name) + len(ending) + 1
        assert name not in renamed.text
        assert new.removesuffix(ending) in renamed.text
    person = renamed.names["王立民"]
    assert len(person) == 2
    assert f"{person}任书记" in renamed.text
    campaign = renamed.names["清河安澜"]
    assert len(campaign) != 4
    assert renamed.text.count(f"“{campaign}”行动") == 2


def test_what_is_no_name_stays(renamed: Renamed) -> None:
    assert "街道2021年工作总结\n今年，" in renamed.text
    assert "受理事项" in renamed.text
    assert "惠及全部100%居民" in renamed.text


def test_gold_follows_the_text(renamed: Renamed) -> None:
    by_name = {e["name"]: e for e in renamed.gold["entities"]}
    assert renamed.names["柳岸社区"] in by_name
    assert by_name[renamed.names["柳岸社区"]]["aliases"] == [renamed.names["柳岸社区"].removesuffix("社区")]
    assert renamed.gold["relations"][0]["subject"] == renamed.names["柳岸社区"]
    assert renamed.gold["activities"][0]["quote"] == f"“{renamed.names['清河安澜']}”行动"
    assert renamed.gold["activities"][0]["nth"] == 1


def test_numbers_are_others_and_stand_in_gold_as_in_the_text(renamed: Renamed) -> None:
    for old, new in zip(GOLD["measurements"], renamed.gold["measurements"], strict=True):
        assert new["quote"] in renamed.text
        digits = re.search(r"\d+", new.get("number", new["quote"]))
        assert digits
        scale = 10000 if "万" in new["quote"] else 1
        assert new["value"] == int(digits[0]) * scale
        assert (new["value"] == old["value"]) == (old["kind"] == "rate")
        assert new["period"] == "2021" if "period" in old else "period" not in new


@pytest.mark.parametrize(
    ("form", "kind", "stem"),
    [
        ("青芦花苑", "ResidentialArea", "青芦"),
        ("青芦苑三村二区", "ResidentialArea", "青芦"),
        ("霞浦中路", "Place", "霞浦"),
        ("鸣泉新材料", "Company", "鸣泉"),
        ("KDT", "Company", "KDT"),
        ("G499外环路", "Place", "G499"),
        ("派出所", "Organization", None),
        ("园区党群服务中心", "Facility", None),
    ],
)
def test_stem_of(form: str, kind: str, stem: str | None) -> None:
    assert stem_of(form, kind) == stem
