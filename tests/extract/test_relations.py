"""Edges between names, sentence by sentence; all names are invented."""

from __future__ import annotations

import re

import pytest

from kg.extract.relations import relations_of
from kg.lexicon import toml
from tests.extract.edges import NAMES, Edge, edges
from tests.extract.sentences import UNIT, Names, read

U = "街道召开会议。"

AREAS = [
    ("岱溪区青禾街道召开会议。", {(UNIT, "partOf", "岱溪区")}),
    ("街道贯彻岱溪区部署。", {(UNIT, "partOf", "岱溪区")}),
    ("湖岭镇石鼓村开展清理。", {("石鼓村", "partOf", "湖岭镇")}),
    ("启动石鼓村委柳湾、石庙的搬迁。", {("柳湾", "partOf", "石鼓村"), ("石庙", "partOf", "石鼓村")}),
    ("柳塘社区位于岱溪区湖岭镇东部。", {("柳塘社区", "partOf", "湖岭镇"), ("湖岭镇", "partOf", "岱溪区")}),
    ("柳塘社区、石鼓村开展清理。", set()),
    # a county that the unit works with elsewhere
    ("街道与岱溪区结对，赴湖岭镇开展劳务协作。", set()),
    # a stretch of a line; a county that is only helped
    ("岱溪铁路城关段铺轨。", {("岱溪铁路城关段", "partOf", "岱溪铁路")}),
    ("街道对口帮扶岱溪区。", set()),
    # a park in the park or the village that it lies in
    ("远岫总部项目位于云屏工业园翠湖产业园。", {("翠湖产业园", "partOf", "云屏工业园")}),
    ("位于石鼓村的翠湖产业园招商。", {("翠湖产业园", "partOf", "石鼓村")}),
    # hamlets, whatever class their names have
    ("石鼓村岑家浜、柳湾两个自然村搬迁。", {("岑家浜", "partOf", "石鼓村"), ("柳湾", "partOf", "石鼓村")}),
]


@pytest.mark.parametrize(("text", "expected"), AREAS)
def test_areas_in_areas(text: str, expected: set[Edge]) -> None:
    assert edges(text, "partOf") == expected


def test_communities_villages_and_estates_are_part_of_the_unit() -> None:
    text = U + "柳塘社区、翠湖花苑、翠湖广场开展清理。"
    readings, layout = read(text, NAMES)
    named = {i: m.name for r in readings for i, m in r.names}
    claims = relations_of(readings, layout, 0)
    assert {(named[c.subject], named[c.object]) for c in claims if isinstance(c.object, int)} == {
        ("柳塘社区", UNIT),
        ("翠湖花苑", UNIT),
    }


