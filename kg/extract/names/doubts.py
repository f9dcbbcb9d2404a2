"""What speaks against a name that an ending closes: the ending belongs to a common word, or the words before it tell a
kind, a slogan, a part of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.names.beginnings import NTH, REGION, TRADES, Ends, plain
from kg.extract.names.boundary import frequency, tag
from kg.extract.names.brands import pieces
from kg.extract.names.found import AREAS
from kg.extract.names.stock import Ending, alternation, words
from kg.extract.names.view import View

_TRADE = re.compile(alternation(words("names_works", "industries") - words("names_works", "loose_industries")))
_COUNTED_BEFORE = re.compile(r"(?:\d|[一二两三四五六七八九十])(?:余|多)?[个家处座所条支](?:[^,。;、()]{0,2})?$")
_COUNTED_AFTER = re.compile(r"(?:共|各)?\d+(?:余|多)?[个家处座所支亩]")
# Words that stand in no name, between what belongs to two things.
_JOINTS = frozenset(("和", "与", "及", "或", "被", "由", "驻", "有", "要", "是", "让", "把", "将", "给"))
_SOME = re.compile("(?:[一二两三四五六七八九十几多这那某]|多少)(?:个|部分|些|批)")
# Kinds whose names are coined: nothing but common words before the ending is a description (失业保险基金).
_MADE = frozenset({"Company", "Organization", "DevelopmentZone", "Facility"})
_HIGHER = frozenset(("区委", "县委", "市委", "省委", "区政府", "县政府", "市政府", "省政府"))
_LOWER = re.compile("街道|[镇乡村]|社区")
_TOWN = re.compile("[一-鿿]{2,4}(?:街道|镇|乡)")
_AT = re.compile("[在于][一-鿿]{2,6}$")
_DONE_THERE = re.compile(
    "(?:新建|建设|改造|整治|管理|治理|服务)(?=[一-鿿“\\d]{3})(?![一-鿿]{0,4}(?:中|上|方面|领域|过程|工作))"
)
_NUMBERED_ROAD = re.compile("(?<![第带\\d一二两三四五六七八九十])[一二三四五六七八九十]路$")
# 农户搬入新居
_MOVED = frozenset(
    (
        "带进",
        "走进",
        "送进",
        "引进",
        "融入",
        "深入",
        "沉到",
        "下到",
        "送到",
        "带到",
        "搬到",
        "搬入",
        "搬进",
        "迁入",
        "迁进",
        "住进",
        "住上",
        "入住",
        "乔迁",
        "喜迁",
    )
)
_BODY_OF_FIRM = re.compile("党委|党总支|党支部|工会|团委")
_NAMED = ("命名为", "评为", "认定为", "授予", "确定为", "列为")
_GOT = re.compile("[获被受经][省市区县]")
# 建设镇敬老院: the town's own
_OWN_HOUSE = re.compile(alternation(words("names_bodies", "typed_facilities") | words("names_bodies", "bodies")))
_LAYOUT = re.compile("[一二三四五六七八九十][轴核带心廊环][一二两三四五六七八九十]")
# What a slogan wants of a town: 文化强区, 生态立镇.
_WANTED = re.compile(r"[立富活强兴稳旺美靓治惠]$")


@dataclass(frozen=True, slots=True)
class _Case:
    """A would-be name: where it begins, where its ending's type words begin, where it ends, and its neighbours."""

    view: View
    ending: Ending
    begin: int
    stem_end: int
    end: int
    ends: Ends

    @property
    def mark(self) -> int:
        """Where the ending begins."""
        return self.end - len(self.ending.form)

    @property
    def stem(self) -> str:
        """The words before the ending."""
        return self.view.text[self.begin : self.mark]


def no_ending(view: View, ending: Ending, mark: int, end: int) -> bool:
    """Whether the ending only looks like one: what follows, or the words around it, make it part of another word."""
    text = view.text
    goes_on = ending.after is not None and ending.after.match(text, end)
    if (goes_on and not _placed(text, mark, end)) or text[mark - 1 : end] == "两村":
        return True
    body = ending.kind == "Company" and _BODY_OF_FIRM.match(text, end)  # 云屏公司党委
    if ending.kind not in ("Place", "Organization") and end not in view.boundaries and _straddled(view, end):
        return not body
    word = view.boundaries.get(end)
    if word is not None and word < mark and text[word:end] in words("names_words", "no_names"):
        return True
    return len(ending.form) > 1 and any(
        at in view.boundaries and view.boundaries[at] < mark and frequency(text[view.boundaries[at] : at]) > 200
        for at in range(mark + 1, end)
    )  # 民主协商会 names no 商会


