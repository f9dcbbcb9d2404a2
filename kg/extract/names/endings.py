"""Names that their ending gives away: 社区, 路, 花苑, 有限公司, 派出所, 幼儿园 …"""

from __future__ import annotations

import re

from kg.extract.names.boundary import Contexts, frequency, name_begin, opens, tag
from kg.extract.names.brands import pieces
from kg.extract.names.found import AREAS, Found, found
from kg.extract.names.stock import Ending, alternation, ending_search, endings, table, words
from kg.extract.names.view import View

_TRADES = words("names_works", "industries") | {"开发", "销售", "制造"}
_TYPES = re.compile(f"(?:{alternation(words('names_words', 'type_words') | _TRADES)})$")
_TRADE = re.compile(alternation(words("names_works", "industries") - words("names_works", "loose_industries")))
# 市级平安街道: a title, which tells no street's name
_HONOURED = frozenset({"AdministrativeArea", "Community", "Village"})
_OF_A_LEVEL = re.compile("(?:国家|省|市|区|县|镇|街)级|全[国省市区县]")
_NUMERAL = re.compile(r"[一二三四五六七八九十两\d]+$")
_REGION = re.compile(
    f"(?:{alternation(words('names_places', 'provinces') | words('names_places', 'cities'))})(?:省|市|自治区)?"
)
_SEAT_AND_STEM = re.compile(_REGION.pattern + "[一-鿿]{2,4}$")
_COUNTED_BEFORE = re.compile(r"(?:\d|[一二两三四五六七八九十])(?:余|多)?[个家处座所条支](?:[^,。;、()]{0,2})?$")
_COUNTED_AFTER = re.compile(r"(?:共|各)?\d+(?:余|多)?[个家处座所支亩]")
# Words that stand in no name, between what belongs to two things.
_JOINTS = frozenset(("和", "与", "及", "或", "被", "由", "驻", "有", "要", "是", "让", "把", "将", "给"))
_SOME = re.compile("(?:[一二两三四五六七八九十几多这那某]|多少)(?:个|部分|些|批)")
# Kinds whose names are coined: nothing but common words before the ending is a description (失业保险基金).
_MADE = frozenset({"Company", "Organization", "DevelopmentZone", "Facility"})
# a plant that is being built is no firm yet: 兴建云屏面粉厂, 云屏面粉厂6月投产
_BUILDS = re.compile("(?:兴建|新建|建设|建成|建起|投建|筹建)了?$")
_BUILT_NOW = re.compile("(?!棚户|宿舍|家属|老旧)[^,。;、]{0,8}?(?:开工|投产|试产|竣工|建成|封顶|动工)")
# what lies along a river bears its name: 长柳河滨水步道
_WATERSIDE = re.compile("滨[河水江湖]|沿[河江湖]|环湖|亲水|临水")
_COURT = re.compile("(?:院|[东西南北]里|家属区|宿舍)$")
_DATED = re.compile(r"(?:\d+月|[年月])底?前(?=.)")
_PHASE = re.compile("[一二三四五六七八九]期")
_PART = re.compile("[一二三四五六七八九十][村区坊期]")
# 云屏银行柳塘支行
_BRANCHES = frozenset(("支行", "分行"))
_BANK = re.compile("(银行|农商行|信用社)[一-鿿]{2,5}$")
_HIGHER = frozenset(("区委", "县委", "市委", "省委", "区政府", "县政府", "市政府", "省政府"))
_LOWER = re.compile("街道|[镇乡村]|社区")
_ATTACHED = re.compile("附属(?:第[一二三四五六七八九十]|实验)?$")
_FAMILY = re.compile(
    f"[小大上下东西前后南北老新]?[{''.join(sorted(set(table('names_people')['surnames'])))}]家[塘湾庄棚沟坝坪岗屯营堡寨畈垸圩埠渡墩垛浜港岭坡洼荡巷桥角头]"
)
_TOWN = re.compile("[一-鿿]{2,4}(?:街道|镇|乡)")
_ORDER = re.compile("第?[一二三四五六七八九十]+")
_GOES_ON = re.compile(r"[路街河桥村湖江山港大]|社区|小区|新村|花苑|街道|派出所|地块|片区|水库|排")
_HAMLET_WORK = re.compile(
    r"([塘湾庄棚沟坝坪屯堡寨畈垸圩墩浜洼荡])(?:\([^()]{2,6}\))?(?:整治|改造|搬迁|拆迁|征收|动迁|环境整治|人居环境整治|环境综合整治)"
)
# One-character endings that many common words share: a word of the dictionary that ends with them is no name.
_COMMON = frozenset("路街巷弄河江湖港渠溪桥山岛区县市镇乡村苑站闸寺厂旗省线沟岭圩浜涌")