NAMES_IN_NAMES = [
    ("推进云屏路拓宽工程。", {("云屏路拓宽工程", "locatedAt", "云屏路")}),
    ("推进石鼓村排涝工程。", {("石鼓村排涝工程", "locatedAt", "石鼓村")}),
    ("参观柳塘社区卫生服务站。", {("柳塘社区卫生服务站", "partOf", "柳塘社区")}),
    ("走访云屏光电封装项目。", {("云屏光电", "undertakes", "云屏光电封装项目")}),
    ("组建云屏片区攻坚专班。", {("云屏片区攻坚专班", "locatedAt", "云屏片区")}),
    # a building is part of the institution that it bears the name of
    ("参观云屏医院东分院。", {("云屏医院东分院", "partOf", "云屏医院")}),
    ("参观云屏医院门诊楼。", {("云屏医院门诊楼", "partOf", "云屏医院")}),
    # of works in a list each lies where the list ends up
    ("云屏光电封装项目、总投资3亿元的远岫总部项目落户云屏工业园。",
     {("云屏光电封装项目", "locatedAt", "云屏工业园"), ("远岫总部项目", "locatedAt", "云屏工业园"),
      ("云屏光电", "undertakes", "云屏光电封装项目"), ("远岫总部项目", "investment", "总投资3亿元"),
      ("云屏光电封装项目", "progress", "落户云屏工业园"), ("远岫总部项目", "progress", "落户云屏工业园")}),
    ("云屏光电封装项目、远岫总部项目相继落户云屏工业园。",
     {("云屏光电封装项目", "locatedAt", "云屏工业园"), ("远岫总部项目", "locatedAt", "云屏工业园"),
      ("云屏光电", "undertakes", "云屏光电封装项目"),
      ("云屏光电封装项目", "progress", "相继落户云屏工业园"), ("远岫总部项目", "progress", "相继落户云屏工业园")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES_IN_NAMES)
def test_names_in_names(text: str, expected: set[Edge]) -> None:
    assert edges(text) == expected


SETTINGS = [
    ("在翠湖广场举办翠湖之夜消费季。", {("翠湖之夜", "locatedAt", "翠湖广场")}),
    ("依托翠湖邻里中心，采取市场化方式，打造“微光平台”。", {("微光平台", "locatedAt", "翠湖邻里中心")}),
    ("柳塘社区“圆桌会”工作法成效明显。", {("圆桌会", "locatedAt", "柳塘社区")}),
    ("推行“微光平台”，以云屏路商铺为试点。", {("微光平台", "locatedAt", "云屏路")}),
    ("柳塘社区走访居民，开展翠湖之夜消费季。", set()),
    # a drive and a place in one clause; not where the place bears a title or only works with it
    ("柳塘社区、石鼓村的敲门活动全部完成。", {("敲门活动", "locatedAt", "柳塘社区"), ("敲门活动", "locatedAt", "石鼓村")}),
    ("到云屏路开展翠湖之夜宣传。", {("翠湖之夜", "locatedAt", "云屏路")}),
    ("柳塘社区获评敲门活动先进集体。", set()),
    ("翠湖邻里中心组织敲门活动。", set()),
    ("柳塘社区试点“圆桌会”。", {("圆桌会", "locatedAt", "柳塘社区")}),
    ("柳塘社区探索“圆桌会”。", {("圆桌会", "locatedAt", "柳塘社区")}),
    ("翠湖邻里中心在石鼓村挂牌。", {("翠湖邻里中心", "locatedAt", "石鼓村")}),
    ("推进云屏片区改造。推开云屏片区土地整理，启动石鼓村委柳湾、石庙的民房征收工作。",
     {("云屏片区改造", "locatedAt", "云屏片区"), ("云屏片区改造", "locatedAt", "柳湾"), ("云屏片区改造", "locatedAt", "石庙")}),
    ("远岫总部项目涉及柳湾、石庙。", {("远岫总部项目", "locatedAt", "柳湾"), ("远岫总部项目", "locatedAt", "石庙")}),
    ("“圆桌会”在柳塘社区、石鼓村同步实施。",
     {("圆桌会", "locatedAt", "柳塘社区"), ("圆桌会", "locatedAt", "石鼓村")}),
    ("列入“圆桌会”试点的柳塘社区召开会议。", {("圆桌会", "locatedAt", "柳塘社区")}),
    ("位于柳塘社区的区级育种基地开放。", {("育种基地", "locatedAt", "柳塘社区")}),
    ("新建育种基地，选址已初步定在翠湖花苑北侧。", {("育种基地", "locatedAt", "翠湖花苑")}),
    ("远岫总部项目（总投资3亿元）位于云屏工业园。", {("远岫总部项目", "locatedAt", "云屏工业园")}),
    ("石鼓村、柳湾召开会议。推进石鼓至柳湾公路工程。",
     {("石鼓至柳湾公路工程", "locatedAt", "石鼓村"), ("石鼓至柳湾公路工程", "locatedAt", "柳湾")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_settings(text: str, expected: set[Edge]) -> None:
    assert edges(text, "locatedAt") == expected


BODIES = [
    ("出台《网格考核办法》。", {(UNIT, "issued", "网格考核办法")}),
    ("街道党工委印发了《网格考核办法》。", {("青禾街道党工委", "issued", "网格考核办法")}),
    ("按照《网格考核办法》开展考核。", set()),
    ("联合云屏派出所开展检查。", {("云屏派出所", "cooperatesWith", UNIT)}),
    ("云屏派出所会同云屏学院开展讲座。", {("云屏学院", "cooperatesWith", "云屏派出所")}),
    ("与云屏农商行签订合作协议。", {("云屏农商行", "cooperatesWith", UNIT)}),
    # a community or a village of the unit with a partner of its own
    ("柳塘社区与云屏学院合作建设实训班。", {("云屏学院", "cooperatesWith", "柳塘社区")}),
    ("石鼓村联合云屏学院开设实训班。", {("云屏学院", "cooperatesWith", "石鼓村")}),
    ("云屏光电与云屏学院共建实训班。", {("云屏学院", "cooperatesWith", "云屏光电")}),
    ("与湖岭镇结对帮扶。", {("湖岭镇", "cooperatesWith", UNIT)}),
    ("走访云屏光电、远岫科技。", set()),
    ("云屏派出所所长林晚讲授安全课。", {("林晚", "memberOf", "云屏派出所")}),
    ("组建云屏片区攻坚专班，由街道党工委书记林晚任组长。",
     {("林晚", "memberOf", "青禾街道党工委"), ("林晚", "memberOf", "云屏片区攻坚专班"),
      ("云屏片区攻坚专班", "locatedAt", "云屏片区")}),
    ("柳塘社区居民林晚讲述经历。", set()),
    # who builds it as told, not as its name would have it; who works under one roof
    ("云屏城投公司投资3亿元建设的云屏光电封装项目投产。",
     {("云屏城投公司", "undertakes", "云屏光电封装项目"), ("云屏光电封装项目", "investment", "投资3亿元"),
      ("云屏光电封装项目", "progress", "投产")}),
    ("云屏派出所、云屏学院实行合署办公。", {("云屏学院", "cooperatesWith", "云屏派出所")}),
    ("由云屏城投公司承建育种基地。", {("云屏城投公司", "undertakes", "育种基地")}),
    ("引进远岫科技流转土地80亩，建设育种基地。", {("远岫科技", "undertakes", "育种基地")}),
    ("远岫科技为育种基地捐款。", set()),
    # behind the kind of body; by the subject of the clause before; with villages in a contract
    ("与驻区单位云屏农商行、云屏学院签订共建协议。",
     {("云屏农商行", "cooperatesWith", UNIT), ("云屏学院", "cooperatesWith", UNIT)}),
    ("云屏派出所创新方式，与云屏学院共建实训班。", {("云屏学院", "cooperatesWith", "云屏派出所")}),
    ("柳塘社区与石鼓村结成共建对子。", {("石鼓村", "cooperatesWith", "柳塘社区")}),
    ("远岫科技与柳塘社区、石鼓村签订订单80亩。",
     {("柳塘社区", "cooperatesWith", "远岫科技"), ("石鼓村", "cooperatesWith", "远岫科技")}),
    # what a partner is signed with besides is not its own
    ("与云屏光电签订战略协议，总投资3亿元的育种基地开工。",
     {("云屏光电", "cooperatesWith", UNIT), ("育种基地", "investment", "总投资3亿元"), ("育种基地", "progress", "开工")}),
    # whom the unit hires, invites or draws in; the last of areas in a row; who is named after 由 is no partner
    ("聘请评估机构云屏学院开展评估。", {("云屏学院", "cooperatesWith", UNIT)}),
    ("聘请云屏学院开展评估。", {("云屏学院", "cooperatesWith", UNIT)}),
    ("吸引云屏光电、远岫科技等17家单位加盟。",
     {("云屏光电", "cooperatesWith", UNIT), ("远岫科技", "cooperatesWith", UNIT)}),
    ("与岱溪区青岩乡开展结对帮扶。", {("青岩乡", "cooperatesWith", UNIT), ("青岩乡", "partOf", "岱溪区")}),
    ("由云屏学院和远岫科技共同编写教材。", set()),
    # partners that are not all known; a town next door, but not an office of it; with the unit by its kind
    ("与岱溪小学、云屏农商行签订共建协议。", {("云屏农商行", "cooperatesWith", UNIT)}),
    ("会同邻近的湖岭镇调处纠纷9起。", {("湖岭镇", "cooperatesWith", UNIT)}),
    ("会同湖岭镇市场监管所开展检查。", set()),
    ("远岫科技获评先进，与街道签约设立实训点。", {("远岫科技", "cooperatesWith", UNIT)}),
    ("云屏派出所、云屏学院与街道召开会议。", set()),
    # who builds or runs it, by the word for it or as the firm named last
    ("育种基地封顶，施工单位云屏城投公司撤场。",
     {("云屏城投公司", "undertakes", "育种基地"), ("育种基地", "progress", "封顶")}),
    ("翠湖邻里中心启用，由云屏学院托管运营。",
     {("云屏学院", "undertakes", "翠湖邻里中心"), ("翠湖邻里中心", "progress", "启用")}),
    ("远岫科技产值下降，但该企业投资3亿元建设的育种基地已开工。",
     {("远岫科技", "undertakes", "育种基地"), ("育种基地", "investment", "投资3亿元"), ("育种基地", "progress", "已开工")}),
    # the undertaker may follow later in the sentence
    ("推进育种基地建设，总投资3亿元，由云屏城投公司和远岫科技共同实施。",
     {("云屏城投公司", "undertakes", "育种基地"), ("远岫科技", "undertakes", "育种基地"),
      ("育种基地", "investment", "总投资3亿元")}),
    ("翠湖邻里中心委托云屏学院运营。",
     {("云屏学院", "undertakes", "翠湖邻里中心"), ("云屏学院", "cooperatesWith", "翠湖邻里中心")}),
    ("引进云屏城投公司托管翠湖邻里中心。", {("云屏城投公司", "undertakes", "翠湖邻里中心"), ("云屏城投公司", "cooperatesWith", UNIT)}),
    ("云屏路拓宽工程由云屏城投公司中标承建。",
     {("云屏城投公司", "undertakes", "云屏路拓宽工程"), ("云屏路拓宽工程", "locatedAt", "云屏路")}),
    ("推进育种基地建设；由云屏城投公司负责巡查。", set()),
    # an office of the village, the community or the team that is named last; none of a body that only stands before
    ("石鼓村整治一新，该村党支部书记林晚带队。", {("林晚", "memberOf", "石鼓村")}),
    ("柳塘社区走访居民，社区书记林晚带队。", {("林晚", "memberOf", "柳塘社区")}),
    ("微光志愿服务队走访居民。队员林晚照顾老人。", {("林晚", "memberOf", "微光志愿服务队")}),
    ("云屏派出所开展巡查，网格员林晚入户。", set()),
    ("青禾街道街长　林晚", set()),
    ("青岩乡乡长　林晚", {("林晚", "memberOf", "青岩乡")}),
    ("县长林晚到柳塘社区调研。", set()),
    # nor of the community that he patrols
    ("柳塘社区走访居民，社区民警林晚带队。", set()),
    # whom a body elects or another is sent to; none where nothing is named
    ("柳塘社区党委换届，林晚同志当选党委书记。", {("林晚", "memberOf", "柳塘社区党委")}),
    ("柳塘社区党委、街道党工委换届，林晚同志当选党委副书记。", {("林晚", "memberOf", "柳塘社区党委")}),
    ("街道干部林晚兼任石鼓村第一书记。", {("林晚", "memberOf", "石鼓村")}),
    ("林晚到青岩乡挂职乡长助理。", {("林晚", "memberOf", "青岩乡")}),
    ("林晚当选人大代表。", set()),
    # who is paired for help; a town with the unit by its kind; bodies side by side
    ("云屏农商行定点帮扶石鼓村。", {("石鼓村", "cooperatesWith", "云屏农商行")}),
    ("青岩乡与我街道结成协作对子。", {("青岩乡", "cooperatesWith", UNIT)}),
    ("云屏派出所、云屏学院联合调解纠纷80起。", {("云屏学院", "cooperatesWith", "云屏派出所")}),
    ("结对共建翠湖广场。", set()),
    ("引进远岫科技对翠湖广场实行托管。", {("远岫科技", "cooperatesWith", UNIT)}),
    # by where they are
    ("与辖区内云屏学院、云屏农商行结成共建单位。", {("云屏学院", "cooperatesWith", UNIT), ("云屏农商行", "cooperatesWith", UNIT)}),
    # a builder with the unit
    ("育种基地由云屏城投公司与街道合作开发。", {("云屏城投公司", "undertakes", "育种基地"), ("云屏城投公司", "cooperatesWith", UNIT)}),
    # what was a firm's is used by others
    ("盘活云屏光电厂房，打造育种基地。", set()),
    # who runs a team of that name, and a lecturer of a school
    ("退休教师林晚领办的“微光平台”调处纠纷74起。", {("林晚", "memberOf", "微光平台")}),
    ("邀请云屏学院讲师林晚宣讲2场。", {("云屏学院", "cooperatesWith", UNIT), ("林晚", "memberOf", "云屏学院")}),
    # a party secretary belongs to the party body named before
    ("柳塘社区党委牵头走访，党委书记林晚带队。", {("林晚", "memberOf", "柳塘社区党委")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies(text: str, expected: set[Edge]) -> None:
    assert edges(U + text) == expected


DRIVES = [
    ("深入实施清风行动，开设“廉洁讲堂”。", {("廉洁讲堂", "partOfCampaign", "清风行动")}),
    ("以清风行动为契机，组织敲门活动。", {("敲门活动", "partOfCampaign", "清风行动")}),
    ("开展清风行动；开设“廉洁讲堂”。", set()),
    ("街道参观“廉洁讲堂”，观摩敲门活动。", set()),
    # one series of events beside another
    ("组织开展清风行动8场，组织开展敲门活动16场。", set()),
]


@pytest.mark.parametrize(("text", "expected"), DRIVES)
def test_parts_of_drives(text: str, expected: set[Edge]) -> None:
    assert edges(text, "partOfCampaign") == expected


def test_headings_side_by_side_are_parts_of_the_drive_that_counts_them() -> None:
    names: Names = {
        "“一个核心+两大攻坚”工程": "Campaign=一个核心+两大攻坚工程",
        "强基工程": "Campaign",
        "富民工程": "Campaign",
        "安居工程": "Campaign",
    }
    text = (
        "全面实施“一个核心+两大攻坚”工程，成效明显。\n（一）实施强基工程\n新建站点3个。\n"
        "（二）实施富民工程\n新增就业9人。\n（三）实施安居工程\n改造住房5套。\n"
    )
    readings, layout = read(text, names)
    named = {i: m.name for r in readings for i, m in r.names}
    claims = relations_of(readings, layout, None)
    parts = {(named[c.subject], named[c.object]) for c in claims if isinstance(c.object, int)}
    whole = "一个核心+两大攻坚工程"
    assert parts == {("强基工程", whole), ("富民工程", whole), ("安居工程", whole)}


def test_the_same_edge_is_claimed_once() -> None:
    readings, layout = read(U + "联合云屏派出所开展检查。会同云屏派出所举办讲座。", NAMES)
    assert [c.predicate for c in relations_of(readings, layout, 0)] == ["cooperatesWith"]


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("issue", ("verbs",)),
        ("office", ("titles",)),
        ("cooperation", ("joining", "with", "acts")),
        ("undertaking", ("introduced", "builds")),
        ("progress", ("states", "before", "future", "milestones")),
        ("place", ("leaning", "holding", "lying")),
        ("campaign", ("openers", "carries")),
    ],
)
def test_each_group_of_words_stands_in_its_example(table: str, keys: tuple[str, ...]) -> None:
    stock = toml("relations")[table]
    assert any(re.search(re.escape(word), stock["example"]) for key in keys for word in stock[key])
