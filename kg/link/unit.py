"""Where on the list the body stands whose report it is.

Candidates are the divisions of its name. Areas that the report names leave those that lie in them; where several are left,
the communities and villages that the report names decide, by how many of them stand below each candidate. One must be
clearly best, or none is taken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Gazetteer
from kg.gazetteer.names import COMMUNITY_KIND, VILLAGE_KIND, Form, township_form
from kg.link.mentioned import Named, renamed_counties
from kg.model import Division, Link

LEAST = 3
"""Communities that must stand below a candidate where nothing but them tells it from others of its name."""

LEAST_NARROWED = 2
"""The same where the areas that the report names have ruled out some candidates already."""

LEAD = 2
"""By how many communities the best must lead."""

SHARE = 1 / 3
"""Share of the named communities that must stand below a candidate; villages merge, and reports name hamlets too."""

SURE_BITS = math.log(1e3)
"""Odds against chance, as a natural logarithm, when communities place a report whose unit is not on the list."""

TOWNSHIPS = 41_352
_SAID = {COMMUNITY_KIND: ("社区", "居委会", "居民委员会"), VILLAGE_KIND: ("村",)}
"""What follows a stem where a report names a community or village in full."""

SHOWN = 5
"""Candidates that a reason tells in full."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report belongs on the list.

    Attributes:
        code: the division that holds what the report is about, "" where it is unknown.
        link: what became of the unit itself; its code may be "" while the place is known (a development zone stands on the
            list instead of the street that runs it).
    """

    code: str
    link: Link


def place_unit(
    name: str, candidates: Sequence[Division], below: Sequence[Form], named: Named, text: str, gazetteer: Gazetteer
) -> Place:
    """Place a unit.

    Args:
        name: its name.
        candidates: the divisions of that name.
        below: forms of the communities and villages that the report names as its own, each key once.
        named: the areas that the report names.
        text: the report's text.
        gazetteer: the list.
    """
    found = _decide(name, candidates, below, named, text, gazetteer)
    if found.code:
        return Place(found.code, found)
    code = _by_communities(below, named, gazetteer)
    if not code:
        return Place(_district(named), found)
    where = gazetteer.written(code)
    return Place(code, Link("", "link.none", f"{found.reason}; its communities stand below {where} ({code})"))


def _decide(
    name: str, candidates: Sequence[Division], below: Sequence[Form], named: Named, text: str, gazetteer: Gazetteer
) -> Link:
    if not candidates:
        return Link("", "link.none", f"not on the list of {gazetteer.year}")
    left, rule, areas = _narrowed(candidates, named, text, gazetteer)
    if not left:
        where = "、".join(sorted({gazetteer.written(code) for code in areas}))
        return _none(candidates, f"the report places it in {where}, where the list has none of that name", gazetteer)
    keys = {form.key for form in below}
    standing = {c: _standing(c, keys, text, gazetteer) for c in candidates}
    counts = {c: len(found) for c, found in standing.items()}
    best, *others = sorted(left, key=lambda c: (-counts[c], c.code))
    number = len(keys | standing[best])
    told = f"{counts[best]} of the {number} communities and villages that the report names stand below it"
    same = (
        township_form(gazetteer.own_name(best)).kind == township_form(name).kind if len(best.code) == TOWNSHIP else True
    )
    rival = max((counts[c] for c in candidates if c not in left), default=0)
    if rival >= LEAST and rival - counts[best] >= LEAD:
        return _none(
            candidates, "the areas and the communities that the report names point to different places", gazetteer
        )
    enough = counts[best] >= max(SHARE * number, 1)
    if others:
        least = LEAST_NARROWED if areas else LEAST
        lead = counts[best] - max(counts[c] for c in others)
        if counts[best] >= least and lead >= LEAD and enough:
            return Link(best.code, "link.communities", f"{told}, fewer below any other of its name", 0.98)
        return _none(left, f"neither areas nor communities tell them apart (best: {told})", gazetteer)
    if areas and (rule == "link.district" or not number or enough):
        where = "、".join(sorted({division.name for code in areas if (division := gazetteer.division(code))}))
        return Link(best.code, rule, f"the report names {where}, where it is the only one of its name", 0.99)
    doubts = _doubts(best, number, counts[best], named, gazetteer)
    if doubts and not (counts[best] >= LEAST and enough):
        return _none(candidates, f"the only one of its name, but {doubts}", gazetteer)
    if not same and counts[best] < LEAST_NARROWED:
        return _none(candidates, "the list has the name with another suffix only", gazetteer)
    return Link(best.code, "link.only", "the only one of its name on the list" + (f"; {told}" if number else ""), 0.95)


def _narrowed(
    candidates: Sequence[Division], named: Named, text: str, gazetteer: Gazetteer
) -> tuple[Sequence[Division], str, set[str]]:
    """Candidates that lie in the areas named, the rule, and these areas; no candidate where the report contradicts all."""
    level = len(candidates[0].code)
    left, rule, areas = candidates, "link.only", set[str]()
    for digits, name in ((COUNTY, "link.district"), (CITY, "link.city"), (PROVINCE, "link.province")):
        if digits >= level:
            continue
        for stressed in (True, False) if digits > PROVINCE else (True,):
            codes = named.at(digits, stressed=stressed)
            inside = [c for c in left if c.code[:digits] in codes]
            if not inside and digits == COUNTY and not stressed:
                inside = [c for c in left if renamed_counties(text, c.code[:COUNTY], gazetteer)]
                codes = codes | {c.code[:COUNTY] for c in inside}
            if inside:
                if len(inside) < len(left) or not areas:
                    areas |= {c.code[:digits] for c in inside}
                    rule = name if rule == "link.only" else rule
                left = inside
                break
            if stressed and codes:
                return [], "link.none", codes
    return left, rule, areas


def _doubts(best: Division, number: int, count: int, named: Named, gazetteer: Gazetteer) -> str:
    """What speaks against the only candidate, "" where nothing does."""
    for digits, what in ((COUNTY, "districts"), (CITY, "cities"), (PROVINCE, "provinces")):
        codes = named.at(digits, stressed=False)
        if digits < len(best.code) and codes and best.code[:digits] not in codes:
            return (
                f"the report names other {what}: {'、'.join(sorted(gazetteer.written(code) for code in codes)[:SHOWN])}"
            )
    if number > 1 and count < SHARE * number:
        return f"only {count} of the {number} communities and villages that the report names stand below it"
    return ""


def _standing(candidate: Division, keys: set[str], text: str, gazetteer: Gazetteer) -> set[str]:
    """Keys of what the report names and the list has below a candidate: as a mention, or in full anywhere in the text."""
    children = gazetteer.children(candidate.code)
    if len(candidate.code) == COUNTY:
        return keys & {township_form(gazetteer.own_name(division)).stem for division in children}
    if len(candidate.code) != TOWNSHIP:
        return set()
    forms = [gazetteer.form(division) for division in children]
    return {form.key for form in forms if form.key in keys or (len(form.stem) > 1 and _in_full(form, text))}


def _in_full(form: Form, text: str) -> bool:
    at = text.find(form.stem)
    while at >= 0:
        if form.kind and text.startswith(_SAID[form.kind], at + len(form.stem)):
            return True
        at = text.find(form.stem, at + 1)
    return False


def _by_communities(below: Sequence[Form], named: Named, gazetteer: Gazetteer) -> str:
    """The township that the communities give away although its name is not the unit's, "" where none is sure."""
    within = named.at(COUNTY, stressed=True)
    least = LEAST_NARROWED if within else LEAST
    counties: Counter[str] = Counter()
    rarity: dict[str, float] = {}
    for form in below:
        codes = set(gazetteer.counties_with(form.key))
        counties.update(codes & within if within else codes)
        rarity[form.key] = math.log(TOWNSHIPS / max(1, len(codes)))
    found: list[tuple[int, str, float]] = []
    for county, number in counties.items():
        if number >= max(least, len(below) / 2):
            for town in gazetteer.children(county):
                keys = {gazetteer.form(division).key for division in gazetteer.children(town.code)} & rarity.keys()
                if len(keys) >= least:
                    found.append((len(keys), town.code, sum(rarity[key] for key in keys)))
    if not found:
        return ""
    found.sort(reverse=True)
    count, code, bits = found[0]
    second = found[1][0] if len(found) > 1 else 0
    places = sum(len(gazetteer.children(county)) for county in within) if within else TOWNSHIPS
    sure = bits >= math.log(places) + SURE_BITS and count - second >= LEAD and 2 * count >= len(below)
    return code if sure and (within or _agrees(code, count, named)) else ""


def _agrees(code: str, count: int, named: Named) -> bool:
    """Whether the report names the city of a township, or none and so many communities that none is needed."""
    cities = {found[:CITY] for found in named.said if len(found) >= CITY}
    return code[:CITY] in cities if cities else count >= 2 * LEAST - 1


def _district(named: Named) -> str:
    """The district that the report stresses, if its city or province is named too, else ""."""
    counties = named.at(COUNTY, stressed=True)
    (only,) = counties if len(counties) == 1 else ("",)
    return only if named.said & {only[:CITY], only[:PROVINCE]} else ""


def _none(candidates: Sequence[Division], why: str, gazetteer: Gazetteer) -> Link:
    told = [f"{c.code} {gazetteer.written(c.code)}" for c in candidates[:SHOWN]]
    more = f" and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
    return Link("", "link.none", f"{why}; on the list of {gazetteer.year}: {', '.join(told)}{more}")
