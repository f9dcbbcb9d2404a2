"""Done, under way or to be done, by the words around a verb."""

from __future__ import annotations

import pytest

from kg.extract.statuses import intended
from kg.language.periods import half, year
from tests.extract.facts import acts, whole

PLAN = "青禾街道2023年工作总结\n\n一、2023年工作回顾\n拆除违建30处。\n二、2024年工作计划\n"


def planned(sentence: str) -> list[tuple[str, str, str]]:
    """The status of each activity of a sentence in a plan."""
    return [(a.action, a.object, a.status.name.lower()) for a in whole(PLAN + sentence).activities[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建公厕5座。", [("新建", "公厕", "planned")]),
        # a plan tells what is done already
        ("目前已完成桩基施工3处。", [("施工", "桩基", "achieved")]),
        ("现已拆除违建8处，再拆除违建9处。", [("拆除", "违建", "achieved"), ("拆除", "违建", "planned")]),
        # but not by what describes a thing that it deals with
        ("对已整治的排口开展监测。", [("监测", "整治的排口", "planned")]),
        # nor by other words of what is done
        ("累计新建公厕5座。", [("新建", "公厕", "planned")]),
        # what goes on at set times
        ("每月走访企业20家。", [("走访", "企业", "ongoing")]),
        ("每月已走访企业20家。", [("走访", "企业", "ongoing")]),
    ],
)
def test_a_plan_plans_unless_something_is_done_already(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert planned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 将 that puts an object first looks to no future
        ("将违建移交城管中队。", [("移交", "违建", "achieved")]),
        ("将宣传册发放到户。", [("发放", "宣传册", "achieved")]),
        # 将 before the verb does, and so do other words beside the object
        ("将拆除违建30处。", [("拆除", "违建", "planned")]),
        ("计划将违建移交城管中队。", [("移交", "违建", "planned")]),
        ("明年将违建移交城管中队。", [("移交", "违建", "planned")]),
    ],
)
def test_what_is_put_first_is_not_put_off(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # begun itself, so that what it carries goes on
        ("启动石鼓片区征收。", [("征收", "石鼓片区", "ongoing")]),
        ("启动石鼓路拓宽3公里。", [("拓宽", "石鼓路", "ongoing")]),
        ("启动石鼓路改造工程。", [("启动", "石鼓路改造工程", "achieved")]),
        # what else carries an act leaves it done
        ("开展石鼓片区征收。", [("征收", "石鼓片区", "achieved")]),
        ("推进石鼓片区征收。", [("征收", "石鼓片区", "ongoing")]),
        ("计划启动石鼓片区征收。", [("征收", "石鼓片区", "planned")]),
    ],
)
def test_what_is_begun_goes_on(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争", True),
        ("占年计划", False),
        ("计划数", False),
        ("将", True),
        ("将近", False),
        ("即将", False),
        ("预计明年", True),
        ("已", False),
        ("", False),
    ],
)
def test_words_of_what_is_to_come(text: str, expected: bool) -> None:
    assert intended(text, year(2023)) is expected


def test_what_a_year_s_report_expects_of_the_year_is_as_good_as_done() -> None:
    assert not intended("预计全年", year(2023))
    assert intended("预计全年", half(2023, 1))
    assert intended("预计全年", None)


def test_a_month_that_is_told_ahead_is_to_come_only_behind_the_report_s_period() -> None:
    assert not intended("预计6月底", half(2023, 1))
    assert intended("预计8月底", half(2023, 1))
    assert intended("8月底前", half(2023, 1))
    assert not intended("8月底前", year(2023))
    assert intended("预计明年6月底", year(2023))
