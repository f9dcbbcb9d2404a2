"""Names that their ending gives away: 社区, 路, 花苑, 有限公司, 派出所, 幼儿园 …"""

from __future__ import annotations

import re

from kg.extract.names.beginnings import PHASE, Ends, before_types, begins_at, of_firm, trimmed
from kg.extract.names.boundary import Contexts, name_begin
from kg.extract.names.doubts import common_word, no_ending, no_name
from kg.extract.names.found import Found, found
from kg.extract.names.stock import Ending, ending_search, endings, table
from kg.extract.names.view import View

# One-character endings that many common words share: a word of the dictionary that ends with them is no name.
_COMMON = frozenset("路街巷弄河江湖港渠溪桥山岛区县市镇乡村苑站闸寺厂旗省线沟岭圩浜涌")
_FAMILY = re.compile(
    f"[小大上下东西前后南北老新]?[{''.join(sorted(set(table('names_people')['surnames'])))}]家(?:[塘湾庄棚沟坝坪岗屯营堡寨畈垸圩埠渡墩垛浜港岭坡洼荡巷桥角头]|[老新大]屋)"
)
_GOES_ON = re.compile(r"[路街河桥村湖江山港大]|社区|小区|新村|花苑|街道|派出所|地块|片区|水库|排")
_HAMLET_WORK = re.compile(
    r"([塘湾庄棚沟坝坪屯堡寨畈垸圩墩浜洼荡]|头(?=城中村))(?:\([^()]{2,6}\))?(?:城中村|旧村|整治|改造|搬迁|拆迁|征收|动迁|环境整治|人居环境整治|环境综合整治)"
)
_COURT = re.compile("(?:院|[东西南北]里|家属区|宿舍)$")
# a plant that is being built is no firm yet: 兴建云屏面粉厂, 云屏面粉厂6月投产
_BUILDS = re.compile("(?:兴建|新建|建设|建成|建起|投建|筹建)了?$")
_BUILT_NOW = re.compile("(?!棚户|宿舍|家属|老旧)[^,。;、]{0,8}?(?:开工|投产|试产|竣工|建成|封顶|动工)")


def by_ending(view: View, contexts: Contexts) -> list[Found]:
    """Find the names in a sentence that an ending of the lexicon closes."""
    search, tries = ending_search()
    forms, text = endings(), view.text
    names: list[Found] = _hamlets(view, contexts)
    ends = Ends()
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
            least = (
                1 if ending.kind == "Place" and ending.form[0] != "大" else 2
            )  # 工学院 cuts a word in 理工学院, 学院 does not
    return names


def _hamlets(view: View, contexts: Contexts) -> list[Found]:
    """Natural villages without 村: 柳家塘 by its form, 东塘 where it is to be moved or renewed."""
    text, names = view.text, []
    for m in _FAMILY.finditer(text):
        if not _GOES_ON.match(text, m.end()):
            names.append(found(view, *m.span(), "Village", "name.hamlet.family", 0.7))
    for m in _HAMLET_WORK.finditer(text):
        weighed = name_begin(view, m.start(), m.end(1), 1, 3, contexts)
        if weighed is not None and weighed[1] > 2.0 and not common_word(view, m.start(), m.end(1)):
            names.append(found(view, weighed[0], m.end(1), "Village", "name.hamlet.work", 0.65, tail=m[1]))
    return names


def _name(view: View, ending: Ending, end: int, contexts: Contexts, ends: Ends) -> Found | None:
    text, mark = view.text, end - len(ending.form)
    if no_ending(view, ending, mark, end):
        return None
    stem_end = before_types(view, mark) if ending.typed else mark
    if len(ending.form) == 1 and ending.form in _COMMON and stem_end == mark and common_word(view, mark, end):
        return None
    place = begins_at(view, ending, stem_end, end, contexts, ends)
    if place is None or place[1] < 0.9 or view.counted(place[0], mark):
        return None
    begin = trimmed(view, ending, place[0], end, ends)
    if no_name(view, ending, begin, stem_end, end, ends):
        return None
    whole = of_firm(view, begin, stem_end, end, contexts) if ending.kind == "Company" else begin
    if whole is None:
        return None
    begin = whole
    kind, short = _kind(view, ending, begin, mark, end, ends), table("names_bodies")["committees"].get(ending.form)
    if ending.form == "棚户区" and _COURT.search(text, begin, mark):  # 云屏厂北院棚户区: the court is an estate
        end, kind = mark, "ResidentialArea"
    name, tail = view.surface(begin, end), text[stem_end:end]
    if short is not None:
        name, tail = view.surface(begin, mark) + short, short
    confidence = round(min(0.97, 0.62 + 0.09 * place[1]), 2)
    return found(view, begin, end, kind, f"name.ending.{kind.lower()}", confidence, name, tail=tail)


def _kind(view: View, ending: Ending, begin: int, mark: int, end: int, ends: Ends) -> str:
    """The class of what is named; what is only being built is a project."""
    being_built = (
        ending.kind == "ResidentialArea" and mark - 2 in ends.areas and PHASE.fullmatch(view.text, mark - 2, mark)
    ) or (ending.form == "厂" and (_BUILT_NOW.match(view.text, end) or _BUILDS.search(view.text, 0, begin)))
    return "Project" if being_built else ending.kind