# What a slogan wants of a town: 文化强区, 生态立镇.
_NTH = re.compile("第[一二三四五六七八九十]+$")
_HOUSE = re.compile(r"\d+[号弄][楼院]?[一-鿿]{0,2}")  # 18号院老旧小区
_NUMBERED_ROAD = re.compile("[东西南北中][一二三四五六七八九十]路$")
_GOT = re.compile("[获被受经][省市区县]")
_WANTED = re.compile(r"[立富活强兴稳旺美靓治惠]$")


class _Ends:
    """Where the names found so far in a sentence end, with their beginnings."""

    def __init__(self) -> None:
        self.areas: dict[int, int] = {}
        self.built: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.firms: set[int] = set()

    def add(self, name: Found) -> None:
        if name.kind in AREAS:
            self.areas[name.end] = name.begin
        elif name.kind in ("Facility", "Organization"):
            self.built[name.end] = name.begin
        elif name.kind == "Company":
            self.firms.add(name.end)
        elif name.kind == "Place":
            self.places[name.end] = name.begin


def by_ending(view: View, contexts: Contexts) -> list[Found]:
    """Find the names in a sentence that an ending of the lexicon closes."""
    search, tries = ending_search()
    forms, text = endings(), view.text
    names: list[Found] = _hamlets(view, contexts)
    ends = _Ends()
    for hit in search.finditer(text):
        end = hit.end()
        least = 1
        for size in tries[hit[0]]:
            ending = forms.get(text[end - size : end]) if end >= size else None
            if ending is None or size < least:
                continue
            if (name := _name(view, ending, end, contexts, ends)) is not None:
                names.append(name)
                ends.add(name)
                break
            if size > 1 and end - size in view.begins:
                break
            least = 2  # 工学院 cuts a word in 理工学院, 学院 does not
    return names


def _hamlets(view: View, contexts: Contexts) -> list[Found]:
    """Natural villages without 村: 柳家塘 by its form, 东塘 where it is to be moved or renewed."""
    text, names = view.text, []
    for m in _FAMILY.finditer(text):
        if not _GOES_ON.match(text, m.end()):
            names.append(found(view, *m.span(), "Village", "name.hamlet.family", 0.7))
    for m in _HAMLET_WORK.finditer(text):
        weighed = name_begin(view, m.start(), m.end(1), 1, 3, contexts)
        if weighed is not None and weighed[1] > 2.0 and not _common_word(view, m.start(), m.end(1)):
            names.append(found(view, weighed[0], m.end(1), "Village", "name.hamlet.work", 0.65, tail=m[1]))
    return names


