"""Where on the list the body stands whose report it is.

Candidates are the divisions of its name. Areas that the report names leave those that lie in them; where several are left,
the communities and villages that the report names decide, by how many of them stand below each candidate. One must be
clearly best, or none is taken.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.gazetteer import CITY, COUNTY, PROVINCE, TOWNSHIP, Gazetteer
from kg.gazetteer.names import Form, township_form
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
        return Place("", found)
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
    counts = {c: _count(c, below, gazetteer) for c in (candidates if below else left)}
    best, *others = sorted(left, key=lambda c: (-counts[c], c.code))
    told = f"{counts[best]} of the {len(below)} communities and villages that the report names stand below it"
    same = (
        township_form(gazetteer.own_name(best)).kind == township_form(name).kind if len(best.code) == TOWNSHIP else True
    )
    rival = max((counts[c] for c in candidates if c not in left), default=0)
    if rival >= LEAST and rival - counts[best] >= LEAD:
        return _none(
            candidates, "the areas and the communities that the report names point to different places", gazetteer
        )
    enough = counts[best] >= max(SHARE * len(below), 1)
    if others:
        least = LEAST_NARROWED if areas else LEAST
        lead = counts[best] - max(counts[c] for c in others)
        if counts[best] >= least and lead >= LEAD and enough:
            return Link(best.code, "link.communities", f"{told}, fewer below any other of its name", 0.98)
        return _none(left, f"neither areas nor communities tell them apart (best: {told})", gazetteer)
    if areas and (rule == "link.district" or not below or enough):
        where = "、".join(sorted({division.name for code in areas if (division := gazetteer.division(code))}))
        return Link(best.code, rule, f"the report names {where}, where it is the only one of its name", 0.99)
    doubts = _doubts(best, below, counts[best], named, gazetteer)
    if doubts and not (counts[best] >= LEAST and enough):
        return _none(candidates, f"the only one of its name, but {doubts}", gazetteer)
    if not same and counts[best] < LEAST_NARROWED:
        return _none(candidates, "the list has the name with another suffix only", gazetteer)
    return Link(best.code, "link.only", "the only one of its name on the list" + (f"; {told}" if below else ""), 0.95)


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


def _doubts(best: Division, below: Sequence[Form], count: int, named: Named, gazetteer: Gazetteer) -> str:
    """What speaks against the only candidate, "" where nothing does."""
    for digits, what in ((COUNTY, "districts"), (CITY, "cities"), (PROVINCE, "provinces")):
        codes = named.at(digits, stressed=False)
        if digits < len(best.code) and codes and best.code[:digits] not in codes:
            return (
                f"the report names other {what}: {'、'.join(sorted(gazetteer.written(code) for code in codes)[:SHOWN])}"
            )
    if len(below) > 1 and count < SHARE * len(below):
        return f"only {count} of the {len(below)} communities and villages that the report names stand below it"
    return ""


def _count(candidate: Division, below: Iterable[Form], gazetteer: Gazetteer) -> int:
    wanted = {form.key for form in below}
    if len(candidate.code) == COUNTY:
        return len(wanted & {township_form(gazetteer.own_name(d)).stem for d in gazetteer.children(candidate.code)})
    return (
        len(wanted & {gazetteer.form(division).key for division in gazetteer.children(candidate.code)}) if wanted else 0
    )


def _by_communities(below: Sequence[Form], named: Named, gazetteer: Gazetteer) -> str:
    """The township that the communities give away although its name is not the unit's, "" where none is sure."""
    if len(below) < LEAST:
        return ""
    counties: Counter[str] = Counter()
    rarity: dict[str, float] = {}
    for form in below:
        codes = set(gazetteer.counties_with(form.key))
        counties.update(codes)
        rarity[form.key] = math.log(TOWNSHIPS / max(1, len(codes)))
    found: list[tuple[int, str, float]] = []
    for county, number in counties.items():
        if number >= LEAST:
            for town in gazetteer.children(county):
                keys = {gazetteer.form(division).key for division in gazetteer.children(town.code)} & rarity.keys()
                if len(keys) >= LEAST:
                    found.append((len(keys), town.code, sum(rarity[key] for key in keys)))
    found.sort(reverse=True)
    if not found:
        return ""
    count, code, bits = found[0]
    second = found[1][0] if len(found) > 1 else 0
    sure = bits >= math.log(TOWNSHIPS) + SURE_BITS and count - second >= LEAD and 2 * count >= len(below)
    cities = named.at(CITY, stressed=False) | {c[:CITY] for c in named.at(COUNTY, stressed=False)}
    stressed = {c[:CITY] for c in named.stressed if len(c) >= CITY}
    agrees = code[:CITY] in cities if cities else count >= 2 * LEAST - 1
    return code if sure and agrees and (not stressed or code[:CITY] in stressed) else ""


def _none(candidates: Sequence[Division], why: str, gazetteer: Gazetteer) -> Link:
    told = [f"{c.code} {gazetteer.written(c.code)}" for c in candidates[:SHOWN]]
    more = f" and {len(candidates) - SHOWN} more" if len(candidates) > SHOWN else ""
    return Link("", "link.none", f"{why}; on the list of {gazetteer.year}: {', '.join(told)}{more}")
