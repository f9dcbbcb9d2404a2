"""Merge mentions into entities."""

from __future__ import annotations

from kg.model import Entity, Extraction, Resolution


def resolve(extraction: Extraction) -> Resolution:
    """Merge the mentions of one report into entities."""
    groups: dict[tuple[str, str], list[int]] = {}
    for i, m in enumerate(extraction.mentions):
        groups.setdefault((m.kind, m.name), []).append(i)
    text = extraction.layout.document.text
    entities = []
    entity_of = [0] * len(extraction.mentions)
    for n, ((kind, name), members) in enumerate(groups.items()):
        forms = {text[(s := extraction.mentions[i].span).begin : s.end] for i in members}
        for i in members:
            entity_of[i] = n
        entities.append(Entity(name, kind, (), tuple(sorted(forms - {name})), tuple(members)))
    return Resolution(extraction, tuple(entities), tuple(entity_of))