def _name(view: View, ending: Ending, end: int, contexts: Contexts, ends: _Ends) -> Found | None:
    text, mark = view.text, end - len(ending.form)
    if (ending.after is not None and ending.after.match(text, end)) or text[mark - 1 : end] == "两村":
        return None
    if ending.kind not in ("Place", "Organization") and end not in view.boundaries and _straddled(view, end):
        return None
    word = view.boundaries.get(end)
    if word is not None and word < mark and text[word:end] in words("names_words", "no_names"):
        return None
    if len(ending.form) > 1 and any(
        at in view.boundaries and view.boundaries[at] < mark and frequency(text[view.boundaries[at] : at]) > 200
        for at in range(mark + 1, end)
    ):
        return None  # 民主协商会 names no 商会
    stem_end = _before_types(view, mark) if ending.typed else mark
    if len(ending.form) == 1 and ending.form in _COMMON and stem_end == mark and _common_word(view, mark, end):
        return None
    begin: int | None = None
    points = 0.0
    weighed = name_begin(
        view, stem_end, end, ending.least, ending.most, contexts, ends.areas.keys() | ends.places.keys()
    )
    if weighed is not None:
        begin, points = weighed
        if (
            (ending.generic.fullmatch(text, begin, mark) and not _numbered(view, begin, ending))
            or (ending.kind == "ResidentialArea" and _HOUSE.fullmatch(text, begin, mark))
            or _NUMERAL.fullmatch(text, begin, mark)
            or (ending.kind in _HONOURED and _OF_A_LEVEL.match(text, begin))
        ):
            begin = None
    if ending.areas:
        # an area's name before the type words is the proper part by itself
        for at in range(max(0, mark - 10), mark + 1):
            if at in ends.areas and (at >= stem_end or _typical(view, at, mark)) and not _NUMERAL.match(text[at:mark]):
                begin, points = ends.areas[at], 4.0
                break
        else:
            while begin is not None and begin in ends.areas:
                begin = ends.areas[begin]
    if ending.form in _BRANCHES and (bank := _BANK.search(text, 0, mark)):
        weighed = name_begin(view, bank.start(), bank.end(1), 2, 8, contexts, ends.areas.keys())
        begin, points = (weighed[0], 4.0) if weighed is not None else (_of_county(text, bank.start()), points)
    host = mark - len(attached[0]) if (attached := _ATTACHED.search(text, 0, mark)) else mark
    if host in ends.built and (attached or ending.form in words("names_bodies", "annexes")):
        begin, points = ends.built[host], 4.0
    if begin is None and ending.kind == "Initiative" and mark - stem_end >= 4:
        begin, points = stem_end, 1.5
    kind = ending.kind
    if ending.kind == "ResidentialArea":
        # 翠湖花苑三村 is an estate, 翠湖花苑二期安置房 is being built
        phase = mark - 2 if _PHASE.fullmatch(text, mark - 2, mark) else mark
        if phase in ends.areas and (phase < mark or _PART.fullmatch(ending.form)):
            begin, points = ends.areas[phase], 4.0
            kind = "Project" if phase < mark else kind
    if begin is None or points < 0.9 or view.counted(begin, mark):
        return None
    if ending.kind == "Facility":
        # 在石鼓村建设柳湾广场: the place is no part of the name
        building = next(
            (
                at
                for at in range(mark - 2, begin, -1)
                if text.startswith("建设", at) and (at in ends.areas or (at in view.begins and _plain(view, begin, at)))
            ),
            None,
        )
        begin = building + 2 if building is not None else begin
        if begin >= mark or (building is not None and ending.generic.fullmatch(text, begin, mark)):
            return None
    if region := _REGION.match(text, begin, mark):
        if ending.generic.fullmatch(text, region.end(), mark) or (region.end() == mark and ending.kind in AREAS):
            return None
        if ending.kind in AREAS:
            begin = region.end()
    joint = text.rfind("联合", begin, mark)
    if ending.kind == "Organization" and joint > begin + 2 and text[joint - 1] in "队所局站办会院委处":
        begin = joint + 2  # 云屏执法队联合柳塘派出所
    if begin >= mark or (ending.form in _HIGHER and _LOWER.search(text, begin, mark)):
        return None  # 青禾街道认真落实区委部署
    if (
        text[mark - 1 : end] in ("镇区", "院区")
        or (ending.form == "区" and text[mark - 1].isascii())
        or (ending.form in ("市", "区", "县", "旗") and _plain(view, begin, mark) and not _TOWN.match(text, end))
    ):
        return None
    if (dated := _DATED.match(text, begin, mark)) is not None:
        begin = dated.end()
    if text[begin] == "好" and begin + 1 < mark:
        begin += 1  # 建好、用好
    if (
        text[mark - 1] == "为"
        or (ending.kind == "AdministrativeArea" and text[mark - 1] in "获被受驻")
        or (ending.kind == "Organization" and _GOT.match(text, begin))  # 获市残联补贴
        or (text[mark - 1 : end] == "地区" and not tag(text[begin : mark - 1]).startswith("ns"))
    ):
        return None
    if ending.kind == "Place" and _REGION.fullmatch(text, begin, end) and end - begin < 4:
        return None  # 浙江 is no river
    if ending.kind == "Place" and len(ending.form) == 1 and _TRADE.match(text, end):
        return None
    if ending.form == "棚户区" and (mark in ends.places or mark in ends.firms):
        return None
    if ending.form == "棚户区" and _COURT.search(text, begin, mark):  # 云屏厂北院棚户区: the court is an estate
        end, kind = mark, "ResidentialArea"
    if _slogan(view, begin, mark) or (ending.kind == "Place" and ending.form == "河" and text[mark - 1] in "市县区"):
        return None
    if text[begin] in "有是" and view.boundaries.get(begin + 1) == begin and begin + 2 < mark:
        begin += 1  # 其中有云屏面粉厂
    if _SOME.match(text, begin, mark) or (
        text[begin:mark] not in words("names_words", "name_verbs")
        and any(text[a:b] in _JOINTS for a, b in pieces(view, begin, mark))
    ):
        return None
    coined = ending.kind in _MADE and begin not in ends.areas.values() and text[begin - 1 : begin] not in ("“", "、")
    if coined and len(pieces(view, begin, stem_end)) > 1 and _plain(view, begin, stem_end):
        return None
    if ending.kind in ("Facility", "Organization"):
        if _COUNTED_BEFORE.search(text, max(0, begin - 8), begin) or (
            _COUNTED_AFTER.match(text, end)
            and begin not in ends.areas.values()
            and not (text.startswith("、", begin - 1) and begin - 1 in ends.built)  # 青石公园、云岭公园2个
        ):
            return None
        begin = ends.built.get(begin, begin) if ending.form in words("names_bodies", "annexes") else begin
    if ending.kind in ("Place", "Facility") and begin in ends.places and _WATERSIDE.match(text, begin):
        begin = ends.places[begin]
    if ending.kind == "Company":
        if ending.form == "厂" and (_BUILT_NOW.match(text, end) or _BUILDS.search(text, 0, begin)):
            kind = "Project"
        if begin >= stem_end or view.text[begin:stem_end] in _TRADES:
            # 广西云锦丝绸有限公司 has its own part before the trade
            seat = _SEAT_AND_STEM.search(text, 0, begin)
            if seat is None:
                return None
            begin = seat.start()
        begin = _with_order(view, begin, end, contexts)
        begin = _with_seat(view, begin)
        if text[begin] == "原" and not frequency(text[begin : begin + 2]):
            begin += 1  # 原云屏机床厂
    confidence = round(min(0.97, 0.62 + 0.09 * points), 2)
    tail = text[stem_end:end]
    name = view.surface(begin, end)
    if (short := table("names_bodies")["committees"].get(ending.form)) is not None:
        name, tail = view.surface(begin, mark) + short, short
    return found(view, begin, end, kind, f"name.ending.{kind.lower()}", confidence, name, tail=tail)


