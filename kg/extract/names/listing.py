"""Enumerations whose members share an ending: A、B、C社区; A一、二村; the hamlets after their village."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.extract.names.boundary import Contexts, frequency, name_begin
from kg.extract.names.found import Found, found
from kg.extract.names.headed import Headed
from kg.extract.names.items import items_before, plausible
from kg.extract.names.stock import endings, words
from kg.extract.names.view import View

_NUMERALS = re.compile(
    r"(?P<first>[一二三四五六七八九十])(?P<more>(?:[、和及][一二三四五六七八九十])+)(?P<tail>村|区|期|组|社区|小区|坊)(?![一-鿿]{0,2}项)"
)
_MORE_UNITS = re.compile(r"、(?P<numeral>[一二三四五六七八九十])(?P<tail>[村区期组坊])")
_GROUP = re.compile("[一二三四五六七八九十]{1,3}组(?!织)")
_NAMED_GROUPS = re.compile(
    "(?!村民|党|小|各|互助|工作|专业|合作|帮扶|领导|协作|调解|监督|理财|宣传|妇女|老人|老年|青年|青壮|巡逻|驻村|督导|调查|宣讲|骨干|第)[一-鿿]{2,3}组(?:[、和][一-鿿]{2,5}组)*(?![织建成员长团合])"
    "|(?!村民|党|各)[一-鿿]{2,3}(?:老屋|新屋|大屋|祠堂|院子|湾里|塘边|老街)组(?:[、和][一-鿿]{2,5}组)*"
)
_OF_PEOPLE = re.compile("(?:小组|[队会委办站所]|专班|中心)$")
_SHARED = frozenset({"Community", "Village", "AdministrativeArea", "ResidentialArea", "Place", "Facility"})
_COOPERATIVES = frozenset(("股份合作公司", "股份合作社", "股份经济合作社", "经济合作社", "经济联合社"))
_NATURAL = re.compile(r"[塘湾庄桥棚沟坝坪岗屯营堡寨畈垸圩埠渡店铺坊墩垛巷浜港汊岭山坡洼荡泾渎里家头角尾口边邵宅]$")
_WATER = re.compile("[河江溪渠港浜泾湖]$")
_WATER_STEM = 3
"""Rivers that share their ending have hardly longer names."""
_STREAM = re.compile("(?:(?<=[、和])|(?<![一-鿿]))[一-鿿]{2,3}[泾浦浜塘漾港沟渠汊涌荡渎溇湾溪涧]")
_TRADES = tuple(sorted(words("names_works", "industries") - words("names_works", "loose_industries")))
_HAMLETS = re.compile(r"(?P<items>[一-鿿]{2,5}(?:、[一-鿿]{2,6})+)(?=[,;。的]|等|搬迁|拆迁|征收|整治|改造|完成)")


def by_listing(view: View, contexts: Contexts, names: list[Found], known: dict[str, Found]) -> list[Found]:
    """Add the members of enumerations that have no ending of their own to a sentence's names.

    Args:
        view: the sentence.
        contexts: the report's own counts.
        names: what other rules found in the sentence.
        known: names found anywhere in the report by their stem (柳塘 of 柳塘社区).
    """
    text = view.text
    if "、" not in text and "组" not in text and "和" not in text and "等" not in text and "及" not in text:
        return names
    at_end: dict[int, Found] = {}
    for name in names:
        if name.full and (name.end not in at_end or at_end[name.end].size < name.size):
            at_end[name.end] = name
    added = _numerals(view, contexts)
    added += _groups(view, at_end)
    added += (waters := _waters(view, at_end))
    at_end |= {water.end: water for water in waters}
    for name in names:
        if _shares(name) and name.begin > 1 and text[name.begin - 1] in "、和与及":
            added += _shared(view, contexts, name, at_end, known)
    added += _hamlets(view, at_end)
    for name in added:
        at_end.setdefault(name.end, name)
    headed = Headed(view, contexts, at_end, known)
    added += headed.members()
    return [name for name in names if not headed.across(name)] + added


def _shares(name: Found) -> bool:
    """Whether a name's ending may serve the members before it too."""
    if name.kind == "Company":
        return name.tail in _COOPERATIVES
    if name.kind not in _SHARED or not name.tail:
        return False
    if name.kind == "AdministrativeArea":
        return name.tail in ("街道", "镇", "乡")
    if name.kind == "ResidentialArea":
        return name.tail in ("小区", "新村")
    if name.kind == "Place":
        return name.tail in ("路", "街", "巷", "河") or len(name.tail) > 1
    return name.kind != "Facility" or (len(name.tail) > 3 and not name.tail.startswith(_TRADES))


