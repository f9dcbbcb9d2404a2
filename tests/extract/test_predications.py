"""Verbs with their objects."""

from __future__ import annotations

import pytest

from tests.extract.facts import predications, sentence


def read(text: str) -> list[tuple[str, str]]:
    """Action and object of the predications of one sentence."""
    return [(p.action, p.object) for p in predications(text)]


def statuses(text: str) -> list[str]:
    return [p.status.name.lower() for p in predications(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verb, object
        ("拆除违章搭建2200平方米。", [("拆除", "违章搭建")]),
        ("共出动城管队员80人，清理占道经营45处。", [("出动", "城管队员"), ("清理", "占道经营")]),
        ("走访慰问老党员60名。", [("走访慰问", "老党员")]),
        ("梳理出问题36条。", [("梳理", "问题")]),
        # a verb without object acts on what the one before it acted on
        ("受理信访件120件，办结115件。", [("受理", "信访件"), ("办结", "信访件")]),
        ("检查店铺60家，发现隐患12处，整改12处。", [("检查", "店铺"), ("发现", "隐患"), ("整改", "隐患")]),
        # an auxiliary hands over to the action behind it
        ("推进安置房建设。", [("建设", "安置房")]),
        ("完成地块征地清障交付工作。", [("征地清障交付", "地块")]),
        ("开展安全生产检查。", [("检查", "安全生产")]),
        ("完成了12个小区的雨污分流改造。", [("改造", "小区的雨污分流")]),
        # without an action it stands itself
        ("开展“暖冬”行动。", [("开展", "“暖冬”行动")]),
        ("举办运动会1场。", [("举办", "运动会")]),
        # 对 and 将 put the object first
        ("对老旧小区进行改造。", [("改造", "老旧小区")]),
        ("对困难党员进行慰问。", [("慰问", "困难党员")]),
        ("将12个社区纳入试点。", [("纳入试点", "社区")]),
        # whom it is for is no object
        ("为困难家庭发放补贴18万元。", [("发放", "补贴")]),
        ("向居民发放宣传单5000份。", [("发放", "宣传单")]),
        # the topic comes first
        ("案件整改51起。", [("整改", "案件")]),
        ("道路硬化3公里，管网改造5公里。", [("硬化", "道路"), ("改造", "管网")]),
        # who acts stands between it and the verb
        ("翠湖公园由区水务局实施。", [("实施", "翠湖公园")]),
        ("污水管网由云屏公司负责养护3公里。", [("养护", "污水管网")]),
        ("违建被街道拆除30处。", [("拆除", "违建")]),
        # 把 and 将 put it before the verb that deals with it; what it becomes is no object
        ("将失地农民纳入社会保障。", [("纳入", "失地农民")]),
        ("把12个老旧小区列入改造计划。", [("列入", "老旧小区")]),
        ("将新建公厕5座。", [("新建", "公厕")]),
        # what it is divided into is, where counted
        ("将镇区重新划分为16个网格。", [("划分", "网格")]),
        # people sent out, and what they do
        ("选派40名干部包联18个小组。", [("选派", "干部"), ("包联", "小组")]),
        ("投资30万元打机井12眼。", [("投资", "机井"), ("打", "机井")]),
        # money before 的 only tells how large a thing is
        ("投资5000万元的柳塘水厂扩建工程竣工。", [("竣工", "柳塘水厂扩建工程")]),
        # an act that has come to its end
        ("青禾菜市场改造顺利完工。", [("改造", "青禾菜市场")]),
        # an act that only says when
        ("抗击洪水期间转移群众120人。", [("转移", "群众")]),
        # what is striven for
        ("争取柳塘安置房立项。", [("立项", "柳塘安置房")]),
        ("确保青禾工业园3月开工、柳塘物流园10月投产。", [("开工", "青禾工业园"), ("投产", "柳塘物流园")]),
        # what comes stands before, where it comes to behind
        ("青禾光电项目落户柳塘工业园。", [("落户", "青禾光电项目")]),
        ("摸排线索5条，均已移交公安机关。", [("摸排", "线索"), ("移交", "线索")]),
        # an act that stands before its state
        ("柳塘片区征收进入扫尾阶段。", [("征收", "柳塘片区")]),
        ("青禾菜市场线路改造正在施工。", [("施工", "青禾菜市场线路改造")]),
        # who is helped or moved, acts
        ("协助12家企业获得银行授信3亿元。", [("获得", "银行授信")]),
        ("促成青禾集团出资8万元更换电梯2部。", [("出资", "电梯"), ("更换", "电梯")]),
        # a reason holds no act, nor does who runs a thing act on what was told before
        ("柳塘物流园因规划调整暂缓实施。", []),
        ("设床位40张，由青禾公司负责运营。", [("设", "床位"), ("运营", "")]),
        ("会同柳塘镇调解纠纷2起。", [("调解", "纠纷")]),
        # a measure is told of the thing before
        ("查处违法建设58处，拆除面积4100平方米。", [("查处", "违法建设"), ("拆除", "违法建设")]),
        ("清除小广告300处，新划停车泊位460个。", [("清除", "小广告"), ("划", "停车泊位")]),
        ("柳塘片区改造共需征迁1120户。", [("征迁", "柳塘片区改造")]),
        ("在全市综合考核中列第2名。", []),
        ("柳塘路拓宽工程全线通车。", [("通车", "柳塘路拓宽工程")]),
        ("配备专职网格员58名、兼职网格员12名。", [("配备", "专职网格员"), ("配备", "兼职网格员")]),
        ("改造提升农贸市场2个。", [("改造提升", "农贸市场")]),
        ("开展志愿服务活动50次。", [("开展", "志愿服务活动")]),
        ("计划明年改造小区12个，新建公园5处。", [("改造", "小区"), ("新建", "公园")]),
        ("低保户由年初的186户减少到152户。", [("减少", "低保户")]),
        ("开展联合执法26次，罚款12万元。", [("联合执法", ""), ("罚款", "")]),
        # examples of what is staged
        ("开展义诊、理发等活动42场。", [("开展", "义诊、理发等活动")]),
        # who acts is no object
        ("青禾街道安监办检查企业86家。", [("检查", "企业")]),
        ("河长巡河46次，网格员入户走访1200户。", [("巡河", ""), ("入户走访", "")]),
        ("投放垃圾桶300个，入户宣传90余次。", [("投放", "垃圾桶"), ("入户宣传", "")]),
        ("街道创设的工作室已投用。", [("创设", "工作室"), ("投用", "创设的工作室")]),
        ("由青禾公司投资2亿元打造的街区开街。", [("投资", "街区"), ("打造", "街区"), ("开街", "打造的街区")]),
        ("投资500万元在柳塘村兴建水厂。", [("投资", "水厂"), ("兴建", "水厂")]),
        # what becomes of it is no object either
        ("将2处废弃窑坑改造成口袋公园。", [("改造", "废弃窑坑")]),
        ("柳塘路已于6月完成硬化3公里。", [("硬化", "柳塘路")]),
        # the kinds of a list share their noun
        ("建成省级示范村1个、市级3个。", [("建成", "省级示范村"), ("建成", "市级示范村")]),
        # an adverb that is part of the thing's name
        ("劝导不文明行为30起。", [("劝导", "不文明行为")]),
        ("投放分类垃圾桶30个。", [("投放", "分类垃圾桶")]),
        # where it goes to is no object
        ("防疫物资发放到一线。", [("发放", "防疫物资")]),
        ("防疫物资移交给社区。", [("移交", "防疫物资")]),
        ("把宣传册发放至居民。", [("发放", "宣传册")]),
        # passive
        ("40间棚户被拆除。", [("拆除", "棚户")]),
        # a relative clause that brought the thing about
        ("被拆除的棚户40间。", [("拆除", "棚户")]),
        ("被查处的违法案件12起。", [("查处", "违法案件")]),
        # who is made to act stands between the auxiliary and the act
        ("组织党员观看影片。", [("观看", "影片")]),
        ("组织志愿者清理河道6次。", [("清理", "河道")]),
        ("督促企业整改隐患27处。", [("整改", "隐患")]),
        ("协助企业招聘员工300人。", [("招聘", "员工")]),
        ("帮助企业招聘员工300人。", [("招聘", "员工")]),
        ("引导居民拆除违建30处。", [("拆除", "违建")]),
        ("指导社区化解纠纷12起。", [("化解", "纠纷")]),
        ("邀请律师调解纠纷6起。", [("调解", "纠纷")]),
        ("鼓励居民种植果树300株。", [("种植", "果树")]),
        ("动员商户拆除广告30处。", [("拆除", "广告")]),
        ("联合派出所检查旅馆15家。", [("检查", "旅馆")]),
        # but a verb that names a kind of thing is no act, unless a number says that it happened
        ("组织党员服务群众。", [("组织", "党员服务群众")]),
        ("组织党员服务群众300人。", [("服务", "群众")]),
        ("组织消防检查人员。", [("组织", "消防检查人员")]),
        # shared in as a whole
        ("参与卡口值守120人次。", [("参与", "卡口值守")]),
        # of two auxiliaries the second
        ("牵头召开协调会3次。", [("召开", "协调会")]),
        # a quoted name opens the name of an event, unless it only says what the act is for
        ("开展“清风”专项整治。", [("开展", "“清风”专项整治")]),
        ("开展“清风”检查。", [("检查", "“清风”")]),
        # a way of acting is no act
        ("通过摇号方式分配安置房120套。", [("分配", "安置房")]),
        ("采取集中签约的办法引进企业6家。", [("引进", "企业")]),
        # between 对 and its auxiliary no verb governs, and what is fronted is the object
        ("对租用厂房的企业开展评估。", [("评估", "租用厂房的企业")]),
        ("对沿街商铺开展消防检查。", [("检查", "沿街商铺")]),
        ("对老旧小区完成违建拆除。", [("拆除", "违建")]),
        # a verb that describes a thing heads nothing
        ("上级交办的信访件办结30件。", [("办结", "上级交办的信访件")]),
        ("投资2300万元的处理站建成投运。", [("建成投运", "处理站")]),
        ("上级交办的信访件30件。", []),
        ("新建的广场已投用。", [("新建", "广场"), ("投用", "新建的广场")]),
        # a list with a number for each thing
        ("慰问困难家庭12户、残疾人家庭9户。", [("慰问", "困难家庭"), ("慰问", "残疾人家庭")]),
        ("建成公厕10座、垃圾房6座和凉亭3座。", [("建成", "公厕"), ("建成", "垃圾房"), ("建成", "凉亭")]),
        ("慰问困难家庭12户、残疾人家庭。", [("慰问", "困难家庭、残疾人家庭")]),
        ("拆除危房60间、面积2000平方米。", [("拆除", "危房")]),
        # a list that is one object
        ("慰问困难家庭、残疾人家庭21户。", [("慰问", "困难家庭、残疾人家庭")]),
        # two verb phrases with a list mark between them
        ("新建公厕2座、新增绿地300平方米。", [("新建", "公厕"), ("新增", "绿地")]),
        # nothing is done
        ("辖区总面积12平方公里，常住人口5万人。", []),
        ("税收2.8亿元，增长8%。", []),
    ],
)
def test_the_verbs_of_a_sentence_with_their_objects(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # said of the named thing that the sentence speaks of
        ("云屏光电项目主体封顶，拆除围挡3处，年底前竣工。", ("竣工", "云屏光电项目主体")),
        ("云屏光电项目主体封顶，拆除围挡3处，年底前投入使用。", ("投入使用", "云屏光电项目主体")),
        # unless its clause has a topic of its own, or nothing was named
        ("云屏光电项目主体封顶，设备年底前投用。", ("投用", "设备")),
        ("云屏光电项目主体封顶，安装路灯30盏并投用。", ("投用", "路灯")),
        ("主体封顶，拆除围挡3处，年底前竣工。", ("竣工", "围挡")),
        # other verbs go on with what was acted on
        ("云屏光电项目主体封顶，拆除围挡3处，已清理2处。", ("清理", "围挡")),
    ],
)
def test_a_verb_of_coming_to_an_end(text: str, expected: tuple[str, str]) -> None:
    assert read(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("拆除违建30处。", "act"),
        ("开展“暖冬”行动。", "light"),
        ("提升治理能力。", "degree"),
        ("高度重视安全生产。", "attitude"),
    ],
)
def test_the_form_follows_from_the_verb_s_class(text: str, form: str) -> None:
    assert [p.form for p in predications(text)] == [form]


