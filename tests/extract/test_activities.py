"""Which verbs are activities: what somebody could check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.activities import announcing_of, in_title
from kg.model import Span
from tests.extract.facts import act, acts, predications, said, whole
from tests.extract.sentences import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办运动会1场。", [("举办", "运动会", "achieved")]),
        ("制定《青禾街道考核办法》。", [("制定", "《青禾街道考核办法》", "achieved")]),
        ("签订责任书200份。", [("签订", "责任书", "achieved")]),
        ("走访困难家庭。", [("走访", "困难家庭", "achieved")]),
        ("组织党员观看影片。", [("观看", "影片", "achieved")]),
        ("委托第三方检测水质20次。", [("检测", "水质", "achieved")]),
        ("开展“暖冬”行动。", [("开展", "“暖冬”行动", "achieved")]),
        ("开展安全生产检查。", [("检查", "安全生产", "achieved")]),
        ("推进安置房建设。", [("建设", "安置房", "ongoing")]),
        ("推进“微光”平台优化。", [("优化", "“微光”平台", "ongoing")]),
        ("启动石鼓路改造工程。", [("启动", "石鼓路改造工程", "achieved")]),
        ("对老旧小区进行改造。", [("改造", "老旧小区", "achieved")]),
        ("已建成养老服务站3个，在建2个。", [("建成", "养老服务站", "achieved"), ("在建", "养老服务站", "ongoing")]),
        ("计划新建公厕5座。", [("新建", "公厕", "planned")]),
        # what it is laid out for is no act of its own
        ("启动柳塘养老院建设，设计床位60张。", [("建设", "柳塘养老院", "ongoing")]),
        ("完成大棚、苗圃共计942户的清理工作。", [("清理", "大棚、苗圃", "achieved")]),
    ],
)
def test_a_verb_of_action_with_a_definite_object_is_one(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # attitudes and exhortations
        "坚持以人为本。",
        "高度重视安全生产。",
        "深入贯彻会议精神。",
        # degree over an abstraction
        "提升治理能力。",
        "推进高质量发展。",
        "营造浓厚氛围。",
        "加强作风建设。",
        "推进停车设施优化。",
        # bare indicators
        "实现税收2.8亿元，同比增长8%。",
        "公共预算收入8000万元。",
        "新农保参保9860人。",
        "着力抓好三件事。",
        # capacities
        "日处理污水3000吨。",
        # what did not happen
        "全年未发生安全事故。",
    ],
)
def test_what_nobody_could_check_is_none(text: str) -> None:
    assert acts(text) == []


def test_a_number_makes_a_vague_object_concrete() -> None:
    assert acts("解决问题。") == []
    assert acts("解决问题30个。") == [("解决", "问题", "achieved")]


def test_an_auxiliary_stands_itself_only_over_an_event_or_a_name() -> None:
    assert acts("开展讲座。") == [("开展", "讲座", "achieved")]
    assert acts("开展工作。") == []


def test_headings_and_problems_hold_no_activity() -> None:
    text = "青禾街道2023年工作总结\n\n一、拆除违建\n清理垃圾20吨。\n二、存在问题\n清理河道不及时。\n三、2024年工作计划\n新建停车位300个。"
    assert [act(a) for a in whole(text).activities] == [("清理", "垃圾", "achieved"), ("新建", "停车位", "planned")]


def test_a_sentence_that_leads_over_to_subsections_holds_only_what_is_counted() -> None:
    body = "（一）抓整治\n清理垃圾20吨。\n（二）抓服务\n走访困难家庭30户。\n"
    plain = "青禾街道2023年工作总结\n\n一、主要工作\n全面整治背街小巷。\n" + body
    counted = "青禾街道2023年工作总结\n\n一、主要工作\n全面整治背街小巷40条。\n" + body
    rest = [("清理", "垃圾", "achieved"), ("走访", "困难家庭", "achieved")]
    assert [act(a) for a in whole(plain).activities] == rest
    assert [act(a) for a in whole(counted).activities] == [("整治", "背街小巷", "achieved"), *rest]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an item's short title leads over to its text
        ("一是搭建服务平台。社区走访家庭30户。二是建成驿站。社区走访家庭9户。", [True, False, True, False]),
        ("首先，搭建服务平台。社区走访家庭30户。", [True, False]),
        # not a counted one, two clauses, a long one, one without number of its item
        ("一是搭建服务平台3个。社区走访家庭30户。", [False, False]),
        ("一是搭建服务平台，发放困难补贴。社区走访家庭30户。", [False, False]),
        ("一是为沿街商铺安装充电设施和监控探头。社区走访家庭30户。", [False, False]),
        ("搭建服务平台。社区走访家庭30户。", [False, False]),
        # nor one before the next item, or at the end
        ("一是搭建服务平台。二是建成驿站。", [False, False]),
        # nor the last of its section
        ("一、民生\n一是搭建服务平台。\n二、城管\n拆除违建30处。", [False, False, False, False]),
        # a section's own sentence leads over to those below it
        ("一、主要工作\n搭建服务平台。\n（一）抓服务\n走访家庭30户。", [True, True, False, False]),
    ],
)
def test_sentences_that_only_lead_over_to_what_follows(text: str, expected: list[bool]) -> None:
    assert announcing_of(*read(text, {})) == expected


def test_an_item_s_title_holds_no_activity() -> None:
    title, item = "一是搭建服务平台。", "社区走访困难家庭。"
    assert acts(title + item) == [("走访", "困难家庭", "achieved")]
    assert acts(title + "二是走访困难家庭。") == [("搭建", "服务平台", "achieved"), ("走访", "困难家庭", "achieved")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb that only belongs to a title that is told as a recognition
        ("柳塘社区通过省级文明城市创建验收。", []),
        ("柳塘社区老旧小区改造入选省级优秀案例。", []),
        ("柳塘社区“圆桌会”化解纠纷入选省级优秀案例。", []),
        # striving for one is an act of its own, and so is what stands beside it
        ("柳塘社区成功创建省级卫生社区。", [("创建", "省级卫生社区", "achieved")]),
        ("街道获评环境整治先进集体，整治背街小巷。", [("整治", "背街小巷", "achieved")]),
        # without a recognition
        ("柳塘社区对老旧小区开展验收。", [("验收", "老旧小区", "achieved")]),
    ],
)
def test_a_verb_in_a_title_is_no_act(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected


def test_a_verb_of_striving_is_an_act_wherever_the_title_stands() -> None:
    (creating,) = predications("柳塘社区成功创建省级卫生社区。")
    (checking,) = predications("柳塘社区对老旧小区开展验收。")
    for predication, expected in ((creating, False), (checking, True)):
        behind = replace(predication, fronted=True)
        title = Span(behind.verb.begin - 1, behind.verb.end)
        assert in_title(behind, [title]) is expected
        # the verb that a title opens with, or that stands outside, is none of the title's
        assert not in_title(behind, [behind.verb, Span(0, 1)])
        assert not in_title(behind, [])


def test_places_what_else_is_involved_and_the_drive() -> None:
    found = said("柳塘社区发放《文明公约》，拆除违建30处。\n\n开展“暖冬”行动。")
    names = [m.name for m in found.mentions]
    first, _, last = found.activities
    assert [names[i] for i in first.places] == ["柳塘社区"]
    assert [names[i] for i in first.involves] == ["文明公约"]
    assert first.campaign is None
    assert last.campaign is not None and names[last.campaign] == "暖冬行动"


def test_an_activity_names_the_rule_that_found_it_and_quotes_verb_and_object() -> None:
    found = said("共拆除违建30处。举办运动会1场。")
    text = found.layout.document.text
    assert [(a.rule, text[a.span.begin : a.span.end]) for a in found.activities] == [
        ("activity.act", "拆除违建"),
        ("activity.light", "举办运动会"),
    ]
    assert [text[a.verb.begin : a.verb.end] for a in found.activities] == [a.action for a in found.activities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # coming to an end is said of the last named thing, not of a part of it
        (
            "建设翠湖医院综合楼，目前已完成桩基施工，2025年6月底前封顶。",
            [
                ("建设", "翠湖医院综合楼", "achieved"),
                ("施工", "桩基", "achieved"),
                ("封顶", "翠湖医院综合楼", "achieved"),
            ],
        ),
        # an occasion of the year dates an act and is no object of it; what is expected before it is to come
        (
            "翠湖医院综合楼已封顶，预计春节前交付。",
            [("封顶", "翠湖医院综合楼", "achieved"), ("交付", "翠湖医院综合楼", "planned")],
        ),
        ("翠湖医院综合楼正在进行内部装修。", [("装修", "翠湖医院综合楼", "ongoing")]),
        ("待汛期后修复翠湖大桥。", [("修复", "翠湖大桥", "planned")]),
    ],
)
def test_an_act_without_object_is_done_to_what_the_sentence_speaks_of(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a quotation that lists acts
        (
            "开展“参观一处抗战旧址、学习一批典型事迹”等活动。",
            [("参观", "一处抗战旧址", "achieved"), ("学习", "典型事迹", "achieved")],
        ),
        # where people and firms go is no object, whom a visit goes to is one
        ("抽调年轻骨干充实到信访窗口。", [("抽调", "年轻骨干", "achieved")]),
        ("赴湖岭镇、石鼓镇开展学习考察。", [("学习考察", "湖岭镇、石鼓镇", "achieved")]),
        # 工作 behind an act closes it
        ("合作医疗扩面工作净增300人。", [("扩面", "合作医疗", "achieved")]),
        # who is pushed to act stands before the act
        ("督促沿河商户加装污水远程监控。", [("加装", "污水远程监控", "achieved")]),
        # qualities before a named thing are no acts
        ("完善精细化管理、一体化服务的“微光”平台。", [("完善", "“微光”平台", "achieved")]),
        # who is brought in to act, and the act
        (
            "引进云屏种业公司在石鼓村流转山地900亩。",
            [("引进", "云屏种业公司", "achieved"), ("流转", "山地", "achieved")],
        ),
        ("扶持云屏合作社新建包装车间2间。", [("扶持", "云屏合作社", "achieved"), ("新建", "包装车间", "achieved")]),
        (
            "引进设计公司1家，引进管理公司2家。",
            [("引进", "设计公司", "achieved"), ("引进", "管理公司", "achieved")],
        ),
        ("新增签约项目8个。", [("新增", "签约项目", "achieved")]),
        # to whom it is handed is no object; 新增 before an act only says how
        ("排查疑点9处，移交执法部门3处。", [("排查", "疑点", "achieved"), ("移交", "疑点", "achieved")]),
        ("柳湾片区新增签约56栋。", [("签约", "柳湾片区", "achieved")]),
        ("综合整治背街小巷6条。", [("综合整治", "背街小巷", "achieved")]),
        ("拆除房屋7户，迁坟83穴。", [("拆除", "房屋", "achieved"), ("迁坟", "", "achieved")]),
        ("增设健身器材及休闲座椅30处。", [("增设", "健身器材及休闲座椅", "achieved")]),
        ("全镇种植高粱300亩。", [("种植", "高粱", "achieved")]),
        ("依托“暖巢计划”举办家政培训班4期。", [("举办", "家政培训班", "achieved")]),
        ("劝离占道摊贩35处。", [("劝离", "占道摊贩", "achieved")]),
        # 完成 before an act with its object; what is done at a place; what money is for
        ("完成清淤13条河道。", [("清淤", "河道", "achieved")]),
        ("完成拆除违建3处。", [("拆除", "违建", "achieved")]),
        ("完成改造工程3个。", []),
        ("在石鼓村建设停车场2个。", [("建设", "停车场", "achieved")]),
        ("投入经费32万元用于围墙修补。", [("投入", "围墙修补", "achieved")]),
        ("开展安全生产大检查12次。", [("大检查", "安全生产", "achieved")]),
        # people put to the task are not what the next act is done to
        (
            "出动党员干部200余人，共计排查9.3万余车次。",
            [("出动", "党员干部", "achieved"), ("排查", "", "achieved")],
        ),
        # what is made into what; a thing that is finished, by its length
        ("完成“煤改气”1860户、“煤改电”640户。", [("煤改气", "", "achieved"), ("煤改电", "", "achieved")]),
        ("完成24个小区垃圾分类设施改造。", [("改造", "小区垃圾分类设施", "achieved")]),
        ("完成云屏路“白改黑”3公里。", [("白改黑", "云屏路", "achieved")]),
        ("完成路基7公里。", [("完成", "路基", "achieved")]),
        ("完成税收2亿元。", []),
        # what is counted in parts and acted on as a whole
        ("完成危房12户、道路2公里改造。", [("改造", "危房、道路", "achieved")]),
        ("完成改造3处、新建5处。", [("改造", "", "achieved"), ("新建", "", "achieved")]),
        # with whom something is done is no object of the next act
        ("街道与云屏集团推进商贸城改造，完成签约13户。", [("改造", "商贸城", "ongoing"), ("签约", "", "achieved")]),
        # the same act again, its object understood, is one
        ("对石鼓路立面进行改造，改造面积800平方米。", [("改造", "石鼓路立面", "achieved")]),
        # to whom something is done, an event in two ways, labour that is given
        ("为60位创业大学生提供担保贷款。", [("提供", "担保贷款", "achieved")]),
        ("组织线上线下招聘会6场。", [("组织", "线上线下招聘会", "achieved")]),
        ("开展义务清扫8次。", [("义务清扫", "", "achieved")]),
        ("路灯已安装完毕。", [("安装完毕", "路灯", "achieved")]),
        # a score is none, nor what was got, nor to fight well
        ("社区平均得分91分，全年获县委表扬2次。", []),
        ("打赢“净水”攻坚战，打好秋收攻坚战。", [("打赢", "“净水”攻坚战", "achieved")]),
        # moods are none, whatever they are called
        ("形成“比学赶超”浓厚氛围。", []),
        # who did what a thing is told by
        ("我们创设的邻里互助会，帮助居民排忧解难。", [("创设", "邻里互助会", "achieved")]),
    ],
)
def test_acts_in_hard_places(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected
