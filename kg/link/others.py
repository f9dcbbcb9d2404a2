"""What each named area of a report is on the list, seen from where its unit stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.gazetteer import CITY, COUNTY, TOWNSHIP, Gazetteer
from kg.gazetteer.names import Form, area_stem, folded, local_form, township_form
from kg.link.mentioned import consistent, named_areas
from kg.link.unit import SHOWN, Place, place_unit
from kg.model import Division, Entity, Link, Resolution, Span

LINKED = frozenset({"AdministrativeArea", "Community", "DevelopmentZone", "Village"})
"""Classes whose things may stand on the list."""

_LOCAL = ("Community", "Village")
_OTHER_NAME = re.compile(r"[一-鿿]?(?:村|社区|街道|镇|乡|路|街|屯|庄|桥)")
_TOWNS = ("街道", "镇", "乡", "苏木")


class Linker:
    """The links of one report.

    Args:
        resolution: the report's claims, its mentions merged into entities.
        gazetteer: the list.
    """

    def __init__(self, resolution: Resolution, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.mentions = resolution.extraction.mentions
        self.entities = [entity for entity in resolution.entities if entity.kind in LINKED]
        layout = resolution.extraction.layout
        units = [entity for entity in self.entities if entity.is_unit]
        self.unit = units[0] if units else None
        self.anchor = self._anchor(layout.unit)
        self.text = layout.document.text
        self.named = named_areas(layout, self.anchor, gazetteer)
        self.own = self._own_below()
        self.place = self._placed()

    def link(self, entity: Entity) -> Link | None:
        """What became of the search for an entity, None for one of a class that the list does not hold."""
        if entity.kind not in LINKED:
            return None
        if entity.name == self.anchor and entity.kind not in _LOCAL:
            return self.place.link
        if entity.kind in _LOCAL:
            return self._local(entity)
        above, name = self._peeled(entity)
        if entity.kind == "DevelopmentZone":
            return self._zone(entity)
        if township_form(name).kind in _TOWNS:
            return self._township(name, above)
        if all(self._inside_another(entity.name, self.mentions[index].span) for index in entity.mentions):
            return Link("", "link.none", "stands only inside other names")
        return self._area(name, above)

    def _inside_another(self, name: str, span: Span) -> bool:
        """Whether an area's short form is only a part of another name (a city's in 澄原社区)."""
        if span.end - span.begin >= len(name):
            return False
        if _OTHER_NAME.match(self.text, span.end):
            return True
        full = {division.code for division in self.gazetteer.areas(name)}
        return any(
            begin <= span.begin and span.end <= end and not codes & full for begin, end, codes in self.named.spans
        )

    # --- the unit ---------------------------------------------------------------------------------------------------

    def _anchor(self, said: str) -> str:
        """Name of the area that the report is about: the unit, or the street of a unit that is a community."""
        if self.unit is None:
            return ""
        if self.unit.kind not in _LOCAL:
            return self.unit.name
        streets = [e for e in self.entities if e.kind == "AdministrativeArea" and township_form(e.name).kind in _TOWNS]
        inside = [name for name in self.unit.path if township_form(name).kind in _TOWNS]
        return inside[-1] if inside else streets[0].name if len(streets) == 1 else ""

    def _own_below(self) -> dict[str, Form]:
        """Forms of what lies right below the anchor, by key."""
        found: dict[str, Form] = {}
        if township_form(self.anchor).kind not in _TOWNS:
            towns = (
                township_form(e.name) for e in self.entities if e.kind == "AdministrativeArea" and e.name != self.anchor
            )
            return {form.stem: form for form in towns if form.kind}
        for entity in self.entities:
            if entity.kind in _LOCAL and self._is_own(entity):
                form = local_form(entity.name)
                if form.kind and len(form.key) >= 1:
                    found.setdefault(form.key, form)
        return found

    def _is_own(self, entity: Entity) -> bool:
        return not entity.path or entity.path[-1] == self.anchor or (self.unit is entity)

    def _placed(self) -> Place:
        if not self.anchor:
            return Place("", Link("", "link.none", "the report does not say whose it is"))
        towny = township_form(self.anchor).kind in _TOWNS
        candidates = self.gazetteer.townships(self.anchor) if towny else self.gazetteer.areas(self.anchor)
        if towny and self._unlisted_above():
            why = f"the report places it in {'、'.join(self._unlisted_above())}, which is not on the list of {self.gazetteer.year}"
            return Place("", Link("", "link.none", why))
        return place_unit(self.anchor, candidates, tuple(self.own.values()), self.named, self.text, self.gazetteer)

    def _unlisted_above(self) -> list[str]:
        """Areas that the report puts above its unit and that the list does not have under any suffix."""
        unit = [e for e in self.entities if e.name == self.anchor]
        above = {name for entity in unit for name in entity.path}
        if not self.named.stressed:
            # a report that names no listed area near its unit, but a county that no list has, is about that county
            above |= {
                e.name
                for e in self.entities
                if e.kind == "AdministrativeArea" and e.name[-1] in "区县旗市" and not e.path
            }
        listed = {n for n in above if self._is_listed(n)}
        missing = [n for n in above if len(n) > 2 and n not in listed]
        stated = {name for entity in unit for name in entity.path}
        return sorted(missing) if set(missing) & stated or (missing and not listed) else []

    def _is_listed(self, name: str) -> bool:
        """Whether the list has an area of a name, of its stem, or of its end (市 of the area before may stick to it)."""
        known = self.gazetteer.areas_ending(name) or self.gazetteer.stems(name[:-1])
        return bool(known) or any(self.gazetteer.areas(name[at:]) for at in range(1, len(name) - 1))

    # --- areas ------------------------------------------------------------------------------------------------------

    def _peeled(self, entity: Entity) -> tuple[list[str], str]:
        """The areas above an entity, as far as its path and its own name say, and the rest of its name."""
        above, name = list(entity.path), entity.name
        found = True
        while found:
            found = False
            for end in range(len(name) - 2, 1, -1):
                if self.gazetteer.areas(name[:end]) and name[end - 1] in "省市区县旗州盟":
                    above.append(name[:end])
                    name, found = name[end:], True
                    break
        return above, name

    def _area(self, name: str, above: Sequence[str]) -> Link:
        """A province, city or county."""
        found = self._within(self.gazetteer.areas(name), above)
        on_chain = [d for d in found if self.place.code.startswith(d.code)]
        if on_chain:
            return Link(on_chain[-1].code, "link.above", "the unit lies in it", 0.99)
        if not found and self.place.code:
            renamed = [d for d in self.gazetteer.path(self.place.code) if len(d.code) == COUNTY]
            if renamed and area_stem(name, COUNTY) == area_stem(renamed[0].name, COUNTY) and name[-1] in "区县市":
                return Link(
                    renamed[0].code, "link.renamed", f"the unit lies in {renamed[0].name}, which it became", 0.9
                )
        if len(found) > 1:
            near = [d for d in found if consistent(d.code, self.named, level=CITY)] or [
                d for d in found if d.code[:CITY] == self.place.code[:CITY]
            ]
            found = near if len(near) == 1 else found
        if len(found) != 1:
            return self._none(found, "the report names none of the areas above them")
        (only,) = found
        if len(only.code) < COUNTY or self.place.code or consistent(only.code, self.named):
            return Link(only.code, "link.name", "the only one of its name on the list", 0.97)
        return self._none(found, "the only one of its name, but nothing else in the report is known to lie there")

    def _within(self, found: Sequence[Division], above: Sequence[str]) -> list[Division]:
        """Those that lie in the areas said to be above them; areas that the list does not have rule all out."""
        for name in above:
            codes = {d.code for d in self.gazetteer.areas_ending(name)}
            if township_form(name).kind not in _TOWNS:
                found = [d for d in found if any(d.code.startswith(code) for code in codes)]
        return list(found)

    def _township(self, name: str, above: Sequence[str]) -> Link:
        """Another street or town than the unit."""
        found = self._within(self.gazetteer.townships(name), above)
        exact = [d for d in found if township_form(self.gazetteer.own_name(d)).kind == township_form(name).kind]
        here = self.place.code
        for digits, where in ((COUNTY, "district"), (CITY, "city")):
            near = [d for d in exact if here and d.code[:digits] == here[:digits]]
            if len(near) == 1:
                return Link(near[0].code, "link.neighbour", f"the only one of its name in the unit's own {where}", 0.96)
            if near:
                break
        told = [d for d in exact if consistent(d.code, self.named, level=COUNTY)]
        if len(told) == 1 and (above or here):
            return Link(told[0].code, "link.district", "the report names the district, where it is the only one", 0.97)
        return self._none(found, "the report does not say which")

    def _zone(self, entity: Entity) -> Link:
        """A development zone: on the list as a township, called with or without the name of its county."""
        here = self.place.code
        found: list[Division] = []
        if len(here) >= COUNTY:
            path = self.gazetteer.path(here[:COUNTY])
            names = {folded(entity.name)}
            for division in reversed(path):
                short = area_stem(division.name, len(division.code))
                names |= {n.removeprefix(start) for n in tuple(names) for start in (division.name, short)}
            found = [d for d in self.gazetteer.children(here[:COUNTY]) if self.gazetteer.own_name(d) in names]
        if len(found) == 1:
            return Link(found[0].code, "link.neighbour", "the only one of its name in the unit's own district", 0.96)
        return self._none(found, "the report does not say which")

    # --- communities and villages -----------------------------------------------------------------------------------

    def _local(self, entity: Entity) -> Link:
        form = local_form(entity.name)
        if self.anchor.startswith(entity.name) and self.text.count(entity.name) == self.text.count(self.anchor):
            return Link("", "link.none", f"never stands but in the name of {self.anchor}")
        town = self.place.code if self._is_own(entity) else self._stated_town(entity)
        if len(town) != TOWNSHIP:
            if len(town) == COUNTY:
                return self._none((), "the street or town that it belongs to is not said")
            return Link("", "link.none", "the street or town that it belongs to is not known on the list")
        here = [(d, self.gazetteer.form(d)) for d in self.gazetteer.children(town)]
        alike = [(d, f) for d, f in here if f.key == form.key]
        exact = [d for d, f in alike if f.stem == form.stem and f.kind == form.kind]
        if len(exact) == 1:
            return Link(exact[0].code, "link.below", f"stands below {self._name(town)} on the list", 0.98)
        if len(alike) != 1:
            return self._none([d for d, _ in alike], f"no one of its name stands below {self._name(town)} on the list")
        ((only, other),) = alike
        if other.kind == form.kind:
            return Link(only.code, "link.below", f"stands below {self._name(town)} on the list as {only.name}", 0.96)
        if len(form.key) < 2 or self._holds_both(only):
            return self._none([only], "the list has the name as another kind of place")
        return Link(only.code, "link.renamed", f"stands below {self._name(town)} on the list as {only.name}", 0.9)

    def _stated_town(self, entity: Entity) -> str:
        """Code of the street or town that the text puts above a village, "" where it is not linked."""
        name = entity.path[-1]
        if township_form(name).kind not in _TOWNS:
            return ""
        return self._township(name, entity.path[:-1]).code

    def _holds_both(self, division: Division) -> bool:
        """Whether the report names a place that is the division by name and kind."""
        wanted = self.gazetteer.form(division)
        return any(local_form(e.name) == wanted for e in self.entities if e.kind in _LOCAL and self._is_own(e))

    # --- reasons ----------------------------------------------------------------------------------------------------

    def _name(self, code: str) -> str:
        division = self.gazetteer.division(code)
        return division.name if division else code

    def _none(self, found: Sequence[Division], why: str) -> Link:
        if not found:
            return Link("", "link.none", f"not on the list of {self.gazetteer.year}")
        told = ", ".join(f"{d.code} {self.gazetteer.written(d.code)}" for d in list(found)[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        return Link("", "link.none", f"{why}; on the list of {self.gazetteer.year}: {told}{more}")
