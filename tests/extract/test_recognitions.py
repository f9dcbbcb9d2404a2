"""Honours and who bears them, sentence by sentence; all names are invented."""

from __future__ import annotations

import re

import pytest

from kg.extract.honours import is_title, level_in
from kg.extract.recognitions import recognitions_of
from kg.lexicon import toml
from kg.model import Status
from tests.extract.sentences import UNIT, Names, read

NAMES: Names = {
    "青禾街道": "AdministrativeArea",
    "街道": f"AdministrativeArea={UNIT}",
    "柳塘社区": "Community",
    "翠湖社区": "Community",
    "石鼓村": "Village",
    "云屏派出所": "Organization",
    "林晚": "Person",
    "江海省": "AdministrativeArea",
    "岱溪市": "AdministrativeArea",
    "邻里茶馆": "Initiative",
    "云屏路改造工程": "Project",
    "翠湖市场": "Facility",
    "翠湖市场改造": "Project",
    "云屏合作社": "Organization",
    "苏荣": "Person",
}
UNIT_FIRST = "青禾街道新建公园3个。"


def recognitions(text: str) -> list[tuple[str, str, str, Status]]:
    readings, layout = read(UNIT_FIRST + text, NAMES)
    named = {i: m.name for r in readings for i, m in r.names}
    unit = next(i for i, name in named.items() if name == UNIT)
    return [(named[r.recipient], r.honour, r.level, r.status) for r in recognitions_of(readings, layout, unit)]


DONE, PLANNED = Status.ACHIEVED, Status.PLANNED

