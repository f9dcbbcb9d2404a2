"""What a fact is about: the names in its stretch of the sentence, and the drive that its section tells of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.reading import Reading
from kg.model import Layout, Mention, Span

PLACES = frozenset(
    ("Community", "Village", "ResidentialArea", "Facility", "Place", "DevelopmentZone", "AdministrativeArea")
)
_DRIVES = frozenset(("Campaign",))


def about(reading: Reading, scope: Span, layout: Layout) -> tuple[int, ...]:
    """Indices of the mentions that a fact over `scope` speaks of; the reporting unit is taken for granted."""
    clause = next((c for c in reading.lexed.sentence.clauses if c.begin <= scope.begin < c.end), scope)
    stretch = Span(min(clause.begin, scope.begin), max(clause.end, scope.end))
    return tuple(i for i, m in reading.within(stretch) if m.name != layout.unit and not _nested(m, reading))


def _nested(mention: Mention, reading: Reading) -> bool:
    return any(o.span.covers(mention.span) and o.span != mention.span for _, o in reading.names)


def drives(readings: Sequence[Reading]) -> tuple[int | None, ...]:
    """For each sentence the mention of the named drive that its section opened with, None where there is none."""
    found: list[int | None] = []
    section, drive = -1, None
    for reading in readings:
        if reading.lexed.sentence.section != section:
            section, drive = reading.lexed.sentence.section, None
        named = [i for i, m in reading.names if m.kind in _DRIVES]
        if len(named) == 1:
            drive = named[0]
        found.append(drive)
    return tuple(found)
