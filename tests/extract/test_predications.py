"""Verbs with their objects."""

from __future__ import annotations

import pytest

from tests.extract.facts import predications, sentence


def read(text: str) -> list[tuple[str, str]]:
    """Action and object of the predications of one sentence."""
    return [(p.action, p.object) for p in predications(text)]


def statuses(text: str) -> list[str]:
    return [p.status.name.lower() for p in predications(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verb, object
        ("拆除违章搭建2200平方米。", [("拆除", "违章搭建")]),
        ("共出动城管队员80人，清理占道经营45处。", [("出动", "城管队员"), ("清理", "占道经营")]),
        ("走访慰问老党员60名。", [("走访慰问", "老党员")]),
        ("梳理出问题36条。", [("梳理", "问题")]),
        # a verb without object acts on what the one before it acted on
        ("受理信访件120件，办结115件。", [("受理", "信访件"), ("办结", "信访件")]),
        ("检查店铺60家，发现隐患12处，整改12处。", [("检查", "店铺"), ("发现", "隐患"), ("整改", "隐患")]),
        # an auxiliary hands over to the action behind it
        ("推进安置房建设。", [("建设", "安置房")]),
        ("完成地块征地清障交付工作。", [("征地清障交付", "地块")]),
        ("开展安全生产检查。", [("检查", "安全生产")]),
        ("完成了12个小区的雨污分流改造。", [("改造", "小区的雨污分流")]),
        # without an action it stands itself
        ("开展“暖冬”行动。", [("开展", "“暖冬”行动")]),
        ("举办运动会1场。", [("举办", "运动会")]),
        # 对 and 将 put the object first
        ("对老旧小区进行改造。", [("改造", "老旧小区")]),
        ("对困难党员进行慰问。", [("慰问", "困难党员")]),
        ("将12个社区纳入试点。", [("纳入试点", "社区")]),
        # whom it is for is no object
        ("为困难家庭发放补贴18万元。", [("发放", "补贴")]),
        ("向居民发放宣传单5000份。", [("发放", "宣传单")]),
        # the topic comes first
        ("案件整改51起。", [("整改", "案件")]),
        ("道路硬化3公里，管网改造5公里。", [("硬化", "道路"), ("改造", "管网")]),
        # passive
        ("40间棚户被拆除。", [("拆除", "棚户")]),
        # a relative clause that brought the thing about
        ("被拆除的棚户40间。", [("拆除", "棚户")]),
        ("被查处的违法案件12起。", [("查处", "违法案件")]),
        # who is made to act stands between the auxiliary and the act
        ("组织党员观看影片。", [("观看", "影片")]),
        ("组织志愿者清理河道6次。", [("清理", "河道")]),
        ("督促企业整改隐患27处。", [("整改", "隐患")]),
        ("协助企业招聘员工300人。", [("招聘", "员工")]),
        # a list with a number for each thing
        ("慰问困难家庭12户、残疾人家庭9户。", [("慰问", "困难家庭"), ("慰问", "残疾人家庭")]),
        ("建成公厕10座、垃圾房6座和凉亭3座。", [("建成", "公厕"), ("建成", "垃圾房"), ("建成", "凉亭")]),
        # a list that is one object
        ("慰问困难家庭、残疾人家庭21户。", [("慰问", "困难家庭、残疾人家庭")]),
        # two verb phrases with a list mark between them
        ("新建公厕2座、新增绿地300平方米。", [("新建", "公厕"), ("新增", "绿地")]),
        # nothing is done
        ("辖区总面积12平方公里，常住人口5万人。", []),
        ("税收2.8亿元，增长8%。", []),
    ],
)
def test_the_verbs_of_a_sentence_with_their_objects(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("拆除违建30处。", "act"),
        ("开展“暖冬”行动。", "light"),
        ("提升治理能力。", "degree"),
        ("高度重视安全生产。", "attitude"),
    ],
)
def test_the_form_follows_from_the_verb_s_class(text: str, form: str) -> None:
    assert [p.form for p in predications(text)] == [form]


def test_the_auxiliary_is_kept_beside_the_action() -> None:
    (inner,) = predications("完成道路硬化3公里。")
    assert (inner.lead, inner.fronted, inner.form) == ("完成", True, "act")
    (plain,) = predications("硬化道路3公里。")
    assert (plain.lead, plain.fronted) == ("", False)
    (topic,) = predications("道路硬化3公里。")
    assert (topic.lead, topic.fronted) == ("", True)


def test_a_verb_brings_its_class_along() -> None:
    assert [p.role for p in predications("出动队员80人，清理垃圾20吨，化解纠纷3起。")] == ["input", "act", "outcome"]


def test_span_verb_and_scope_are_stretches_of_the_text() -> None:
    text = "共拆除违建30处，清理垃圾20吨。"
    lexed, _ = sentence(text)
    base = lexed.sentence.span.begin

    def words(begin: int, end: int) -> str:
        return text[begin - base : end - base]

    found = [
        (words(p.verb.begin, p.verb.end), words(p.span.begin, p.span.end), words(p.scope.begin, p.scope.end))
        for p in predications(text)
    ]
    assert found == [("拆除", "拆除违建", "共拆除违建30处"), ("清理", "清理垃圾", "清理垃圾20吨")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆除违建30处。", ["achieved"]),
        ("已拆除违建30处。", ["achieved"]),
        ("正在建设污水管网4公里。", ["ongoing"]),
        ("推进安置房建设。", ["ongoing"]),
        ("每月走访企业20家。", ["ongoing"]),
        ("每季度开展消防检查，每周巡查河道2次。", ["ongoing", "ongoing"]),
        ("计划新建公厕5座。", ["planned"]),
        ("将新建公厕5座。", ["planned"]),
        ("力争新增企业20家。", ["planned"]),
        ("年底前建成充电桩60个。", ["planned"]),
        ("已拆除违建60处，计划年底前再拆除20处。", ["achieved", "planned"]),
        ("已建成养老服务站3个，在建2个。", ["achieved", "ongoing"]),
        # a report of a whole year expects what is as good as done
        ("预计全年新增就业800人。", ["achieved"]),
    ],
)
def test_done_under_way_or_to_be_done(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected
