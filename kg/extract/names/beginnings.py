"""Where the name that an ending closes begins: at the best weighed place, or where a name that it holds begins."""

from __future__ import annotations

import re

from kg.extract.names.boundary import Contexts, frequency, name_begin, opens, tag
from kg.extract.names.brands import pieces, with_seat
from kg.extract.names.found import AREAS, Found
from kg.extract.names.stock import Ending, alternation, words
from kg.extract.names.view import View

TRADES = words("names_works", "industries") | {"开发", "销售", "制造"}
REGION = re.compile(
    f"(?:{alternation(words('names_places', 'provinces') | words('names_places', 'cities'))})(?:省|市|自治区)?"
)
NUMERAL = re.compile(r"[一二三四五六七八九十两\d]+$")
# days that streets are named after: 八一路
_DAYS = frozenset(("八一", "五一", "五四", "七一", "三八", "六一", "五七", "一二九"))
_TYPES = re.compile(f"(?:{alternation(words('names_words', 'type_words') | TRADES)})$")
_SEAT_AND_STEM = re.compile(REGION.pattern + "[一-鿿]{2,4}$")
# 市级平安街道: a title, which tells no street's name
_HONOURED = frozenset({"AdministrativeArea", "Community", "Village"})
_OF_A_LEVEL = re.compile("(?:国家|省|市|区|县|镇|街)级|全[国省市区县]")
_HOUSE = re.compile(r"\d+[号弄][楼院]?[一-鿿]{0,2}")  # 18号院老旧小区
# 云屏银行柳塘支行
_BRANCHES = frozenset(("支行", "分行", "分理处"))
_PARCEL = re.compile(r"(?<=[一-鿿])[A-Z]-?\d{1,3}(?:-\d{1,2})?$")
_BANK = re.compile("(银行|农商行|信用社)[一-鿿]{2,5}$")
_ATTACHED = re.compile("附属(?:第[一二三四五六七八九十]|实验)?$")
# 云屏幼儿园柳湾分园 has a name of its own behind the institution's
_BRANCH_SCHOOLS = frozenset(("分园", "分校", "分院", "校区", "院区"))
_ANNEXES = words("names_bodies", "annexes")
PHASE = re.compile("[一二三四五六七八九]期")
_PART = re.compile("[一二三四五六七八九十][村区坊期]")
NTH = re.compile("第[一二三四五六七八九十]+$")
_ORDER = re.compile("第?[一二三四五六七八九十]+")
_DATED = re.compile(r"(?:\d+月|[年月])底?前(?=.)")
_EDITION = re.compile(r"(?:第[一二三四五六七八九十\d]+|首)届(?=.)")
# what lies along a river bears its name: 长柳河滨水步道
_WATERSIDE = re.compile("滨[河水江湖]|沿[河江湖]|环湖|亲水|临水")


class Ends:
    """Where the names found so far in a sentence end, with their beginnings."""

    def __init__(self) -> None:
        self.areas: dict[int, int] = {}
        self.built: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.firms: set[int] = set()

    def add(self, name: Found) -> None:
        """Take up a name."""
        if name.kind in AREAS:
            self.areas[name.end] = name.begin
        elif name.kind in ("Facility", "Organization"):
            self.built[name.end] = name.begin
        elif name.kind == "Company":
            self.firms.add(name.end)
        elif name.kind == "Place":
            self.places[name.end] = name.begin


def before_types(view: View, mark: int) -> int:
    """Where the type words before an ending begin, leaving at least two characters before them."""
    at = mark
    while (types := _TYPES.search(view.text, max(0, at - 8), at)) is not None and types.start() > 1:
        if len(types[0]) == 1 and types.start() not in view.begins:
            break  # 云台中学
        at = types.start()
    return at


def begins_at(
    view: View, ending: Ending, stem_end: int, end: int, contexts: Contexts, ends: Ends
) -> tuple[int, float] | None:
    """Where the name begins, with the points that speak for it (as `name_begin`); None where no place is likely."""
    mark = end - len(ending.form)
    return (
        _of_phase(ending, view, mark, ends)
        or _of_host(view, ending, mark, ends)
        or _of_water(ending, view, mark, ends)
        or _of_parcel(view, mark, end, contexts)
        or _of_branch(view, ending, mark, contexts, ends)
        or _weighed(view, ending, stem_end, end, contexts, ends)
        or (_weighed(view, ending, mark, end, contexts, ends) if ending.kind == "DevelopmentZone" else None)
        or ((stem_end, 1.5) if ending.kind == "Initiative" and mark - stem_end >= 4 else None)
    )


def _of_phase(ending: Ending, view: View, mark: int, ends: Ends) -> tuple[int, float] | None:
    """翠湖花苑三村 and 翠湖花苑二期安置房 begin where the estate's name does."""
    if ending.kind != "ResidentialArea":
        return None
    phase = mark - 2 if PHASE.fullmatch(view.text, mark - 2, mark) else mark
    fits = phase in ends.areas and (phase < mark or _PART.fullmatch(ending.form))
    return (ends.areas[phase], 4.0) if fits else None


def _of_host(view: View, ending: Ending, mark: int, ends: Ends) -> tuple[int, float] | None:
    """A part or a dependant of an institution begins with the institution's name."""
    if ending.kind == "Company" and mark in ends.built:
        return ends.built[mark], 4.0  # 云屏医院有限公司
    attached = _ATTACHED.search(view.text, 0, mark)
    host = mark - len(attached[0]) if attached else mark
    if host in ends.built and (attached or ending.form in _ANNEXES):
        return ends.built[host], 4.0
    own = (mark - size for size in (2, 3, 4) if ending.form in _BRANCH_SCHOOLS and mark - size in ends.built)
    return next(((ends.built[at], 4.0) for at in own), None)


def _of_water(ending: Ending, view: View, mark: int, ends: Ends) -> tuple[int, float] | None:
    """What lies along a river bears its name: 长柳河滨水绿道."""
    if ending.kind not in ("Place", "Facility"):
        return None
    at = next((at for at in (mark - 2, mark) if at in ends.places and _WATERSIDE.match(view.text, at)), None)
    return (ends.places[at], 4.0) if at is not None else None


def _of_parcel(view: View, mark: int, end: int, contexts: Contexts) -> tuple[int, float] | None:
    """A parcel's number stands behind its name: 云屏新都F03地块."""
    code = _PARCEL.search(view.text, 0, mark)
    weighed = name_begin(view, code.start(), end, 2, 6, contexts) if code is not None else None
    return weighed if weighed is not None and weighed[1] > 1.5 else None


def _of_branch(view: View, ending: Ending, mark: int, contexts: Contexts, ends: Ends) -> tuple[int, float] | None:
    """A bank's branch begins with the bank's name."""
    bank = _BANK.search(view.text, 0, mark) if ending.form in _BRANCHES else None
    if bank is None:
        return None
    weighed = name_begin(view, bank.start(), bank.end(1), 2, 8, contexts, ends.areas.keys())
    return (weighed[0] if weighed is not None else _of_county(view.text, bank.start())), 4.0


def _weighed(
    view: View, ending: Ending, stem_end: int, end: int, contexts: Contexts, ends: Ends
) -> tuple[int, float] | None:
    """The best weighed beginning of a proper part, and of the area's name before it."""
    text, mark = view.text, end - len(ending.form)
    place = name_begin(view, stem_end, end, ending.least, ending.most, contexts, ends.areas.keys() | ends.places.keys())
    if place is not None and _no_stem(view, ending, place[0], mark):
        place = None
    if not ending.areas:
        return place
    for at in range(max(0, mark - 10), mark + 1):
        # an area's name before the type words is the proper part by itself
        if at in ends.areas and (at >= stem_end or _typical(view, at, mark)) and not NUMERAL.match(text[at:mark]):
            return ends.areas[at], 4.0
    if place is None:
        return None
    begin, points = place
    while begin in ends.areas:
        begin = ends.areas[begin]
    return begin, points


def _no_stem(view: View, ending: Ending, begin: int, mark: int) -> bool:
    """Whether what stands before an ending is no proper part: a kind, a house's number, a numeral, a level."""
    text = view.text
    return (
        (ending.generic.fullmatch(text, begin, mark) is not None and not _numbered(view, begin, ending))
        or (ending.kind == "ResidentialArea" and _HOUSE.fullmatch(text, begin, mark) is not None)
        or (NUMERAL.fullmatch(text, begin, mark) is not None and text[begin:mark] not in _DAYS)
        or (ending.kind in _HONOURED and _OF_A_LEVEL.match(text, begin) is not None)
    )


