"""Times: every way of writing them, against exact first and last days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.periods import find, following, half, months, opening, resolve, year
from kg.model import Period

YEAR = year(2019)
FIRST_HALF = half(2022, 1)
SECOND_HALF = half(2022, 2)


def span(written: str) -> Period | None:
    """`2019-01-01/2019-06-30` as a period, `-` as None."""
    if written == "-":
        return None
    start, end = written.split("/")
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年", "2018-01-01/2018-12-31"),
        ("２０１８年", "2018-01-01/2018-12-31"),
        ("二〇一八年", "2018-01-01/2018-12-31"),
        ("二○一八年度", "2018-01-01/2018-12-31"),
        ("2018年上半年", "2018-01-01/2018-06-30"),
        ("2018年下半年", "2018-07-01/2018-12-31"),
        ("上半年", "2019-01-01/2019-06-30"),
        ("1-11月", "2019-01-01/2019-11-30"),
        ("1至5月", "2019-01-01/2019-05-31"),
        ("1—9月份", "2019-01-01/2019-09-30"),
        ("2018年1月份至2月份", "2018-01-01/2018-02-28"),
        ("2016年10月至2018年3月", "2016-10-01/2018-03-31"),
        ("2015年至2017年", "2015-01-01/2017-12-31"),
        ("2015-2017年", "2015-01-01/2017-12-31"),
        ("2017年至2015年", "-"),
        ("截至10月份", "2019-01-01/2019-10-31"),
        ("截止10月底", "2019-01-01/2019-10-31"),
        ("截至2018年6月20日", "2018-01-01/2018-06-20"),
        ("截至目前", "2019-01-01/2019-12-31"),
        ("前三季度", "2019-01-01/2019-09-30"),
        ("一季度", "2019-01-01/2019-03-31"),
        ("第三季度", "2019-07-01/2019-09-30"),
        ("今年9月", "2019-09-01/2019-09-30"),
        ("十一月份", "2019-11-01/2019-11-30"),
        ("9月28日", "2019-09-28/2019-09-28"),
        ("九月二十八日", "2019-09-28/2019-09-28"),
        ("2月30日", "-"),
        ("5月上旬", "2019-05-01/2019-05-10"),
        ("2月下旬", "2019-02-21/2019-02-28"),
        ("5月中旬以来", "2019-05-11/2019-12-31"),
        ("年内", "2019-01-01/2019-12-31"),
        ("年底前", "2019-01-01/2019-12-31"),
        ("6月底前", "2019-01-01/2019-06-30"),
        ("2018年底", "2018-12-01/2018-12-31"),
        ("去年", "2018-01-01/2018-12-31"),
        ("明年", "2020-01-01/2020-12-31"),
        ("“十三五”期间", "2016-01-01/2020-12-31"),
        ("十四五以来", "2021-01-01/2021-12-31"),
        ("近三年", "2017-01-01/2019-12-31"),
        ("这两年中", "2018-01-01/2019-12-31"),
        ("过去的五年里", "2015-01-01/2019-12-31"),
        ("三年中", "2017-01-01/2019-12-31"),
        ("三年中期", "-"),
        ("2019-06-28", "2019-06-28/2019-06-28"),
        ("3.5月", "-"),
        ("第1月", "-"),
        ("12345", "-"),
        ("会议", "-"),
    ],
)
def test_times_of_an_annual_report(text: str, expected: str) -> None:
    assert resolve(text, YEAR) == span(expected)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("今年以来", FIRST_HALF, "2022-01-01/2022-06-30"),
        ("年初以来", FIRST_HALF, "2022-01-01/2022-06-30"),
        ("2020年以来", FIRST_HALF, "2020-01-01/2022-06-30"),
        ("7月底前", FIRST_HALF, "2022-07-01/2022-07-31"),
        ("年底前", FIRST_HALF, "2022-07-01/2022-12-31"),
        ("9月底前", SECOND_HALF, "2022-07-01/2022-09-30"),
        ("年内", SECOND_HALF, "2022-01-01/2022-12-31"),
        ("目前", SECOND_HALF, "2022-01-01/2022-06-30"),
    ],
)
def test_times_of_a_half_year_report(text: str, reference: Period, expected: str) -> None:
    assert resolve(text, reference, FIRST_HALF) == span(expected)


def test_year_words_count_from_the_report_and_months_from_the_passage() -> None:
    assert resolve("明年", year(2020), YEAR) == year(2020)
    assert resolve("6月", year(2020), YEAR) == months(2020, 6, 6)


@pytest.mark.parametrize("text", ["全年", "全年度", "当年"])
def test_the_whole_year_is_the_one_that_the_passage_speaks_of(text: str) -> None:
    assert resolve(text, year(2020), YEAR) == year(2020)
    assert resolve(text, months(2020, 1, 6), FIRST_HALF) == year(2020)
    assert resolve(text, YEAR) == YEAR
    assert resolve(text, None, YEAR) == YEAR
    assert resolve(text, None) is None


def test_this_year_is_the_report_s() -> None:
    assert resolve("今年", year(2020), YEAR) == YEAR
    assert resolve("本年度", year(2020), YEAR) == YEAR


@pytest.mark.parametrize("text", ["上半年", "今年", "6月", "截至目前", "今年以来", "近三年"])
def test_relative_times_need_a_reference(text: str) -> None:
    assert resolve(text, None) is None


def test_find_gives_offsets_and_leaves_other_numbers_alone() -> None:
    text = "试点之一于2018年建成，1-9月完成12月任务的80%，第3月、3.5月不算"
    assert list(find(text, YEAR)) == [(5, 10, year(2018)), (13, 17, months(2019, 1, 9)), (19, 22, months(2019, 12, 12))]


def test_opening_reads_only_the_beginning() -> None:
    assert opening("1-9月，完成投资", YEAR) == (4, months(2019, 1, 9))
    assert opening("完成投资，1-9月", YEAR) is None
    assert opening("今年完成投资", None) == (2, None)


def test_what_follows_a_report() -> None:
    assert following(YEAR) == year(2020)
    assert following(FIRST_HALF) == SECOND_HALF
    assert following(SECOND_HALF) == half(2023, 1)
    assert following(months(2019, 1, 10)) == months(2019, 11, 12)


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 12))
def test_months_read_back(number: int, first: int, last: int) -> None:
    expected = months(number, first, last) if first <= last else None
    assert resolve(f"{number}年{first}-{last}月", None) == expected


@given(st.text(max_size=60))
def test_find_takes_any_text(text: str) -> None:
    ends = [0]
    for begin, end, _ in find(text, YEAR):
        assert ends[-1] <= begin < end <= len(text)
        ends.append(end)
