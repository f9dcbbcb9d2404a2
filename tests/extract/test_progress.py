"""How far works have come and what they cost, sentence by sentence; all names are invented."""

from __future__ import annotations

import pytest

from kg.extract.relations import milestones_of
from kg.model import Status
from tests.extract.edges import NAMES, edges
from tests.extract.sentences import read

STATES = [
    ("云屏路拓宽工程已竣工验收。", {("云屏路拓宽工程", "已竣工验收")}),
    ("云屏路拓宽工程、石鼓村排涝工程，目前均在区平台招标。",
     {("云屏路拓宽工程", "在区平台招标"), ("石鼓村排涝工程", "在区平台招标")}),
    # the latest of several; what is to come only where nothing else is said
    ("远岫总部项目5月开工，目前正在安装设备。", {("远岫总部项目", "正在安装设备")}),
    ("远岫总部项目主体封顶，年内将完成装修。", {("远岫总部项目", "主体封顶")}),
    ("远岫总部项目有望8月签约。", {("远岫总部项目", "有望8月签约")}),
    ("远岫总部项目，一期已经投产，二期正在平整土地。",
     {("远岫总部项目", "一期已经投产"), ("远岫总部项目", "二期正在平整土地")}),
    ("顺利完成了云屏光电、远岫科技等5家项目的土地清障工作。", {("云屏光电", "完成土地清障"), ("远岫科技", "完成土地清障")}),
    ("新招引重大项目2个（总投资3亿元的云屏光电封装项目、总投资2亿元的远岫总部项目）。",
     {("云屏光电封装项目", "新招引"), ("远岫总部项目", "新招引")}),
    ("迟迟未能开工的远岫总部项目引发关注。", {("远岫总部项目", "迟迟未能开工")}),
    ("列入重点项目2个（云屏光电封装项目、远岫总部项目）。所有项目均按计划推进，远岫总部项目已拿到许可证。",
     {("云屏光电封装项目", "均按计划推进"), ("远岫总部项目", "已拿到许可证")}),
    ("街道2个重点项目已全部开工。包括云屏光电封装项目、远岫总部项目。",
     {("云屏光电封装项目", "已全部开工"), ("远岫总部项目", "已全部开工")}),
    ("远岫总部项目已按照计划在9月底前取得了用地许可证。", {("远岫总部项目", "取得用地许可证")}),
    ("远岫总部项目备受关注。", set()),
    ("云屏光电完成产值3亿元。", set()),
    ("打通云屏路，建成人行天桥1座。", set()),
    ("远岫总部项目6月开工、云屏路拓宽工程年底竣工。",
     {("远岫总部项目", "6月开工"), ("云屏路拓宽工程", "年底竣工")}),
    # a step says more than a figure
    ("云屏路拓宽工程现已恢复施工，建成路基3公里。", {("云屏路拓宽工程", "现已恢复施工")}),
    # projects that are counted first and named later
    ("新签约亿元以上项目8个，协议投资20亿元，其中云屏光电封装项目投资5亿元。", {("云屏光电封装项目", "新签约")}),
    # what stands over the sentence; who is only signed with is no work
    ("2.远岫总部项目。总投资3亿元，桩基施工已完成，形象进度38%。", {("远岫总部项目", "桩基施工已完成")}),
    ("与云屏医院签订共建协议。", set()),
    # a park that is invested in is being built; one that works settle in says nothing of itself
    ("云屏工业园（总投资3亿元）已封顶。", {("云屏工业园", "已封顶")}),
    ("云屏工业园已满三年。", set()),
    # a month that the year holds is past; what a contract is followed by belongs to it
    ("2023年，远岫总部项目3月开工，年底主体完工。", {("远岫总部项目", "年底主体完工")}),
    ("远岫总部项目落户云屏工业园，预计明年3月开工。", {("远岫总部项目", "落户云屏工业园，预计明年3月开工")}),
    # names that are no subject end nothing, a reason or a detail neither
    ("云屏路拓宽工程涉及石鼓村征地80亩，目前正在施工。", {("云屏路拓宽工程", "正在施工")}),
    ("与云屏光电签约的远岫总部项目，因用地指标不足，尚未开工。", {("远岫总部项目", "尚未开工")}),
    ("远岫总部项目签约后，土地手续正在报批。", {("远岫总部项目", "土地手续正在报批")}),
    ("远岫总部项目已开工，占地80亩，由云屏城投公司施工，主体封顶。", {("远岫总部项目", "主体封顶")}),
    # a count and its rate are one state; of a house neither counts, nor what it does each week
    ("云屏片区改造涉及居民90户，签约80户，签约率88.9%。", {("云屏片区改造", "签约80户，签约率88.9%")}),
    ("云屏片区改造进入扫尾阶段，累计签约80户，签约率88.9%。", {("云屏片区改造", "进入扫尾阶段")}),
    ("翠湖广场完成绿化9000平方米。", set()),
    ("翠湖广场每周免费开放3天。", set()),
    ("翠湖广场完成主体施工15层。", {("翠湖广场", "完成主体施工15层")}),
    # what was brought in has come further by now
    ("引进远岫总部项目，项目总投资3亿元，现已完成土地挂牌。", {("远岫总部项目", "现已完成土地挂牌")}),
    # what is told in between does not hide how far it has come by now
    ("云屏片区改造于5月重启，抽调干部9名，截至12月底已签约80户。", {("云屏片区改造", "截至12月底已签约80户")}),
    # who runs a thing says nothing of its progress; what is done to a place is its object
    ("翠湖广场由云屏城投公司运营。", set()),
    ("对云屏工业园（总投资3亿元）进行改造。", set()),
    ("正在建设的有远岫总部项目，正在洽谈的有云屏光电封装项目。",
     {("远岫总部项目", "正在建设"), ("云屏光电封装项目", "正在洽谈")}),
    ("视察云屏路拓宽工程，该工程已完成路基。", {("云屏路拓宽工程", "已完成路基")}),
    # a contract over works; what another clause is about; an honour is no step
    ("与云屏光电签订了远岫总部项目投资协议。", {("远岫总部项目", "签订投资协议")}),
    ("远岫总部项目备受关注；正在洽谈仓储合作。", set()),
    ("云屏路拓宽工程被列为全市改造示范项目。", set()),
    # to each of several works its own; behind brackets, details and reasons; of parks what only building can mean
    ("云屏光电封装项目、远岫总部项目分别进入打桩、试生产阶段。",
     {("云屏光电封装项目", "进入打桩阶段"), ("远岫总部项目", "进入试生产阶段")}),
    ("远岫总部项目（总投资3亿元）位于云屏工业园，机器正在安装。", {("远岫总部项目", "机器正在安装")}),
    ("远岫总部项目占地80亩，新建厂房3万平方米，5月试生产。", {("远岫总部项目", "5月试生产")}),
    ("远岫总部项目因用地未批，9户租户不肯搬迁，至今没有开工。", {("远岫总部项目", "至今没有开工")}),
    ("云屏路拓宽工程已全部签约，施工单位云屏城投公司8月进场。", {("云屏路拓宽工程", "施工单位云屏城投公司8月进场")}),
    ("云屏工业园因规划变动暂缓实施。", {("云屏工业园", "暂缓实施")}),
    ("云屏工业园动工项目8个。", set()),
    # what the first phase has come to, beside the second
    ("云屏安置房一期交房，二期正在打桩。", {("云屏安置房一期", "交房"), ("云屏安置房一期", "二期正在打桩")}),
    ("由翠湖广场改建的“云屏工业园”开园，已入驻企业9家。", set()),
    ("翠湖广场开街，已入驻企业9家。", {("翠湖广场", "开街")}),
    ("年内完成投资2亿元的远岫总部项目封顶。", {("远岫总部项目", "封顶")}),
    # works named by their place alone
    ("云屏片区改造涉及居民90户，其中云屏片区因资金不足，进度滞后。", {("云屏片区改造", "进度滞后")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_progress(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(subject, state) for subject, _, state in edges(text, "progress")} == expected


def test_of_a_problem_only_the_stage_counts_beside_the_review() -> None:
    done = "一、全年工作\n云屏路拓宽工程完成路基3公里。\n二、存在问题\n"
    assert edges(done + "云屏路拓宽工程进度滞后。", "progress") == {("云屏路拓宽工程", "progress", "完成路基3公里")}
    assert edges(done + "云屏路拓宽工程进入攻坚期。", "progress") == {("云屏路拓宽工程", "progress", "进入攻坚期")}


def test_a_plan_states_no_progress() -> None:
    text = "一、全年工作\n街道召开会议。\n二、下一步工作打算\n远岫总部项目开工建设。"
    assert edges(text, "progress") == set()
    begun = "一、全年工作\n街道召开会议。\n二、下一步工作打算\n续建远岫总部项目。"
    assert edges(begun, "progress") == {("远岫总部项目", "progress", "续建")}
    so_far = "一、全年工作\n街道召开会议。\n二、下一步工作打算\n建设远岫总部项目，目前已完成桩基，6月底前封顶。"
    assert edges(so_far, "progress") == {("远岫总部项目", "progress", "已完成桩基")}


INVESTED = [
    (
        "总投资3亿元的云屏光电封装项目、远岫总部项目开工。",
        {("云屏光电封装项目", "总投资3亿元"), ("远岫总部项目", "总投资3亿元")},
    ),
    ("远岫总部项目（总投资2亿元）开工。", {("远岫总部项目", "总投资2亿元")}),
    ("远岫总部项目开工，协议投资2亿元。", {("远岫总部项目", "协议投资2亿元")}),
    ("远岫总部项目实现产值2亿元。", set()),
    # not the park's that works settle in, nor the firm's that spends it
    ("远岫总部项目落户云屏工业园，总投资2亿元。", {("远岫总部项目", "总投资2亿元")}),
    ("云屏光电投资2亿元兴建的翠湖广场开业。", {("翠湖广场", "投资2亿元")}),
    ("云屏片区改造今年完工，由云屏城投公司承建，总投资2亿元。", {("云屏片区改造", "总投资2亿元")}),
    (
        "总投资3亿元的云屏光电封装项目、2亿元的远岫总部项目开工。",
        {("云屏光电封装项目", "总投资3亿元"), ("远岫总部项目", "总投资2亿元")},
    ),
    # what the next of a list costs is not its own, nor what several cost together
    ("投资6亿元的云屏光电封装项目、投资3亿元的仓库建成投产。", {("云屏光电封装项目", "投资6亿元")}),
    ("远岫总部项目等8个项目总投资20亿元。", set()),
    # what has been spent so far, and what a name costs that is not known
    ("远岫总部项目完成投资2亿元。", set()),
    ("远岫总部项目开工；岱溪机床城（总投资2亿元）封顶。", set()),
]


@pytest.mark.parametrize(("text", "expected"), INVESTED)
def test_investment(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(subject, amount) for subject, _, amount in edges(text, "investment")} == expected


MILESTONES = [
    ("云屏路拓宽工程已竣工验收。", [("云屏路拓宽工程", "竣工验收", Status.ACHIEVED)]),
    ("翠湖邻里中心挂牌。", [("翠湖邻里中心", "挂牌", Status.ACHIEVED)]),
    ("远岫总部项目有望年内签约。", [("远岫总部项目", "签约", Status.PLANNED)]),
    ("远岫总部项目至今未能开工。", []),
    ("云屏路拓宽工程完成签约40户。", []),
]


@pytest.mark.parametrize(("text", "expected"), MILESTONES)
def test_milestones(text: str, expected: list[tuple[str, str, Status]]) -> None:
    readings, layout = read(text, NAMES)
    named = {i: m.name for r in readings for i, m in r.names}
    assert [(named[m.subject], m.state, m.status) for m in milestones_of(readings, layout)] == expected
