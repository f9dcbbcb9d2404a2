"""What numbers measure."""

from __future__ import annotations

import pytest

from kg.model import SectionKind
from tests.extract.facts import about, links, numbers, parts, said, stretch, whole

OUTPUT, OUTCOME, INPUT, CONTEXT = "output", "outcome", "input", "context"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆除违章搭建2200平方米。", [("2200平方米", "拆除违章搭建", OUTPUT)]),
        # X件,办结Y件
        ("受理信访件120件，办结115件。", [("120件", "受理信访件", CONTEXT), ("115件", "办结信访件", OUTCOME)]),
        ("受理工单200件，其中办结180件。", [("200件", "受理工单", CONTEXT), ("180件", "办结工单", OUTCOME)]),
        # A户B人: two sizes of one thing
        ("走访困难家庭300户560人。", [("300户", "走访困难家庭", OUTPUT), ("560人", "走访困难家庭", OUTPUT)]),
        ("接待来访80批次240人次。", [("80批次", "接待来访", OUTPUT), ("240人次", "接待来访", OUTPUT)]),
        # 其中: the part goes on with the verb of the whole
        ("拆除违建80处，其中楼顶广告3处。", [("80处", "拆除违建", OUTPUT), ("3处", "拆除楼顶广告", OUTPUT)]),
        (
            "引进企业320家，其中科技企业29家，亿元企业6家。",
            [("320家", "引进企业", OUTPUT), ("29家", "引进科技企业", OUTPUT), ("6家", "引进亿元企业", OUTPUT)],
        ),
        (
            "新增绿地3000平方米，其中口袋公园2个。",
            [("3000平方米", "新增绿地", OUTPUT), ("2个", "新增口袋公园", OUTPUT)],
        ),
        # a total, then its parts in brackets
        (
            "新建停车位500个（地面300个、地下200个）。",
            [("500个", "新建停车位", OUTPUT), ("300个", "地面", OUTPUT), ("200个", "地下", OUTPUT)],
        ),
        (
            "调解纠纷96起（邻里纠纷60起，家庭纠纷36起）。",
            [("96起", "调解纠纷", OUTPUT), ("60起", "邻里纠纷", OUTPUT), ("36起", "家庭纠纷", OUTPUT)],
        ),
        # a list with a number for each thing
        (
            "慰问困难家庭12户、残疾人家庭9户。",
            [("12户", "慰问困难家庭", OUTPUT), ("9户", "慰问残疾人家庭", OUTPUT)],
        ),
        ("发放慰问金6万元、米油120份。", [("60000元", "发放慰问金", OUTPUT), ("120份", "发放米油", OUTPUT)]),
        # 由X升至Y: where it starts from is background
        ("满意度由81%升至98%。", [("81%", "满意度", CONTEXT), ("98%", "满意度", OUTCOME)]),
        ("垃圾分类覆盖率从60%提高到95%。", [("60%", "垃圾分类覆盖率", CONTEXT), ("95%", "垃圾分类覆盖率", OUTCOME)]),
        # the object comes first
        ("案件整改51起。", [("51起", "案件整改", OUTCOME)]),
        ("对30个老旧小区进行改造。", [("30个", "老旧小区改造", OUTPUT)]),
        ("40间棚户被拆除。", [("40间", "棚户拆除", OUTPUT)]),
        ("组织志愿者清理河道6次。", [("6次", "清理河道", OUTPUT)]),
        # people and money put to the task
        ("共出动队员80人，清理垃圾20吨。", [("80人", "出动队员", INPUT), ("20吨", "清理垃圾", OUTPUT)]),
        ("招募志愿者200名。", [("200名", "招募志愿者", INPUT)]),
        ("投入资金200万元，修缮祠堂2处。", [("2000000元", "投入资金", INPUT), ("2处", "修缮祠堂", OUTPUT)]),
        ("协议投资2亿元。", [("200000000元", "协议投资", INPUT)]),
        # those who serve themselves are put to the task
        ("党员35名报到。", [("35名", "报到", INPUT)]),
        ("志愿者120名参与清扫。", [("120名", "清扫", INPUT)]),
        ("老人35名报到。", [("35名", "报到", OUTPUT)]),
        ("党员35名体检。", [("35名", "体检", OUTPUT)]),
        # who is made to act is counted, not the act
        ("出动队员80人清扫河道。", [("80人", "出动队员", INPUT)]),
        # money spent
        ("街道自筹资金80万元。", [("800000元", "街道自筹资金", INPUT)]),
        ("户均补助3000元，居民自筹12万元。", [("3000元", "户均补助", OUTPUT), ("120000元", "居民自筹", INPUT)]),
        ("改造公园投资80万元。", [("800000元", "改造公园投资", INPUT)]),
        ("完成投资3亿元。", [("300000000元", "完成投资", OUTCOME)]),
        ("固定资产投资3亿元。", [("300000000元", "固定资产投资", OUTCOME)]),
        # per head
        ("带动农户30户，户均增收2000元。", [("30户", "带动农户", OUTPUT), ("2000元", "户均增收", OUTCOME)]),
        ("发展大棚30个，亩均收益8000元。", [("30个", "发展大棚", OUTPUT), ("8000元", "亩均收益", OUTCOME)]),
        ("人均增收1200元。", [("1200元", "人均增收", OUTCOME)]),
        # how many and how much an act touches
        ("查处案件12起，涉及人员30人。", [("12起", "查处案件", OUTPUT), ("30人", "查处涉及人员", OUTPUT)]),
        ("化解纠纷3起，涉及金额45万元。", [("3起", "化解纠纷", OUTCOME), ("450000元", "化解涉及金额", OUTPUT)]),
        # what an act left over
        ("签约房屋300户，剩余住户8户。", [("300户", "签约房屋", OUTPUT), ("8户", "剩余住户", CONTEXT)]),
        ("拆迁房屋300户，仅剩8户。", [("300户", "拆迁房屋", OUTPUT), ("8户", "仅剩", CONTEXT)]),
        # what it dealt with that was left over is its outcome
        ("化解遗留问题30个。", [("30个", "化解遗留问题", OUTCOME)]),
        ("现存问题30个。", [("30个", "现存问题", CONTEXT)]),
        # places that a rank moved by
        ("综合排名前移了3位。", [("3位", "综合排名前移", OUTCOME)]),
        ("引进人才3位。", [("3位", "引进人才", OUTPUT)]),
        # a figure of its own is no part of the act before
        ("拆除违建30处，常住人口5万人。", [("30处", "拆除违建", OUTPUT), ("50000人", "常住人口", CONTEXT)]),
        ("新建公园3个，带动就业60人。", [("3个", "新建公园", OUTPUT), ("60人", "带动就业", OUTCOME)]),
        # people served are output, solved cases and new jobs outcome
        ("服务老人1200人次。", [("1200人次", "服务老人", OUTPUT)]),
        ("化解矛盾纠纷30起，化解率100%。", [("30起", "化解矛盾纠纷", OUTCOME), ("100%", "化解率", OUTCOME)]),
        ("新增就业岗位120个。", [("120个", "新增就业岗位", OUTCOME)]),
        ("新增规上企业6家。", [("6家", "新增规上企业", OUTPUT)]),
        # bare indicators
        ("实现税收2.8亿元，同比增长8%。", [("280000000元", "税收", OUTCOME), ("8%", "税收", OUTCOME)]),
        ("公共预算收入8000万元。", [("80000000元", "公共预算收入", OUTCOME)]),
        # what a place holds
        (
            "辖区总面积12平方公里，常住人口5万人。",
            [("12平方公里", "辖区总面积", CONTEXT), ("50000人", "常住人口", CONTEXT)],
        ),
        ("亩均税收达到28万元。", [("280000元", "亩均税收", OUTCOME)]),
        # two amounts of one thing; what comes in by visitors is no act
        (
            "建成光伏电站2个，集体经济收入分别达到12万元和9万元。",
            [
                ("2个", "建成光伏电站", OUTPUT),
                ("120000元", "集体经济收入", OUTCOME),
                ("90000元", "集体经济收入", OUTCOME),
            ],
        ),
        (
            "接待游客8万人次，旅游综合收入突破3000万元。",
            [("80000人次", "接待游客", OUTPUT), (">30000000元", "旅游综合收入", OUTCOME)],
        ),
        # a share of something said of the indicator before
        (
            "完成招商引资3亿元，占年计划的110%。",
            [("300000000元", "招商引资", OUTCOME), ("110%", "招商引资占年计划", OUTCOME)],
        ),
        # respective figures
        ("事故起数、死亡人数分别下降25%和50%。", [("-25%", "事故起数", OUTCOME), ("-50%", "死亡人数", OUTCOME)]),
        ("税收和产值较上年分别增长8%、12%。", [("8%", "税收", OUTCOME), ("12%", "产值", OUTCOME)]),
        ("税收、产值增长8%。", [("8%", "税收、产值", OUTCOME)]),
        (
            "税收、产值、利润分别增长8%和12%。",
            [("8%", "税收、产值、利润", OUTCOME), ("12%", "税收、产值、利润", OUTCOME)],
        ),
        # what a closed bracket told is passed over
        (
            "税收2亿元（工业税收1亿元，增长5%），增长8%。",
            [
                ("200000000元", "税收", OUTCOME),
                ("100000000元", "工业税收", OUTCOME),
                ("5%", "工业税收", OUTCOME),
                ("8%", "税收", OUTCOME),
            ],
        ),
        # a rank goes with the value before it
        (
            "税收2.8亿元，增长8%，位居全区第二。",
            [("280000000元", "税收", OUTCOME), ("8%", "税收", OUTCOME), ("2名", "税收", OUTCOME)],
        ),
        # a threshold belongs to the indicator
        ("60周岁以上老人1200人。", [("1200人", "60周岁以上老人", CONTEXT)]),
        # who is served is no mere background, though it lies in the area
        ("为辖区80家企业减免租金。", [("80家", "企业减免租金", OUTPUT)]),
        ("辖区企业80家。", [("80家", "辖区企业", CONTEXT)]),
        # what was invested in a year is a figure of the economy
        ("完成固定投资2亿元。", [("200000000元", "固定投资", OUTCOME)]),
        ("投资2亿元。", [("200000000元", "投资", INPUT)]),
        ("获赠锦旗64面、感谢信701封。", [("64面", "获赠锦旗", OUTPUT), ("701封", "获赠感谢信", OUTPUT)]),
        # a net growth, and a sum reached
        ("新增规上企业14家，净增7家。", [("14家", "新增规上企业", OUTPUT), ("7家", "新增规上企业", OUTCOME)]),
        ("工业产值累计达5亿元。", [("500000000元", "工业产值", OUTCOME)]),
        # 千 before 余万
        ("投资1千余万元。", [(">10000000元", "投资", INPUT)]),
        ("发放手册3千多册。", [(">3000册", "发放手册", OUTPUT)]),
        ("安装有线电视220户。", [("220户", "安装有线电视", OUTPUT)]),
        # investment of a kind is a figure of the economy
        ("工业性投资完成7亿元。", [("700000000元", "工业性投资", OUTCOME)]),
        # who comes to an event is no means
        ("举办活动3场，参与群众2600人次。", [("3场", "活动", OUTPUT), ("2600人次", "群众", OUTPUT)]),
        # two numbers of one act
        (
            "完成2021年度养老保险征缴1.2万人、680万元。",
            [("12000人", "养老保险征缴", OUTPUT), ("6800000元", "养老保险征缴", OUTPUT)],
        ),
        # nothing happened
        ("发生安全事故0起。", [("0起", "发生安全事故", OUTCOME)]),
        ("全年未发生安全事故。", []),
        # a fall
        ("与上年相比，信访量下降20%。", [("-20%", "信访量", OUTCOME)]),
        # comparators and ranges
        (
            "拆除违建约200平方米，清理垃圾近30吨，栽植树苗超过500株。",
            [("~200平方米", "拆除违建", OUTPUT), ("~30吨", "清理垃圾", OUTPUT), (">500株", "栽植树苗", OUTPUT)],
        ),
        ("拆除违建15-20处。", [(">15处", "拆除违建", OUTPUT), ("<20处", "拆除违建", OUTPUT)]),
        # numbers that measure nothing
        ("拆除石鼓路12号违建。", []),
    ],
)
def test_indicator_and_role(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [row[:3] for row in numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理信访件120件，办结115件。", [("受理", "信访件"), ("办结", "信访件")]),
        ("走访困难家庭300户560人。", [("走访", "困难家庭"), ("走访", "困难家庭")]),
        ("拆除违建80处，其中楼顶广告3处。", [("拆除", "违建"), ("拆除", "楼顶广告")]),
        ("新建停车位500个（地面300个、地下200个）。", [("新建", "停车位")] * 3),
        ("慰问困难家庭12户、残疾人家庭9户。", [("慰问", "困难家庭"), ("慰问", "残疾人家庭")]),
        ("开展消防演练6次，培训群众300人次。", [("演练", "消防"), ("培训", "群众")]),
        ("对30个老旧小区进行改造。", [("改造", "老旧小区")]),
        ("被拆除的棚户40间。", [("拆除", "棚户")]),
        ("组织志愿者清理河道6次。", [("清理", "河道")]),
        ("已拆除违建60处，计划年底前再拆除20处。", [("拆除", "违建"), ("拆除", "违建")]),
        # a bare indicator, a rate, a rank and a sum of investment are the size of no act
        ("实现税收2.8亿元，同比增长8%，位居全区第二。", [None, None, None]),
        ("处置工单1896件，满意率99.2%。", [("处置", "工单"), None]),
        ("云屏光电项目总投资3亿元，正在办理土地手续。", [None]),
        # unless the rate is the act's own, or a share of its task
        ("签约住户200户，签约率95%。", [("签约", "住户"), ("签约", "住户")]),
        ("检查企业40家，整改隐患45处，整改率100%。", [("检查", "企业"), ("整改", "隐患"), ("整改", "隐患")]),
        ("调解纠纷60起，调解成功率97%。", [("调解", "纠纷"), ("调解", "纠纷")]),
        ("征收房屋200户，签约率95%。", [("征收", "房屋"), None]),
        ("受理信访件40件，受理率100%。", [("受理", "信访件"), None]),
        ("办结工单40件，办结率100%。", [("办结", "工单"), None]),
        ("拆除违建5000平方米，为年度任务的120%。", [("拆除", "违建"), ("拆除", "违建")]),
        ("拆除违建5000平方米，占年度计划数的120%。", [("拆除", "违建"), ("拆除", "违建")]),
        ("拆除违建5000平方米，占辖区违建的12%。", [("拆除", "违建"), None]),
        ("税收2亿元，为年度任务的95%。", [None, None]),
        # what goes on with an act before, and what does not
        ("启动征收项目6个，其中住宅项目2个。", [("启动", "征收项目"), ("启动", "住宅项目")]),
        ("举办招聘会6场，其中专场招聘会2场。", [("举办", "招聘会"), None]),
        ("查处案件12起，涉及人员30人。", [("查处", "案件"), ("查处", "案件")]),
        ("拆除违建30处，常住人口5万人。", [("拆除", "违建"), None]),
        ("签约房屋300户，剩余住户8户。", [("签约", "房屋"), None]),
        ("拆除违建5000平方米，剩余200平方米。", [("拆除", "违建"), None]),
        ("拆除违建5000平方米，清运200平方米。", [("拆除", "违建"), ("清运", "违建")]),
        ("调解纠纷60起，成功率97%。", [("调解", "纠纷"), ("调解", "纠纷")]),
        ("新增企业7家，企业总数达到31家。", [("新增", "企业"), None]),
        ("组建队伍8支，注册志愿者达2600人。", [("组建", "队伍"), None]),
        ("建成农田6000亩，粮食产量达2.1万吨。", [("建成", "农田"), None]),
        ("拆除违建23处，面积达3600平方米。", [("拆除", "违建"), ("拆除", "违建")]),
        ("处置突发事件6起，应急演练8次。", [("处置", "突发事件"), ("应急演练", "")]),
        ("发放残疾人两项补贴45万元。", [("发放", "残疾人两项补贴")]),
        ("整合窗口9个，办件量3万件。", [("整合", "窗口"), None]),
        ("清理沟渠5公里，但柳塘等3个村尚未接通。", [("清理", "沟渠"), None]),
        ("迁建卫生院，设计床位90张。", [("迁建", "卫生院")]),
        # how long it took is no size of it either
        ("提前15天完成拆除。", [None]),
        # a semicolon ends what is carried on
        ("拆除违建80处；网格员30名。", [("拆除", "违建"), None]),
    ],
)
def test_the_act_that_a_number_is_the_size_of(text: str, expected: list[tuple[str, str] | None]) -> None:
    assert [behind for _, behind in links(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆除违建30处。", ["achieved"]),
        ("已完成拆迁200户，力争年底前完成300户。", ["achieved", "planned"]),
        ("已拆除违建60处，计划年底前再拆除20处。", ["achieved", "planned"]),
        ("已建成养老服务站3个，在建2个。", ["achieved", "ongoing"]),
        ("正在建设污水管网4公里。", ["ongoing"]),
        ("每月走访企业不少于20家。", ["ongoing"]),
        ("每月组织一场宣讲。", ["ongoing"]),
        ("到2025年，力争建成停车场3座。", ["planned"]),
        ("计划总投资8000万元。", ["planned"]),
        # what an act touches is done with it, and else goes on
        ("查处案件12起，涉及人员30人。", ["achieved", "achieved"]),
        ("启动征收项目2个，涉及农户80户。", ["achieved", "ongoing"]),
        ("洽谈项目17个。", ["achieved"]),
        ("投产后年可新增利税900万元。", ["planned"]),
        ("投资5000万元的青禾商业广场正在装修。", ["achieved"]),
        ("计划明年改造小区12个，新建公园5处。", ["planned", "planned"]),
        ("青禾工业园预计年底前投产3家。", ["planned"]),
        ("“邻里”计划结对老人110名。", ["achieved"]),
        ("查处案件12起，罚款30元。", ["achieved", "achieved"]),
        ("云屏光电项目总投资3亿元，正在办理土地手续。", ["achieved"]),
    ],
)
def test_status(text: str, expected: list[str]) -> None:
    assert [row[3] for row in numbers(text)] == expected


