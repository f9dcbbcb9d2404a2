"""The second pass: what is known from anywhere in the report is found where it stands by its short form, or once more."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from kg.extract.names.beginnings import REGION
from kg.extract.names.boundary import frequency, tag
from kg.extract.names.found import Found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View

# what is said of waters only: 青桥河沿线 is the river of 青桥河镇
_WATER = re.compile("沿线|沿岸|两岸|水质|流域|河道|清淤|断面|、[一-鿿]{2,3}[河沟溪渠湖江]")
# 云禾巷、石鼓街等4条小巷: a street, though 石鼓街社区 is a community
_ROADS = re.compile("[一-鿿][路街巷]、$")
_WORK = re.compile("[一-鿿]{2,8}?(?:工程|项目)")
_REGION = re.compile(f"^{REGION.pattern}")
_BRAND = 2
"""The fewest characters that a firm's own name has."""
_LEVELS = re.compile(r"(?:街道|自治县|自治州|自治区|省|市|区|县|镇|乡|旗)$")


def stems(names: list[Found]) -> dict[str, Found]:
    """Names by their proper part: 柳塘 for 柳塘社区. A part that several kinds share goes to the community or the village."""
    order = ("Community", "Village", "AdministrativeArea", "ResidentialArea", "DevelopmentZone")
    found: dict[str, Found] = {}
    for name in sorted(names, key=lambda n: (order.index(n.kind) if n.kind in order else 9, -n.confidence, n.name)):
        if name.kind in order and name.tail and name.name.endswith(name.tail):
            stem = name.name[: -len(name.tail)]
            if len(stem) > 1:
                found.setdefault(stem, name)
    return found


def settle(view: View, items: list[Found], known: dict[str, Found], names: set[str]) -> list[Found]:
    """Correct the finds of one sentence by what the whole report knows.

    A river or a bridge that is only the stem of an area's name goes (青桥 of 青桥街道); a first character that belongs to the
    text before goes where the rest is a name by itself (由柳塘社区); a hamlet that is called a village elsewhere is that village.

    Args:
        view: the sentence.
        items: the finds.
        known: names by their stem.
        names: all names found in the report.
    """
    kept = []
    for item in items:
        stem = item.kind == "Place" and len(item.tail) == 1 and (item.name in known or item.name[1:] in known)
        if stem and not _WATER.match(view.text, item.end) and not _ROADS.search(view.text[: item.begin]):
            continue
        if item.rule.startswith("name.hamlet") and item.name + "村" in names:
            item = replace(item, name=item.name + "村")
        if (
            item.name[:1] in words("names_words", "short_openers")
            and item.name[1:] in names
            and item.size == len(item.name) > 3
        ):
            item = replace(item, begin=item.begin + 1, name=item.name[1:])
        kept.append(item)
    return kept


def outside_unit(view: View, items: list[Found], unit: str) -> list[Found]:
    """Leave out areas and places that end inside the reporting unit's own name, which `repeats` then finds as a whole.

    It may hold another name (长桥 of 长桥门街道), end like a place (柳集镇), or stick to the name before it (澄原市柳溪 of
    澄原市柳溪镇).
    """
    if understood(unit) is None:
        return items
    spans = [m.span() for m in re.finditer(re.escape(unit), view.text)]
    return [
        item
        for item in items
        if item.kind not in ("AdministrativeArea", "Place")
        or (item.name == unit and item.kind == "AdministrativeArea")
        or not any(begin < item.end <= end for begin, end in spans)
    ]


def bare(view: View, items: list[Found], known: dict[str, Found]) -> list[Found]:
    """Areas by their bare stem, where a work may be named after them: 石鼓 of 石鼓村 in 石鼓安全饮水工程."""
    own = [stem for stem in known if not _common(stem)]
    if not own:
        return []
    added = []
    for m in re.finditer(alternation(own), view.text):
        if (
            m.start() in view.begins
            and _WORK.match(view.text, m.end())
            and not any(n.begin < m.end() and m.start() < n.end for n in items)
        ):
            added.append(replace(known[m[0]], begin=m.start(), end=m.end(), name=m[0], full=True))
    return added


def _common(stem: str) -> bool:
    return frequency(stem) > 300 and not tag(stem).startswith(("ns", "nr", "nz"))


def with_unit(view: View, items: list[Found], unit: str) -> list[Found]:
    """Names that would begin in the midst of the unit's own name begin with it: 柳溪湾派出所, not 溪湾派出所."""
    level = re.search("(?:街道|社区|[镇乡村])$", unit)
    stem = unit[: level.start()] if level is not None else ""
    if len(stem) < 3 or re.search("街道|[镇乡县区市]", stem):
        return items
    spans = [m.span() for m in re.finditer(re.escape(stem), view.text)]
    whole = []
    for item in items:
        begin = next((a for a, b in spans if a < item.begin < b < item.end), item.begin)
        name = view.surface(begin, item.begin) + item.name
        whole.append(item if begin == item.begin else replace(item, begin=begin, name=name))
    return whole


