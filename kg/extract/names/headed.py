"""Enumerations that a noun closes: A、B等五个村; A、B等12家企业; 3个项目(A、B、C)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.names.boundary import Contexts, frequency, name_begin
from kg.extract.names.brands import brand_end, coined, phrase_begin, proper_brand
from kg.extract.names.found import PLACES, Found, found
from kg.extract.names.items import items_before, plausible
from kg.extract.names.stock import alternation, endings, table, words
from kg.extract.names.view import View

_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_NATURAL = re.compile(r"[塘湾庄桥棚沟坝坪岗屯营堡寨畈垸圩埠渡店铺坊墩垛巷浜港汊岭山坡洼荡泾渎里家头角尾口边邵宅]$")
_SIGN = "(?:引进|签约|落户|招引|引入|开工|落地|新增)了?"
_SIGNED = re.compile(rf"{_SIGN}[^、,。;:的\d]{{2,12}}$")
_JOINED = re.compile(r"(?<=[一-鿿]{2})(?:以及|[和与及])(?=[一-鿿]{2})")
_MEDIA = re.compile(r"[网报台社]$|在线|发布|频道|卫视|客户端|学院|大学|协会")
_WAYS = re.compile("[沟渠漾湾浜泾塘涌溪沥港巷弄]$|胡同$")
_SHOP = re.compile("(.{2,4}[^式型性店])(?:超市|影城|商场|百货|酒店|宾馆|书店|餐厅|酒楼)")
# 禾峰纸业迁建: a firm and what it builds
_ENDS_IN_WORK = re.compile("(?:迁建|扩建|改建|新建|技改|改造|搬迁|扩能|扩产|升级)$")
_PUBLIC = re.compile("中学|小学|学校|幼儿园|医院|卫生院|校区|院区|社区|村")
_PHASE = re.compile("..[一二三四]期$")


@dataclass(frozen=True, slots=True)
class _Head:
    kind: str
    tail: str
    proper: bool
    project: bool


@cache
def _heads() -> tuple[dict[str, _Head], re.Pattern[str], re.Pattern[str]]:
    table_of: dict[str, _Head] = {}
    for group in table("names_lists")["head"]:
        for form in group["forms"]:
            table_of.setdefault(
                form,
                _Head(
                    group["kind"],
                    form if group["tail"] == "=" else group["tail"],
                    group["proper"],
                    form.endswith("项目"),
                ),
            )
    heads = alternation(table_of)
    measure = "(?:余|多)?(?:个|家|条|座|处|所|户|大|位|宗|名|支)?"
    word = r"[^、,。;:等“”的()\d]"
    closing = re.compile(
        rf"(?:等(?:共|共计)?(?:(?P<of>{_NUMBER}){measure})?|(?<![\d.])(?P<number>{_NUMBER}){measure})"
        rf"(?P<mod>(?:“[^“”]{{1,8}}”)?{word}{{0,8}}?的?{word}{{0,6}}?)(?P<head>{heads})(?!织)"
    )
    opening = re.compile(rf"(?P<head>{heads})(?:共)?{_NUMBER}?{measure}\((?P<items>[^()]*?、[^()]*?)\)")
    return table_of, closing, opening


class Headed:
    """Finds the members of the enumerations of one sentence that a noun closes.

    Args:
        view: the sentence.
        contexts: the report's own counts.
        at_end: names already found in the sentence, by their end.
        known: names found anywhere in the report by their stem (柳塘 of 柳塘社区).
    """

    def __init__(self, view: View, contexts: Contexts, at_end: Mapping[int, Found], known: Mapping[str, Found]) -> None:
        self._view, self._contexts, self._at_end, self._known = view, contexts, dict(at_end), known
        self._counts: list[int] = []

    def across(self, name: Found) -> bool:
        """Whether a name runs into the count of an enumeration's members: A、B、柳湾三村 names no estate."""
        return any(name.begin < at < name.end for at in self._counts)

    def members(self) -> list[Found]:
        """Members of A、B等五个村, and of 项目3个(A、B、C)."""
        heads, closing, opening = _heads()
        text = self._view.text
        added: list[Found] = []
        for m in closing.finditer(text):
            spans = items_before(text, m.start())
            if (len(spans) == 1 and not m[0].startswith("等")) or (
                m["number"] and text[: m.start()].endswith(("的", "了"))
            ):
                continue
            counted = _count(m["number"] or m["of"]) == len(spans) > 1
            if counted and not m["mod"] and any(right not in self._at_end for _, right in spans[1:]):
                # the number is the number of members, so that 三村 after three of them is no estate's name
                self._counts.append(m.start())
                self._at_end = {end: name for end, name in self._at_end.items() if not self.across(name)}
            if counted and m["head"].endswith("项目") and _SIGNED.search(text[: spans[-1][1]]):
                added += (signed := self._signed(spans))
                spans = [span for span in spans if all(name.end != span[1] for name in signed)]
            members = self._list(spans, heads[m["head"]], bounded=False)
            added += [replace(name, confidence=max(name.confidence, 0.97)) for name in members] if counted else members
        for m in opening.finditer(text):
            begin = m.start("items")
            spans = [(begin + i.start(), begin + i.end()) for i in re.finditer(r"[^、]+", m["items"])]
            added += self._list(spans, heads[m["head"]], bounded=True)
        return added

    def _signed(self, spans: list[tuple[int, int]]) -> list[Found]:
        """Projects named by their product alone: 引进了高速轴承、医用敷料两个项目."""
        view = self._view
        added: list[Found] = []
        for left, right in spans:
            begin = left
            if (opener := re.search(_SIGN, view.text[left:right])) is not None:
                begin = left + opener.end()
            if right - begin > 2 and not proper_brand(view, begin, right) and right not in self._at_end:
                name = view.surface(begin, right) + "项目"
                added.append(found(view, begin, right, "Project", "name.list.signed", 0.7, name, full=False))
                if brand := brand_end(view, begin, right):
                    added.append(found(view, begin, brand, "Company", "name.firm.in-project", 0.7))
        return added

    def _list(self, spans: list[tuple[int, int]], head: _Head, bounded: bool) -> list[Found]:
        added: list[Found] = []
        used = 0
        for left, right in spans:
            first = not bounded and (left == 0 or self._view.text[left - 1] != "、")
            members = self._item(left, right, head, first, bounded, added)
            used += bool(members) or right in self._at_end
            added += members
        # one firm among many common nouns is a common noun too
        return added if head.kind != "Company" or 2 * used >= len(spans) else []

    def _item(self, left: int, right: int, head: _Head, first: bool, bounded: bool, before: list[Found]) -> list[Found]:
        view, told = self._view, False
        if (other := self._at_end.get(right)) is not None and other.begin >= left:
            if other.rule.startswith("name.hamlet") and head.kind == "Village":
                return [replace(other, confidence=0.98)]
            if _plant(other, head) and (brand := brand_end(view, other.begin, other.end)) is not None:
                return [found(view, other.begin, brand, "Company", "name.firm.in-project", 0.6)]
            twin = self._known.get(self._view.surface(left, right))
            if other.kind == "ResidentialArea" and twin is not None and twin.kind == head.kind == "Community":
                return [found(self._view, left, right, twin.kind, "name.list.head", 0.98, twin.name, full=False)]
            if not (
                other.kind == "Place"
                and (len(other.tail) == 1 or other.rule == "name.list.shared")
                and head.kind in ("Village", "Community", "ResidentialArea")
            ):
                return []
            left, first, told = other.begin, False, True
        parts = [(left, right)]
        if joined := _JOINED.search(view.text, left, right):
            parts = [(left, joined.start()), (joined.end(), right)]
        added: list[Found] = []
        for n, (low, end) in enumerate(parts):
            begin = self._begin(low, end, head) if first and n == 0 else low
            if begin is None or view.counted(begin, end):
                continue
            if work := self._work(begin, end, head):
                added += work
                continue
            placed = self._at_end.get(end)
            if placed is not None and placed.begin >= begin and placed is not other:
                continue
            if any(begin < name.end and name.begin < end for name in before) or (
                head.kind == "Company" and self._placed(begin)
            ):
                continue
            added += self._member(begin, end, head, bounded)
        # what the noun says it is outweighs what its ending looks like
        return [replace(name, confidence=0.98) for name in added] if told else added

    def _begin(self, low: int, end: int, head: _Head) -> int | None:
        """Where the first member of an enumeration begins."""
        view = self._view
        if _SHOP.fullmatch(view.text, low, end) and view.text[low : low + 2] not in words("names_words", "openers"):
            return low
        if head.proper:
            phrase = phrase_begin(view, end)
            if (
                phrase is not None
                and low <= phrase
                and 3 < end - phrase <= 16
                and brand_end(view, phrase, end) is not None
            ):
                return phrase
        weighed = name_begin(view, end, end, 1 if head.proper else 2, 10 if head.proper else 5, self._contexts)
        return weighed[0] if weighed is not None and weighed[0] >= low and weighed[1] >= 0.9 else None

    def _placed(self, begin: int) -> bool:
        """Whether a place's name begins there, so that no firm's does."""
        return any(name.begin == begin and name.kind in PLACES for name in self._at_end.values())

    def _work(self, begin: int, end: int, head: _Head) -> list[Found]:
        """A place and what is done to it in a list of projects: 柳塘大桥引道."""
        place = next((n for n in self._at_end.values() if n.begin == begin and begin < n.end < end), None)
        if not head.project or place is None or place.kind not in ("Place", "ResidentialArea") or end - place.end > 8:
            return []
        name = self._view.surface(begin, end) + "项目"
        return [found(self._view, begin, end, "Project", "name.list.works", 0.75, name, full=False)]

    def _member(self, begin: int, end: int, head: _Head, bounded: bool) -> list[Found]:
        view, item = self._view, self._view.surface(begin, end)
        if item in _heads()[0]:
            return []
        if head.proper:
            if head.kind == "Company":
                return _firm(view, begin, end, bounded, head)
            if head.kind == "Organization" and 2 < len(item) < 9 and _MEDIA.search(item):
                return [found(view, begin, end, "Organization", "name.list.media", 0.75)]
            if head.kind == "Place" and 1 < len(item) < 5 and _WAYS.search(item):
                return [found(view, begin, end, "Place", "name.list.ways", 0.8)]
            return []
        if not plausible(item, self._known) or any(item[-size:] in endings() for size in (2, 3, 4)):
            return []
        twin = self._known.get(item)
        if twin is not None and twin.kind in ("Community", "Village") and head.kind in ("Community", "Village"):
            return [found(view, begin, end, twin.kind, "name.list.head", 0.8, twin.name, full=False)]
        natural = head.kind == "Village" and _NATURAL.search(item) is not None
        tail = "" if natural and len(item) > 2 else head.tail
        if head.kind == "Village" and not tail and len(item) == 2 and not natural:
            tail = "村"
        return [found(view, begin, end, head.kind, "name.list.head", 0.75, item + tail, full=not tail)]


