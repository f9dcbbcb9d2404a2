"""A clause's atoms made ready for the grammar."""

from __future__ import annotations

import pytest

from kg.extract.atoms import Atom, atoms_of
from kg.extract.clauses import closing_of, leads_in, named_topic, ready, sets_topic
from tests.extract.facts import predications, sentence


def atoms(text: str) -> list[Atom]:
    """The atoms of one sentence without its full stop."""
    return [a for a in atoms_of(*sentence(text)) if a.text != "。"]


def read(text: str) -> list[tuple[str, str, str]]:
    return [(p.action, p.object, p.status.name.lower()) for p in predications(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # between 对 and its auxiliary no verb governs
        ("对租用厂房的企业开展评估。", "对/P 租用/N 厂房/N 的/T 企业/N 开展/L 评估/V"),
        # without an auxiliary the verb behind 对 governs
        ("对厂房拆除违建。", "对/P 厂房/N 拆除/V 违建/N"),
        # an auxiliary behind 的 belongs to what is described
        ("对拆除厂房的实施主体开展评估。", "对/P 拆除/N 厂房/N 的/T 实施/N 主体/N 开展/L 评估/V"),
        # nor does one between 由 and 的
        ("街道召开由居民参加的评议会。", "街道/N 召开/L 由/P 居民/N 参加/N 的/T 评议会/N"),
        ("书房由街道建设。", "书房/N 由/P 街道/N 建设/V"),
        # nor one in a way of acting
        ("通过摇号方式分配安置房。", "通过/P 摇号/N 方式/N 分配/V 安置房/N"),
        ("采用集中签约模式引进企业。", "采用/P 集中/D 签约/N 模式/N 引进/V 企业/N"),
        # which needs an act behind it
        ("采用集中签约模式。", "采用/V 集中/D 签约/V 模式/N"),
        ("通过省级验收。", "通过/V 省级/N 验收/V"),
    ],
)
def test_verbs_that_govern_nothing_are_nominal(text: str, expected: str) -> None:
    assert " ".join(f"{a.text}/{a.code}" for a in ready(atoms(text))) == expected


def test_a_verb_made_nominal_loses_its_class() -> None:
    roles = {a.text: a.role for a in ready(atoms("通过摇号方式分配安置房。"))}
    assert (roles["通过"], roles["分配"]) == ("", "act")
    assert {a.role for a in ready(atoms("对租用厂房的企业开展评估。")) if a.text == "租用"} == {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云屏光电项目已封顶。", "云屏光电项目"),
        # behind what it costs, but not behind any words
        ("总投资5000万元的云屏光电项目已封顶。", "云屏光电项目"),
        ("主体工程投资5000万元的云屏光电项目已封顶。", ""),
        # with the part of it that is meant
        ("云屏光电项目主体封顶。", "云屏光电项目主体"),
        ("已拆除柳塘社区违建。", ""),
        ("书房建成。", ""),
    ],
)
def test_the_named_thing_that_a_clause_opens_with(text: str, expected: str) -> None:
    assert named_topic(atoms(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("征收方面。", True),
        ("以创建为抓手。", True),
        ("以项目建设为契机。", True),
        # 为 alone, a guide alone or a number make no topic
        ("以创建为己任。", False),
        ("抓手。", False),
        ("突出创建抓手。", False),
        ("3个方面。", False),
        ("拆除违建。", False),
    ],
)
def test_a_clause_that_only_sets_the_field(text: str, expected: bool) -> None:
    assert sets_topic(atoms(text)) is expected


def test_a_clause_that_only_sets_the_field_has_no_act() -> None:
    assert read("签约方面，拆除房屋60间。") == [("拆除", "房屋", "achieved")]
    assert read("以签约为抓手，拆除房屋60间。") == [("拆除", "房屋", "achieved")]
    assert read("完成签约，拆除房屋60间。") == [("签约", "", "achieved"), ("拆除", "房屋", "achieved")]


def test_no_atoms_are_no_topic() -> None:
    assert not sets_topic([])
    assert not leads_in([])
    assert named_topic([]) == ""
    assert closing_of([]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对独居老人，", True),
        ("针对居民反映的难题，", True),
        # an act of its own, an auxiliary, no 对
        ("对厂房拆除违建，", False),
        ("对老旧小区开展改造，", False),
        ("为独居老人，", False),
        ("对，", False),
    ],
)
def test_a_clause_that_only_fronts_the_object_of_the_next(text: str, expected: bool) -> None:
    clause = atoms(text + "社区安排专人照料。")
    end = text.endswith("，")
    cut = next(i for i, a in enumerate(clause) if a.begin - clause[0].begin >= len(text.rstrip("，")))
    assert leads_in(clause[: cut + end]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("老旧小区改造、河道整治全面完成。", "全面完成"),
        ("老旧小区改造正在推进。", "推进"),
        ("老旧小区改造已完成，", "完成"),
        # something follows the auxiliary, an auxiliary comes first, there is no act, or nothing but the act
        ("老旧小区完成改造。", None),
        ("推进老旧小区改造完成。", None),
        ("主体工程完成。", None),
        ("改造完成。", None),
        ("对老旧小区改造进行。", None),
    ],
)
def test_an_auxiliary_that_closes_a_topic_of_acts(text: str, expected: str | None) -> None:
    clause = atoms(text if text.endswith("。") else text + "拆除违建。")
    if text.endswith("，"):
        clause = clause[: next(i for i, a in enumerate(clause) if a.text == "，")]
    found = closing_of(clause)
    assert (None if found is None else clause[found].text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳塘大道改造、翠湖河道整治正在推进。",
            [("改造", "柳塘大道", "ongoing"), ("整治", "翠湖河道", "ongoing")],
        ),
        (
            "老旧小区改造、河道整治全面完成，签订协议30份。",
            [("改造", "老旧小区", "achieved"), ("整治", "河道", "achieved"), ("签订", "协议", "achieved")],
        ),
        # the clause goes on behind it
        ("老旧小区改造已完成、河道整治正在推进。", [("改造", "老旧小区", "achieved"), ("整治", "河道", "ongoing")]),
        ("老旧小区改造全面完成并新增车位30个。", [("改造", "老旧小区", "achieved"), ("新增", "车位", "achieved")]),
    ],
)
def test_each_act_of_the_topic_is_as_far_as_the_auxiliary_says(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected
