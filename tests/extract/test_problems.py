"""Shortcomings, sentence by sentence; all places are invented."""

from __future__ import annotations

import re

import pytest

from kg.extract.problems import problems_of
from kg.lexicon import toml
from tests.extract.sentences import read


def problems(text: str, names: dict[str, str] | None = None) -> list[str]:
    readings, layout = read(text, names or {})
    return [text[p.span.begin : p.span.end] for p in problems_of(readings, layout)]


HEAD = "青禾街道2021年工作总结\n一、主要工作\n全年新建公园3个。\n二、存在的问题\n"

SECTIONS = [
    ("一是税源基础薄弱；二是专业人才缺乏。", ["税源基础薄弱", "专业人才缺乏"]),
    ("一是园区配套滞后，年轻骨干留不住。", ["园区配套滞后", "年轻骨干留不住"]),
    # a person's next failing is one of its own
    ("一是少数干部思想守旧，办事效率不高。", ["少数干部思想守旧", "办事效率不高"]),
    # the reason and what comes of it are one, and how much is lacking
    ("一是云屏路因拆迁受阻，工期滞后3个月。", ["云屏路因拆迁受阻，工期滞后3个月"]),
    ("一是幼儿园学位紧张，缺口约600个，停车难。", ["幼儿园学位紧张，缺口约600个", "停车难"]),
    # an item that opens like an announcement states a problem itself
    ("一是巡查力量不足；二是管护存在短板。", ["巡查力量不足", "管护存在短板"]),
    # what comes of it is no shortcoming of its own
    ("一是征迁进度缓慢，一定程度上影响了项目落地。", ["征迁进度缓慢"]),
    ("一是经费不足，柳塘片区普遍反映经费不足。", ["经费不足"]),
    ("一是人手还不够。这些都需要我们在明年加以改进。", ["人手还不够"]),
    # an item of a list is a problem by its place
    ("一是全年离任网格员9人；二是巡查流于形式。", ["全年离任网格员9人", "巡查流于形式"]),
    ("在处理跨区域污染时，缺乏有力手段。", ["在处理跨区域污染时，缺乏有力手段"]),
    ("需要投入大量人力。", []),
    # a list of shortcomings is one record for each
    ("一是存在人手不足、经费偏紧、设施陈旧等问题。", ["人手不足", "经费偏紧", "设施陈旧"]),
    ("一是面临着用地紧张、资金短缺等困难。", ["用地紧张", "资金短缺"]),
    ("一是年轻骨干留不住，存在人手不足、经费偏紧等突出问题。", ["年轻骨干留不住", "人手不足", "经费偏紧"]),
    ("一是存在人手不足的问题。", ["存在人手不足的问题"]),
    # outside a list it does not
    ("少数干部思想守旧，镇区停车难仍未根本解决。", ["少数干部思想守旧", "镇区停车难仍未根本解决"]),
    ("问题与不足：一是人手还不够。", ["人手还不够"]),
    ("工作中还存在不少薄弱环节：经费不足。", ["经费不足"]),
    # the next person's failing is one of its own
    ("一是少数干部思想守旧，个别干部办事效率不高。", ["少数干部思想守旧", "个别干部办事效率不高"]),
    # an item is no problem by its place where a clause of it says what falls short
    ("一是干部离任9人，社区巡查较少。", ["社区巡查较少"]),
    # words that announce problems are none
    ("同时也要看到，经费不足。", ["经费不足"]),
    ("不足也不少，经费紧张。", ["经费紧张"]),
    # nor is what stands before them
    ("全年克服了人手不足，同时也要看到，经费紧张。", ["经费紧张"]),
]


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_problem_section(text: str, expected: list[str]) -> None:
    assert problems(HEAD + text) == expected