def repeats(views: list[View], chosen: list[list[Found]], unit: str) -> list[list[Found]]:
    """Find the known names where no rule saw them, and areas by their bare stem.

    Args:
        views: the report's sentences.
        chosen: the names found in each.
        unit: the reporting unit's name, "" where unknown.

    Returns:
        The new finds of each sentence; none overlaps what was found before.
    """
    names: dict[str, Found] = {}
    for items in chosen:
        for item in items:
            if len(item.name) > 2 or item.kind == "Company":
                names.setdefault(item.name, item)
    if (own := understood(unit)) is not None:
        names.setdefault(unit, own)
    full = re.compile(alternation(names)) if names else None
    short = _short_forms(names, unit)
    bare = re.compile(alternation(short)) if short else None
    added: list[list[Found]] = []
    for view, items in zip(views, chosen, strict=True):
        taken = [(item.begin, item.end) for item in items]
        new: list[Found] = []
        for pattern, rule in ((full, "name.known"), (bare, "name.short")):
            if pattern is None:
                continue
            for m in pattern.finditer(view.text):
                if any(a < m.end() and m.start() < b for a, b in taken):
                    continue
                source = names.get(m[0]) if rule == "name.known" else short[m[0]]
                if source is None or (rule == "name.known" and not _whole(view, m.start(), m.end(), source)):
                    continue
                confidence = round(source.confidence * (0.95 if rule == "name.known" else 0.75), 2)
                new.append(Found(m.start(), m.end(), source.name, source.kind, rule, confidence, False))
                taken.append(m.span())
        added.append(new)
    return added


def _whole(view: View, begin: int, end: int, source: Found) -> bool:
    """Whether a repeat is not the middle of a word."""
    if source.kind in ("Company", "Person") and len(source.name) == 2:
        return begin in view.begins and end in view.boundaries
    return begin in view.begins or end in view.boundaries


def _short_forms(names: dict[str, Found], unit: str) -> dict[str, Found]:
    """Bare stems of areas: 云屏 for 云屏区. The unit's own stem first, common words never."""
    found: dict[str, Found] = {}
    counts = Counter[str]()
    for name in names.values():
        if name.kind == "AdministrativeArea" and (m := _LEVELS.search(name.name)) and m.start() > 1:
            stem = name.name[: m.start()]
            counts[stem] += 1
            if not _common(stem) and (stem not in found or name.name == unit):
                found[stem] = name
    return found


def of_known_firms(chosen: list[list[Found]]) -> list[list[Found]]:
    """A project's firm that the report names elsewhere bears that name: 云恒 in 云恒精密轴承项目 beside 云恒机械有限公司."""
    heads = [{i.begin for i in items if i.kind == "Project"} for items in chosen]
    within = [
        {i for i in items if i.kind == "Company" and (i.rule == "name.firm.in-project" or i.begin in begins)}
        for items, begins in zip(chosen, heads, strict=True)
    ]
    firms = {i.name for items, inner in zip(chosen, within, strict=True) for i in items if i.kind == "Company"} - {
        i.name for inner in within for i in inner
    }
    return [
        [_of_firm(item, firms) if item in inner else item for item in items]
        for items, inner in zip(chosen, within, strict=True)
    ]


def _of_firm(item: Found, firms: set[str]) -> Found:
    """The firm under the name that it has elsewhere; the longest common beginning decides."""
    own = _REGION.sub("", item.name)
    begin = len(item.name) - len(own)
    for firm in sorted(firms):
        brand = "".join(
            a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(own, _REGION.sub("", firm), strict=False))
        )
        if len(brand) >= _BRAND and not frequency(brand) and item.size == len(item.name):
            return replace(item, end=item.begin + begin + len(brand), name=firm)
    return item


def in_full(chosen: list[list[Found]]) -> list[list[Found]]:
    """Drives told by a short word (创文) get the name of the one that the report tells in full (全国文明城市创建)."""
    names = {item.name for items in chosen for item in items if item.kind == "Campaign"}
    wholes = {
        short: whole
        for short, title in table("names_works")["abbreviated"].items()
        if (whole := max((name for name in names if name.endswith(title)), key=len, default=None)) is not None
    }
    return [[replace(item, name=wholes.get(item.name, item.name)) for item in items] for items in chosen]


def understood(unit: str) -> Found | None:
    """The unit itself as a find without a place, for its short form."""
    level = _LEVELS.search(unit)
    if level is None:
        return None
    return Found(0, 0, unit, "AdministrativeArea", "name.unit", 0.9, tail=level[0])
