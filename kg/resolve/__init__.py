"""The resolve stage: mentions of one report to entities."""

from __future__ import annotations

from kg.model import Entity, Extraction, Resolution
from kg.resolve.merge import surfaces, together
from kg.resolve.paths import Paths

__all__ = ["resolve"]


def resolve(extraction: Extraction) -> Resolution:
    """Merge the mentions of one report into entities, each with the administrative areas above it.

    Mentions are of one thing where their full names are the same, and where one is a firm's name without its industry
    (云屏 of 云屏光电). The same name in two places of the administration is two things: the path tells them apart, here and
    across reports, since it is part of the entity's IRI (`kg.ids.entity_iri`).

    Args:
        extraction: a report's mentions and claims.

    Returns:
        The extraction with its entities, sorted by their first mention, and the entity of each mention.
    """
    paths = Paths(extraction)
    groups = together(extraction, paths)
    names = {group.name for group in groups}
    entities = []
    entity_of = [0] * len(extraction.mentions)
    for number, group in enumerate(groups):
        for index in group.members:
            entity_of[index] = number
        # 柳塘社区、石鼓社区日间照料中心: the first centre is written as the community is called
        forms = surfaces(extraction, group.members) - names
        entities.append(
            Entity(
                name=group.name,
                kind=group.kind,
                path=group.path,
                aliases=tuple(sorted(forms)),
                mentions=group.members,
                is_unit=group.name == paths.unit
                and group.kind in ("AdministrativeArea", "Community", "Village", "DevelopmentZone", "Organization"),
            )
        )
    return Resolution(extraction, tuple(entities), tuple(entity_of))