def test_the_auxiliary_is_kept_beside_the_action() -> None:
    (inner,) = predications("完成道路硬化3公里。")
    assert (inner.lead, inner.fronted, inner.form) == ("完成", True, "act")
    (plain,) = predications("硬化道路3公里。")
    assert (plain.lead, plain.fronted) == ("", False)
    (topic,) = predications("道路硬化3公里。")
    assert (topic.lead, topic.fronted) == ("", True)


def test_a_verb_brings_its_class_along() -> None:
    assert [p.role for p in predications("出动队员80人，清理垃圾20吨，化解纠纷3起。")] == ["input", "act", "outcome"]


def test_span_verb_and_scope_are_stretches_of_the_text() -> None:
    text = "共拆除违建30处，清理垃圾20吨。"
    lexed, _ = sentence(text)
    base = lexed.sentence.span.begin

    def words(begin: int, end: int) -> str:
        return text[begin - base : end - base]

    found = [
        (words(p.verb.begin, p.verb.end), words(p.span.begin, p.span.end), words(p.scope.begin, p.scope.end))
        for p in predications(text)
    ]
    assert found == [("拆除", "拆除违建", "共拆除违建30处"), ("清理", "清理垃圾", "清理垃圾20吨")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拆除违建30处。", ["achieved"]),
        ("已拆除违建30处。", ["achieved"]),
        ("正在建设污水管网4公里。", ["ongoing"]),
        ("推进安置房建设。", ["ongoing"]),
        ("每月走访企业20家。", ["ongoing"]),
        ("每季度开展消防检查，每周巡查河道2次。", ["ongoing", "ongoing"]),
        ("计划新建公厕5座。", ["planned"]),
        ("将新建公厕5座。", ["planned"]),
        ("力争新增企业20家。", ["planned"]),
        ("年底前建成充电桩60个。", ["planned"]),
        ("已拆除违建60处，计划年底前再拆除20处。", ["achieved", "planned"]),
        ("已建成养老服务站3个，在建2个。", ["achieved", "ongoing"]),
        # a report of a whole year expects what is as good as done
        ("预计全年新增就业800人。", ["achieved"]),
    ],
)
def test_done_under_way_or_to_be_done(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected
