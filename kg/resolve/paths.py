"""Where a thing stands in the administration, as far as the report tells."""

from __future__ import annotations

import re
from collections import Counter

from kg.model import Extraction, Mention

_LEVELS = (
    (re.compile(r"(?:省|自治区|特别行政区)$"), 0),
    (re.compile(r"(?:市|自治州|盟|地区)$"), 1),
    (re.compile(r"(?:(?<![社小园片])区|县|旗)$"), 2),
    (re.compile(r"(?:街道|镇|乡|苏木)$"), 3),
)
_LOCAL = frozenset(
    {
        "Community",
        "Village",
        "ResidentialArea",
        "Facility",
        "Place",
        "Organization",
        "Project",
        "Campaign",
        "Initiative",
        "Policy",
        "Person",
        "DevelopmentZone",
    }
)
_PLACED = frozenset(
    {"AdministrativeArea", "Community", "Village", "ResidentialArea", "Facility", "Place", "DevelopmentZone"}
)
_ABOVE = re.compile(r"(?:(?P<city>[一-鿿]{2,5}?市))?(?P<district>[一-鿿]{1,5}?[区县旗市])$")
# Names of districts and counties are short; what is longer is more often a zone of another kind.
_LONGEST_DISTRICT = 4
# Bodies, drives and works of the whole country belong to no unit.
_NATIONAL = re.compile(r"^(?:中国|中华|全国|国家|中央|国务院|最高人民)|(?:银行|日报|晚报|新闻网|电视台|大学)$")
_NATIONAL_RULES = frozenset({"name.campaign.national", "name.route.code", "name.department"})


def level(name: str) -> int | None:
    """The rank of an administrative name: 0 province, 1 city, 2 district or county, 3 street or town; None for none."""
    return next((rank for ending, rank in _LEVELS if ending.search(name)), None)


class Paths:
    """The administrative names above each thing of one report.

    Args:
        extraction: the report's mentions.
    """

    def __init__(self, extraction: Extraction) -> None:
        self._mentions = extraction.mentions
        self._text = extraction.layout.document.text
        self._parents = self._adjacent()
        self.unit = self._unit(extraction.layout.unit)
        self._unit_path = self._chain(self.unit)

    def _unit(self, said: str) -> str:
        """The reporting unit as an area of the report: the name that the layout gives, else what short forms stand for."""
        names = Counter(
            m.name
            for m in self._mentions
            if m.kind in ("AdministrativeArea", "Community", "Village", "DevelopmentZone")
        )
        fits = [name for name in names if said and (said.endswith(name) or name == said)]
        if fits:
            return max(fits, key=len)
        ranked = sorted(
            ((count, name) for name, count in names.items() if level(name) == 3), key=lambda pair: (-pair[0], pair[1])
        )
        return said or (ranked[0][1] if ranked else "")

    def _adjacent(self) -> dict[int, int]:
        """For each placed mention, the mention of an area that ends where it begins (青禾镇 + 石鼓村)."""
        areas = {
            m.span.end: i
            for i, m in enumerate(self._mentions)
            if m.kind in ("AdministrativeArea", "Community", "Village")
        }
        found = {}
        for i, mention in enumerate(self._mentions):
            above = areas.get(mention.span.begin)
            if above is not None and mention.kind in _PLACED and self._over(self._mentions[above], mention):
                found[i] = above
        return found

    @staticmethod
    def _over(above: Mention, below: Mention) -> bool:
        high, low = level(above.name), level(below.name) if below.kind == "AdministrativeArea" else 9
        if above.kind != "AdministrativeArea":
            return below.kind in ("Village", "ResidentialArea")
        return high is not None and low is not None and high < low

    def _chain(self, name: str) -> tuple[str, ...]:
        """The areas above an area, outermost first, from where it stands with them (澄原市云屏区青禾街道)."""
        for i, mention in enumerate(self._mentions):
            if mention.name == name and i in self._parents:
                above = self._mentions[self._parents[i]].name
                return (*self._chain(above), above)
        if level(name) is not None and level(name) != 0 and (written := self._written(name)):
            return written
        return self._only_district() if name == self.unit and level(name) == 3 else ()

    def _only_district(self) -> tuple[str, ...]:
        """The one district or county that the report names: a street that speaks of just one speaks of its own."""
        areas = {m.name for m in self._mentions if m.kind == "AdministrativeArea"}
        named = {name for name in areas if level(name) == 2 and len(name) <= _LONGEST_DISTRICT}
        if len(named) != 1:
            return ()
        (district,) = named
        return (*self._chain(district), district)

    def _written(self, name: str) -> tuple[str, ...]:
        """The areas in front of a name that the report writes out in full only where no mention was taken."""
        cities = {m.name for m in self._mentions if m.kind == "AdministrativeArea"}
        at = self._text.find(name)
        while at > 0:
            m = _ABOVE.search(self._text[max(0, at - 12) : at])
            if m is not None and m["district"] in cities:
                return (*self._chain(m["district"]), m["district"])
            at = self._text.find(name, at + 1)
        return ()

    def stated(self, index: int) -> tuple[str, ...]:
        """The path that stands right before a mention, () where the text leaves it unsaid or it is the unit's own."""
        mention = self._mentions[index]
        if mention.kind == "AdministrativeArea" or index not in self._parents:
            return ()
        above = self._mentions[self._parents[index]].name
        if above == self.unit:
            return ()
        if self._mentions[self._parents[index]].kind != "AdministrativeArea":
            return (*self._unit_path, self.unit, above) if self.unit else (above,)
        if level(above) in (0, 1):
            return ()
        if above in self._unit_path:
            return ()
        return (*self._chain(above), above)

    def of(self, name: str, kind: str, stated: tuple[str, ...]) -> tuple[str, ...]:
        """The path of a thing.

        Args:
            name: its full name.
            kind: its class.
            stated: the path that the text puts before it, () for none.
        """
        if stated:
            return stated
        if kind == "AdministrativeArea":
            return self._chain(name)
        if name == self.unit:
            return self._unit_path
        if kind not in _LOCAL or not self.unit or _NATIONAL.search(name) or self._national(name):
            return ()
        return (*self._unit_path, self.unit)

    def _national(self, name: str) -> bool:
        return any(m.name == name and m.rule in _NATIONAL_RULES for m in self._mentions)
