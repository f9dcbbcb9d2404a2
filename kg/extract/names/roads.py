"""Roads by their number (G345国道, 经三路), roads and rivers that a direction gives away (柳塘路南侧、青石河以东)."""

from __future__ import annotations

import re

from kg.extract.names.boundary import frequency, tag
from kg.extract.names.found import Found, found
from kg.extract.names.stock import words
from kg.extract.names.view import View

# the beginning needs a mark or a particle before it: only there the name's first character is certain
_BEFORE_DIRECTION = re.compile(
    r"(?:(?<=^)|(?<=[（(、，,；;。：:了对沿]))(?![对在将把由于从向沿给])(?P<stem>[\u4e00-\u9fff]{2,4})(?P<kind>大道|路|街|河)"
    r"(?=[东西南北两][侧边]|以[东西南北]|沿线|[东南西北中]段)"
)
_GENERIC = re.compile(r"[主各条该本全此]|道$|公$|铁$|马$|道路|辖区")

_ROUTE = re.compile(
    r"[东西南北](?:[一二三四五六]环(?!境|城|节|保|湖|山|卫|环|比|评)路?|环[路线])|(?:国道|省道|县道|乡道)[GSXY]?\d{3}(?=线|、|和|及|与|[,。;]|的|路?[段面]|拓宽|改造|改建|扩建|大修|大中修|提升|整治|养护|沿线)线?|(?<![A-Za-z0-9])[GSXYC]\d{2,3}(?![-A-Za-z0-9.%])(?:国道|省道|县道|乡道|线)?|\d{2,3}(?:国道|省道|县道)|(?:地铁|轨道交通|轻轨)\d{1,2}号线|\d{1,2}号线|[经纬纵横][一二三四五六七八九十]{1,3}路"
)


# a country road is told by the work on it, or beside another
_LINE = re.compile(
    r"(?:(?<=[、成拓宽造修通护整治对和及])|^|(?<=改建)|(?<=新建))(?P<name>(?![完成])[一-鿿]{2}线)"
    r"(?=(?:、[一-鿿]{2}线)*(?:[等两三四五]|公路|“白改黑”|大中修|大修|拓宽|改造|改建|提升|路面|段|养护|全线|通车|建设))"
)
_VOLTAGE = re.compile(r"\d{2,4}(?:千伏|[kK]V)[一-鿿]{2,4}?(?:(?P<work>输变电工程)|变电站)")
_HOUSE = re.compile(r"\d+号(?:大?院|小区|楼院)")
# 云江铁路城关段: a stretch of a line that is named
_STRETCH = re.compile("[一-鿿]{2}段(?!落|时|[一-鿿]{0,8}?(?:工程|项目|改扩建|改建|扩建|改造|整治|拓宽|治理|提升|绿道))")
_LINES = tuple("路铁速道河江渠溪线")
_NO_LINE = re.compile(
    "[高低]压|管线|[一二三]线|生产|流水|光缆|[供输配]电|连接|产业|快速|旅游|景观|主干|沿|岸线|红线|专线|支线|天线|热线|杆线|飞线|弱电|强电|架空|战线|环线|外线|内线"
)


def by_number(view: View) -> list[Found]:
    """Roads and railway lines with a number for a name."""
    return [found(view, *m.span(), "Place", "name.route.code", 0.95) for m in _ROUTE.finditer(view.text)]


def by_voltage(view: View) -> list[Found]:
    """Substations and lines called by their voltage: 110千伏云屏变电站."""
    return [
        found(view, *m.span(), "Project" if m["work"] else "Facility", "name.station.voltage", 0.95)
        for m in _VOLTAGE.finditer(view.text)
    ]


def by_house(view: View, names: list[Found]) -> list[Found]:
    """Estates called by their house number on a road: 柳塘路8号院."""
    return [
        found(view, road.begin, house.end(), "ResidentialArea", "name.road.house", 0.85)
        for road in names
        if road.kind == "Place" and (house := _HOUSE.match(view.text, road.end)) is not None
    ]


def by_stretch(view: View, names: list[Found]) -> list[Found]:
    """Stretches of a road or a river, called by where they lie: 云江铁路城关段."""
    return [
        found(view, line.begin, part.end(), "Place", "name.road.stretch", 0.85, full=False)
        for line in names
        if line.kind == "Place"
        and line.name.endswith(_LINES)
        and (part := _STRETCH.match(view.text, line.end)) is not None
        and tag(part[0][:2])[:1] not in ("v", "d", "f", "m")
    ]


def by_line(view: View) -> list[Found]:
    """Country roads called by what they join: 云柳线、石坪线"白改黑", 拓宽云柳线."""
    return [
        found(view, *m.span("name"), "Place", "name.route.line", 0.8)
        for m in _LINE.finditer(view.text)
        if not frequency(m["name"]) and not _NO_LINE.search(m["name"])
    ]


def by_direction(view: View) -> list[Found]:
    """Roads and rivers beside which something lies."""
    return [
        found(view, *m.span(), "Place", "name.road.direction", 0.8)
        for m in _BEFORE_DIRECTION.finditer(view.text)
        if not _GENERIC.search(m["stem"]) and m["stem"][:2] not in words("names_words", "openers")
    ]