def _placed(text: str, mark: int, end: int) -> bool:
    """Whether something is done at what the ending closes: 在柳塘社区建设停车场 is no 社区建设."""
    return _AT.search(text, max(0, mark - 8), mark) is not None and _DONE_THERE.match(text, end) is not None


def no_name(view: View, ending: Ending, begin: int, stem_end: int, end: int, ends: Ends) -> bool:
    """Whether the stretch is no name after all."""
    case = _Case(view, ending, begin, stem_end, end, ends)
    return case.begin >= case.mark or any(doubt(case) for doubt in _DOUBTS)


def _of_kind_only(case: _Case) -> bool:
    """A kind of area or building, and nothing but that behind a province's or a city's name."""
    text, begin = case.view.text, case.begin
    if case.ending.form == "社区" and case.stem.endswith("街道"):
        return True  # 青禾街道社区养老服务中心
    region = REGION.match(text, begin, case.mark)
    if region is not None or case.ending.kind in AREAS or case.ending.kind == "Facility":
        own = region.end() if region is not None else begin
        if case.ending.generic.fullmatch(text, own, case.mark):
            return True
    # 浙江 is no river
    return case.ending.kind == "Place" and REGION.fullmatch(text, begin, case.end) is not None and case.end - begin < 4


def _of_a_lower_level(case: _Case) -> bool:
    """青禾街道认真落实区委部署: 区委 is no body of the sub-district."""
    return case.ending.form in _HIGHER and _LOWER.search(case.stem) is not None


def _kind_of_quarter(case: _Case) -> bool:
    """柳塘塌方区, 石鼓养殖区: the word before 区 says what kind of quarter it is."""
    begin, text = case.view.boundaries.get(case.mark, case.mark), case.view.text
    word = text[begin : case.mark]
    return (
        case.ending.form == "区"
        and case.begin < begin < case.mark - 1
        and frequency(word) > 20
        and not tag(word).startswith(("ns", "nr", "nz"))
    )


def _word_before_level(case: _Case) -> bool:
    """镇区, 院区, A区, 主城区: the words before 区, 市, 县 make no proper name."""
    form, text, mark = case.ending.form, case.view.text, case.mark
    return (
        text[mark - 1 : case.end] in ("镇区", "院区")
        or (form == "区" and text[mark - 1].isascii())
        or (form in ("市", "区", "县", "旗") and plain(case.view, case.begin, mark) and not _TOWN.match(text, case.end))
        or (text[mark - 1 : case.end] == "地区" and not tag(text[case.begin : mark - 1]).startswith("ns"))
    )


def _verb_before(case: _Case) -> bool:
    """评为, 获, 驻 before the ending govern it."""
    text, mark = case.view.text, case.mark
    return (
        text[mark - 1] == "为"
        or (text[case.begin] == "成" and text[case.begin - 1] in "造建级变改")  # 改造成标准化农贸市场
        or text[mark - 2 : mark] in _MOVED
        or (case.ending.form in "江河湖港溪山" and "至" in text[case.begin + 1 : mark])  # 开通青禾至云江的公交
        or (case.ending.kind == "AdministrativeArea" and text[mark - 1] in "获被受驻")
        or (case.ending.form == "村" and case.stem.endswith("城中"))  # 云岭城中村改造
        or (
            case.ending.form in ("镇", "乡")
            and case.stem.endswith("建设")
            and _OWN_HOUSE.match(text, case.end) is not None
        )
        or (case.ending.form == "村" and case.view.boundaries.get(mark) == mark - 1 and text[mark - 1] in "到赴")
        or (
            case.ending.kind == "Organization" and _GOT.search(case.stem + case.ending.form) is not None
        )  # 获市残联补贴
    )


