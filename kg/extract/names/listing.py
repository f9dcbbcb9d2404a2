"""Enumerations whose members share an ending or a closing noun: A、B、C社区; A、B等五个村; A一、二村; 3个项目(A、B、C)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.names.boundary import Contexts, frequency, name_begin, tag
from kg.extract.names.brands import brand_end, phrase_begin, proper_brand
from kg.extract.names.found import PLACES, Found, found
from kg.extract.names.stock import alternation, endings, table, words
from kg.extract.names.view import View

_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_NUMERALS = re.compile(
    r"(?P<first>[一二三四五六七八九十])(?P<more>(?:[、和及][一二三四五六七八九十])+)(?P<tail>村|区|期|组|社区|小区|坊)(?![一-鿿]{0,2}项)"
)
_MORE_UNITS = re.compile(r"、(?P<numeral>[一二三四五六七八九十])(?P<tail>[村区期组坊])")
_SHARED = frozenset({"Community", "Village", "AdministrativeArea", "ResidentialArea", "Place", "Facility"})
_ITEM_STOP = re.compile(r"[,。;:?!“”()《》]|\d{3,}")
_JOIN = re.compile(r"、|和|与|及|以及|,(?=[^,]{1,12}、)")
_NATURAL = re.compile(r"[塘湾庄桥棚沟坝坪岗屯营堡寨畈垸圩埠渡店铺坊墩垛巷浜港汊岭山坡洼荡泾渎里家头角尾口边邵宅]$")


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    tail: str
    proper: bool


@cache
def _heads() -> tuple[dict[str, _Head], re.Pattern[str], re.Pattern[str]]:
    table_of: dict[str, _Head] = {}
    for group in table("names_lists")["head"]:
        for form in group["forms"]:
            table_of.setdefault(form, _Head(group["kind"], group["tail"], group["proper"]))
    heads = alternation(table_of)
    measure = "(?:余|多)?(?:个|家|条|座|处|所|户|大|位|宗|名|支)?"
    closing = re.compile(
        rf"(?:等(?:共|共计)?(?:{_NUMBER}{measure})?|(?<![\d.])(?P<number>{_NUMBER}){measure})(?P<mod>[^、,。;:等“”的()\d]{{0,8}}?的?[^、,。;:等“”的()\d]{{0,6}}?)(?P<head>{heads})(?!织)"
    )
    opening = re.compile(rf"(?P<head>{heads})(?:共)?{_NUMBER}?{measure}\((?P<items>[^()]*?、[^()]*?)\)")
    return table_of, closing, opening


def by_listing(view: View, contexts: Contexts, names: list[Found], known: dict[str, Found]) -> list[Found]:
    """Find the members of enumerations that have no ending of their own.

    Args:
        view: the sentence.
        contexts: the report's own counts.
        names: what other rules found in the sentence.
        known: names found anywhere in the report by their stem (柳塘 of 柳塘社区).
    """
    text = view.text
    if "、" not in text and "和" not in text and "等" not in text and "及" not in text:
        return []
    at_end: dict[int, Found] = {}
    for name in names:
        if name.full and (name.end not in at_end or at_end[name.end].size < name.size):
            at_end[name.end] = name
    added = _numerals(view, contexts)
    for name in names:
        if name.kind == "AdministrativeArea" and name.tail not in ("街道", "镇", "乡"):
            continue
        if name.kind == "ResidentialArea" and name.tail not in ("小区", "新村"):
            continue
        if (
            name.kind in _SHARED
            and name.tail
            and (name.kind != "Facility" or len(name.tail) > 3)
            and name.begin > 1
            and text[name.begin - 1] in "、和与及"
        ):
            added += _shared(view, contexts, name, at_end, known)
    added += _hamlets(view, at_end)
    for name in added:
        at_end.setdefault(name.end, name)
    return added + _headed(view, contexts, at_end, known)


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
            names.append(
                found(
                    view,
                    m.start() + 1,
                    m.end(),
                    "ResidentialArea",
                    "name.list.numerals",
                    0.8,
                    stem + m["numeral"] + m["tail"],
                )
            )
    return names


def _items(view: View, end: int) -> list[tuple[int, int]]:
    """The members before `end`, right to left; the leftmost still with what stands before it."""
    text, spans, right = view.text, [], end
    while True:
        left = right
        while left > 0 and not _ITEM_STOP.match(text[left - 1]) and text[left - 1] != "、" and right - left < 24:
            left -= 1
        spans.append((left, right))
        if left == 0 or text[left - 1] != "、" or len(spans) > 30:
            return spans
        right = left - 1


def _plausible(item: str, known: dict[str, Found]) -> bool:
    """Whether a short stretch may be a name's stem."""
    if item in known:
        return True
    if not 1 < len(item) <= 6 or item in words("names_words", "openers") or item in words("names_words", "head_nouns"):
        return False
    if any(word in item for word in ("的", "了", "等", "各", "全", "年")):
        return False
    kind = tag(item)
    return not (frequency(item) > 800 and kind[:1] in ("n", "v", "a", "d", "b") and kind not in ("ns", "nr", "nz"))


