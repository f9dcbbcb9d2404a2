"""Invented names for tests of edges, and the edges that a text states between them."""

from __future__ import annotations

from kg.extract.relations import relations_of
from tests.extract.sentences import UNIT, Names, read

NAMES: Names = {
    "青禾街道": "AdministrativeArea",
    "街道": f"AdministrativeArea={UNIT}",
    "岱溪区": "AdministrativeArea",
    "湖岭镇": "AdministrativeArea",
    "柳塘社区": "Community",
    "石鼓村": "Village",
    "柳湾": "Village",
    "石庙": "Village",
    "翠湖花苑": "ResidentialArea",
    "云屏路": "Place",
    "云屏路城关段": "Place",
    "岱溪铁路": "Place",
    "岱溪铁路城关段": "Place",
    "云屏片区": "Place",
    "云屏片区改造": "Project",
    "翠湖广场": "Facility",
    "翠湖邻里中心": "Facility",
    "柳塘社区卫生服务站": "Facility",
    "云屏光电": "Company",
    "远岫科技": "Company",
    "云屏城投公司": "Company",
    "云屏农商行": "Company",
    "云屏光电封装项目": "Project",
    "远岫总部项目": "Project",
    "云屏路拓宽工程": "Project",
    "石鼓村排涝工程": "Project",
    "育种基地": "Facility",
    "街道党工委": "Organization=青禾街道党工委",
    "云屏派出所": "Organization",
    "云屏学院": "Organization",
    "云屏片区攻坚专班": "Organization",
    "清风行动": "Campaign",
    "翠湖之夜": "Campaign",
    "敲门活动": "Campaign",
    "廉洁讲堂": "Initiative",
    "微光平台": "Initiative",
    "圆桌会": "Initiative",
    "网格考核办法": "Policy",
    "林晚": "Person",
    "青岩乡": "AdministrativeArea",
    "云屏医院门诊楼": "Facility",
    "云屏医院": "Facility",
    "云屏医院东分院": "Facility",
    "云屏工业园": "DevelopmentZone",
    "柳塘社区党委": "Organization",
    "微光志愿服务队": "Organization",
    "岑家浜": "Place",
    "云屏安置房一期": "Project",
    "翠湖产业园": "DevelopmentZone",
    "石鼓至柳湾公路工程": "Project",
}

Edge = tuple[str, str, str]


def edges(text: str, *predicates: str) -> set[Edge]:
    """The edges of a text, of some predicates; partOf the unit is left out."""
    readings, layout = read(text, NAMES)
    named = {i: m.name for r in readings for i, m in r.names}
    unit = next((i for i, name in named.items() if name == UNIT), None)
    found = set()
    for claim in relations_of(readings, layout, unit):
        value = named[claim.object] if isinstance(claim.object, int) else claim.object
        if (not predicates or claim.predicate in predicates) and (claim.predicate, value) != ("partOf", UNIT):
            found.add((named[claim.subject], claim.predicate, value))
    return found