def _numerals(view: View, contexts: Contexts) -> list[Found]:
    """柳苑一、二、三村 and 柳苑三村一区、二区."""
    text, names = view.text, []
    for m in _NUMERALS.finditer(text):
        weighed = name_begin(view, m.start(), m.start(), 2, 7, contexts)
        if weighed is None or weighed[1] < 0.9:
            continue
        begin, tail = weighed[0], m["tail"]
        stem = view.surface(begin, m.start())
        if stem in words("names_words", "openers") or stem in words("names_words", "head_nouns"):
            continue
        kind = {"组": "Village", "社区": "Community"}.get(tail, "ResidentialArea")
        names.append(found(view, begin, m.start() + 1, kind, "name.list.numerals", 0.85, stem + m["first"] + tail))
        for item in re.finditer(r"[一二三四五六七八九十]", m["more"]):
            at = m.start("more") + item.start()
            end = m.end() if at + 1 == m.end("more") else at + 1
            names.append(found(view, at, end, kind, "name.list.numerals", 0.85, stem + item[0] + tail))
    for m in _MORE_UNITS.finditer(text):
        before = re.search(rf"[一二三四五六七八九十]{m['tail']}$", text[: m.start()])
        weighed = name_begin(view, m.start() - 2, m.start(), 2, 8, contexts) if before else None
        if weighed is not None and weighed[1] > 0.9:
            stem = view.surface(weighed[0], m.start() - 2)
            name = stem + m["numeral"] + m["tail"]
            kind = "Village" if m["tail"] == "组" else "ResidentialArea"
            names.append(found(view, m.start() + 1, m.end(), kind, "name.list.numerals", 0.8, name))
    return names


def _groups(view: View, at_end: Mapping[int, Found]) -> list[Found]:
    """The groups of a village: 石鼓村三组; 石鼓村柳下组、塘头组."""
    text = view.text
    groups = [
        found(view, at_end[m.start()].begin, m.end(), "Village", "name.list.group", 0.95, tail=m[0])
        for m in _GROUP.finditer(text)
        if m.start() in at_end and at_end[m.start()].kind == "Village"
    ]
    for village in (name for name in at_end.values() if name.kind == "Village"):
        if (listed := _NAMED_GROUPS.match(text, village.end)) is not None:
            groups += [
                found(view, listed.start() + g.start(), listed.start() + g.end(), "Village", "name.list.groups", 0.8)
                for g in re.finditer("[^、和]+", listed[0])
            ]
    return groups