def _shared(
    view: View, contexts: Contexts, last: Found, at_end: dict[int, Found], known: dict[str, Found]
) -> list[Found]:
    """Give the members before a name its ending: 柳塘、翠湖社区."""
    text = view.text
    added: list[Found] = []
    end = last.begin - 1
    by_mark = text[end] == "、"
    if not by_mark and text[max(0, end - 1) : end] in "、以":
        return []
    for left, right in _items(view, end):
        if (other := at_end.get(right)) is not None and other.begin >= left:
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
        stem = view.surface(begin, right)
        joined = re.search(r"[和与及]", stem)
        if joined is not None and 0 < joined.start() < len(stem) - 1 and not first:
            break
        sure = stem in known or (by_mark and not first) or points > 2.2
        if not _plausible(stem, known) or not sure or (not by_mark and stem not in known and points < 2.6):
            break
        added.append(found(view, begin, right, last.kind, "name.list.shared", 0.75, stem + last.tail, full=False))
        if first:
            break
        by_mark = True
    return added


def _headed(view: View, contexts: Contexts, at_end: dict[int, Found], known: dict[str, Found]) -> list[Found]:
    """Members of A、B等五个村, and of 项目3个(A、B、C)."""
    heads, closing, opening = _heads()
    text, added = view.text, []
    for m in closing.finditer(text):
        spans = _items(view, m.start())
        if len(spans) == 1 and not m[0].startswith("等"):
            continue
        told = _count(m["number"])
        if told == len(spans) > 1 and not m["mod"]:
            # the number is the number of members, so that 三村 after three of them is no estate's name
            at_end = {end: name for end, name in at_end.items() if not name.begin < m.start() < end}
        if told == len(spans) > 1 and m["head"].endswith("项目") and _SIGNED.search(text[: spans[-1][1]]):
            added += _signed(view, contexts, spans, at_end)
        members = _members(view, contexts, spans, heads[m["head"]], at_end, known)
        added += [replace(name, confidence=0.97) for name in members] if told == len(spans) > 1 else members
    for m in opening.finditer(text):
        spans = [(m.start("items") + i.start(), m.start("items") + i.end()) for i in re.finditer(r"[^、]+", m["items"])]
        added += _members(view, contexts, spans, heads[m["head"]], at_end, known, bounded=True)
    return added


_SIGNED = re.compile(r"(?:引进|签约|落户|招引|引入|开工|落地|新增)(?:了)?[^、,。;:的\d]{2,12}$")


def _signed(view: View, contexts: Contexts, spans: list[tuple[int, int]], at_end: dict[int, Found]) -> list[Found]:
    """Projects named by their product alone: 引进了高速轴承、医用敷料两个项目."""
    added: list[Found] = []
    for left, right in spans:
        begin = left
        if left == 0 or view.text[left - 1] != "、":
            weighed = name_begin(view, right, right, 2, 10, contexts)
            opener = re.search(r"(?:引进|签约|落户|招引|引入|开工|落地|新增)了?", view.text[left:right])
            begin = left + opener.end() if opener else weighed[0] if weighed else right
        if right - begin > 2 and not proper_brand(view, begin, right) and right not in at_end:
            added.append(
                found(
                    view,
                    begin,
                    right,
                    "Project",
                    "name.list.signed",
                    0.7,
                    view.surface(begin, right) + "项目",
                    full=False,
                )
            )
    return added


def _count(number: str | None) -> int:
    if not number:
        return 0
    return int(number) if number.isdigit() else "零一二三四五六七八九十".find(number.replace("两", "二"))


