"""Whole layouts: title, unit, times, sections, kinds, sentences and clauses of reports written for these tests."""

from __future__ import annotations

import re

import pytest

from kg.language.periods import half, months, year
from kg.model import Document, Layout, Period, SectionKind, Sentence
from kg.structure import structure

REVIEW, PROBLEM, PLAN = SectionKind.REVIEW, SectionKind.PROBLEM, SectionKind.PLAN

ANNUAL = """同心聚力谋发展 实干笃行开新局

——柳溪街道2019年工作总结及2020年工作思路

柳溪街道党工委、办事处

今年以来，柳溪街道围绕中心工作，各项事业稳步推进。

一、2019年主要工作情况

（一）优化环境，提升城市面貌。围绕创建目标，全年拆除违建12处。
压实责任。制定考核细则3项，签订责任书40份。

疏通堵点。截至10月份，疏通管网1,200米，投资3.5亿元。

截至目前，共清运垃圾500吨。

（二）保障民生，办好惠民实事。今年9月，“阳光里”驿站开放；服务时间8:30—17:30。

肯定成绩的同时，我们也清醒地看到工作中存在的不足：一是人手不足；二是经费紧张。这些需要重视。
二、2020年工作思路

2020年，街道将继续改造小区3个。6月底前，完成云汀路翻修。
"""

HALF_YEAR = """欢迎访问松岭区人民政府网站!

当前位置: 政务公开 > 街道 > 云汀街道 > 规划计划报告

信息名称 2022年上半年工作总结和下半年工作打算
索引号 0123456789X/2022-00012
主题分类 农业农村 体裁分类 总结
文件编号 发布机构 云汀街道
生成日期 2022-06-30 公开日期 2022-07-05 废止日期有效
内容概述 2022年上半年工作总结和下半年工作打算

2022年上半年工作总结和下半年工作打算

一、上半年主要工作

(一)实施强基工程

1.健全组织体系。新建支部5个,发展党员8名。

2.开展走访慰问。走访家庭60户。

(二)实施惠民工程

1.改造道路3条。
2.新建公园2个。
3.办理实事9件。

二、存在的主要困难、问题

1.人员力量不足。专业人员少,能力有差距。

下一步,我们将充实力量,招录网格员20名。

三、下半年重点工作

1.抓好问题整改。逐项明确时限。

扫一扫在手机打开当前页
打印本页
"""


def layout(text: str, name: str = "report.txt") -> Layout:
    return structure(Document(name, text, "0" * 64))


def sections(result: Layout) -> list[tuple[int, str, SectionKind, Period | None]]:
    return [(each.level, each.title, each.kind, each.period) for each in result.sections]


def sentence(result: Layout, opening: str) -> Sentence:
    """The sentence that begins with `opening`, line breaks aside."""
    text = result.document.text
    found = [
        each
        for each in result.sentences
        if re.sub(r"\s", "", text[each.span.begin : each.span.end]).startswith(opening)
    ]
    assert len(found) == 1, opening
    return found[0]


def words(result: Layout, each: Sentence) -> list[str]:
    return [result.document.text[clause.begin : clause.end] for clause in each.clauses]


def test_annual_report_front() -> None:
    result = layout(ANNUAL)
    assert result.title == "同心聚力谋发展 实干笃行开新局——柳溪街道2019年工作总结及2020年工作思路"
    assert result.unit == "柳溪街道"
    assert (result.period, result.plan_period) == (year(2019), year(2020))
    assert (result.furniture, result.metadata) == ((), {})


def test_annual_report_sections() -> None:
    assert sections(layout(ANNUAL))[1:] == [
        (1, "2019年主要工作情况", REVIEW, year(2019)),
        (2, "优化环境，提升城市面貌", REVIEW, year(2019)),
        (3, "压实责任", REVIEW, year(2019)),
        (3, "疏通堵点", REVIEW, year(2019)),
        (2, "保障民生，办好惠民实事", REVIEW, year(2019)),
        (1, "2020年工作思路", PLAN, year(2020)),
    ]


