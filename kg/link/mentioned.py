"""Which provinces, cities and counties of the list a report names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.gazetteer import CITY, COUNTY, PROVINCE, Gazetteer
from kg.gazetteer.names import area_stem
from kg.model import Layout

_SUFFIX = re.compile(r"[省市区县旗州盟]")
_LONGEST = 15
# A visit to another area, or a partnership with it, says nothing about where a report comes from.
_ELSEWHERE = re.compile(r"(?:[赴往与和同向到援助]|对口|前来|学习|考察|结对|协作|来自)$")


@dataclass(slots=True)
class Named:
    """Codes of the areas that a report names.

    A name that several areas bear gives all their codes.

    Attributes:
        said: named anywhere as a possible home of the report.
        stressed: named in front of the unit's own name, in the title, the file name, the metadata or the page around the
            report.
        spans: where in the text: begin, end, codes.
    """

    said: set[str] = field(default_factory=set)
    stressed: set[str] = field(default_factory=set)
    spans: list[tuple[int, int, set[str]]] = field(default_factory=list)

    def at(self, level: int, *, stressed: bool) -> set[str]:
        """The codes of a level."""
        return {code for code in (self.stressed if stressed else self.said) if len(code) == level}


def named_areas(layout: Layout, unit: str, gazetteer: Gazetteer) -> Named:
    """The areas that a report names.

    Args:
        layout: the report.
        unit: name of the reporting unit, "" where it is unknown.
        gazetteer: the list.
    """
    found = Named()
    text = layout.document.text
    ends: dict[int, tuple[int, set[str]]] = {}
    for begin, end, codes in _scan(text, gazetteer):
        found.spans.append((begin, end, codes))
        ends[end] = begin, codes
        start = begin
        while start in ends:  # 杭州市 in front of 西湖区
            start = ends[start][0]
        framed = any(span.begin <= begin < span.end for span in layout.furniture)
        if framed or (unit and text.startswith(unit, end)):
            found.stressed |= codes
            found.said |= codes
        elif not _ELSEWHERE.search(text[max(0, start - 2) : start]):
            found.said |= codes
    for part in (layout.title, layout.document.name, *layout.metadata.values()):
        for _, _, codes in _scan(part, gazetteer):
            found.stressed |= codes
            found.said |= codes
    _add_cities_above(found, text, ends)
    return found


def _add_cities_above(found: Named, text: str, ends: dict[int, tuple[int, set[str]]]) -> None:
    """What stands right in front of a stressed area is stressed too (澄原市 in 澄原市云屏区青禾街道)."""
    for begin, codes in sorted(ends.values(), reverse=True, key=lambda item: item[0]):
        if codes & found.stressed and begin in ends:
            found.stressed |= ends[begin][1]


def _scan(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, set[str]]]:
    """Begin, end and codes of each full name of an area, the longest at each end."""
    last = -1
    for suffix in _SUFFIX.finditer(text):
        end = suffix.end()
        for begin in range(max(0, end - _LONGEST), end - 1):
            codes = {division.code for division in gazetteer.areas(text[begin:end])}
            # 城区 and 郊区 are districts only behind the name of their city
            if codes and (end - begin > 2 or suffix.group() != "区" or begin == last):
                last = end
                yield begin, end, codes
                break


def renamed_counties(text: str, county: str, gazetteer: Gazetteer) -> bool:
    """Whether a text names a county by its stem with another suffix (it was 县 before it became 区).

    Args:
        text: where to look.
        county: code of the county on the list.
        gazetteer: the list.
    """
    division = gazetteer.division(county)
    if division is None:
        return False
    stem = area_stem(division.name, COUNTY)
    if len(stem) < 2 or stem == division.name:
        return False
    others = (stem + suffix for suffix in "区县市")
    return any(other in text and not gazetteer.areas(other) for other in others)


def consistent(code: str, named: Named, *, level: int = PROVINCE) -> bool:
    """Whether the report names an area above a division, at the given level (a province, or a city) or below it."""
    return any(code[:digits] in named.said for digits in (PROVINCE, CITY, COUNTY) if level <= digits < len(code))