def test_a_numbered_heading_without_text_states_its_problem() -> None:
    assert problems(HEAD + "1.停车泊位缺口较大。\n2.沿河排口整改滞后。\n") == ["停车泊位缺口较大", "沿河排口整改滞后"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what looks like a run-in heading states shortcomings itself
        ("群众期望值过高，扫尾进展缓慢。整改力度不够。", ["群众期望值过高", "扫尾进展缓慢", "整改力度不够"]),
        # one of a clause, one that states none and a numbered one only head what follows
        ("群众期望值过高。整改力度不够。", ["整改力度不够"]),
        ("抓好队伍建设，提升服务能力。整改力度不够。", ["整改力度不够"]),
        ("1.群众期望值过高，扫尾进展缓慢。整改滞后。\n2.经费不足。人手紧张。", ["整改滞后", "人手紧张"]),
    ],
)
def test_run_in_headings(text: str, expected: list[str]) -> None:
    assert problems(HEAD + text) == expected


def test_problems_announced_in_running_text() -> None:
    text = "全年新建公园3个。工作中存在的不足也不容忽视：一是审批速度慢；二是楼道堆物反弹较快。"
    assert problems(text) == ["审批速度慢", "楼道堆物反弹较快"]


def test_announced_problems_end_with_the_paragraph() -> None:
    text = "全年新建公园3个。当然，工作中也有不少不足。泊车位缺口大，居民意见大。\n全年举办讲座4场，办公环境不够好。"
    assert problems(text) == ["泊车位缺口大"]


ELSEWHERE = [
    ("今年完成迟迟未能启动的柳塘路改造。", ["今年完成迟迟未能启动的柳塘路改造"]),
    ("沿街乱停车问题依然突出，居民反映多。", ["沿街乱停车问题依然突出"]),
    ("着力解决依然突出的停车难问题，新增泊位80个。", []),
    ("努力改变人手问题依然突出的局面。", []),
    ("全年新建公园3个，服务能力不断增强。", []),
    ("出租房管理仍是薄弱环节。", ["出租房管理仍是薄弱环节"]),
    # behind 但是 or an admission, what only says what falls short counts too
    ("全年新建公园3个，但是，泊车位偏少，设施陈旧。", ["泊车位偏少", "设施陈旧"]),
    ("停车难问题依然突出，管理力量薄弱。", ["停车难问题依然突出", "管理力量薄弱"]),
    ("停车难问题依然突出，全年新建公园3个。", ["停车难问题依然突出"]),
    ("全年新建公园3个，泊车位偏少，设施陈旧。", []),
    ("但是，解决了泊车位偏少的难题。", []),
    # the reason, and what did not come of it
    ("翠湖路拓宽因用地指标未落实，至今没有开工。", ["翠湖路拓宽因用地指标未落实，至今没有开工"]),
    ("因用地指标紧张，全年新建公园3个。", []),
    # a sentence that tells of little else
    ("柳塘路改造进度滞后，个别商户抵触情绪大。", ["柳塘路改造进度滞后", "个别商户抵触情绪大"]),
    ("当前，征迁难度大，设施陈旧，管理力量薄弱。", ["征迁难度大", "设施陈旧", "管理力量薄弱"]),
    ("但是，服务能力不断增强。", []),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_admissions_elsewhere(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_an_undertaking_is_admitted_once() -> None:
    text = "石鼓路东延工程至今未能开工。\n二、存在的问题\n一是石鼓路东延工程开工滞后。"
    assert problems(text, {"石鼓路东延工程": "Project"}) == ["石鼓路东延工程开工滞后"]


def test_a_problem_is_about_the_names_in_it() -> None:
    text = HEAD + "一是柳塘社区物业缺位。"
    readings, layout = read(text, {"柳塘社区": "Community"})
    assert [p.about for p in problems_of(readings, layout)] == [(0,)]


LISTS = ("lead_in", "closing", "effect", "shortcoming", "carried_on", "habit", "admission")


@pytest.mark.parametrize("key", LISTS)
def test_each_pattern_finds_its_example(key: str) -> None:
    for entry in toml("problems")[key]:
        assert re.search(entry["pattern"], entry["example"]), entry