def _members(
    view: View,
    contexts: Contexts,
    spans: list[tuple[int, int]],
    head: _Head,
    at_end: dict[int, Found],
    known: dict[str, Found],
    bounded: bool = False,
) -> list[Found]:
    text, added = view.text, []
    for left, right in spans:
        if right in at_end and at_end[right].begin >= left:
            other = at_end[right]
            if (
                head.kind == "Company"
                and other.kind in ("DevelopmentZone", "Facility")
                and other.name.endswith(tuple(words("names_works", "project_things")))
                and (brand := brand_end(view, other.begin, other.end))
            ):
                added.append(found(view, other.begin, brand, "Company", "name.firm.in-project", 0.6))
            continue
        begin = left
        first = not bounded and (left == 0 or text[left - 1] != "、")
        pieces = [(left, right)]
        if joined := re.search(r"(?<=[一-鿿]{2})(?:以及|[和与及])(?=[一-鿿]{2})", text[left:right]):
            pieces = [(left, left + joined.start()), (left + joined.end(), right)]
        for n, (begin, end) in enumerate(pieces):
            if first and n == 0:
                phrase = phrase_begin(view, end) if head.proper else None
                if (
                    phrase is not None
                    and left <= phrase
                    and 4 < end - phrase <= 16
                    and brand_end(view, phrase, end) is not None
                ):
                    added += (
                        _member(view, phrase, end, view.surface(phrase, end), head, known, bounded)
                        if not _placed(at_end, phrase)
                        else []
                    )
                    continue
                weighed = name_begin(view, end, end, 1 if head.proper else 2, 10 if head.proper else 5, contexts)
                if weighed is None or weighed[0] < left or weighed[1] < 0.9:
                    continue
                begin = weighed[0]
            if end in at_end and at_end[end].begin >= begin:
                continue
            item = view.surface(begin, end)
            if head.kind == "Company" and _placed(at_end, begin):
                continue
            if any(begin < other.end and other.begin < end for other in added) or view.counted(begin, end):
                continue
            added += _member(view, begin, end, item, head, known, bounded)
    return added


def _placed(at_end: dict[int, Found], begin: int) -> bool:
    """Whether a place's name begins there, so that no firm's does."""
    return any(name.begin == begin and name.kind in PLACES for name in at_end.values())


def _member(
    view: View, begin: int, end: int, item: str, head: _Head, known: dict[str, Found], bounded: bool
) -> list[Found]:
    if head.proper:
        if head.kind == "Company":
            return _firm(view, begin, end, bounded)
        if (
            head.kind == "Organization"
            and 2 < len(item) < 9
            and re.search(r"[网报台社]$|在线|发布|频道|卫视|客户端|学院|大学|协会", item)
        ):
            return [found(view, begin, end, "Organization", "name.list.media", 0.75)]
        return []
    if not _plausible(item, known) or any(item[-size:] in endings() for size in (2, 3, 4)):
        return []
    twin = known.get(item)
    if twin is not None and twin.kind in ("Community", "Village") and head.kind in ("Community", "Village"):
        return [found(view, begin, end, twin.kind, "name.list.head", 0.8, twin.name, full=False)]
    tail = "" if _NATURAL.search(item) and head.kind == "Village" and len(item) > 2 else head.tail
    if head.kind == "Village" and not tail and len(item) == 2 and not _NATURAL.search(item):
        tail = "村"
    return [found(view, begin, end, head.kind, "name.list.head", 0.75, item + tail, full=not tail)]


def _firm(view: View, begin: int, end: int, bounded: bool) -> list[Found]:
    """A firm, or a project that begins with a firm's name, in a list that 企业 or 项目 closes."""
    text = view.text[begin:end]
    if re.search("..[一二三四]期$", text) and end - begin < 12:
        brand = brand_end(view, begin, end - 2)
        return [found(view, begin, end, "Project", "name.list.projects", 0.75, full=False)] + (
            [found(view, begin, brand, "Company", "name.firm.in-project", 0.75)] if brand else []
        )
    if proper_brand(view, begin, end) or (
        bounded and 1 < len(text) < 7 and frequency(text) < 300 and text not in words("names_works", "generic_brands")
    ):
        return [found(view, begin, end, "Company", "name.list.firms", 0.75)]
    brand = brand_end(view, begin, end)
    if brand is None or brand >= end or end - begin > 16:
        return []
    project = found(view, begin, end, "Project", "name.list.projects", 0.7, full=False)
    return [project, found(view, begin, brand, "Company", "name.firm.in-project", 0.7)]


def _hamlets(view: View, at_end: dict[int, Found]) -> list[Found]:
    """The natural villages that follow their village's name: 石鼓村委前湾、大杨、柳家塘的民房."""
    text, added = view.text, []
    for village in [name for name in at_end.values() if name.kind == "Village"]:
        m = re.compile(r"(?P<items>[一-鿿]{2,5}(?:、[一-鿿]{2,6})+)(?=[,;。的]|等)").match(text, village.end)
        if m is None or text[village.begin : village.end].endswith("自然村"):
            continue
        spans = [(m.start() + i.start(), m.start() + i.end()) for i in re.finditer(r"[^、]+", m["items"])]
        last = spans[-1][1]
        natural = sum(bool(_NATURAL.search(text[a:b])) for a, b in spans)
        if natural * 2 < len(spans) or last != m.end():
            continue
        added += [found(view, a, b, "Village", "name.list.hamlets", 0.75) for a, b in spans if b not in at_end]
    return added