def _slogan(view: View, begin: int, mark: int) -> bool:
    """Whether the words before an ending say what the place is to become (文化强区, 生态立镇)."""
    head = view.text[begin : mark - 1]
    return (
        len(head) > 1
        and _WANTED.search(view.text, begin, mark) is not None
        and (frequency(head[:2]) > 100 or head[:2] in _TRADES or view.text[mark - 1] == "强")
        and not tag(head[:2]).startswith(("ns", "nr"))
    )


def _with_seat(view: View, begin: int) -> int:
    """The beginning of a firm's name with the place before it: 江北山水旅游公司, 德国云屏集团."""
    start = view.boundaries.get(begin)
    return start if start is not None and begin - start > 1 and tag(view.text[start:begin]).startswith("ns") else begin


def _with_order(view: View, begin: int, end: int, contexts: Contexts) -> int:
    """The beginning of a plant's name with its number and what stands before that: 云屏第二机床厂."""
    order = _NTH.search(view.text, 0, begin)
    if order is None:
        return begin
    weighed = name_begin(view, order.start(), end, 2, 4, contexts)
    return weighed[0] if weighed is not None and weighed[1] > 2.0 else order.start()


def _numbered(view: View, begin: int, ending: Ending) -> bool:
    """Whether a plant's name is its number and its trade: 第二橡胶厂."""
    return ending.kind == "Company" and _NTH.search(view.text, 0, begin) is not None


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


