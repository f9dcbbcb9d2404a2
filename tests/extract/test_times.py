"""When a fact holds."""

from __future__ import annotations

import pytest

from kg.extract.times import Times
from tests.extract.facts import TITLE, periods, sentence, stretch

YEAR = "2023-01-01/2023-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the section's time
        ("拆除违建30处。", [("30处", YEAR)]),
        # an opener of several months holds for the whole sentence
        ("1-5月，拆除违建30处，清理垃圾20吨。", [("30处", "2023-01-01/2023-05-31"), ("20吨", "2023-01-01/2023-05-31")]),
        ("截至11月底，新增就业1200人。", [("1200人", "2023-01-01/2023-11-30")]),
        ("一季度，检查企业40家。", [("40家", "2023-01-01/2023-03-31")]),
        ("2022年3-6月，新建广场2个。", [("2个", "2022-03-01/2022-06-30")]),
        ("截至目前，累计发放贷款2亿元。", [("200000000元", YEAR)]),
        # a later opener takes over
        (
            "今年上半年，新增企业30家；下半年，新增企业45家。",
            [("30家", "2023-01-01/2023-06-30"), ("45家", "2023-07-01/2023-12-31")],
        ),
        (
            "2022年，新建公厕2座；2021年，新建公厕1座。",
            [("2座", "2022-01-01/2022-12-31"), ("1座", "2021-01-01/2021-12-31")],
        ),
        # a deadline gives the time up to it
        ("6月底前，完成道路硬化3公里。", [("3公里", "2023-01-01/2023-06-30")]),
        ("新建公厕2座，6月底前再建成3座。", [("2座", YEAR), ("3座", "2023-01-01/2023-06-30")]),
        # a month inside a clause is the deadline of what is planned; of what is done it only tells when it happened
        ("柳塘社区计划5月建成书房1个。", [("1个", "2023-05-01/2023-05-31")]),
        ("柳塘社区3月建成食堂1个，5月建成书房1个。", [("1个", YEAR), ("1个", YEAR)]),
        # what something is compared with is not its time
        ("税收比2022年增长5%。", [("5%", YEAR)]),
        ("信访量120件，较去年下降20%。", [("120件", YEAR), ("-20%", YEAR)]),
        # the whole year, wherever it stands
        ("全年，税收2亿元，上半年税收1亿元。", [("200000000元", YEAR), ("100000000元", "2023-01-01/2023-06-30")]),
        ("到2025年，力争建成停车场3座。", [("3座", "2025-01-01/2025-12-31")]),
    ],
)
def test_the_period_of_a_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(TITLE + text) == expected


def test_a_plan_s_deadline_counts_from_the_plan_s_start() -> None:
    text = (
        "青禾街道2023年工作总结\n\n一、2023年工作回顾\n拆除违建30处。\n二、2024年工作计划\n6月底前，完成道路硬化3公里。"
    )
    assert periods(text) == [("30处", YEAR), ("3公里", "2024-01-01/2024-06-30")]


def test_a_report_without_a_time_gives_none() -> None:
    assert periods("拆除违建30处。") == [("30处", "")]


def test_a_time_holds_from_where_it_stands() -> None:
    text = "新建公厕2座，上半年，检查店铺80家，清理垃圾20吨。"
    lexed, _ = sentence(text)
    times, base = Times(lexed, lexed.sentence.period), lexed.sentence.span.begin
    found = [stretch(times.at(base + text.index(word), planned=False)) for word in ("2座", "80家", "20吨")]
    assert found == [YEAR, "2023-01-01/2023-06-30", "2023-01-01/2023-06-30"]


def test_a_month_inside_a_clause_counts_for_plans_up_to_the_next_number() -> None:
    text = "街道3月新建公厕2座和广场1个。"
    lexed, _ = sentence(text)
    times, base = Times(lexed, lexed.sentence.period), lexed.sentence.span.begin
    assert stretch(times.at(base + text.index("2座"), planned=True)) == "2023-03-01/2023-03-31"
    assert stretch(times.at(base + text.index("2座"), planned=False)) == YEAR
    assert stretch(times.at(base + text.index("1个"), planned=True)) == YEAR