def test_run_in_heading_holds_for_its_paragraph_only() -> None:
    result = layout(ANNUAL)
    assert result.sections[sentence(result, "截至10月份").section].title == "疏通堵点"
    assert result.sections[sentence(result, "截至目前").section].title == "优化环境，提升城市面貌"


@pytest.mark.parametrize(
    ("opening", "kind", "period"),
    [
        ("今年以来", REVIEW, year(2019)),
        ("围绕创建目标", REVIEW, year(2019)),
        ("截至10月份", REVIEW, months(2019, 1, 10)),
        ("今年9月", REVIEW, year(2019)),
        ("肯定成绩的同时", PROBLEM, year(2019)),
        ("这些需要重视", PROBLEM, year(2019)),
        ("2020年，街道", PLAN, year(2020)),
        ("6月底前", PLAN, year(2020)),
    ],
)
def test_annual_report_kind_and_time_of_sentences(opening: str, kind: SectionKind, period: Period) -> None:
    each = sentence(layout(ANNUAL), opening)
    assert (each.kind, each.period, each.is_heading) == (kind, period, False)


def test_headings_and_front_are_marked_as_headings() -> None:
    result = layout(ANNUAL)
    assert [result.document.text[each.span.begin : each.span.end] for each in result.sentences if each.is_heading] == [
        "同心聚力谋发展 实干笃行开新局",
        "——柳溪街道2019年工作总结及2020年工作思路",
        "柳溪街道党工委、办事处",
        "一、2019年主要工作情况",
        "（一）优化环境，提升城市面貌。",
        "压实责任。",
        "疏通堵点。",
        "（二）保障民生，办好惠民实事。",
        "二、2020年工作思路",
    ]


def test_clauses_leave_numbers_times_and_quotes_whole() -> None:
    result = layout(ANNUAL)
    assert words(result, sentence(result, "截至10月份")) == ["截至10月份", "疏通管网1,200米", "投资3.5亿元"]
    assert words(result, sentence(result, "今年9月")) == ["今年9月", "“阳光里”驿站开放", "服务时间8:30—17:30"]


def test_a_label_and_its_number_are_one_clause() -> None:
    result = layout("街道就业情况：新增就业：1260人，开班：2022年3月。")
    assert words(result, result.sentences[0]) == ["街道就业情况", "新增就业：1260人", "开班", "2022年3月"]


def test_half_year_report_page() -> None:
    result = layout(HALF_YEAR)
    text = result.document.text
    assert result.metadata == {
        "信息名称": "2022年上半年工作总结和下半年工作打算",
        "索引号": "0123456789X/2022-00012",
        "主题分类": "农业农村",
        "体裁分类": "总结",
        "发布机构": "云汀街道",
        "生成日期": "2022-06-30",
        "公开日期": "2022-07-05",
        "废止日期": "有效",
        "内容概述": "2022年上半年工作总结和下半年工作打算",
    }
    assert [text[each.begin : each.end] for each in result.furniture] == [
        *(line for line in text.splitlines()[:10] if line),
        "扫一扫在手机打开当前页",
        "打印本页",
    ]
    assert result.title == "2022年上半年工作总结和下半年工作打算"
    assert result.sections[0].heading is not None
    assert result.sections[0].heading.begin == text.rindex("2022年上半年工作总结")
    assert (result.unit, result.period, result.plan_period) == ("云汀街道", half(2022, 1), half(2022, 2))


def test_half_year_report_sections() -> None:
    assert sections(layout(HALF_YEAR))[1:] == [
        (1, "上半年主要工作", REVIEW, half(2022, 1)),
        (2, "实施强基工程", REVIEW, half(2022, 1)),
        (3, "健全组织体系", REVIEW, half(2022, 1)),
        (3, "开展走访慰问", REVIEW, half(2022, 1)),
        (2, "实施惠民工程", REVIEW, half(2022, 1)),
        (1, "存在的主要困难、问题", PROBLEM, half(2022, 1)),
        (2, "人员力量不足", PROBLEM, half(2022, 1)),
        (1, "下半年重点工作", PLAN, half(2022, 2)),
        (2, "抓好问题整改", PLAN, half(2022, 2)),
    ]


