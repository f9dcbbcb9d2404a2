"""Bodies and buildings of the reporting unit that are named by their type, and the names of provinces and cities."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.names.boundary import opens
from kg.extract.names.found import Found, found
from kg.extract.names.stock import alternation, table, words
from kg.extract.names.view import View


@cache
def _typed() -> re.Pattern[str]:
    data = table("names_bodies")
    return re.compile(
        rf"(?P<unit>街道|镇|乡|社区|区|县|村)"
        rf"(?P<body>(?:(?:{alternation(words('names_words', 'type_words'))})*(?:{alternation(data['typed_facilities'])})|{alternation(data['bodies'])}))"
        rf"(?!{data['not_after']})"
    )


@cache
def _more() -> re.Pattern[str]:
    data = table("names_bodies")
    return re.compile(rf"[、和与及](?P<body>{alternation(data['bodies'])})(?!{data['not_after']})")


@cache
def _regions() -> re.Pattern[str]:
    cities, provinces = words("names_places", "cities"), words("names_places", "provinces")
    bare = (cities - words("names_places", "ambiguous")) | provinces
    return re.compile(f"(?P<full>{alternation(cities | provinces)})(?P<level>市|省|自治区)(?!场|政|级机|直)|(?P<bare>{alternation(bare)})")


def by_regions(view: View) -> list[Found]:
    """Provinces and prefecture-level cities."""
    names = []
    for m in _regions().finditer(view.text):
        stem = m["full"] or m["bare"]
        level = m["level"] or _level(stem)
        sure = m["full"] is not None
        names.append(found(view, *m.span(), "AdministrativeArea", "name.region", 0.93 if sure else 0.6, stem + level, full=sure))
    return names


def _level(stem: str) -> str:
    if stem in words("names_places", "regions"):
        return "自治区"
    if stem in words("names_places", "municipalities") or stem in words("names_places", "cities"):
        return "市"
    return "省"


def by_unit(view: View, unit: str) -> list[Found]:
    """Bodies and buildings of the unit that the report names by type (街道调委会, 镇卫生院): the unit's name is understood.

    Args:
        view: the sentence.
        unit: the reporting unit's name, ending with its kind (街道, 镇, 乡, 社区 …); "" finds nothing.
    """
    if not unit:
        return []
    names = []
    for m in _typed().finditer(view.text):
        word = m["unit"]
        if not unit.endswith(word) or (m.start() > 0 and not _opened(view, m.start())):
            continue
        names.append(_body(view, m.start(), m.end(), unit, m["body"]))
        end = m.end()
        while more := _more().match(view.text, end):
            names.append(_body(view, more.start("body"), more.end(), unit, more["body"]))
            end = more.end()
    return names


def _body(view: View, begin: int, end: int, unit: str, body: str) -> Found:
    kind = "Facility" if _is_facility(body) else "Organization"
    return found(view, begin, end, kind, "name.unit.body", 0.8, unit + body, full=False)


def _opened(view: View, begin: int) -> bool:
    """Whether the word before is no part of a name (a verb, a preposition, a noun of time …)."""
    before = view.text[begin - 1]
    if not "一" <= before <= "鿿":
        return True
    start = view.boundaries.get(begin)
    return before not in "各全我该本每两" and start is not None and opens(view.text[start:begin]) >= 1.2


def _is_facility(body: str) -> bool:
    return re.search(f"(?:{alternation(table('names_bodies')['typed_facilities'])})$", body) is not None