GOT = [
    # those that were added, named in brackets; a kind of thing is no title
    (
        "新增市级示范社区2个（柳塘社区、翠湖社区）。",
        [("柳塘社区", "市级示范社区", "city", DONE), ("翠湖社区", "市级示范社区", "city", DONE)],
    ),
    ("新增市级市场1个（翠湖市场）。", []),
    # what the subject sets up bears no title
    ("云屏派出所接待群众80人，设立“邻里茶馆”，获评全市示范窗口。", [("云屏派出所", "全市示范窗口", "city", DONE)]),
    # what somebody runs bears the title, not who runs it
    ("居民林晚领办的“邻里茶馆”被评为全市先进集体。", [("邻里茶馆", "全市先进集体", "city", DONE)]),
    # a merit that is recorded; what the unit has had all year
    ("民警林晚被省厅记个人二等功。", [("林晚", "个人二等功", "", DONE)]),
    ("翠湖社区通过验收，街道全年获区委嘉奖3次。", [(UNIT, "区委嘉奖", "district", DONE)]),
    # to a subject that is not known goes no honour of the unit's; its kind, its work, when and how leave room for it
    ("村民达瓦顿珠荣获全国劳动模范。", []),
    ("云屏派出所所长荣获全市劳动模范。", []),
    ("被评为全市文明单位和平安街道。", [(UNIT, "全市文明单位", "city", DONE), (UNIT, "平安街道", "", DONE)]),
    ("岱谷花海获评国家3A级旅游景区。", []),
    ("区属林场被岱溪市政府评为示范林场。", []),
    ("平安创建工作荣获全区先进。", [(UNIT, "全区先进", "district", DONE)]),
    ("在全区评比中荣获先进集体。", [(UNIT, "先进集体", "", DONE)]),
    ("抢抓机遇，扎实工作，被岱溪市政府授予“平安街道”。", [(UNIT, "“平安街道”", "city", DONE)]),
    # an office that one is elected to is none; the thing may stand behind a dash
    ("林晚当选社区党总支书记。", []),
    ("林晚当选全国劳动模范。", [("林晚", "全国劳动模范", "national", DONE)]),
    ("成功创建国家3A级景区——石鼓村。", [("石鼓村", "国家3A级景区", "national", DONE)]),
    ("林晚获全省优秀志愿者表彰。", [("林晚", "全省优秀志愿者", "province", DONE)]),
    ("柳塘社区获评国家级生态社区。", [("柳塘社区", "国家级生态社区", "national", DONE)]),
    ("石鼓村被授予市级卫生村称号。", [("石鼓村", "市级卫生村", "city", DONE)]),
    ("柳塘社区居民林晚荣获江海省最美志愿者。", [("林晚", "江海省最美志愿者", "province", DONE)]),
    ("街道荣获全区综治先进集体。", [(UNIT, "全区综治先进集体", "district", DONE)]),
    ("云屏派出所被岱溪市政府评为“平安卫士”。", [("云屏派出所", "“平安卫士”", "city", DONE)]),
    (
        "柳塘社区、翠湖社区两个社区入选全省和美社区试点。",
        [("柳塘社区", "全省和美社区试点", "province", DONE), ("翠湖社区", "全省和美社区试点", "province", DONE)],
    ),
    (
        "柳塘社区、石鼓村分别获评省级绿色社区、市级文明村。",
        [("柳塘社区", "省级绿色社区", "province", DONE), ("石鼓村", "市级文明村", "city", DONE)],
    ),
    (
        "柳塘社区、翠湖社区分别被评为省级示范社区和市级和谐社区。",
        [("柳塘社区", "省级示范社区", "province", DONE), ("翠湖社区", "市级和谐社区", "city", DONE)],
    ),
    # quoted titles side by side, and those that are counted behind
    (
        "柳塘社区荣获“省级生态社区”“市级平安社区”等荣誉12项。",
        [("柳塘社区", "“省级生态社区”", "province", DONE), ("柳塘社区", "“市级平安社区”", "city", DONE)],
    ),
    ("柳塘社区获“省级生态社区”等3项荣誉。", [("柳塘社区", "“省级生态社区”", "province", DONE)]),
    ("林晚荣立个人三等功1次。", [("林晚", "个人三等功", "", DONE)]),
    ("成功申报石鼓村为省级传统村落。", [("石鼓村", "省级传统村落", "province", DONE)]),
    ("柳塘社区深化网格治理，被列为全市治理典型。", [("柳塘社区", "全市治理典型", "city", DONE)]),
    ("柳塘社区创设“邻里茶馆”，该做法入选全国十佳案例。", [("邻里茶馆", "全国十佳案例", "national", DONE)]),
    ("完成了柳塘社区、翠湖社区两个社区的书香社区创建验收。",
     [("柳塘社区", "书香社区创建验收", "", DONE), ("翠湖社区", "书香社区创建验收", "", DONE)]),
    ("石鼓村顺利通过省级卫生村复审。", [("石鼓村", "省级卫生村复审", "province", DONE)]),
    ("柳塘社区、翠湖社区2个省级和美建设试点社区完成改造。",
     [("柳塘社区", "省级和美建设试点社区", "province", DONE), ("翠湖社区", "省级和美建设试点社区", "province", DONE)]),
    # the subject of the clause before, the innermost of names in a row, the thing that works renewed
    ("柳塘社区“邻里茶馆”议事45场，办成实事6件，入选全市十佳案例。", [("邻里茶馆", "全市十佳案例", "city", DONE)]),
    ("翠湖市场改造竣工，获评市级文明市场。", [("翠湖市场", "市级文明市场", "city", DONE)]),
    # a common noun that repeats a name
    ("云屏合作社与石鼓村签订订单，合作社获评省级示范社。", [("云屏合作社", "省级示范社", "province", DONE)]),
    ("列入“邻里同心”试点的石鼓村新建公园。", [("石鼓村", "“邻里同心”试点", "", DONE)]),
    # a name that shares its last character with the verb; others that are only counted
    ("民政办主任苏荣获市“先进个人”称号。", [("苏荣", "市“先进个人”", "city", DONE)]),
    ("林晚等5名河长获区“最美河长”称号。", [("林晚", "区“最美河长”", "district", DONE)]),
    # those that are counted first and named behind
    ("全年2个社区获评市级和谐社区，分别是柳塘社区、翠湖社区。",
     [("柳塘社区", "市级和谐社区", "city", DONE), ("翠湖社区", "市级和谐社区", "city", DONE)]),
    ("获评省级示范社1家（云屏合作社）。", [("云屏合作社", "省级示范社", "province", DONE)]),
    ("柳塘社区捧回全省优秀案例奖。", [("柳塘社区", "全省优秀案例奖", "province", DONE)]),
    ("柳塘社区书记林晚带队走访，获评市级先进。", [("林晚", "市级先进", "city", DONE)]),
    # where something is done is no subject
    ("完成翠湖市场改造；全年荣登全区道路保洁红榜5次。", [("青禾街道", "全区道路保洁红榜", "district", DONE)]),
    # grades of titles for whom they are; a community by its kind
    ("街道先后被评为省级文明街道、省级生态街道、市级爱心街道。",
     [("青禾街道", "省级文明街道", "province", DONE), ("青禾街道", "省级生态街道", "province", DONE),
      ("青禾街道", "市级爱心街道", "city", DONE)]),
    ("柳塘社区举办讲座4场，社区获评省级“先锋堡垒”。", [("柳塘社区", "省级“先锋堡垒”", "province", DONE)]),
    ("站长林晚、翠湖社区网格员苏荣被评为全市先进个人。",
     [("林晚", "全市先进个人", "city", DONE), ("苏荣", "全市先进个人", "city", DONE)]),
    ("站长林晚、主任苏荣被评为全市先进个人。",
     [("林晚", "全市先进个人", "city", DONE), ("苏荣", "全市先进个人", "city", DONE)]),
    ("林晚当选全市“十佳村医”。", [("林晚", "全市“十佳村医”", "city", DONE)]),
    ("柳塘社区、石鼓村通过省级验收。", [("柳塘社区", "省级验收", "province", DONE), ("石鼓村", "省级验收", "province", DONE)]),
    ("柳塘社区顺利通过档案验收，成为全市首批示范单位。", [("柳塘社区", "全市首批示范单位", "city", DONE)]),
]  # fmt: skip