def _shared(
    view: View, contexts: Contexts, last: Found, at_end: Mapping[int, Found], known: Mapping[str, Found]
) -> list[Found]:
    """Give the members before a name its ending: 柳塘、翠湖社区."""
    text = view.text
    added: list[Found] = []
    end = last.begin - 1
    by_mark = text[end] == "、"
    if not by_mark and text[max(0, end - 1) : end] in "、以":
        return []
    for left, right in items_before(text, end):
        if (other := at_end.get(right)) is not None and other.begin >= left and not _bare(other, last):
            if other.kind == "ResidentialArea" != last.kind:
                # among estates a member without an ending is rather an estate than a village
                added = [
                    replace(name, name=name.name.removesuffix(last.tail), kind="ResidentialArea") for name in added
                ]
            break
        begin, points = left, 3.0
        first = left == 0 or text[left - 1] != "、"
        if first or right - left > 6:
            weighed = name_begin(view, right, right, 1, 6, contexts)
            if weighed is None or weighed[0] < left:
                break
            begin, points = weighed
            if text[begin - 1 : begin] == "的" and begin - 1 in at_end:
                break  # 石鼓村的脐橙、柳湾村的晚桃
        stem = view.surface(begin, right)
        joined = re.search(r"[和与及]", stem)
        if joined is not None and 0 < joined.start() < len(stem) - 1 and not first:
            break
        sure = stem in known or (by_mark and not first) or points > 2.2
        if (last.kind in ("Facility", "Place") and _closed(stem)) or _OF_PEOPLE.search(stem):
            break
        if not plausible(stem, known) or not sure or (not by_mark and stem not in known and points < 2.6):
            break
        if last.tail == "河" and len(stem) > _WATER_STEM:
            break
        natural = last.tail == "村" and len(stem) > 2 and _NATURAL.search(stem) is not None
        natural = natural or (last.tail == "河" and stem[-1] in "江湖溪港涧")
        name = stem if natural or stem.endswith(last.tail) else stem + last.tail
        confidence = 0.75 if other is None else 0.98
        added.append(found(view, begin, right, last.kind, "name.list.shared", confidence, name, full=natural))
        if first:
            break
        by_mark = True
    return added


def _waters(view: View, at_end: Mapping[int, Found]) -> list[Found]:
    """Streams of a rarer kind beside a river: 长柳河、西柳泾."""
    added = []
    for m in _STREAM.finditer(view.text):
        begin, end = m.span()
        before = at_end.get(begin - 1) if view.text[begin - 1 : begin] in ("、", "和") else None
        after = next((n for n in at_end.values() if n.begin == end + 1 and view.text[end] in "、和"), None)
        if view.text[begin : begin + 2] in words("names_words", "openers") or view.text[begin] in "在对由将把从向":
            continue
        if end in at_end or frequency(m[0]) > 20:
            continue
        if end not in view.boundaries and not view.text.startswith("水", end):
            continue
        if any(n is not None and _WATER.search(n.name) for n in (before, after)):
            added.append(found(view, begin, end, "Place", "name.list.waters", 0.8, tail=m[0][-1]))
    return added


def _closed(stem: str) -> bool:
    """Whether a member of an enumeration has an ending of its own, or is the stretch of a road."""
    own = (endings().get(stem[-size:]) for size in (2, 3))
    return stem[-1] in "段路街巷弄区库河山湖桥园场站所校院环汇城府台" or any(
        end is not None and end.kind in ("Company", "Facility", "Organization") for end in own
    )


def _bare(name: Found, last: Found) -> bool:
    """Whether what looks like a name of its own is rather the head of one: 南苑、柳塘新时代文明实践站; 翠湖、石鼓社区."""
    if last.kind == "Facility":
        return name.kind == "ResidentialArea" and len(name.tail) == 1 and name.size < 4
    return last.kind == "Community" and name.kind == "Place" and len(name.tail) == 1 and name.size == 2


def _hamlets(view: View, at_end: Mapping[int, Found]) -> list[Found]:
    """The natural villages that follow their village's name: 石鼓村委前湾、大杨、柳家塘的民房."""
    text, added = view.text, []
    for village in [name for name in at_end.values() if name.kind == "Village"]:
        m = _HAMLETS.match(text, village.end)
        if m is None or text[village.begin : village.end].endswith("自然村"):
            continue
        spans = [(m.start() + i.start(), m.start() + i.end()) for i in re.finditer(r"[^、]+", m["items"])]
        last = spans[-1][1]
        natural = sum(bool(_NATURAL.search(text[a:b])) for a, b in spans)
        committee = text[village.begin : village.end].endswith("委")
        if (natural * 2 < len(spans) and not committee) or last != m.end():
            continue
        free = [(a, b) for a, b in spans if b not in at_end or at_end[b].begin > a]
        added += [found(view, a, b, "Village", "name.list.hamlets", 0.75) for a, b in free]
    return added