def test_items_of_a_list_are_sentences_not_headings() -> None:
    result = layout(HALF_YEAR)
    items = [sentence(result, opening) for opening in ("1.改造道路", "2.新建公园", "3.办理实事")]
    assert [each.is_heading for each in items] == [False, False, False]
    assert {result.sections[each.section].title for each in items} == {"实施惠民工程"}


def test_turn_to_the_future_inside_a_problem_section() -> None:
    result = layout(HALF_YEAR)
    assert sentence(result, "专业人员少").kind is PROBLEM
    each = sentence(result, "下一步")
    assert (each.kind, each.period) == (PLAN, half(2022, 2))


def broken(text: str, width: int) -> str:
    return "\n".join(line[at : at + width] for line in text.splitlines() for at in range(0, max(len(line), 1), width))


@pytest.mark.parametrize("text", [ANNUAL, HALF_YEAR], ids=["annual", "half-year"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\u3000\n\u3000\u3000"], ids=["crlf", "cr", "blank", "indent"])
def test_line_ends_change_nothing(text: str, end: str) -> None:
    other = layout(text.strip().replace("\n", end))
    assert signature(other) == signature(layout(text))


def signature(result: Layout) -> list[object]:
    """What a layout says, offsets and white space aside."""
    text = result.document.text
    plain: list[object] = [
        (
            re.sub(r"\s", "", text[each.span.begin : each.span.end]),
            each.section,
            each.kind,
            each.period,
            each.is_heading,
        )
        for each in result.sentences
    ]
    return [
        result.title,
        result.unit,
        result.period,
        result.plan_period,
        dict(result.metadata),
        sections(result),
        *plain,
    ]


LONG = (
    "云汀街道2021年工作总结\n"
    "今年以来，街道坚持稳中求进，统筹抓好各项工作，圆满完成了区里下达的任务，得到了居民的普遍认可和上级部门的肯定。\n"
    "一、主要工作完成情况\n"
    "（一）夯实基层基础。新建党群驿站6个，培训网格员120名，调解纠纷45件，居民满意率达98.5%，比上年提高了2.3个百分点。\n"
    "（二）改善人居环境。改造老旧小区4个，惠及居民3,600户，新增停车位500个，修补道路1.2万平方米，清理楼道杂物80吨。\n"
    "二、存在的问题\n"
    "一是专业队伍力量薄弱，应急处置的能力还有待提高；二是停车难问题还没有得到根本解决，居民意见比较集中。\n"
    "三、2022年工作打算\n"
    "（一）推进重点项目。力争年内建成云汀文化中心，完成投资2亿元，引进企业10家，培育规上企业3家，带动就业600人。\n"
)


@pytest.mark.parametrize("width", [30, 33, 40])
def test_broken_lines_are_joined(width: int) -> None:
    assert signature(layout(broken(LONG, width))) == signature(layout(LONG))


def test_offsets_of_broken_lines_are_those_of_the_text() -> None:
    text = broken(LONG, 30)
    each = sentence(layout(text), "新建党群驿站")
    assert text[each.span.begin : each.span.end].replace("\n", "") == (
        "新建党群驿站6个，培训网格员120名，调解纠纷45件，居民满意率达98.5%，比上年提高了2.3个百分点。"
    )
    assert "\n" in text[each.span.begin : each.span.end]


@pytest.mark.parametrize("gap", [" ", "\u3000\u3000", "  "], ids=["space", "ideographic", "two"])
def test_report_on_one_line(gap: str) -> None:
    result = layout(LONG.strip().replace("\n", gap))
    assert signature(result) == signature(layout(LONG))


def test_report_on_one_line_without_any_gap() -> None:
    result = layout(LONG.replace("\n", ""))
    assert sections(result)[1:] == sections(layout(LONG))[1:]
    assert (result.unit, result.period, result.plan_period) == ("云汀街道", year(2021), year(2022))
