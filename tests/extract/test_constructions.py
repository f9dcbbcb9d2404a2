"""Constructions of report prose that one verb, one object and one number do not show."""

from __future__ import annotations

import pytest

from tests.extract.facts import acts, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two verbs over one object
        ("排查并整改隐患45处。", [("排查", "隐患"), ("整改", "隐患")]),
        ("走访、慰问老党员60名。", [("走访", "老党员"), ("慰问", "老党员")]),
        # money put in, then what it was put into
        ("投资5.2亿元建设云屏产业园。", [("建设", "云屏产业园")]),
        # an extent belongs to the act beside it
        ("拆除危房60间、面积2000平方米。", [("拆除", "危房")]),
        ("总投资5000万元的云屏、远岫两个项目签约。", [("签约", "云屏、远岫项目")]),
        # a part of the sum by place keeps the object
        ("建成养老服务站3个，其中柳塘社区1个。", [("建成", "养老服务站"), ("建成", "养老服务站")]),
        # the topic before 完成
        ("老旧小区完成改造8个。", [("改造", "老旧小区")]),
        # meetings keep their kind
        ("组织召开推进会3次。", [("组织召开", "推进会")]),
    ],
)
def test_acts(text: str, expected: list[tuple[str, str]]) -> None:
    assert [pair for pair in ((verb, thing) for verb, thing, _ in acts(text)) if pair in expected] == expected


def test_last_year_counts_from_the_report() -> None:
    claims = said("去年，化解积案12件。")
    years = {claims.measurements[0].period.start.year, claims.activities[0].period.start.year}  # type: ignore[union-attr]
    assert years == {2022}


def test_an_act_holds_for_the_time_that_opens_its_clause() -> None:
    claims = said("上半年，新建公厕3座；下半年，改造菜场1个。")
    assert [(a.action, a.period.start.month, a.period.end.month) for a in claims.activities if a.period] == [
        ("新建", 1, 6),
        ("改造", 7, 12),
    ]
