"""The link stage: areas, communities and villages of one report to their codes on the official list.

A link is made only where one division is clearly meant. First the reporting unit is placed (`kg.link.unit`); what else the
report names is then looked up from there: the areas above the unit, the communities and villages below it, its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.gazetteer import Gazetteer, load_gazetteer
from kg.link.others import Linker
from kg.model import Division, Resolution

__all__ = ["divisions_above", "link"]


def link(resolution: Resolution, gazetteer: Gazetteer | None = None) -> Resolution:
    """Look up the areas, communities and villages of a report on the official list.

    Args:
        resolution: the report's claims, its mentions merged into entities.
        gazetteer: the list; the packaged one when None.

    Returns:
        The same with a `Link` on each entity that was looked up, whether a division was found or not.
    """
    linker = Linker(resolution, gazetteer or load_gazetteer())
    return replace(
        resolution, entities=tuple(replace(entity, link=linker.link(entity)) for entity in resolution.entities)
    )


def divisions_above(codes: Iterable[str], gazetteer: Gazetteer | None = None) -> tuple[Division, ...]:
    """Divisions of the list and all those above them, each once, in code order.

    Args:
        codes: their codes.
        gazetteer: the list; the packaged one when None.
    """
    wanted = set(codes)
    if not wanted:
        return ()
    known = gazetteer or load_gazetteer()
    found: dict[str, Division] = {}
    for code in wanted:
        above = ""
        for division in known.path(code):
            found[division.code] = replace(division, above=above)
            above = division.code
    return tuple(found[code] for code in sorted(found))
