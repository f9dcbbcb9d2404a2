"""Bodies and buildings of the reporting unit that are named by their type, and the names of provinces and cities."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.names.boundary import frequency, opens
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View


@cache
def _typed() -> re.Pattern[str]:
    data = table("names_bodies")
    return re.compile(
        rf"(?P<unit>街道|镇|乡|社区|区|县|村)"
        rf"(?P<body>(?:(?:{alternation(words('names_words', 'type_words'))}){{0,4}}(?:{alternation(data['typed_facilities'])})|{alternation(data['bodies'])}|(?:{alternation(data['departments'])})(?:办公室|办(?![理事案学法好公])|科(?![技学普])|中队)))"
        rf"(?!{data['not_after']})"
    )


@cache
def _after_unit() -> re.Pattern[str]:
    data = table("names_bodies")
    types = alternation(words("names_words", "type_words"))
    return re.compile(f"(?P<body>(?:{types}){{0,4}}(?:{alternation(data['typed_facilities'])}))")


_BARE = re.compile(r"(?:(?<=[,、。;:和由])|^)(?:党工委|办事处)(?![一-鿿]?(?:成员|委员|班子))")
_OWN_HALL = re.compile(
    r"(?:(?<=[,、。;:])|^)(?:便民服务中心|党群服务中心|政务服务中心|为民服务中心)(?=获|被|荣|可|整合|受理|办理|设有|设立|共|全年|推行|实行|投入|启用|升级)"
)
_OWN_HEAD = re.compile(
    r"(?:(?<=[,、。;:])|^)(?:[一-鿿]{2,6}(?:办|所|站|队|中心))(?=(?:副)?(?:主任|所长|站长|队长)[一-鿿]{2,3}(?:获|被|荣))"
)


@cache
def _departments() -> re.Pattern[str]:
    data = table("names_bodies")
    return re.compile(
        rf"(?P<office>(?:自治[区州县旗]|[省市区县州盟旗])(?:{alternation(data['departments'])})(?:{alternation(data['department_heads'])}))(?![一-鿿]?门)|(?:(?<=[,、。;:被由与和经受获对向请合])|^)[省市区县]委(?:办公室|组织部|宣传部|政法委|统战部|党校)|(?:(?<=[,、。;:由与和合同在了获对向请接联调])|^)[省市区县州盟旗](?:{alternation(data['level_bodies'])})|(?:(?<=[,、。;:由与和了同在])|^)[省市区县]第?[一二三四五六七八九十]+(?:人民)?(?:医院|中学|小学)"
    )


@cache
def _more() -> re.Pattern[str]:
    data = table("names_bodies")
    return re.compile(
        rf"[、和与及](?:街道|镇|乡|区|县|市)?(?P<body>{alternation(data['bodies'])})(?!{data['not_after']})"
    )


_ANNEX = re.compile("(?:综合|教学|门诊|住院|宿舍|办公|实验|医技)+大?楼|新校区|新院区")
_SET_UP = re.compile(
    r"(?:成立|组建|设立)了?(?:由[^,。;]{2,20}的)?(?P<name>(?:疫情防控|防疫|防汛|抗旱|防汛抗旱|森林防火|应急救援|抢险救灾)指挥部)"
)
_PARTY = re.compile(r"(?:党工委|党委|(?<=[县区市])委)$")


@cache
def _regions() -> re.Pattern[str]:
    cities, provinces = words("names_places", "cities"), words("names_places", "provinces")
    bare = (cities - words("names_places", "ambiguous")) | provinces
    # the first signs before all else: most characters begin no region
    prefectures = words("names_places", "prefectures")
    first = "".join(sorted({name[0] for name in cities | provinces | prefectures}))
    return re.compile(
        f"(?=[{first}])(?:(?P<full>{alternation(cities | provinces)})(?P<level>市|省|(?:壮族|回族|维吾尔)?自治区|特别行政区)(?!场|政|级机|直|委网)|(?P<prefecture>(?:{alternation(prefectures)})州)(?![级市])|(?P<bare>{alternation(bare)}))"
    )


# 鼓台区柳溪街道在…: a district before one of its streets, though the dictionary has 台区 as a word
_DISTRICT = re.compile(
    r"(?:^|(?<=[,，。;；:：年在是]))(?P<name>(?![全各本该我])[一-鿿]{2}(?:[一-鿿](?<![社小园片辖校城山地库灾景厂牧]))?[区县])"
    r"(?<![社小园片辖校城山地库灾景厂牧]区)(?=[一-鿿]{2,4}?(?:街道|镇|乡)(?:[在是以的位地认深紧坚全围\d]|党|办事处|工作|$))"
)


def by_regions(view: View) -> list[Found]:
    """Provinces and prefecture-level cities, and districts before one of their streets."""
    names = [
        found(view, *m.span("name"), "AdministrativeArea", "name.district", 0.93, tail=m["name"][-1])
        for m in _DISTRICT.finditer(view.text)
    ]
    for m in _regions().finditer(view.text):
        if prefecture := m["prefecture"]:
            names.append(found(view, *m.span(), "AdministrativeArea", "name.region", 0.9, prefecture))
            continue
        stem, sure = m["full"] or m["bare"], m["full"] is not None
        name = table("names_places")["full"].get(stem) or stem + (m["level"] or _level(stem))
        if not sure and all(_word(view.text[at - 1 : at + 1]) for at in m.span()):
            continue  # 沿江门户
        names.append(
            found(view, *m.span(), "AdministrativeArea", "name.region", 0.93 if sure else 0.6, name, full=sure)
        )
    return names


def _word(pair: str) -> bool:
    """Whether two characters, one on each side of a name's edge, are a word by themselves."""
    return len(pair) == 2 and frequency(pair) > 20