def _count(number: str | None) -> int:
    if not number:
        return 0
    return int(number) if number.isdigit() else "零一二三四五六七八九十".find(number.replace("两", "二"))


def _plant(name: Found, head: _Head) -> bool:
    """Whether a member with an ending of its own is what a firm builds (云屏光电产业园 among 三个项目)."""
    built = name.kind in ("DevelopmentZone", "Facility")
    public = _PUBLIC.search(name.name) is not None  # 云屏中学新校区
    return (
        head.kind == "Company"
        and built
        and not public
        and name.name.endswith(tuple(words("names_works", "project_things")))
    )


def _firm(view: View, begin: int, end: int, bounded: bool, head: _Head) -> list[Found]:
    """A firm, or a project that begins with a firm's name, in a list that 企业 or 项目 closes."""
    text = view.text[begin:end]
    if _PHASE.search(text) and end - begin < 12:
        brand = brand_end(view, begin, end - 2)
        return [found(view, begin, end, "Project", "name.list.projects", 0.75, full=False)] + (
            [found(view, begin, brand, "Company", "name.firm.in-project", 0.75)] if brand else []
        )
    shop = _SHOP.fullmatch(text)
    work = _ENDS_IN_WORK.search(text) if head.project else None
    if (
        (work is None and proper_brand(view, begin, end))
        or (not head.project and shop is not None and not frequency(shop[1]))
        or (not head.project and coined(view, begin, end))
        or (
            bounded
            and 1 < len(text) < 7
            and frequency(text) < 300
            and text not in words("names_works", "generic_brands")
        )
    ):
        return [found(view, begin, end, "Company", "name.list.firms", 0.75)]
    brand = brand_end(view, begin, end)
    if brand is None or brand >= end or end - begin > 16:
        return []
    firm = found(view, begin, brand, "Company", "name.firm.in-project", 0.7)
    return [found(view, begin, end, "Project", "name.list.projects", 0.7, full=False), firm] if head.project else [firm]