PLAN = "青禾街道2023年工作总结\n\n一、2023年工作回顾\n拆除违建30处。\n二、存在问题\n停车位缺口200个。\n三、2024年工作计划\n新建停车位300个。每月走访企业20家。"


def test_a_label_before_a_colon_is_the_indicator() -> None:
    assert numbers("发展党员：12名。")[0][1] == "发展党员"


def test_the_section_says_what_is_planned_and_what_falls_short() -> None:
    assert {s.kind for s in parts(PLAN)[0].sections} == set(SectionKind)
    found = [
        (m.indicator, m.role.name.lower(), m.status.name.lower(), stretch(m.period)) for m in whole(PLAN).measurements
    ]
    assert found == [
        ("拆除违建", OUTPUT, "achieved", "2023-01-01/2023-12-31"),
        ("停车位缺口", CONTEXT, "achieved", "2023-01-01/2023-12-31"),
        ("新建停车位", OUTPUT, "planned", "2024-01-01/2024-12-31"),
        # a standing frequency is ongoing even inside a plan
        ("走访企业", OUTPUT, "ongoing", "2024-01-01/2024-12-31"),
    ]


def test_what_a_project_costs_has_no_period() -> None:
    sum_, done = said("总投资1.2亿元的柳塘广场项目拆除违建30处。").measurements
    assert (sum_.indicator, stretch(sum_.period)) == ("总投资", "")
    assert stretch(done.period) == "2023-01-01/2023-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳塘、翠岩、石鼓等3个社区完成换届。", [("柳塘社区", "翠岩社区", "石鼓社区")]),
        ("云屏、远岫、格澜特等5家企业签约落户。", [("云屏", "远岫", "格澜特")]),
        # one amount for several projects
        ("总投资8000万元的云屏光电项目、远岫科技项目开工建设。", [("云屏光电项目", "远岫科技项目")]),
        # in turn
        ("柳塘社区、翠岩社区分别新增车位30个、45个。", [("柳塘社区",), ("翠岩社区",)]),
        (
            "柳塘、翠岩、石鼓社区分别拆除违建12处、8处、5处。",
            [("柳塘社区",), ("翠岩社区",), ("石鼓社区",)],
        ),
        # each part of the total at its own place
        ("建成养老服务站3个，其中柳塘社区1个、翠岩社区2个。", [(), ("柳塘社区",), ("翠岩社区",)]),
        # the name goes on until a semicolon
        ("柳塘社区拆除违建30处，清理垃圾20吨；新增车位80个。", [("柳塘社区",), ("柳塘社区",), ()]),
        ("发放《文明公约》3000册。", [("文明公约",)]),
    ],
)
def test_what_a_number_is_about(text: str, expected: list[tuple[str, ...]]) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("拆除违建30处。", "verb"),
        ("常住人口5万人。", "noun"),
        ("税收增长8%。", "change"),
        ("覆盖率95%。", "rate"),
        ("税收2亿元，位居全区第二。", "rank"),
    ],
)
def test_a_measurement_names_the_rule_that_read_it(text: str, rule: str) -> None:
    assert said(text).measurements[-1].rule == f"measurement.{rule}"
