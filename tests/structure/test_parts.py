"""Title, times, unit, numberings and kinds, each in texts of a few lines."""

from __future__ import annotations

from datetime import date

import pytest

from kg.language.periods import half, months, year
from kg.model import Document, Layout, Period, SectionKind
from kg.structure import structure

REVIEW, PROBLEM, PLAN = SectionKind.REVIEW, SectionKind.PROBLEM, SectionKind.PLAN


def layout(text: str, name: str = "report.txt") -> Layout:
    return structure(Document(name, text, "0" * 64))


@pytest.mark.parametrize(
    ("title", "period", "plan"),
    [
        ("柳溪街道2017年工作总结", year(2017), year(2018)),
        ("柳溪街道二〇一七年工作总结", year(2017), year(2018)),
        ("柳溪街道2023年1-11月工作情况汇报", months(2023, 1, 11), months(2023, 12, 12)),
        ("柳溪街道2023年前三季度工作总结", months(2023, 1, 9), months(2023, 10, 12)),
        ("柳溪街道2023年上半年工作总结和下半年工作打算", half(2023, 1), half(2023, 2)),
        ("柳溪街道2023年下半年工作总结", half(2023, 2), half(2024, 1)),
        ("柳溪街道2018年工作计划", None, year(2018)),
        ("柳溪街道“十三五”时期工作总结及2021年工作思路", Period(year(2016).start, year(2020).end), year(2021)),
    ],
)
def test_times_in_the_title(title: str, period: Period | None, plan: Period) -> None:
    result = layout(f"{title}\n\n街道新建公园3个，新增绿地2万平方米。\n")
    assert (result.title, result.period, result.plan_period) == (title, period, plan)
    assert result.unit == "柳溪街道"


def test_plan_report_is_plan_throughout() -> None:
    result = layout("柳溪街道2018年工作计划\n\n街道将新建公园3个，新增绿地2万平方米。\n")
    assert {each.kind for each in result.sentences} == {PLAN}
    assert result.sentences[-1].period == year(2018)


@pytest.mark.parametrize(
    ("text", "name", "period"),
    [
        ("一、2018年工作完成情况\n新建公园3个。\n二、2019年工作计划\n新建公园2个。", "a.txt", year(2018)),
        ("一、工作完成情况\n新建公园3个。\n二、2019年工作计划\n新建公园2个。", "a.txt", year(2018)),
        ("2021年是云汀加快发展的一年。现将半年来工作汇报如下：\n一、上半年工作\n新建公园3个。", "a.txt", half(2021, 1)),
        ("发布日期：2020-01-15\n\n工作总结\n\n街道新建公园3个，新增绿地2处。", "a.txt", year(2019)),
        ("街道新建公园3个。", "liuxi-2016.txt", year(2016)),
        ("街道新建公园3个。", "liuxi-2016h1.txt", half(2016, 1)),
        ("街道新建公园3个。", "liuxi.txt", None),
    ],
)
def test_times_without_a_title(text: str, name: str, period: Period | None) -> None:
    assert layout(text, name).period == period


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("江南省松岭市北湖区云汀街道2019年工作总结\n\n街道新建公园3个。", "云汀街道"),
        ("松岭市北湖区云汀街道柳溪社区2019年工作总结\n\n社区新建公园3个。", "柳溪社区"),
        ("关于云汀镇2019年工作情况的报告\n\n全镇新建公园3个。", "云汀镇"),
        ("和平社区二〇一九年工作总结\n\n社区新建公园3个。", "和平社区"),
        ("松岭县人民政府2019年工作报告\n\n全县新建公园3个。", "松岭县"),
        ("2019年工作总结\n\n街道新建公园3个。\n\n云汀街道办事处\n2019年12月20日", "云汀街道"),
        (
            "今年制定了《云汀街道考核办法》，街道上下抓落实。赴北湖街道、柳溪街道学习。修订《云汀街道值班制度》。",
            "云汀街道",
        ),
        ("各街道要推动街道工作，全街道新建公园3个。", ""),
    ],
)
def test_unit(text: str, unit: str) -> None:
    assert layout(text).unit == unit


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("第一部分 工作回顾\n新建公园3个。\n第二部分 工作安排\n新建公园2个。", ["工作回顾", "工作安排"]),
        ("一、党的建设\n①抓学习。开展学习9次。\n②抓作风。谈话2人。", ["党的建设", "抓学习", "抓作风"]),
        ("（1）抓学习。开展学习9次。\n（2）抓作风。谈话2人。", ["抓学习", "抓作风"]),
        ("１．抓学习。开展学习9次。\n２．抓作风。谈话2人。", ["抓学习", "抓作风"]),
        ("Ⅰ、抓学习。开展学习9次。\nⅡ、抓作风。谈话2人。", ["抓学习", "抓作风"]),
        ("1.1 抓学习。开展学习9次。\n1.2 抓作风。谈话2人。", ["抓学习", "抓作风"]),
        ("抓学习\n全年开展学习9次，参加人数不断增加。\n抓作风\n全年谈话2人，作风明显好转起来。", ["抓学习", "抓作风"]),
        ("【学习教育】全年开展学习9次，参加人数不断增加。", ["学习教育"]),
        ("3.5亿元投资到位。\n1.38亿元贷款发放。", []),
        ("一、二期工程完工，三期工程开工。", []),
        # a quarter may open a heading, but a range of quarters is no numbering
        ("三、三季度工作\n新建公园3个。\n四、四季度打算\n新建公园2个。", ["三季度工作", "四季度打算"]),
        ("一、二季度新建公园3个。", []),
        ("三、四季度税收增长较快。\n新建公园3个。", []),
        ("一是抓学习。二是抓作风。", []),
        ("报告分两个部分：一、抓学习；二、抓作风。", []),
    ],
)
def test_numberings(text: str, titles: list[str]) -> None:
    assert [each.title for each in layout(text).sections[1:]] == titles


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("几点不足", PROBLEM),
        ("存在问题及来年打算", PROBLEM),
        ("问题与明年工作打算", PROBLEM),
        ("不足及今后工作打算", PROBLEM),
        ("问题和工作建议", PROBLEM),
        ("来年打算", PLAN),
        ("四季度打算", PLAN),
        ("几点体会", REVIEW),
        ("停车问题治理", REVIEW),
    ],
)
def test_kind_of_a_heading(title: str, kind: SectionKind) -> None:
    found = layout(f"柳溪街道2019年工作总结\n\n一、主要工作\n新建公园3个。\n二、{title}\n新建公园2个。")
    assert [each.kind for each in found.sections[1:]] == [REVIEW, kind]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # a time that opens a sentence holds for it
        ("上半年，新建公园3个。", half(2019, 1)),
        ("2018年，新建公园3个。", year(2018)),
        ("1-5月，新建公园3个。", months(2019, 1, 5)),
        # a month or day only dates what follows it, and so does a deadline
        ("3月，启动公园改造，新建驿站2个。", year(2019)),
        ("3月12日，新建公园3个。", year(2019)),
        ("6月底前，新建公园3个。", year(2019)),
        ("上半年前，新建公园3个。", year(2019)),
        # but since a month holds
        ("自3月以来，新建公园3个。", Period(date(2019, 3, 1), date(2019, 12, 31))),
        ("街道新建公园3个，自3月以来，新建驿站2个。", Period(date(2019, 3, 1), date(2019, 12, 31))),
        ("街道新建公园3个，上半年，新建驿站2个。", year(2019)),
    ],
)
def test_the_time_of_a_sentence(text: str, period: Period) -> None:
    assert layout(f"柳溪街道2019年工作总结\n\n{text}").sentences[-1].period == period


