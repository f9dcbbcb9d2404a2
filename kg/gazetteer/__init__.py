"""The official list of China's administrative divisions: province, city, county, township and village, each with its code.

The list is of one year (`Gazetteer.year`); source and licence stand in the file NOTICE. A lookup reads only what it needs.
"""

from __future__ import annotations

import functools
import re

from kg.gazetteer.names import (
    CITY,
    COUNTY,
    PROVINCE,
    TOWNSHIP,
    VILLAGE,
    Form,
    area_stem,
    local_form,
    own_part,
    township_form,
)
from kg.gazetteer.store import LOCAL, TOWN, Store
from kg.model import Division

__all__ = ["CITY", "COUNTY", "PROVINCE", "TOWNSHIP", "VILLAGE", "Gazetteer", "load_gazetteer"]

_FILLERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""What stands on the list in the place of a city where there is none."""

_HAN = re.compile(r"[㐀-䶿一-鿿]+")

_LEVELS = (PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE)


class Gazetteer:
    """Lookups in the list.

    Args:
        store: the list's file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.year: int = store.about["year"]
        self.source: str = store.about["source"]

    # --- by code ----------------------------------------------------------------------------------------------------

    def division(self, code: str) -> Division | None:
        """The division of a code, None where the list has none."""
        if len(code) <= COUNTY:
            name = self._areas.get(code)
            return Division(code, name) if name is not None else None
        siblings = self.children(code[: _LEVELS[_LEVELS.index(len(code)) - 1]]) if len(code) in _LEVELS else ()
        return next((division for division in siblings if division.code == code), None)

    def path(self, code: str) -> tuple[Division, ...]:
        """The divisions from the province down to a code's own, without those that only fill a level of the list."""
        found = (self.division(code[:level]) for level in _LEVELS if level <= len(code))
        known = [division for division in found if division is not None]
        return tuple(
            division
            for number, division in enumerate(known)
            # 东莞市 stands on the list as a city and again as its own only county
            if division.name not in _FILLERS and not (number and known[number - 1].name == division.name)
        )

    def written(self, code: str) -> str:
        """The path as one would write it: 浙江省杭州市…"""
        return "".join(division.name for division in self.path(code))

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions right below a county or township, in code order; () for any other code."""
        if len(code) not in (COUNTY, TOWNSHIP) or code[:COUNTY] not in self._number:
            return ()
        towns = self._county(self._number[code[:COUNTY]])
        if len(code) == COUNTY:
            return tuple(town for town, _ in towns)
        return next((self._villages(code, text) for town, text in towns if town.code == code), ())

    # --- by name ----------------------------------------------------------------------------------------------------

    def areas(self, name: str) -> tuple[Division, ...]:
        """Provinces, cities and counties that are called exactly so, in code order."""
        return tuple(Division(code, self._areas[code]) for code in self._codes_of.get(name, ()))

    def areas_ending(self, name: str) -> tuple[Division, ...]:
        """Those that are called so, else those whose name ends so (自治州 behind the name of its people)."""
        exact = self.areas(name)
        if exact or len(name) < 4:
            return exact
        return tuple(
            Division(code, full) for full, codes in self._codes_of.items() if full.endswith(name) for code in codes
        )

    def stems(self, stem: str) -> tuple[Division, ...]:
        """Provinces, cities and counties whose name without its suffix is this, in code order."""
        alike = [code for name in self._names_from.get(stem[:2], ()) for code in self._codes_of[name]]
        return tuple(
            Division(code, self._areas[code])
            for code in sorted(alike)
            if area_stem(self._areas[code], len(code)) == stem
        )

    def townships(self, name: str) -> tuple[Division, ...]:
        """Streets and towns of a name, those that are called exactly so; where there is none, those of its stem.

        A town may be called after its county on the list (云汀区青禾街道); that is the same name.
        """
        form = township_form(name)
        found = [
            (town, township_form(self.own_name(town)))
            for county in self._store.counties(TOWN, form.stem)
            for town, _ in self._county(county)
            if form.stem[:1] in town.name
        ]
        alike = [(town, other) for town, other in found if other.stem == form.stem]
        exact = [town for town, other in alike if other.kind == form.kind]
        return tuple(sorted(exact or [town for town, _ in alike]))

    def locals(self, name: str) -> tuple[Division, ...]:
        """Communities and villages of a name, whatever their suffix, in code order."""
        key = local_form(name).key
        # letters, digits and brackets may stand in another form on the list
        probe = max(_HAN.findall(key), key=len, default="")
        return tuple(
            division
            for county in self._store.counties(LOCAL, key)
            for town, text in self._county(county)
            if probe in text  # most townships need not be taken apart
            for division in self._villages(town.code, text)
            if probe in division.name and self.form(division).key == key
        )

    def counties_with(self, key: str) -> list[str]:
        """Codes of counties that may hold a community or village of a key (`Form.key`); a few too many, never too few."""
        return [self._codes[number] for number in self._store.counties(LOCAL, key)]

    def find(self, name: str) -> tuple[Division, ...]:
        """All divisions of a name at any level, the higher levels first; short names count."""
        named = self.areas(name) or self.stems(name)
        return tuple(sorted({*named, *self.townships(name), *self.locals(name)}, key=lambda d: (len(d.code), d.code)))

    # --- forms ------------------------------------------------------------------------------------------------------

    def own_name(self, division: Division) -> str:
        """A township's, community's or village's name without the names of the divisions above it."""
        code = division.code
        above = [self._areas[code[:CITY]], self._areas[code[:COUNTY]]]
        if len(code) == VILLAGE:
            above.append(self._town_name(code[:TOWNSHIP]))
        return own_part(division.name, above)

    def form(self, division: Division) -> Form:
        """Form of a community's or village's own name."""
        return local_form(self.own_name(division))

    # --- what is read when it is needed -----------------------------------------------------------------------------

    @functools.cached_property
    def _areas(self) -> dict[str, str]:
        return dict(self._store.areas())

    @functools.cached_property
    def _codes(self) -> list[str]:
        return [code for code in self._areas if len(code) == COUNTY]

    @functools.cached_property
    def _number(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self._codes)}

    @functools.cached_property
    def _codes_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code, name in self._areas.items():
            if name not in _FILLERS and not (len(code) == COUNTY and self._areas[code[:CITY]] == name):
                found.setdefault(name, []).append(code)
        return found

    @functools.cached_property
    def _names_from(self) -> dict[str, list[str]]:
        """Areas' names by their first two characters."""
        found: dict[str, list[str]] = {}
        for name in self._codes_of:
            found.setdefault(name[:2], []).append(name)
        return found

    @functools.lru_cache(maxsize=64)  # noqa: B019 - one gazetteer lives as long as the program
    def _county(self, number: int) -> list[tuple[Division, str]]:
        """The townships of a county, each with the text of its villages."""
        county = self._codes[number]
        return [(Division(county + digits, name), text) for digits, name, text in self._store.townships(number)]

    @functools.lru_cache(maxsize=64)  # noqa: B019 - as above
    def _villages(self, town: str, text: str) -> tuple[Division, ...]:
        return tuple(Division(town + digits, name) for digits, name in self._store.villages(text))

    def _town_name(self, code: str) -> str:
        towns = self._county(self._number[code[:COUNTY]])
        return next(town.name for town, _ in towns if town.code == code)


@functools.cache
def load_gazetteer() -> Gazetteer:
    """The packaged list.

    Raises:
        ConfigError: the file is missing or no list.
    """
    return Gazetteer(Store())