def _level(stem: str) -> str:
    cities = words("names_places", "municipalities") | words("names_places", "cities")
    return "市" if stem in cities else "省"


_POSTED = re.compile("驻[一-鿿]{2,8}?工作[队组]")


def by_posting(view: View, names: list[Found]) -> list[Found]:
    """Teams that a body has in a village: 云屏市交通局驻石鼓村工作队."""
    return [
        found(view, body.begin, m.end(), "Organization", "name.body.posted", 0.98, full=False)
        for body in names
        if body.kind in ("Organization", "Company", "Facility") and (m := _POSTED.match(view.text, body.end))
    ]


def by_unit(view: View, unit: str) -> list[Found]:
    """Bodies and buildings of the unit that the report names by type (街道调委会, 镇卫生院): the unit's name is understood.

    Args:
        view: the sentence.
        unit: the reporting unit's name, ending with its kind (街道, 镇, 乡, 社区 …); "" finds nothing.
    """
    names = [
        found(view, *m.span(), "Organization", "name.department", 0.96)
        for m in _departments().finditer(view.text)
        if m["office"] is None or m.start() == 0 or view.text[m.start() - 1] in "以得" or _opened(view, m.start())
    ]
    if not unit:
        return names
    if unit.endswith("街道"):
        names += [_body(view, *m.span(), unit, m[0]) for m in _BARE.finditer(view.text)]
    if unit.endswith(("街道", "镇", "乡")):
        names += [_body(view, *m.span(), unit, m[0]) for m in _OWN_HALL.finditer(view.text)]
        names += [
            _body(view, *m.span(), unit, m[0])
            for m in _OWN_HEAD.finditer(view.text)
            if _typed().fullmatch("街道" + m[0])
        ]
    for m in re.finditer(re.escape(unit), view.text):
        if (body := _after_unit().match(view.text, m.end())) is not None:
            names.append(_body(view, m.start(), body.end(), unit, body["body"]))
    names += [
        found(view, *m.span("name"), "Organization", "name.unit.set-up", 0.7, unit + m["name"])
        for m in _SET_UP.finditer(view.text)
    ]
    for m in _typed().finditer(view.text):
        word = m["unit"]
        if (
            not unit.endswith(word)
            or (word == "区" and unit.endswith(("社区", "园区")))
            or (m.start() > 0 and not _opened(view, m.start()))
        ):
            continue
        names.append(_body(view, m.start(), m.end(), unit, m["body"]))
        if annex := _ANNEX.match(view.text, m.end()):
            names.append(
                replace(
                    _body(view, m.start(), annex.end(), unit, m["body"] + annex[0]),
                    kind="Facility",
                    confidence=0.97,
                )
            )
        end = m.end()
        while more := _more().match(view.text, end):
            names.append(_body(view, more.start("body"), more.end(), unit, more["body"]))
            end = more.end()
    return names