def test_a_year_that_lies_ahead_is_planned_where_its_sentence_looks_to_it() -> None:
    found = layout("柳溪街道2019年工作总结\n\n2020年打算新建公园2个。\n2020年预算公园2个。")
    assert [each.kind for each in found.sentences[1:]] == [PLAN, REVIEW]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("一、主要工作\n我们也清醒地看到：人手不足。\n新建公园3个。", [REVIEW, PROBLEM, REVIEW]),
        ("一、主要工作\n我们也清醒地看到公园。\n新建公园3个。", [REVIEW, REVIEW, REVIEW]),
        ("一、存在问题及下步打算\n人手不足，经费紧张。\n今后，街道将招录网格员20名。", [PROBLEM, PROBLEM, PLAN]),
        ("一、生态环境问题治理\n针对存在的问题，整改到位9处。", [REVIEW, REVIEW]),
        ("一、主要工作\n工作中还存在一些薄弱环节。\n新建公园3个。", [REVIEW, PROBLEM, REVIEW]),
        (
            "一、主要工作\n存在的问题：\n1.人手不足。\n2.经费紧张。\n新建公园3个。",
            [REVIEW, PROBLEM, PROBLEM, PROBLEM, REVIEW],
        ),
        (
            "一、主要工作\n新建公园3个。下一步，将新建公园2个。再建驿站1个。\n改造道路2条。",
            [REVIEW, REVIEW, PLAN, PLAN, REVIEW],
        ),
        # what a sentence announces is numbered beneath it, though the headings before have no number
        (
            "环境整治\n新建公园3个。\n明年，街道将做好以下工作：\n1.全力抓项目。引进企业3家。\n2.用心办实事。新建驿站2个。",
            [REVIEW, REVIEW, PLAN, PLAN, PLAN, PLAN, PLAN],
        ),
    ],
)
def test_kinds(text: str, kinds: list[SectionKind]) -> None:
    assert [each.kind for each in layout(text).sentences] == kinds


def test_field_names_need_a_frame() -> None:
    result = layout("街道设立主题分类垃圾箱30个，来源清晰。")
    assert (dict(result.metadata), result.furniture) == ({}, ())