def _place_of_another(case: _Case) -> bool:
    """A trade after a river's name, 市河, the quarter of a firm or a place."""
    if case.ending.form == "棚户区":
        return case.mark in case.ends.places or case.mark in case.ends.firms
    if case.ending.form.endswith(("路", "道")) and _leads_to(case):
        return True
    return case.ending.kind == "Place" and (
        (len(case.ending.form) == 1 and _TRADE.match(case.view.text, case.end) is not None)
        or (case.ending.form == "河" and case.stem[-1] in "市县区")
    )


def _leads_to(case: _Case) -> bool:
    """石鼓村至柳塘村公路: the road leads from an area to the one before its ending."""
    place = case.ends.areas.get(case.mark, 0)
    return place > 1 and place - 1 in case.ends.areas and case.view.text[place - 1] in "至到"


def _slogan(case: _Case) -> bool:
    """Words that say what the place is to become (文化强区, 生态立镇), or how it is laid out (一轴两带三区)."""
    if _LAYOUT.match(case.view.text, case.begin):
        return True
    head = case.stem[:-1]
    return (
        len(head) > 1
        and _WANTED.search(case.stem) is not None
        and (frequency(head[:2]) > 100 or head[:2] in TRADES or case.stem[-1] == "强")
        and not tag(head[:2]).startswith(("ns", "nr"))
    )


def _of_two_things(case: _Case) -> bool:
    """Words that count, or that join two things, stand before the ending."""
    view, text = case.view, case.view.text
    return _SOME.match(case.stem) is not None or (
        case.stem not in words("names_words", "name_verbs")
        and any(text[a:b] in _JOINTS for a, b in pieces(view, case.begin, case.mark))
    )


def _description(case: _Case) -> bool:
    """Nothing but common words, in a kind whose names are coined: 失业保险基金."""
    begin, text = case.begin, case.view.text
    coined = (
        case.ending.kind in _MADE
        and begin not in case.ends.areas.values()
        and text[begin - 1 : begin] not in ("“", "、")
    )
    return coined and len(pieces(case.view, begin, case.stem_end)) > 1 and plain(case.view, begin, case.stem_end)


def _called(case: _Case) -> bool:
    """“最美街道”: a phrase in quotation marks that is a kind of area names none."""
    text = case.view.text
    quoted = text[case.begin - 1 : case.begin] == "“" and text.startswith("”", case.end)
    return quoted and case.ending.kind in ("AdministrativeArea", "Community", "Village")


def _counted(case: _Case) -> bool:
    """3个便民服务中心, 便民服务中心3个: a count of such things, save at the end of a list (青石公园、云岭公园2个)."""
    text, begin, ends = case.view.text, case.begin, case.ends
    if case.ending.kind not in ("Facility", "Organization", "Company", "DevelopmentZone"):
        return False
    listed = text.startswith("、", begin - 1) and begin - 1 in ends.built
    return _COUNTED_BEFORE.search(text, max(0, begin - 8), begin) is not None or (
        _COUNTED_AFTER.match(text, case.end) is not None and begin not in ends.areas.values() and not listed
    )


def _title(case: _Case) -> bool:
    """被命名为江海省科普教育基地: what it is called is a title."""
    return case.ending.kind in ("Facility", "Organization") and case.view.text.endswith(_NAMED, 0, case.begin)


_DOUBTS: tuple[Callable[[_Case], bool], ...] = (
    _of_kind_only,
    _of_a_lower_level,
    _kind_of_quarter,
    _word_before_level,
    _verb_before,
    _place_of_another,
    _slogan,
    _of_two_things,
    _description,
    _counted,
    _called,
    _title,
)


def _straddled(view: View, at: int) -> bool:
    """Whether an ending's last character belongs to a common word that goes on: 集中学习 has no 中学."""
    end = next((e for e in range(at + 1, min(at + 4, len(view.text) + 1)) if e in view.boundaries), None)
    return end is not None and frequency(view.text[view.boundaries[end] : end]) > (
        200 if end - view.boundaries[end] < 3 else 0
    )


def _remnant(character: str) -> bool:
    """Whether a one-character word is a piece of a name that the dictionary does not have."""
    return (
        "一" <= character <= "鿿"
        and character not in words("names_words", "short_openers")
        and tag(character)[:1] not in ("p", "c", "d", "u", "r", "m", "q", "v")
    )


def common_word(view: View, mark: int, end: int) -> bool:
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
        if NTH.fullmatch(word) or not frequency(word) or tag(word)[:2] in ("ns", "nr", "nz"):
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