_SEATED = re.compile(r"(?:(?<=[,、。;:])|^)(?P<unit>社区|村)(?P<body>党委|党总支|党支部)(?=书记|副书记|荣获|获评|被)")


def by_seat(view: View, names: list[Found], unit: str) -> list[Found]:
    """The body of the community or the village named before it in the sentence: 柳塘社区…,社区党委书记."""
    added = []
    for m in _SEATED.finditer(view.text):
        kind = "Community" if m["unit"] == "社区" else "Village"
        seats = [n for n in names if n.kind == kind and n.end <= m.start() and n.name.endswith(m["unit"])]
        if seats and not unit.endswith(m["unit"]):
            seat = max(seats, key=lambda n: n.end)
            added.append(found(view, *m.span(), "Organization", "name.unit.seat", 0.75, seat.name + m["body"]))
    return added


_LED_BY = re.compile(
    r"[^,。;]{0,24}?的?(?:正确|坚强|有力|大力|关心|统一)*(?:领导|监督|支持|关心|指导|帮助)[^,。;]{0,6}下"
)
_COMMITTEE = re.compile("[^委]{2,}[县区市省](?=委$)")


def led_by(view: View, names: list[Found]) -> list[Found]:
    """Leave out the bodies under whose leadership all was done: they act nowhere. Of 云屏县委 the county stays."""
    kept = []
    for name in names:
        if (
            name.kind == "Organization"
            and _LED_BY.match(view.text, name.end)
            and "在" in view.text[max(0, name.begin - 16) : name.begin]
        ):
            area = _COMMITTEE.match(name.name)
            if area is not None:
                end = name.begin + area.end()
                kept.append(found(view, name.begin, end, "AdministrativeArea", "name.committee", 0.85))
            continue
        kept.append(name)
    return kept


def by_apposition(view: View, names: list[Found]) -> list[Found]:
    """The second body of 青禾镇党委、政府 and 云屏县委、县政府."""
    added = []
    for name in names:
        m = _PARTY.search(name.name) if name.kind == "Organization" else None
        if m is not None and m.start() > 1 and (more := _more().match(view.text, name.end)):
            body = more["body"]
            added.append(
                found(
                    view,
                    more.start("body"),
                    more.end(),
                    "Organization",
                    "name.unit.apposed",
                    0.85,
                    name.name[: m.start()] + body,
                    full=False,
                )
            )
    return added


def _body(view: View, begin: int, end: int, unit: str, body: str) -> Found:
    kind = "Facility" if _is_facility(body) else "Organization"
    return found(view, begin, end, kind, "name.unit.body", 0.8, unit + body)


def _opened(view: View, begin: int) -> bool:
    """Whether the word before is no part of a name (a verb, a preposition, a noun of time …)."""
    before = view.text[begin - 1]
    if not "一" <= before <= "鿿":
        return True
    if before in words("names_words", "short_openers") and before not in "该每某":
        return True
    start = view.boundaries.get(begin)
    return before not in "各全我该本每两" and start is not None and opens(view.text[start:begin]) >= 1.2


def _is_facility(body: str) -> bool:
    return re.search(f"(?:{alternation(table('names_bodies')['typed_facilities'])})$", body) is not None