AIMED = [
    ("力争石鼓村创成全国文明村。", [("石鼓村", "全国文明村", "national", PLANNED)]),
    ("争创省级健康街道。", [(UNIT, "省级健康街道", "province", PLANNED)]),
    ("争取柳塘社区列入全市数字社区试点。", [("柳塘社区", "全市数字社区试点", "city", PLANNED)]),
]

NONE = [
    "柳塘社区的做法获得居民一致好评。",
    "柳塘社区成为居民议事的好去处。",
    "云屏路改造工程通过竣工验收。",
    "3名党员获评市级优秀党员。",
    "创建市级示范社区5个。",
    "柳塘社区综合考核获全区第一名。",
    "云屏路改造工程列入省重点项目。",
    "创建和谐稳定的环境。",
    "参观“争创文明街道”展览。",
    "“翠湖微光”入选全市十佳案例。",
    "“石鼓村红杏”获国家地理标志认证。",
    "云屏路改造工程通过区级验收。",
    "林晚当选区人大代表。",
    "街道税费所荣获全市示范窗口。",
]


@pytest.mark.parametrize(("text", "expected"), GOT + AIMED)
def test_recognition(text: str, expected: list[tuple[str, str, str, Status]]) -> None:
    stripped = [(who, honour.strip(), level, status) for who, honour, level, status in recognitions(text)]
    assert stripped == expected


@pytest.mark.parametrize("text", NONE)
def test_no_recognition(text: str) -> None:
    assert recognitions(text) == []


def test_a_plan_section_only_aims() -> None:
    text = "一、全年工作\n青禾街道新建公园3个。\n二、下一步工作打算\n创建省级文明街道。"
    readings, layout = read(text, NAMES)
    assert [(r.honour, r.status) for r in recognitions_of(readings, layout, 0)] == [("省级文明街道", PLANNED)]


def test_without_a_mention_of_the_unit_its_honours_have_no_bearer() -> None:
    readings, layout = read("荣获全区先进集体。", {})
    assert recognitions_of(readings, layout, None) == ()


def test_a_title_of_a_municipality_has_level_province() -> None:
    readings, layout = read(
        "北京市青禾街道。柳塘社区获评北京市文明社区。", {"北京市": "AdministrativeArea", "柳塘社区": "Community"}
    )
    assert [r.level for r in recognitions_of(readings, layout, None)] == ["province"]


@pytest.mark.parametrize("key", ["award", "winning", "listing", "aim"])
def test_each_verb_finds_its_example(key: str) -> None:
    for entry in toml("honours")[key]:
        assert re.search(entry["pattern"], entry["example"]), entry


@pytest.mark.parametrize(("level", "entry"), list(toml("honours")["level"].items()))
def test_each_level_finds_its_example(level: str, entry: dict[str, str]) -> None:
    assert level_in(entry["example"]) == level


def test_praise_is_no_title() -> None:
    assert not is_title("居民好评", "award")
    assert is_title("居民满意示范窗口", "listing")