def trimmed(view: View, ending: Ending, begin: int, end: int, ends: Ends) -> int:
    """The beginning without the words that only stand before the name."""
    text, mark = view.text, end - len(ending.form)
    if ending.kind == "Facility":
        begin = _after_building(view, begin, mark, ends)
    if ending.kind in AREAS and (region := REGION.match(text, begin, mark)) and region.end() < mark:
        begin = region.end()  # 朝阳社区 bears a city's name
    joint = text.rfind("联合", begin, mark)
    if ending.kind == "Organization" and joint > begin + 2 and text[joint - 1] in "队所局站办会院委处":
        begin = joint + 2  # 云屏执法队联合柳塘派出所
    if edition := _EDITION.match(text, begin, mark):
        begin = edition.end()  # 第二届云溪龙虾节
    if text.startswith("联合", begin) and mark - begin >= 3:
        begin += 2  # 联合云江职校
    if dated := _DATED.match(text, begin, mark):
        begin = dated.end()
    if text[begin] == "好" and begin + 1 < mark:
        begin += 1  # 建好、用好
    alone = view.boundaries.get(begin + 1) == begin or not frequency(text[begin : begin + 2])
    if text[begin] in "有是" and alone and begin + 2 < mark:
        begin += 1  # 其中有云屏面粉厂
    if ending.form in _ANNEXES:
        begin = ends.built.get(begin, begin)
    if ending.kind in ("Facility", "Organization"):
        begin = _with_region(view, begin)
    if ending.kind in ("Place", "Facility") and begin in ends.places and _WATERSIDE.match(text, begin):
        begin = ends.places[begin]
    return begin


def _with_region(view: View, begin: int) -> int:
    """The beginning of a body's name with the province or city that stands bare before it: 沈阳云屏服务中心."""
    start = view.boundaries.get(begin)
    word = view.text[start:begin] if start is not None else ""
    bare = word in words("names_places", "provinces") or word in words("names_places", "cities")
    return start if start is not None and bare else begin


def _after_building(view: View, begin: int, mark: int, ends: Ends) -> int:
    """在石鼓村建设柳湾广场: the place is no part of the name."""
    for at in range(mark - 2, begin, -1):
        if view.text.startswith("建设", at) and (at in ends.areas or (at in view.begins and plain(view, begin, at))):
            return at + 2
    return begin


def of_firm(view: View, begin: int, stem_end: int, end: int, contexts: Contexts) -> int | None:
    """The beginning of a firm's name with its seat and its number; None where nothing but its trade is told."""
    text = view.text
    if begin >= stem_end or text[begin:stem_end] in TRADES:
        # 广西云锦丝绸有限公司 has its own part before the trade
        seat = _SEAT_AND_STEM.search(text, 0, begin)
        if seat is None:
            return None
        begin = seat.start()
    begin = _behind_agent(view, begin, stem_end)
    begin = with_seat(view, _with_order(view, begin, end, contexts))
    return begin + 1 if text[begin] == "原" and not frequency(text[begin : begin + 2]) else begin  # 原云屏机床厂


def _behind_agent(view: View, begin: int, stem_end: int) -> int:
    """The beginning of a firm's name behind 由 or the like: 云恒产业园由云屏智能公司投资."""
    text = view.text
    apart = (
        i
        for i in range(stem_end - 2, begin, -1)
        if text[i] in "由与被" and not frequency(text[i : i + 2]) and not frequency(text[i - 1 : i + 1])
    )
    return next(apart, begin - 1) + 1


def _with_order(view: View, begin: int, end: int, contexts: Contexts) -> int:
    """The beginning of a plant's name with its number and what stands before that: 云屏第二机床厂."""
    order = NTH.search(view.text, 0, begin)
    if order is None:
        return begin
    weighed = name_begin(view, order.start(), end, 2, 4, contexts)
    return weighed[0] if weighed is not None and weighed[1] > 2.0 else order.start()


def _numbered(view: View, begin: int, ending: Ending) -> bool:
    """Whether a plant's name is its number and its trade: 第二橡胶厂."""
    return ending.kind == "Company" and NTH.search(view.text, 0, begin) is not None


def _of_county(text: str, begin: int) -> int:
    """The beginning of a bank's name that says no more than its level: 县农商行云屏支行."""
    return begin - 1 if text[begin - 1 : begin] in ("省", "市", "区", "县", "州", "旗") else begin


def _typical(view: View, begin: int, end: int) -> bool:
    """Whether the words between an area's name and an ending can say what kind of body or building it is."""
    at = end
    while at > begin:
        start = max(view.boundaries.get(at, at - 1), begin)
        word = view.text[start:at]
        known = _ORDER.fullmatch(word) is not None or (
            word in words("names_words", "type_words")
            and (start > begin or word not in words("names_words", "openers"))
        )
        if not known and (not re.fullmatch("[一-鿿]+", word) or opens(word) >= 1.2):
            return False
        at = start
    return True


def plain(view: View, begin: int, mark: int) -> bool:
    """Whether a name's proper part is nothing but common words (电商创意区)."""
    parts = [view.text[a:b] for a, b in pieces(view, begin, mark)]
    return all(
        len(part) > 1 and frequency(part) > 100 and not tag(part).startswith(("ns", "nr", "nz")) for part in parts
    )