def _before_types(view: View, mark: int) -> int:
    """Where the type words before an ending begin, leaving at least two characters before them."""
    at = mark
    while (types := _TYPES.search(view.text, max(0, at - 8), at)) is not None and types.start() > 1:
        if len(types[0]) == 1 and types.start() not in view.begins:
            break  # 云台中学
        at = types.start()
    return at


def _straddled(view: View, at: int) -> bool:
    """Whether an ending's last character belongs to a common word that goes on: 集中学习 has no 中学."""
    end = next((e for e in range(at + 1, min(at + 4, len(view.text) + 1)) if e in view.boundaries), None)
    return end is not None and frequency(view.text[view.boundaries[end] : end]) > (
        200 if end - view.boundaries[end] < 3 else 0
    )


def _plain(view: View, begin: int, mark: int) -> bool:
    """Whether the proper part of a city's or a district's name is nothing but common words (电商创意区)."""
    parts = [view.text[a:b] for a, b in pieces(view, begin, mark)]
    return all(
        len(part) > 1 and frequency(part) > 100 and not tag(part).startswith(("ns", "nr", "nz")) for part in parts
    )


def _remnant(character: str) -> bool:
    """Whether a one-character word is a piece of a name that the dictionary does not have."""
    return (
        "一" <= character <= "鿿"
        and character not in words("names_words", "short_openers")
        and tag(character)[:1] not in ("p", "c", "d", "u", "r", "m", "q", "v")
    )


def _common_word(view: View, mark: int, end: int) -> bool:
    """Whether a one-character ending belongs to a common word (思路, 河道) instead of closing a name."""
    text = view.text
    start = view.boundaries.get(end, mark)
    before = view.boundaries.get(start)
    if before is not None and start - before == 1 and _remnant(text[before:start]):
        return False
    if text[mark:end] == "路" and _NUMBERED_ROAD.search(text, 0, end):
        return False
    if before is not None and text[mark:end] == "厂" and start - before > 1 and start < mark:
        word = text[before:start]  # 宏岳电镀厂, 第二机床厂
        if _NTH.fullmatch(word) or not frequency(word) or tag(word)[:2] in ("ns", "nr", "nz"):
            return False
    for size in (2, 3, 4):
        begin = end - size
        common = (
            begin >= 0
            and frequency(text[begin:end]) > 0
            and text[begin:mark] not in words("names_words", "name_verbs")  # 团结村
            and not tag(text[begin:end]).startswith(("ns", "nr", "nz", "nt"))
        )
        if common and begin in view.begins:
            return True
    for size in (2, 3):
        word = text[mark : mark + size]
        if word in ("区委", "县委", "市委", "区政", "县政", "市政"):
            continue
        if len(word) == size and frequency(word) > 100 and mark in view.begins and mark + size in view.boundaries:
            return True
    return False
