"""When a fact holds."""

from __future__ import annotations

import pytest

from kg.extract.times import Times
from tests.extract.facts import TITLE, parts, periods, sentence, stretch

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
        # a time that fills its clause dates the next one, not the ones after its number
        ("9月，计划建成书房1个，建成食堂1个。", [("1个", "2023-09-01/2023-09-30"), ("1个", YEAR)]),
        ("到9月，计划建成书房1个。", [("1个", "2023-09-01/2023-09-30")]),
        ("街道9月，计划建成书房1个。", [("1个", YEAR)]),
        # of what is done a month only tells when something happened
        ("9月，建成书房1个。", [("1个", YEAR)]),
        # what something was before it changed, over a year
        ("满意度由81%升至98%。", [("81%", "2022-01-01/2022-12-31"), ("98%", YEAR)]),
        ("税收由去年的2亿元增加到3亿元。", [("200000000元", "2022-01-01/2022-12-31"), ("300000000元", YEAR)]),
        ("满意度由年初的81%升至98%。", [("81%", YEAR), ("98%", YEAR)]),
        ("网格由8个增加到12个。", [("8个", YEAR), ("12个", YEAR)]),
        # what something is compared with is not its time
        ("税收比2022年增长5%。", [("5%", YEAR)]),
        ("信访量120件，较去年下降20%。", [("120件", YEAR), ("-20%", YEAR)]),
        # a deadline dates its own act alone
        ("6月底前计划建成书房1个，新建公厕2座。", [("1个", "2023-01-01/2023-06-30"), ("2座", YEAR)]),
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


def test_what_something_was_before_a_half_year_has_no_year_of_its_own() -> None:
    half = "2023-01-01/2023-06-30"
    assert periods("青禾街道2023年上半年工作总结\n\n满意度由81%升至98%。") == [("81%", half), ("98%", half)]


def test_the_whole_year_in_a_plan_is_the_year_that_is_planned() -> None:
    text = "青禾街道2023年工作总结\n\n一、2023年工作回顾\n全年，拆除违建30处。\n二、2024年工作计划\n"
    assert periods(text + "全年，新增就业800人。") == [("30处", YEAR), ("800人", "2024-01-01/2024-12-31")]


def test_a_plan_s_month_dates_only_what_follows_it() -> None:
    text = "青禾街道2023年工作总结\n\n一、2023年工作回顾\n拆除违建30处。\n二、2024年工作计划\n"
    assert periods(text + "3月，新建书房1个，新建食堂2个。") == [
        ("30处", YEAR),
        ("1个", "2024-03-01/2024-03-31"),
        ("2个", "2024-01-01/2024-12-31"),
    ]


def test_the_year_that_a_sentence_speaks_of_and_the_one_before() -> None:
    lexed, _ = sentence("拆除违建30处。")
    times = Times(lexed, lexed.sentence.period)
    assert (times.whole_year, stretch(times.year_before)) == (True, "2022-01-01/2022-12-31")
    lexed, _ = sentence("上半年，拆除违建30处。")
    times = Times(lexed, None)
    assert (times.whole_year, stretch(times.year_before)) == (False, "2022-01-01/2022-12-31")
    _, (lexed,) = parts("拆除违建30处。")
    times = Times(lexed, None)
    assert (times.whole_year, times.year_before) == (False, None)


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


def test_the_whole_year_holds_for_its_item_of_a_list() -> None:
    head = "青禾街道2023年上半年工作总结\n\n二、下半年打算\n"
    second = "2023-07-01/2023-12-31"
    assert periods(head + "紧盯全年2亿元税收目标，新建公厕2座。") == [("200000000元", second), ("2座", second)]
    assert periods(head + "力争全年税收2亿元；二是新建公厕2座。") == [("200000000元", YEAR), ("2座", second)]
