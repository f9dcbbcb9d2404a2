"""What counts as a name, sentence by sentence; all names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.names.view import fold
from tests.extract.names.reports import mentions, names, parts

AREA, ZONE, COMMUNITY, VILLAGE = "AdministrativeArea", "DevelopmentZone", "Community", "Village"
ESTATE, COMPANY, BODY, PROJECT = "ResidentialArea", "Company", "Organization", "Project"
CAMPAIGN, INITIATIVE, FACILITY, PLACE, POLICY, PERSON = (
    "Campaign",
    "Initiative",
    "Facility",
    "Place",
    "Policy",
    "Person",
)

FULL_FORMS = [
    ("在柳塘社区试点积分管理。", {("柳塘社区", COMMUNITY)}),
    ("完成石鼓村的道路硬化。", {("石鼓村", VILLAGE)}),
    ("岱溪区青禾街道与湖岭镇结对共建。", {("岱溪区", AREA), ("青禾街道", AREA), ("湖岭镇", AREA)}),
    ("贯通岱溪北路，疏浚长柳河。", {("岱溪北路", PLACE), ("长柳河", PLACE)}),
    ("G345国道和S208完成整治。", {("G345国道", PLACE), ("S208", PLACE)}),
    ("江海云屏水务集团有限公司中标。", {("江海云屏水务集团有限公司", COMPANY)}),
    ("与云屏农商行签约。", {("云屏农商行", COMPANY)}),
    ("云屏派出所抓获逃犯2名。", {("云屏派出所", BODY)}),
    ("改建云屏第二幼儿园。", {("云屏第二幼儿园", FACILITY)}),
    ("柳塘社区综合文化服务中心投入使用。", {("柳塘社区综合文化服务中心", FACILITY), ("柳塘社区", COMMUNITY)}),
    ("青禾街道调委会受理纠纷12件。", {("青禾街道调委会", BODY), ("青禾街道", AREA)}),
    ("组建云屏片区攻坚专班。", {("云屏片区攻坚专班", INITIATIVE), ("云屏片区", PLACE)}),
    ("赴苏州市学习。", {("苏州市", AREA)}),
]

ENUMERATIONS = [
    (
        "柳塘、翠岩、望岫三个社区完成换届。",
        {("柳塘社区", COMMUNITY), ("翠岩社区", COMMUNITY), ("望岫社区", COMMUNITY)},
    ),
    ("柳塘、翠岩社区新建口袋公园。", {("柳塘社区", COMMUNITY), ("翠岩社区", COMMUNITY)}),
    ("石鼓村、柳塘社区等五个村（社区）通过验收。", {("石鼓村", VILLAGE), ("柳塘社区", COMMUNITY)}),
    (
        "在岚苑一、二、三村等安置小区安装晾衣架。",
        {("岚苑一村", ESTATE), ("岚苑二村", ESTATE), ("岚苑三村", ESTATE)},
    ),
    (
        "石鼓村委前湾、后湾、柳家塘的民房全部签约。",
        {("石鼓村", VILLAGE), ("前湾", VILLAGE), ("后湾", VILLAGE), ("柳家塘", VILLAGE)},
    ),
    (
        "引进云屏光电、远岫科技、SK等12家企业。",
        {("云屏光电", COMPANY), ("远岫科技", COMPANY), ("SK", COMPANY)},
    ),
    ("长柳河、西柳泾水质提升。", {("长柳河", PLACE), ("西柳泾", PLACE)}),
    (
        "完成长柳河、西柳泾环境整治工程。",
        {("长柳河", PLACE), ("西柳泾", PLACE), ("长柳河环境整治工程", PROJECT), ("西柳泾环境整治工程", PROJECT)},
    ),
    ("引进远岫乳业、禾岭枸杞两家加工企业。", {("远岫乳业", COMPANY), ("禾岭枸杞", COMPANY)}),
    (
        "云屏路拓宽、柳塘大桥引道两个项目开工。",
        {("云屏路", PLACE), ("云屏路拓宽", PROJECT), ("柳塘大桥", PLACE), ("柳塘大桥引道项目", PROJECT)},
    ),
    ("省重点项目2个（远岫、格澜特）。", {("远岫", COMPANY), ("格澜特", COMPANY)}),
    ("引进了高速轴承、医用敷料两个项目。", {("高速轴承项目", PROJECT), ("医用敷料项目", PROJECT)}),
]

WORKS = [
    ("翠岩花苑雨污分流改造已完成设计。", {("翠岩花苑雨污分流改造", PROJECT), ("翠岩花苑", ESTATE)}),
    ("长柳河拓宽工程完工。", {("长柳河拓宽工程", PROJECT), ("长柳河", PLACE)}),
    (
        "完成翠岩小区、望岫新村老旧小区改造工程。",
        {
            ("翠岩小区老旧小区改造工程", PROJECT),
            ("望岫新村老旧小区改造工程", PROJECT),
            ("翠岩小区", ESTATE),
            ("望岫新村", ESTATE),
        },
    ),
    (
        "推进雨污分流改造，岚苑一村已完成设计，翠岩小区正在施工。",
        {
            ("岚苑一村雨污分流改造", PROJECT),
            ("翠岩小区雨污分流改造", PROJECT),
            ("岚苑一村", ESTATE),
            ("翠岩小区", ESTATE),
        },
    ),
    (
        "总投资3亿元的远岫光电高速轴承项目开工。",
        {("远岫光电高速轴承项目", PROJECT), ("远岫光电", COMPANY)},
    ),
    ("远岫传感投资2亿元建设的高精度阀体项目已开工。", {("远岫传感", COMPANY), ("高精度阀体项目", PROJECT)}),
    ("引进江西禾岭牧业，投资1亿元建成养殖场。", {("江西禾岭牧业", COMPANY)}),
    ("恒岭泵业入选省“专精特新”名单。", {("恒岭泵业", COMPANY)}),
    ("全年投资2亿元，群众投资20万元。", set()),
    ("与云屏集团签约的仓储物流园项目落地。", {("云屏集团", COMPANY), ("仓储物流园项目", PROJECT)}),
    ("总投资2亿元的石鼓安置房项目封顶。", {("石鼓安置房项目", PROJECT)}),
    (
        "投资80万元的青禾镇中心小学修缮工程完工。",
        {("青禾镇", AREA), ("青禾镇中心小学", FACILITY), ("青禾镇中心小学修缮工程", PROJECT)},
    ),
    (
        "完成柳塘、翠岩两个社区“三清”整治。",
        {
            ("柳塘社区", COMMUNITY),
            ("翠岩社区", COMMUNITY),
            ("柳塘社区三清整治", PROJECT),
            ("翠岩社区三清整治", PROJECT),
        },
    ),
    ("与国内运营机构（ASK）达成合作。", {("ASK", COMPANY)}),
]

QUOTED = [
    ("开展“暖巢”行动12次。", {("暖巢行动", CAMPAIGN)}),
    ("推行“三色”工作法。", {("三色工作法", INITIATIVE)}),
    ("深化“一线问诊”的工作模式。", {("一线问诊", INITIATIVE)}),
    ("在“青禾发布”微信公众号推送信息。", {("青禾发布", BODY)}),
    ("建成“暖蜂”驿站3处。", {("暖蜂驿站", FACILITY)}),
    ("出台《青禾街道网格员考核办法》。", {("青禾街道网格员考核办法", POLICY)}),
    ("实施清洁家园百日行动。", {("清洁家园百日行动", CAMPAIGN)}),
    ("推进国家卫生城市创建。", {("国家卫生城市创建", CAMPAIGN)}),
    ("以“暖巢”行动为载体，走访家庭120户。", {("暖巢行动", CAMPAIGN)}),
    ("推出“禾管家”商户服务品牌。", {("禾管家", INITIATIVE)}),
    ("“禾小帮”专窗办件300件。", {("禾小帮专窗", INITIATIVE)}),
    ("青禾街道以推进“富民强企万户振兴”工程为总抓手。", {("青禾街道", AREA), ("富民强企万户振兴工程", CAMPAIGN)}),
    ("开展城镇燃气安全三年行动。", {("城镇燃气安全三年行动", CAMPAIGN)}),
    ("深化扫黑除恶专项斗争。", {("扫黑除恶专项斗争", CAMPAIGN)}),
]

PEOPLE = [
    ("石鼓村党支部书记陶立安获评省劳模。", {("石鼓村", VILLAGE), ("石鼓村党支部", BODY), ("陶立安", PERSON)}),
    ("陶立安、葛秋禾等4名调解员受表彰。", {("陶立安", PERSON), ("葛秋禾", PERSON)}),
    ("动迁“钉子户”（陶立安）。", {("陶立安", PERSON)}),
]


@pytest.mark.parametrize(("text", "expected"), FULL_FORMS + ENUMERATIONS + WORKS + QUOTED + PEOPLE)
def test_a_sentence_gives_exactly_its_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各社区、全区各街道和城市社区要加强联动。",
        "提升城市品质，推进社区治理，完善农村道路。",
        "推进老旧小区改造和雨污分流，开展垃圾分类。",
        "建成村级党群服务中心12处。",
        "获评“最美云屏派出所”。",
        "当好“领头雁”，发挥“主心骨”作用。",
        "开展联合执法行动14次。",
        "失业保险基金和养老保险待遇按时发放。",
        "发展智能制造、生物医药等产业项目。",
        "党员干部集中学习20次。",
    ],
)
def test_general_words_name_nothing(text: str) -> None:
    assert names(text) == set()


def test_the_unit_is_understood_where_only_its_type_is_written() -> None:
    text = "青禾街道2023年工作总结\n\n街道党工委、办事处出台办法。街道综合行政执法队立案5件。"
    found = names(text)
    assert ("青禾街道党工委", BODY) in found
    assert ("青禾街道办事处", BODY) in found
    assert ("青禾街道综合行政执法队", BODY) in found


def test_a_short_form_is_found_once_the_full_name_is_known() -> None:
    found = [m for m in mentions("青禾街道2023年工作总结\n\n努力打造青禾新名片。") if m.rule == "name.short"]
    assert [(m.name, m.kind) for m in found] == [("青禾街道", AREA)]


def test_a_company_is_found_again_where_nothing_stands_beside_it() -> None:
    text = "引进云屏光电、远岫科技等2家企业。今年云屏光电纳税增长。"
    assert [m.name for m in mentions(text)].count("云屏光电") == 2


def test_characters_that_belong_to_the_text_before_are_cut_off() -> None:
    text = "远岫模具扩产。对远岫模具开展评估。远岫模具用地收回。"
    assert {m.name for m in mentions(text)} == {"远岫模具"}


def test_full_width_and_half_width_marks_give_the_same_names() -> None:
    wide = "引进企业3家（远岫、格澜特），总投资５亿元。"
    assert names(wide) == names(fold(wide))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="柳塘社区青禾街道、，。“”《》（）和等在了3个村路河公司项目工程\n ", max_size=60))
def test_mentions_lie_in_the_text_and_in_order(text: str) -> None:
    layout, lexed = parts(text)
    found = mentions(text)
    assert all(0 <= m.span.begin < m.span.end <= len(text) for m in found)
    assert all(m.name and 0 < m.confidence <= 1 and m.rule.startswith("name.") for m in found)
    assert [m.span.begin for m in found] == sorted(m.span.begin for m in found)
    assert layout.document.text == text and all(s.text in text for s in lexed)
